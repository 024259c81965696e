"""Series as drawings: a band from the lowest to the highest figure of each stretch of time, gaps left as gaps."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tawthiq.exporters.page.markup import Markup, join, tag
from tawthiq.exporters.page.words import Word, both, code, listed, plain, word
from tawthiq.model.precedents import Between
from tawthiq.register.past.series import Bin
from tawthiq.web.views.asks import isolated

Measure = Literal["killed", "injured", "incidents"]
WIDTH, HEIGHT, TOP, FLOOR, EDGE = 1000, 222, 14, 188, 62
HARDLY = 12
"""How many times higher than its own a shared axis hides a series."""
LETTER, BETWEEN = 7.5, 26
"""Pixels of a letter along the axis, and of the room between two names."""
MANY = 60
"""Bars beyond which they are no links: by keyboard nobody walks through hundreds."""
ROUND = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True, slots=True)
class Frame:
    """How a series is drawn: its number on the page, which figure, the highest on the axis, pixels of one stretch."""

    number: int
    measure: Measure
    top: int
    step: float

    def x(self, number: int) -> float:
        """Return where a stretch begins, in pixels from the left."""
        return EDGE + self.step * number

    def y(self, value: float) -> float:
        """Return the height at which a figure stands, in pixels from above."""
        return FLOOR - (FLOOR - TOP) * min(value, self.top) / self.top


def framed(bins: Sequence[Bin], number: int, measure: Measure, top: int) -> Frame:
    """Return how a series is drawn whose axis ends at a figure."""
    return Frame(number, measure, top, (WIDTH - EDGE - 8) / max(len(bins), 1))


def chart(bins: Sequence[Bin], frame: Frame, link: str = "") -> Markup:
    """Return the drawing of a series; `link` is the beginning of the address of what lies in a stretch, if any."""
    measure = frame.measure
    name = both("aria-label", code("status", measure))
    svg = tag(
        "svg", _pattern(frame), *_grid(frame), *_gaps(bins, frame), *_drawn(bins, frame, link), *_names(bins, frame),
        tag("line", x1=EDGE, y1=FLOOR, x2=WIDTH - 8, y2=FLOOR, class_="axis"),
        viewBox=f"0 0 {WIDTH} {HEIGHT}", class_="time chart", role="group", **name,
    )  # fmt: skip
    return tag("div", svg, class_="wide", tabindex=0, role="group", **name)


def figure(one: Bin, measure: Measure) -> Between:
    """Return the figure of a stretch, from low to high."""
    if measure == "incidents":
        return Between(one.low, None, one.high)
    return one.killed if measure == "killed" else one.injured


def ceiling(series: Sequence[Sequence[Bin]], measure: Measure) -> int:
    """Return the round figure at the top of the axis that several series share."""
    highest = max((figure(one, measure).most for bins in series for one in bins), default=0)
    return _rounded(highest)


def scale(bins: Sequence[Bin], measure: Measure, shared: int) -> int:
    """Return the figure at the top of the axis of one series: the shared one, unless that would hide it."""
    own = ceiling([bins], measure)
    return own if own * HARDLY < shared else shared


def _rounded(value: int) -> int:
    """Return the next round figure, one of ROUND of its power of ten and even from 10 on.

    >>> [_rounded(n) for n in (0, 3, 38, 470, 1000, 30100)]
    [2, 4, 40, 500, 1000, 40000]
    """
    power = 10 ** int(math.log10(value)) if value else 1
    return next(round(power * each) for each in ROUND if power * each >= max(value, 2) and power * each % 2 == 0)


def told(one: Bin, measure: Measure) -> Word:
    """Return a stretch with its figure in words."""
    if one.is_gap:
        return listed((plain(one.name), word("series.gap")))
    shown = listed((plain(one.name), code("status", measure) + plain(f": {isolated(str(figure(one, measure)))}")))
    return shown if one.is_covered else listed((shown, word("series.uncovered")))


def _pattern(frame: Frame) -> Markup:
    line = tag("path", d="M0 8L8 0", class_="hatch")
    return tag("defs", tag("pattern", line, id=f"gap-{frame.number}", width=8, height=8, patternUnits="userSpaceOnUse"))


def _grid(frame: Frame) -> Iterator[Markup]:
    for share in (0, 0.5, 1):
        value = frame.top * share
        y = frame.y(value)
        yield tag("line", x1=EDGE, y1=y, x2=WIDTH - 8, y2=y, class_="grid")
        yield tag("text", f"{value:,.0f}", x=EDGE - 8, y=y + 4, text_anchor="end", class_="small")


def _gaps(bins: Sequence[Bin], frame: Frame) -> Iterator[Markup]:
    """Yield what is not covered: hatched where nothing is known, its ground marked where something happens to be."""
    for start, end, one in _runs(bins):
        if not one.is_covered:
            box = {"x": frame.x(start), "y": TOP, "width": frame.x(end) - frame.x(start), "height": FLOOR - TOP}
            look = "gap" if one.is_gap else "uncovered"
            yield tag("rect", fill=f"url(#gap-{frame.number})" if one.is_gap else None, class_=look, **box)


def _runs(bins: Sequence[Bin]) -> Iterator[tuple[int, int, Bin]]:
    """Yield the first and last number of stretches beside one another that are known alike, and one of them."""
    start = 0
    for number in range(1, len(bins) + 1):
        if number == len(bins) or _known(bins[number]) != _known(bins[start]):
            yield start, number, bins[start]
            start = number


def _known(one: Bin) -> tuple[bool, bool]:
    return one.is_covered, one.is_gap


def _drawn(bins: Sequence[Bin], frame: Frame, link: str) -> Iterator[Markup]:
    for number, one in enumerate(bins):
        if one.is_gap:
            continue
        bar = join(_bar(figure(one, frame.measure), frame.x(number), frame))
        tip = both("aria-label", told(one, frame.measure))
        if len(bins) > MANY:
            yield bar
        elif link and one.high:
            yield tag("a", bar, href=f"{link}&since={one.since}&until={one.until}", **tip)
        else:
            yield tag("g", bar, role="img", **tip)


def _bar(shown: Between, x: float, frame: Frame) -> Iterator[Markup]:
    """Yield the parts of a bar: full to the lowest figure, pale to the highest, and a line at the best."""
    gap = 1.5 if frame.step > 6 else 0.0
    box = {"x": x + gap, "width": max(frame.step - 2 * gap, 0.8)}
    low, high = frame.y(shown.least), frame.y(shown.most)
    yield tag("rect", x=x, y=TOP, width=frame.step, height=FLOOR - TOP, class_="ground")
    yield tag("rect", y=low, height=FLOOR - low, class_="sure", **box)
    if shown.most > shown.least:
        yield tag("rect", y=high, height=low - high, class_="may", **box)
    if shown.best is not None and shown.most > shown.least and frame.step > 6:
        at = frame.y(shown.best)
        yield tag("line", x1=x + gap, x2=x + frame.step - gap, y1=at, y2=at, class_="best")


def _names(bins: Sequence[Bin], frame: Frame) -> Iterator[Markup]:
    every = math.ceil((LETTER * len(bins[0].name) + BETWEEN) / frame.step) if bins else 1
    for number in range(0, len(bins), every):
        name, at = bins[number].name, frame.x(number) + frame.step / 2
        half = LETTER * len(name) / 2
        anchor = "start" if at - half < EDGE else "end" if at + half > WIDTH else "middle"
        yield tag("text", name, x=at, y=FLOOR + 22, text_anchor=anchor, class_="small")
