"""In which stance an actor did it: what speaks for each, and the account that the weights settle on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from tawthiq.grammar.weights import Weights
from tawthiq.knowledge.actors import group_of, is_state
from tawthiq.model.claims import Account, Claim
from tawthiq.reading.doing.doers import NONE, STANCES, Doer, doers, kind_of
from tawthiq.reading.doing.namings import of_first, of_naming, ranked
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.perpetrators import Blame, country_of, value_of
from tawthiq.reading.sayings import Attribution, part

DEEDS = ("did_verb", "feat", "strike")
SAID = frozenset(("claimed", "accused"))
"""Stances of somebody beside the article: what rules find them to say may disagree, and all of it is kept."""


def options(account: Account, draft: Draft, attribution: Attribution) -> list[tuple[Doer, list[str]]]:
    """Return each actor told of with an incident and what speaks for or against each stance."""
    found = doers(account, draft, attribution)
    general = sorted({*_article(account, attribution)})
    offered = []
    for each in found:
        own, told = _own(each, account, draft, general), _told(each, draft, attribution, kind_of(account))
        offered.append((each, sorted({*own, *_among(each, found, account), *told})))
    return offered


def form(id: str) -> str:
    """Return what kind of actor an id means: that of a group, a branch of forces, or `words` that no table knows."""
    group = group_of(id)
    return group.kind if group else id.partition(":")[0] if is_state(id) else "words" if id else "nobody"


def home(id: str, country: str) -> str:
    """Return whether an actor is of the country told of: `same`, `abroad` or `none`."""
    group = group_of(id)
    own = id.partition(":")[2] or (group.country if group else "")
    return "same" if own == country else "abroad" if own else "none"


def _article(account: Account, attribution: Attribution) -> Iterator[str]:
    """Yield what holds of all actors: who gives the figures, and how often somebody claims a deed in the article."""
    claimed = (blame for sentence in attribution.told for blame in sentence.of("blame"))
    yield f"claims:{min(sum(blame.value.stance == 'claimed' for blame in claimed), 2)}"
    yield from (f"toll:{claim.said_by.role if claim.said_by else '-'}" for claim in account.of("toll"))


def _own(doer: Doer, account: Account, draft: Draft, general: Sequence[str]) -> Iterator[str]:
    """Yield what holds of an actor, whatever the words: who it is, and what rules make of it."""
    kind, country, ruled = kind_of(account), country_of(draft), doer.ruled
    yield from ("any", f"type:{kind}", f"role:{draft.role}", f"ruled:{ruled}", f"ruled:{ruled}:{kind}")
    yield f"named:{min(len(doer.named), 5)}"
    yield f"blamed:{min(len(doer.blamed), 3)}"
    for trait in general:
        yield from (trait, f"{trait}:{ruled}")
    for id in doer.ids:
        is_of, is_a = home(id, country), form(id)
        yield from (
            f"id:{id}",
            f"form:{is_a}",
            f"form:{is_a}:{kind}",
            f"form:{is_a}:{ruled}",
        )
        yield from (f"land:{country}:{id}", f"id:{id}:{kind}", f"id:{id}:{ruled}", f"home:{is_of}:{is_state(id):d}")
        yield from (f"home:{is_of}:{kind}:{is_a}", f"home:{is_of}:{ruled}:{is_a}")
        yield from (f"{trait}:{is_a}" for trait in general if trait.startswith("toll:"))


def _forms(doer: Doer) -> set[str]:
    return {form(id) for id in doer.ids}


def _among(doer: Doer, found: Sequence[Doer], account: Account) -> Iterator[str]:
    """Yield what rules make of the other actors, and who they are."""
    others = [other for other in found if other is not doer]
    yield f"order:{min(found.index(doer), 4)}"
    yield f"of:{min(len(found), 5)}:{doer.ruled}"
    for stance in {other.ruled for other in others if other.kept} or {NONE}:
        yield from (f"other:{stance}", f"other:{stance}:{doer.ruled}")
    for stance in {value_of(claim).stance for other in others for claim, _, _ in other.blamed}:
        yield f"others:{stance}:{doer.ruled}"
    mine, kind = _forms(doer), kind_of(account)
    for other in others:
        for pair in (f"{theirs}:{own}" for theirs in _forms(other) for own in mine):
            yield from (f"beside:{pair}:{kind}", f"beside:{pair}:{other.ruled}:{doer.ruled}")
    total = sum(map(_telling, found))
    yield f"share:{4 * _telling(doer) // max(total, 1)}:{min(total, 4)}"


def _telling(doer: Doer) -> int:
    """Return how often an actor is named in the headline and where the incident is told."""
    return sum(naming.where in ("near", "title") for naming in doer.named)


def _told(doer: Doer, draft: Draft, attribution: Attribution, kind: str) -> Iterator[str]:
    """Yield how an actor is told of: words of blame, and what stands around its name."""
    where = "+".join(sorted({*(naming.where for naming in doer.named), *(where for _, _, where in doer.blamed)}))
    yield from (f"where:{where}", f"where:{where}:{doer.ruled}")
    for claim, blame, place in doer.blamed:
        yield from _blamed(claim, blame, place, kind)
    for naming in doer.named:
        yield from of_naming(naming, attribution, country_of(draft))
    for naming in ranked(doer)[:1]:
        value = naming.value
        traits = (form(value.id), home(value.id, country_of(draft)), kind, doer.ruled)
        yield from of_first(naming, attribution, country_of(draft), traits)


def _blamed(claim: Claim, blame: Blame, where: str, kind: str) -> Iterator[str]:
    value = value_of(claim)
    is_a = form(value.id)
    yield from (f"blame:{value.stance}:{where}", f"rule:{claim.rule}", f"rule:{claim.rule}:{is_a}")
    yield from (f"rule:{claim.rule}:{where}", f"rule:{claim.rule}:{kind}")
    yield f"blamer:{claim.said_by.role if claim.said_by else '-'}:{value.stance}"
    teller = f"{blame.said.role}:{blame.is_of(blame.said, value.id):d}" if blame.said else "-:0"
    yield from (f"teller:{teller}", f"teller:{teller}:{is_a}", f"teller:{teller}:{kind}")
    yield f"blame:{value.stance}:{is_a}:{teller[:-2]}"
    deed = part(blame.mention, *DEEDS)
    if deed:
        yield from (f"deed:{deed.value}", f"deed:{deed.value}:{teller[:-2]}", f"deed:{deed.value}:{is_a}")
        yield f"verb:{blame.sentence.evidence(deed).text.split()[0]}"


def settle_doers(account: Account, draft: Draft, attribution: Attribution, weights: Weights) -> Account:
    """Return an account with whoever did it in the stance that the weights speak for; rules decide where they do not.

    Of several of whom the article itself says it, it is the one that the weights speak most for, with those whom the
    same words name. Who claims it, is accused or denies it, and an attacker whose name is given, stand beside it.
    """
    found: list[tuple[int, Claim, bool]] = []
    for doer, traits in options(account, draft, attribution):
        stance, weight = _likeliest(doer, traits, weights)
        stands = doer.is_unveiled or doer.ruled in SAID
        found += [(weight, claim, stands or value_of(claim).stance == "denied") for claim in doer.claims(stance)]
    most = max((weight for weight, _, _ in found), default=0)
    words = {claim.evidence for weight, claim, _ in found if weight == most}
    others = [claim for claim in account.claims if claim.field != "perpetrator"]
    return replace(
        account, claims=(*others, *(claim for _, claim, stands in found if stands or claim.evidence in words))
    )


def _likeliest(doer: Doer, traits: Collection[str], weights: Weights) -> tuple[str, int]:
    """Return the stance that weights speak for, and how much more than for none.

    An attacker who is named as such did it in one of them.
    """
    ruled = doer.ruled
    others = [stance for stance in STANCES if stance != ruled and not (stance == "stated" and doer.is_spoken)]
    offered = [stance for stance in (ruled, *others) if stance != NONE or not doer.is_unveiled]
    stance = max(offered, key=lambda stance: weights.group(stance).score(traits))
    return stance, weights.group(stance).score(traits) - weights.group(NONE).score(traits)
