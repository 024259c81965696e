"""Who is said to have done it: each actor once, in the strongest stance the article gives."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.grammar.rules import Mention
from tawthiq.knowledge.forces import force_name
from tawthiq.model.claims import Claim, Saying
from tawthiq.model.values import Perpetrator
from tawthiq.reading.drafts import Draft
from tawthiq.reading.sentences import Sentence

STANCES = ("claimed", "accused", "suspected", "stated")
"""Stances that stand for one another where an article gives several for one actor, the strongest first."""
BEFORE = 40
"""Characters between a speaker and the accusation that is his: his name and a particle."""
NEAR = 3
"""Telling sentences of an account in which a plain «قصفت الطائرات …» names its perpetrator."""


def perpetrators(draft: Draft) -> list[Claim]:
    """Return the claims about who did it, in the order of the text."""
    kept: dict[tuple[str, str], Claim] = {}
    for claim in _claims(draft):
        value = claim.value
        assert isinstance(value, Perpetrator)
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


def _claims(draft: Draft) -> Iterator[Claim]:
    country = (draft.place[2].country or "") if draft.place else ""
    last = ""
    near = {seen.sentence.number for seen in draft.seen[:NEAR]}
    for sentence in draft.sentences:
        for mention in sentence.of("blame"):
            stance = mention.value.stance
            if stance == "none" or (stance == "stated" and sentence.number not in near):
                continue
            claim = _claim(sentence, mention, country, last)
            assert isinstance(claim.value, Perpetrator)
            last = claim.value.id
            yield claim


def _claim(sentence: Sentence, mention: Mention, country: str, last: str) -> Claim:
    """Return one claim; «التنظيم» and its like mean the actor named `last`."""
    actor = part(mention, "actor") or part(mention, "nationality") or mention
    words = sentence.evidence(actor).text
    stance, by = mention.value.stance, _by(sentence, mention)
    id = last if mention.value.actor == "same" else mention.value.actor
    value = Perpetrator(words, force_name(id, country=country), id, stance)
    return Claim("perpetrator", value, sentence.evidence(mention), by, mention.rule)


def part(mention: Mention, kind: str) -> Mention | None:
    """Return the first part of a kind within a mention, however deep."""
    for inner in mention.parts:
        found = inner if inner.kind == kind else part(inner, kind)
        if found is not None:
            return found
    return None


def _by(sentence: Sentence, mention: Mention) -> Saying | None:
    """Return who blames: the speaker within the words of blame, or the one right before an accusation."""
    speaker = part(mention, "speaker")
    if speaker is None and mention.value.stance == "accused":
        before = [m for m in sentence.of("speaker") if 0 <= mention.start - m.end <= BEFORE]
        speaker = before[-1] if before else None
    return Saying(sentence.evidence(speaker), str(speaker.value)) if speaker else None
