"""The values that claims carry; each prints as the words of a case: `32 at_least`."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from tawthiq.model.kinds import Precision


@dataclass(frozen=True, slots=True)
class Count:
    """A published figure: its value (None where only "some" was said), the upper end of a range, and its bound."""

    value: int | None
    bound: str = "exact"
    high: int | None = None

    @property
    def is_size(self) -> bool:
        """Return whether a word for a size tells it («عشرات», «عدد من»), and no number."""
        return self.bound in ("dozens", "hundreds", "some")

    def __str__(self) -> str:
        shown = "?" if self.value is None else str(self.value)
        return f"{shown}..{self.high} {self.bound}" if self.high is not None else f"{shown} {self.bound}"


SOME = Count(None, "some")
"""How many there were where nobody says."""


@dataclass(frozen=True, slots=True)
class Toll:
    """How many of which group met which fate; `current` where the article finally stands by the figure."""

    status: str
    group: str
    count: Count
    current: bool = True

    def __str__(self) -> str:
        return f"{self.status} {self.group} {self.count}" + ("" if self.current else " superseded")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as precise as it was said: `2021-01-21`, `2021-01` or `2021`; None where it cannot be resolved."""

    value: str | None
    precision: Precision | None

    def __str__(self) -> str:
        return f"{self.value or '?'} {self.precision or '?'}"


@dataclass(frozen=True, slots=True)
class When:
    """A time as a phrase gives it, before it is resolved against the day of publication.

    `year`, `month` (1-12), `day`, `weekday` (0 = Monday) as far as they were said; `days`, `weeks`, `months`, `years`
    count back from publication as negative numbers (yesterday: days=-1); `part` is the part of the day (`night`,
    `dawn`, `morning`, `noon`, `afternoon`, `evening`); `calendar` is `gregorian` or `hijri`; `spread` names what the
    phrase only says loosely, several marks apart by blanks: `ago`, `early`, `mid`, `late`, `season`, `range`; `last`
    («الماضي») and `this`; `since` and `until`; `hours`, `days`, `weeks` … where only the unit was said, `lately` with
    hours that are not counted; `anchored` and `after` where it counts from another happening than publication; `next`
    where it lies ahead.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    days: int | None = None
    weeks: int | None = None
    months: int | None = None
    years: int | None = None
    part: str = ""
    calendar: str = "gregorian"
    spread: str = ""
    next: bool = False

    def marked(self, word: str) -> When:
        """Return the same time with one more mark of `spread`; the mark `next` sets that field.

        >>> str(When(month=7, spread="late").marked("last")), str(When(weekday=3).marked("next"))
        ('month=7 spread=late last', 'weekday=3 next=True')
        """
        if word == "next":
            return replace(self, next=True)
        return replace(self, spread=f"{self.spread} {word}".strip())

    @property
    def marks(self) -> frozenset[str]:
        """Return the marks of `spread`."""
        return frozenset(self.spread.split())

    def __str__(self) -> str:
        default = When()
        names = [name for name in self.__slots__ if getattr(self, name) != getattr(default, name)]
        return " ".join(f"{name}={getattr(self, name)}" for name in names)


@dataclass(frozen=True, slots=True)
class People:
    """Counted persons of one group (`?`: members of nobody named); `other` where they are beside others («آخرين»)."""

    group: str
    count: Count
    other: bool = False

    @property
    def harmed(self) -> str:
        """Return the group they are of where they came to harm: members of nobody named are fighters."""
        return "militant" if self.group == "?" else self.group

    def __str__(self) -> str:
        return f"{self.group} {self.count}" + (" other" if self.other else "")


@dataclass(frozen=True, slots=True)
class Happening:
    """A word for a violent incident: its type, whether a suicide attack, how many, and whether it did not happen.

    `polarity` is `real`, `foiled`, `threat` or `denied`; `known` where the word carries an article or pronoun and so
    points back to an incident named before.
    """

    type: str
    suicide: bool = False
    number: int | None = None
    polarity: str = "real"
    known: bool = False

    def __str__(self) -> str:
        flags = ["suicide"] * self.suicide + [f"x{self.number}"] * bool(self.number)
        flags += [self.polarity] * (self.polarity != "real") + ["known"] * self.known
        return " ".join((self.type, *flags))


@dataclass(frozen=True, slots=True)
class Said:
    """Who speaks: the role; `reach` says whether the words before (`back`) or after (`on`) are said.

    The speaker's own words are the mention's part of kind `speaker`; `agency` where the speaker only passes on.
    """

    role: str
    reach: str = "on"

    def __str__(self) -> str:
        return f"{self.role} {self.reach}"


@dataclass(frozen=True, slots=True)
class Blame:
    """Somebody named as having done it: the stance; actor and speaker are parts of the mention."""

    stance: str
    actor: str = ""

    def __str__(self) -> str:
        return f"{self.stance} {self.actor or '?'}"


@dataclass(frozen=True, slots=True)
class Question:
    """What a comparison with the past asks: kind, and pairs such as ("since", "2018-01")."""

    kind: str
    asks: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return " ".join((self.kind, *(f"{key}={value}" for key, value in self.asks)))


@dataclass(frozen=True, slots=True)
class Spot:
    """A named place before it is resolved: the gazetteer ids its name may mean, the noun that introduces it, and
    the relation of the incident to it (`in`, `near`, `side`, `origin`, or empty where none is said)."""

    ids: tuple[str, ...]
    noun: str = ""
    relation: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.relation, self.noun) if part) or "named"


@dataclass(frozen=True, slots=True)
class Location:
    """A resolved place; degrees are WGS 84; `reason` says what settled an ambiguous name."""

    country: str | None
    admin1: str | None = None
    locality: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = "country"
    gazetteer_id: str = ""
    name: str = ""
    reason: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.country, self.admin1, self.locality) if part)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points, each latitude and longitude in degrees, in kilometres.

    >>> round(kilometres((33.3, 44.4), (36.3, 43.1)))
    354
    """
    a, b = math.radians(one[0]), math.radians(other[0])
    across = math.sin((b - a) / 2) ** 2
    along = math.cos(a) * math.cos(b) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, across + along)))


@dataclass(frozen=True, slots=True)
class Perpetrator:
    """Who is said to have done it: the words for the actor, its usual English name, its id, and the stance."""

    actor: str
    name: str
    id: str
    stance: str

    def __str__(self) -> str:
        return f"{self.name or self.actor} {self.stance}"
