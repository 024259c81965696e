"""The toll over time: the killed that each report gives, by its time of publication, as a step line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from tawthiq.exporters.page.edition import Entry, Piece, number
from tawthiq.exporters.page.facts import kind_of, to_words
from tawthiq.exporters.page.ledger import PRIVATE, by_time
from tawthiq.exporters.page.markup import Markup, join, tag
from tawthiq.exporters.page.settled import ends
from tawthiq.exporters.page.words import Word, both, code, counted, listed, plain, quoted, said, word
from tawthiq.model.claims import Claim
from tawthiq.model.values import Toll
from tawthiq.register.figures import Figure, total
from tawthiq.register.telling import instant

WIDTH, HEIGHT, TOP, FLOOR, EDGE, GAP = 1000, 222, 34, 146, 66, 100
LETTER = 6.6  # pixels of one letter under a point
SIGNS = {"at_least": "+", "more_than": "+", "about": "≈", "up_to": "≤", "dozens": "+", "hundreds": "+"}


@dataclass(frozen=True, slots=True)
class Point:
    """One report in the plot: the figure it stands by, and its time in seconds since the epoch."""

    piece: Piece
    figure: Figure
    time: float

    @property
    def claim(self) -> Claim:
        """Return the claim that the figure rests on, or the first of several."""
        return self.figure.claims[0]


@dataclass(frozen=True, slots=True)
class Frame:
    """How the plot is drawn: figure at the top of the axis, width in pixels, letters that fit under a point."""

    top: int
    width: int
    letters: int

    def y(self, value: int) -> float:
        """Return the height at which a figure stands, in pixels from above."""
        return FLOOR - (FLOOR - TOP) * min(value, self.top) / (self.top or 1)


def plot(entry: Entry) -> Markup:
    """Return the plot of an incident, or nothing where fewer than two dated reports give a figure."""
    points = list(_points(entry))
    if len(points) < 2:
        return join([])
    xs = places([point.time for point in points])
    top = max(number(entry.flat.killed.best) if entry.flat.killed else 0, *(p.figure.value for p in points))
    narrowest = min(b - a for a, b in pairwise(xs))
    frame = Frame(top, max(WIDTH, round(xs[-1]) + EDGE), int(min(narrowest, 2 * EDGE) / LETTER))
    dots = [_dot(point, x, frame) for point, x in zip(points, xs, strict=True)]
    svg = tag(
        "svg", *_ground(entry, frame), _steps(points, xs, frame), *dots, viewBox=f"0 0 {frame.width} {HEIGHT}",
        class_="time plot", role="group", width=frame.width, height=HEIGHT, **both("aria-label", word("card.plot")),
    )  # fmt: skip
    head = tag("figcaption", said(word("card.plot")), *_key(entry))
    return tag("figure", head, tag("div", svg, class_="wide", tabindex=0, role="group"), class_="toll")


def _points(entry: Entry) -> Iterator[Point]:
    for piece, account in by_time(entry):
        at, figure = instant(piece.article.published), total(account, "killed")
        if at and figure and account.role == "main":
            yield Point(piece, figure, datetime.fromisoformat(at).replace(tzinfo=UTC).timestamp())


def places(times: Sequence[float]) -> list[float]:
    """Return where times stand on the axis, in pixels: in proportion, but never so close that labels meet.

    >>> places([0.0, 1.0, 100.0])
    [66.0, 166.0, 934.0]
    """
    span = (times[-1] - times[0]) or 1.0
    room = WIDTH - 2 * EDGE
    found: list[float] = []
    for n, time in enumerate(times):
        latest = max(room - GAP * (len(times) - 1 - n), 0.0)
        wished = EDGE + min(room * (time - times[0]) / span, latest)
        found.append(max(wished, found[-1] + GAP) if found else wished)
    return found


def _key(entry: Entry) -> list[Markup]:
    """Return what the dashed line and the band stand for."""
    settled = entry.flat.killed
    if settled is None or settled.best is None:
        return []
    shown = ends(number(settled.best), settled.low, settled.high)
    around = [said(shown)] if shown else []
    return [tag("small", said(word("card.settled")), f" {settled.best} ", *around, class_="key")]


def _ground(entry: Entry, frame: Frame) -> Iterator[Markup]:
    """Yield the axis, the settled figure as a dashed line and its range as a band."""
    settled = entry.flat.killed
    if settled and settled.best is not None:
        high = frame.top if settled.high is None else settled.high
        if settled.low is not None and settled.low < high:
            y = frame.y(high)
            yield tag("rect", x=0, y=y, width=frame.width, height=frame.y(settled.low) - y, class_="band")
        y = frame.y(number(settled.best))
        yield tag("line", x1=0, y1=y, x2=frame.width, y2=y, class_="best")
    yield tag("line", x1=0, y1=FLOOR, x2=frame.width, y2=FLOOR, class_="axis")


def _steps(points: Sequence[Point], xs: Sequence[float], frame: Frame) -> Markup:
    ys = [frame.y(point.figure.value) for point in points]
    path = f"M{xs[0]:.1f} {ys[0]:.1f}" + "".join(f"H{x:.1f}V{y:.1f}" for x, y in zip(xs[1:], ys[1:], strict=True))
    return tag("path", d=path, class_="steps")


def _dot(point: Point, x: float, frame: Frame) -> Markup:
    """Return one report: point and figure, and under the axis its outlet and time; it links to the words."""
    told, claim, y = point.piece.article, point.claim, frame.y(point.figure.value)
    day, _, hour = told.published[:16].partition("T")
    return tag(
        "a",
        tag("line", x1=x, y1=y, x2=x, y2=FLOOR, class_="drop"),
        tag("circle", cx=x, cy=y, r=5.5),
        _label(_sign(point), x, y - 12, "value"),
        *_sources(point, x, frame),
        _label(day, x, FLOOR + 51, "small"),
        _label(hour, x, FLOOR + 66, "small"),
        href=to_words(told, kind_of(claim), claim.evidence), **both("aria-label", _tip(point)),
    )  # fmt: skip


def _label(text: str, x: float, y: float, look: str) -> Markup:
    return tag("text", text, x=x, y=y, class_=look, text_anchor="middle") if text else join([])


def _tip(point: Point) -> Word:
    told, value = point.piece.article, point.claim.value
    is_whole = isinstance(value, Toll) and len(point.figure.claims) == 1
    shown = counted(value.count) if is_whole and isinstance(value, Toll) else plain(str(point.figure.value))
    when = plain(told.published[:16].replace("T", " "))
    return listed((code("status", "killed") + plain(": ") + shown, _said_by(point.claim), plain(told.outlet), when))


def _sources(point: Point, x: float, frame: Frame) -> Iterator[Markup]:
    """Yield the speaker and the outlet under a point; the outlet alone where it speaks itself."""
    outlet = _short(point.piece.article.outlet, frame.letters)
    if point.claim.said_by is None:
        yield _label(outlet, x, FLOOR + 18, "who")
        return
    who = _said_by(point.claim)
    shown = Word(_short(who.ar, frame.letters), _short(who.en, frame.letters))
    yield said(shown, "text", x=x, y=FLOOR + 18, class_="who", text_anchor="middle")
    yield _label(outlet, x, FLOOR + 35, "small")


def _said_by(claim: Claim) -> Word:
    saying = claim.said_by
    if saying is None:
        return word("card.outlet_itself")
    return code("role", saying.role) if saying.role in PRIVATE else plain(quoted(saying.speaker.text))


def _sign(point: Point) -> str:
    value = point.claim.value
    bound = value.count.bound if isinstance(value, Toll) else "exact"
    return f"{point.figure.value}{SIGNS.get(bound, '')}"


def _short(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
