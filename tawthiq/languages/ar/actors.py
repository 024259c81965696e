"""Actors: the words for who did it, with an id where one is known.

The value is a group's id in the reference tables; `army:EG` and the like for a branch of a country's forces; `army`
alone where only «the army» is said, that of the country told of; `state:EG` for the country itself; `same` for a word
that takes up a group named before («التنظيم»); nothing for somebody described and not named («شاب فلسطيني»).
A culprit is an actor whom a charge follows («… بتنفيذ الهجوم»); unveiled is an attacker whose name follows («المهاجم
يدعى …»), with the stance in which he did it.
"""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.script import BARE, TO

rule = Room(needs="spot measure", gives="actor culprit unveiled", shows="actor culprit unveiled")


def _country(spot: Mention) -> str:
    """Return the country that a spot names, empty where it names something smaller."""
    found = [id.removeprefix("ne:") for id in spot.value.ids if id.startswith("ne:")]
    return found[0] if found and len(found[0]) == 2 and spot.value.relation == "" else ""


@rule("actor", "<group>")
def _(group: Mention) -> str:
    return str(group.value)


@rule("actor", "<the troops>")
def _(troops: Mention) -> str:
    return str(troops.value)


@rule("actor", "<the band> <epithet>?")
def _(band: Mention, epithet: Mention | None) -> str | None:
    return "same" if epithet is None or epithet.before == "ال" else None


@rule("actor", "<troops|the troops> <epithet>? <nationality>")
def _(troops: Mention, epithet: Mention | None, nationality: Mention) -> str | None:
    joined = nationality.before in BARE and (epithet is None or epithet.before in BARE)
    return f"{troops.value}:{nationality.value}" if joined else None


@rule("actor", "<troops> <spot>")
def _(troops: Mention, spot: Mention) -> str | None:
    country = _country(spot)
    if troops.before == "ال" or spot.before not in BARE or spot.value.relation:
        return None
    return f"{troops.value}:{country}" if country else "police" if troops.value == "police" else None


@rule("actor", "<spot>")
def _(spot: Mention) -> str | None:
    country = _country(spot)
    return f"state:{country}" if country and spot.before not in ("ب", "و") else None


@rule("actor", "<ministry> <nationality>")
def _(ministry: Mention, nationality: Mention) -> str | None:
    return f"{ministry.value}:{nationality.value}" if nationality.before == "ال" else None


@rule("actor", "<lone> <nationality>")
def _(lone: Mention, nationality: Mention) -> str | None:
    return "" if nationality.before == lone.before == "" else None


@rule("actor", "<lone> <comma>? <marked>")
@rule("actor", "<gunmen> <comma>? <dressed>")
def _(attacker: Mention, comma: Mention | None, words: Mention) -> str | None:
    """Return attackers whom nobody names by what describes them: «رجل مختل عقليا», «مسلحين يرتدون زي …»."""
    return "" if attacker.before == words.before == "" else None


@rule("actor", "<lone> <reaches>? <measure>")
def _(attacker: Mention, reaches: Mention | None, age: Mention) -> str | None:
    """Return somebody told of by his age: «شاب يبلغ من العمر 20 عاما»."""
    return "" if attacker.before == "" and age.value.endswith(" age") else None


@rule("actor", "<outfit|gunmen> <nationality|tribe> <epithet>?")
def _(outfit: Mention, whose: Mention, epithet: Mention | None) -> str | None:
    """Return armed men told of by whose they are: «مسلحين أكرادا», «مجموعات ليبية مسلحة»."""
    free = outfit.before in ("", "ل") and whose.before == "" and (epithet is None or epithet.before == "")
    return "" if free else None


@rule("actor", "<outfit> <epithet>")
def _(outfit: Mention, epithet: Mention) -> str | None:
    return "" if epithet.before == "" and outfit.before in ("", "ل") and epithet.value == "-" else None


@rule("actor", "<band|outfit> <epithet>? <membership> <troops|the troops>")
def _(band: Mention, epithet: Mention | None, tie: Mention, side: Mention) -> str | None:
    tied = side.value in ("state", "army", "security") and side.before in TO and tie.value == "loyal"
    return "" if tied and band.before != "ال" else None


@rule("actor", "<band> <epithet>? <of|membership>? <actor>")
def _(band: Mention, epithet: Mention | None, tie: Mention | None, actor: Mention) -> str | None:
    tied = tie is not None and (tie.kind == "membership" or not tie.before)
    fits = actor.before in ((*BARE, *TO, "ب") if tied else ("",)) and (tied or epithet is None)
    return str(actor.value) if fits and band.before != "ال" and not str(actor.value).startswith("state:") else None


@rule("actor", "<actor> <epithet|nationality>")
def _(actor: Mention, epithet: Mention) -> str | None:
    other = epithet.kind == "nationality" and actor.last - actor.first < 2
    return None if other or epithet.before != "ال" or str(actor.value).startswith("state:") else str(actor.value)


@rule("actor", "<wing> <actor>")
def _(wing: Mention, whole: Mention) -> str | None:
    return str(whole.value) if whole.before in TO else None


@rule("actor", "<actor> <comma>? <wing> <actor>")
def _(actor: Mention, comma: Mention | None, wing: Mention, whole: Mention) -> str | None:
    return str(actor.value) if whole.before in (*TO, "") and not wing.before.startswith("و") else None


@rule("culprit", "<actor> …3 <charge>", unless="stop that actor nationality epithet")
def _(actor: Mention, charge: Mention) -> str | None:
    return str(actor.value) if actor.before in BARE else None


def _stance(attacker: Mention, called: Mention) -> str | None:
    """Return in which stance a name that follows did it: nothing where the words say only that somebody is wanted.

    «الهجوم الانتحاري هو …» says what an attack is, «المسلح هو …» no more.
    """
    known = attacker.before.endswith("ال") or attacker.last - attacker.first > 1
    armed = attacker.kind == "suspect" or attacker.value in ("attacker", "militant")
    whole = attacker.kind == "suspect" or attacker.last - attacker.first > 1
    is_noun = whole and attacker.value in ("attacker", "presumed")
    if not (known and armed) or attacker.after or (called.value == "be" and (called.before or not is_noun)):
        return None
    return {"presumed": "suspected", "attacker": "stated"}.get(str(attacker.value), "")


@rule("unveiled", "<suspect|person one> …6 <called>", unless="stop actor said_verb toll comma")
def _(attacker: Mention, called: Mention) -> str | None:
    """Return nothing but that a name follows: that of the attacker, the suspect or whoever carried it out."""
    return _stance(attacker, called)


@rule("unveiled", "<suspect|person one> <comma>? <which> …6 <called>", unless="stop toll")
def _(attacker: Mention, comma: Mention | None, which: Mention, called: Mention) -> str | None:
    return _stance(attacker, called) if called.value == "name" else None


@rule("unveiled", "<suspect|person one> <comma> <called>")
def _(attacker: Mention, comma: Mention, called: Mention) -> str | None:
    return _stance(attacker, called) if called.value == "name" else None


@rule("unveiled", "<did verb> <honoured>")
def _(deed: Mention, title: Mention) -> str | None:
    """Return that whoever is named after his title did what is told of before: «عملية نفذها الشهيد …»."""
    return "stated" if deed.value == "done" and title.before == "ال" else None
