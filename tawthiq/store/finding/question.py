"""What is asked of the incidents of a register: which, in which order, which page; as an address can say it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, NamedTuple

from tawthiq.model.errors import QuestionError
from tawthiq.model.kinds import TYPES, WEAPONS
from tawthiq.register.grade import GRADES
from tawthiq.store.finding.words import expression

ORDERS = ("latest", "earliest", "killed", "injured", "reports", "need")
STATES = ("standing", "open", "accepted", "rejected", "set_aside", "every")
"""Incidents that nobody rejected or set aside (the default); those not judged as a whole; judged so; all."""
WORDS = 20  # of a text; who pastes more looks for one article, and finds it by these
MOST = 2**53  # a whole number that every reader of addresses holds exactly


class Box(NamedTuple):
    """A part of the map in degrees; it reaches over the 180th meridian where its west lies east of its east."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Question:
    """Which incidents, in which order, which page of them; what is empty asks nothing.

    `since` and `until` are ISO dates, months or years, both included; `country` is an ISO 3166 code; `groups` are keys
    of perpetrators; of the codes in one field any may fit, of the fields all must. `reasons` are those of the queue.
    `shown`, which no address says, has `text` looked for in what everybody is shown, not in the words of articles.
    Raises QuestionError where a value is none of its field.
    """

    since: str = ""
    until: str = ""
    country: str = ""
    admin1: str = ""
    locality: str = ""
    box: Box | None = None
    types: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    killed_from: int | None = None
    killed_to: int | None = None
    injured_from: int | None = None
    injured_to: int | None = None
    outlet: str = ""
    text: str = ""
    reasons: tuple[str, ...] = ()
    state: str = "standing"
    order: str = "latest"
    page: int = 1
    shown: bool = False

    def __post_init__(self) -> None:
        for name, check in CHECKS.items():
            value = getattr(self, name)
            if name in MANY and "" in value:
                raise QuestionError(f"{name}: holds an empty code; leave it out")
            for one in value if name in MANY else (value,):
                if one not in ("", None):
                    check(name, one)


def parameters(question: Question) -> list[tuple[str, str]]:
    """Return the parameters of an address that says the same; what is not asked is left out.

    >>> parameters(Question(since="2021", types=("bombing", "raid"), box=Box(40, 30.5, 48, 37)))
    [('since', '2021'), ('box', '40,30.5,48,37'), ('types', 'bombing'), ('types', 'raid')]
    """
    found = list[tuple[str, str]]()
    for field in fields(question):
        value = getattr(question, field.name)
        if value == field.default or field.name not in CHECKS:
            continue
        if isinstance(value, Box):
            value = ",".join(f"{end!r}" for end in value)
        found += [(field.name, str(one)) for one in (value if isinstance(value, tuple) else (value,))]
    return found


def parse(pairs: Iterable[tuple[str, str]]) -> Question:
    """Return the question that parameters of an address ask, the inverse of `parameters`; raises QuestionError.

    >>> parse([("since", "2021"), ("types", "raid"), ("page", "2")]).page
    2
    """
    given = dict[str, list[str]]()
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    return Question(**{name: _value(name, values) for name, values in given.items()})


def _value(name: str, values: list[str]) -> Any:
    if name not in CHECKS:
        raise QuestionError(f"{name}: no parameter of a question; there are: {', '.join(CHECKS)}")
    if name in MANY:
        return tuple(value for value in values if value)
    if len(values) > 1:
        raise QuestionError(f"{name}: given {len(values)} times; give it once")
    if not values[0]:
        return Question.__dataclass_fields__[name].default
    return READ[name](name, values[0]) if name in READ else values[0]


def _number(name: str, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,16}", text):
        raise QuestionError(f"{name}: {text!r} is no number; write digits only")
    return int(text)


def _box(name: str, text: str) -> Box:
    try:
        return Box(*(float(part) for part in text.split(",")))
    except (ValueError, TypeError) as error:
        raise QuestionError(f"{name}: {text!r} is no box; write west,south,east,north in degrees") from error


READ: dict[str, Callable[[str, str], Any]] = {
    **dict.fromkeys(("killed_from", "killed_to", "injured_from", "injured_to", "page"), _number),
    "box": _box,
}


def _one_of(codes: Iterable[str]) -> Callable[[str, Any], None]:
    known = tuple(codes)

    def check(name: str, value: Any) -> None:
        if value not in known:
            raise QuestionError(f"{name}: no {value!r}; there are: {', '.join(known)}")

    return check


def _day(name: str, value: Any) -> None:
    try:
        if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value) and date.fromisoformat(value + "0000-01-01"[len(value) :]):
            return
    except ValueError:
        pass
    raise QuestionError(f"{name}: {value!r} is no date; write 2021-01-21, 2021-01 or 2021")


def _whole(name: str, value: Any) -> None:
    if not 0 <= value <= MOST:
        raise QuestionError(f"{name}: {value} is out of range; write a number from 0")


def _page(name: str, value: Any) -> None:
    if not 1 <= value <= MOST:
        raise QuestionError(f"{name}: there is no page {value}; pages are counted from 1")


def _degrees(name: str, box: Any) -> None:
    west, south, east, north = box
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise QuestionError(f"{name}: {','.join(map(str, box))} is no part of the map; write west,south,east,north")
    assert all(map(math.isfinite, box))


def _some_words(name: str, value: Any) -> None:
    asked = expression(value)
    if not asked:
        raise QuestionError(f"{name}: {value!r} holds no word to look for; write one or more")
    if asked.count(" AND ") >= WORDS:
        raise QuestionError(f"{name}: holds more than {WORDS} words; leave the common ones out")
    if re.search(r'"." \*', asked):
        raise QuestionError(f"{name}: {value!r}: too much begins with one letter; write two or more before a star")


def _anything(name: str, value: Any) -> None:
    """Take any text: a name that nothing carries finds nothing."""


MANY = ("types", "weapons", "groups", "grades", "reasons")
REASONS = ("new_claim", "disagreement", "uncertain_link", "contested", "large_toll", "weak_grade")
"""Why an incident needs eyes, the most pressing first; see docs/model.md."""
CHECKS: dict[str, Callable[[str, Any], None]] = {
    "since": _day,
    "until": _day,
    "country": _anything,
    "admin1": _anything,
    "locality": _anything,
    "box": _degrees,
    "types": _one_of(TYPES),
    "weapons": _one_of(WEAPONS),
    "groups": _anything,
    "grades": _one_of(GRADES),
    "killed_from": _whole,
    "killed_to": _whole,
    "injured_from": _whole,
    "injured_to": _whole,
    "outlet": _anything,
    "text": _some_words,
    "reasons": _one_of(REASONS),
    "state": _one_of(STATES),
    "order": _one_of(ORDERS),
    "page": _page,
}
