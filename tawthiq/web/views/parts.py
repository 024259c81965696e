"""Parts that templates are made of: those of the page in one file, and what only the desk shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tawthiq.exporters.page import article, card, ledger, plot, settled
from tawthiq.exporters.page.edition import Entry, Piece
from tawthiq.exporters.page.facts import anchor, anchor_of, kind_of, to_article, to_words
from tawthiq.exporters.page.markup import Markup
from tawthiq.exporters.page.words import Word, code, country, day, group, listed, named, plain, quoted, word
from tawthiq.model.decisions import Decision
from tawthiq.model.incidents import Settlement
from tawthiq.model.values import Location
from tawthiq.register.grade import GRADES
from tawthiq.register.linking.compare import ENOUGH
from tawthiq.register.past.counters import Reading
from tawthiq.register.summary import range_words
from tawthiq.register.summary import summary as flat
from tawthiq.register.telling import Telling
from tawthiq.register.timeline import Entry as Told
from tawthiq.register.timeline import timeline
from tawthiq.store.states import Logged
from tawthiq.web.catalogues import later
from tawthiq.web.views import chart, tallies
from tawthiq.web.views.asks import asks, hindered, recorded
from tawthiq.web.views.bars import along
from tawthiq.web.views.derivation import fact
from tawthiq.web.views.past import covered, verdict
from tawthiq.web.views.refusals import refusal
from tawthiq.web.views.saying import sentence

__all__ = [
    "ENOUGH",
    "along",
    "article",
    "asks",
    "card",
    "chart",
    "code",
    "covered",
    "day",
    "fact",
    "flat",
    "hindered",
    "ledger",
    "plot",
    "quoted",
    "recorded",
    "refusal",
    "sentence",
    "settled",
    "tallies",
    "to_article",
    "to_words",
    "verdict",
    "word",
]


@dataclass(frozen=True, slots=True)
class Version:
    """One figure that reports give for one status: what it is, whether it was settled on, and who gives it, why not."""

    status: str
    value: int
    is_settled: bool
    told: tuple[Told, ...]

    @property
    def marks(self) -> Word:
        """Return what is to be said of the figure wherever it is given."""
        shared = set.intersection(*(set(item.marks) for item in self.told))
        return listed(code("mark", mark) for mark in sorted(shared))


def versions(told: Sequence[Telling], entry: Entry) -> list[Version]:
    """Return the figures of the whole toll that reports give where they differ, the settled one first."""
    found: dict[tuple[str, int], list[Told]] = {}
    for item in timeline(told, entry.incident):
        value = item.toll.count.value
        if item.toll.group == "all" and item.toll.status in ("killed", "injured") and value is not None:
            found.setdefault((item.toll.status, value), []).append(item)
    differing = {status for status, _ in found if sum(other == status for other, _ in found) > 1}
    made = (_version(entry, *key, told) for key, told in found.items() if key[0] in differing)
    return sorted(made, key=lambda v: (v.status != "killed", not v.is_settled, -len(v.told)))


def _version(entry: Entry, status: str, value: int, told: Sequence[Told]) -> Version:
    found = entry.incident.settlement(status)
    return Version(status, value, found is not None and found.best == value, tuple(told))


def outlets(version: Version, pieces: Iterable[Piece]) -> Iterator[tuple[str, str, Word]]:
    """Yield outlet, address of the words, and the speaker of each report that gives a figure."""
    by_hash = {piece.article.hash: piece for piece in pieces}
    for item in version.told:
        piece = by_hash[item.telling.stamp.hash]
        status = item.toll.status
        who = code("role", item.claim.said_by.role) if item.claim.said_by else plain("")
        yield piece.article.outlet, to_words(piece.article, status, item.claim.evidence), who


def choice(name: str, value: str) -> Word:
    """Return the words for one choice of a filter."""
    if name == "country":
        return country(value)
    if name != "groups":
        return code(name.removesuffix("s"), value)
    known = group(value)
    if known:
        return known
    branch, _, state = value.partition(":")
    return listed((plain(branch), country(state))) if state else plain(value)


def settled_facts(entry: Entry) -> Iterator[tuple[str, Word, Settlement]]:
    """Yield the names, values and settlements of what is settled beside the figures."""
    shown = {
        later("Date"): ("date", day(entry.flat.date or "")),
        later("Place"): ("place", entry.where),
        later("Type"): ("type", code("type", entry.type)),
    }
    for name, (field, value) in shown.items():
        item = entry.incident.settlement(field)
        if item and item.best is not None:
            yield name, value, item


def why(item: Settlement) -> Word:
    """Return the rule by which a field was settled, in words."""
    return settled.rule_words(item.rule)


def state(logged: Logged) -> Word:
    """Return how a decision stands now, in words."""
    words, _, number = logged.state.rpartition(" ") if logged.state[-1:].isdigit() else (logged.state, "", "")
    return word(f"state.{words}", n=number)


def grades() -> list[tuple[str, Word]]:
    """Return each grade with its definition in words."""
    return [(grade, code("rule", rule)) for grade, rule in GRADES.items()]


def comma() -> Word:
    """Return what stands between two things of a list."""
    return word("page.comma")


def now(entry: Entry, field: str) -> Word:
    """Return what a field is settled on, as a choice of a form names it."""
    item = entry.incident.settlement(field)
    if item is None or item.best is None:
        return plain("–")
    worded = {"place": entry.where, "type": code("type", str(item.best))}
    return worded.get(field, plain(range_words(item) if isinstance(item.best, int) else str(item.best)))


def decision(made: Decision) -> Word:
    """Return what was decided, without its value."""
    field = code("field", made.field)
    return code("verdict", made.verdict) + plain(" ") + field if made.field else code("verdict", made.verdict)


def where(place: Location | None) -> Word:
    """Return a place in words, or that it is not known."""
    return named(place) if place else country(None)


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a fact was read: the rule that found it, who says it, and what settled an ambiguous place."""

    rule: str
    said_by: Markup
    reason: str


def grounds(piece: Piece) -> dict[str, list[Ground]]:
    """Return by the anchors of its facts why each was read; nothing for facts that no rule of its own found."""
    found: dict[str, list[Ground]] = {fact.anchor: [] for fact in piece.facts}
    for claim in (claim for account in piece.report.accounts for claim in account.claims if claim.rule):
        said_by = ledger.chain(claim.said_by, piece.article) if claim.said_by else Markup("")
        reason = claim.value.reason if isinstance(claim.value, Location) else ""
        made = Ground(claim.rule, said_by, reason)
        here = found.get(anchor(piece.article, kind_of(claim), claim.evidence), [])
        if made not in here:
            here.append(made)
    return found


def to_counter(at: Reading) -> str:
    """Return the address of the words of a figure that adds up a time."""
    return f"/articles/{at.content[:16]}#{anchor_of((at.article, at.content), 'counter', at.evidence)}"
