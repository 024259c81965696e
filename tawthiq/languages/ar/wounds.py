"""Later deaths: people who had been counted as injured and died of their wounds."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.grammar.rules import Mention, Room
from tawthiq.model.values import Toll

rule = Room(needs="joint", gives="of_wounds toll", keeps="toll", shows="toll")

FAR = "stop at_once death_of fell_verb kill_verb slay_verb pass_verb kill_noun"


@rule("of_wounds", "<affected> <wound>")
def _(affected: Mention, wound: Mention) -> str | None:
    return "" if wound.before in ("ب", "بال") else None


@rule("toll", "<toll> …6 <of wounds>", unless=FAR)
def _(toll: Mention, wounds: Mention) -> Toll | None:
    return toll.value if toll.value.status == "killed" and not wounds.before else None


@rule("toll", "<death of> …1 <toll>", unless="stop")
def _(death: Mention, toll: Mention) -> Toll | None:
    """Return wounded people who died: «وفاة ثلاثة جرحى»."""
    return replace(toll.value, status="killed") if toll.value.status == "injured" and not toll.before else None


@rule("toll", "<death of> …1 <amount> <of> <dead one|dead many>", unless="stop")
def _(death: Mention, amount: Mention, of: Mention, dead: Mention) -> Toll | None:
    """Return some of the wounded who died: «وفاة ثلاثة من الجرحى»."""
    told = dead.value == "injured" and dead.before == "ال" and not amount.before
    return Toll("killed", "all", amount.value) if told else None


@rule("toll", "<toll> <wound>")
def _(toll: Mention, wound: Mention) -> Toll | None:
    """Return those of whom the verb says already that it was of something: «قضى متأثرا بجراحه»."""
    return toll.value if toll.value.status == "killed" and wound.before in ("ب", "بال") else None
