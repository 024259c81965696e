"""The use cases, each one short function: keep a register of articles and what they report in a folder."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from itertools import combinations
from pathlib import Path
from pkgutil import iter_modules
from types import TracebackType
from typing import Any, Literal, Protocol, TextIO, TypeVar, cast

from tawthiq import reports
from tawthiq.model.claims import Report
from tawthiq.model.decisions import FIELDS, Decision, Entry, Note, Verdict
from tawthiq.model.errors import ArticleError, DecisionError, ExportError, RegisterError
from tawthiq.model.incidents import Incident
from tawthiq.model.precedents import Precedent
from tawthiq.model.text import Article, Refusal
from tawthiq.register.decisions.agreement import Agreement, agreements, judgements
from tawthiq.register.decisions.overlay import laid_over
from tawthiq.register.decisions.reasons import closest, named, reasons, way
from tawthiq.register.decisions.standing import standing
from tawthiq.register.decisions.wording import canonical, shown
from tawthiq.register.past.asked import Asked
from tawthiq.register.settle import settle
from tawthiq.register.telling import Telling
from tawthiq.register.tolls import Rule
from tawthiq.store.finding.counts import By, Tally, counts, total
from tawthiq.store.finding.marks import Mark, marks
from tawthiq.store.finding.question import Box, Question
from tawthiq.store.finding.queue import Precision, Work, precision, queue, work
from tawthiq.store.finding.remembering import REMEMBERED
from tawthiq.store.finding.rows import Page, find
from tawthiq.store.past.bearing import bearing_on, recorded
from tawthiq.store.register import Register
from tawthiq.store.states import Logged
from tawthiq.store.transfer import Sealed, held
from tawthiq.store.verifying import Verified

SHORTEST = 8  # digits of a content hash by which an article is named
Answer = TypeVar("Answer")
Write = Callable[[Iterable[Incident], TextIO], None]


class Reads(Protocol):
    """What turns one article into one report."""

    def read(self, article: Article) -> Report:
        """Return the report of one article."""
        ...


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input: `added`, `known` (its content is already here) or `refused`, and of which."""

    outcome: Literal["added", "known", "refused"]
    which: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One incident, its accounts by age, their articles with their reports by content hash, and what was decided."""

    incident: Incident
    told: tuple[Telling, ...]
    read: Mapping[str, tuple[Article, Report]]
    decisions: tuple[Logged, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return the articles of its accounts, one for each and in their order."""
        return tuple(self.read[told.stamp.hash][0] for told in self.told)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Whether a register that was made again is as it was, and the decisions that are to be asked again."""

    is_same: bool
    again: list[Logged]


class Project(AbstractContextManager["Project"]):
    """A register in a folder, opened for as long as a `with` block lasts."""

    def __init__(self, directory: Path | str, *, create: bool = False, reader: Reads | None = None) -> None:
        """Open the register in a folder, making it if `create`; articles are read by `reader`, or the Arabic one."""
        self.directory = Path(directory)
        self._register = Register(self.directory, create=create)
        self._reader = reader

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the register."""
        self._register.close()

    def is_current(self) -> bool:
        """Return whether what is open still is the register in the folder, and of the version that we know."""
        return self._register.is_current()

    def add(self, items: Iterable[Article | Refusal]) -> Iterator[Added]:
        """Read and add articles one by one, yielding what became of each; each is safe on disk when yielded."""
        for item in items:
            yield Added("refused", item.where, item.message) if isinstance(item, Refusal) else self._add(item)
        self._register.refresh()

    def incidents(
        self, *, since: str = "", until: str = "", country: str = "", rule: Rule = "representative", every: bool = False
    ) -> Iterator[Incident]:
        """Yield the incidents by date, the undated last, their figures settled by a rule, with what people decided.

        `since` and `until` are ISO dates, months or years, both included; `country` is an ISO 3166 code. Those that
        people rejected or set aside are left out, unless `every` is asked for. Summaries that an addition left to be
        made later are written first, as they are wherever incidents are asked for.
        """
        ruled = self._register.rulings()
        for told in self._register.incidents(since=since, until=until, country=country, every=every):
            incident = settle(told, rule=rule)
            yield laid_over(incident, ruled.get(incident.id, {}), told)

    def counting(self) -> Iterator[tuple[Article, Report]]:
        """Yield the articles that give figures which add up a time, such as a running total, with their reports."""
        return self._register.counting()

    def show(self, prefix: str, *, rule: Rule = "representative") -> Shown:
        """Return the incident whose id begins so; raises RegisterError where there is none or more than one."""
        key = self._incident(prefix)
        told = self._register.accounts(key)
        hashes = dict.fromkeys(t.stamp.hash for t in told)
        read = dict(zip(hashes, self.readings(hashes), strict=True))
        return Shown(self._settled(key, told, rule), tuple(told), read, tuple(self._register.logged(key)))

    def _settled(self, key: str, told: Sequence[Telling], rule: Rule) -> Incident:
        return laid_over(settle(told, rule=rule), self._register.rulings(key).get(key, {}), told)

    def readings(self, content: Iterable[str]) -> list[tuple[Article, Report]]:
        """Return articles by their content hashes, each with what was read from it."""
        return list(self._register.readings(content))

    def article(self, content: str) -> tuple[Article, Report]:
        """Return the article whose content hash begins so, and its report; raises RegisterError for none or several."""
        key = content.lower() if set(content.lower()) <= set("0123456789abcdef") else ""
        found = self.readings([key] if len(key) >= SHORTEST else [])
        if len(found) != 1:
            raise RegisterError(_not_one("article", content, [article.hash for article, _ in found]))
        return found[0]

    def untold(self, before: int = 0, most: int = 50) -> list[tuple[int, Article]]:
        """Return articles in which no incident was read, the last added first, each with its number in the register.

        Only those of a lower number than `before`, where that is not 0.
        """
        return self._register.untold(before, most)

    def incidents_of(self, article: Article) -> list[Incident]:
        """Return the incidents that an article tells of, those it reports first."""
        keys = self._register.incidents_with(article.hash)
        return [self._settled(key, self.accounts(key), "representative") for key in keys]

    def accounts(self, incident: str) -> list[Telling]:
        """Return the accounts of an incident by age."""
        return self._register.accounts(incident)

    def mark(self, incident: str) -> str:
        """Return the mark of what can be seen of an incident, for the `seen` of a note."""
        return self._register.mark(incident)

    def history(self, prefix: str) -> tuple[list[Telling], list[Logged]]:
        """Return the accounts of an incident by age, and all decisions that touch it, undone ones too."""
        key = self._incident(prefix)
        return self._register.accounts(key), self._register.logged(key)

    def why(self, one: str, other: str) -> Iterator[str]:
        """Yield why two incidents or accounts are together or apart, in words."""
        ones, others = self._told(one), self._told(other)
        if {t.id for t in ones} & {t.id for t in others}:
            advice = "name two of its accounts; `history` lists them"
            raise DecisionError(f"{one} and {other} are one incident; {advice}")
        return self._reasons(ones, others)

    def merge(self, one: str, other: str, note: Note) -> Entry:
        """Decide that two incidents are one; either may be an account that recalls one."""
        ones, others = self._side(one), self._side(other)
        if {t.id for t in ones} & {t.id for t in others}:
            raise DecisionError(f"{one} and {other} are one incident already")
        if not any(t.is_main for t in (*ones, *others)):
            raise DecisionError(f"{one} and {other} only recall incidents; name an incident that they recall")
        first, second = sorted((ones, others), key=lambda told: not told[0].is_main)
        return self._decide("same", first, note, others=_ids(second))

    def split(self, prefix: str, parts: Sequence[str], note: Note) -> Entry:
        """Decide that some accounts, named by their ids or their articles, are not of an incident."""
        told = self._register.accounts(self._incident(prefix))
        out = [t for part in parts for t in _part(told, part)]
        rest = [t for t in told if t.is_main and t not in out]
        if not rest:
            raise DecisionError(f"{prefix}: no account whose news it is would be left; name those that do not belong")
        if len(out) > 1 and not any(t.is_main for t in out):
            raise DecisionError(f"{prefix}: these accounts only recall an incident; take them out one by one")
        distinct = {t.id: t for t in sorted(out, key=lambda t: (not t.is_main, t.age))}
        return self._decide("different", list(distinct.values()), note, others=_ids(rest))

    def correct(self, prefix: str, field: str, value: str, note: Note) -> Entry:
        """Decide the value of one field of an incident; raises DecisionError where it is no value of that field."""
        return self._judge("correct", prefix, note, field=_field(field), value=canonical(_field(field), value))

    def judge(self, verdict: Verdict, prefix: str, note: Note, field: str = "") -> Entry:
        """Accept, reject or set aside an incident, or accept or reject what one field of it was settled on."""
        value = ""
        if verdict == "accept" and field:
            value = shown(self.show(prefix).incident, _field(field))
            if not value:
                raise DecisionError(f"{prefix}: nothing is settled for {field}; `correct` gives it a value")
        return self._judge(verdict, prefix, note, field=field and _field(field), value=value)

    def undo(self, number: int, note: Note) -> Entry:
        """Withdraw a decision; raises DecisionError where there is none of that number, or it is withdrawn already."""
        if self.decision(number) is None:
            raise DecisionError(f"no decision {number}; `log` lists them")
        if out := self._register.undone_by(number):
            raise DecisionError(f"decision {number} is undone already, by {out}; undo that to have it back")
        return self._decide("undo", [], note, value=str(number))

    def log(self, *, again: bool = False) -> list[Logged]:
        """Return the log, each decision with how it stands now; with `again` only those to be asked again."""
        return [logged for logged in self._register.logged() if logged.again or not again]

    def decided(self) -> int:
        """Return how many decisions the log holds."""
        return self._register.decided()

    def entries(self) -> list[Entry]:
        """Return the log."""
        return self._register.entries()

    def latest(self, by: str) -> Entry | None:
        """Return the latest decision of a person that is not withdrawn, undos apart; None where there is none."""
        return self._register.latest(by)

    def decision(self, number: int) -> Entry | None:
        """Return the decision of a number; None where there is none."""
        return self._register.entry(number) if 0 < number < 2**63 else None

    def touched(self, entry: Entry) -> tuple[str, ...]:
        """Return the incidents that a decision is on."""
        return self._register.touched(entry.decision)

    def agreement(
        self, people: Sequence[str] = (), more: Iterable[tuple[str, str]] = ()
    ) -> tuple[tuple[str, str], list[Agreement]]:
        """Return two people and how far they agree, field by field; they need not be named where there are but two.

        `more` is the export of a copy of this register in which the other decided unseen: where each line stands, and
        the line.
        """
        theirs = [found.entry for where, line in more if isinstance(found := held(where, line), Sealed)]
        stood = standing(self._register.entries()) + standing(theirs)
        there = sorted({entry.decision.by for entry in stood})
        two = list(people) or there
        if len(two) != 2 or len(set(two)) != 2 or not set(two) <= set(there):
            who = ", ".join(there) or "nobody"
            raise DecisionError(f"agreement is between two people who decided; name two of: {who}")
        said = judgements(stood, self._register.incident_of)
        return (two[0], two[1]), agreements(said, two[0], two[1])

    def agreements(self, people: Sequence[str]) -> list[tuple[str, str, list[Agreement]]]:
        """Return for each two of some people who judged the same how far they agree, field by field."""
        said = judgements(standing(self._register.entries()), self._register.incident_of)
        pairs = ((one, other, agreements(said, one, other)) for one, other in combinations(people, 2))
        return [pair for pair in pairs if pair[2]]

    def verify(self, noted: str = "") -> Verified:
        """Return what a check of the whole register found; `noted` is a hash of the log that was written down."""
        return self._register.verify(noted)

    def rebuild(self) -> Rebuilt:
        """Read all articles anew and do the log again; return whether all is as it was, and what to ask again."""
        self._reader = self._reader or reports.arabic()
        before, after = self._register.rebuild(self._reader.read)
        return Rebuilt(before == after, self.log(again=True))

    def export(self) -> Iterator[str]:
        """Yield the whole register as JSON lines: its articles and its log."""
        return self._register.export()

    def take(self, lines: Iterable[tuple[str, str]]) -> Iterator[Added | int]:
        """Add the articles of an exported register, yielding what became of each, and then its log, yielding how many.

        `lines` are pairs of where a line stands and the line. What is here already changes nothing.
        """
        sealed = list[Sealed]()
        for where, line in lines:
            found = held(where, line)
            if isinstance(found, Article):
                yield self._add(found)
            elif found:
                sealed.append(found)
        yield self._register.take(sealed)

    def find(self, question: Question) -> Page:
        """Return one page of the incidents that a question asks for."""
        return self._found(find, question)

    def counts(self, question: Question, by: By) -> tuple[Tally, ...]:
        """Return how many incidents a question finds and how many killed and injured, by month, outlet or code."""
        return self._found(counts, question, by)

    def total(self, question: Question) -> Tally:
        """Return how many incidents a question finds, and how many killed and injured."""
        return self._found(total, question)

    def marks(self, question: Question, box: Box, zoom: int) -> tuple[Mark, ...]:
        """Return what a question finds in a part of the map, those near one another as one mark, the largest first."""
        return self._found(marks, question, box, zoom)

    def recorded(self, since: str, until: str, country: str) -> tuple[Precedent, ...]:
        """Return the incidents of a time and country as precedents, as far as series count them."""
        return self._found(recorded, since, until, country)

    def bearing_on(self, asked: Asked) -> Iterator[Incident]:
        """Yield the incidents that may bear on a question about the past."""
        ruled = self._register.rulings()
        for key in self._found(bearing_on, asked):
            told = self._register.accounts(key)
            yield laid_over(settle(told), ruled.get(key, {}), told)

    def queue(self, question: Question) -> Page:
        """Return one page of the incidents that need eyes, the most pressing first, among those a question finds."""
        return self._found(queue, question)

    def work(self) -> Work:
        """Return how many incidents are judged, how many need eyes, and why."""
        return self._found(work)

    def precision(self) -> tuple[Precision, ...]:
        """Return for each field that people judged how often they kept what was read."""
        return self._found(precision)

    def read(self) -> Iterator[tuple[Article, Report]]:
        """Yield all articles, each with what was read from it, in the order in which they were added."""
        return self._register.read()

    def named(self, article_id: str) -> list[Article]:
        """Return the articles of one id, the earliest added first; raises RegisterError where there is none."""
        found = self._register.named(article_id)
        if not found:
            advice = "name a file, or an id that `incidents --format jsonl` lists"
            raise RegisterError(f"{self.directory}: holds no article {article_id!r}; {advice}")
        return found

    def _found(self, ask: Callable[..., Answer], *given: Hashable) -> Answer:
        with self._register.finding() as db:
            return REMEMBERED.answer(db, ask, given)

    def _incident(self, prefix: str) -> str:
        found = self._register.matching(prefix.strip().lower()) if prefix.strip() else []
        if len(found) != 1:
            raise RegisterError(_not_one("incident", prefix, found))
        return found[0]

    def _told(self, prefix: str) -> list[Telling]:
        """Return the account whose id begins so, or all accounts of the incident whose own id does."""
        key = prefix.strip().lower()
        found = self._register.account(key) if key else []
        if len(found) == 1 and found[0].id != self._register.incident_of(found[0].id):
            return found
        return self._register.accounts(self._incident(prefix))

    def _side(self, prefix: str) -> list[Telling]:
        """Return the accounts whose news an incident is, or the one account that recalls one."""
        told = self._told(prefix)
        if len(told) == 1 and not told[0].is_main:
            return told
        return [t for t in self._register.accounts(self._incident(prefix)) if t.is_main]

    def _reasons(self, ones: Sequence[Telling], others: Sequence[Telling]) -> Iterator[str]:
        one, other = closest(ones, others)
        here, there = (self._register.incident_of(t.id) for t in (one, other))
        together = here == there != ""
        yield f"together in incident {here}" if together else f"apart, in {_place(here)} and {_place(there)}"
        for logged in self._register.logged():
            if (
                logged.state == "in force"
                and (min(one.id, other.id), max(one.id, other.id)) in logged.entry.decision.pairs
            ):
                yield f"decision {logged}"
        yield from reasons(one, other)
        between = way(one, other, self._register.accounts(here))[1:-1] if together else []
        if between:
            yield f"together by way of {', then '.join(named(t) for t in between)}"

    def _judge(self, verdict: Verdict, prefix: str, note: Note, **judged: str) -> Entry:
        mains = [t for t in self._register.accounts(self._incident(prefix)) if t.is_main]
        return self._decide(verdict, mains, note, **judged)

    def _decide(self, verdict: Verdict, on: Sequence[Telling], note: Note, **judged: Any) -> Entry:
        if not (note.by.strip() and note.why.strip()):
            raise DecisionError("a decision needs who makes it and why; give both")
        made = Decision(verdict, _ids(on), note.by.strip(), note.why.strip(), **judged)
        return self._register.decide(made, seen=note.seen)

    def _add(self, article: Article) -> Added:
        if self._register.holds(article):
            return Added("known", article.id)
        self._reader = self._reader or reports.arabic()
        try:
            is_new = self._register.add(article, self._reader.read(article))
        except ArticleError as error:
            return Added("refused", article.id, str(error))
        return Added("added" if is_new else "known", article.id)


