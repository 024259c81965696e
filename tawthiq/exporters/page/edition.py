"""What one page shows: incidents and articles with what the parts of the page all need of them, worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tawthiq.exporters.page.facts import Fact, article_anchor, facts, incident_anchor
from tawthiq.exporters.page.words import Word, code, country, named, plain
from tawthiq.model.claims import Account, Report, Value
from tawthiq.model.errors import ExportError
from tawthiq.model.incidents import Incident, Settlement
from tawthiq.model.text import Article
from tawthiq.model.values import Location, Moment
from tawthiq.register.summary import Summary, summary


@dataclass(frozen=True, slots=True)
class Piece:
    """One article with its report, its facts and its id in the page."""

    article: Article
    report: Report
    facts: tuple[Fact, ...]
    anchor: str


@dataclass(frozen=True)
class Entry:
    """One incident with what it was settled on, and its accounts with their articles, the news before recollections."""

    incident: Incident
    flat: Summary
    told: tuple[tuple[Piece, Account], ...]

    @property
    def anchor(self) -> str:
        """Return the id of the incident in the page."""
        return incident_anchor(self.incident)

    @cached_property
    def place(self) -> Location | None:
        """Return where it happened: as settled, else as the first account that recalls it says."""
        recalled = (value for value in self._values("place") if isinstance(value, Location))
        return self.flat.location or next(recalled, None)

    @cached_property
    def where(self) -> Word:
        """Return the place in words, or that it is not known."""
        return named(self.place) if self.place else country(None)

    @property
    def date(self) -> str:
        """Return the date as far as it is known: 2021-01-21, 2021-01, 2021 or nothing."""
        recalled = (v.value for v in self._values("date") if isinstance(v, Moment) and v.value)
        return self.flat.date or next(recalled, "")

    @property
    def type(self) -> str:
        """Return the code of the type, `unknown` where nobody says."""
        return self.flat.type or next((str(value) for value in self._values("type")), "unknown")

    def _values(self, field: str) -> Iterator[Value]:
        return (claim.value for _, account in self.told for claim in account.of(field))

    @property
    def title(self) -> Word:
        """Return type and place in words."""
        return code("type", self.type) + plain(" · ") + self.where

    @property
    def is_news(self) -> bool:
        """Return whether an article tells it as its news."""
        return bool(self.flat.articles)

    @property
    def is_disputed(self) -> bool:
        """Return whether reports give figures that cannot all be right."""
        return any(differs(settled) for settled in (self.flat.killed, self.flat.injured))

    @property
    def killed(self) -> int:
        """Return the best figure of killed, 0 where there is none."""
        return number(self.flat.killed.best) if self.flat.killed else 0


@dataclass(frozen=True)
class Edition:
    """All incidents by date and all articles by publication, the latest first and the undated last."""

    entries: tuple[Entry, ...]
    pieces: tuple[Piece, ...]

    @cached_property
    def _by_article(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for id in dict.fromkeys(piece.article.id for piece, _ in entry.told):
                found.setdefault(id, []).append(entry)
        return found

    def entries_of(self, article_id: str) -> Sequence[Entry]:
        """Return the incidents that an article tells of."""
        return self._by_article.get(article_id, ())


def edition(incidents: Sequence[Incident], articles: Mapping[str, tuple[Article, Report]]) -> Edition:
    """Return what the page shows; raises ExportError where an incident rests on an article that is not given."""
    pieces = {id: Piece(a, r, facts(a, r), article_anchor(a)) for id, (a, r) in articles.items()}
    entries = [Entry(i, summary(i), tuple(_told(i, pieces))) for i in incidents]
    entries.sort(key=lambda e: (e.date, e.incident.id), reverse=True)
    by_time = sorted(pieces.values(), key=lambda p: (p.article.published, p.article.id), reverse=True)
    return Edition(tuple(entries), tuple(by_time))


def _told(incident: Incident, pieces: Mapping[str, Piece]) -> Iterator[tuple[Piece, Account]]:
    for id, account in incident.accounts:
        if id not in pieces:
            raise ExportError(f"incident {incident.id} rests on article {id}, which is not given; give it too")
        yield pieces[id], account


def number(best: str | int | None) -> int:
    """Return a settled figure as a number, 0 where there is none."""
    return best if isinstance(best, int) else 0


def differs(settled: Settlement | None) -> bool:
    """Return whether claims speak against what was settled, or its ends lie apart."""
    if settled is None:
        return False
    return bool(settled.against) or (None not in (settled.low, settled.high) and settled.low != settled.high)
