"""Dates as pages print them: Arabic month names of all regions, the Hijri calendar, numerals of both scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product

from tawthiq.languages.ar.script import fold

# One line a month: international and Egyptian, Levantine and Iraqi, Maghrebi, Libyan until 2011, French, English.
_MONTHS = """
يناير | كانون الثاني | كانون ثاني | كانون2 | جانفي | أي النار | janvier | january | jan
فبراير | شباط | فيفري | نوار | النوار | février | fevrier | february | feb
مارس | آذار | الربيع | mars | march | mar
أبريل | إبريل | نيسان | أفريل | الطير | avril | april | apr
مايو | أيار | ماي | الماء | mai | may
يونيو | يونيه | حزيران | جوان | الصيف | juin | june | jun
يوليو | يوليه | تموز | جويلية | يوليوز | ناصر | juillet | july | jul
أغسطس | آب | أوت | غشت | هانيبال | août | aout | august | aug
سبتمبر | أيلول | شتنبر | الفاتح | septembre | september | sep | sept
أكتوبر | تشرين الأول | تشرين أول | تشرين1 | التمور | octobre | october | oct
نوفمبر | تشرين الثاني | تشرين ثاني | تشرين2 | نونبر | الحرث | novembre | november | nov
ديسمبر | كانون الأول | كانون أول | كانون1 | دجنبر | الكانون | décembre | decembre | december | dec
"""
_HIJRI_MONTHS = """
محرم | المحرم | محرم الحرام
صفر | صفر الخير
ربيع الأول | ربيع أول
ربيع الآخر | ربيع الثاني | ربيع ثاني | ربيع آخر
جمادى الأولى | جمادى الأول | جمادى أولى
جمادى الآخرة | جمادى الثانية | جمادى الثاني | جمادى الآخر | جمادى ثانية
رجب | رجب الفرد
شعبان
رمضان | رمضان المبارك
شوال
ذو القعدة | ذي القعدة | ذوالقعدة | ذيالقعدة
ذو الحجة | ذي الحجة | ذوالحجة | ذيالحجة
"""
_WEEKDAYS = ("الاثنين|الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


def _table(lines: str) -> dict[str, int]:
    rows = enumerate(lines.strip().splitlines(), start=1)
    return {fold(name.strip()): number for number, row in rows for name in row.split("|")}


_GREGORIAN, _HIJRI = _table(_MONTHS), _table(_HIJRI_MONTHS)
_WEEKDAY = {fold(name): at for at, names in enumerate(_WEEKDAYS) for name in names.split("|")}


def _named(names: dict[str, int]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns day-month-year and month-day-year, the month perhaps given twice (`شباط/فبراير`)."""
    month = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    twice = rf"(?P<month>{month})(?:\s*[/(\-–]\s*(?P<again>{month})\)?)?(?!\w)"
    day, year, gap = r"(?<!\d)(?P<day>\d{1,2})(?!\d)", r"(?P<year>\d{4})(?!\d)", r"[\s,،.\-–/]*"
    middle = r"(?:st|nd|rd|th|er)?" + gap + r"(?:من )?(?:شهر )?"
    return (
        re.compile(day + middle + twice + gap + r"(?:من )?(?:عام |سنه )?" + year),
        re.compile(r"(?<!\w)" + twice + gap + day + gap + year),
    )


_BY_NAME = ((_named(_GREGORIAN), _GREGORIAN, False), (_named(_HIJRI), _HIJRI, True))
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?![\d/-])")
_YEAR_LAST = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-])")
_BESIDE = (
    "نشر تاريخ النشر آخر تحديث الساعة بتوقيت غرينتش مكة صباحا مساء ص م مـ هـ في يوم الموافق أضيف حدث ت gmt utc am pm"
)
_NAMES = (*_GREGORIAN, *_HIJRI, *_WEEKDAY)
_STAMP_WORDS = {part for name in _NAMES for part in name.split()} | set(fold(_BESIDE).split())
_MOST_OTHERS = 2
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_HIJRI_YEARS = range(1318, 1524)
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Day:
    """A date found in a phrase: `iso` where it is one day of our calendar, else `problem` says why it is not."""

    iso: str
    problem: str = ""


def iso(stamp: str) -> str:
    """Return the stamp where it is an ISO 8601 date or date-time with a possible day, else nothing.

    >>> iso("2021-01-22T09:15:00+03:00"), iso("2021-01-22 09:15"), iso("1801-20-17"), iso("22/01/2021")
    ('2021-01-22T09:15:00+03:00', '2021-01-22 09:15', '', '')
    """
    if not _STAMP.match(stamp):
        return ""
    try:
        datetime.fromisoformat(stamp)
    except ValueError:
        return ""
    return stamp


