"""A question as conditions of SQL over the summaries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from tawthiq.store.finding.question import Box, Question
from tawthiq.store.finding.shown import codes_of
from tawthiq.store.finding.tables import STRETCH
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
OF_FACETS = "number IN (SELECT number FROM facets WHERE kind = {{}} AND value IN ({0}) AND {1})"
OF_SEARCH = "number IN (SELECT rowid FROM {0} WHERE {0} MATCH {{}} AND {1})"
EACH_OF_FACETS = (
    "EXISTS (SELECT 1 FROM facets WHERE facets.number = summaries.number AND kind = {{}} AND value IN ({0}))"
)
EACH_OF_SEARCH = "EXISTS (SELECT 1 FROM {0} WHERE {0} MATCH {{}} AND rowid = number)"
OF = f"number / {STRETCH}"
"""The stretch of an incident."""
Value = str | int | float


@dataclass(slots=True)
class Asked:
    """Conditions and the values of their marks; marks are numbered, so conditions may be written twice."""

    conditions: list[str] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)

    def add(self, condition: str, *values: Value) -> None:
        """Add a condition whose `{}` stand for these values."""
        self.conditions.append(condition.format(*map(self.mark, values)))

    def mark(self, value: Value) -> str:
        """Return the mark of one more value."""
        self.values.append(value)
        return f"?{len(self.values)}"

    @property
    def where(self) -> str:
        """Return the conditions as one expression of SQL."""
        return " AND ".join(self.conditions) or "1"


def asked(question: Question, stretch: int | None = None, *, is_dense: bool = False) -> Asked:
    """Return the conditions of a question, of one stretch of incidents or of all; order and page are not among them.

    Where a question `is_dense`, finding so many that the first lie near, other tables are asked for each incident.
    """
    made = Asked()
    if stretch is not None:
        made.add(numbered("number", stretch))
    beside = _each(question) if is_dense else _among(question, stretch)
    for condition, values in chain(_conditions(question), beside):
        made.add(condition, *values)
    return made


def plain(question: Question) -> Question:
    """Return a question without its order and page, on which neither counts nor places depend."""
    return replace(question, order="latest", page=1)


def numbered(column: str, stretch: int | None) -> str:
    """Return the condition that a number lies in a stretch."""
    return "1" if stretch is None else f"{column} BETWEEN {stretch * STRETCH} AND {(stretch + 1) * STRETCH - 1}"


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


def _when(question: Question) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Yield what days are asked for; a date of less precision fits where some day of it does."""
    if since := question.since:
        year, month = since[:4], since[:7]
        yield "date >= {} AND (date >= {} OR date IN ({}, {}))", (year, since, year, month)
    if question.until:
        yield "date <= {} || '~'", (question.until,)


def _among(question: Question, stretch: int | None) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Yield what is asked of the tables beside the summaries, as what is found in these."""
    for kind, codes in _faceted(question):
        yield OF_FACETS.format(_marks(codes), numbered("number", stretch)), (kind, *codes)
    if question.text:
        index, words = _searched(question)
        yield OF_SEARCH.format(index, numbered("rowid", stretch)), (words,)


def _each(question: Question) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Yield what is asked of the tables beside the summaries, as what each incident has in these."""
    for kind, codes in _faceted(question):
        yield EACH_OF_FACETS.format(_marks(codes)), (kind, *codes)
    if question.text:
        index, words = _searched(question)
        yield EACH_OF_SEARCH.format(index), (words,)


def _searched(question: Question) -> tuple[str, str]:
    """Return the index that is searched, and what for: who may not read names searches only what is shown to all."""
    if question.shown:
        return "search_shown", expression(question.text, codes_of)
    return "search", expression(question.text, no_codes)


def _faceted(question: Question) -> Iterator[tuple[str, tuple[str, ...]]]:
    outlets = (question.outlet,) if question.outlet else ()
    for kind, codes in (
        ("weapon", question.weapons),
        ("group", question.groups),
        ("outlet", outlets),
        ("reason", question.reasons),
    ):
        if codes:
            yield kind, codes


def within(box: Box) -> tuple[str, tuple[Value, ...]]:
    """Return the condition that a place lies in a box."""
    sides = "lon >= {} AND lon <= {}" if box.west <= box.east else "(lon >= {} OR lon <= {})"
    return f"lat >= {{}} AND lat <= {{}} AND {sides}", (box.south, box.north, box.west, box.east)


def _marks(values: Iterable[object]) -> str:
    return ", ".join("{}" for _ in values)
