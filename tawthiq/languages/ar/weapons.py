"""Weapons: by what means."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room

rule = Room(gives="weapon unarmed", covers="arm weapon", shows="weapon")


@rule("weapon", "<arm>")
def _(arm: Mention) -> str:
    return str(arm.value)


@rule("weapon", "<suicide> …3 <arm>")
def _(suicide: Mention, arm: Mention) -> str | None:
    return "suicide_vehicle" if arm.value == "car_bomb" else None


@rule("weapon", "<arm> …4 <suicide>")
def _(arm: Mention, suicide: Mention) -> str | None:
    return "suicide_vehicle" if arm.value == "car_bomb" else None


@rule("unarmed", "<civil>")
def _(civil: Mention) -> bool:
    return True


@rule("weapon", "<attack verb> …4 <himself>", unless="stop arm")
def _(verb: Mention, himself: Mention) -> str | None:
    return "suicide_belt" if verb.value == "bombing" else None
