"""Counters: figures that add up a time: running totals since a beginning, those of a day, and those of a month or year.

The value of a counter is a pair: `running`, `daily` or `period`, and the toll.
"""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.harmed import YEARS
from tawthiq.model.values import Toll, When

rule = Room(
    needs="amount people lookback record ordinal",
    gives="tallied counter",
    keeps="tallied counter",
    shows="counter",
    covers="tallied",
)

Counted = tuple[str, Toll]
BAR = "that record weak_record ordinal elative among"
SHORT = ("days", "hours", "weekday", "part", "weeks=-", "weeks=0")
"""Marks of a time that is too short to be summed up: «منذ فجر اليوم»."""


def toll(status: object, amount: Mention) -> Toll | None:
    """Return a figure of victims; None for one that is not counted."""
    count = amount.value if amount.kind == "amount" else amount.value.count
    group = "all" if amount.kind == "amount" else amount.value.group
    return Toll(str(status), "all" if group == "?" else group, count) if count.value is not None else None


def summed(lookback: Mention, tallied: Mention) -> Counted | None:
    """Return a figure as the total since a beginning or of a period; None where the time is no longer than a day."""
    key, told = lookback.value[0]
    dated = [part.value for part in lookback.parts if isinstance(part.value, When)]
    is_short = any(mark in told for mark in SHORT) and not any(when.day for when in dated)
    span = {"since": "running", "within": "period"}.get(key)
    is_back = any(part.kind == "that_time" for part in lookback.parts)
    return None if is_short or is_back or span is None or told in ("ever", "recent") else (span, tallied.value)


def counted(span: str, tallied: Mention) -> Counted:
    """Return a figure as one of a running total or a day."""
    return span, tallied.value


@rule("tallied", "<amount> <of>? <dead one|dead many>")
def _(amount: Mention, of: Mention | None, dead: Mention) -> Toll | None:
    return toll(dead.value, amount)


@rule("tallied", "<kill verb|fell verb> …3 <people|amount>", unless="that kill_verb fell_verb")
def _(verb: Mention, people: Mention) -> Toll | None:
    return toll(verb.value, people)


@rule("tallied", "<toll noun> …6 <to number>? <amount>", unless="that kill_verb fell_verb comma")
def _(noun: Mention, to: Mention | None, amount: Mention) -> Toll | None:
    found = toll(noun.value, amount)
    return None if found is None or found.count.value in YEARS else found


@rule("counter", "<tallied> …10 <lookback>", unless=BAR)
def _(tallied: Mention, lookback: Mention) -> Counted | None:
    return summed(lookback, tallied)


@rule("counter", "<lookback> …10 <tallied>", unless=BAR)
def _(lookback: Mention, tallied: Mention) -> Counted | None:
    return summed(lookback, tallied)


@rule("counter", "<whole> …8 <tallied>", unless=BAR)
def _(whole: Mention, tallied: Mention) -> Counted:
    return counted("running", tallied)


@rule("counter", "<tallied> …8 <day span>", unless=BAR)
def _(tallied: Mention, day: Mention) -> Counted:
    return counted("daily", tallied)


@rule("counter", "<day span> …8 <tallied>", unless=BAR)
def _(day: Mention, tallied: Mention) -> Counted:
    return counted("daily", tallied)


@rule("counter", "<counter> <tallied>")
def _(counter: Mention, tallied: Mention) -> Counted | None:
    return counted(counter.value[0], tallied) if tallied.before == "و" else None