def day(phrase: str) -> Day | None:
    """Return the date that a phrase names, or None; a date of our calendar goes before one of the Hijri calendar.

    A Hijri date is converted where the weekday beside it settles the day, since the calendar differs by a day from
    country to country; otherwise, and where day and month could be exchanged, `problem` says what was found.

    >>> day("الجمعة 22 كانون الثاني/يناير 2021")
    Day(iso='2021-01-22', problem='')
    >>> day("الجمعة ٩ جمادى الآخرة ١٤٤٢ هـ").iso, day("05/02/2021").iso, day("منذ ساعتين")
    ('2021-01-22', '', None)
    """
    folded = fold(phrase)
    found = list(_days(folded[max(folded.find("نشر"), 0) :])) or list(_days(folded))
    return next((item for item in found if item.iso), found[0] if found else None)


def is_stamp(line: str) -> bool:
    """Return whether a line is nothing but a date with its time, and at most two words such as a writer's name.

    >>> is_stamp("الأحد، 04 آب/اغسطس 2013، آخر تحديث 02:21 (GMT+0400)"), is_stamp("قتل شخصان في 4 آب 2013 بانفجار")
    (True, False)
    """
    words = re.findall(r"[^\W\d_]+", fold(line))
    others = [word for word in words if word not in _STAMP_WORDS]
    has_date = len(others) < len(words) and re.search(r"\d{4}", line) is not None
    return (has_date or day(line) is not None) and len(others) <= _MOST_OTHERS and not line.endswith(".")


def _days(folded: str) -> Iterator[Day]:
    weekdays = {at for name, at in _WEEKDAY.items() if re.search(rf"(?<!\w){name}(?!\w)", folded)}
    for patterns, names, is_hijri in _BY_NAME:
        yield from _by_name(folded, patterns, names, weekdays if is_hijri else None)
    for match in _YEAR_FIRST.finditer(folded):
        year, month, number = int(match[1]), int(match[3]), int(match[4])
        yield _hijri(year, month, number, weekdays) if year in _HIJRI_YEARS else _gregorian(year, month, number)
    for match in _YEAR_LAST.finditer(folded):
        yield _year_last(match, weekdays)


def _by_name(
    folded: str, patterns: tuple[re.Pattern[str], ...], names: dict[str, int], weekdays: set[int] | None
) -> Iterator[Day]:
    for match in (match for pattern in patterns for match in pattern.finditer(folded)):
        year, month, number = int(match["year"]), names[match["month"]], int(match["day"])
        if match["again"] and names[match["again"]] != month:
            yield Day("", f"names two months ({match['month']} and {match['again']})")
        elif weekdays is None:
            yield _gregorian(year, month, number)
        else:
            yield _hijri(year, month, number, weekdays)


def _year_last(match: re.Match[str], weekdays: set[int]) -> Day:
    """Return the day of `22/01/2021`: the order is settled by a number above 12, by equal numbers or by the weekday."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if year in _HIJRI_YEARS:
        return _hijri(year, second, first, weekdays)
    either = {_gregorian(year, second, first).iso, _gregorian(year, first, second).iso} - {""}
    if len(either) > 1:
        either = {one for one in either if date.fromisoformat(one).weekday() in weekdays}
    if len(either) == 1:
        return Day(either.pop())
    return Day("", f"can be {first} the day and {second} the month, or the other way round")


def _gregorian(year: int, month: int, number: int) -> Day:
    try:
        found = date(year, month, number)
    except ValueError:
        return Day("", "names a day that is in no calendar")
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Day("", f"names the year {year}")
    return Day(found.isoformat())


def _hijri(year: int, month: int, number: int, weekdays: set[int]) -> Day:
    """Return the day of a Hijri date; the tabular calendar is right to a day, the weekday says which."""
    if year not in _HIJRI_YEARS or not 1 <= month <= 12 or not 1 <= number <= 30:
        return Day("", "names a day that is in no calendar")
    about = _tabular(year, month, number)
    near = [about + timedelta(days=shift) for shift in (-1, 0, 1)]
    matching = [one for one, weekday in product(near, weekdays) if one.weekday() == weekday]
    if len(matching) == 1:
        return Day(matching[0].isoformat())
    return Day("", f"is a Hijri date, about {about.isoformat()}, a day more or less by country")


def _tabular(year: int, month: int, number: int) -> date:
    """Return the day by the tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29).

    Reingold and Dershowitz, Calendrical Calculations, chapter 7: the epoch is 16 July 622 (Julian).
    """
    days = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + number
    return date.fromordinal(227_014 + days)
