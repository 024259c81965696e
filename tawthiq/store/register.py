"""A register on disk: articles, what was read from them, and the incidents that follow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tawthiq import __version__
from tawthiq.model.claims import Report
from tawthiq.model.codec import report_from, report_json
from tawthiq.model.errors import ArticleError
from tawthiq.model.text import Article
from tawthiq.register.telling import Telling, tellings
from tawthiq.store.articles import NAME, get_read, get_tellings, is_held, put_accounts, put_article
from tawthiq.store.database import FILE, damaged, open_database, plainly, transaction
from tawthiq.store.linking import Linker

LISTED = """
    SELECT id FROM incidents
    WHERE (:country = '' OR country = :country)
        AND (:since = '' OR substr(date, 1, length(:since)) >= substr(:since, 1, length(date)))
        AND (:until = '' OR substr(date, 1, length(:until)) <= substr(:until, 1, length(date)))
    ORDER BY date IS NULL, date, id
"""


class Register:
    """An open register; every article is one transaction, so that a kill at any moment leaves it whole."""

    def __init__(self, directory: Path, *, create: bool = False) -> None:
        """Open the register in a folder, making an empty one there if `create`; raises RegisterError."""
        self._file = directory / FILE
        self._db = open_database(directory, create=create)
        self._linker = Linker(self._db)

    def close(self) -> None:
        """Close the file; what was added is already safe on disk."""
        self._db.close()

    def add(self, article: Article, report: Report) -> bool:
        """Add an article with its report and link its accounts; return False if its content is already here.

        Raises ArticleError where the text cannot be stored, RegisterError where the register cannot be written; what
        was added before stays whole in either case.
        """
        kept = report_from(report_json(report))
        try:
            with self._plainly(), transaction(self._db):
                return self._add(article, kept)
        except UnicodeEncodeError as error:
            words = "holds half a character (a lone surrogate); mend its encoding"
            raise ArticleError(f"article {article.id!a}: {words}") from error

    def _add(self, article: Article, report: Report) -> bool:
        if is_held(self._db, article):
            return False
        told = list(tellings(article, report))
        put_article(self._db, article, report, __version__)
        put_accounts(self._db, report, told)
        self._linker.link(told)
        return True

    def holds(self, article: Article) -> bool:
        """Return whether an article of the same content was added."""
        with self._plainly():
            return is_held(self._db, article)

    def read(self) -> Iterator[tuple[Article, Report]]:
        """Yield all articles, each with what was read from it, in the order in which they were added."""
        with self._plainly():
            yield from get_read(self._db)

    def named(self, article_id: str) -> list[Article]:
        """Return the articles of one id; several where an article was published anew with other content."""
        with self._plainly():
            return [article for article, _ in get_read(self._db, f"articles.id = ?1 OR {NAME} = ?1", (article_id,))]

    def article(self, content: str) -> Article:
        """Return the article of one content hash."""
        with self._plainly():
            return next(get_read(self._db, "articles.hash = ?", (content,)))[0]

    def incidents(self, *, since: str = "", until: str = "", country: str = "") -> Iterator[list[Telling]]:
        """Yield the accounts of each incident, main ones by age first, incidents by date and the undated last.

        `since` and `until` are ISO dates, months or years, both included; `country` is an ISO 3166 code.
        """
        with self._plainly():
            values = {"since": since, "until": until, "country": country}
            for (key,) in self._db.execute(LISTED, values).fetchall():
                yield self.accounts(key)

    def accounts(self, incident: str) -> list[Telling]:
        """Return the accounts of one incident, main ones by age first."""
        with self._plainly():
            condition = "accounts.id IN (SELECT account FROM members WHERE incident = ?)"
            return sorted(get_tellings(self._db, condition, (incident,)), key=lambda t: (not t.is_main, t.age))

    def matching(self, prefix: str) -> list[str]:
        """Return the incidents whose id, or the id of one of whose accounts, begins so.

        An id that an incident had before an earlier report came in is that of one of its accounts, and still finds it.
        """
        with self._plainly():
            begins = "substr({0}, 1, length(?1)) = ?1 ORDER BY 1"
            own = f"SELECT id FROM incidents WHERE {begins.format('id')}"
            through = f"SELECT DISTINCT incident FROM members WHERE {begins.format('account')}"
            found = self._db.execute(own, (prefix,)).fetchall() or self._db.execute(through, (prefix,)).fetchall()
            return [row[0] for row in found]

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
