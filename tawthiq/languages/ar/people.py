"""People: counted persons and the group they belong to."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room
from tawthiq.model.values import Count, People

rule = Room(needs="amount bound_after measure date", gives="people single crowd", shows="people single crowd")

LOOSE = frozenset(("dozens", "hundreds", "some"))
"""Bounds of figures that are counted over a definite noun: «عشرات الجنود»."""
NOUNS = "person one|persons|member one|members"


def _group(person: Mention) -> str:
    return "all" if person.value == "?" else str(person.value)


@rule("people", f"<amount> <{NOUNS}> <force>?")
def _(amount: Mention, person: Mention, force: Mention | None) -> People | None:
    if person.before.endswith("ال") and amount.value.bound not in LOOSE:
        return None
    return People(str(force.value) if force and person.value == "?" else _group(person), amount.value)


@rule("people", "<amount> <other>")
def _(amount: Mention, other: Mention) -> People | None:
    return None if other.before else People("all", amount.value, other=True)


@rule("people", f"<amount> <of> <{NOUNS}|force> <force>?")
def _(amount: Mention, of: Mention, person: Mention, force: Mention | None) -> People | None:
    if of.before:
        return None
    return People(str(force.value) if force and person.value == "?" else _group(person), amount.value)


@rule("people", "<amount> <force>")
def _(amount: Mention, force: Mention) -> People | None:
    return People(str(force.value), amount.value) if amount.value.bound in LOOSE and not force.before else None


@rule("people", "<persons|members> <amount>")
def _(persons: Mention, amount: Mention) -> People | None:
    definite = persons.before.endswith("ال") or bool(persons.after)
    return People(_group(persons), amount.value) if definite and amount.before == "ال" else None


@rule("people", "<amount> <nationality>")
def _(amount: Mention, nationality: Mention) -> People | None:
    return None if nationality.before else People("all", amount.value)


@rule("people", "<person two|member two> <pair>? <force>?")
def _(persons: Mention, pair: Mention | None, force: Mention | None) -> People:
    return People(str(force.value) if force and persons.value == "?" else _group(persons), Count(2))


@rule("people", "<persons|members> <pair> <force>?")
def _(persons: Mention, pair: Mention, force: Mention | None) -> People | None:
    if pair.before or persons.before.endswith("ال"):
        return None
    return People(str(force.value) if force and persons.value == "?" else _group(persons), Count(2))


@rule("people", "<person one|member one> <one>")
def _(person: Mention, one: Mention) -> People | None:
    return None if one.before else People(_group(person), Count(1))


@rule("people", f"<one of> <{NOUNS}|force> <force>?")
def _(one: Mention, person: Mention, force: Mention | None) -> People | None:
    return People(str(force.value) if force and person.value == "?" else _group(person), Count(1))


@rule("people", "<people> <nationality|trait|other>")
def _(people: Mention, trait: Mention) -> People | None:
    value: People = people.value
    if trait.before or people.parts[-1].kind == "other":
        return None
    return People(value.group, value.count, value.other or trait.kind == "other")


@rule("people", "<people> <bound after>")
def _(people: Mention, bound: Mention) -> People | None:
    value: People = people.value
    if value.count.value is None or value.count.bound not in ("exact", "about"):
        return None
    return People(value.group, Count(value.count.value, str(bound.value), value.count.high), value.other)


@rule("single", "<person one> <other|trait|nationality>?")
def _(person: Mention, trait: Mention | None) -> People | None:
    return None if trait and trait.before else People(_group(person), Count(1))


@rule("single", "<member one> <of>? <force>")
def _(member: Mention, of: Mention | None, force: Mention) -> People | None:
    return None if force.before == "و" else People(str(force.value), Count(1))


@rule("crowd", "<persons> <nationality|trait>?")
def _(persons: Mention, trait: Mention | None) -> People | None:
    return None if trait and trait.before else People(_group(persons), Count(None, "some"))


@rule("crowd", "<members> <of>? <force>")
def _(members: Mention, of: Mention | None, force: Mention) -> People | None:
    return None if force.before == "و" else People(str(force.value), Count(None, "some"))
