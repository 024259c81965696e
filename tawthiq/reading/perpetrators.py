"""Who is said to have done it: each actor once, in the strongest stance the article gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tawthiq.grammar.rules import Mention
from tawthiq.knowledge.actors import is_state, side
from tawthiq.knowledge.forces import force_name
from tawthiq.model.claims import Claim, Saying
from tawthiq.model.values import Perpetrator
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.sayings import Attribution, part
from tawthiq.reading.sentences import Sentence

STANCES = ("claimed", "accused", "suspected", "stated")
"""Stances that stand for one another where an article gives several for one actor, the strongest first."""
FOUGHT = frozenset(("armed_clash", "raid"))
"""Types of incident in which two sides fight: whoever fought may be said to have done it."""
AUTHORITIES = frozenset(("official", "military", "police", "security", "political", "judicial", "foreign", "agency"))
WITNESSES = frozenset(("ngo", "un"))
"""Roles of those who hold no office: whatever they say that others did is an accusation, of states too."""
ANSWERABLE = frozenset(("official", "military", "police", "security", "group"))
"""Roles of those who speak for a side that fights."""
SIDES = 60
"""Characters between the two sides of a fight."""
BEFORE = 40
"""Characters between a speaker and the accusation that is his: his name and a particle."""
NEAR = 3
"""Telling sentences of an account in which a plain «قصفت الطائرات …» names its perpetrator."""


def perpetrators(draft: Draft, attribution: Attribution, kind: str) -> list[Claim]:
    """Return the claims about who did an incident of a type, in the order of the text.

    The headline speaks for every incident that is the news and of which nothing else says who did it. What is only
    stated counts where nobody claims it or is blamed for it, and then for one actor, unless two sides fought.
    """
    found = list(_strongest(_claims(draft, attribution, kind)))
    if not found and draft.role == "main":
        found = list(_headline(draft, attribution, kind))[:1]
    if not found:
        found = list(_later(draft, attribution, kind))[:1]
    stated = [claim for claim in found if _value(claim).stance == "stated"]
    if kind == "armed_clash" or not stated:
        return found
    blamed = [claim for claim in found if _value(claim).stance != "stated"]
    if any(_value(claim).stance != "denied" for claim in blamed):
        return blamed
    told = max(stated, key=_fullness).evidence
    return [*blamed, *(claim for claim in stated if claim.evidence == told)]


def _value(claim: Claim) -> Perpetrator:
    assert isinstance(claim.value, Perpetrator)
    return claim.value


def _fullness(claim: Claim) -> tuple[bool, int]:
    """Return how well an actor is told of: one that is known before a described one, more words before fewer."""
    return bool(_value(claim).id), len(_value(claim).actor.split())


def _strongest(claims: Iterable[Claim]) -> Iterable[Claim]:
    """Return for each actor the claim in the strongest stance; denials and accusations by somebody stand beside it."""
    kept: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        stance = _value(claim).stance
        apart = stance if stance == "denied" or (stance == "accused" and claim.said_by) else ""
        key = (_value(claim).name or _value(claim).actor, apart)
        if key not in kept or _rank(claim) < _rank(kept[key]):
            kept[key] = claim
    return kept.values()


def _rank(claim: Claim) -> int:
    stance = _value(claim).stance
    return STANCES.index(stance) if stance in STANCES else 0


def _claims(draft: Draft, attribution: Attribution, kind: str) -> Iterator[Claim]:
    """Yield what the sentences of a draft say of who did it.

    Forces of a state that act beside a bombing came after it, and a fight beside an attack is another incident.
    """
    near = {seen.sentence.number for seen in draft.seen[:NEAR]}
    for sentence in draft.sentences:
        for blame in _blames(sentence, draft, attribution, kind):
            plain = blame.mention.value.stance == "stated"
            if plain and sentence.number not in near:
                continue
            told = _told(blame, attribution)
            yield from (claim for claim in told if not (plain and kind == "bombing" and is_state(_value(claim).id)))


def _later(draft: Draft, attribution: Attribution, kind: str) -> Iterator[Claim]:
    """Yield what later sentences of a draft state."""
    for sentence in draft.sentences:
        for blame in _blames(sentence, draft, attribution, kind):
            yield from (c for c in _told(blame, attribution) if _value(c).stance != "stated" or kind in ("air_strike","shelling","raid"))


def _headline(draft: Draft, attribution: Attribution, kind: str) -> Iterator[Claim]:
    """Yield what the headline of the article states of who did it."""
    for sentence in attribution.told:
        if sentence.is_title:
            for blame in _blames(sentence, draft, attribution, kind):
                if blame.mention.value.stance == "stated":
                    yield from _told(blame, attribution)


def _blames(sentence: Sentence, draft: Draft, attribution: Attribution, kind: str) -> Iterator[_Blame]:
    """Yield the words of one sentence that say who did an incident of a type."""
    country = (draft.place[2].country or "") if draft.place else ""
    for mention in sentence.of("blame"):
        fought = part(mention, "fight", "side") is not None
        if mention.value.stance != "none" and (kind in FOUGHT or not fought):
            said = None if fought else attribution.of(sentence, mention)
            yield _Blame(sentence, mention, said, country, attribution.sides(said, country), _claimers(attribution, country))


def _claimers(attribution: Attribution, country: str) -> frozenset[str]:
    return frozenset(str(m.value.actor) for s in attribution.told for m in s.of("blame") if m.value.stance == "claimed" and m.value.actor not in ("","same") and not is_state(m.value.actor))


def _told(blame: _Blame, attribution: Attribution) -> Iterator[Claim]:
    """Yield the claims of words of blame: on the actor, and on the other side of a fight."""
    sentence, mention = blame.sentence, blame.mention
    actor = part(mention, "actor") or part(mention, "nationality") or mention
    same = mention.value.actor == "same"
    yield _claim(blame, actor, attribution.taken_up(sentence, actor) if same else mention.value.actor)
    if part(mention, "between") and (other := _other(sentence, mention)):
        yield _claim(blame, other, str(other.value))
    elif joined := _joined(sentence, actor):
        yield _claim(blame, joined, _id(joined))


def _id(actor: Mention) -> str:
    """Return the id of an actor, for a nationality that of its country."""
    return f"state:{actor.value}" if actor.kind == "nationality" else str(actor.value)


def _joined(sentence: Sentence, actor: Mention) -> Mention | None:
    """Return who did it together with an actor: the one right after it, joined by «و»."""
    joins = [m for m in sentence.of("actor", "nationality") if m.before[:1] in sentence.script.joins and m.value != "same"]
    text = sentence.article.field(sentence.field)
    near = [m for m in joins if m.start > actor.end and not text[actor.end : m.start - len(m.before)].strip()]
    return max(near, key=lambda m: m.end) if near else None


class _Blame(NamedTuple):
    """Words of blame with where they stand, in whose words, the country of the incident, and the speaker's own side."""

    sentence: Sentence
    mention: Mention
    said: Saying | None
    country: str
    sides: frozenset[str]
    claimers: frozenset[str] = frozenset()


