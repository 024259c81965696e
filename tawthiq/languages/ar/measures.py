"""Figures that count no person: lengths, money, shares, labels; stretches of time (`period`); hours (`clock`)."""

from __future__ import annotations

from fractions import Fraction

from tawthiq.grammar.rules import Mention, Room
from tawthiq.model.values import Count, When

rule = Room(
    needs="amount number ordinal", gives="measure period clock", covers="number amount ordinal digits part_adverb"
)

_SIZE = {"nights": ("days", 1), "decades": ("years", 10), "centuries": ("years", 100)}


def stretch(count: int | None, unit: str) -> When:
    """Return how long so many units are; an unknown number keeps only the unit, in `spread`.

    >>> str(stretch(3, "decades")), str(stretch(None, "days")), str(stretch(24, "hours"))
    ('years=30', 'spread=days', 'days=0 spread=hours')
    """
    name, size = _SIZE.get(unit, (unit, 1))
    if name == "hours":
        return When(days=0, spread="hours")
    if count is None:
        return When(spread=name)
    return When(
        days=count * size if name == "days" else None,
        weeks=count * size if name == "weeks" else None,
        months=count * size if name == "months" else None,
        years=count * size if name == "years" else None,
    )


def counted(amount: Mention) -> int | None:
    """Return the one number that an amount or number stands for, None for ranges and words such as «عدة»."""
    if isinstance(amount.value, Count):
        return amount.value.value if amount.value.high is None else None
    return int(amount.value)


def hour(value: int, minute: int = 0) -> str | None:
    """Return a time of the day as it was said, `09:30`; None where there is no such time."""
    return f"{value:02}:{minute:02}" if value <= 24 and minute < 60 else None


def named(word: Mention) -> bool:
    """Return whether «الساعة» carries its article, or is a phrase of two words that holds it."""
    return "ال" in word.before or word.last - word.first > 1


@rule("measure", "<amount|number|digits> <unit>")
def _(amount: Mention, unit: Mention) -> str | None:
    shown = amount.value if amount.kind == "digits" else counted(amount)
    return None if unit.before.startswith(("و", "ف")) else f"{'?' if shown is None else shown} {unit.value}"


@rule("measure", "<bound>? <unit two>")
def _(_: Mention | None, unit: Mention) -> str | None:
    return None if "ال" in unit.before else f"2 {unit.value}"


@rule("measure", "<money sign|calibre|label|named label> <amount|number|digits> <unit>?")
def _(sign: Mention, amount: Mention, _: Mention | None) -> str | None:
    if sign.kind == "named_label" and "ال" not in sign.before:
        return None
    return f"{amount.value if amount.kind == 'digits' else counted(amount)} {sign.value}"


@rule("measure", "<model|letters> <dash>? <number>")
def _(name: Mention, dash: Mention | None, number: Mention) -> str | None:
    return f"{number.value} model" if dash or name.kind == "model" else None


@rule("measure", "<type word> …1 <number>", unless="kill_verb kill_noun")
def _(_: Mention, number: Mention) -> str:
    return f"{number.value} model"


@rule("measure", "<amount|number> <age>")
def _(amount: Mention, age: Mention) -> str | None:
    return f"{counted(amount)} age" if not age.before and age.last - age.first > 1 else None


@rule("measure", "<age> <amount|number> <time counted|time many>?")
def _(_: Mention, amount: Mention, unit: Mention | None) -> str | None:
    return f"{counted(amount)} age" if unit is None or unit.value == "years" else None


@rule("period", "<amount|number> <time counted|time many> <few>?")
def _(amount: Mention, unit: Mention, _: Mention | None) -> When | None:
    return None if unit.before else stretch(counted(amount), str(unit.value))


@rule("period", "<bound>? <time two> <few>?")
def _(_: Mention | None, unit: Mention, _few: Mention | None) -> When | None:
    return None if unit.after else stretch(2, str(unit.value))


@rule("period", "<bound> <time one|time counted>")
def _(bound: Mention, unit: Mention) -> When | None:
    return None if unit.before else stretch(1, str(unit.value))


@rule("period", "<time one|time counted> <one> <few>?")
def _(unit: Mention, one: Mention, _: Mention | None) -> When | None:
    return None if one.before or "ال" in unit.before else stretch(1, str(unit.value))


@rule("period", "<time one|time counted|time two> <fraction> <time one|month word|year word>?")
def _(unit: Mention, fraction: Mention, again: Mention | None) -> When | None:
    if fraction.before != "و" or "ال" in unit.before or (again and again.kind == "time_one" and not again.before):
        return None
    count = 2 if unit.kind == "time_two" else 1
    if unit.value == "years":
        return When(months=12 * count + int(12 * Fraction(fraction.value)))
    return stretch(None, str(unit.value))


@rule("period", "<fraction> <time one>")
def _(fraction: Mention, unit: Mention) -> When | None:
    if unit.before or unit.value not in ("hours", "years"):
        return None
    return stretch(1, "hours") if unit.value == "hours" else When(months=int(12 * Fraction(fraction.value)))


@rule("clock", "<hour word> <hour|number>")
def _(word: Mention, at: Mention) -> str | None:
    return hour(int(at.value)) if named(word) else None


@rule("clock", "<number> <colon> <number>")
def _(at: Mention, _: Mention, minute: Mention) -> str | None:
    return hour(at.value, minute.value) if at.rule == minute.rule == "<digits>" else None


@rule("clock", "<hour> <fraction>? <of>? <part|part adverb>")
def _(at: Mention, fraction: Mention | None, _: Mention | None, _part: Mention) -> str | None:
    if "ال" not in at.before or (fraction and fraction.before != "وال"):
        return None
    return hour(int(at.value), int(60 * Fraction(fraction.value)) if fraction else 0)


@rule("clock", "<clock> <fraction>")
def _(clock: Mention, fraction: Mention) -> str | None:
    at, minute = (int(figure) for figure in clock.value.split(":"))
    return hour(at, int(60 * Fraction(fraction.value))) if fraction.before == "وال" and not minute else None


@rule("clock", "<hour word> <clock>")
def _(word: Mention, clock: Mention) -> str | None:
    return str(clock.value) if named(word) else None


@rule("clock", "<clock> <part adverb|zone>")
def _(clock: Mention, _: Mention) -> str:
    return str(clock.value)
