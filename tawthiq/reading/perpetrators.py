"""Who is said to have done it: each actor once, in the strongest stance the article gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tawthiq.grammar.rules import Mention
from tawthiq.knowledge.actors import is_state
from tawthiq.knowledge.forces import force_name
from tawthiq.model.claims import Claim, Saying
from tawthiq.model.values import Perpetrator
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.sayings import Attribution, part
from tawthiq.reading.sentences import Sentence

STANCES = ("claimed", "accused", "suspected", "stated")
"""Stances that stand for one another where an article gives several for one actor, the strongest first."""
BY_GROUPS = ("armed_attack", "bombing")
"""Types of incident that forces of a state seldom commit."""
AUTHORITIES = frozenset(("official", "military", "police", "security", "political", "judicial", "foreign", "agency"))
SIDES = 60
"""Characters between the two sides of a fight."""
BEFORE = 40
"""Characters between a speaker and the accusation that is his: his name and a particle."""
NEAR = 3
"""Telling sentences of an account in which a plain «قصفت الطائرات …» names its perpetrator."""


def perpetrators(draft: Draft, attribution: Attribution, kind: str) -> list[Claim]:
    """Return the claims about who did an incident of a type, in the order of the text.

    Forces of a state that act beside a bombing or an attack by gunmen came after it; they are not said to have done it.
    """
    kept: dict[tuple[str, str], Claim] = {}
    for claim in _claims(draft, attribution):
        value = claim.value
        assert isinstance(value, Perpetrator)
        if value.stance == "stated" and kind in BY_GROUPS and is_state(value.id):
            continue
        apart = value.stance if value.stance == "denied" or (value.stance == "accused" and claim.said_by) else ""
        key = (value.id or value.actor, apart)
        old = kept.get(key)
        if old is None or _rank(claim) < _rank(old):
            kept[key] = claim
    return list(kept.values())


def _rank(claim: Claim) -> int:
    assert isinstance(claim.value, Perpetrator)
    stance = claim.value.stance
    return STANCES.index(stance) if stance in STANCES else 0


def _claims(draft: Draft, attribution: Attribution) -> Iterator[Claim]:
    country = (draft.place[2].country or "") if draft.place else ""
    last = ""
    near = {seen.sentence.number for seen in draft.seen[:NEAR]}
    for sentence in draft.sentences:
        for mention in sentence.of("blame"):
            stance = mention.value.stance
            if stance == "none" or (stance == "stated" and sentence.number not in near):
                continue
            blame = _Blame(sentence, mention, attribution.of(sentence, mention), country)
            actor = part(mention, "actor") or part(mention, "nationality") or mention
            claim = _claim(blame, actor, last if mention.value.actor == "same" else mention.value.actor)
            assert isinstance(claim.value, Perpetrator)
            last = claim.value.id
            yield claim
            if part(mention, "between") and (other := _other(sentence, mention)):
                yield _claim(blame, other, str(other.value))


class _Blame(NamedTuple):
    """Words of blame with where they stand, in whose words, and the country of the incident."""

    sentence: Sentence
    mention: Mention
    said: Saying | None
    country: str


def _claim(blame: _Blame, actor: Mention, id: str) -> Claim:
    """Return the claim that one actor did it; a group named by an authority is accused."""
    stance, by = blame.mention.value.stance, _by(blame.sentence, blame.mention)
    said = blame.said
    if stance == "stated" and said is not None and said.role in AUTHORITIES and not is_state(id):
        stance, by = "accused", said
    words = blame.sentence.evidence(actor).text
    value = Perpetrator(words, force_name(id, country=blame.country), id, stance)
    return Claim("perpetrator", value, blame.sentence.evidence(blame.mention), by, blame.mention.rule)


def _other(sentence: Sentence, mention: Mention) -> Mention | None:
    """Return the second side of a fight between two: the actor joined to the first by «و»."""
    return next(
        (
            actor
            for actor in sentence.of("actor")
            if 0 <= actor.start - mention.end <= SIDES and actor.before[:1] in sentence.script.joins
        ),
        None,
    )


def _by(sentence: Sentence, mention: Mention) -> Saying | None:
    """Return who blames: the speaker within the words of blame, or the one right before an accusation."""
    speaker = part(mention, "speaker")
    if speaker is None and mention.value.stance == "accused":
        before = [m for m in sentence.of("speaker") if 0 <= mention.start - m.end <= BEFORE]
        speaker = before[-1] if before else None
    return Saying(sentence.evidence(speaker), str(speaker.value)) if speaker else None
