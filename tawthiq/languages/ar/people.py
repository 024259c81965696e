"""People: counted persons, single ones and crowds, and the group they belong to."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.script import BARE
from tawthiq.model.kinds import SERVING
from tawthiq.model.values import SOME, Count, People

rule = Room(
    needs="amount measure date",
    gives="people single crowd named counted_dead",
    covers="single crowd lone_dead lone_many",
    shows="people single crowd named counted_dead",
)

NOUNS = "person one|persons|member one|members"
UNSAID = frozenset(("?", "all"))
"""Groups of nouns that leave open whose member somebody is: «عنصر», «شخص»."""
SETTLED = frozenset(("force", "single", "people"))
"""Kinds of the last part of people whose group is said already, and of sums."""
OFFICERS = frozenset(("police", "security"))
"""Forces whose soldiers («ضابط شرطة», «مجند في الأمن المركزي») count as theirs."""
SUM = "<people|single> <people|single>"
"""The rule of «ضابط ومجند», two of one group."""
TEN = 10
"""Persons above which the noun counted is in the singular, and so is a second one that is counted with it."""
JOINED = (*BARE, "بال", "لل", "ب", "ل")


def grouped(group: str, force: str) -> str:
    """Return the group of somebody of one group who belongs to a force or has a trait.

    >>> grouped("?", "police"), grouped("soldier", "police"), grouped("militant", "soldier")
    ('police', 'police', 'militant')
    """
    if group in UNSAID or (group == "soldier" and force in OFFICERS):
        return force
    return group


def allied(one: str, other: str) -> str | None:
    """Return the group of two people told in one breath, None where they are of two («ضابط شرطة ومجند» is of one).

    >>> allied("police", "soldier"), allied("soldier", "soldier"), allied("soldier", "police")
    ('police', 'soldier', None)
    """
    serving = one in OFFICERS and other == "soldier"
    return one if one != "?" and (one == other or serving) else None


def summed(one: Count, more: Count) -> Count:
    """Return the sum of two figures; unknown where one of them is, a lower bound where their bounds differ."""
    if one.value is None or more.value is None:
        return SOME
    return Count(one.value + more.value, one.bound if one.bound == more.bound else "at_least")


@rule("people", f"<amount> <{NOUNS}>")
def _(amount: Mention, person: Mention) -> People | None:
    if person.before not in BARE or (person.before == "ال" and not amount.value.is_size):
        return None
    return People(str(person.value), amount.value)


@rule("people", f"<amount> <of> <{NOUNS}|force>")
def _(amount: Mention, of: Mention, person: Mention) -> People | None:
    return People(str(person.value), amount.value) if not of.before and person.before in BARE else None


@rule("people", "<amount> <force>")
def _(amount: Mention, force: Mention) -> People | None:
    return People(str(force.value), amount.value) if amount.value.is_size and not force.before else None


def _is_counted_with(first: People, more: Mention) -> bool:
    """Return whether a figure counts both of two ranks, forces or kinds of fighters: «21 ضابطا وجنديا»."""
    group = more.value.group
    alike = {first.group, group} <= SERVING or (first.group == "militant" and group in ("militant", "?"))
    return alike and more.kind == "single" and (first.count.value or 0) > TEN


@rule("people", "<amount> <suspected>")
def _(amount: Mention, _: Mention) -> People:
    """Return those known by what they are suspected of: «مقتل ستة يشتبه بانتمائهم لتنظيم»."""
    return People("militant", amount.value)


@rule("people", "<amount> <other>")
def _(amount: Mention, other: Mention) -> People | None:
    return None if other.before else People("all", amount.value, other=True)


@rule("people", "<amount> <of>? <nationality>")
def _(amount: Mention, of: Mention | None, nationality: Mention) -> People | None:
    loose = of is not None or amount.value.is_size
    return People("all", amount.value) if nationality.before == "" or (loose and nationality.before == "ال") else None


@rule("people", "<crowd> <amount>")
def _(crowd: Mention, amount: Mention) -> People | None:
    """Return a definite count: «المهاجمين الخمسة», «رجال الشرطة الثلاثة»."""
    return replace(crowd.value, count=amount.value) if amount.before == "ال" else None


@rule("people", "<person two|member two|bare two>")
def _(persons: Mention) -> People | None:
    """Refuse «الإخوان», no two persons where they have the article, and «عنصرا», one where no force follows."""
    if persons.kind == "bare_two" and (persons.before.endswith("ال") or persons.value == "?"):
        return None
    return People(str(persons.value), Count(2)) if not persons.after or persons.kind == "person_two" else None


@rule("people", "<bare two> <force>")
def _(members: Mention, force: Mention) -> People | None:
    """Return two members as they stand right before their force: «عنصرا أمن»."""
    bare = members.value == "?" and not members.before.endswith("ال") and not members.after
    return People(str(force.value), Count(2)) if bare and force.before in BARE else None


@rule("people", "<other two>")
def _(others: Mention) -> People | None:
    return None if others.before not in ("", "و") else People("all", Count(2), other=True)


@rule("people", "<persons|members|crowd> <pair>")
def _(persons: Mention, pair: Mention) -> People | None:
    if pair.before not in BARE:
        return None
    return People(persons.value.group if persons.kind == "crowd" else str(persons.value), Count(2))


@rule("people", "<single|person one|member one> <one>")
def _(person: Mention, one: Mention) -> People | None:
    if one.before:
        return None
    return People(person.value.group if person.kind == "single" else str(person.value), Count(1))


@rule("people", "<nationality> <pair|one>")
def _(whose: Mention, number: Mention) -> People | None:
    """Return those known by their nationality only: «تونسيين اثنين على الأقل»."""
    if number.before or whose.before not in (*BARE, "و"):
        return None
    return People("all", Count(2 if number.kind == "pair" else 1))


@rule("people", f"<one of> <{NOUNS}|force>")
def _(one: Mention, person: Mention) -> People | None:
    return People(str(person.value), Count(1)) if person.before in BARE else None


@rule("counted_dead", "<amount> <of>? <lone dead|lone many>")
def _(amount: Mention, of: Mention | None, dead: Mention) -> bool:
    """Cover dead and wounded that have a figure before them: they are not told of without one."""
    return True


@rule("people", "<people> <comma>? <bound after>")
def _(people: Mention, comma: Mention | None, bound: Mention) -> People | None:
    value: People = people.value
    if value.count.value is None or value.count.bound not in ("exact", "about"):
        return None
    return replace(value, count=replace(value.count, bound=str(bound.value)))


@rule("people", SUM)
def _(one: Mention, more: Mention) -> People | None:
    first, second = one.value, more.value
    if more.before != "و" or second.other:
        return None
    if _is_counted_with(first, more):
        return People(first.group if second.group in (first.group, "?") else "security", first.count)
    group = allied(first.group, second.group)
    return People(group, summed(first.count, second.count)) if group else None


@rule("single", "<person one>")
def _(person: Mention) -> People:
    return People(str(person.value), Count(1))


@rule("single", "<member one>")
def _(member: Mention) -> People | None:
    return None if member.before == "ال" else People("?", Count(1))


@rule("single", "<other one>")
def _(other: Mention) -> People | None:
    return People("all", Count(1), other=True) if other.before in BARE else None


@rule("named", "<given name>")
def _(name: Mention) -> People | None:
    return People("all", Count(1)) if name.before in ("", "ل") else None


@rule("crowd", "<persons|members>")
def _(persons: Mention) -> People:
    return People(str(persons.value), SOME)


@rule("crowd", "<other many>")
def _(others: Mention) -> People | None:
    return People("all", SOME, other=True) if others.before in BARE else None


def _extended(people: Mention, trait: Mention) -> People | None:
    """Return people with what is said of them: a nationality, a trait, «others»."""
    value: People = people.value
    fits = trait.before in BARE and people.rule != "<other one>" and people.parts[-1].kind != "other"
    if trait.kind == "land" and trait.before:
        return None
    says = trait.kind == "trait" and (value.group == "?" or (value.group == "all" and trait.value == "militant"))
    group = str(trait.value) if says and trait.value != "-" else value.group
    return People(group, value.count, value.other or trait.kind == "other") if fits else None


def _mixed(people: Mention, force: Mention) -> bool:
    """Return whether people are of two forces of a state: «عناصر من الجيش والشرطة»."""
    groups, kinds = {people.value.group, str(force.value)}, {part.kind for part in people.parts}
    told = force.before in ("و", "وال") and ("force" in kinds or {"of", "persons"} <= kinds)
    return told and len(groups) == 2 and groups <= SERVING


def _belonging(people: Mention, of: Mention | None, force: Mention) -> People | None:
    """Return people as members of a force: «عنصر أمن», «ضابط في الشرطة», «ضابط ومجند من الشرطة»."""
    value: People = people.value
    if of is None and _mixed(people, force):
        return replace(value, group="security")
    serving = people.rule == SUM and value.group == "soldier" and force.value in OFFICERS
    settled = people.parts[-1].kind in SETTLED and not serving
    near = BARE if of and of.kind == "of" else JOINED
    if force.before not in near or (of and of.before) or settled:
        return None
    return replace(value, group=grouped(value.group, str(force.value)))


for kind in ("people", "single", "crowd"):
    rule(kind, f"<{kind}> <trait|nationality|land|other>")(_extended)
    rule(kind, f"<{kind}> <of|at>? <force>")(_belonging)
    rule(kind, f"<{kind}> <of> <persons|members>")(_belonging)
