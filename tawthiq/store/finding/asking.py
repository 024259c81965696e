"""A question as conditions of SQL over the summaries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tawthiq.store.finding.question import Box, Question
from tawthiq.store.finding.shown import codes_of
from tawthiq.store.finding.words import expression, no_codes

STATES = {
    "standing": "verdict NOT IN ('reject', 'set_aside')",
    "open": "verdict = ''",
    "accepted": "verdict = 'accept'",
    "rejected": "verdict = 'reject'",
    "set_aside": "verdict = 'set_aside'",
}
ORDERS = {
    "latest": "date DESC, number DESC",
    "earliest": "date IS NULL, date, number",
    "killed": "killed DESC, number DESC",
    "injured": "injured DESC, number DESC",
    "reports": "reports DESC, number DESC",
    "need": "need DESC, number DESC",
}
"""What is unknown comes last: NULL is smaller than anything in SQLite."""
LIMITS = {
    "killed_from": "killed >=",
    "killed_to": "killed <=",
    "injured_from": "injured >=",
    "injured_to": "injured <=",
}
OF_FACETS = "number IN (SELECT number FROM facets WHERE kind = {0} AND value IN ({1}))"
OF_SEARCH = "number IN (SELECT rowid FROM search WHERE search MATCH {0})"
OF_SHOWN = "number IN (SELECT rowid FROM search_shown WHERE search_shown MATCH {0})"
Value = str | int | float


@dataclass(slots=True)
class Asked:
    """Conditions and the values of their marks; marks are numbered, so conditions may be written twice.

    `is_costly` where one asks a table beside the summaries.
    """

    conditions: list[str] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    is_costly: bool = False

    def add(self, condition: str, *values: Value) -> None:
        """Add a condition whose `{}` stand for these values."""
        self.conditions.append(condition.format(*map(self.mark, values)))
        self.is_costly |= condition.startswith("number IN")

    def mark(self, value: Value) -> str:
        """Return the mark of one more value."""
        self.values.append(value)
        return f"?{len(self.values)}"

    @property
    def where(self) -> str:
        """Return the conditions as one expression of SQL."""
        return " AND ".join(self.conditions) or "1"


def asked(question: Question) -> Asked:
    """Return the conditions of a question; order and page are not among them."""
    made = Asked()
    for condition, values in _conditions(question):
        made.add(condition, *values)
    return made


def _conditions(question: Question) -> Iterator[tuple[str, tuple[Value, ...]]]:
    if question.state in STATES:
        yield STATES[question.state], ()
    yield from _when(question)
    for name in ("country", "admin1", "locality"):
        if value := getattr(question, name):
            yield f"{name} = {{}}", (value,)
    if question.box:
        yield within(question.box)
    for name, codes in (("type", question.types), ("grade", question.grades)):
        if codes:
            yield f"{name} IN ({_marks(codes)})", codes
    for name, start in LIMITS.items():
        if (limit := getattr(question, name)) is not None:
            yield f"{start} {{}}", (limit,)
    yield from _beside(question)


def _when(question: Question) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Yield what days are asked for; a date of less precision fits where some day of it does."""
    if since := question.since:
        yield "(date >= {} OR date IN ({}, {}))", (since, since[:4], since[:7])
    if question.until:
        yield "date <= {} || '~'", (question.until,)


def _beside(question: Question) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Yield what is asked of the tables beside the summaries."""
    outlets = (question.outlet,) if question.outlet else ()
    for kind, codes in (
        ("weapon", question.weapons),
        ("group", question.groups),
        ("outlet", outlets),
        ("reason", question.reasons),
    ):
        if codes:
            yield OF_FACETS.format("{}", _marks(codes)), (kind, *codes)
    if question.text:
        yield (
            OF_SHOWN if question.shown else OF_SEARCH,
            (expression(question.text, codes_of if question.shown else no_codes),),
        )


def within(box: Box) -> tuple[str, tuple[Value, ...]]:
    """Return the condition that a place lies in a box."""
    sides = "lon >= {} AND lon <= {}" if box.west <= box.east else "(lon >= {} OR lon <= {})"
    return f"lat >= {{}} AND lat <= {{}} AND {sides}", (box.south, box.north, box.west, box.east)


def _marks(values: Iterable[object]) -> str:
    return ", ".join("{}" for _ in values)
