"""Saved news pages: the article's title, paragraphs, date, outlet and address out of the HTML."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from tawthiq.model.errors import ArticleError
from tawthiq.model.text import Article, Refusal
from tawthiq.sources.encodings import decode
from tawthiq.sources.identity import file_id, identified
from tawthiq.sources.intake import whole
from tawthiq.sources.page_body import body
from tawthiq.sources.page_facts import Tree, facts
from tawthiq.sources.page_stamps import stamp
from tawthiq.sources.tongues import tongue

SUFFIXES = (".html", ".htm", ".xhtml")
_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|meta|title|!--)\b|<!--", re.IGNORECASE)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*((?:windows|cp|iso|x-mac|mac|utf|koi8)[\w-]*)""", re.I)
_NO_ARTICLE = (
    "the page holds no article, only what surrounds one (menus, notices, footers): "
    "save it again when it has loaded, or give its text as .txt"
)


def likeness(head: bytes) -> float:
    """Return how much the first bytes look like HTML: 0.8 where they hold its tags."""
    return 0.8 if _MARKUP.search(head.replace(b"\x00", b"")) else 0.0


def articles(stream: io.BufferedReader, where: str) -> Iterator[Article | Refusal]:
    """Yield the article of a saved page; its id is the file's name; ArticleError where the page holds none.

    Where a date is shown but not understood the article comes without it, followed by a refusal that says so.
    """
    source = _source(stream)
    tree = _tree(source)
    page = facts(tree, source)
    when = stamp(tree, page)
    text = body(tree, page.title)
    if not text:
        raise ArticleError(_NO_ARTICLE)
    language = tongue(text, page.language)
    yield identified(
        Article(file_id(where), text, page.title, language, page.outlet, when.published, page.url, when.kind)
    )
    if when.problem:
        yield Refusal(where, f"the page is read without its date: {when.problem}; give the date in a .jsonl file")


def _source(stream: io.BufferedReader) -> str:
    data = whole(stream)
    declared = _CHARSET.search(data[:4096].replace(b"\x00", b""))
    return decode(data, declared[1].decode().lower() if declared else "").replace("\x00", "")


def _tree(source: str) -> Tree:
    from trafilatura.utils import load_html

    tree = load_html(source)
    if tree is None:
        raise ArticleError(_NO_ARTICLE)
    return tree
