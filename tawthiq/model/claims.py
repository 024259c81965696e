"""Claims and what is made of them: who says what, with the exact characters."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.model.kinds import Role
from tawthiq.model.text import Evidence
from tawthiq.model.values import Location, Moment, Perpetrator, Toll

Value = str | bool | Toll | Moment | Location | Perpetrator


@dataclass(frozen=True, slots=True)
class Saying:
    """One link of the chain outlet <- agency <- ministry source: who speaks, in which role, and through whom."""

    speaker: Evidence
    role: str = "unnamed"
    via: Saying | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One fact as one article gives it: which field, which value, on which words, by whom, found by which rule."""

    field: str
    value: Value
    evidence: Evidence
    said_by: Saying | None = None
    rule: str = ""

    def id(self, article_hash: str) -> str:
        """Return 16 hexadecimal digits that are the same for the same claim of the same article on any machine."""
        at = self.evidence
        key = f"{article_hash}|{self.field}|{self.value!s}|{at.field}|{at.start}|{at.end}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Account:
    """What one article tells of one incident: `main` where it is the news, `background` where it is recalled."""

    role: Role
    claims: tuple[Claim, ...]

    def of(self, field: str) -> Iterator[Claim]:
        """Yield the claims of one field, in the order of the text."""
        return (claim for claim in self.claims if claim.field == field)

    def first(self, field: str) -> Claim | None:
        """Return the first claim of one field, or None."""
        return next(self.of(field), None)


@dataclass(frozen=True, slots=True)
class Response:
    """What officials did about an incident (`investigation`, `dismissal`, …), who did it, and who says so."""

    kind: str
    evidence: Evidence
    by: Evidence | None = None
    said_by: Saying | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the question that a comparison puts (`measure`, `time`, `scope`, `type`, …), and its words."""

    asks: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an article says about the past: a superlative, a frequency or a trend, with the question it puts.

    `question` holds pairs of the parsed question, such as ("since", "2018-01") and ("scope", "بغداد").
    """

    kind: str
    evidence: Evidence
    question: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Counter:
    """A figure that adds up a time and is of no single incident, such as a ministry's running total.

    `span` is `running` (since a beginning), `daily` or `period`; `figure` holds the toll and who says it, `time` since
    when or of which stretch as far as it can be dated, `place` where, each with its words; None for what is not said.
    """

    span: str
    figure: Claim
    time: Claim | None = None
    place: Claim | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks and who speaks them."""

    evidence: Evidence
    speaker: Evidence
    role: str = "unnamed"


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to have said, in the words of the article."""

    evidence: Evidence
    said_by: Saying


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not understood: what, and on which words."""

    message: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All that was read from one article; `reports_incident` is False where no concrete incident is told."""

    article_id: str
    language: str
    accounts: tuple[Account, ...] = ()
    responses: tuple[Response, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    quotes: tuple[Quote, ...] = ()
    asides: tuple[Aside, ...] = ()
    problems: tuple[Problem, ...] = ()
    statements: tuple[Statement, ...] = ()
    counters: tuple[Counter, ...] = ()

    @property
    def reports_incident(self) -> bool:
        """Return whether any account was found."""
        return bool(self.accounts)


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch that is not news: a photo caption, a credit, a pointer to a recording, a teaser."""

    kind: str
    evidence: Evidence
