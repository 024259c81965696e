"""Rules: a name that is a pattern, and a production; rooms: the rules of one topic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from tawthiq.model.errors import KnowledgeError


class Mention(NamedTuple):
    """A stretch of source that means something: kind, value, the rule that made it, and its parts.

    `start` and `end` are source characters (clitics left out), `first` and `last` word positions (half-open).
    """

    kind: str
    start: int
    end: int
    value: Any
    rule: str
    parts: tuple[Mention, ...]
    first: int
    last: int
    before: str = ""
    after: str = ""

    def holds(self, other: Mention) -> bool:
        """Return whether another mention lies within this one."""
        return self.start <= other.start and other.end <= self.end


class Step(NamedTuple):
    """One element of a pattern: the kinds that fit, or (where `gap` is not None) up to that many words of anything."""

    kinds: tuple[str, ...]
    slot: int
    gap: int | None = None
    fits: frozenset[str] = frozenset()


Variant = tuple[Step, ...]
Production = Callable[..., Any]
_ELEMENT = re.compile(r"<([a-z0-9 |]+)>(\??)|…(\d+)|(\S+)")


@dataclass(frozen=True)
class Rule:
    """A pattern in words, such as `<bound> <number> <person>?`, the kind it gives, and what makes its value.

    `…8` between two elements lets up to eight words pass, none of them a sentence end or of a kind in `unless`.
    The production gets one mention for each element (None for an optional one that is missing) and returns the
    value, or None to refuse.
    """

    kind: str
    name: str
    make: Production
    unless: frozenset[str] = frozenset()
    variants: tuple[Variant, ...] = field(default=(), compare=False)
    slots: int = field(default=0, compare=False)

    @cached_property
    def uses(self) -> tuple[tuple[tuple[frozenset[str], ...], tuple[tuple[str, Use], ...]], ...]:
        """Return for each variant the kinds that fit each of its steps, and each kind with its use."""
        return tuple(
            (
                tuple(step.fits for step in variant if step.gap is None),
                tuple(
                    (kind, Use(self, variant, at, _beside(variant, at)))
                    for at, step in enumerate(variant)
                    for kind in step.kinds
                ),
            )
            for variant in self.variants
        )


class Use(NamedTuple):
    """Where a kind stands in a variant of a rule: a mention of it is of use if one of `beside` stands right by it.

    That is before it, and at the first place after it; None where there may be anything.
    """

    rule: Rule
    variant: Variant
    place: int
    beside: frozenset[str] | None


def _beside(variant: Variant, place: int) -> frozenset[str] | None:
    """Return the kinds of which one has to stand right by a place; none at all where a gap comes before it."""
    if place:
        return variant[place - 1].fits
    return variant[1].fits if len(variant) > 1 and variant[1].gap is None else None


def parse(name: str) -> tuple[tuple[Variant, ...], int]:
    """Return the plain patterns that a name stands for, optional elements spelt out, and the number of elements.

    >>> [len(v) for v in parse("<number> <person>?")[0]]
    [2, 1]
    """
    variants: list[Variant] = [()]
    slot = 0
    for kinds, optional, gap, wrong in _ELEMENT.findall(name):
        if wrong:
            raise KnowledgeError(f"rule {name!r}: {wrong!r} is no element; write <kind>, <kind>?, <a|b> or …8")
        if gap:
            variants = [(*v, Step((), -1, int(gap))) for v in variants]
            continue
        wanted = tuple(k.strip().replace(" ", "_") for k in kinds.split("|"))
        step = Step(wanted, slot, None, frozenset(wanted))
        slot += 1
        variants = [(*v, step) for v in variants] + (variants if optional else [])
    return tuple(v for v in variants if v and v[0].gap is None), slot


class Room:
    """The rules of one topic: what they `need`, what they `give`, and what their mentions `cover`.

    A mention of a kind in `gives` removes smaller ones of its kind that it overlaps, unless the kind is in `keeps`,
    and mentions of kinds in `covers` that lie inside it.
    """

    def __init__(self, needs: str = "", gives: str = "", *, covers: str = "", keeps: str = "", shows: str = "") -> None:
        self.needs = frozenset(needs.split())
        self.gives = tuple(gives.split())
        self.covers = frozenset(covers.split())
        self.keeps = frozenset(keeps.split())
        self.shows = tuple(shows.split()) or self.gives
        self.rules: list[Rule] = []
        self.name = ""

    def __call__(self, kind: str, name: str, *, unless: str = "") -> Callable[[Production], Production]:
        """Return a decorator that adds a production under the pattern `name`, giving mentions of `kind`."""

        def add(make: Production) -> Production:
            if kind not in self.gives:
                raise KnowledgeError(f"rule {name!r} gives {kind!r}, which its room does not declare; add it to gives")
            variants, slots = parse(name)
            self.rules.append(Rule(kind, name, make, frozenset(unless.split()), variants, slots))
            return make

        return add

    def wanted(self) -> Iterator[tuple[Rule, str]]:
        """Yield every kind that a rule of the room asks for."""
        for rule in self.rules:
            for kind in {kind for v in rule.variants for step in v for kind in step.kinds} | rule.unless:
                yield rule, kind
