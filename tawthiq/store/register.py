"""A register on disk: articles, what was read from them, and the incidents that follow."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tawthiq import __version__
from tawthiq.grammar.collector import uncollected
from tawthiq.model.claims import Report
from tawthiq.model.codec import report_from, report_json
from tawthiq.model.decisions import Decision, Entry
from tawthiq.model.errors import ArticleError, StaleError
from tawthiq.model.text import Article
from tawthiq.register.telling import Telling, tellings
from tawthiq.store import log
from tawthiq.store.articles import NAME, get_read, get_tellings, is_held, put_accounts, put_article, put_report
from tawthiq.store.database import FILE, damaged, identity, open_database, plainly, run, transaction, version
from tawthiq.store.deciding import DecidedLinker, Rulings, accounts_of, grounds, mark, rulings
from tawthiq.store.finding.refreshing import is_stale, refresh
from tawthiq.store.rebuilding import digest, dump, link_again, read_again
from tawthiq.store.schema import VERSION, upgrade
from tawthiq.store.states import Logged, logged, touched
from tawthiq.store.transfer import Sealed, lines, take
from tawthiq.store.verifying import Verified, verify

UPGRADING = (
    "{}: this register is of version {}; it is brought to version {} now, once, which takes about a minute for 10,000 "
    "articles; nothing that was added or decided changes"
)
BEGINS = "BETWEEN ?1 AND ?1 || 'g'"  # ids are hexadecimal
AT_ONCE = 6  # accounts: an incident of more is summarised when it is asked for, so that adding to it stays quick
LISTED = """
    SELECT incident FROM summaries
    WHERE (:every OR verdict NOT IN ('reject', 'set_aside')) AND (:country = '' OR country = :country)
        AND (:since = '' OR substr(date, 1, length(:since)) >= substr(:since, 1, length(date)))
        AND (:until = '' OR substr(date, 1, length(:until)) <= substr(:until, 1, length(date)))
    ORDER BY date IS NULL, date, incident
