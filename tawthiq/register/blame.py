"""Who did it, as said: every charge with who makes it and when, and whether the charges contradict one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tawthiq.knowledge.actors import group_of, is_state
from tawthiq.model.claims import Claim, Saying
from tawthiq.model.incidents import Settlement
from tawthiq.model.values import Perpetrator
from tawthiq.register.telling import Telling, saying_words

STRENGTH = {"claimed": 3, "accused": 2, "stated": 2, "suspected": 1}
"""How firmly a stance names somebody; a denial names nobody."""
LOOSE = frozenset({"jihadist", "militia", "separatist"})
"""Kinds of group of which one without a country and without an id at UCDP is a description: "jihadists"."""
FIGHTS = frozenset({"armed_clash", "raid"})
RIVALS, DENIED = "contested: rival actors are named", "contested: it is denied"


@dataclass(frozen=True, slots=True)
class Charge:
    """One claim that somebody did it, or denies it: the actor, the stance, the telling and the words."""

    telling: Telling
    claim: Claim
    actor: Perpetrator

    @property
    def key(self) -> str:
        """Return what two charges against one actor have in common."""
        return self.actor.id or self.actor.name or self.actor.actor

    @property
    def name(self) -> str:
        """Return the usual English name of the actor, else the words of the article."""
        return self.actor.name or self.actor.actor

    @property
    def by(self) -> Saying | None:
        """Return who says so; None where the article does, or the actor itself."""
        return self.claim.said_by

    @property
    def id(self) -> str:
        """Return the id of the claim."""
        return self.claim.id(self.telling.stamp.hash)

    def __str__(self) -> str:
        """Return the charge as one line: when, who, stance, by whom, in which article, in which words."""
        itself = "by itself" if self.actor.stance in ("claimed", "denied") else "by the article"
        by = f"by {saying_words(self.by)}" if self.by else itself
        recalled = "" if self.telling.is_main else " (recalled)"
        words = f"{self.name} {self.actor.stance} {by}{recalled}"
        return f"{self.telling.when} | {words} | {self.telling.origin} | «{self.claim.evidence.text}»"


@dataclass(frozen=True, slots=True)
class Blame:
    """What the charges come to: the actors named most firmly, by which stance, and why that is contested, if it is."""

    charges: tuple[Charge, ...]
    named: tuple[Charge, ...]
    contest: str

    @property
    def stance(self) -> str:
        """Return the firmest stance by which anybody is named; empty where nobody is."""
        return max((c.actor.stance for c in self.named), key=lambda s: (STRENGTH[s], s), default="")

    @property
    def is_contested(self) -> bool:
        """Return whether the charges contradict one another."""
        return bool(self.contest)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the actors, the most often named first."""
        often = Counter(c.key for c in self.named)
        first = {c.key: c.name for c in reversed(self.named)}
        return tuple(first[key] for key in sorted(often, key=lambda key: (-often[key], key)))


def blame(tellings: Iterable[Telling], *, is_two_sided: bool = False) -> Blame:
    """Return who is said to have done it, by all accounts; only those whose news it is decide what is contested.

    Whoever is only described («الإرهابيين») is nobody beside those who are named.
    """
    charges = tuple(_charges(tellings))
    deciding = [c for c in charges if c.telling.is_main]
    named = [c for c in deciding if c.actor.stance in STRENGTH]
    named = [c for c in named if STRENGTH[c.actor.stance] > 1] or named
    named = [c for c in named if not _is_nameless(c.actor)] or named
    denied = {c.key for c in deciding if c.actor.stance == "denied"}
    if any(c.key in denied for c in named):
        return Blame(charges, tuple(named), DENIED)
    return Blame(charges, tuple(named), RIVALS if not is_two_sided and _has_rivals(named) else "")


def settle_blame(mains: Sequence[Telling]) -> Settlement | None:
    """Return who did it as far as anybody is named, the stance or the contest as the rule; None where nobody is."""
    found = blame(mains, is_two_sided=is_clash(mains))
    if not found.named:
        return None
    for_ = dict.fromkeys(c.id for c in found.named)
    against = dict.fromkeys(c.id for c in found.charges if c.actor.stance == "denied")
    rule = found.contest or found.stance
    return Settlement("perpetrator", ", ".join(found.names), rule=rule, for_=tuple(for_), against=tuple(against))


def _charges(tellings: Iterable[Telling]) -> Iterator[Charge]:
    for telling in sorted(tellings, key=lambda t: t.age):
        for claim in telling.account.of("perpetrator"):
            if isinstance(claim.value, Perpetrator):
                yield Charge(telling, claim, claim.value)


def is_clash(mains: Iterable[Telling]) -> bool:
    """Return whether accounts tell of a fight, as many as of anything else: each side names the other in it."""
    votes = Counter("fight" if t.type in FIGHTS else t.type for t in mains if t.type)
    return bool(votes) and votes["fight"] == max(votes.values())


def _has_rivals(named: Sequence[Charge]) -> bool:
    """Return whether two actors are named whom no account names as having done it together."""
    known = [c for c in named if not _is_described(c.actor)]
    together = {frozenset((a.key, b.key)) for a in named for b in named if _go_together(a, b)}
    pairs = {frozenset((a.key, b.key)) for a in known for b in known if _side(a) != _side(b)}
    return bool(pairs - together)


def _go_together(one: Charge, other: Charge) -> bool:
    """Return whether one telling names both without contradiction.

    It does so where its own statement is one of them, or where one voice accuses both; two claims go together where
    they stand on the same words.
    """
    if one.telling.id != other.telling.id:
        return False
    if "claimed" in (one.actor.stance, other.actor.stance):
        return one.claim.evidence == other.claim.evidence or "stated" in (one.actor.stance, other.actor.stance)
    return "stated" in (one.actor.stance, other.actor.stance) or _voice(one) == _voice(other)


def _voice(charge: Charge) -> str:
    return charge.by.speaker.text if charge.by else ""


def _is_described(actor: Perpetrator) -> bool:
    """Return whether words describe an actor and name none, as "militants" do: that is no rival to anybody.

    An actor that no table knows counts as described.
    """
    return _is_nameless(actor) if group_of(actor.id) else not actor.id


def _is_nameless(actor: Perpetrator) -> bool:
    """Return whether a table knows an actor as a kind of people only: jihadists, a terrorist group."""
    group = group_of(actor.id)
    return group is not None and group.kind in LOOSE and not group.country and group.ucdp_id is None


def _side(charge: Charge) -> str:
    """Return what the forces of one state have in common; of anybody else the key."""
    return state_of(charge.actor.id) or charge.key


def state_of(id: str) -> str:
    """Return the country whose state or forces an actor's id means; empty for any other.

    >>> state_of("state:IL"), state_of("israeli-forces"), state_of("islamic-state")
    ('IL', 'IL', '')
    """
    if not is_state(id):
        return ""
    group = group_of(id)
    return group.country if group else id.partition(":")[2]
