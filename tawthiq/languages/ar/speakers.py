"""Speakers: the smallest phrase that names who speaks, and in which role."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.script import BARE, TO
from tawthiq.model.kinds import PASSING

rule = Room(needs="teller spot", gives="speaker via", shows="speaker via")

WEAK = frozenset(("unnamed", "official", "local"))
"""Roles that give way to the role of what the speaker belongs to."""
LEANING = ("ب", "بال", *TO)
"""Clitics that tie a word to the one before it."""


def _of(left: Mention, right: Mention) -> str:
    """Return the role of a speaker who belongs to another."""
    gives_way = left.value in WEAK and right.value != "unnamed" and (left.value, right.value) != ("official", "local")
    return str(right.value if gives_way else left.value)


def _is_rank(teller: Mention) -> bool:
    return bool(teller.parts) and teller.parts[0].kind == "rank"


def _is_proper(teller: Mention) -> bool:
    """Return whether a word is a proper name, which only an adjective with the article can follow."""
    return bool(teller.parts) and teller.parts[0].kind in ("agency", "outlet", "faction")


def _is_construct(speaker: Mention) -> bool:
    """Return whether a genitive may follow: the last word is a noun without article and without adjective."""
    last = speaker.parts[-1]
    return last.kind == "teller" and last.parts[0].kind in ("office", "document", "voice_of") and not last.after


def _ties(tie: Mention) -> bool:
    return not tie.before and (tie.kind != "locative" or tie.value == "in")


@rule("speaker", "<teller>")
def _(teller: Mention) -> str:
    return str(teller.value)


@rule("speaker", "<speaker> <duty|nationality>")
def _(speaker: Mention, duty: Mention) -> str | None:
    last = speaker.parts[-1]
    if duty.before not in (*BARE, "و", "وال") or _is_rank(last) or (_is_proper(last) and duty.before != "ال"):
        return None
    return _of(speaker, duty) if duty.kind == "duty" and duty.value != "-" else str(speaker.value)


@rule("speaker", "<speaker> <again>")
def _(speaker: Mention, again: Mention) -> str:
    return str(speaker.value)


@rule("speaker", "<speaker> <of|locative|tie> <teller>")
def _(speaker: Mention, tie: Mention, whole: Mention) -> str | None:
    fits = whole.before in (*BARE, *TO) and (tie.kind == "tie" or whole.value != "unnamed")
    return _of(speaker, whole) if fits and _ties(tie) else None


@rule("speaker", "<speaker> <teller>")
def _(speaker: Mention, whole: Mention) -> str | None:
    if whole.before.startswith("و"):
        return str(speaker.value)
    if _is_rank(whole):
        return None if whole.before or _is_rank(speaker.parts[-1]) else _of(whole, speaker)
    if whole.before in TO and whole.value in PASSING and speaker.value not in PASSING:
        return None
    joined = whole.before in LEANING or (whole.before in BARE and _is_construct(speaker))
    return _of(speaker, whole) if joined else None


@rule("speaker", "<speaker> <of|tie>? <spot>")
def _(speaker: Mention, tie: Mention | None, spot: Mention) -> str | None:
    link = tie or spot
    is_glued = link.start - len(link.before) == speaker.end
    if link.before not in (*BARE, *LEANING) or spot.value.relation == "origin" or is_glued:
        return None
    fits = tie or spot.value.relation == "in" or spot.value.noun or spot.before in LEANING or _is_construct(speaker)
    return str(speaker.value) if fits else None


@rule("via", "<teller>")
def _(teller: Mention) -> str | None:
    return str(teller.value) if teller.before in TO and teller.value in PASSING else None


@rule("via", "<via> <teller|duty|nationality>")
def _(via: Mention, right: Mention) -> str | None:
    if right.kind == "teller":
        return str(via.value) if right.before == "" and right.value in PASSING else None
    is_common = via.parts[-1].kind == "teller" and via.parts[-1].parts[0].kind == "office"
    return str(via.value) if right.before == "ال" or (is_common and right.before == "") else None


@rule("via", "<told> <to>? <teller>")
def _(told: Mention, to: Mention | None, teller: Mention) -> str | None:
    return str(teller.value) if (to or teller.before in TO) and teller.value in PASSING else None