"""


def now() -> str:
    """Return the time, to the second, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Register:
    """An open register; every article and every decision is one transaction, so that a kill leaves it whole."""

    def __init__(self, directory: Path, *, create: bool = False, clock: Callable[[], str] = now) -> None:
        """Open the register in a folder, making an empty one there if `create`; raises RegisterError.

        A register of an older version is upgraded. `clock` gives the time of decisions.
        """
        self._file = directory / FILE
        self._db = open_database(directory, create=create)
        self._identity = identity(self._file)
        self._clock = clock
        self._linker = DecidedLinker(self._db)
        if version(self._db) < VERSION:
            self._upgrade()

    def close(self) -> None:
        """Close the file; what was added is already safe on disk."""
        self._db.close()

    def is_current(self) -> bool:
        """Return whether this still is the register in its folder, and of the version that we know."""
        return self._identity == identity(self._file) and version(self._db) == VERSION

    def add(self, article: Article, report: Report) -> bool:
        """Add an article with its report and link its accounts; return False if its content is already here.

        Raises ArticleError where the text cannot be stored, RegisterError where the register cannot be written; what
        was added before stays whole in either case.
        """
        kept = report_from(report_json(report))
        try:
            with uncollected(), self._plainly(), transaction(self._db):
                return self._add(article, kept)
        except UnicodeEncodeError as error:
            words = "holds half a character (a lone surrogate); mend its encoding"
            raise ArticleError(f"article {article.id!a}: {words}") from error

    def _add(self, article: Article, report: Report) -> bool:
        if is_held(self._db, article):
            return False
        told = list(tellings(article, report))
        put_article(self._db, article)
        put_report(self._db, article, report, __version__)
        put_accounts(self._db, report, told)
        self._linker.link(told)
        refresh(self._db, AT_ONCE)
        return True

    def refresh(self) -> None:
        """Summarise the incidents that changed since they were summarised; before they are asked for.

        Nothing is written where none did: only an addition that ended before its time leaves some, and while articles
        are added one by one those of many accounts.
        """
        with self._plainly():
            if is_stale(self._db):
                with transaction(self._db):
                    refresh(self._db)

    def _upgrade(self) -> None:
        with self._plainly(), transaction(self._db):
            if (old := version(self._db)) < VERSION:  # else another process did it meanwhile
                logging.getLogger(__name__).warning(UPGRADING.format(self._file, old, VERSION))
                run(self._db, upgrade(old))
                link_again(self._db)

    def decide(self, decision: Decision, *, seen: str = "") -> Entry:
        """Write a decision into the log with the time and with what it rests on, and do it; return its entry.

        Raises StaleError where a mark in `seen` is no longer that of an incident that it is on.
        """
        with self._plainly(), transaction(self._db):
            now = {mark(self._db, key) for key in touched(self._db, self._meant(decision))}
            if not now.issuperset(seen.split()):
                raise StaleError("it has changed since you looked at it; look again before you decide")
            basis = tuple(sorted(grounds(self._db, decision)))
            entry = log.append(self._db, replace(decision, at=self._clock(), basis=basis))
            self._linker.follow(log.named(self._db, entry.number))
            refresh(self._db)
            return entry

    def _meant(self, decision: Decision) -> Decision:
        """Return the decision itself, or for an undo the one that it withdraws."""
        while decision.verdict == "undo":
            (entry,) = log.some_entries(self._db, [int(decision.value)])
            decision = entry.decision
        return decision

    def take(self, sealed: Sequence[Sealed]) -> int:
        """Write decisions as another register sealed them, and do them; return how many were new.

        Raises DecisionError where one does not follow what is here, and then writes none.
        """
        with self._plainly(), transaction(self._db):
            taken = sum([take(self._db, one) for one in sealed])
            self._linker.replay()
            refresh(self._db)
            return taken

    def entries(self) -> list[Entry]:
        """Return the log."""
        with self._plainly():
            return log.entries(self._db)

    def entry(self, number: int) -> Entry | None:
        """Return the decision of a number; None where there is none."""
        with self._plainly():
            return next(iter(log.some_entries(self._db, [number])), None)

    def undone_by(self, number: int) -> int | None:
        """Return the number of the decision that withdraws another; None where that stands."""
        with self._plainly():
            return log.undone_by(self._db, number)

    def latest(self, by: str) -> Entry | None:
        """Return the latest decision of a person that is not withdrawn, undos apart; None where there is none."""
        with self._plainly():
            return log.latest(self._db, by)

    def decided(self) -> int:
        """Return how many decisions the log holds."""
        with self._plainly():
            return log.head(self._db)[0]

    def logged(self, incident: str = "") -> list[Logged]:
        """Return the log, or what of it touches one incident, with how each decision stands now."""
        with self._plainly():
            return logged(self._db, incident)

    def touched(self, decision: Decision) -> tuple[str, ...]:
        """Return the incidents that a decision is on."""
        with self._plainly():
            return touched(self._db, decision)

    def mark(self, incident: str) -> str:
        """Return a mark of an incident that changes when its accounts do, or what was decided of it."""
        with self._plainly():
            return mark(self._db, incident)

    def rulings(self, incident: str = "") -> Rulings:
        """Return for one incident, or for all, the latest standing decision on each field; the whole is field ''."""
        with self._plainly():
            return rulings(self._db, incident)

    def verify(self, noted: str = "") -> Verified:
        """Return what a check of the whole register found; `noted` is a hash of the log that was written down."""
        with plainly(self._file):
            return verify(self._db, noted)

    def rebuild(self, read: Callable[[Article], Report]) -> tuple[str, str]:
        """Make anew all that follows from articles and log; return the hashes of that before and after."""
        with self._plainly(), transaction(self._db):
            refresh(self._db)
            before = digest(self._db)
            read_again(self._db, lambda article: report_from(report_json(read(article))), __version__)
            self._linker = DecidedLinker(self._db)
            return before, digest(self._db)

    def dump(self) -> list[str]:
        """Return every row of what follows from articles and log."""
        self.refresh()
        with self._plainly():
            return list(dump(self._db))

    def export(self) -> Iterator[str]:
        """Yield the whole register as JSON lines: its articles and its log."""
        with self._plainly():
            yield from lines(self._db)

    def holds(self, article: Article) -> bool:
        """Return whether an article of the same content was added."""
        with self._plainly():
            return is_held(self._db, article)

    def read(self) -> Iterator[tuple[Article, Report]]:
        """Yield all articles, each with what was read from it, in the order in which they were added."""
        with self._plainly():
            yield from get_read(self._db)

    def counting(self) -> Iterator[tuple[Article, Report]]:
        """Yield the articles that give figures which add up a time, with their reports."""
        with self._plainly():
            yield from get_read(self._db, "json_extract(reports.json, '$.counters[0]') IS NOT NULL")

    def named(self, article_id: str) -> list[Article]:
        """Return the articles of one id; several where an article was published anew with other content."""
        with self._plainly():
            condition = f"articles.id IN (?1, substr(?1, 1, length(?1) - 9)) AND ?1 IN (articles.id, {NAME})"
            return [article for article, _ in get_read(self._db, condition, (article_id,))]

    def article(self, content: str) -> Article:
        """Return the article of one content hash."""
        with self._plainly():
            return next(get_read(self._db, "articles.hash = ?", (content,)))[0]

    def readings(self, content: Iterable[str]) -> Iterator[tuple[Article, Report]]:
        """Yield the articles whose content hash begins so, each with what was read from it."""
        with self._plainly():
            for prefix in content:
                yield from get_read(self._db, f"articles.hash {BEGINS}", (prefix,))

    def untold(self, before: int, most: int) -> list[tuple[int, Article]]:
        """Return articles of which no account was read, the last added first, each with its number.

        Only those of a lower number than `before`, where that is not 0.
        """
        question = """
            SELECT rowid, hash FROM articles
            WHERE (?1 = 0 OR rowid < ?1) AND NOT EXISTS (SELECT 1 FROM accounts WHERE article = articles.hash)
            ORDER BY rowid DESC LIMIT ?2
        """
        with self._plainly():
            rows = self._db.execute(question, (before, most)).fetchall()
            return [(number, next(get_read(self._db, "articles.hash = ?", (key,)))[0]) for number, key in rows]

    def incidents_with(self, content: str) -> list[str]:
        """Return the incidents that the article of one content hash tells of, those it reports first."""
        with self._plainly():
            question = """
                SELECT incident FROM accounts JOIN members ON account = id WHERE article = ?
                GROUP BY incident ORDER BY min(role = 'background'), incident
            """
            return [row[0] for row in self._db.execute(question, (content,))]

    def incidents(
        self, *, since: str = "", until: str = "", country: str = "", every: bool = False
    ) -> Iterator[list[Telling]]:
        """Yield the accounts of each incident, main ones by age first, incidents by date and the undated last.

        `since` and `until` are ISO dates, months or years, both included; `country` is an ISO 3166 code. Incidents that
        people rejected or set aside are left out, unless `every` is asked for.
        """
        self.refresh()
        with self._plainly():
            values = {"since": since, "until": until, "country": country, "every": every}
            for (key,) in self._db.execute(LISTED, values).fetchall():
                yield self.accounts(key)

    def accounts(self, incident: str) -> list[Telling]:
        """Return the accounts of one incident, main ones by age first."""
        with self._plainly():
            return accounts_of(self._db, incident)

    def account(self, prefix: str) -> list[Telling]:
        """Return the accounts whose id begins so, whether in an incident or not."""
        with self._plainly():
            return list(get_tellings(self._db, f"accounts.id {BEGINS}", (prefix,)))

    def incident_of(self, account: str) -> str:
        """Return the incident of an account; empty where it is in none."""
        with self._plainly():
            row = self._db.execute("SELECT incident FROM members WHERE account = ?", (account,)).fetchone()
            return str(row[0]) if row else ""

    def matching(self, prefix: str) -> list[str]:
        """Return the incidents whose id, or the id of one of whose accounts, begins so.

        An id that an incident had before an earlier report came in is that of one of its accounts, and still finds it.
        """
        with self._plainly():
            own = f"SELECT id FROM incidents WHERE id {BEGINS} ORDER BY 1"
            through = f"SELECT DISTINCT incident FROM members WHERE account {BEGINS} ORDER BY 1"
            found = self._db.execute(own, (prefix,)).fetchall() or self._db.execute(through, (prefix,)).fetchall()
            return [row[0] for row in found]

    @contextmanager
    def finding(self) -> Iterator[sqlite3.Connection]:
        """Give the database to the functions of `store.finding`; what is read inside is as of one moment."""
        self.refresh()
        with self._plainly():
            self._db.execute("BEGIN")
            try:
                yield self._db
            finally:
                self._db.execute("COMMIT")

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """Turn what SQLite and damaged rows raise into RegisterErrors."""
        try:
            with plainly(self._file):
                yield
        except UnicodeEncodeError:
            raise
        except (ValueError, KeyError, TypeError, StopIteration) as error:
            raise damaged(self._file, str(error)) from error
