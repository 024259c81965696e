"""Records: what an article calls the deadliest, most violent, worst or biggest."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.script import BARE, is_definite
from tawthiq.model.values import Question

rule = Room(needs="happening", gives="record weak_record", covers="weak_record")


def measured(measure: object) -> Question:
    """Return the question whether it is the deadliest, biggest, …

    >>> str(measured("deadliest"))
    'superlative measure=deadliest'
    """
    return Question("superlative", (("measure", str(measure)),))


@rule("weak_record", "<most> <degree>")
def _(most: Mention, degree: Mention) -> Question | None:
    return None if most.before.startswith("و") else measured(degree.value)


@rule("record", "<most> <degree>")
def _(most: Mention, degree: Mention) -> Question | None:
    return measured(degree.value) if is_definite(most) else None


@rule("record", "<most> …4 <degree>", unless="comma that")
def _(most: Mention, degree: Mention) -> Question | None:
    apart = degree.first > most.last and not is_definite(most) and not degree.before
    return measured(degree.value) if apart else None


@rule("record", "<elative> <happening|reckoning|span>")
def _(elative: Mention, what: Mention) -> Question | None:
    bare = not is_definite(elative) and what.before in BARE
    return measured(elative.value) if bare else None


@rule("record", "<happening|reckoning|span|copula> <elative>")
def _(what: Mention, elative: Mention) -> Question | None:
    fits = is_definite(elative) and (what.kind in ("copula", "span") or is_definite(what))
    return measured(elative.value) if fits else None


@rule("weak_record", "<size> <happening|reckoning|person of rank>")
def _(size: Mention, what: Mention) -> Question | None:
    bare = not is_definite(size) and what.before in BARE
    return measured(size.value) if bare else None


@rule("record", "<size> <reckoning>")
def _(size: Mention, what: Mention) -> Question | None:
    bare = what.value == "loss" and not is_definite(size) and what.before in BARE
    return measured(size.value) if bare else None


@rule("weak_record", "<size> <reckoning> …1 <harm>", unless="comma that")
def _(size: Mention, what: Mention, harm: Mention) -> Question | None:
    return None if is_definite(size) else measured(harm.value)


@rule("record", "<size> <reckoning> …1 <harm>", unless="comma that")
def _(size: Mention, what: Mention, harm: Mention) -> Question | None:
    return measured(harm.value) if what.value == "loss" and not is_definite(size) else None


@rule("weak_record", "<elative|size>")
def _(elative: Mention) -> Question | None:
    return measured(elative.value) if is_definite(elative) else None


@rule("record", "<happening|reckoning|degree> …2 <unmatched>", unless="comma that")
def _(what: Mention, unmatched: Mention) -> Question | None:
    return measured(unmatched.value) if what.value != "toll" else None
