"""Drafts made into accounts: each fact a claim with its words, speaker and rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from tawthiq.grammar.rules import Mention
from tawthiq.model.claims import Account, Claim
from tawthiq.model.kinds import Role
from tawthiq.model.values import Count, Toll
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.figures import Figure, settle
from tawthiq.reading.perpetrators import perpetrators
from tawthiq.reading.sayings import Attribution
from tawthiq.reading.sentences import Sentence

COUNTED = frozenset(("people", "single", "crowd", "amount"))
FLOWN = frozenset(("aircraft", "drone", "barrel_bomb"))
BURIED = frozenset(("car_bomb", "suicide_vehicle", "suicide_belt", "ied", "motorcycle_bomb"))
FIRED = frozenset(("rocket", "mortar", "artillery"))
IMPLIED = {
    "bombing": ("explosives", BURIED | {"grenade", "mine"}), "air_strike": ("aircraft", FLOWN),
    "landmine": ("mine", BURIED), "stabbing": ("knife", frozenset()), "vehicle_ramming": ("vehicle", frozenset()),
}  # fmt: skip
"""The weapon that the word for a type says by itself, and those that make it needless."""
FOREIGN = {
    "bombing": {"aircraft"}, "air_strike": {"artillery", "small_arms"}, "stabbing": {"small_arms"},
    "shelling": {"grenade"}, "armed_clash": {"explosives", "aircraft"}, "raid": {"explosives"},
}  # fmt: skip
"""Weapons that, named beside an incident of a type, are those of another one."""
NEAR = 4
"""How many telling sentences of an account are asked for its weapons and targets."""
WEIGHT = {"armed_attack": 0.6, "armed_clash": 0.8, "raid": 0.8, "shelling": 0.9, "arson": 0.5, "execution": 0.7}
"""How much a word says about the type: general words («هجوم») say less than precise ones («تفجير»)."""


def account(draft: Draft, attribution: Attribution) -> Account:
    """Return the account that a draft makes."""
    kind = _type(draft)
    claims = [*kind, *_suicide(draft), *_attackers(draft), *_weapons(draft, kind), *_codes(draft, "target")]
    if draft.day:
        sentence, mention, moment = draft.day
        claims.append(Claim("date", moment, sentence.evidence(mention), None, mention.rule))
    if draft.place:
        sentence, mention, place = draft.place
        claims.append(Claim("place", place, sentence.evidence(_bare(mention)), None, mention.rule))
    claims += settle(list(_figures(draft, attribution)))
    claims += perpetrators(draft, attribution, str(kind[0].value) if kind else "other")
    return Account(cast(Role, draft.role), tuple(claims))


def _real(draft: Draft) -> Iterator[tuple[Sentence, Mention]]:
    return ((s, m) for s in draft.sentences for m in s.of("happening") if m.value.polarity == "real")


def _type(draft: Draft) -> list[Claim]:
    """Return the type that most words speak for, earlier ones more than later; weapons make general words precise."""
    votes: dict[str, float] = {}
    first: dict[str, tuple[Sentence, Mention]] = {}
    armed = {m.value for seen in draft.seen[:NEAR] for m in seen.sentence.of("weapon")}
    if _suicide(draft):
        armed |= {"suicide_belt"}
    for place, (sentence, mention) in enumerate(_real(draft)):
        kind = sharpened(mention.value.type, armed)
        votes[kind] = votes.get(kind, 0.0) + WEIGHT.get(mention.value.type, 1.0) / (1 + place / 3)
        first.setdefault(kind, (sentence, mention))
    if not votes:
        toll = next(((s, m) for s in draft.sentences for m in s.of("toll", "joint")), None)
        return [Claim("type", "other", toll[0].evidence(toll[1]), None, toll[1].rule)] if toll else []
    best = max(votes, key=lambda kind: (votes[kind], kind))
    sentence, mention = first[best]
    return [Claim("type", best, sentence.evidence(mention), None, mention.rule)]


def sharpened(kind: str, armed: set[str]) -> str:
    """Return the type that weapons named beside it make of a general one.

    >>> sharpened("armed_attack", {"drone"}), sharpened("armed_clash", {"drone"})
    ('air_strike', 'armed_clash')
    """
    if kind == "armed_attack" and armed & BURIED:
        return "bombing"
    if kind in ("armed_attack", "shelling") and armed & FLOWN:
        return "air_strike"
    return "shelling" if kind == "armed_attack" and armed & FIRED else kind


def _suicide(draft: Draft) -> list[Claim]:
    found = next(((s, m) for s, m in _real(draft) if m.value.suicide), None)
    return [Claim("suicide", True, found[0].evidence(found[1]), None, found[1].rule)] if found else []


def _attackers(draft: Draft) -> list[Claim]:
    """Return how many attackers are counted, where the text counts them."""
    for sentence, mention in _real(draft):
        if mention.value.number:
            toll = Toll("involved", "attacker", Count(mention.value.number))
            return [Claim("attackers", toll, sentence.evidence(mention), None, mention.rule)]
    for seen in draft.seen[:NEAR]:
        for mention in seen.sentence.of("people"):
            if mention.value.group == "attacker" and mention.value.count.value is not None:
                toll = Toll("involved", "attacker", mention.value.count)
                return [Claim("attackers", toll, seen.sentence.evidence(mention), None, mention.rule)]
    return []


def _codes(draft: Draft, field: str) -> list[Claim]:
    """Return one claim for every different code of a kind, in the order of the text."""
    kept: dict[str, Claim] = {}
    for seen in draft.seen[:NEAR]:
        sayings = seen.sentence.of("saying")
        for mention in seen.sentence.of(field):
            words = seen.sentence.evidence(_bare(mention))
            is_class = bool(kept) and field == "weapon" and words.text.startswith(seen.sentence.script.article)
            if is_class or any(s.start <= mention.start < s.end for s in sayings):
                continue
            kept.setdefault(mention.value, Claim(field, mention.value, words, None, mention.rule))
    return list(kept.values())


def _driven(claim: Claim) -> Claim:
    """Return a car bomb of a suicide attack as a vehicle that the attacker drove."""
    return replace(claim, value="suicide_vehicle") if claim.value == "car_bomb" else claim


def _bare(mention: Mention) -> Mention:
    """Return a place or target without the preposition that leads to it."""
    leads = bool(mention.parts) and mention.parts[0].kind in ("locative", "aim", "aims_at")
    if not leads or (mention.kind == "spot" and mention.value.relation != "in"):
        return mention
    return mention.parts[-1]


def _weapons(draft: Draft, kind: list[Claim]) -> list[Claim]:
    """Return the weapons; general ones go where a precise one is named, and some types imply one."""
    is_suicide = bool(_suicide(draft))
    claims = [_driven(claim) if is_suicide else claim for claim in _codes(draft, "weapon")]
    named = {claim.value for claim in claims}
    vague = {"aircraft"} if named & {"drone", "barrel_bomb"} else set()
    vague |= {"explosives"} if named & BURIED else set()
    vague |= {"suicide_belt"} if "suicide_vehicle" in named else set()
    vague |= FOREIGN.get(str(kind[0].value), set()) if kind else set()
    claims = [claim for claim in claims if claim.value not in vague]
    weapon, others = IMPLIED.get(str(kind[0].value), ("", frozenset())) if kind else ("", frozenset())
    if weapon and not named & (others | {weapon}):
        claims.append(Claim("weapon", weapon, kind[0].evidence, None, kind[0].rule))
    return claims


def _words(mention: Mention) -> Mention:
    """Return the part of a toll that shows the figure itself."""
    last = mention.parts[-1] if mention.parts else mention
    return last if last.kind in COUNTED else mention


def _figures(draft: Draft, attribution: Attribution) -> Iterator[Figure]:
    for seen in draft.seen:
        sentence, status = seen.sentence, "killed"
        for mention in _distinct(sentence.of("toll", "joint")):
            said = attribution.of(sentence, mention)
            for toll, share in _tolls(mention, status):
                status = toll.status
                yield Figure(
                    toll, sentence.evidence(_words(mention)), said, mention.rule, sentence.number,
                    bool(sentence.of("overtaken")), share,
                )  # fmt: skip


def _distinct(mentions: list[Mention]) -> list[Mention]:
    """Return tolls of which no two rest on the same words: joint ones first, then wider and more telling ones."""
    shown = [(mention, _words(mention)) for mention in mentions]
    shown.sort(key=lambda pair: (pair[0].kind != "joint", pair[1].start - pair[1].end, _is_plain(pair[0])))
    kept: list[tuple[Mention, Mention]] = []
    for mention, words in shown:
        if all(words.end <= other.start or other.end <= words.start for _, other in kept):
            kept.append((mention, words))
    return [mention for mention, _ in sorted(kept, key=lambda pair: pair[1].start)]


def _is_plain(mention: Mention) -> bool:
    return mention.kind == "toll" and (mention.value.status == "?" or mention.value.group == "all")


def _tolls(mention: Mention, status: str) -> Iterator[tuple[Toll, bool]]:
    """Yield the tolls of a mention; a share («بينهم …») takes the status of the figure before it."""
    if mention.kind == "joint":
        for each in str(mention.value).split():
            yield Toll(each, "all", Count(None, "some")), False
    elif mention.value.status == "?":
        if mention.value.group != "all":
            yield Toll(status, mention.value.group, mention.value.count), True
    else:
        yield mention.value, False
