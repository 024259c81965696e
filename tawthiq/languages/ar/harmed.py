"""The harmed, as the rooms of harm share them: what is harm, and the toll that people or a force make."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention
from tawthiq.model.values import Count, People, Toll

HARM = (
    "pass_verb fell_verb kill_verb slay_verb lose_verb after_verb after_two meet_verb "
    "kill_noun dead_one dead_two dead_many no_harm"
)
"""Kinds of words of harm: a pattern that counts the victims of one does not reach over the next."""
OTHERS = f"{HARM} force crowd people"
"""Kinds of word behind which «في صفوفهم» takes up somebody else than a force named before."""
ARMED = frozenset(("militant", "attacker", "soldier", "police", "security", "?"))
"""Groups that kill: uncounted beside a verb («قتل مسلحون …») they are more often who did it, or one cannot see whether
they are two or more («مقتل مسلحين»)."""
YEARS = range(1980, 2050)
"""Numbers that are read as years after the head of a total: «عدد القتلى مقارنة بعام 2014»."""


def tolled(status: object, people: People, count: Count | None = None) -> Toll:
    """Return people as the harmed, as many as they are or as `count` says."""
    return Toll(str(status), people.harmed, count or people.count)


def harmed(status: object, found: Mention) -> Toll:
    """Return people, or a bare figure of all victims, as the harmed."""
    return Toll(str(status), "all", found.value) if found.kind == "amount" else tolled(status, found.value)


def group_of(whose: Mention) -> str:
    """Return the group of people, of a force, or of a nationality."""
    if isinstance(whose.value, People):
        return whose.value.harmed
    return str(whose.value) if whose.kind == "force" else "all"


def is_definite(harm: Mention) -> bool:
    """Return whether harm has the article: what follows is its kind, not whom it struck («الاغتيال السياسي»)."""
    return harm.before.endswith("ال")
