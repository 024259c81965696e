"""Articles and what was read from them, as rows: written once, never changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from struct import calcsize, pack, unpack
from sys import intern

from tawthiq.model.claims import Report
from tawthiq.model.codec import account_from, report_from, report_json
from tawthiq.model.text import Article
from tawthiq.register.telling import Stamp, Telling, telling
from tawthiq.register.wording import Wording

SIZE = calcsize("<I")  # of one hash of a sketch
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
        articles.hash, {NAME}, articles.outlet, articles.published, articles.published_kind, unusual, sketch
    FROM accounts JOIN articles ON articles.hash = accounts.article
        JOIN reports ON reports.article = accounts.article JOIN facts ON facts.account = accounts.id
"""


def is_held(db: sqlite3.Connection, article: Article) -> bool:
    """Return whether an article of the same content is in the register."""
    return db.execute("SELECT 1 FROM articles WHERE hash = ?", (article.hash,)).fetchone() is not None


def put_article(db: sqlite3.Connection, article: Article) -> None:
    """Write an article."""
    row = (
        article.hash, article.id, article.text, article.title, article.language, article.outlet, article.published,
        article.url, article.published_kind,
    )  # fmt: skip
    db.execute(f"INSERT INTO articles ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)", row)


def put_report(db: sqlite3.Connection, article: Article, report: Report, reader: str) -> None:
    """Write the report of an article, as the reader of that version made it."""
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
        yield _unchanged(key, Article(name, *content)), report_from(json.loads(report))


def _unchanged(key: str, article: Article) -> Article:
    if article.hash != key:
        raise ValueError(f"article {article.id} is not what was added")
    return article


def get_articles(db: sqlite3.Connection) -> Iterator[Article]:
    """Yield all articles as they were added, under the ids they came with, in the order in which they were added."""
    for key, name, *content in db.execute(f"SELECT {COLUMNS} FROM articles ORDER BY rowid"):
        yield _unchanged(key, Article(name, *content))


def get_report(db: sqlite3.Connection, article: Article) -> tuple[Report, str]:
    """Return the report of an article, and the version of the reader that made it."""
    text, reader = db.execute("SELECT json, reader FROM reports WHERE article = ?", (article.hash,)).fetchone()
    return report_from(json.loads(text)), reader


def editions(db: sqlite3.Connection, accounts: Sequence[str]) -> set[str]:
    """Return the hashes of all articles that an outlet published under the ids or addresses of these accounts'."""
    question = """
        SELECT same.hash FROM accounts JOIN articles AS own ON own.hash = accounts.article
        JOIN articles AS same ON same.outlet = own.outlet AND {0} WHERE accounts.id = ?
    """
    ways = ("same.id = own.id", "own.url <> '' AND same.url = own.url")
    return {row[0] for key in accounts for way in ways for row in db.execute(question.format(way), (key,))}


def present(db: sqlite3.Connection, accounts: Iterable[str]) -> list[str]:
    """Return those of these accounts that are in the register, in the order given."""
    question = "SELECT 1 FROM accounts WHERE id = ?"
    return [key for key in accounts if db.execute(question, (key,)).fetchone()]


def get_tellings(db: sqlite3.Connection, condition: str, values: Sequence[str]) -> Iterator[Telling]:
    """Yield accounts that meet an SQL condition, ready for grouping.

    Raises ValueError or KeyError where a report is no longer what was added.
    """
    for key, account, *stamp, unusual, sketch in db.execute(f"{TOLD} WHERE {condition}", values):
        yield telling(key, _stamp(stamp, unusual, sketch), account_from(json.loads(account)))


def _stamp(row: list[str], unusual: str, sketch: bytes) -> Stamp:
    key, name, outlet, published, kind = row
    return Stamp(key, name, outlet, published, kind, unpacked(unusual, sketch))


def packed(wording: Wording) -> tuple[str, bytes]:
    """Return how an article is worded as it is written: it takes longer to work out than to look up."""
    return " ".join(wording.unusual), pack(f"<{len(wording.sketch)}I", *wording.sketch)


def unpacked(unusual: str, sketch: bytes) -> Wording:
    """Return how an article is worded; the inverse of `packed`."""
    return Wording(tuple(map(intern, unusual.split())), unpack(f"<{len(sketch) // SIZE}I", sketch))
