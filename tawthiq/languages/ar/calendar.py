"""Months, weeks and years as they are said, and dates in figures: «كانون الثاني/يناير», «صيف 2012», «21/1/2021»."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.script import AND, BARE
from tawthiq.model.values import When

rule = Room(
    needs="number ordinal measure",
    gives="month_time unsure_month year_time week_time numeric_date",
    shows="month_time year_time week_time numeric_date",
)

BACK = {"last": -1, "last last": -2, "this": 0, "next": 1, "anchored": 0, "anchored next": 1, "anchored last": -1}
"""How many units «الماضي», «الجاري», «المقبل» lie from publication; `anchored` ones from another happening."""


def counted(unit: str, word: str) -> When:
    """Return «الشهر الماضي», «هذا العام»: units back from publication.

    >>> str(counted("months", "last")), str(counted("years", "anchored"))
    ('months=-1', 'years=0 spread=anchored')
    """
    back = BACK[word]
    when = When(
        weeks=back if unit == "weeks" else None,
        months=back if unit == "months" else None,
        years=back if unit == "years" else None,
        next=word == "next",
    )
    return when.marked("anchored") if word.startswith("anchored") else when


def year(number: int) -> When | None:
    """Return a year of the Gregorian (1900 to 2035) or Hijri calendar (1300 to 1500), None for other numbers."""
    if 1900 <= number <= 2035:
        return When(year=number)
    return When(year=number, calendar="hijri") if 1300 <= number <= 1500 else None


def numeric(first: int, second: int, third: int) -> When | None:
    """Return the date written as three numbers, day first or year first.

    >>> str(numeric(21, 1, 2021)), str(numeric(2021, 1, 21)), str(numeric(3, 9, 1436)), numeric(3, 1, 21)
    ('year=2021 month=1 day=21', 'year=2021 month=1 day=21', 'year=1436 month=9 day=3 calendar=hijri', None)
    """
    day, month, years = (third, second, first) if first > 31 else (first, second, third)
    if month > 12 >= day > 0:
        day, month = month, day
    when = year(years)
    return replace(when, month=month, day=day) if when and 1 <= month <= 12 and 1 <= day <= 31 else None


def month_value(month: Mention) -> int | None:
    """Return the number of a month word, None where it carries letters no month takes."""
    return int(month.value) if month.before in ("", "و", "ف", "ب", "ل") and not month.after else None


@rule("month_time", "<month>")
def _(month: Mention) -> When | None:
    number = month_value(month)
    return When(month=number) if number else None


@rule("unsure_month", "<doubtful month|hijri month>")
def _(month: Mention) -> When | None:
    number, hijri = month_value(month), month.kind == "hijri_month"
    return When(month=number, calendar="hijri" if hijri else "gregorian") if number else None


@rule("month_time", "<month|doubtful month> <slash|dash>? <month|doubtful month>")
def _(one: Mention, _: Mention | None, two: Mention) -> When | None:
    return When(month=int(one.value)) if one.value == two.value and not two.before else None


@rule("month_time", "<month word> <month time|unsure month>")
def _(word: Mention, month: Mention) -> When | None:
    when: When = month.value
    return None if month.before or word.after else when


@rule("month_time", "<month word> <modifier>")
def _(word: Mention, modifier: Mention) -> When | None:
    return None if word.after else counted("months", modifier.value)


@rule("month_time", "<this word> <month word>")
def _(this: Mention, word: Mention) -> When | None:
    return None if word.after else counted("months", this.value)


@rule("month_time", "<month time|unsure month> <modifier>")
def _(month: Mention, modifier: Mention) -> When | None:
    when: When = month.value
    told = (when.year, when.years, when.months) != (None, None, None) or when.marks & {"last", "this"}
    return None if told or modifier.value.startswith("anchored") else when.marked(str(modifier.value))


@rule("month_time", "<month time|unsure month> <of>? <year time>")
def _(month: Mention, _: Mention | None, time: Mention) -> When | None:
    value: When = month.value
    if value.month is None or value.year is not None or value.years is not None or time.before in AND:
        return None
    return replace(value, year=time.value.year, years=time.value.years)


@rule("month_time", "<month time|unsure month> <slash|comma>? <number> <era>?")
def _(month: Mention, _: Mention | None, number: Mention, _era: Mention | None) -> When | None:
    time = year(number.value)
    plain = month.value.month is not None and month.value.year is None and not number.before
    fits = plain and time is not None and time.calendar == month.value.calendar
    return replace(month.value, year=number.value) if fits else None


@rule("month_time", "<edge> <of>? <month time|unsure month>")
def _(edge: Mention, _: Mention | None, month: Mention) -> When | None:
    when: When = month.value
    return when.marked(str(edge.value)) if month.before in BARE else None


@rule("month_time", "<week word> <ordinal> <of> <month time|unsure month>")
def _(_: Mention, _ordinal: Mention, _of: Mention, month: Mention) -> When:
    when: When = month.value
    return when.marked("range")


@rule("year_time", "<year word> <number> <era>?")
def _(word: Mention, number: Mention, _: Mention | None) -> When | None:
    return None if word.after else year(number.value)


@rule("year_time", "<number> <era>")
def _(number: Mention, era: Mention) -> When | None:
    time = year(number.value)
    return time if time and time.calendar == era.value else None


@rule("year_time", "<in|since|until> <number>")
def _(word: Mention, number: Mention) -> When | None:
    time = year(number.value) if number.rule == "<digits>" else None
    return time and (time if word.kind == "in" else time.marked(word.kind))


@rule("year_time", "<year word> <modifier>")
def _(word: Mention, modifier: Mention) -> When | None:
    return None if word.after else counted("years", modifier.value)


@rule("year_time", "<this word> <year word>")
def _(this: Mention, word: Mention) -> When | None:
    return None if word.after else counted("years", this.value)


@rule("year_time", "<edge|season> <of>? <year time>")
def _(edge: Mention, _: Mention | None, time: Mention) -> When | None:
    when: When = time.value
    return when.marked(str(edge.value)) if time.before in BARE else None


@rule("year_time", "<season> <number>")
def _(season: Mention, number: Mention) -> When | None:
    time = year(number.value)
    return time and time.marked(season.value)


@rule("week_time", "<week word> <modifier>")
def _(word: Mention, modifier: Mention) -> When | None:
    return None if word.after else counted("weeks", modifier.value)


@rule("week_time", "<this word> <week word>")
def _(this: Mention, word: Mention) -> When | None:
    return None if word.after else counted("weeks", this.value)


@rule("week_time", "<edge> <week word> <modifier>?")
def _(edge: Mention, word: Mention, modifier: Mention | None) -> When | None:
    when = counted("weeks", modifier.value if modifier else "this")
    return None if word.after else when.marked(edge.value)


@rule("numeric_date", "<number> <slash|dash> <number> <slash|dash> <number> <era>?")
def _(one: Mention, _a: Mention, two: Mention, _b: Mention, three: Mention, _: Mention | None) -> When | None:
    return numeric(one.value, two.value, three.value)


@rule("numeric_date", "<digits> <stop> <number> <era>?")
def _(day: Mention, dot: Mention, last: Mention, _: Mention | None) -> When | None:
    """Return a date with dots, whose first two figures look like one: «3.9.2019»."""
    first, _dot, second = day.value.replace("٫", ".").partition(".")
    whole = dot.value == "." and day.end == dot.start and dot.end == last.start
    return numeric(int(first), int(second), last.value) if whole and second.isdecimal() else None
