"""Events: words for violent incidents, with their type, and what takes them out of the world of facts."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.grammar.rules import Mention, Room
from tawthiq.model.values import Happening

rule = Room(needs="weapon number", gives="happening accidental", covers="attack_noun attack_verb attack_two")

BY_WEAPON = {
    "car_bomb": "bombing", "suicide_vehicle": "bombing", "suicide_belt": "bombing", "ied": "bombing",
    "motorcycle_bomb": "bombing", "drone": "air_strike", "aircraft": "air_strike", "barrel_bomb": "air_strike",
    "mine": "landmine", "knife": "stabbing", "chemical": "chemical_attack", "mortar": "shelling",
    "artillery": "shelling", "rocket": "shelling",
}  # fmt: skip
"""What a weapon makes of a word such as «هجوم» or «انفجار»."""
OPEN = frozenset(("armed_attack", "shelling", "bombing"))


def _known(noun: Mention) -> bool:
    return noun.before.endswith("ال") or noun.before in ("لل", "ولل") or bool(noun.after)


@rule("happening", "<attack noun>")
def _(noun: Mention) -> Happening:
    return Happening(str(noun.value), known=_known(noun))


@rule("happening", "<attack verb>")
def _(verb: Mention) -> Happening:
    return Happening(str(verb.value))


@rule("happening", "<happening> <suicide>")
def _(happening: Mention, suicide: Mention) -> Happening | None:
    if suicide.before == "و" or happening.value.suicide:
        return None
    return replace(happening.value, type="bombing", suicide=True)


@rule("happening", "<attack two> <suicide>")
def _(noun: Mention, suicide: Mention) -> Happening | None:
    if suicide.before == "و":
        return None
    return Happening("bombing", suicide=True, number=2, known=_known(noun))


@rule("happening", "<suicide>")
def _(suicide: Mention) -> Happening:
    return Happening("bombing", suicide=True, known=_known(suicide))


@rule("happening", "<happening> <weapon>")
def _(happening: Mention, weapon: Mention) -> Happening | None:
    kind = BY_WEAPON.get(weapon.value)
    if kind is None or happening.value.type not in OPEN or weapon.before.startswith("و"):
        return None
    return replace(happening.value, type=kind, suicide=happening.value.suicide or weapon.value.startswith("suicide"))


@rule("happening", "<foiled> …3 <attack noun>")
def _(foiled: Mention, noun: Mention) -> Happening:
    return Happening(str(noun.value), polarity="foiled")


@rule("happening", "<threat> …2 <attack noun>")
def _(threat: Mention, noun: Mention) -> Happening:
    return Happening(str(noun.value), polarity="threat")


@rule("happening", "<ceasefire>")
def _(ceasefire: Mention) -> Happening:
    return Happening("armed_clash", polarity="denied")


@rule("accidental", "<accident|figurative>")
def _(word: Mention) -> str:
    return word.kind
