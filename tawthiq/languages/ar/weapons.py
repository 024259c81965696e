"""Weapons: by what means."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room

rule = Room(gives="weapon", covers="arm")


@rule("weapon", "<arm>")
def _(arm: Mention) -> str:
    return str(arm.value)


@rule("weapon", "<suicide> …3 <arm>")
def _(suicide: Mention, arm: Mention) -> str | None:
    return "suicide_vehicle" if arm.value == "car_bomb" else None


@rule("weapon", "<arm> …4 <suicide>")
def _(arm: Mention, suicide: Mention) -> str | None:
    return "suicide_vehicle" if arm.value == "car_bomb" else None
