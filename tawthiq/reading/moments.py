"""Time phrases to times: counted against the day of publication, as precise as they were said and no more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tawthiq.model.values import Moment, When

UNKNOWN = Moment(None, None)
UNRELIABLE = "page_stamp_unreliable"
"""The kind of publication date that may be the day on which a page was fetched, weeks after it was written.

Nothing is counted back from it: of 133 such phrases in annotated articles the annotators could date 61, and counting
back gave the right month for 32.
"""
APART = frozenset(("anchored", "after"))
"""Marks of phrases that count from another happening than publication."""
TOLERANCE = timedelta(days=1)
"""How far a date without a year may lie after publication: the zones of writer and page differ."""
LATE = timedelta(days=3)
"""How many days before its page an article may have been written, by the weekday that it calls today's."""
SATURDAY = 5
MORNING = "10:00"
"""Hour of publication up to which the last 24 hours lie for the most part on the day before."""
EXACT_DAYS = 7
"""Up to so many days «قبل … أيام» is taken by the day, beyond by the month."""


def resolve(when: When, published: str, published_kind: str) -> Moment:
    """Return the time that a phrase means in an article published on an ISO day; UNKNOWN where nothing tells.

    >>> str(resolve(When(weekday=3), "2021-01-23", ""))
    '2021-01-21 day'
    >>> str(resolve(When(day=3, month=12), "2021-01-23", "")), str(resolve(When(days=-1), "", ""))
    ('2020-12-03 day', '? ?')
    """
    told = day_of(published)
    if APART & when.marks:
        return UNKNOWN
    if when.calendar == "hijri":
        return _hijri(when, told)
    if when.year is not None:
        return _told_day(when, told) or _moment(when.year, when.month, when.day)
    if told is None:
        return UNKNOWN
    if when.month is not None:
        return _in_year(when, told)
    if published_kind == UNRELIABLE:
        return UNKNOWN
    return _counted(when, told - timedelta(days=_is_overnight(when, published)))


def own_day(times: Iterable[When], published: str, published_kind: str) -> str:
    """Return the day on which an article was written by its own words, «اليوم الأحد», «أمس 12 مايو»; else `published`.

    A page may be published, or fetched, days after it was written; what names two such days tells nothing.

    >>> own_day([When(days=-1, weekday=5)], "2021-01-26", ""), own_day([When(days=-1)], "2021-01-26T08:00", "")
    ('2021-01-24', '2021-01-26T08:00')
    """
    named = {
        date.fromisoformat(moment.value) - timedelta(days=when.days)
        for when in times
        if when.days is not None and (when.weekday is not None or when.day is not None)
        if (moment := resolve(when, published, published_kind)).precision == "day" and moment.value
    }
    told = day_of(published)
    own = named.pop() if len(named) == 1 else told
    return own.isoformat() if told and own and TOLERANCE <= abs(told - own) <= LATE else published


def within(when: When, month: str) -> Moment:
    """Return the month of an article for a weekday or a day counted from publication, UNKNOWN for other phrases.

    >>> str(within(When(weekday=3), "2021-01")), str(within(When(weeks=-1), "2021-01"))
    ('2021-01 month', '? ?')
    """
    if APART & when.marks or (when.weekday is None and when.days is None) or when.weeks is not None:
        return UNKNOWN
    return Moment(month, "month")


def resolve_from(when: When, anchor: Moment) -> Moment:
    """Return the time of «بعد ثلاثة أيام على …» or «اليوم التالي», counted from the day of another happening.

    UNKNOWN for phrases that do not count from one, and where that day is not known.

    >>> str(resolve_from(When(days=-3, spread="after"), Moment("2021-01-21", "day")))
    '2021-01-18 day'
    """
    if not APART & when.marks or anchor.precision != "day" or not anchor.value:
        return UNKNOWN
    return _counted(when, date.fromisoformat(anchor.value))


def _told_day(when: When, told: date | None) -> Moment | None:
    """Return the day that «اليوم» or «أمس» means, where the date beside it differs by its year alone: a slip."""
    if told is None or when.days is None:
        return None
    moment = _days_from(when, told)
    return moment if (moment.value or "")[5:] == f"{when.month or 0:02}-{when.day or 0:02}" else None


def _is_overnight(when: When, published: str) -> bool:
    """Return whether counted hours are told of in the morning; an article without an hour says 00:00 or none.

    «الساعات الماضية» alone are those since midnight.
    """
    return "hours" in when.marks and not when.marks & {"ago", "lately"} and "00:00" < published[11:16] < MORNING


def day_of(published: str) -> date | None:
    """Return the day of an ISO date or date-time, None where there is none."""
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _moment(year: int, month: int | None, day: int | None) -> Moment:
    """Return a time by year, month and day as far as they are known; UNKNOWN for a day that no month has."""
    if month is None:
        return Moment(f"{year:04}", "year")
    if day is None:
        return Moment(f"{year:04}-{month:02}", "month")
    found = _date(year, month, day)
    return Moment(found.isoformat(), "day") if found else UNKNOWN


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _by_month(moment: Moment) -> Moment:
    """Return a time no finer than its month."""
    return Moment(moment.value[:7], "month") if moment.value and moment.precision == "day" else moment


