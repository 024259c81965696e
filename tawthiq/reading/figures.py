"""Which figure an account finally stands by, and which it has overtaken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawthiq.model.claims import Claim, Saying
from tawthiq.model.text import Evidence
from tawthiq.model.values import Toll

FAR = 3
"""Sentences after the first figure from which a total no longer speaks for groups counted before it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it was found: the toll, its words, its speaker and rule, the sentence it stands in (title 0).

    `overtaken` where the text says it was an earlier one, `share` where it counts part of a total («بينهم …»);
    `told` is how often the article gives it.
    """

    toll: Toll
    evidence: Evidence
    said_by: Saying | None
    rule: str
    sentence: int
    overtaken: bool = False
    share: bool = False
    told: int = 1


def _as_total(figure: Figure) -> Figure:
    """Return a figure of civilians as one of all victims, unless it counts part of a total."""
    if figure.toll.group != "civilian" or figure.share:
        return figure
    return replace(figure, toll=replace(figure.toll, group="all"))


def _richer(new: Figure, old: Figure) -> tuple[bool, bool, bool]:
    """Return what makes the new of two equal figures the better witness: bound, speaker, not being a headline."""
    return (
        (new.toll.count.bound != "exact") > (old.toll.count.bound != "exact"),
        bool(new.said_by) > bool(old.said_by),
        old.evidence.field == "title",
    )


def _merged(figures: Sequence[Figure]) -> list[Figure]:
    """Return figures with those of one value and group taken together."""
    kept: dict[tuple[str, int | None], Figure] = {}
    for figure in figures:
        key = (figure.toll.group, figure.toll.count.value)
        old = kept.get(key)
        if old is None:
            kept[key] = figure
            continue
        better = figure if _richer(figure, old) > _richer(old, figure) else old
        kept[key] = replace(
            better,
            said_by=better.said_by or figure.said_by or old.said_by,
            sentence=min(old.sentence, figure.sentence),
            share=old.share and figure.share,
            told=old.told + 1,
        )
    return list(kept.values())


def _weight(figure: Figure, lead: int) -> tuple[bool, bool, int, int, int]:
    count = figure.toll.count
    is_clear = count.value is not None and count.bound not in ("dozens", "hundreds")
    near = -min(max(figure.sentence - lead, 0), FAR)
    return (is_clear, not figure.overtaken, near, figure.told, count.value or 0)


def settle(figures: Sequence[Figure]) -> list[Claim]:
    """Return the claims for one account, for each status the total it stands by first."""
    out: list[Claim] = []
    for status in dict.fromkeys(figure.toll.status for figure in figures):
        out += _settled(_merged([_as_total(f) for f in figures if f.toll.status == status]))
    return out


def _settled(figures: list[Figure]) -> list[Claim]:
    """Return the claims on one status: the total first, then its parts, then what was overtaken or rivals it."""
    first = min(figure.sentence for figure in figures)
    groups = [f for f in figures if f.toll.group != "all"]
    counted = [f for f in groups if f.toll.count.value is not None]
    totals = [f for f in figures if f.toll.group == "all" and not f.share]
    if counted and not any(f.share for f in groups):
        near = min(f.sentence for f in counted)
        totals = [f for f in totals if f.sentence < near + FAR and f.toll.count.value is not None]
    best = max(totals, key=lambda f: _weight(f, first), default=None)
    standing = {id(f) for f in _parts(groups, first)} | ({id(best)} if best else set())
    if not standing:
        standing = {id(max(figures, key=lambda f: _weight(f, first)))}
    rivals = [f for f in figures if f.toll.group == "all" and f is not best and f.toll.count.value is not None]
    told = ([best] if best else []) + groups + rivals
    return [_claim(f, current=id(f) in standing) for f in told]


def _parts(groups: list[Figure], first: int) -> list[Figure]:
    """Return the figures of groups that stand beside a total: those of the sentence that speaks best for a group."""
    out: list[Figure] = []
    for group in dict.fromkeys(f.toll.group for f in groups):
        mine = [f for f in groups if f.toll.group == group and not f.overtaken and f.sentence < first + FAR]
        best = max(mine, key=lambda f: _weight(f, first), default=None)
        out += [f for f in mine if best and (f is best or f.share or f.sentence == best.sentence)]
    return out


def _claim(figure: Figure, *, current: bool) -> Claim:
    return Claim("toll", replace(figure.toll, current=current), figure.evidence, figure.said_by, figure.rule)