def exporter(name: str) -> Write:
    """Return the `write(incidents, out)` of a format; raises ExportError where there is none of that name.

    A format is a file in the folder of exporters that carries its name as FORMAT.
    """
    known = formats()
    if name not in known:
        raise ExportError(f"no format {name!r}; there are: {', '.join(sorted(known))}")
    return cast(Write, import_module(known[name]).write)


def formats() -> dict[str, str]:
    """Return the names of the formats in the folder of exporters, each with its module."""
    import tawthiq.exporters as folder

    files = (module for module in iter_modules(folder.__path__) if not module.ispkg)
    modules = (import_module(f"{folder.__name__}.{file.name}") for file in files)
    return {module.FORMAT: module.__name__ for module in modules if hasattr(module, "FORMAT")}


def _ids(told: Iterable[Telling]) -> tuple[str, ...]:
    return tuple(t.id for t in told)


def _field(name: str) -> str:
    if name not in FIELDS:
        raise DecisionError(f"no field {name!r}; there are: {', '.join(FIELDS)}")
    return name


def _part(told: Sequence[Telling], named: str) -> list[Telling]:
    """Return the accounts of an incident whose article has this id, or the one whose own id begins so."""
    found = [t for t in told if t.stamp.id == named] or [t for t in told if named and t.id.startswith(named.lower())]
    if not found or (len(found) > 1 and found[0].stamp.id != named):
        raise DecisionError(f"{len(found)} accounts of the incident are named {named!r}; `history` lists them")
    return found


def _place(incident: str) -> str:
    return f"incident {incident}" if incident else "no incident"


def _not_one(kind: str, prefix: str, found: list[str]) -> str:
    if not found:
        return f"no {kind} has an id that begins with {prefix!r}; `incidents` lists the ids"
    shown = ", ".join(found[:5]) + (", …" if len(found) > 5 else "")
    return f"{len(found)} {kind}s have an id that begins with {prefix!r}: {shown}; write more of the id"
