"""Stretches of time that a comparison looks back over, as days."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

UNITS = {"days": 1, "weeks": 7}
PLENTY = 3
"""What a plural that is not counted («منذ سنوات») is at least: Arabic has a dual for two."""
BEGINNING = "0001-01-01"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `since` to the one before the incident; `anchor` is the day, month or year that was counted from.

    What happened within the anchor is what the incident is said to be surpassed by, or to be the first since.
    """

    since: str
    until: str
    anchor: tuple[str, str] | None = None


def spread(moment: str) -> tuple[str, str]:
    """Return the first and last day of a day, month or year.

    >>> spread("2018-02"), spread("2016")
    (('2018-02-01', '2018-02-28'), ('2016-01-01', '2016-12-31'))
    """
    if len(moment) == len("2018-01-15"):
        return moment, moment
    if len(moment) == len("2018"):
        return f"{moment}-01-01", f"{moment}-12-31"
    year, month = int(moment[:4]), int(moment[5:7])
    return f"{moment}-01", f"{moment}-{calendar.monthrange(year, month)[1]:02}"


def period(asks: dict[str, str], day: str) -> Period | None:
    """Return the time that a question asks about, counted back from the day of the incident; None where it cannot be.

    >>> period({"since": "2018-01"}, "2021-01-21")
    Period(since='2018-02-01', until='2021-01-20', anchor=('2018-01-01', '2018-01-31'))
    >>> period({"within": "weeks=1"}, "2021-01-21").since, period({"since": "years"}, "2021-01-21").since
    ('2021-01-14', '2018-01-21')
    >>> period({"since": "then"}, "2021-01-21") is None
    True
    """
    told = asks.get("since") or asks.get("after") or asks.get("within") or "ever"
    before = _moved(day, days=1)
    if told == "ever":
        return Period(BEGINNING, before)
    if told[0].isdigit():
        return _dated(told, before, is_anchor="since" in asks)
    start = _counted(told, day)
    return Period(start, before) if start else None


def compared_with(period: Period) -> Period | None:
    """Return a period whose anchor is the one of equal length before it; None for one without a beginning.

    >>> compared_with(Period("2021-01-11", "2021-01-20"))
    Period(since='2021-01-11', until='2021-01-20', anchor=('2021-01-01', '2021-01-10'))
    """
    if period.since == BEGINNING:
        return None
    length = (date.fromisoformat(period.until) - date.fromisoformat(period.since)).days + 1
    return Period(period.since, period.until, (_moved(period.since, days=length), _moved(period.since, days=1)))


def _dated(moment: str, before: str, *, is_anchor: bool) -> Period:
    first, last = spread(moment)
    if is_anchor:
        return Period(_moved(last, days=-1), before, (first, last))
    return Period(first, min(last, before))


def _counted(told: str, day: str) -> str | None:
    """Return the first day of «خلال شهر», «منذ عامين», «هذا العام» or «منذ سنوات»; None for what has no length."""
    words = dict(word.partition("=")[::2] for word in told.split())
    unit = next((name for name in ("days", "weeks", "months", "years") if name in words), None)
    if unit is None:
        return None
    number = abs(int(words[unit])) if words[unit] else PLENTY
    return _back(day, unit, number) if number else _begun(day, unit)


def _back(day: str, unit: str, number: int) -> str:
    if unit in UNITS:
        return _moved(day, days=number * UNITS[unit])
    here = date.fromisoformat(day)
    months = here.year * 12 + here.month - 1 - number * (12 if unit == "years" else 1)
    year, month = max(divmod(months, 12), (1, 0))
    return date(year, month + 1, min(here.day, calendar.monthrange(year, month + 1)[1])).isoformat()


def _begun(day: str, unit: str) -> str:
    """Return the first day of the week, month or year that a day lies in; weeks are the seven days up to it."""
    return {"days": day, "weeks": _moved(day, days=6), "months": f"{day[:7]}-01", "years": f"{day[:4]}-01-01"}[unit]


def _moved(day: str, *, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
