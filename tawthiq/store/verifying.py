"""Check a register: that it is whole, that nothing was changed, and that every fact still has its words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.model.claims import Report
from tawthiq.model.text import Article
from tawthiq.register.telling import tellings
from tawthiq.store.articles import get_articles, get_report
from tawthiq.store.log import broken, head


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked, the hash of the last decision, and a line for everything that is wrong."""

    articles: int
    decisions: int
    head: str
    wrong: tuple[str, ...]


def verify(db: sqlite3.Connection, noted: str = "") -> Verified:
    """Return what a check of the whole register found; `noted` is the hash of a decision, written down earlier."""
    articles = int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
    wrong = [*_file(db), *_articles(db), *broken(db), *_members(db), *_summaries(db), *_noted(db, noted)]
    return Verified(articles, *head(db), tuple(wrong))


def _file(db: sqlite3.Connection) -> Iterator[str]:
    for (line,) in db.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"the file: {line}"
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"table {table}, row {row}: its row in {parent} is gone"


def _articles(db: sqlite3.Connection) -> Iterator[str]:
    try:
        for article in get_articles(db):
            report, _ = get_report(db, article)
            yield from _facts(db, article, report)
    except (ValueError, KeyError, TypeError) as error:
        yield f"{error}; what comes after it was not checked"


def _facts(db: sqlite3.Connection, article: Article, report: Report) -> Iterator[str]:
    for account in report.accounts:
        for claim in account.claims:
            if not claim.evidence.holds(article):
                yield f"article {article.id}: {claim.field} {claim.value} does not stand on its words"
    kept = {row[0] for row in db.execute("SELECT id FROM accounts WHERE article = ?", (article.hash,))}
    if kept != {told.id for told in tellings(article, report)}:
        yield f"article {article.id}: its accounts are not those of its report"


def _members(db: sqlite3.Connection) -> Iterator[str]:
    alone = "SELECT id FROM accounts WHERE role = 'main' AND id NOT IN (SELECT account FROM members)"
    astray = "SELECT account FROM members WHERE incident NOT IN (SELECT id FROM incidents)"
    for question, words in ((alone, "is in no incident"), (astray, "is in an incident that is not there")):
        for (key,) in db.execute(question):
            yield f"account {key}: {words}; `tawthiq rebuild` makes the incidents again"


def _summaries(db: sqlite3.Connection) -> Iterator[str]:
    awaited = "NOT IN (SELECT incident FROM stale)"
    missing = f"SELECT id FROM incidents WHERE id NOT IN (SELECT incident FROM summaries) AND id {awaited}"
    left = f"SELECT incident FROM summaries WHERE incident NOT IN (SELECT id FROM incidents) AND incident {awaited}"
    for question, words in ((missing, "has no summary, and is not found"), (left, "is found, and is not there")):
        for (key,) in db.execute(question):
            yield f"incident {key}: {words}; `tawthiq rebuild` makes the summaries again"


def _noted(db: sqlite3.Connection, noted: str) -> Iterator[str]:
    if noted and not db.execute("SELECT 1 FROM decisions WHERE hash = ?", (noted,)).fetchone():
        yield f"the log: no decision has the hash {noted}; decisions were removed or written anew since it was noted"
