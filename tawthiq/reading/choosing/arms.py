"""By what means an incident was done: of the weapons named or implied, those that learned weights speak for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tawthiq.grammar.rules import Mention
from tawthiq.grammar.weights import Weights
from tawthiq.model.claims import Account, Claim
from tawthiq.model.kinds import WEAPONS
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.seen import distance
from tawthiq.reading.means import FAR, UNSAID, is_answered, real
from tawthiq.reading.sentences import Sentence

AWAY = 8
"""Words from which a weapon and an incident are far from one another."""
LATE = 4
"""Telling sentences of a draft after which all are alike."""
OPEN = 3
"""Telling sentences of a draft whose actors count."""
ASIDE = ("earlier", "answer", "recalling", "summing", "response", "aftermath")

Named = list[tuple[int, Sentence, Mention]]


def settle_arms(account: Account, draft: Draft, weights: Weights) -> Account:
    """Return an account with the weapons that the weights speak for; those that rules keep where there are none."""
    if not weights.table:
        return account
    ruled = {str(claim.value): claim for claim in account.of("weapon")}
    offers = {weapon: (named, weights.score(traits)) for weapon, named, traits in offered(account, draft)}
    kept = _kept({weapon: score for weapon, (_, score) in offers.items()}, ruled)
    claims = [ruled.get(weapon) or _claim(weapon, offers[weapon][0]) for weapon in kept]
    return replace(account, claims=(*(claim for claim in account.claims if claim.field != "weapon"), *claims))


def _kept(worth: Mapping[str, float], ruled: Mapping[str, Claim]) -> list[str]:
    """Return the weapons worth more than nothing; a missile of unknown make is only the likelier thing it may be."""
    kept = [weapon for weapon, score in worth.items() if score > 0]
    rocket = ruled.get("rocket")
    if rocket and rocket.rule == UNSAID and kept.count("rocket") + kept.count("missile") == 2:
        kept.remove(min("rocket", "missile", key=worth.__getitem__))
    return kept


def _claim(weapon: str, named: Named) -> Claim:
    _, sentence, mention = named[0]
    return Claim("weapon", weapon, sentence.evidence(mention), None, mention.rule)


def offered(account: Account, draft: Draft) -> Iterator[tuple[str, Named, list[str]]]:
    """Yield each weapon that is named or that rules keep, with its mentions and what speaks for or against it."""
    found: dict[str, Named] = {}
    for place, seen in enumerate(draft.early(FAR)):
        for mention in seen.sentence.of("weapon"):
            if is_answered(seen.sentence, mention):
                continue
            found.setdefault(mention.value, []).append((place, seen.sentence, mention))
    ruled = {str(claim.value): claim.rule for claim in account.of("weapon")}
    shared = {*_account(account, draft), *(f"has:{name}" for name in found), *(f"ruled:{name}" for name in ruled)}
    for weapon in WEAPONS:
        if weapon in found or weapon in ruled:
            named = found.get(weapon, [])
            own = {*_ruled(weapon, ruled, named), *_mentioned(named)}
            yield weapon, named, sorted({"any", *own, *(f"{weapon}/{trait}" for trait in ("any", *own, *shared))})


def _account(account: Account, draft: Draft) -> Iterator[str]:
    kind = account.first("type")
    yield f"type:{kind.value if kind else 'none'}"
    yield f"suicide:{account.first('suicide') is not None:d}"
    yield f"country:{draft.place[2].country if draft.place else 'none'}"
    yield from (f"told:{mention.value.type}" for _, mention in real(draft))
    for seen in draft.early(OPEN):
        yield from (f"actor:{mention.value}" for mention in seen.sentence.of("actor"))


def _ruled(weapon: str, ruled: dict[str, str], named: Named) -> Iterator[str]:
    """Yield whether rules keep a weapon, by which rule and beside how many others, and how often it is named."""
    is_kept = weapon in ruled
    yield f"kept:{is_kept:d}"
    yield f"kept:{is_kept:d}:named:{min(len(named), 3)}"
    yield f"kept:{is_kept:d}:among:{min(len(ruled), 3)}"
    yield f"kept:{is_kept:d}:at:{min(named[0][0], LATE) if named else 'none'}"
    yield f"by:{ruled.get(weapon, 'none')}"


def _mentioned(named: Named) -> Iterator[str]:
    """Yield how the first two mentions stand in their sentences."""
    for _, sentence, mention in named[:2]:
        yield f"found by:{mention.rule}"
        yield f"title:{sentence.is_title:d}"
        yield f"told:{bool(sentence.of('toll', 'joint')):d}{bool(sentence.of('happening')):d}"
        yield f"said:{any(s.start <= mention.start < s.end for s in sentence.of('saying')):d}"
        near = min(sentence.of("happening"), key=lambda other: distance(mention, other), default=None)
        if near:
            yield f"away:{min(distance(mention, near), AWAY)}"
            yield f"beside:{near.value.type}:{near.value.polarity}"
        yield from (f"in:{kind}" for kind in ASIDE if sentence.of(kind))
