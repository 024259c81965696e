"""What an account is to its article: the news of it, something of the past, or no incident of its own after all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from tawthiq.grammar.weights import Weights
from tawthiq.model.claims import Account
from tawthiq.model.values import Location, Moment, Toll
from tawthiq.reading.drafting.bearings import depth
from tawthiq.reading.drafting.draft import Draft, relation
from tawthiq.reading.drafting.traits import of_pair, size, step

Sign = TypeVar("Sign", int, str)

ROLES = ("main", "background", "none")
EDGES = (-4000, -2000, -1000, -500, 0, 500, 1000, 2000, 4000)
"""Upper ends of the classes that margins are put into."""
LATER = slice(1, 4)
"""Which sentences of an account are asked for their words beside the first."""
FIELDS = ("type", "suicide", "weapon", "target", "date", "place", "toll", "perpetrator")


class Standing(NamedTuple):
    """What an account is to its article, and how much more it is worth as news than as nothing and as the past."""

    role: str
    over_none: int
    over_past: int


def standing(account: Account, draft: Draft, drafts: Sequence[Draft], weights: Weights) -> Standing:
    """Return what an account made from one of the drafts of its article is: `main`, `background` or `none`.

    The only incident of a text without a headline is its news; what has no type is no incident.
    """
    traits = of_account(account, draft, drafts)
    worth = {name: weights.group(name).score(traits) for name in ROLES}
    name = max(ROLES, key=worth.__getitem__) if account.first("type") else "none"
    is_only = len(drafts) == 1 and not draft.seen[0].sentence.article.title
    role = "main" if is_only and name == "background" else name
    return Standing(role, worth["main"] - worth["none"], worth["main"] - worth["background"])


def of_account(account: Account, draft: Draft, drafts: Sequence[Draft]) -> set[str]:
    """Return what speaks for or against the roles of an account."""
    return {
        "any",
        *(f"says:{word}" for word in draft.seen[0].words),
        *(f"later:{word}" for seen in draft.seen[LATER] for word in seen.words),
        f"role:{draft.role}",
        *(f"margin{place}:{_edge(margin)}" for place, margin in enumerate(draft.margins)),
        *(f"born:{trait}" for trait in draft.born),
        *_claims(account, draft.seen[0].sentence.article.published),
        *_tolls(account),
        *_shape(draft, drafts),
        *_others(draft, drafts),
        *_rank(draft, drafts),
        *_order(draft, drafts),
    }


def _edge(margin: int) -> str:
    return next((str(edge) for edge in EDGES if margin < edge), "more")


def _claims(account: Account, published: str) -> Iterator[str]:
    for field in FIELDS:
        yield f"has:{field}:{account.first(field) is not None:d}"
    kind, place, day = account.first("type"), account.first("place"), account.first("date")
    yield f"type:{kind.value if kind else 'none'}"
    if place and isinstance(place.value, Location):
        yield f"precision:{place.value.precision}"
    yield f"day:{_day(day.value if day else None, published)}"


def _tolls(account: Account) -> Iterator[str]:
    tolls = [claim.value for claim in account.of("toll") if isinstance(claim.value, Toll)]
    known = {toll.status: toll.count.value is not None for toll in tolls}
    place = account.first("place")
    shown = "".join("-" if status not in known else "v" if known[status] else "?" for status in ("killed", "injured"))
    yield f"tolls:{shown}:{place is not None:d}"
    yield f"size:{size(max((toll.count.value or 0 for toll in tolls), default=0))}"


def _day(value: object, published: str) -> str:
    if not isinstance(value, Moment) or not value.value or not published:
        return "none"
    return "same" if value.value == published[:10] else "month" if value.value[:7] == published[:7] else "other"


def _shape(draft: Draft, drafts: Sequence[Draft]) -> Iterator[str]:
    seen = draft.seen
    yield f"place:{min(list(drafts).index(draft), 5)}"
    yield f"of:{min(len(drafts), 6)}"
    yield f"seen:{min(len(seen), 6)}"
    article = seen[0].sentence.article
    yield f"headed:{bool(article.title):d}"
    yield f"headed:{bool(article.title):d}:{min(len(drafts), 3)}:{draft.role}"
    yield f"title:{any(each.sentence.is_title for each in seen):d}"
    yield f"depth:{depth(seen[0].sentence)}"
    for name in ("is_new", "is_placed", "is_past", "recalls", "figures"):
        yield f"{name}:{min(sum(bool(getattr(each, name)) for each in seen), 3)}"
    for kind in ("summing", "blame"):
        yield f"{kind}:{min(sum(bool(each.sentence.of(kind)) for each in seen), 2)}"


def _others(draft: Draft, drafts: Sequence[Draft]) -> Iterator[str]:
    lead = drafts[0]
    if draft is not lead:
        pair = of_pair(lead, draft.seen[0], at=lead.last, current=False, lead=True, drafts=len(drafts))
        yield from (f"lead:{trait}" for trait in pair)
    places = [(_place(draft, other), bool(draft.counts & other.counts)) for other in drafts if other is not draft]
    if places:
        yield "twin:{}:{:d}".format(*max(places, key=_closeness))


def _rank(draft: Draft, drafts: Sequence[Draft]) -> Iterator[str]:
    """Yield how much is told of a draft, how many it says were killed, and as what the others began."""
    at = list(drafts).index(draft)
    most = max((_killed(other) for other in drafts if other is not draft), default=0)
    yield f"killed:{_sign(_killed(draft), most)}:{draft.role}"
    yield f"words:{step(sum(len(seen.sentence.words) for seen in draft.seen))}"
    yield f"share:{5 * len(draft.seen) // sum(len(other.seen) for other in drafts)}"
    yield f"first:{drafts[0].role}:{at == 0:d}:{draft.role}"
    yield f"before:{drafts[at - 1].role if at else '-'}:{draft.role}"
    yield f"mains:{min(sum(other.role == 'main' for other in drafts), 4)}:{draft.role}"


def _order(draft: Draft, drafts: Sequence[Draft]) -> Iterator[str]:
    """Yield whether a draft is of the day of the first one, and of the latest day told."""
    mine, lead = draft.date, drafts[0].date
    yield f"lead:day:{_sign(mine, lead) if mine and lead else '?'}:{draft is drafts[0]:d}"
    yield f"latest:{bool(mine) and mine == max(each.date for each in drafts):d}:{bool(mine):d}"


def _killed(draft: Draft) -> int:
    return max((value for status, value in draft.counts if status == "killed"), default=0)


def _sign(one: Sign, other: Sign) -> str:
    return "=" if one == other else ">" if one > other else "<"


def _place(draft: Draft, other: Draft) -> str:
    return relation(draft.where, other.where)


def _closeness(pair: tuple[str, bool]) -> tuple[bool, bool, bool, str]:
    return pair[1], pair[0] == "same", pair[0] in ("finer", "coarser", "equal"), pair[0]
