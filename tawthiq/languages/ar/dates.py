"""Time phrases as they are said: months, years, days of the month and week, days counted from publication."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.script import AND, BARE
from tawthiq.model.values import When

rule = Room(
    needs="number ordinal period clock month_time unsure_month year_time week_time numeric_date",
    gives="date period daypart",
    covers="attack_verb attack_noun number amount digits ordinal period month_time unsure_month year_time week_time "
    "numeric_date daypart stop",
    shows="date period daypart",
)

LOOSE = frozenset(("ago", "hours", "days", "anchored", "after", "since", "until"))
APART = LOOSE - {"since", "until"}
PAST = frozenset(("last", "past"))
ANCHORED = {"anchored": 0, "anchored next": 1, "anchored last": -1}
"""How many days «اليوم نفسه», «اليوم التالي», «اليوم السابق» lie from a day told before."""


def dated(month: When, day: int) -> When | None:
    """Return a day of a month, None where it can be none."""
    known = month.month is not None or month.months is not None
    loose = month.marks & {"early", "mid", "late", "range"}
    return replace(month, day=day) if known and not loose and month.day is None and 1 <= day <= 31 else None


def joined(first: When, second: When) -> When | None:
    """Return «الاثنين» and «12 مايو» as one time, None where they are two."""
    if first.day is not None or (first.marks | second.marks) & APART:
        return None
    if first.days is not None:
        fits = second.day is not None or second.weekday is not None
    else:
        fits = first.weekday is not None and (second.day is not None or second.weeks is not None)
    if not fits or (first.weekday is not None and second.weekday is not None):
        return None
    return replace(
        second,
        weekday=first.weekday if second.weekday is None else second.weekday,
        days=first.days if second.days is None else second.days,
        part=first.part or second.part,
        spread=f"{first.spread} {second.spread}".strip(),
        next=first.next or second.next,
    )


def daily(when: When) -> bool:
    """Return whether a time is a day and no longer stretch."""
    return when.day is not None or when.weekday is not None or when.days is not None


@rule("date", "<month time|year time|week time|numeric date>")
def _(time: Mention) -> When:
    when: When = time.value
    return when


@rule("date", "<in|since|until> <month time|unsure month>")
def _(word: Mention, month: Mention) -> When | None:
    if month.before or (month.kind == "unsure_month" and month.value.calendar == "hijri"):
        return None
    when: When = month.value
    return when if word.kind == "in" else when.marked(word.kind)


@rule("date", "<number|ordinal> <slash|dash|of>? <month time|unsure month>")
def _(day: Mention, link: Mention | None, month: Mention) -> When | None:
    unsure = month.kind == "unsure_month" and link is not None and link.kind == "dash"
    return None if month.before in AND or unsure else dated(month.value, day.value)


@rule("date", "<number> <dash|to number> <number> <of>? <month time|unsure month>")
def _(low: Mention, _: Mention, high: Mention, _of: Mention | None, month: Mention) -> When | None:
    fits = low.value < high.value and dated(month.value, high.value) is not None
    return month.value.marked("range") if fits else None


@rule("date", "<day word|weekday> <number> <slash|dash> <number>")
def _(name: Mention, day: Mention, _: Mention, month: Mention) -> When | None:
    if not 1 <= month.value <= 12:
        return None
    when = dated(When(month=month.value), day.value)
    return when and (replace(when, weekday=int(name.value)) if name.kind == "weekday" else when)


@rule("date", "<number> <of>? <modifier>")
def _(day: Mention, _: Mention | None, modifier: Mention) -> When | None:
    return When(day=day.value, months=0) if modifier.value == "this" and 1 <= day.value <= 31 else None


@rule("date", "<weekday> <modifier>?")
def _(day: Mention, modifier: Mention | None) -> When:
    when = When(weekday=int(day.value))
    if modifier is None:
        return when
    return when.marked("anchored" if modifier.value.startswith("anchored") else modifier.value)


@rule("date", "<today|relative day>")
def _(day: Mention) -> When | None:
    return None if day.after else When(days=int(day.value))


@rule("date", "<anchored day>")
def _(_: Mention) -> When:
    return When(spread="anchored")


@rule("date", "<relative night>")
def _(night: Mention) -> When:
    return When(days=int(night.value), part="night")


@rule("date", "<today|relative night> <modifier>")
def _(day: Mention, modifier: Mention) -> When | None:
    if modifier.value == "last":
        return When(days=0, spread="hours") if day.kind == "today" else None
    return When(days=ANCHORED[modifier.value], spread="anchored") if modifier.value in ANCHORED else None


@rule("date", "<this word> <today|relative night|day word>")
def _(this: Mention, day: Mention) -> When | None:
    if this.value == "this":
        return When(days=0) if day.kind == "today" else None
    return When(days=0, spread="anchored")


@rule("date", "<today> <ordinal|number>")
def _(today: Mention, place: Mention) -> When | None:
    if "ال" not in place.before and place.rule != "<the> <number>":
        return None
    counted_up = place.kind == "number" or today.before.endswith("ل")
    return When(days=0) if counted_up else When(spread="anchored")


@rule("date", "<today> <ordinal> <of> <month time|unsure month>")
def _(_: Mention, day: Mention, _of: Mention, month: Mention) -> When | None:
    return dated(month.value, day.value)


@rule("date", "<feast>")
def _(feast: Mention) -> When:
    month, day = feast.value.split("-")
    return When(month=int(month), day=int(day))


@rule("date", "<day word> <date>")
def _(_: Mention, date: Mention) -> When | None:
    when: When = date.value
    return when if daily(when) and date.before in BARE and not when.marks & APART else None


@rule("date", "<part> <day word>? <date>")
def _(part: Mention, _: Mention | None, date: Mention) -> When | None:
    fits = daily(date.value) and date.before in BARE and not date.value.marks & LOOSE
    return replace(date.value, part=part.value) if fits else None


@rule("date", "<date> <part adverb>")
def _(date: Mention, part: Mention) -> When | None:
    free = daily(date.value) and not date.value.part and not part.before
    return replace(date.value, part=part.value) if free else None


@rule("daypart", "<part adverb>")
def _(part: Mention) -> When | None:
    """Return «ليلا» as of the day of publication; «فجرا» is a verb as well, and an evening may be that of any day."""
    sure = part.before in BARE and not part.after and part.value not in ("dawn", "evening")
    return When(days=0, part=part.value) if sure else None


@rule("date", "<loose hour> <of>? <date>")
def _(hour: Mention, _: Mention | None, date: Mention) -> When | None:
    if date.before in AND or "since" in date.value.marks:
        return None
    part = date.value.part or ("" if hour.value == "any" else hour.value)
    return replace(date.value, part=part) if daily(date.value) else date.value  # type: ignore[no-any-return]


@rule("date", "<date> <same as|comma|of>? <date>")
def _(one: Mention, link: Mention | None, two: Mention) -> When | None:
    if two.before in AND or (link and link.kind == "of" and two.value.weeks is None):
        return None
    if link and link.kind == "same_as" and one.value.day is not None:
        return two.value if two.value.calendar == "gregorian" else one.value  # type: ignore[no-any-return]
    if link and link.kind == "comma" and two.value.day is None:
        return None
    return joined(one.value, two.value)


@rule("date", "<part> <weekday> <dash|slash|to number>? <weekday>")
def _(part: Mention, _: Mention, _dash: Mention | None, second: Mention) -> When | None:
    night = part.value == "night" and not second.before
    return When(weekday=int(second.value), part="night") if night else None


@rule("date", "<night between> <weekday> <weekday>")
def _(_: Mention, _first: Mention, second: Mention) -> When | None:
    return When(weekday=int(second.value), part="night") if second.before == "و" else None


def single(unit: str) -> When | None:
    """Return one day, week, month or year; None for hours and for decades, which «عقد» and «قرن» seldom are."""
    ones = {"days": When(days=1), "weeks": When(weeks=1), "months": When(months=1), "years": When(years=1)}
    return ones.get(unit)


def back(when: When) -> When:
    """Return a stretch of time as lying before publication."""
    fields = {name: -getattr(when, name) for name in ("days", "weeks", "months", "years") if getattr(when, name)}
    return replace(when, **fields).marked("ago")


@rule("date", "<ago> <period>")
def _(_: Mention, period: Mention) -> When | None:
    return None if period.before else back(period.value)


@rule("date", "<ago> <bound>? <time one>")
def _(_: Mention, _bound: Mention | None, unit: Mention) -> When | None:
    when = single(unit.value)
    return back(when) if when and not unit.before and not unit.after else None


@rule("date", "<ago> <time many> <few>?")
def _(_: Mention, unit: Mention, _few: Mention | None) -> When | None:
    if unit.before:
        return None
    return When(days=0 if unit.value == "hours" else None, spread=f"{unit.value} ago")


@rule("date", "<ago> <moments>")
def _(_: Mention, _few: Mention) -> When:
    return When(days=0, spread="hours ago")


@rule("date", "<ago> <period|time many|moments> <few>? <of>")
def _(ago: Mention, unit: Mention, _: Mention | None, of: Mention) -> When | None:
    return None if ago.value != "ago" or unit.before or of.before else When(spread="anchored")


@rule("date", "<after> <bound>? <period|time one> <few>? <of|upon>")
def _(_: Mention, _bound: Mention | None, unit: Mention, _few: Mention | None, upon: Mention) -> When | None:
    when = unit.value if unit.kind == "period" else single(unit.value)
    return None if unit.before or upon.before or not when else replace(back(when), spread="after")


@rule("date", "<within> <period> <modifier|many past>?")
def _(_: Mention, period: Mention, past: Mention | None) -> When | None:
    when: When = period.value
    return when if "hours" in when.marks and (past is None or past.value in PAST) else None


@rule("date", "<the times|period> <number>? <few>? <modifier|many past>")
def _(unit: Mention, number: Mention | None, _few: Mention | None, past: Mention) -> When | None:
    if past.value not in PAST:
        return None
    name = unit.value.spread if unit.kind == "period" else unit.value
    hours = When(days=0, spread="hours" if number or unit.kind == "period" else "hours lately")
    return {"hours": hours, "days": When(spread="days")}.get(name)


@rule("period", "<the times> <number>? <few>? <modifier|many past>")
def _(unit: Mention, _: Mention | None, _few: Mention | None, past: Mention) -> When | None:
    return When(spread=unit.value) if unit.value not in ("hours", "days") and past.value in PAST else None


@rule("date", "<since|until> <date>")
def _(word: Mention, date: Mention) -> When | None:
    when: When = date.value
    return None if date.before not in BARE or when.marks & LOOSE else when.marked(word.kind)
