"""Responses: the deeds that were done, and who did them; what is only called for, refused or over is none."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.script import BARE
from tawthiq.model.values import Spot

rule = Room(needs="deed speaker spot", gives="uncalled response", covers="response")


def _names_doer(mention: Mention) -> bool:
    return any(part.kind in ("speaker", "spot") or _names_doer(part) for part in mention.parts)


def _is_predicate(deed: Mention) -> bool:
    """Return whether a deed is told by a verb that its subject may stand in front of."""
    verb = bool(deed.parts) and deed.parts[0].kind.endswith("_verb")
    return verb and not deed.before and not _names_doer(deed)


def _can_do(who: Mention) -> bool:
    """Return whether a speaker or place can stand before its verb."""
    if isinstance(who.value, Spot):
        return not who.value.relation and not who.value.noun
    return who.before in (*BARE, "و", "وال", "ف", "فال")


def _done_by(who: Mention, deed: Mention) -> str | None:
    """Return the response, None where the words before a deed are not its subject or a court convicts."""
    convicts = who.value == "judicial" and deed.value == "condemnation"
    return str(deed.value) if _is_predicate(deed) and _can_do(who) and not convicts else None


@rule("response", "<deed>")
def _(deed: Mention) -> str:
    return str(deed.value)


@rule("response", "<speaker|spot> <already>? <deed>")
def _(who: Mention, already: Mention | None, deed: Mention) -> str | None:
    return _done_by(who, deed)


@rule("response", "<speaker> …3 <already>? <deed>", unless="bar comma that said_verb speaker of to locative")
def _(who: Mention, already: Mention | None, deed: Mention) -> str | None:
    return _done_by(who, deed)


@rule("response", "<deed> …4 <agent> <speaker>", unless="comma that")
def _(deed: Mention, agent: Mention, who: Mention) -> str | None:
    return None if agent.before or _names_doer(deed) else str(deed.value)


@rule("uncalled", "<call word> …6 <deed>", unless="comma deed_verb")
def _(call: Mention, deed: Mention) -> str | None:
    apart = call.value == "attempt" and deed.before.startswith("و")
    return None if apart else "called for"
