"""Plain text files: one article each, the first line its title where it stands apart."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from tawthiq.model.errors import ArticleError
from tawthiq.model.text import Article, Refusal
from tawthiq.sources.encodings import decode
from tawthiq.sources.identity import file_id, identified
from tawthiq.sources.intake import whole
from tawthiq.sources.tongues import tongue

SUFFIXES = (".txt", ".text")
_TITLE_LENGTH = 200
_EMPTY_LINES = re.compile(r"(?:[ \t\r]*\n)+")


def likeness(head: bytes) -> float:
    """Return a little: what is nothing else is taken for plain text."""
    return 0.1


def articles(stream: io.BufferedReader, where: str) -> Iterator[Article | Refusal]:
    """Yield the one article of a plain text file; its id is the file's name, its text stays as found.

    The first line is the title where it is at most 200 characters long and followed by an empty line.
    """
    found = decode(whole(stream))
    if not found.strip():
        raise ArticleError("no text: the file holds only white space")
    title, text = _parted(found)
    yield identified(Article(file_id(where), text, title, tongue(text)))


def _parted(found: str) -> tuple[str, str]:
    first, _, rest = found.lstrip().partition("\n")
    gap = _EMPTY_LINES.match(rest)
    if gap is None or len(first.strip()) > _TITLE_LENGTH or not rest[gap.end() :].strip():
        return "", found
    return first.strip(), rest[gap.end() :]
