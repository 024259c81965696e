"""The actors told of with an incident, and what an account says of each once it is known how it stands to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tawthiq.grammar.rules import Mention
from tawthiq.knowledge.actors import is_state, side
from tawthiq.knowledge.forces import force_name
from tawthiq.model.claims import Account, Claim, Saying
from tawthiq.model.values import Perpetrator
from tawthiq.reading.doing.persons import unveiled
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.perpetrators import (
    BY_HAND,
    Blame,
    blames,
    claims_of,
    country_of,
    id_of,
    rank,
    value_of,
    whose,
    words_of,
)
from tawthiq.reading.sayings import Attribution, part
from tawthiq.reading.sentences import Sentence

NONE = "none"
STANCES = (NONE, "stated", "claimed", "accused", "suspected", "denied")
"""What an actor may be to an incident: nothing, or who did it as somebody says."""
SPOKEN = ("accuse_verb", "accusing", "attribute_verb", "attributed", "blaming", "charged", "claim_verb", "hold_verb")
"""Words that accuse or claim by themselves: the article does not state what they say."""
NEAR = 3
"""Telling sentences of a draft that are told from the later ones."""
WHERE = ("near", "title", "late", "beside")
"""How a sentence that names an actor stands to the draft, the most telling first."""
WIDER = {"nationality": ("actor", "speaker", "spot"), "actor": ("actor",)}
"""Kinds of mention in which another is no actor of its own: «القوات الروسية» names Russia no second time."""


class Naming(NamedTuple):
    """One mention of an actor: where it stands, how the sentence stands to the draft, and what it is called there."""

    sentence: Sentence
    mention: Mention
    where: str
    value: Perpetrator

    @property
    def show(self) -> tuple[bool, bool, bool, int]:
        """Return how well a mention shows an actor: by its own name, where the incident is told, and early."""
        return (
            self.mention.kind == "actor",
            self.where in ("near", "late"),
            bool(self.value.name),
            -self.sentence.number,
        )


@dataclass(slots=True)
class Doer:
    """One actor: its mentions with where they stand, the claims that rules make of it, and those that rules keep."""

    named: list[Naming] = field(default_factory=list)
    blamed: list[tuple[Claim, Blame, str]] = field(default_factory=list)
    kept: list[Claim] = field(default_factory=list)

    @property
    def ruled(self) -> str:
        """Return the strongest stance in which rules keep it, `none` where they do not."""
        return value_of(min(self.kept, key=rank)).stance if self.kept else NONE

    @property
    def is_spoken(self) -> bool:
        """Return whether rules keep it for words that accuse or claim by themselves: «اتهم», «تبنى»."""
        return any(claim in self.kept and part(blame.mention, *SPOKEN) for claim, blame, _ in self.blamed)

    @property
    def is_unveiled(self) -> bool:
        """Return whether it is an attacker whose name is given: «منفذ الهجوم يدعى …»."""
        return any(part(blame.mention, "called") for _, blame, _ in self.blamed)

    @property
    def ids(self) -> set[str]:
        """Return the ids under which it is told of."""
        told = (*(claim for claim, _, _ in self.blamed), *self.kept)
        return {naming.value.id for naming in self.named} | {value_of(claim).id for claim in told}

    def values(self) -> Iterator[Perpetrator]:
        """Yield all that it is called."""
        yield from (value_of(claim) for claim in self.kept)
        yield from (value_of(claim) for claim, _, _ in self.blamed)
        yield from (naming.value for naming in self.named)

    def claims(self, stance: str) -> list[Claim]:
        """Return the claim that says it did it in a stance, in the fullest words that do.

        Who accuses it is told beside what it claims itself. What somebody denies is kept with what is
        denied, in the words of both.
        """
        if any(value_of(claim).stance == "denied" for claim in self.kept):
            return self.kept
        if stance == NONE:
            return []
        said = [*self.kept, *(claim for claim, _, _ in self.blamed)]
        if not said:
            sentence, mention, _, value = max(self.named, key=lambda naming: naming.show)
            return [Claim("perpetrator", replace(value, stance=stance), sentence.evidence(mention), None, mention.rule)]
        best = max(said, key=lambda claim: self._fitness(claim, stance))
        chosen = replace(best, value=replace(value_of(best), stance=stance), said_by=self._by(best, stance))
        accused = (claim for claim in self.kept if claim != best and _is_accusation(claim))
        return [chosen, *(accused if stance == "claimed" else ())]

    def _fitness(self, claim: Claim, stance: str) -> tuple[bool, int, bool]:
        """Return how well a claim says it: in this stance, in the fullest words, as rules keep it."""
        value = value_of(claim)
        return value.stance == stance, len(value.actor.split()), claim in self.kept

    def _by(self, claim: Claim, stance: str) -> Saying | None:
        """Return who says a claim in a stance: nobody else what an actor claims, the teller what he accuses it of."""
        if stance == "claimed":
            return None
        tellers = (blame.said for other, blame, _ in self.blamed if other == claim)
        return claim.said_by or (next(tellers, None) if stance == "accused" else None)


def _is_accusation(claim: Claim) -> bool:
    """Return whether a claim says that somebody accuses an actor, which stands beside what it claims itself."""
    return value_of(claim).stance == "accused" and claim.said_by is not None


def doers(account: Account, draft: Draft, attribution: Attribution) -> list[Doer]:
    """Return the actors told of with an incident, in the order of the text; the headline comes last."""
    found: dict[str, Doer] = {}
    country, kind = country_of(draft), kind_of(account)
    for sentence, where in _scope(draft, attribution):
        for mention in sentence.of("actor", "nationality"):
            value = _named(sentence, mention, attribution, country)
            key = side(value.id, country) if is_state(value.id) else value.name or value.actor
            if key and not _is_within(sentence, mention):
                found.setdefault(key, Doer()).named.append(Naming(sentence, mention, where, value))
        for _, name in unveiled(sentence):
            value = _named(sentence, name, attribution, country)
            found.setdefault(value.actor, Doer()).named.append(Naming(sentence, name, where, value))
        for blame in blames(sentence, draft, attribution, kind):
            for claim in claims_of(blame):
                found.setdefault(whose(claim, country), Doer()).blamed.append((claim, blame, where))
    for claim in account.of("perpetrator"):
        found.setdefault(whose(claim, country), Doer()).kept.append(claim)
    barred = kind in BY_HAND
    return [each for each in found.values() if not (barred and any(map(is_state, each.ids)))]


def kind_of(account: Account) -> str:
    """Return the type of the incident of an account."""
    first = account.first("type")
    return str(first.value) if first else "other"


def _is_within(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a mention is part of a wider one that names an actor, a speaker or a place."""
    here = (mention.start, mention.end)
    wider = (m for kind in WIDER[mention.kind] for m in sentence.of(kind))
    return any(m.start <= mention.start and mention.end <= m.end for m in wider if (m.start, m.end) != here)


def _scope(draft: Draft, attribution: Attribution) -> Iterator[tuple[Sentence, str]]:
    """Yield the sentences that may name who did it, and how each stands to the draft."""
    telling = [id(seen.sentence) for seen in draft.seen]
    for sentence in draft.sentences:
        at = id(sentence)
        yield sentence, "near" if at in telling[:NEAR] else "late" if at in telling else "beside"
    if not any(sentence.is_title for sentence in draft.sentences):
        yield from ((sentence, "title") for sentence in attribution.told if sentence.is_title)


def _named(sentence: Sentence, mention: Mention, attribution: Attribution, country: str) -> Perpetrator:
    id = id_of(Blame(sentence, mention, None, country, attribution), mention)
    return Perpetrator(words_of(sentence, mention), force_name(id, country=country), id, NONE)