def _on(day: date) -> Moment:
    return Moment(day.isoformat(), "day")


def _in_year(when: When, told: date) -> Moment:
    """Return a month, or a day of it, that was given without its year."""
    if when.years is not None:
        return _moment(told.year + when.years, when.month, when.day)
    return _whole_month(when, told) if when.day is None else _month_and_day(when, told)


def _whole_month(when: When, told: date) -> Moment:
    month = when.month or told.month
    if when.next:
        return _moment(told.year + (month <= told.month), month, None)
    earlier = "last" in when.marks and "early" not in when.marks
    before = month > told.month or (month == told.month and earlier)
    return _moment(told.year - before, month, None)


def _month_and_day(when: When, told: date) -> Moment:
    """Return the latest such day; one whose weekday was named as well goes before others."""
    years = range(told.year + 1, told.year - 9, -1)
    days = [day for year in years if (day := _date(year, when.month or 1, when.day or 1))]
    if when.next:
        return _on(min((day for day in days if day > told), default=told))
    if "this" in when.marks and when.month == told.month:
        return _moment(told.year, when.month, when.day)
    strict = "last" in when.marks
    past = [day for day in days if day <= told + TOLERANCE and not (strict and day >= told)]
    named = [day for day in past if day.weekday() == when.weekday]
    return _on((named or past)[0]) if past else UNKNOWN


def _counted(when: When, told: date) -> Moment:
    """Return a time that is counted back from publication."""
    if when.days is not None:
        return _days_from(when, told)
    if when.weekday is not None:
        return _on(_weekday(when, when.weekday, told))
    if when.weeks is not None:
        return _by_month(_on(told + timedelta(weeks=when.weeks)))
    if when.months is not None:
        return _months_from(when, when.months, told)
    if when.years is not None:
        return _moment(told.year + when.years, None, None)
    recent = "days" in when.marks
    return _by_month(_on(told - timedelta(days=3))) if recent else UNKNOWN


def _days_from(when: When, told: date) -> Moment:
    """Return so many days from publication; where a weekday is named beside («أمس الاثنين») the weekday decides."""
    day = told + timedelta(days=when.days or 0)
    if when.weekday is not None:
        ahead = (when.weekday - day.weekday()) % 7
        day += timedelta(days=ahead if ahead <= 1 else ahead - 7)
    return _on(day) if abs((day - told).days) <= EXACT_DAYS else _by_month(_on(day))


def _weekday(when: When, weekday: int, told: date) -> date:
    """Return the latest such weekday not after publication; before it for «الماضي», after it for «المقبل»."""
    words = when.spread.split()
    if when.weeks is not None:
        start = told - timedelta(days=(told.weekday() - SATURDAY) % 7) + timedelta(weeks=when.weeks)
        return start + timedelta(days=(weekday - SATURDAY) % 7)
    if when.next:
        return told + timedelta(days=(weekday - told.weekday() - 1) % 7 + 1)
    back = (told.weekday() - weekday) % 7
    if "last" in words:
        back = (back or 7) + 7 * (words.count("last") - 1)
    return told - timedelta(days=back)


def _months_from(when: When, months: int, told: date) -> Moment:
    """Return so many months from publication; «قبل» more than a year ago tells the year only."""
    year, month = divmod(told.year * 12 + told.month - 1 + months, 12)
    if "ago" in when.marks and abs(months) > 12:
        return _moment(year, None, None)
    return _moment(year, month + 1, when.day)


def _hijri(when: When, told: date | None) -> Moment:
    """Return a time of the Hijri calendar (Umm al-Qura, 1343 to 1500) in the Gregorian one.

    A month without a day becomes the Gregorian month that holds its middle, or the day of publication before that; a
    year becomes the one that holds its middle.
    """
    year = when.year if when.year is not None else _hijri_year(when, told)
    if year is None:
        return UNKNOWN
    if when.month is None:
        middle = _converted(year, 7, 1)
        return Moment(middle.value[:4], "year") if middle.value else UNKNOWN
    if when.day is not None:
        return _converted(year, when.month, when.day)
    first, middle = (_converted(year, when.month, day) for day in (1, 15))
    begins = told and not when.next and (first.value or "") <= told.isoformat() < (middle.value or "")
    return _by_month(_on(told) if told and begins else middle)


def _converted(year: int, month: int, day: int) -> Moment:
    from hijridate import Hijri  # loaded late: few articles need it

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (OverflowError, ValueError):
        return UNKNOWN
    return _moment(int(found.year), int(found.month), int(found.day))


def _hijri_year(when: When, told: date | None) -> int | None:
    """Return the Hijri year of the latest such month or day not after publication."""
    from hijridate import Gregorian

    if told is None or when.month is None:
        return None
    now = Gregorian(told.year, told.month, told.day).to_hijri()
    if when.years is not None:
        return int(now.year) + when.years
    before = (when.month, when.day or 1) > (now.month, now.day + TOLERANCE.days if when.day else 1)
    same = when.month == now.month and when.day is None and "last" in when.marks
    return int(now.year) - (before or same)
