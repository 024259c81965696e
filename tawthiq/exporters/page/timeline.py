"""Incidents over time: one circle each, side by side where they would overlap."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tawthiq.exporters.page.edition import Edition, Entry
from tawthiq.exporters.page.facts import to_incident
from tawthiq.exporters.page.markup import Markup, join, tag
from tawthiq.exporters.page.words import Word, both, day, listed, plain, said, word

WIDTH, EDGE, LOWEST = 1000, 40, 60
TALLEST = 230.0  # half the height; a swarm that would be taller is pressed together
EARLIEST, LATEST = 1000, 9000  # years that can be drawn with a margin
SPACE = 1.5  # between two circles


@dataclass(frozen=True, slots=True)
class Dot:
    """One incident in the timeline: where it stands and how large it is."""

    entry: Entry
    x: float
    y: float
    r: float


def timeline(edition: Edition) -> Markup:
    """Return the section with the timeline."""
    dated = [(entry, at) for entry in edition.entries if (at := middle(entry.date))]
    head = said(word("section.timeline"), "h2", id="timeline-head")
    notes = [said(word("time.note"), "p", class_="note")]
    if undated := len(edition.entries) - len(dated):
        notes.append(said(word("time.undated", n=undated), "p", class_="note"))
    chart = [_chart(dated)] if dated else [said(word("page.none"), "p", class_="note")]
    return tag("section", head, *chart, *notes, id="timeline", aria_labelledby="timeline-head")


def middle(text: str) -> date | None:
    """Return the day of a date, the middle of a month or a year; None where it is none of these.

    >>> middle("2021-01-21"), middle("2021-02"), middle("soon")
    (datetime.date(2021, 1, 21), datetime.date(2021, 2, 15), None)
    """
    completed = text + {4: "-07-01", 7: "-15"}.get(len(text), "")
    try:
        at = date.fromisoformat(completed)
    except ValueError:
        return None
    return at if EARLIEST <= at.year <= LATEST else None


def radius(killed: int) -> float:
    """Return the radius of a circle whose area grows with the killed, in pixels."""
    return min(4.0 + 1.35 * math.sqrt(max(killed, 0)), 44.0)


def _chart(dated: Sequence[tuple[Entry, date]]) -> Markup:
    first, last = min(at for _, at in dated), max(at for _, at in dated)
    margin = timedelta(max(1, (last - first).days // 40))
    scale = _Scale(first - margin, last + margin)
    dots = beside([(entry, scale.x(at), radius(entry.killed)) for entry, at in dated])
    reach = max(abs(dot.y) + dot.r for dot in dots)
    dots = [replace(dot, y=dot.y * min(1.0, TALLEST / reach)) for dot in dots]
    half = max(LOWEST, min(reach, TALLEST)) + 8
    marks = [_tick(scale.x(at), half, label) for at, label in ticks(scale.first, scale.last)]
    axis = tag("line", x1=0, y1=half, x2=WIDTH, y2=half, class_="axis")
    svg = tag(
        "svg", axis, *marks, *map(_dot, sorted(dots, key=lambda dot: dot.x)),
        viewBox=f"0 {-half:.0f} {WIDTH} {2 * half + 26:.0f}", class_="time swarm", role="group",
        **both("aria-label", word("time.label")),
    )  # fmt: skip
    return tag("div", svg, class_="wide", tabindex=0, role="group", **both("aria-label", word("section.timeline")))


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, at: date) -> float:
        share = (at - self.first).days / max(1, (self.last - self.first).days)
        return EDGE + (WIDTH - 2 * EDGE) * share


def beside(sized: Sequence[tuple[Entry, float, float]]) -> list[Dot]:
    """Return the circles, each as near to the middle line as the larger ones before it leave room."""
    placed: list[Dot] = []
    for entry, x, r in sorted(sized, key=lambda item: (-item[2], item[1], item[0].anchor)):
        near = [(dot, dot.r + r + SPACE) for dot in placed if abs(dot.x - x) < dot.r + r + SPACE]
        rooms = [dot.y + side * math.sqrt(reach**2 - (dot.x - x) ** 2) for dot, reach in near for side in (1, -1)]
        free = (y for y in sorted([0.0, *rooms], key=lambda y: (abs(y), y)) if _fits(x, y, near))
        placed.append(Dot(entry, x, next(free, 0.0), r))
    return placed


def _fits(x: float, y: float, near: Sequence[tuple[Dot, float]]) -> bool:
    return all(math.hypot(dot.x - x, dot.y - y) >= reach - 1e-6 for dot, reach in near)


def ticks(first: date, last: date) -> Iterator[tuple[date, str]]:
    """Yield the days that are named under the axis: first days of years, of months, or a few days.

    >>> [label for _, label in ticks(date(2019, 5, 1), date(2023, 1, 2))]
    ['2020', '2021', '2022', '2023']
    """
    days = (last - first).days
    if days > 900:
        step = max(1, days // 365 // 12)
        yield from ((date(year, 1, 1), str(year)) for year in range(first.year + 1, last.year + 1, step))
    elif days > 70:
        numbers = range(first.year * 12 + first.month, last.year * 12 + last.month)
        months = [date(n // 12, n % 12 + 1, 1) for n in numbers]
        yield from ((at, f"{at:%Y-%m}") for at in months[:: max(1, len(months) // 8)])
    else:
        every = max(1, days // 7)
        yield from ((at, at.isoformat()) for n in range(0, days + 1, every) if (at := first + timedelta(n)))


def _tick(x: float, half: float, label: str) -> Markup:
    line = tag("line", x1=x, y1=-half, x2=x, y2=half, class_="grid")
    return join([line, tag("text", label, x=x, y=half + 18, text_anchor="middle", class_="small")])


def _dot(dot: Dot) -> Markup:
    entry = dot.entry
    tip = listed((entry.title, day(entry.date), toll(entry)))
    shape = "vague" if len(entry.date) < 10 else "blank" if not entry.killed else None
    circle = tag("circle", cx=dot.x, cy=dot.y, r=dot.r, class_=shape)
    return tag("a", circle, href=to_incident(entry.incident), data_of=entry.anchor, **both("aria-label", tip))


def toll(entry: Entry) -> Word:
    """Return the killed of an incident in a few words, for tips."""
    if entry.flat.killed is None or entry.flat.killed.best is None:
        return word("card.none_settled")
    return word("total.killed") + plain(f": {entry.flat.killed.best}")