def _claim(blame: _Blame, actor: Mention, id: str) -> Claim:
    """Return the claim that one actor did it; a group named by an authority is accused."""
    stance, by = blame.mention.value.stance, _by(blame.sentence, blame.mention)
    if stance == "stated" and blame.said is not None:
        stance, by = _spoken(blame, blame.said, id)
    if stance == "stated" and id in blame.claimers and part(blame.mention, "did_verb"):
        stance = "claimed"
    words = _words(blame.sentence, actor)
    value = Perpetrator(words, force_name(id, country=blame.country), id, stance)
    return Claim("perpetrator", value, blame.sentence.evidence(blame.mention), by, blame.mention.rule)


def _words(sentence: Sentence, actor: Mention) -> str:
    """Return the words that name an actor, with the article that «لل…» or «وال…» hides."""
    article = sentence.script.article
    definite = actor.before.endswith(article) or actor.before.endswith("لل")
    return (article if definite else "") + sentence.evidence(actor).text


def _spoken(blame: _Blame, said: Saying, id: str) -> tuple[str, Saying | None]:
    deed = part(blame.mention, "did_verb", "strike")
    crime = deed is not None and str(deed.value).startswith("crime")
    """Return the stance of what a speaker states and who blames: of one's own side it is a claim."""
    if said.role in ANSWERABLE and side(id, blame.country) in blame.sides:
        return "claimed", None
    blames = said.role in WITNESSES or (crime and said.role not in ("media","outlet")) or (said.role in AUTHORITIES and not is_state(id))
    return ("accused", said) if blames else ("stated", None)


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
