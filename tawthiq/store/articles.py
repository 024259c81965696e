"""Articles and what was read from them, as rows: written once, never changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence

from tawthiq.model.claims import Report
from tawthiq.model.codec import account_from, report_from, report_json
from tawthiq.model.text import Article
from tawthiq.register.telling import Stamp, Telling, telling

COLUMNS = "hash, id, text, title, language, outlet, published, url, published_kind"
NAME = """
    CASE WHEN (SELECT count(*) FROM articles AS same WHERE same.id = articles.id) = 1 THEN articles.id
        ELSE articles.id || '#' || substr(articles.hash, 1, 8) END
"""  # one id may stand for several contents: each is then named apart, the same whichever came first
READ = f"""
    SELECT articles.hash, {NAME}, text, title, language, outlet, published, url, published_kind, reports.json
    FROM articles JOIN reports ON reports.article = articles.hash
"""
TOLD = f"""
    SELECT accounts.id, json_extract(reports.json, '$.accounts[' || accounts.number || ']'),
        articles.hash, {NAME}, articles.outlet, articles.published, articles.published_kind, title, text
    FROM accounts JOIN articles ON articles.hash = accounts.article JOIN reports ON reports.article = accounts.article
"""


def is_held(db: sqlite3.Connection, article: Article) -> bool:
    """Return whether an article of the same content is in the register."""
    return db.execute("SELECT 1 FROM articles WHERE hash = ?", (article.hash,)).fetchone() is not None


def put_article(db: sqlite3.Connection, article: Article, report: Report, reader: str) -> None:
    """Write an article and its report, as the reader of that version made it."""
    row = (
        article.hash, article.id, article.text, article.title, article.language, article.outlet, article.published,
        article.url, article.published_kind,
    )  # fmt: skip
    db.execute(f"INSERT INTO articles ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)", row)
    text = json.dumps(report_json(report), ensure_ascii=False, separators=(",", ":"))
    db.execute("INSERT INTO reports (article, reader, json) VALUES (?,?,?)", (article.hash, reader, text))


def put_accounts(db: sqlite3.Connection, report: Report, told: Sequence[Telling]) -> None:
    """Write the accounts of a report and their claims."""
    for made in told:
        row = (made.id, made.stamp.hash, report.accounts.index(made.account), made.account.role)
        db.execute("INSERT INTO accounts (id, article, number, role) VALUES (?,?,?,?)", row)
        db.executemany(f"INSERT INTO claims VALUES ({','.join('?' * 12)})", _claims(made))


def _claims(made: Telling) -> Iterator[tuple[str | int | None, ...]]:
    for number, claim in enumerate(made.account.claims):
        at, by = claim.evidence, claim.said_by
        yield (
            made.id, number, claim.id(made.stamp.hash), claim.field, str(claim.value), at.text, at.field, at.start,
            at.end, by.speaker.text if by else None, by.role if by else None, claim.rule,
        )  # fmt: skip


def get_read(
    db: sqlite3.Connection, condition: str = "1", values: Sequence[str] = ()
) -> Iterator[tuple[Article, Report]]:
    """Yield articles that meet an SQL condition with their reports, in the order in which they were added.

    Raises ValueError where the text of one is no longer what was added.
    """
    for key, name, *content, report in db.execute(f"{READ} WHERE {condition} ORDER BY articles.rowid", values):
        article = Article(name, *content)
        if article.hash != key:
            raise ValueError(f"article {name} is not what was added")
        yield article, report_from(json.loads(report))


def get_tellings(db: sqlite3.Connection, condition: str, values: Sequence[str]) -> Iterator[Telling]:
    """Yield accounts that meet an SQL condition, ready for grouping.

    Raises ValueError or KeyError where a report is no longer what was added.
    """
    for key, account, *stamp in db.execute(f"{TOLD} WHERE {condition}", values):
        yield telling(key, Stamp(*stamp), account_from(json.loads(account)))
