"""One account as one article tells it, with the few facts that grouping compares, worked out once."""

from __future__ import annotations

import calendar
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from tawthiq.model.claims import Account, Report, Saying
from tawthiq.model.incidents import Incident
from tawthiq.model.text import Article
from tawthiq.model.values import Location, Moment, Perpetrator
from tawthiq.register.figures import Figure, said, total
from tawthiq.register.wording import NO_WORDS, Wording, wording

REPORTED_WITHIN = 3  # days between an incident and a report that gives it no date
UNRELIABLE = "unreliable"  # in `published_kind`: the stamp may be weeks late


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which an account can have happened, first and last, and how that is known.

    `precision` is day, month or year as said, or `unsaid` where only the day of publication speaks.
    """

    first: date
    last: date
    precision: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """Of an article what grouping needs: its content hash, its id, by whom and when it was published, its wording."""

    hash: str
    id: str
    outlet: str
    published: str
    published_kind: str
    wording: Wording = NO_WORDS


@dataclass(frozen=True, slots=True)
class Telling:
    """One account, where it was published, and the facts that grouping compares; `published` is in UTC."""

    id: str
    stamp: Stamp
    published: str
    account: Account
    days: Days | None
    place: Location | None
    type: str
    figures: tuple[tuple[str, Figure], ...]
    said: tuple[tuple[str, frozenset[int]], ...]
    weapons: frozenset[str]
    targets: frozenset[str]
    actors: frozenset[str]

    @property
    def is_main(self) -> bool:
        """Return whether the account is what its article reports, not what it recalls."""
        return self.account.role == "main"

    @property
    def age(self) -> tuple[str, str]:
        """Return the key by which the earliest report comes first; one of unknown date comes last."""
        return self.published or "~", self.id

    @property
    def when(self) -> str:
        """Return the time of publication as it is shown, to the minute where it is known."""
        return self.published[:16].replace("T", " ") or "time unknown"

    @property
    def origin(self) -> str:
        """Return outlet and article id as they are shown."""
        return ", ".join(part for part in (self.stamp.outlet, self.stamp.id) if part)

    def figure(self, status: str) -> Figure | None:
        """Return the total the account stands by for `killed` or `injured`, or None."""
        for name, figure in self.figures:
            if name == status:
                return figure
        return None


def account_id(article_hash: str, account: Account) -> str:
    """Return 16 hexadecimal digits, the same for the same claims of the same article on any machine."""
    claims = sorted(claim.id(article_hash) for claim in account.claims)
    return hashlib.sha256("|".join((article_hash, account.role, *claims)).encode()).hexdigest()[:16]


def tellings(article: Article, report: Report) -> Iterator[Telling]:
    """Yield the accounts of one report ready for grouping; one that says nothing, or the same again, is left out."""
    seen, stamp = set[str](), stamp_of(article)
    for account in report.accounts:
        key = account_id(stamp.hash, account)
        if account.claims and key not in seen:
            seen.add(key)
            yield telling(key, stamp, account)


def stamp_of(article: Article) -> Stamp:
    """Return of an article what grouping needs."""
    return Stamp(
        article.hash, article.id, article.outlet, article.published, article.published_kind,
        wording(article.title, article.text),
    )  # fmt: skip


def telling(key: str, stamp: Stamp, account: Account) -> Telling:
    """Return one account, named by `key`, with the facts that grouping compares."""
    kind = account.first("type")
    totals = ((status, total(account, status)) for status in ("killed", "injured"))
    return Telling(
        key,
        stamp,
        instant(stamp.published),
        account,
        _days(account, stamp),
        place(account),
        str(kind.value) if kind else "",
        tuple((status, figure) for status, figure in totals if figure),
        tuple((status, said(account, status)) for status in ("killed", "injured")),
        frozenset(str(c.value) for c in account.of("weapon")),
        frozenset(str(c.value) for c in account.of("target")),
        frozenset(_actors(account)),
    )


def retold(incident: Incident, articles: Iterable[Article]) -> list[Telling]:
    """Return the accounts of an incident as they were told; `articles` stand in their order, one for each."""
    return [
        telling(account_id(article.hash, account), stamp_of(article), account)
        for article, (_, account) in zip(articles, incident.accounts, strict=True)
    ]


def saying_words(saying: Saying | None) -> str:
    """Return who says it as one line, with the role of each link of the chain."""
    if saying is None:
        return "the article itself"
    via = f", through {saying_words(saying.via)}" if saying.via else ""
    return f"{saying.speaker.text} ({saying.role}){via}"


def place(account: Account) -> Location | None:
    """Return the place of an account, or None where it was not said or not found."""
    claim = account.first("place")
    return claim.value if claim and isinstance(claim.value, Location) and claim.value.country else None


def moment(account: Account) -> Moment | None:
    """Return the date of an account, or None where it was not said or cannot be resolved."""
    claim = account.first("date")
    return claim.value if claim and isinstance(claim.value, Moment) and claim.value.value else None


def instant(published: str) -> str:
    """Return an ISO date or date-time in UTC, comparable as text; empty where it is not one.

    >>> instant("2021-01-21T03:00:00+03:00"), instant("2021-01-21"), instant("yesterday")
    ('2021-01-21T00:00:00', '2021-01-21', '')
    """
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return ""
    if len(published) <= len("2021-01-21"):
        return at.date().isoformat()
    return (at.astimezone(UTC) if at.tzinfo else at).replace(tzinfo=None, microsecond=0).isoformat()


def _actors(account: Account) -> Iterator[str]:
    for claim in account.of("perpetrator"):
        if isinstance(claim.value, Perpetrator) and claim.value.stance != "denied":
            yield claim.value.id or claim.value.name or claim.value.actor


def _days(account: Account, stamp: Stamp) -> Days | None:
    said_date = moment(account)
    if said_date:
        return _span(said_date)
    if account.role == "background" or not instant(stamp.published) or UNRELIABLE in stamp.published_kind:
        return None
    day = datetime.fromisoformat(stamp.published).toordinal()
    return Days(date.fromordinal(max(1, day - REPORTED_WITHIN)), date.fromordinal(day), "unsaid")


def _span(said_date: Moment) -> Days | None:
    numbers = [int(part) for part in (said_date.value or "").split("-")]
    try:
        if said_date.precision == "day":
            return Days(date(*numbers), date(*numbers), "day")
        if said_date.precision == "month":
            year, month = numbers[:2]
            return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")
        return Days(date(numbers[0], 1, 1), date(numbers[0], 12, 31), "year")
    except (ValueError, TypeError):
        return None
