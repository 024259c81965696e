"""A whole register as JSON lines: its articles in the order in which they came, and its log."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.model.codec import article_from, article_json
from tawthiq.model.decisions import Entry, decision_from, seal
from tawthiq.model.errors import DecisionError, RegisterError
from tawthiq.model.text import Article
from tawthiq.store.articles import get_articles
from tawthiq.store.log import head

FORMAT = "tawthiq register 1"


@dataclass(frozen=True, slots=True)
class Sealed:
    """One decision as another register wrote it."""

    number: int
    text: str
    hash: str

    @property
    def entry(self) -> Entry:
        """Return the entry of the log that it holds; raises ValueError, TypeError or KeyError where it holds none."""
        return Entry(self.number, decision_from(self.text), self.hash)


def lines(db: sqlite3.Connection) -> Iterator[str]:
    """Yield a head line, a line for each article, and a line for each decision."""
    yield _line({"format": FORMAT})
    for article in get_articles(db):
        yield _line({"article": article_json(article)})
    for number, text, sealed in db.execute("SELECT number, json, hash FROM decisions ORDER BY number"):
        yield _line({"number": number, "decision": text, "hash": sealed})


def held(where: str, line: str) -> Article | Sealed | None:
    """Return the article or decision of one line, None for the head; raises RegisterError that says where."""
    try:
        data = json.loads(line)
        if "article" in data:
            return article_from(data["article"])
        if "decision" in data:
            sealed = Sealed(int(data["number"]), str(data["decision"]), str(data["hash"]))
            decision_from(sealed.text)
            return sealed
        if data["format"] == FORMAT:
            return None
    except (ValueError, KeyError, TypeError) as error:
        raise RegisterError(f"{where}: not a line of `tawthiq export` ({error}); export the register again") from error
    raise RegisterError(f"{where}: {data['format']!r} is not {FORMAT!r}; import it with the tawthiq that wrote it")


def take(db: sqlite3.Connection, sealed: Sealed) -> bool:
    """Write a decision at the end of the log, as it was sealed; return False where it is there already.

    Raises DecisionError where it does not follow what is here.
    """
    here = db.execute("SELECT hash FROM decisions WHERE number = ?", (sealed.number,)).fetchone()
    if here == (sealed.hash,):
        return False
    last, before = head(db)
    if here or sealed.number != last + 1:
        raise DecisionError(
            f"decision {sealed.number}: this register has decisions of its own ({last}); import into a new folder"
        )
    if seal(before, sealed.text) != sealed.hash:
        raise DecisionError(f"decision {sealed.number}: not what was decided; its words or its hash were changed")
    db.execute("INSERT INTO decisions (number, json, hash) VALUES (?,?,?)", (sealed.number, sealed.text, sealed.hash))
    return True


def _line(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
