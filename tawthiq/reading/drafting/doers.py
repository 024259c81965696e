"""Whom an article says did it: for each actor told of with an incident, the stance that learned weights speak for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tawthiq.grammar.rules import Mention
from tawthiq.grammar.weights import Weights
from tawthiq.knowledge.actors import group_of, is_state, side
from tawthiq.knowledge.forces import force_name
from tawthiq.model.claims import Account, Claim, Saying
from tawthiq.model.values import Perpetrator
from tawthiq.reading.drafting.bearings import around, bearings
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
NEAR = 3
"""Telling sentences of a draft that are told from the later ones."""
WINDOW = 6
"""Words before and after an actor that count."""
DEEDS = ("did_verb", "feat", "strike")


@dataclass(slots=True)
class Doer:
    """One actor: its mentions with where they stand, the claims that rules make of it, and those that rules keep."""

    named: list[tuple[Sentence, Mention, str, Perpetrator]] = field(default_factory=list)
    blamed: list[tuple[Claim, Blame, str]] = field(default_factory=list)
    kept: list[Claim] = field(default_factory=list)

    @property
    def ruled(self) -> str:
        """Return the stance in which rules keep it, `none` where they do not."""
        return value_of(self.kept[0]).stance if self.kept else NONE

    @property
    def ids(self) -> set[str]:
        """Return the ids under which it is told of."""
        told = (*(claim for claim, _, _ in self.blamed), *self.kept)
        return {value.id for _, _, _, value in self.named} | {value_of(claim).id for claim in told}

    def values(self) -> Iterator[Perpetrator]:
        """Yield all that it is called."""
        yield from (value_of(claim) for claim in self.kept)
        yield from (value_of(claim) for claim, _, _ in self.blamed)
        yield from (value for _, _, _, value in self.named)

    def claims(self, stance: str) -> list[Claim]:
        """Return the claims that say it did it in a stance: those of rules where they agree, else in other words.

        What somebody denies is kept with what is denied, in the words of both.
        """
        if any(value_of(claim).stance == "denied" for claim in self.kept):
            return self.kept
        if stance == NONE:
            return []
        if any(value_of(claim).stance == stance for claim in self.kept):
            return self.kept
        said = self.kept or [claim for claim, _, _ in self.blamed]
        fitting = [claim for claim in said if value_of(claim).stance == stance]
        if not said:
            sentence, mention, _, value = max(self.named, key=_show)
            return [Claim("perpetrator", replace(value, stance=stance), sentence.evidence(mention), None, mention.rule)]
        best = min(fitting or said, key=rank)
        return [replace(best, value=replace(value_of(best), stance=stance), said_by=self._by(best, stance))]

    def _by(self, claim: Claim, stance: str) -> Saying | None:
        """Return who says a claim in a stance: nobody else what an actor claims, the teller what he accuses it of."""
        if stance == "claimed":
            return None
        tellers = (blame.said for other, blame, _ in self.blamed if other == claim)
        return claim.said_by or (next(tellers, None) if stance == "accused" else None)


def _show(named: tuple[Sentence, Mention, str, Perpetrator]) -> tuple[bool, bool, bool, int]:
    """Return how well a mention shows an actor: by its own name, where the incident is told, and early."""
    sentence, mention, where, value = named
    return mention.kind == "actor", where in ("near", "late"), bool(value.name), -sentence.number


def doers(account: Account, draft: Draft, attribution: Attribution) -> list[Doer]:
    """Return the actors told of with an incident, in the order of the text; the headline comes last."""
    found: dict[str, Doer] = {}
    country, kind = country_of(draft), _kind(account)
    for sentence, where in _scope(draft, attribution):
        for mention in sentence.of("actor", "nationality"):
            value = _named(sentence, mention, attribution, country)
            key = side(value.id, country) if is_state(value.id) else value.name or value.actor
            if key:
                found.setdefault(key, Doer()).named.append((sentence, mention, where, value))
        for blame in blames(sentence, draft, attribution, kind):
            for claim in claims_of(blame):
                found.setdefault(whose(claim, country), Doer()).blamed.append((claim, blame, where))
    for claim in account.of("perpetrator"):
        found.setdefault(whose(claim, country), Doer()).kept.append(claim)
    barred = kind in BY_HAND
    return [each for each in found.values() if not (barred and any(map(is_state, each.ids)))]


def _kind(account: Account) -> str:
    first = account.first("type")
    return str(first.value) if first else "other"


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


def options(account: Account, draft: Draft, attribution: Attribution) -> list[tuple[Doer, list[str]]]:
    """Return each actor told of with an incident and what speaks for or against each stance."""
    found = doers(account, draft, attribution)
    return [
        (each, sorted({*_own(each, account, draft), *_among(each, found), *_told(each, draft, attribution)}))
        for each in found
    ]


def _own(doer: Doer, account: Account, draft: Draft) -> Iterator[str]:
    """Yield what holds of an actor, whatever the words: who it is, and what rules make of it."""
    kind, country, ruled = _kind(account), country_of(draft), doer.ruled
    yield from ("any", f"type:{kind}", f"role:{draft.role}", f"ruled:{ruled}", f"ruled:{ruled}:{kind}")
    yield f"named:{min(len(doer.named), 5)}"
    yield f"blamed:{min(len(doer.blamed), 3)}"
    for id in doer.ids:
        group = group_of(id)
        form = group.kind if group else id.partition(":")[0] if is_state(id) else "words" if id else "nobody"
        home = id.partition(":")[2] or (group.country if group else "")
        yield from (f"id:{id}", f"form:{form}", f"form:{form}:{kind}", f"form:{form}:{ruled}")
        yield f"home:{'same' if home == country else 'abroad' if home else 'none'}:{is_state(id):d}"


def _among(doer: Doer, found: Sequence[Doer]) -> Iterator[str]:
    """Yield what rules make of the other actors."""
    others = [other for other in found if other is not doer]
    yield f"order:{min(found.index(doer), 4)}"
    yield f"of:{min(len(found), 5)}:{doer.ruled}"
    for stance in {other.ruled for other in others if other.kept} or {NONE}:
        yield from (f"other:{stance}", f"other:{stance}:{doer.ruled}")
    for stance in {value_of(claim).stance for other in others for claim, _, _ in other.blamed}:
        yield f"others:{stance}:{doer.ruled}"


def _told(doer: Doer, draft: Draft, attribution: Attribution) -> Iterator[str]:
    """Yield how an actor is told of: words of blame, and what stands around its name."""
    country = country_of(draft)
    for claim, blame, where in doer.blamed:
        yield from _blamed(claim, blame, where)
    for sentence, mention, where, value in doer.named:
        yield from (f"where:{where}", f"by:{mention.kind}")
        yield from bearings(sentence, mention)
        yield from _within(sentence, mention)
        yield from _window(sentence, mention)
        said = attribution.of(sentence, mention)
        yield f"said:{said.role}:{side(value.id, country) in attribution.sides(said, country):d}" if said else "said:-"


def _blamed(claim: Claim, blame: Blame, where: str) -> Iterator[str]:
    value = value_of(claim)
    yield from (f"blame:{value.stance}:{where}", f"rule:{claim.rule}")
    yield f"blamer:{claim.said_by.role if claim.said_by else '-'}:{value.stance}"
    if blame.said:
        yield f"teller:{blame.said.role}:{blame.is_of(blame.said, value.id):d}"
    deed = part(blame.mention, *DEEDS)
    if deed:
        yield f"deed:{deed.value}"


def _within(sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield the wider mentions that an actor stands in: among victims it did nothing."""
    for kind, others in sentence.mentions.items():
        if any(o.start <= mention.start < o.end and (o.start, o.end) != (mention.start, mention.end) for o in others):
            yield f"within:{kind}"


def _window(sentence: Sentence, mention: Mention) -> Iterator[str]:
    before, after = around(sentence, mention)
    yield from (f"before:{word}" for word in before[-WINDOW:])
    yield from (f"after:{word}" for word in after[:WINDOW])


def settle_doers(account: Account, draft: Draft, attribution: Attribution, weights: Weights) -> Account:
    """Return an account with each actor in the stance that the weights speak for; rules decide where they do not."""
    claims = [claim for claim in account.claims if claim.field != "perpetrator"]
    for doer, traits in options(account, draft, attribution):
        claims += doer.claims(_likeliest(traits, doer.ruled, weights))
    return replace(account, claims=tuple(claims))


def _likeliest(traits: Collection[str], ruled: str, weights: Weights) -> str:
    first = (ruled, *(stance for stance in STANCES if stance != ruled))
    return max(first, key=lambda stance: weights.group(stance).score(traits))
