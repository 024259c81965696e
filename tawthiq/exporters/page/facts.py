"""What was read from one article, as things the page can mark and point at."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.exporters.page.words import Word, code, counted, day, listed, manner, named, quoted, word
from tawthiq.model.claims import Account, Claim, Report, Saying
from tawthiq.model.errors import ExportError
from tawthiq.model.incidents import Incident
from tawthiq.model.text import Article, Evidence
from tawthiq.model.values import Location, Moment, Perpetrator, Toll

KINDS = (
    "killed", "injured", "harm", "type", "weapon", "target", "place", "date", "perpetrator",
    "source", "response", "comparison", "part", "counter", "quote", "aside",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of an article: its kind (one of KINDS), the words it rests on, its value in words, its anchor."""

    kind: str
    evidence: Evidence
    value: Word
    anchor: str


def article_anchor(article: Article) -> str:
    """Return the id of an article in the page, the same on any machine."""
    return _top(article.id, article.hash)


def _top(id: str, content: str) -> str:
    return "a" + hashlib.sha256(f"{id}|{content}".encode("utf-8", "surrogatepass")).hexdigest()[:10]


def incident_anchor(incident: Incident) -> str:
    """Return the id of an incident in the page; an id that no address can hold is hashed.

    >>> incident_anchor(Incident("0f3a", ())), incident_anchor(Incident('"><b>', ()))
    ('i-0f3a', 'i-xfa6d1fc7a7fe')
    """
    is_plain = re.fullmatch(r"[0-9A-Za-z_-]+", incident.id)
    return "i-" + (incident.id if is_plain else "x" + hashlib.sha256(incident.id.encode()).hexdigest()[:12])


def anchor(article: Article, kind: str, at: Evidence) -> str:
    """Return the id of the marked words of a fact; of the article where the fact rests on no words."""
    return anchor_of((article.id, article.hash), kind, at)


def anchor_of(article: tuple[str, str], kind: str, at: Evidence) -> str:
    """Return the same for an article that is known by its id and the hash of its content."""
    top = _top(*article)
    return f"{top}-{kind}-{'h' * (at.field == 'title')}{at.start}-{at.end}" if at.start < at.end else top


def to_words(article: Article, kind: str, at: Evidence) -> str:
    """Return the address of the marked words of a fact."""
    return f"{manner().article(article.hash)}#{anchor(article, kind, at)}"


def to_article(article: Article) -> str:
    """Return the address of an article."""
    return manner().article(article.hash) or f"#{article_anchor(article)}"


def to_incident(incident: Incident) -> str:
    """Return the address of an incident."""
    address = manner().incident
    return address(incident.id) if address else f"#{incident_anchor(incident)}"


def kind_of(claim: Claim) -> str:
    """Return the kind under which the words of a claim are marked; ExportError for a field the page does not know."""
    if isinstance(claim.value, Toll) and claim.field == "toll":
        return claim.value.status if claim.value.status in ("killed", "injured") else "harm"
    kind = {"suicide": "type", "attackers": "perpetrator"}.get(claim.field, claim.field)
    if kind not in KINDS:
        raise ExportError(f"field {claim.field!r}: the page has no kind for it; add it to KINDS and to words.tsv")
    return kind


def facts(article: Article, report: Report) -> tuple[Fact, ...]:
    """Return the facts of an article, each once, in the order of the words, the title's first and longer ones before.

    Raises ExportError where the words do not stand in the article, so that nothing wrong is ever marked.
    """
    found: dict[str, Fact] = {}
    for kind, at, value in (*_of_accounts(report), *_of_report(report)):
        if not at.holds(article):
            where = f"{at.field} {at.start}:{at.end}"
            raise ExportError(f"article {article.id}: the words of {kind} are not at {where}; read the article anew")
        key = anchor(article, kind, at)
        before = found.get(key)
        if before and value != before.value:
            value = listed((before.value, value))
        if at.text:
            found[key] = Fact(kind, at, value, key)
    return tuple(sorted(found.values(), key=_position))


def _position(fact: Fact) -> tuple[bool, int, int, str]:
    at = fact.evidence
    return at.field != "title", at.start, -at.end, fact.kind


def _of_accounts(report: Report) -> Iterator[tuple[str, Evidence, Word]]:
    for account in report.accounts:
        for claim in account.claims:
            yield kind_of(claim), claim.evidence, value_of(claim)
        yield from _speakers(account)


def _speakers(account: Account) -> Iterator[tuple[str, Evidence, Word]]:
    for claim in account.claims:
        for saying in links(claim.said_by):
            yield "source", saying.speaker, code("role", saying.role)


def links(saying: Saying | None) -> Iterator[Saying]:
    """Yield the speakers of a chain, the nearest to the fact first."""
    while saying:
        yield saying
        saying = saying.via


def _of_report(report: Report) -> Iterator[tuple[str, Evidence, Word]]:
    for response in report.responses:
        yield "response", response.evidence, code("response", response.kind)
    for comparison in report.comparisons:
        asks = [told for key, value in comparison.question if (told := _asks(key, value))]
        yield "comparison", comparison.evidence, listed((code("comparison", comparison.kind), *asks))
        for part in comparison.parts:
            yield "part", part.evidence, code("asks", part.asks)
    for counter in report.counters:
        yield "counter", counter.figure.evidence, listed((value_of(counter.figure), code("span", counter.span)))
    for quote in report.quotes:
        yield "quote", quote.evidence, code("role", quote.role)
    for aside in report.asides:
        yield "aside", aside.evidence, code("aside", aside.kind)


def _asks(key: str, value: str) -> Word | None:
    """Return a part of a question in words; None for one that its own words say better."""
    if key == "scope":
        return named(Location(None, gazetteer_id=value))
    if key in ("since", "after", "within") and value[:1].isdigit():
        return day(value)
    return code(key, value) if key in ("type", "weapon", "target") else None


def actor_word(actor: Perpetrator) -> Word:
    """Return who is said to have done it; one that is no group we know may be a person, and is quoted."""
    words = actor.actor if actor.id else quoted(actor.actor)
    return Word(words, actor.name or words)


def value_of(claim: Claim) -> Word:
    """Return the value of a claim in words."""
    match claim.value:
        case Toll(group=group, count=count):
            shown = counted(count)
            return listed((shown, code("group", group))) if group not in ("all", "attacker") else shown
        case Moment(value=value):
            return day(value) if value else word("page.unknown")
        case Location():
            return named(claim.value)
        case Perpetrator():
            return listed((actor_word(claim.value), code("stance", claim.value.stance)))
        case bool():
            return code(claim.field, str(claim.value).lower())
    return code(claim.field, str(claim.value))
