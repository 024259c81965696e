"""Every figure of an incident, report by report, with who said it and a way to the very words."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.exporters.page.article import stamp
from tawthiq.exporters.page.edition import Entry, Piece
from tawthiq.exporters.page.facts import kind_of, links, to_article, to_words
from tawthiq.exporters.page.markup import Markup, join, tag
from tawthiq.exporters.page.words import code, counted, listed, quoted, said, word
from tawthiq.model.claims import Account, Claim, Saying
from tawthiq.model.text import Article
from tawthiq.model.values import Toll

PRIVATE = frozenset({"witness", "local"})
LONGEST = 60  # characters of evidence that are still a figure and not a sentence about people


def ledger(entry: Entry) -> Markup:
    """Return the list of reports with their figures, earliest first, as the plot numbers them."""
    reports = [_report(entry, number, *told) for number, told in enumerate(by_time(entry), 1)]
    return tag("ol", *reports, class_="ledger")


def safe_class(value: str) -> str:
    """Return a code as a class name: letters, digits and underscores only."""
    return "".join(letter for letter in value if letter.isalnum() or letter == "_")


def by_time(entry: Entry) -> list[tuple[Piece, Account]]:
    """Return the accounts of an incident by publication; those of unknown time last."""
    return sorted(entry.told, key=lambda told: (told[1].role != "main", told[0].article.published or "9"))


def is_private(claim: Claim) -> bool:
    """Return whether the words of a figure may name its victims: one or two persons, nobody counted, or long words.

    >>> from tawthiq.model.text import Evidence
    >>> from tawthiq.model.values import Count
    >>> one = Evidence("مقتل المصور فلان", "text", 0, 16)
    >>> is_private(Claim("toll", Toll("killed", "all", Count(1)), one))
    True
    """
    count = claim.value.count if isinstance(claim.value, Toll) else None
    text = claim.evidence.text
    is_few = count is None or count.value is None or count.value <= 2
    return (is_few and not any(letter.isdigit() for letter in text)) or len(text) > LONGEST


def chain(said_by: Saying | None, article: Article) -> Markup:
    """Return who says it, link by link; witnesses and neighbours are named by their role alone."""
    shown = [_link(saying, article) for saying in links(said_by)]
    return tag("span", *(shown or [said(word("card.outlet_itself"), class_="note")]), class_="chain")


def _link(saying: Saying, article: Article) -> Markup:
    role = code("role", saying.role)
    href = to_words(article, "source", saying.speaker)
    if saying.role in PRIVATE:
        return tag("a", said(role), href=href)
    return tag("a", tag("bdi", quoted(saying.speaker.text), lang=article.language), " ", said(role, "small"), href=href)


def _report(entry: Entry, number: int, piece: Piece, account: Account) -> Markup:
    figures = list(_figures(entry, piece.article, account))
    recalled = [said(word("card.recalled"), class_="badge")] if account.role == "background" else []
    link = tag("a", said(word("card.read")), href=to_article(piece.article), class_="to-article")
    head = tag("p", tag("b", str(number), class_="nth"), stamp(piece.article), *recalled, link, class_="report")
    body = tag("ul", *figures) if figures else said(word("card.no_figures"), "p", class_="note")
    return tag("li", head, body)


def _figures(entry: Entry, article: Article, account: Account) -> Iterator[Markup]:
    """Yield the figures of an account; one said twice in the same way is shown once, with both its places."""
    same: dict[tuple[str, str], list[Claim]] = {}
    for claim in (*account.of("toll"), *account.of("attackers")):
        speaker = claim.said_by.speaker.text if claim.said_by else ""
        same.setdefault((f"{claim.field} {claim.value}", speaker), []).append(claim)
    return (_figure(entry, article, claims) for claims in same.values())


def _figure(entry: Entry, article: Article, claims: list[Claim]) -> Markup:
    toll = claims[0].value
    assert isinstance(toll, Toll)
    status = "attackers" if claims[0].field == "attackers" else toll.status
    label = listed([code("status", status)] + [code("group", toll.group)] * (toll.group not in ("all", "attacker")))
    old = [] if toll.current else [said(word("card.superseded"), class_="badge")]
    return tag(
        "li",
        tag("span", said(label), " ", said(counted(toll.count), "b"), *old, class_=f"figure is-{safe_class(status)}"),
        chain(claims[0].said_by, article),
        _side(entry, article, claims),
        join((_words(article, claim) for claim in claims), " "),
        class_=None if toll.current else "superseded",
    )


def _side(entry: Entry, article: Article, claims: list[Claim]) -> Markup:
    ids = {claim.id(article.hash) for claim in claims}
    if any(ids & set(item.against) for item in entry.incident.settled):
        return said(word("card.differs"), class_="side differs")
    is_for = any(ids & set(item.for_) for item in entry.incident.settled)
    return said(word("card.agrees"), class_="side") if is_for else join([])


def _words(article: Article, claim: Claim) -> Markup:
    href = to_words(article, kind_of(claim), claim.evidence)
    if is_private(claim):
        return tag("a", said(word("card.withheld")), href=href, class_="words")
    return tag("a", tag("q", quoted(claim.evidence.text), lang=article.language), href=href, class_="words")
