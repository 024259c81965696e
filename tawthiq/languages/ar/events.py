"""Events: words for violent incidents, with their type, and what takes them out of the world of facts."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.grammar.rules import Mention, Room
from tawthiq.model.values import Happening

rule = Room(
    needs="weapon number",
    gives="happening accidental",
    covers="attack_noun attack_verb attack_two aim_verb battle storm",
)

BY_WEAPON = {
    "car_bomb": "bombing", "suicide_vehicle": "bombing", "suicide_belt": "bombing", "ied": "bombing",
    "motorcycle_bomb": "bombing", "explosives": "bombing", "drone": "air_strike", "aircraft": "air_strike",
    "barrel_bomb": "air_strike", "mine": "landmine", "knife": "stabbing", "vehicle": "vehicle_ramming",
    "chemical": "chemical_attack", "mortar": "shelling", "artillery": "shelling", "rocket": "shelling",
    "missile": "shelling",
}  # fmt: skip
"""What a weapon makes of a word such as «هجوم» or «انفجار»."""
OPEN = frozenset(("armed_attack", "shelling", "bombing"))
"""Types whose words leave open by what means."""
CLEAR = frozenset(("bombing", "air_strike"))
"""Types that a weapon makes more precise only where it is of another kind: a bombing by a mine, not by a missile."""


def known(word: Mention) -> bool:
    """Return whether a word points back to an incident named before: by its article or a pronoun."""
    return word.before.endswith("ال") or word.before in ("لل", "ولل") or bool(word.after)


@rule("happening", "<attack noun>")
def _(noun: Mention) -> Happening:
    return Happening(str(noun.value), known=known(noun))


@rule("happening", "<attack verb|aim verb>")
def _(verb: Mention) -> Happening:
    return Happening(str(verb.value))


@rule("happening", "<battle>")
def _(battle: Mention) -> Happening | None:
    """Refuse «المعركة», more often a struggle of another kind or one long past."""
    return None if known(battle) or battle.before == "ل" else Happening("armed_clash")


@rule("happening", "<attack two>")
def _(noun: Mention) -> Happening:
    return Happening(str(noun.value), known=known(noun))


@rule("happening", "<happening> …3 <aim verb>", unless="comma suicide weapon")
def _(happening: Mention, verb: Mention) -> Happening | None:
    """Take «استهدف» as part of the attack it says the aim of."""
    attack: Happening = happening.value
    return attack if not verb.before and happening.parts[0].kind != "aim_verb" else None


@rule("happening", "<aim verb> <happening>")
def _(verb: Mention, happening: Mention) -> Happening | None:
    attack: Happening = happening.value
    return attack if happening.before in ("", "ال") and happening.parts[0].kind != "aim_verb" else None


@rule("happening", "<happening> <suicide>")
def _(happening: Mention, suicide: Mention) -> Happening | None:
    if suicide.before == "و" or happening.value.suicide or happening.parts[0].kind == "attack_two":
        return None
    return replace(happening.value, type="bombing", suicide=True)


@rule("happening", "<attack two> <suicide>")
def _(noun: Mention, suicide: Mention) -> Happening | None:
    if suicide.before == "و":
        return None
    return Happening("bombing", suicide=True, number=2, known=known(noun))


@rule("happening", "<suicide>")
def _(suicide: Mention) -> Happening:
    return Happening("bombing", suicide=True, known=known(suicide))


@rule("happening", "<happening> <weapon>")
def _(happening: Mention, weapon: Mention) -> Happening | None:
    return None if weapon.before.startswith("و") else armed(happening.value, str(weapon.value))


@rule("happening", "<happening> …4 <weapon>", unless="comma happening suicide")
def _(happening: Mention, weapon: Mention) -> Happening | None:
    return armed(happening.value, str(weapon.value)) if weapon.before in ("ب", "بال") else None


def armed(happening: Happening, weapon: str) -> Happening | None:
    """Return an incident as its weapon makes it more precise, None where it does not."""
    kind = BY_WEAPON.get(weapon)
    if kind is None or happening.type not in OPEN or (happening.type == "bombing" and kind != "landmine"):
        return None if kind != happening.type else happening
    return replace(happening, type=kind, suicide=happening.suicide or weapon.startswith("suicide"))


@rule("happening", "<blow verb> …2 <weapon>", unless="comma self")
def _(verb: Mention, weapon: Mention) -> Happening | None:
    """Return «فجر مسلحون عبوة»; «فجر» alone is more often the dawn."""
    blown = BY_WEAPON.get(weapon.value) == "bombing" and weapon.before in ("", "ال", "ب")
    return Happening("bombing", suicide=str(weapon.value).startswith("suicide")) if blown else None


@rule("happening", "<storm> …2 <stormers>", unless="comma")
def _(storm: Mention, who: Mention) -> Happening | None:
    return Happening(str(who.value), known=known(storm)) if not who.before.startswith("و") else None


@rule("happening", "<storm>")
def _(storm: Mention) -> Happening:
    return Happening(str(storm.value), known=known(storm))


@rule("happening", "<foiled> …3 <attack noun|attack two>")
def _(foiled: Mention, noun: Mention) -> Happening:
    return Happening(str(noun.value), polarity="foiled")


@rule("happening", "<threat> …2 <attack noun|attack two>", unless="comma")
def _(threat: Mention, noun: Mention) -> Happening:
    return Happening(str(noun.value), polarity="threat")


@rule("happening", "<attack noun> <unreal>")
def _(noun: Mention, unreal: Mention) -> Happening:
    return Happening(str(noun.value), polarity="threat")


@rule("happening", "<attack noun|attack verb> …2 <accident>", unless="comma weapon suicide")
def _(attack: Mention, accident: Mention) -> Happening | None:
    """Return a blast of gas or a tanker as denied: no violence."""
    return Happening(str(attack.value), polarity="denied") if attack.value == "bombing" else None


@rule("happening", "<attack noun|attack verb> <figurative>")
def _(attack: Mention, figurative: Mention) -> Happening | None:
    return Happening(str(attack.value), polarity="denied") if figurative.before in ("", "ال", "ب") else None


@rule("accidental", "<accident|play>")
def _(word: Mention) -> str:
    return "accident" if word.kind == "accident" else "figurative"
