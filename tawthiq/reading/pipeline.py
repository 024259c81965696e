"""Languages and tables put together: the engine that reading runs."""

from __future__ import annotations

from functools import cache

from tawthiq.grammar.engine import Engine
from tawthiq.grammar.language import load_language
from tawthiq.grammar.lexicon import Entry, fill
from tawthiq.knowledge.actors import lexicon_rows
from tawthiq.knowledge.places import load_places

NAMES = ("place", "cued_place", "group", "agency", "outlet", "institution", "force")
GOALS = ("toll", "joint", "happening")
"""What an article must show to be read on: a figure of victims and a word for what happened."""


@cache
def load_engine(code: str) -> Engine:
    """Return the engine of a language, its lexicon filled from its words and from the reference tables."""
    language, lexicon = load_language(f"tawthiq.languages.{code}", given=NAMES, goals=GOALS)
    lexicon.more(_places)
    fill(lexicon, lexicon_rows(), language.script)
    return Engine(language, lexicon)


def _places(word: str) -> tuple[Entry, ...]:
    """Return the gazetteer's names that begin with a word; which place is meant is settled in context.

    A name that is also a common word or a person's is a `cued_place`: the rules take it only where something says so.
    """
    places = load_places()
    found = places.starting(word)
    kinds = ("cued_place" if places.needs_cue(" ".join((word, *rest))) else "place" for rest, _ in found)
    return tuple(Entry(rest, kind, ids) for kind, (rest, ids) in zip(kinds, found, strict=True))
