"""What a sentence about the past asks of the record: measure, rank, area, time and kind of attack."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tawthiq.knowledge.actors import side
from tawthiq.model.kinds import SPELLS
from tawthiq.model.precedents import NO_FIGURE, Between
from tawthiq.model.values import Location
from tawthiq.register.past.period import Period, compared_with, period

MEASURES = {
    "deadliest": "killed", "biggest": "killed", "worst": "killed", "most violent": "killed",
    "most injured": "injured", "most attacks": "attacks",
}  # fmt: skip
"""What each word of degree is held against; what «worst» means is the speaker's, the dead are counted."""
OR_MORE = " or more"
CAPITAL = "capital"
"""The scope of «في العاصمة», where the capital is not named."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to the record about an incident of a day with a figure of dead or injured.

    `kind` is `superlative`, `recency` (the first in some time), `frequency` or `trend`; `rank` is which of its kind it
    is said to be, this one included, `is_least` where at least so many are said («not the first»); `area` None where no
    place is known; `is_placed` where the sentence itself names it; `is_open` where no figure is claimed, and the
    highest are asked for; `spell` is `day`, `week`, `month` or `year` where the figure is that of a whole one. `unread`
    says what cannot be asked.
    """

    kind: str
    day: str
    figure: Between
    area: Location | None
    is_placed: bool
    period: Period | None
    measure: str = ""
    rank: int | None = None
    direction: str = ""
    types: frozenset[str] = frozenset()
    is_suicide: bool = False
    weapons: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    is_open: bool = False
    spell: str = ""
    is_least: bool = False
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """The incident that a sentence speaks of: its day, where, and how many it killed and injured, as far as known."""

    day: str
    place: Location | None
    killed: Between
    injured: Between = NO_FIGURE

    def figure(self, measure: str) -> Between:
        """Return the figure that a measure is about."""
        return self.injured if measure == "injured" else self.killed


def asked(kind: str, pairs: tuple[tuple[str, str], ...], occasion: Occasion, area: Location | None) -> Asked:
    """Return the question that a comparison puts; `area` is the place that it names, None where it names none.

    >>> here = Occasion("2021-01-21", Location("IQ", "Baghdad", "Baghdad"), Between(32, 32, None))
    >>> made = asked("superlative", (("measure", "deadliest"), ("since", "2018-01")), here, None)
    >>> made.measure, made.period.since, made.area.country, made.unread
    ('killed', '2018-02-01', 'IQ', ())
    >>> asked("frequency", (("rank", "1"), ("since", "2018")), here, None).kind
    'recency'
    >>> asked("frequency", (("habit", "regular"),), here, None).unread
    ('habit',)
    """
    asks = dict(pairs)
    when = period(asks, occasion.day) if occasion.day else None
    if kind == "trend" and when is not None:
        when = compared_with(when) if {"since", "within"} & asks.keys() else None
    where = area or (None if "scope" in asks else _country(occasion.place))
    rank = _rank(asks)
    measure = MEASURES.get(asks.get("measure", ""), "") if kind == "superlative" else "attacks"
    made = Asked(
        "recency" if kind == "frequency" and rank == 1 else kind, occasion.day, occasion.figure(measure), where,
        area is not None, when, measure, rank, asks.get("direction", ""), _all(pairs, "type"), "suicide" in asks,
        _all(pairs, "weapon"), _sides(pairs, "actor", where), _sides(pairs, "against", where), _all(pairs, "target"),
        spell=_spell(asks),
        is_least="count" in asks or asks.get("rank", "").endswith(OR_MORE),
    )  # fmt: skip
    return replace(made, unread=_unread(made, asks))


def opened(question: Asked) -> Asked:
    """Return a question that somebody typed: without a figure it asks for the highest, from its first day to its last.

    >>> typed = asked("superlative", (("measure", "deadliest"), ("since", "2018")), Occasion("2021-01-21", None,
    ... Between()), Location("IQ"))
    >>> opened(typed).period
    Period(since='2018-01-01', until='2021-01-21', anchor=None)
    """
    if not {"figure", "spell"} & set(question.unread):
        return question
    answered = {"figure", "spell"} if question.spell else {"figure"}
    unread = tuple(code for code in question.unread if code not in answered)
    told = question.period
    when = Period(told.anchor[0] if told.anchor else told.since, question.day) if told else None
    return replace(question, is_open=True, unread=unread, period=when)


def _unread(made: Asked, asks: dict[str, str]) -> tuple[str, ...]:
    is_best = made.kind == "superlative"
    missing = (
        ("day", not made.day),
        ("time", bool(made.day) and made.period is None),
        ("area", made.area is None),
        ("measure", is_best and not made.measure),
        ("spell", is_best and (made.measure == "attacks" or bool(made.spell))),
        ("figure", is_best and not made.figure.most),
        ("habit", "habit" in asks),
        ("row", "row" in asks),
        ("count", made.kind == "frequency" and made.rank is None and not {"habit", "row"} & asks.keys()),
        ("direction", made.kind == "trend" and made.direction not in ("up", "down")),
    )
    return tuple(name for name, is_missing in missing if is_missing)


def _spell(asks: dict[str, str]) -> str:
    """Return the unit of which a whole one is measured: «أكثر الشهور دموية», «أكبر حصيلة في يوم واحد منذ 2017».

    >>> _spell({"since": "2017", "within": "days=1"}), _spell({"spell": "month"}), _spell({"within": "days=1"})
    ('day', 'month', '')
    """
    if "spell" in asks or "since" not in asks:
        return asks.get("spell", "")
    return SPELLS.get(asks.get("within", ""), "")


def _all(pairs: tuple[tuple[str, str], ...], name: str) -> frozenset[str]:
    return frozenset(value for key, value in pairs if key == name)


def _sides(pairs: tuple[tuple[str, str], ...], name: str, where: Location | None) -> frozenset[str]:
    """Return whose forces some actors are: a state by its code, a group by its id."""
    country = (where.country if where else "") or ""
    return frozenset(side(value, country) for value in _all(pairs, name))


def _rank(asks: dict[str, str]) -> int | None:
    """Return which of its kind an incident is said to be; after a lull it is the first."""
    if "after" in asks:
        return 1
    told = (asks.get("rank") or asks.get("count") or "").removesuffix(OR_MORE)
    return int(told) if told.isdigit() else None


def _country(place: Location | None) -> Location | None:
    return Location(place.country, precision="country") if place and place.country else None
