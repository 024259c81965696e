"""What articles say about the past and what the record answers to it, ready for templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from tawthiq.exporters.page.edition import Piece
from tawthiq.exporters.page.facts import anchor
from tawthiq.exporters.page.words import Word, code, country, listed, plain, word
from tawthiq.model.claims import Comparison
from tawthiq.model.incidents import Incident
from tawthiq.model.precedents import NO_FIGURE, Between, Coverage, Precedent
from tawthiq.model.text import Article
from tawthiq.past import OWN, Checked, Past
from tawthiq.project import Project
from tawthiq.register.past.answer import Answer, Weighed, together
from tawthiq.register.past.asked import Asked
from tawthiq.register.past.match import Match
from tawthiq.register.past.sentence import (
    REASONS,
    VERDICTS,
    counted_in,
    number_of,
    sentence,
    verdict_words,
    what_is_counted,
)
from tawthiq.web.views.asks import isolated, stretch

LOOKS = {"consistent": "fits", "contradicted": "fails", "cannot_be_told": "open", "listed": "listed"}
"""How each verdict looks, by its code; what is consistent by some sources alone is `partly`."""
WIDE = 100.0
"""The width of the bars of figures."""
FEW = 4
"""Countries that are named one by one; of more the number is told."""


@dataclass(frozen=True, slots=True)
class Record:
    """One incident that decides: the data set it is of, how surely it counts, its figure, and the bar of that."""

    weighed: Weighed
    source: str
    figure: Between
    start: float
    width: float

    @property
    def address(self) -> str:
        """Return the address of its page; none for a stretch of time, whose key is its name."""
        at = self.weighed.precedent
        if at.key in (at.since, at.since[:7], at.since[:4]):
            return ""
        return f"/incidents/{at.key}" if self.source == OWN else to_record(self.source, at)

    @property
    def shown(self) -> str:
        """Return the figure from low to high; a dash where none is recorded."""
        return "–" if self.figure == NO_FIGURE else str(self.figure)

    @property
    def when(self) -> Word:
        """Return the day or days on which it may have been."""
        return stretch(self.weighed.precedent.since, self.weighed.precedent.until)


@dataclass(frozen=True, slots=True)
class Source:
    """What one data set answers: in words, the number that it rests on, and the incidents that decide."""

    answer: Answer
    number: str
    what: Word
    records: tuple[Record, ...]

    @property
    def name(self) -> Word:
        """Return its name; that of the register's own incidents in words."""
        return word("past.register") if self.answer.source == OWN else plain(self.answer.source)

    @property
    def address(self) -> str:
        """Return the address where it is said what it holds."""
        return "/" if self.answer.source == OWN else f"/references#{quote(self.answer.source)}"

    @property
    def look(self) -> str:
        """Return how its verdict looks."""
        return LOOKS[self.answer.verdict]

    @property
    def verdict(self) -> Word:
        """Return its verdict, in words."""
        return verdict(self.answer.verdict)

    @property
    def reason(self) -> Word:
        """Return what hinders or limits its verdict; empty where nothing does."""
        if self.answer.reason == "elsewhere":
            return word("past.elsewhere")
        return flipped(REASONS[self.answer.reason]) if self.answer.reason else plain("")

    @property
    def coverage(self) -> Word:
        """Return what it covers, in words."""
        return covered(self.answer.coverage)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence about the past with what the record answers, and the articles that say so, each in its own words.

    `number` counts those of a page.
    """

    checked: Checked
    by: tuple[tuple[Article, Comparison], ...] = ()
    number: int = 1

    @property
    def asked(self) -> Asked:
        """Return the question that it puts."""
        return self.checked.asked

    @property
    def verdict(self) -> Word:
        """Return the verdict of all sources together, in words."""
        if self.asked.unread:
            return word("past.unasked")
        return flipped(verdict_words(self.checked.answers)) if self.checked.answers else word("past.no_data")

    @property
    def look(self) -> str:
        """Return how the verdict of all looks."""
        return LOOKS.get(together(self.checked.answers), "partly")

    @property
    def sentence(self) -> Word:
        """Return the answer as a sentence."""
        told, own = sentence(self.asked, self.checked.answers), word("past.register")
        return Word(isolated(told["ar"]).replace(f"{OWN}:", f"{own.ar}:"), told["en"].replace(f"{OWN}:", f"{own.en}:"))

    @property
    def anchors(self) -> set[str]:
        """Return the anchors of the words by which articles say it."""
        return {anchor(article, "comparison", told.evidence) for article, told in self.by}

    @property
    def parts(self) -> list[tuple[Word, str, str]]:
        """Return the parts of the question as the first article puts it: what each asks, its words, their anchor."""
        found = ((article, part) for article, told in self.by[:1] for part in told.parts)
        return [(code("asks", p.asks), p.evidence.text, anchor(article, "part", p.evidence)) for article, p in found]

    @property
    def claimed(self) -> Between:
        """Return the figure of the incident that it is about; none where that is held against nothing."""
        is_held = self.asked.kind == "superlative" and not self.asked.is_open
        return self.asked.figure if is_held else Between()

    @property
    def mark(self) -> float | None:
        """Return where the figure of the incident itself stands in the bars; None where there is none."""
        return WIDE * self.claimed.least / self._widest if self.claimed.most else None

    @property
    def measure(self) -> str:
        """Return what the figures of records count."""
        return counted_in(self.asked)

    @property
    def sources(self) -> list[Source]:
        """Return what each source answers: those first that can tell, those last that are of other countries."""
        ranked = sorted(
            self.checked.answers, key=lambda each: (each.reason == "elsewhere", each.verdict == "cannot_be_told")
        )
        return [Source(each, *self._number(each), self._records(each)) for each in ranked]

    def _number(self, answer: Answer) -> tuple[str, Word]:
        is_blank = answer.reason in ("no_coverage", "no_figures") and not answer.high
        return "" if is_blank else number_of(self.asked, answer), flipped(what_is_counted(self.asked))

    def _records(self, answer: Answer) -> tuple[Record, ...]:
        return tuple(_record(weighed, answer.source, self.measure, self._widest) for weighed in answer.deciding)

    @property
    def _widest(self) -> int:
        """Return the highest figure of all records and of the incident itself: the length of a whole bar."""
        every = (w.precedent.figure(self.measure).most for each in self.checked.answers for w in each.deciding)
        return max(self.claimed.most, *every, 1)


def said(project: Project, pieces: Iterable[Piece]) -> list[Said]:
    """Return what articles say about the past with the answers; sentences that ask the same are answered together."""
    comparing = [piece for piece in pieces if piece.report.comparisons]
    if not comparing:
        return []
    found: dict[tuple[Asked, str], list[tuple[Article, Comparison]]] = {}
    checked: dict[tuple[Asked, str], Checked] = {}
    with Past(project.directory, project) as past:
        for article, each in ((p.article, each) for p in comparing for each in past.check(p.article, p.report)):
            assert each.comparison is not None
            key = each.asked, each.comparison.evidence.text if each.asked.unread else ""
            checked.setdefault(key, each)
            found.setdefault(key, []).append((article, each.comparison))
    return [Said(checked[key], tuple(by), number) for number, (key, by) in enumerate(found.items(), 1)]


def matched(project: Project, incident: Incident) -> list[tuple[str, Match, str]]:
    """Return what each data set records of an incident: its name, the match, and the address of the record."""
    with Past(project.directory, project) as past:
        return [(name, match, to_record(name, match.precedent)) for name, match in past.matches(incident)]


def to_record(name: str, at: Precedent) -> str:
    """Return the address of the page of a record of a data set; country and day make it quick to find."""
    return f"/references/record?{urlencode({'of': name, 'key': at.key, 'country': at.country, 'since': at.since})}"


def flipped(pair: tuple[str, str]) -> Word:
    """Return a pair of English and Arabic as a word."""
    english, arabic = pair
    return Word(arabic, english)


def covers(cover: Coverage) -> Iterator[Word]:
    """Yield what a data set covers, in time, place and kind, and how that was got."""
    if not cover.since:
        yield word("past.claims_nothing")
        return
    yield stretch(cover.since, cover.until)
    yield countries(cover)
    if cover.deadly:
        yield word("past.deadly")
    if cover.basis == "rows":
        yield word("past.by_rows")


def covered(cover: Coverage) -> Word:
    """Return what a data set covers, in words."""
    return listed(covers(cover))


def verdict(told: str) -> Word:
    """Return a verdict in words."""
    return flipped(VERDICTS[told])


def countries(cover: Coverage) -> Word:
    """Return the countries of a data set; their number where they are many."""
    if len(cover.countries) > FEW:
        return word("past.countries", n=len(cover.countries))
    return listed(country(each) for each in sorted(cover.countries))


def _record(weighed: Weighed, source: str, measure: str, top: int) -> Record:
    figure = weighed.precedent.figure(measure)
    start = WIDE * figure.least / top
    return Record(weighed, source, figure, start, WIDE * figure.most / top - start)
