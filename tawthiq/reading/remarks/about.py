"""What a comparison is restricted to by the words in and around it: kind of attack, weapon, who, whom, what, where."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tawthiq.grammar.rules import Mention
from tawthiq.model.kinds import SPELLS
from tawthiq.reading.sentences import Sentence

NEAR = 5
"""Words after a comparison within which what it speaks of is named: «بعد عامين توقفت خلالها الهجمات»."""
BREAKS = "،؛:,;"

About = tuple[str, str, Mention]
"""What is asked, its value, and the mention that says so."""


def outermost(mention: Mention, kinds: Collection[str]) -> Iterator[Mention]:
    """Yield the parts of some kinds within a mention that lie in no other of them, however deep."""
    for inner in mention.parts:
        if inner.kind in kinds:
            yield inner
        else:
            yield from outermost(inner, kinds)


def about(sentence: Sentence, mention: Mention) -> Iterator[About]:
    """Yield what restricts a comparison; what is not said restricts nothing.

    Of attacks with belts and with car bombs not all are suicide attacks.
    """
    attacks = _attacks(sentence, mention)
    several = sum(attack.kind == "weapon" for attack in attacks) > 1
    for attack in attacks:
        for key, value in _kinds(attack):
            if key != "suicide" or not several:
                yield key, value, attack
    for actor in _close(sentence, mention, "actor"):
        role = _role(sentence, actor)
        if role and actor.value not in ("", "same"):
            yield role, str(actor.value), actor
    for struck in _close(sentence, mention, "target"):
        yield "target", str(struck.value), struck
    yield from _spells(sentence, mention)
    if "scope" not in dict(mention.value.asks):
        yield from _scope(sentence, mention)


def _attacks(sentence: Sentence, mention: Mention) -> list[Mention]:
    """Return the attacks and weapons named within a comparison, or else the first one close behind it."""
    named = [m for m in sentence.of("happening", "weapon") if m.start >= mention.start]
    inside = [m for m in named if m.end <= mention.end]
    if inside or any(part.kind in ("record", "weak_record") and part.parts for part in _parts(mention)):
        return inside
    near = [m for m in named if m.first - mention.last <= NEAR]
    return near[:1] + [m for m in named if near and m.kind == "weapon" and m.first - near[0].last <= NEAR]


def _spells(sentence: Sentence, mention: Mention) -> Iterator[About]:
    """Yield of which stretch a whole one is called the worst: «أكثر الشهور دموية», «أعلى حصيلة في يوم واحد … منذ»."""
    records = [part for part in _parts(mention) if part.kind in ("record", "weak_record")]
    for span in sentence.of("span"):
        if any(record.holds(span) for record in records):
            yield "spell", str(span.value), span
            return
    asks = dict(mention.value.asks)
    for stretch in sentence.of("lookback") if records and "since" in asks and "within" not in asks else ():
        unit = SPELLS.get(str(stretch.value[0][1]), "") if stretch.value[0][0] == "within" else ""
        if unit and mention.holds(stretch):
            yield "spell", unit, stretch
            return


def _parts(mention: Mention) -> Iterator[Mention]:
    for part in mention.parts:
        yield part
        yield from _parts(part)


def _kinds(attack: Mention) -> Iterator[tuple[str, str]]:
    """Yield what an attack or weapon restricts a question to; «هجوم» restricts it to nothing."""
    if attack.kind == "weapon":
        yield "weapon", str(attack.value)
        return
    if attack.value.type not in ("other", "armed_attack"):
        yield "type", attack.value.type
    if attack.value.suicide:
        yield "suicide", "1"


def _close(sentence: Sentence, mention: Mention, *kinds: str) -> list[Mention]:
    """Return the mentions within a comparison or close behind it, with no comma between."""
    return [
        m
        for m in sentence.of(*kinds)
        if m.start >= mention.start and (m.end <= mention.end or _follows(sentence, mention, m))
    ]


def _follows(sentence: Sentence, mention: Mention, other: Mention) -> bool:
    between = sentence.article.field(sentence.field)[mention.end : other.start]
    return other.first - mention.last <= NEAR and not any(mark in between for mark in BREAKS)


def _role(sentence: Sentence, actor: Mention) -> str:
    """Return whether a group is said to attack (`actor`) or to be attacked (`against`); empty where neither is said."""
    if actor.before in sentence.script.to:
        return "actor" if any(m.last == actor.first for m in sentence.of("happening")) else ""
    words = sentence.of("done_by", "done_against")
    before = {word.kind for word in words if word.last == actor.first and not word.before}
    return "against" if "done_against" in before else "actor" if before else ""


def _scope(sentence: Sentence, mention: Mention) -> Iterator[About]:
    """Yield the place that a comparison is about: a name with «في», or the capital that is not named."""
    named = [m for m in _close(sentence, mention, "spot") if m.value.relation == "in" and m.value.ids]
    if named:
        yield "scope", named[0].value.ids[0], named[0]
        return
    for capital in _close(sentence, mention, "capital"):
        beside = [m for m in sentence.of("locative", "spot") if m.last == capital.first or _holds(m, capital)]
        if all(m.kind == "locative" and m.value == "in" for m in beside):
            yield "scope", "capital", capital
            return


def _holds(spot: Mention, capital: Mention) -> bool:
    """Return whether the word for a capital is part of a name: «العاصمة بغداد»."""
    return spot.kind == "spot" and spot.first <= capital.first < spot.last
