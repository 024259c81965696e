"""One incident: what is settled, the toll over time, every figure, who is said to have done it, what officials did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.exporters.page.article import stamp
from tawthiq.exporters.page.edition import Entry, Piece
from tawthiq.exporters.page.facts import actor_word, to_words
from tawthiq.exporters.page.ledger import LONGEST, chain, ledger, safe_class
from tawthiq.exporters.page.markup import Markup, join, tag
from tawthiq.exporters.page.plot import plot
from tawthiq.exporters.page.settled import block
from tawthiq.exporters.page.words import Word, code, day, manner, quoted, said, word
from tawthiq.model.claims import Account, Claim, Response
from tawthiq.model.kinds import STANCES
from tawthiq.model.values import Perpetrator

HOMES = frozenset({"person", "residence"})


def card(entry: Entry) -> Markup:
    """Return one incident as a card."""
    name = f"{entry.anchor}-head"
    parts = (_head(entry, name), block(entry), plot(entry), actors(entry), means(entry), responses(entry))
    figures = tag("details", said(word("card.figures"), "summary"), ledger(entry), open=True)
    back = tag("p", tag("a", said(word("card.top")), href="#list"), class_="note scripted", hidden=True)
    return tag("article", *parts, figures, back, id=entry.anchor, class_="card", tabindex=-1, aria_labelledby=name)


def _head(entry: Entry, name: str) -> Markup:
    when = said(day(entry.date), "time", datetime=entry.date) if entry.date else said(word("page.unknown"))
    eyebrow = tag("p", said(code("type", entry.type), "b"), " · ", when, *badges(entry), class_="eyebrow")
    words = list(place_words(entry))
    quoted = [tag("p", said(word("card.place_words")), ": ", join(words, " · "), class_="note")] if words else []
    return tag("header", eyebrow, said(entry.where, "h3", id=name), *quoted)


def badges(entry: Entry) -> Iterator[Markup]:
    """Yield what is to be known of an incident at a glance."""
    if entry.is_disputed:
        yield said(word("card.disputed"), class_="badge differs")
    if not entry.is_news:
        yield said(word("card.recalled"), class_="badge")
    elif len(entry.flat.articles) == 1:
        yield said(word("card.one"), class_="badge")


def place_words(entry: Entry) -> Iterator[Markup]:
    """Yield the reports' words for the place, each once; none where a person or a home was the target."""
    claims = [(piece, c) for piece, account in entry.told for c in account.of("place")]
    if any(c.value in HOMES for _, account in entry.told for c in account.of("target")):
        return
    distinct = {c.evidence.text: (piece, c) for piece, c in reversed(claims) if len(c.evidence.text) <= LONGEST}
    for text, (piece, claim) in list(reversed(distinct.items()))[:3]:
        link = to_words(piece.article, "place", claim.evidence)
        yield tag("a", tag("q", quoted(text), lang=piece.article.language), href=link)


def actors(entry: Entry) -> Markup:
    """Return who is said to have done it, and by whom."""
    blames = sorted(_blames(entry), key=lambda blame: _stance(blame[1]))
    items = [tag("li", *_actor(piece, claim)) for piece, claim in blames]
    return _part(word("card.blame"), tag("ul", *items, class_="actors")) if items else join([])


def _stance(claim: Claim) -> int:
    """Return where a stance stands in the list: claims first, denials last; stances of a newer reader after them."""
    stance = claim.value.stance if isinstance(claim.value, Perpetrator) else ""
    return STANCES.index(stance) if stance in STANCES else len(STANCES)


def _blames(entry: Entry) -> Iterator[tuple[Piece, Claim]]:
    """Yield who is said to have done it, stance by stance, each once for one speaker."""
    seen: set[tuple[str, str, str]] = set()
    for piece, account in entry.told:
        for claim in account.of("perpetrator"):
            if isinstance(claim.value, Perpetrator):
                by = claim.said_by.speaker.text if claim.said_by else ""
                key = (claim.value.name or claim.value.actor, claim.value.stance, by or piece.article.outlet)
                if key not in seen:
                    seen.add(key)
                    yield piece, claim


def _actor(piece: Piece, claim: Claim) -> Iterator[Markup]:
    actor = claim.value
    assert isinstance(actor, Perpetrator)
    name = said(actor_word(actor), "bdi")
    yield said(code("stance", actor.stance), class_=f"badge stance is-{safe_class(actor.stance)}")
    yield tag("a", name, href=to_words(piece.article, "perpetrator", claim.evidence), class_="actor")
    if claim.said_by:
        yield tag("span", said(word("card.by")), ": ", chain(claim.said_by, piece.article), class_="note")
    yield stamp(piece.article)


def means(entry: Entry) -> Markup:
    """Return the weapons and targets."""
    accounts = [account for _, account in entry.told]
    tags = [said(code("suicide", "true"), class_="tag")] if _any(accounts, "suicide", True) else []
    for field in ("weapon", "target"):
        values = dict.fromkeys(str(c.value) for account in accounts for c in account.of(field))
        tags += [said(code(field, value), class_=f"tag is-{field}") for value in values]
    return tag("p", said(word("card.details"), class_="unseen"), *tags, class_="tags") if tags else join([])


def _any(accounts: Sequence[Account], field: str, value: object) -> bool:
    return any(claim.value is value for account in accounts for claim in account.of(field))


def responses(entry: Entry) -> Markup:
    """Return what officials did, from the articles whose only news is this incident; the same by the same once."""
    seen: dict[tuple[str, str], Markup] = {}
    for piece, account in entry.told:
        if account.role == "main" and sum(other.role == "main" for other in piece.report.accounts) == 1:
            for response in piece.report.responses:
                by = response.by.text if response.by else ""
                seen.setdefault((response.kind, by), _response(piece, response))
    return _part(word("card.responses"), tag("ul", *seen.values(), class_="responses")) if seen else join([])


def _response(piece: Piece, response: Response) -> Markup:
    href = to_words(piece.article, "response", response.evidence)
    by = [" ", tag("bdi", quoted(response.by.text), class_="note")] if response.by else []
    return tag("li", tag("a", said(code("response", response.kind)), href=href), *by)


def _part(head: Word, inside: Markup) -> Markup:
    return tag("section", said(head, manner().heading), inside)
