"""Series of figures that add up a time, as pages show them: a line with what is odd marked, and each figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tawthiq.exporters.page.markup import Markup, tag
from tawthiq.exporters.page.words import Word, both, code, listed, plain
from tawthiq.register.past.counters import Flag, Reading, Series

WIDTH, HEIGHT, TOP, FLOOR, EDGE = 1000, 150, 24, 116, 64
WIDE = 8.0
"""Half the width that a single point has around it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a series, how far it is from the one before, and what is odd about it."""

    at: Reading
    change: int | None
    flag: Flag | None


@dataclass(frozen=True, slots=True)
class Point:
    """One figure in the drawing: where it stands."""

    row: Row
    x: float
    y: float


def rows(series: Series) -> list[Row]:
    """Return the figures of a series in their order."""
    before = (None, *(at.value for at in series.readings))
    told = zip(series.readings, before, series.flags, strict=False)
    return [Row(at, None if last is None else at.value - last, flag) for at, last, flag in told]


def odd(series: Series) -> list[Row]:
    """Return the figures about which something is odd."""
    return [row for row in rows(series) if row.flag]


def line(series: Series) -> Markup:
    """Return the drawing of a series; what is odd is ringed, and the figure that may be meant stands beside it."""
    points = list(_points(series))
    path = "M" + "L".join(f"{point.x:.1f} {point.y:.1f}" for point in points)
    first, last, name = points[0], points[-1], both("aria-label", code("span", series.span))
    svg = tag(
        "svg", tag("line", x1=EDGE, y1=FLOOR, x2=WIDTH - 12, y2=FLOOR, class_="axis"),
        tag("path", d=path, class_="steps"), *_marked(points), *_ends(series),
        tag("text", first.row.at.day, x=first.x, y=FLOOR + 22, text_anchor="start", class_="small"),
        tag("text", last.row.at.day, x=last.x, y=FLOOR + 22, text_anchor="end", class_="small"),
        viewBox=f"0 0 {WIDTH} {HEIGHT}", class_="time tally", role="group", **name,
    )  # fmt: skip
    return tag("div", svg, class_="wide", tabindex=0, role="group", **name)


def _points(series: Series) -> Iterator[Point]:
    days = [date.fromisoformat(at.day).toordinal() for at in series.readings]
    low, high = (end(at.value for at in series.readings) for end in (min, max))
    for row, day in zip(rows(series), days, strict=True):
        share = (day - days[0]) / max(days[-1] - days[0], 1)
        height = (row.at.value - low) / max(high - low, 1)
        yield Point(row, EDGE + WIDE + (WIDTH - EDGE - 2 * WIDE - 12) * share, FLOOR - 10 - (FLOOR - TOP - 10) * height)


def _marked(points: list[Point]) -> Iterator[Markup]:
    for point in points:
        flag = point.row.flag
        circle = tag("circle", cx=point.x, cy=point.y, r=6 if flag else 3, class_="odd" if flag else None)
        link = f"/articles/{point.row.at.content[:16]}"
        if flag:
            yield tag("a", circle, href=link, **both("aria-label", tip(point.row)))
        else:
            yield circle


def _ends(series: Series) -> Iterator[Markup]:
    """Yield the lowest and highest figure, on the axis beside the drawing."""
    values = [at.value for at in series.readings]
    yield tag("text", str(max(values)), x=EDGE - 6, y=TOP + 4, text_anchor="end", class_="small")
    if min(values) < max(values):
        yield tag("text", str(min(values)), x=EDGE - 6, y=FLOOR - 6, text_anchor="end", class_="small")


def tip(row: Row) -> Word:
    """Return a figure with its day and what is odd about it, in words."""
    shown = [plain(f"{row.at.day}: {row.at.value}")]
    return listed([*shown, code("flag", row.flag.kind)] if row.flag else shown)
