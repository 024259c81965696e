"""Article and evidence: text that never changes, and exact places in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

Field = Literal["title", "text"]


@dataclass(frozen=True, slots=True)
class Article:
    """One published text; offsets count Unicode code points of `title` or `text` as given here.

    `published` is an ISO date or date-time, or empty where it is not known.
    """

    id: str
    text: str
    title: str = ""
    language: str = "ar"
    outlet: str = ""
    published: str = ""
    url: str = ""
    published_kind: str = ""

    def field(self, name: Field) -> str:
        """Return the title or the text."""
        return self.title if name == "title" else self.text

    @property
    def hash(self) -> str:
        """Return the content hash: 64 hexadecimal digits over everything published, identifier and stamps apart.

        >>> Article("a", "نص").hash == Article("b", "نص").hash
        True
        """
        content = "\x1f".join((self.title, self.text, self.outlet, self.published, self.url))
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words a fact rests on: half-open [start, end) in code points of one field of an article."""

    text: str
    field: Field
    start: int
    end: int

    def holds(self, article: Article) -> bool:
        """Return whether the article shows these words at this place.

        >>> Evidence("نص", "text", 0, 2).holds(Article("a", "نص طويل"))
        True
        """
        return article.field(self.field)[self.start : self.end] == self.text


def evidence(article: Article, field: Field, start: int, end: int) -> Evidence:
    """Return the evidence for one stretch of an article.

    >>> evidence(Article("a", "قتل شخص"), "text", 4, 7).text
    'شخص'
    """
    return Evidence(article.field(field)[start:end], field, start, end)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One input, or one line of it, that could not be read as an article: where (`file:line`), why, what to do."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"
