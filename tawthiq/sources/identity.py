"""What an article is called where it brings no name of its own."""

from __future__ import annotations

import os
from dataclasses import replace

from tawthiq.model.text import Article

STANDARD_INPUT = "standard input"


def identified(article: Article) -> Article:
    """Return the article with an id; where it has none, `sha-` and 12 hexadecimal digits of its content hash.

    The prefix says that the id was made from the content: the same content gets the same id on any machine.

    >>> identified(Article("", "نص")).id
    'sha-a8df87d997c7'
    """
    return article if article.id else replace(article, id=f"sha-{article.hash[:12]}")


def file_id(where: str) -> str:
    """Return the id that a file's name gives to the one article in it; standard input gives none.

    >>> file_id("news/2021-01-22.txt.gz"), file_id("standard input")
    ('2021-01-22', '')
    """
    if where == STANDARD_INPUT:
        return ""
    name = os.fsencode(os.path.basename(where)).decode("utf-8", "backslashreplace")
    stem, suffix = os.path.splitext(name)
    return os.path.splitext(stem)[0] if suffix.lower() == ".gz" else stem
