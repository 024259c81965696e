"""Where accounts come from: agency copies count once, as Iraq Body Count counts its sources.

Two articles whose claims stand on the same words, at the same distances from one another, are one text; so are two
whose texts are one but for a word here and there, and that give the same figures. An article whose figures all come
through one agency is that agency's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import category, normalize

from tawthiq.knowledge.tables import Agency, load_table, names
from tawthiq.model.claims import Claim, Saying
from tawthiq.register.telling import Telling
from tawthiq.register.wording import Wording, is_copy

REMEMBERED = 4096  # names of outlets and agencies that were looked up
SAME_WORDS = 4  # claims in the body of a text that must stand on the same words to make it a copy


def originals(mains: Iterable[Telling]) -> list[Telling]:
    """Return the tellings without copies: of those in the same words only the one published first, by age."""
    kept: list[tuple[Telling, _Print]] = []
    for telling in sorted(mains, key=lambda t: t.age):
        made = _print(telling)
        if not any(made.repeats(other) for _, other in kept):
            kept.append((telling, made))
    return [telling for telling, _ in kept]


class _Print(NamedTuple):
    """What a copy has in common with its original: the words of its claims, or its text and figures."""

    claims: tuple[tuple[str, str, int], ...]
    text: Wording
    figures: frozenset[str]

    def repeats(self, other: _Print) -> bool:
        """Return whether one is a copy of the other; an agency's text with a new figure is no copy of its first."""
        same = bool(self.claims) and self.claims == other.claims
        return same or (self.figures == other.figures and is_copy(self.text, other.text))


def _print(telling: Telling) -> _Print:
    figures = frozenset(str(claim.value) for claim in telling.account.of("toll"))
    return _Print(_worded(telling), telling.stamp.wording, figures)


def origins(firsts: Iterable[Telling]) -> dict[str, list[Telling]]:
    """Return tellings that are no copies by their independent source; those of unknown outlet make one."""
    found: dict[str, list[Telling]] = {}
    for telling in firsts:
        found.setdefault(origin(telling), []).append(telling)
    return found


def origin(telling: Telling) -> str:
    """Return the source of a telling: the agency through which all its attributed figures came, else its outlet."""
    chains = [set(_agencies(c.said_by)) for c in telling.account.of("toll") if c.said_by]
    shared = set.intersection(*chains) if chains else set()
    return min(shared, default=None) or known(telling.stamp.outlet)


def _worded(telling: Telling) -> tuple[tuple[str, str, int], ...]:
    """Return the words of the claims with their distances from the first; empty where they are too few to tell."""
    claims = [c for c in telling.account.claims if c.evidence.field == "text"]
    if len(claims) < SAME_WORDS or not any(c.field == "toll" for c in claims):
        return ()
    start = min(c.evidence.start for c in claims)
    return tuple(sorted(_placed(c, start) for c in claims))


@lru_cache(maxsize=REMEMBERED)
def known(name: str) -> str:
    """Return the id of the agency that a name holds, else the name without marks.

    >>> known("Reuters"), known("via REUTERS, London"), known("The Daily Example")
    ('reuters', 'reuters', 'the daily example')
    """
    bare = f" {_bare(name)} "
    return next((id for phrase, id in _agency_names() if f" {phrase} " in bare), bare.strip())


def _placed(claim: Claim, start: int) -> tuple[str, str, int]:
    return claim.field, claim.evidence.text, claim.evidence.start - start


def _agencies(said_by: Saying | None) -> Iterator[str]:
    while said_by:
        if said_by.role == "agency":
            yield known(said_by.speaker.text)
        said_by = said_by.via


@cache
def _agency_names() -> Sequence[tuple[str, str]]:
    """Return the agencies' names without marks and their ids, the longest first."""
    rows = (row for row in load_table("agencies", Agency) if row.kind == "agency")
    found = {_bare(phrase): id for phrase, _, id in names(rows)}
    return sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0]))


def _bare(name: str) -> str:
    """Return a name in letters and digits alone: without vowel signs, hamzas, tatweel and punctuation."""
    plain = (c for c in normalize("NFKD", name) if category(c) not in ("Mn", "Lm"))
    return " ".join(re.findall(r"\w+", "".join(plain).casefold()))
