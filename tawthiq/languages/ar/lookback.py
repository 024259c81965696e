"""Stretches that a comparison looks back over: «منذ آذار 2017», «خلال أسبوع», «هذا العام», «في تاريخ البلاد»."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.script import BARE
from tawthiq.model.values import When

rule = Room(needs="date period happening spot", gives="lookback")

Asks = tuple[tuple[str, str], ...]
UNITS = {"days": 1, "weeks": 1, "months": 1, "years": 1, "nights": 1, "decades": 10, "centuries": 100}
NAMES = {"nights": "days", "decades": "years", "centuries": "years"}
"""Units that are counted in others."""


def told(when: When) -> str:
    """Return a time as a question asks for it: an ISO date where it is absolute, else the words of the phrase.

    >>> told(When(year=2018, month=1, spread="since")), told(When(years=-2, spread="ago")), told(When(spread="months"))
    ('2018-01', 'years=-2', 'months')
    """
    if when.year is not None and when.calendar == "gregorian":
        parts = (f"{when.year:04}", *(f"{part:02}" for part in (when.month, when.day) if part is not None))
        return "-".join(parts)
    spread = " ".join(word for word in when.spread.split() if word not in ("ago", "since"))
    return spread if when == When(spread=when.spread) else str(replace(when, spread=spread))


def long(unit: Mention) -> str:
    """Return how long a unit alone is: «شهر» one, «شهرين» two, «أشهر» an unknown number of them."""
    name, size = str(unit.value), UNITS.get(str(unit.value), 0)
    count = {"time_one": size, "time_two": 2 * size}.get(unit.kind, 0)
    return f"{NAMES.get(name, name)}={count}" if count else NAMES.get(name, name)


@rule("lookback", "<date>")
def _(date: Mention) -> Asks | None:
    value: When = date.value
    words = value.spread.split()
    if "since" in words or ("ago" in words and date.parts[0].value == "since"):
        return (("since", told(value)),)
    if date.rule.startswith("<in|") and value.day is None:
        return (("within", told(value)),)
    this = value.weeks == 0 or value.months == 0 or value.years == 0
    return (("within", told(value)),) if this and value.day is None and not value.spread else None


@rule("lookback", "<since> <less>? <time one|time two|time many> <few>?")
def _(since: Mention, less: Mention | None, unit: Mention, few: Mention | None) -> Asks | None:
    return (("since", long(unit)),) if unit.before == "" or unit.kind == "time_two" else None


@rule("lookback", "<since> <that time>")
def _(since: Mention, then: Mention) -> Asks:
    return (("since", str(then.value)),)


@rule("lookback", "<since> <edge> <year word|month word|week word>")
def _(since: Mention, edge: Mention, unit: Mention) -> Asks | None:
    return (("since", f"{unit.value}s=0 spread={edge.value}"),) if unit.before in BARE else None


@rule("lookback", "<since> <start> …4 <date|happening|spot>", unless="comma that said_verb")
def _(since: Mention, start: Mention, what: Mention) -> Asks | None:
    if what.before.startswith("و"):
        return None
    return (("since", told(what.value) if isinstance(what.value, When) else "then"),)


@rule("lookback", "<since> <start|happening> <strife>?")
def _(since: Mention, start: Mention, strife: Mention | None) -> Asks | None:
    return None if start.before.startswith("و") else (("since", "then"),)


@rule("lookback", "<within|in> <less|bound>? <period>")
def _(within: Mention, less: Mention | None, time: Mention) -> Asks | None:
    return None if time.before else (("within", told(time.value)),)


@rule("lookback", "<within|in> <less|bound>? <time one|time two> <one>?")
def _(within: Mention, less: Mention | None, unit: Mention, one: Mention | None) -> Asks | None:
    return (("within", long(unit)),) if unit.before == "" else None


@rule("lookback", "<within|in>? <past many>")
def _(within: Mention | None, past: Mention) -> Asks | None:
    return (("within", str(past.value)),) if within or past.before else None


@rule("lookback", "<within|in> <date|period>")
def _(within: Mention, time: Mention) -> Asks | None:
    value: When = time.value
    whole = value.day is None and value.weekday is None and not value.days and not value.next
    past = "since" not in value.spread.split() and not time.before.startswith("و")
    return (("within", told(value)),) if whole and past else None


@rule("lookback", "<ever|recent>")
def _(word: Mention) -> Asks:
    return (("within", str(word.value)),)


@rule("lookback", "<history> <spot>")
def _(history: Mention, spot: Mention) -> Asks:
    return (("scope", " ".join(spot.value.ids[:1])), ("within", "ever"))
