"""Weapons: by what means."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.script import BARE, TO

rule = Room(gives="unused weapon", covers="arm shot weapon attack_noun attack_verb", shows="weapon unused")

ON_FOOT = "suicide_belt"
DRIVEN = "suicide_vehicle"


def _driven(arm: Mention) -> str | None:
    return DRIVEN if arm.value in ("car_bomb", DRIVEN) else None


@rule("weapon", "<arm>")
def _(arm: Mention) -> str:
    return str(arm.value)


@rule("weapon", "<shot>")
def _(shot: Mention) -> str:
    return str(shot.value)


@rule("weapon", "<shot> <nationality>")
def _(shot: Mention, nationality: Mention) -> str | None:
    """Return a missile of a state; those of Palestinians are rockets."""
    return str(shot.value) if nationality.value not in ("PS", "LB") and nationality.before in BARE else None


@rule("weapon", "<fires> …4 <fire>", unless="comma attack_noun attack_verb flier")
def _(fires: Mention, fire: Mention) -> str | None:
    return "small_arms" if fire.before in BARE else None


@rule("weapon", "<firing> …4 <fire>", unless="comma attack_noun attack_verb flier freed")
def _(firing: Mention, fire: Mention) -> str | None:
    """Return «إطلاق الجنود النار»; «إطلاق النار» is a word of its own."""
    return "small_arms" if fire.before in BARE and fire.first > firing.last else None


@rule("weapon", "<fires|firing> <flier> …4 <fire>", unless="comma attack_noun attack_verb unmanned")
def _(fires: Mention, flier: Mention, fire: Mention) -> str | None:
    """Return «أطلقت مروحيات النار»: what fires from the air."""
    return str(flier.value) if flier.before in BARE and fire.before in BARE else None


@rule("weapon", "<fires|firing> <flier> …1 <unmanned> …4 <fire>", unless="comma attack_noun attack_verb")
def _(fires: Mention, flier: Mention, unmanned: Mention, fire: Mention) -> str | None:
    return "drone" if flier.before in BARE and fire.before in BARE else None


@rule("weapon", "<ram> …5 <walkers>", unless="comma suicide")
def _(ram: Mention, walkers: Mention) -> str:
    return "vehicle"


@rule("weapon", "<suicide> …3 <arm>", unless="comma")
def _(suicide: Mention, arm: Mention) -> str | None:
    return None if arm.before.startswith("و") else _driven(arm)


@rule("weapon", "<suicide> …8 <arm>", unless="comma")
def _(suicide: Mention, arm: Mention) -> str | None:
    """Return «اقتحم انتحاري مقر القيادة بسيارة مفخخة»."""
    return _driven(arm) if arm.before == "ب" else None


@rule("weapon", "<arm> …4 <suicide>", unless="comma")
def _(arm: Mention, suicide: Mention) -> str | None:
    return None if suicide.before.startswith("و") else _driven(arm)


@rule("weapon", "<blow verb> …2 <self>")
def _(verb: Mention, self: Mention) -> str:
    return ON_FOOT


@rule("weapon", "<blow verb> …2 <self> …5 <arm>", unless="comma")
def _(verb: Mention, self: Mention, arm: Mention) -> str | None:
    return None if arm.before.startswith("و") else _driven(arm)


@rule("weapon", "<suicide> …3 <wheels>", unless="comma arm own_wheels")
def _(suicide: Mention, wheels: Mention) -> str | None:
    return str(wheels.value) if wheels.before == "ب" else None


@rule("weapon", "<suicide> …4 <own wheels>", unless="comma arm on_foot")
def _(suicide: Mention, wheels: Mention) -> str | None:
    """Return «صدم انتحاري دراجته النارية بحافلة»: what is his he comes with."""
    return None if wheels.before.startswith("و") else str(wheels.value)


@rule("weapon", "<suicide> …2 <drives> <wheels>", unless="comma arm")
def _(suicide: Mention, drives: Mention, wheels: Mention) -> str | None:
    return None if wheels.before else str(wheels.value)


@rule("weapon", "<suicide> …8 <on foot>", unless="comma wheels")
def _(suicide: Mention, on_foot: Mention) -> str:
    return ON_FOOT


@rule("weapon", "<plane> <of war|force>")
def _(plane: Mention, whose: Mention) -> str | None:
    return "aircraft" if whose.before in BARE else None


@rule("weapon", "<way>")
def _(way: Mention) -> str | None:
    """Return «ومدفعي» in «قصف جوي ومدفعي»: alone it may be said of anything."""
    return str(way.value) if way.before in ("و", "وال") else None


@rule("unused", "<harmless>")
def _(phrase: Mention) -> bool:
    return True


@rule("unused", "<alleged> …4 <arm>", unless="comma")
def _(alleged: Mention, arm: Mention) -> bool:
    """Return «بزعم محاولته طعن جندي»: what those who shot say of whom they shot."""
    return True


@rule("unused", "<seized> …4 <arm|shot>", unless="comma attack_noun attack_verb")
def _(seized: Mention, arm: Mention) -> bool | None:
    return True if arm.before in (*BARE, "و") else None


@rule("unused", "<unused> …3 <arm|shot>", unless="comma attack_noun attack_verb")
def _(unused: Mention, arm: Mention) -> bool | None:
    """Return «ضبط عبوات وقذائف هاون»: what is found together."""
    return True if unused.parts[:1] and unused.parts[0].kind == "seized" and arm.before == "و" else None


@rule("unused", "<launcher> <arm|shot>")
def _(launcher: Mention, arm: Mention) -> bool | None:
    """Return «منصات الصواريخ» as what was hit; nobody was hit by it."""
    return True if arm.before in (*BARE, *TO) else None
