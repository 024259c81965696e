"""Which figure an account finally stands by, and which it has overtaken."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from tawthiq.model.claims import Claim, Saying
from tawthiq.model.kinds import SERVING
from tawthiq.model.text import Evidence
from tawthiq.model.values import Count, Toll
from tawthiq.reading.sayings import SPEAKS

FAR = 3
"""Sentences after the first figure from which a total no longer speaks for groups counted before it."""

MANY = 1000
"""Victims from which a figure beside a smaller one is rather that of a whole war."""
WAR = 10_000
"""Killed beyond which a figure beside a lower one is that of a whole war."""
MOST = 1_000_000
"""Killed beyond which a figure is of nations and epochs, whatever stands beside it."""
JOINED = 3
"""Characters between figures that «and» joins."""
LOOSE = frozenset(("attacker", "civilian", "other"))
"""Groups whose figure may be that of all victims as well."""
UNCLEAR = frozenset(("all", "attacker", "civilian"))
FORCES = SERVING | {"militant"}
ONE = Count(1)
OPEN = frozenset(("more_than",))
"""Bounds of round figures, which a figure somewhat higher says more precisely."""
NEARLY = 1.1


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


def toll_of(claim: Claim) -> Toll:
    """Return the figure of a claim on one."""
    assert isinstance(claim.value, Toll)
    return claim.value


def _as_total(figure: Figure, figures: Sequence[Figure]) -> Figure:
    """Return a figure of civilians as one of all victims, and one of persons told beside others as of civilians."""
    if figure.share or figure.toll.group not in ("all", "civilian"):
        return figure
    beside = [f for f in figures if f.sentence == figure.sentence and not f.share and f.toll.group not in UNCLEAR]
    if figure.toll.group == "all":
        apart = any(_is_apart(figure, f) for f in beside)
    else:
        apart = any(f.toll.group in FORCES for f in beside)
    return replace(figure, toll=replace(figure.toll, group="civilian" if apart else "all"))


def _is_apart(persons: Figure, group: Figure) -> bool:
    """Return whether persons are counted beside a group: joined to it by «and», or too few to hold it."""
    joined = 0 <= _gap(persons, group) <= JOINED
    return joined or (group.toll.count.value or 0) > (persons.toll.count.value or MANY)


def _as_family(figure: Figure, figures: Sequence[Figure]) -> Figure:
    """Return persons counted beside women or children («مقتل رجل وطفلين») as the total of all of them."""
    count = figure.toll.count
    if figure.share or figure.toll.group not in ("all", "civilian") or count.value is None or count.high:
        return figure
    kin = {f.toll.group: f.toll.count.value or 0 for f in figures if _is_kin(f, figure)}
    if not kin:
        return figure
    total = replace(count, value=count.value + sum(kin.values()))
    beside = {f.toll.group for f in figures if f.sentence == figure.sentence and not f.share}
    group = figure.toll.group if beside - UNCLEAR - set(kin) else "all"
    return replace(figure, toll=replace(figure.toll, group=group, count=total))


def _is_kin(group: Figure, persons: Figure) -> bool:
    """Return whether women or children are counted right after persons whom they add to."""
    beside = group.sentence == persons.sentence and not group.share and group.toll.group in ("child", "woman")
    return beside and 0 <= group.evidence.start - persons.evidence.end <= JOINED


def _as_same(figure: Figure, figures: Sequence[Figure]) -> Figure:
    """Return civilians or others as the total that elsewhere has as many: «خمسة مدنيين» and a later «خمسة أشخاص»."""
    if figure.share or figure.toll.group not in ("civilian", "other") or figure.toll.count == ONE:
        return figure
    totals = (f for f in figures if f.toll.group == "all" and not f.share)
    same = any(_same(figure.toll.count, total.toll.count) for total in totals)
    return replace(figure, toll=replace(figure.toll, group="all")) if same else figure


def _gap(one: Figure, other: Figure) -> int:
    """Return how many characters lie between the words of two figures of one sentence."""
    return max(one.evidence.start - other.evidence.end, other.evidence.start - one.evidence.end)


def _richer(new: Figure, old: Figure) -> tuple[bool, bool, bool]:
    """Return what makes the new of two equal figures the better witness: bound, speaker, not being a headline."""
    return (
        (new.toll.count.bound != "exact") > (old.toll.count.bound != "exact"),
        bool(new.said_by) > bool(old.said_by),
        old.evidence.field == "title",
    )


def _merged(figures: Sequence[Figure]) -> list[Figure]:
    """Return figures with those of one value and group taken together; one told among others stays one of them."""
    kept: dict[tuple[str, int | None], Figure] = {}
    for figure in figures:
        key = (figure.toll.group, figure.toll.count.value)
        old = kept.get(key)
        if old is None:
            kept[key] = figure
            continue
        if old.said_by is None and figure.sentence - old.sentence > SPEAKS:
            figure = replace(figure, said_by=None)
        better = figure if _richer(figure, old) > _richer(old, figure) else old
        kept[key] = replace(
            better,
            said_by=better.said_by or figure.said_by or old.said_by,
            sentence=min(old.sentence, figure.sentence),
            share=old.share or figure.share if figure.toll.count == ONE else old.share and figure.share,
            overtaken=old.overtaken and figure.overtaken,
            told=old.told + 1,
        )
    return list(kept.values())


def _told_once(figures: Sequence[Figure]) -> list[Figure]:
    """Return figures without those that only tell in other words what another one says."""
    return [f for f in figures if not any(_restates(f, other) for other in figures if not other.share)]


def _restates(figure: Figure, other: Figure) -> bool:
    """Return whether a figure is one of the same people under another name, or of a leader who counts with the rest."""
    mine, others = figure.toll, other.toll
    if figure.share or mine.group == others.group:
        return figure.share and mine.group == others.group and figure.sentence == other.sentence
    return _same(mine.count, others.count) and _alias(figure, other)


def _alias(figure: Figure, other: Figure) -> bool:
    """Return whether one group is the less telling name for another: a headline's, or «soldiers» of police officers.

    Armed men and those who serve are told from one another where there is one of each.
    """
    groups = {figure.toll.group, other.toll.group}
    if _is_somebody(figure) and other.toll.group not in LOOSE:
        return 0 < abs(figure.sentence - other.sentence) < FAR and not other.overtaken
    if "title" in (figure.evidence.field, other.evidence.field):
        return other.evidence.field != "title" and groups <= FORCES
    alike = groups <= (SERVING if figure.toll.count == ONE else FORCES)
    return alike and figure.sentence != other.sentence and _vague(figure) > _vague(other)


def _is_somebody(figure: Figure) -> bool:
    """Return whether a figure is of one person known by an office alone: «مسؤول» of whom another sentence says more."""
    return figure.toll.group == "other" and figure.toll.count == ONE


def _vague(figure: Figure) -> tuple[bool, bool, int]:
    return figure.toll.group == "militant", figure.toll.group == "soldier", figure.sentence


def _same(one: Count, other: Count) -> bool:
    return one.value is not None and one.value == other.value


def _is_of(total: Figure, group: Figure) -> bool:
    """Return whether a total counts one group alone: «ثلاثة» and «ثلاثة جنود»."""
    return not group.share and group.toll.group not in LOOSE and _same(total.toll.count, group.toll.count)


def _weight(figure: Figure, lead: int) -> tuple[bool, bool, bool, bool, bool, int, int, int]:
    """Return what makes a figure the one to stand by: a clear one, of one incident, not overtaken, no mere headline."""
    count, in_text = figure.toll.count, figure.evidence.field != "title" and figure.sentence < lead + FAR
    is_said = count.value is not None
    near = -min(max(figure.sentence - lead, 0), FAR)
    of_one = (count.value or 0) < MANY
    return (is_said, _is_clear(figure), of_one, not figure.overtaken, in_text, near, figure.told, count.value or 0)


def settle(figures: Sequence[Figure]) -> list[Claim]:
    """Return the claims for one account, for each status the total it stands by first."""
    out: list[Claim] = []
    figures = _without_wars(figures)
    for status in dict.fromkeys(figure.toll.status for figure in figures):
        mine = [f for f in figures if f.toll.status == status]
        wholes = frozenset(f.sentence for f in mine if f.share)
        told = [_as_family(_as_total(f, mine), mine) for f in mine]
        merged = _told_once(_merged([_as_same(f, told) for f in told]))
        out += _settled(_still(merged), wholes)
    return out


def _without_wars(figures: Sequence[Figure]) -> list[Figure]:
    """Return figures without those of a whole war; one that stands alone is all that is told of a massacre."""
    killed = [figure.toll.count.value or 0 for figure in figures if figure.toll.status == "killed"]
    least = WAR if any(0 < value <= WAR for value in killed) else MOST
    return [f for f in figures if f.toll.status != "killed" or (f.toll.count.value or 0) <= least]


def _still(figures: Sequence[Figure]) -> list[Figure]:
    """Return figures, none of them overtaken that is higher than all totals that are not: tolls rise."""
    totals = [f for f in figures if f.toll.group == "all" and not f.share and not f.overtaken]
    most = max((f.toll.count.value or 0 for f in totals), default=MANY)
    return [replace(f, overtaken=False) if _is_clear(f) and (f.toll.count.value or 0) > most else f for f in figures]


def _is_clear(figure: Figure) -> bool:
    """Return whether a figure is a number, no «dozens»."""
    return figure.toll.count.value is not None and figure.toll.count.bound not in ("dozens", "hundreds")


def _settled(figures: list[Figure], wholes: Collection[int]) -> list[Claim]:
    """Return the claims on one status: the total first, then its parts, then what was overtaken or rivals it.

    `wholes` are the sentences in which a total is told with a part of it.
    """
    numbers = [f for f in figures if f.toll.count.value is not None and not f.share]
    first = min(f.sentence for f in numbers or figures)
    groups = [
        f for f in figures if f.toll.group != "all" and (f.share or f.toll.count.value is not None or not numbers)
    ]
    counted = [f for f in groups if f.toll.count.value is not None]
    totals = [f for f in figures if f.toll.group == "all" and not f.share]
    if counted and not any(f.share for f in groups):
        near = min(f.sentence for f in counted)
        reach = [f for f in totals if f.sentence < near + FAR or f.sentence in wholes]
        totals = [f for f in reach if f.toll.count.value is not None]
    best = max(totals, key=lambda f: _weight(f, first), default=None)
    best = _precise(best, totals) if best else None
    if best and any(_is_of(best, f) for f in _parts(groups, first)):
        best = None
    standing = {id(f) for f in _parts(groups, first) if best or not _counted_already(f, groups)}
    standing |= {id(best)} if best else set()
    if not standing:
        lone = max(figures, key=lambda f: _weight(f, first))
        best, standing = (None if lone in groups else lone), {id(lone)}
    told = ([best] if best else []) + _beside(best, groups, figures, standing)
    return [_claim(_said_again(f, figures), current=id(f) in standing) for f in told]


def _beside(
    best: Figure | None, groups: Sequence[Figure], figures: Sequence[Figure], standing: Collection[int]
) -> list[Figure]:
    """Return the figures to tell beside the best total, if there is one: those of groups, then what rivals it."""
    known = [f for f in groups if id(f) in standing]
    parts = [f for f in groups if f in known or not _is_aside(f, known, best)]
    rivals = [f for f in figures if best and f is not best and _rivals(f, best)]
    return parts + [f for f in rivals if not any(_is_of(f, group) for group in known)]


def _rivals(figure: Figure, best: Figure) -> bool:
    """Return whether a total is another one of the same victims: one person told of beside a number is counted in it.

    Beside a headline's number he may be all whom one of its incidents harmed.
    """
    count = figure.toll.count
    told = count != ONE or figure.overtaken or best.evidence.field == "title"
    return figure.toll.group == "all" and count.value is not None and told


def _is_aside(figure: Figure, known: Sequence[Figure], best: Figure | None) -> bool:
    """Return whether a figure that does not stand counts people again, or is too far off to be of the incident."""
    mine = [f for f in known if _side(f) == _side(figure)]
    if figure.share:
        return bool(mine) or (best is None and figure.toll.count == ONE)
    return best is None and bool(mine) and all(figure.sentence - f.sentence >= 2 * FAR for f in mine)


def _said_again(figure: Figure, figures: Sequence[Figure]) -> Figure:
    """Return a figure that nobody gives as said by whoever soon gives one as high of another group."""
    if figure.said_by or figure.share or figure.toll.count == ONE:
        return figure
    near = (f for f in figures if not f.share and 0 <= f.sentence - figure.sentence <= SPEAKS)
    again = (f.said_by for f in near if f.said_by and _same(f.toll.count, figure.toll.count))
    return replace(figure, said_by=next(again, None))


def _counted_already(share: Figure, groups: Sequence[Figure]) -> bool:
    """Return whether a share is of people whom the figure of their own group counts: «4 شرطيين بينهم ضابط»."""
    whole = any(not f.share for f in groups)
    return share.share and share.toll.group not in ("child", "woman") and whole


def _precise(best: Figure, figures: Sequence[Figure]) -> Figure:
    """Return the figure that says exactly what a round one leaves open: «221» for «أكثر من 220»."""
    count = best.toll.count
    if count.bound not in OPEN or count.value is None:
        return best
    least, most = count.value, count.value * NEARLY
    closer = [f for f in figures if f.toll.count.bound not in OPEN and least < (f.toll.count.value or 0) <= most]
    return next((f for f in closer if not f.overtaken), best)


def _parts(groups: list[Figure], first: int) -> list[Figure]:
    """Return the figures of groups that stand beside a total: those of the sentence that speaks best for a group.

    Those who serve in arms are one group: «12 من قوات الأمن» and a later «عشرة جنود» are the same people.
    """
    out: list[Figure] = []
    for side in dict.fromkeys(map(_side, groups)):
        mine = [f for f in groups if _side(f) == side and not f.overtaken and f.sentence < first + FAR]
        best = max(mine, key=lambda f: _weight(f, first), default=None)
        out += [f for f in mine if best and (f is best or f.share or f.sentence == best.sentence)]
    return out


def _side(figure: Figure) -> str:
    return "serving" if figure.toll.group in SERVING else figure.toll.group


def _claim(figure: Figure, *, current: bool) -> Claim:
    return Claim("toll", replace(figure.toll, current=current), figure.evidence, figure.said_by, figure.rule)
