"""Names of actors in other registers, in our terms: a state by its code, a group by our id where we know it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from tawthiq.knowledge.tables import groups
from tawthiq.references.where import MANY, country, fold

OTHERWISE = {
    "is": "islamic-state", "isis": "islamic-state", "isil": "islamic-state", "daesh": "islamic-state",
    "islamic state of iraq and the levant": "islamic-state", "islamic state iraq and syria": "islamic-state",
    "hay at tahrir al sham": "hts",
}  # fmt: skip
"""Names of other registers that are not those of our table."""
NOBODY = ("unknown", "unidentified", "civilians")
"""How names begin that name nobody who might have attacked."""
STATE = re.compile(r"(?:government|military forces|police forces) of ([^(\[]+)", re.IGNORECASE)


@lru_cache(maxsize=MANY)
def actors(told: str, *, ucdp: int | None = None) -> tuple[str, ...]:
    """Return those that a name stands for, each by our id, the code of its state, or its own words.

    >>> actors("IS"), actors("Government of Iraq"), actors("HTS, Some Front"), actors("Civilians")
    (('islamic-state',), ('IQ',), ('hts', 'Some Front'), ())
    """
    if ucdp is not None and ucdp in _by_number():
        return (_by_number()[ucdp],)
    return tuple(dict.fromkeys(one for part in told.split(", ") if (one := _one(part.strip()))))


def _one(name: str) -> str:
    state = STATE.match(name)
    if state:
        try:
            return country(state[1].strip())
        except ValueError:
            return name
    if not name or fold(name).startswith(NOBODY):
        return ""
    return next((_by_name()[key] for key in _keys(name) if key in _by_name()), name)


def _keys(name: str) -> Iterator[str]:
    """Yield a name whole, without its brackets, and what is in them."""
    yield fold(name)
    yield fold(re.sub(r"\(.*?\)", "", name))
    yield from (fold(part) for part in re.findall(r"\((.*?)\)", name))


@cache
def _by_name() -> dict[str, str]:
    return {key: group.id for group in reversed(groups().values()) for key in _keys(group.name) if key} | OTHERWISE


@cache
def _by_number() -> dict[int, str]:
    """Return the groups that are no state's by their number in the UCDP Actor Dataset."""
    known = [each for each in groups().values() if each.kind not in ("state_force", "police")]
    return {each.ucdp_id: each.id for each in reversed(known) if each.ucdp_id is not None}
