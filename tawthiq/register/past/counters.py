"""Series of figures that add up a time: what one source gives over the days, and where it jumps, falls or restarts.

They stand beside incidents and are never added to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from statistics import median

from tawthiq.model.claims import Claim, Counter, Report
from tawthiq.model.text import Article, Evidence
from tawthiq.model.values import Location, Toll
from tawthiq.register.figures import VAGUE

STEEP = 5
"""How many times the usual step of its series a step must be to be a jump."""
MUCH = 0.1
"""The part of the figure before by which a jump exceeds it at least."""
FEW = 10
"""Victims below which a step is no jump whatever is usual."""
ANEW = 0.5
"""Below this part of the figure before, a lower figure that others go on from is a new count."""
COLUMNS = (
    "source", "span", "status", "place", "day", "value", "article", "text", "start", "end", "flag", "instead",
)  # fmt: skip
"""What the cells of a figure of a series are, as files name them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of a series: the day of publication, the value, the article that gives it, and its words.

    `content` is the hash of the article's content, by which pages name it.
    """

    day: str
    value: int
    article: str
    evidence: Evidence
    content: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """What is odd about a figure: `jump`, `fall`, `restart` or `transposed`, its neighbours, and what it may be."""

    kind: str
    before: Reading | None
    after: Reading | None
    instead: int | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one kind that one source gives, in the order of their days, with what is odd about each.

    `source` is the words of the speaker, the outlet where none is named; `span` is `running`, `daily` or `period`.
    """

    source: str
    span: str
    status: str
    place: str
    readings: tuple[Reading, ...]
    flags: tuple[Flag | None, ...]

    @property
    def rows(self) -> Iterator[tuple[str | int | None, ...]]:
        """Yield the cells of each figure in files, in the order of COLUMNS."""
        for at, flag in zip(self.readings, self.flags, strict=True):
            words = at.evidence
            yield (
                self.source, self.span, self.status, self.place, at.day, at.value, at.article, words.text, words.start,
                words.end, flag.kind if flag else "", flag.instead if flag else None,
            )  # fmt: skip


def counted(told: Iterable[tuple[Article, Report]]) -> list[Series]:
    """Return the series of all articles, the longest first."""
    found: dict[tuple[str, str, str, str], list[Reading]] = {}
    for article, report in told:
        for counter in report.counters:
            key = (_source(article, counter), counter.span, _toll(counter).status, _place(counter.place))
            value = _toll(counter).count.value
            if value is not None and _toll(counter).count.bound not in VAGUE and article.published:
                at = Reading(article.published[:10], value, article.id, counter.figure.evidence, article.hash)
                found.setdefault(key, []).append(at)
    made = [Series(*key, kept := tuple(_in_order(each)), tuple(flags(key[1], kept))) for key, each in found.items()]
    return sorted(made, key=lambda s: (-len(s.readings), s.source, s.span, s.status, s.place))


def flags(span: str, readings: Sequence[Reading]) -> Iterator[Flag | None]:
    """Yield what is odd about each figure; None where nothing is.

    >>> here = Evidence("", "text", 0, 0)
    >>> told = [Reading(str(day), value, "a", here) for day, value in enumerate((100, 110, 121, 312, 141, 150, 3, 9))]
    >>> [(f.kind, f.instead) if f else None for f in flags("running", told)]
    [None, None, None, ('transposed', 132), None, None, ('restart', None), None]
    """
    trusted: Reading | None = None
    usual = _usual(span, readings)
    for here, after in zip_longest(readings, readings[1:]):
        flag = _flag(span, (trusted, here, after), usual)
        yield flag
        if flag is None or _goes_on(flag, here):
            trusted = here


def _goes_on(flag: Flag, here: Reading) -> bool:
    """Return whether an odd figure is gone on from: the next one is held against it."""
    if flag.kind == "restart":
        return True
    before, after = flag.before, flag.after
    if before is None or after is None or flag.kind == "transposed":
        return False
    return here.value <= after.value and (flag.kind == "jump" or after.value < before.value)


def _flag(span: str, near: tuple[Reading | None, Reading, Reading | None], usual: float) -> Flag | None:
    before, here, after = near
    if before is None:
        return None
    if span == "running":
        kind = _running(before, here, after, usual)
    else:
        kind = "jump" if span == "daily" and here.value > max(STEEP * usual, FEW) else ""
    if not kind:
        return None
    instead = _instead(before, here, after) if kind in ("jump", "fall") and span == "running" else None
    return Flag("transposed" if instead is not None else kind, before, after, instead)


def _running(before: Reading, here: Reading, after: Reading | None, usual: float) -> str:
    """Return what is odd about a figure of a running total, which should never fall."""
    if here.value >= before.value:
        is_left = after is not None and before.value <= after.value < here.value
        return "jump" if is_left or _is_steep(here.value - before.value, before.value, usual) else ""
    is_anew = after is not None and here.value <= after.value < before.value and here.value < ANEW * before.value
    return "restart" if is_anew else "fall"


def _is_steep(step: int, before: int, usual: float) -> bool:
    return step > max(STEEP * usual, MUCH * before, FEW)


def _usual(span: str, readings: Sequence[Reading]) -> float:
    """Return the usual rise of a running total, or the usual figure of a day: the median of all."""
    if span != "running":
        return median(each.value for each in readings)
    rises = [b.value - a.value for a, b in pairwise(readings) if b.value > a.value]
    return median(rises) if rises else 0


def _instead(before: Reading, here: Reading, after: Reading | None) -> int | None:
    """Return the figure with two digits beside one another changed round that fits between its neighbours, or None.

    >>> near = [Reading("", value, "", Evidence("", "text", 0, 0)) for value in (32414, 32940, 32552)]
    >>> _instead(*near)
    32490
    """
    if after is None or after.value < before.value:
        return None
    digits = str(here.value)
    turned = (f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}" for at in range(len(digits) - 1))
    fits = [
        int(each) for each in turned if each[0] != "0" and each != digits and before.value <= int(each) <= after.value
    ]
    return fits[0] if fits else None


def _in_order(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Yield the figures by day, each figure of a day once."""
    seen = set()
    for each in sorted(readings, key=lambda r: (r.day, r.value, r.article)):
        if (each.day, each.value) not in seen:
            seen.add((each.day, each.value))
            yield each


def _toll(counter: Counter) -> Toll:
    assert isinstance(counter.figure.value, Toll)
    return counter.figure.value


def _source(article: Article, counter: Counter) -> str:
    """Return who counts: the speaker, with the article and what is told of him cut to the name; else the outlet."""
    said = counter.figure.said_by
    return said.speaker.text if said else article.outlet


def _place(claim: Claim | None) -> str:
    place = claim.value if claim else None
    return place.name or place.country or "" if isinstance(place, Location) else ""
