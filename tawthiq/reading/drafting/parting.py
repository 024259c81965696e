"""Drafts parted where they hold two incidents: two attacks apart whose victims make up a total told elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from tawthiq.model.values import Location
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.seen import Seen
from tawthiq.reading.places import apart

FEWEST = 3
"""Victims from which a total says that its parts belong together: one and one make two by chance."""


def parted(drafts: Iterable[Draft]) -> list[Draft]:
    """Return drafts in the order of telling, those of the news parted where a sentence begins another incident."""
    parts = (part for draft in drafts for part in (_parts(draft) if draft.role == "main" else [draft]))
    return sorted(parts, key=lambda draft: draft.sentences[0].number)


def _parts(draft: Draft) -> Iterator[Draft]:
    """Yield a draft, or what is left of it and what one of its sentences begins with the sentences on the same."""
    body = [seen for seen in draft.seen if not seen.sentence.is_title]
    at = next((at for at, seen in enumerate(body) if _is_other(seen, body[:at])), None)
    if at is None:
        yield draft
        return
    first, other = (Draft(draft.role, margins=draft.margins, born=draft.born) for _ in range(2))
    told = {count for seen in body[:at] for count in seen.counts}
    goes_on = takewhile(lambda seen: not _apart(seen, body[at]) and not seen.counts & told, body[at + 1 :])
    own = {id(seen.sentence) for seen in (body[at], *goes_on)}
    telling, current = {id(seen.sentence): seen for seen in draft.seen}, first
    for sentence in draft.sentences:
        seen = telling.get(id(sentence))
        if seen:
            current = other if id(sentence) in own else first
            current.take(seen, draft.last)
        else:
            current.sentences.append(sentence)
    yield first
    yield from _parts(other)


def _is_other(seen: Seen, before: Sequence[Seen]) -> bool:
    """Return whether a sentence newly tells of an attack apart from one told before, and the rest of its total."""
    attacks = (other for other in before if other.types)
    return seen.is_new and any(_makes_total(seen, other) and _apart(seen, other) for other in attacks)


def _makes_total(one: Seen, other: Seen) -> bool:
    """Return whether figures of two sentences make up a total that is told elsewhere."""
    rest = {(status, whole - part, whole) for status, part, whole in one.setting.parts if whole >= FEWEST}
    return bool(rest & other.setting.parts)


def _apart(one: Seen, other: Seen) -> bool:
    """Return whether two sentences name places that cannot be the same, neither only a country."""
    here, there = _place(one), _place(other)
    return bool(here and there and apart(here, there))


def _place(seen: Seen) -> Location | None:
    return seen.where if seen.where and seen.where.precision != "country" else None
