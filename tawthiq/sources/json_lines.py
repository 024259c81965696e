"""JSON lines, one article a line; also a JSON list of articles."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

from tawthiq.model.errors import ArticleError
from tawthiq.model.text import Article, Refusal
from tawthiq.sources.encodings import decode
from tawthiq.sources.identity import identified
from tawthiq.sources.intake import lines, megabytes, whole
from tawthiq.sources.page_dates import day, iso
from tawthiq.sources.tongues import tongue

SUFFIXES = (".jsonl", ".ndjson", ".json")
_DOCUMENT_LIMIT = 64 * 1024 * 1024
# Control characters are allowed in strings: NUL bytes and bare tabs are part of texts as found.
_DECODER = json.JSONDecoder(strict=False)
_BETWEEN = re.compile(r"[\s,\[\]]*")
_NEXT = re.compile(r"^\s*\{", re.MULTILINE)
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHAPE = 'one object a line, as {"id": "…", "title": "…", "text": "…"}'
_OPTIONAL = ("lang", "outlet", "url", "published_kind", "published")
_ISO_ADVICE = "write it as 2021-01-22 or 2021-01-22T10:00:00+03:00"


def likeness(head: bytes) -> float:
    """Return how much the first bytes look like JSON: 0.9 where they begin as an object or a list does."""
    return 0.9 if head.replace(b"\x00", b"").lstrip(_BLANK)[:1] in (b"{", b"[") else 0.0


def articles(stream: io.BufferedReader, where: str) -> Iterator[Article | Refusal]:
    """Yield the article of each line, and a refusal for each line that holds none; empty lines are passed over.

    A file that begins with `[` or with `{` alone on its line is one JSON text: its objects are the articles; it may
    have 64 MiB. Lines may have 16 MiB each and be any number.
    """
    if _is_document(stream.peek(4096)[:4096]):
        yield from _document(decode(_bounded(stream)), where)
        return
    for line in lines(stream, where):
        if isinstance(line, Refusal):
            yield line
        elif line.data.strip():
            yield from _line(line.data, line.where)


def _is_document(head: bytes) -> bool:
    first, newline, _ = head.replace(b"\x00", b"").lstrip(_BLANK).partition(b"\n")
    return first.startswith(b"[") or (first.strip() == b"{" and bool(newline))


def _bounded(stream: io.BufferedReader) -> bytes:
    try:
        return whole(stream, _DOCUMENT_LIMIT)
    except ArticleError as error:
        raise ArticleError(
            f"one JSON text longer than {megabytes(_DOCUMENT_LIMIT)}: write it as lines, {_SHAPE}"
        ) from error


def _line(data: bytes, where: str) -> Iterator[Article | Refusal]:
    try:
        line = decode(data).strip()
        value, end = _value(line, 0)
        if end != len(line):
            raise ArticleError(f"more than one JSON value on the line, from character {end + 1}: write {_SHAPE}")
    except ArticleError as error:
        yield Refusal(where, str(error))
    else:
        yield from _article(value, where)


def _document(text: str, where: str) -> Iterator[Article | Refusal]:
    """Yield the articles of one JSON text, object by object; after a broken one, from the next line that opens one."""
    line, counted, at = 1, 0, _gap(text, 0)
    while at < len(text):
        line, counted = line + text.count("\n", counted, at), at
        place = f"{where}:{line}"
        try:
            value, end = _value(text, at)
        except ArticleError as error:
            yield Refusal(place, str(error))
            following = _NEXT.search(text, at + 1)
            end = following.start() if following else len(text)
        else:
            yield from _article(value, place)
        at = _gap(text, end)


def _gap(text: str, start: int) -> int:
    """Return where the next value begins, after white space, commas and brackets."""
    match = _BETWEEN.match(text, start)
    return match.end() if match else start


def _value(text: str, start: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, start)
    except RecursionError as error:
        raise ArticleError(f"not an article: JSON nested too deeply; write {_SHAPE}") from error
    except ValueError as error:
        raise ArticleError(f"not JSON ({error}): write {_SHAPE}") from error


def _article(value: Any, where: str) -> Iterator[Article | Refusal]:
    """Yield the article of one JSON value, or a refusal; a refusal after it names what it is read without."""
    problems: list[str] = []
    try:
        article = _read(value, problems)
    except ArticleError as error:
        yield Refusal(where, str(error))
        return
    yield identified(article)
    yield from (Refusal(where, f"the article is read, but {problem}") for problem in problems)


def _read(value: Any, problems: list[str]) -> Article:
    if not isinstance(value, dict):
        raise ArticleError(f"JSON, but {_kind(value)} and no object: write {_SHAPE}")
    text = _string(value, "text")
    if not text.strip():
        raise ArticleError(f'no text: "text" is {"empty" if "text" in value else "missing"}; write {_SHAPE}')
    lang, outlet, url, kind, given = (_optional(value, key, problems) for key in _OPTIONAL)
    published = _published(given, problems)
    return Article(_id(value), text, _string(value, "title"), lang or tongue(text), outlet, published, url, kind)


def _optional(value: dict[str, Any], key: str, problems: list[str]) -> str:
    try:
        return _string(value, key)
    except ArticleError as error:
        problems.append(f"without {error}")
        return ""


def _published(given: str, problems: list[str]) -> str:
    """Return the ISO date or date-time; Arabic dates are read, what is none is told and left out."""
    if not given or iso(given):
        return given
    found = day(given)
    if found is None or not found.iso:
        reason = found.problem if found else "is not understood"
        problems.append(f'without "published": {given[:60]!r} {reason}; {_ISO_ADVICE}')
        return ""
    return found.iso


def _id(value: dict[str, Any]) -> str:
    found = value.get("id")
    if isinstance(found, int | float) and not isinstance(found, bool):
        return str(found)
    return _string(value, "id")


def _string(value: dict[str, Any], key: str) -> str:
    found = value.get(key)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise ArticleError(f'"{key}": it is {_kind(found)} and no string; write it between quotation marks')
    if half := _SURROGATE.search(found):
        raise ArticleError(
            f'"{key}": it holds half a character (\\u{ord(half[0]):04x} at {half.start()}); write the text as UTF-8'
        )
    return found


_KINDS = {list: "a list", dict: "an object", str: "a string", bool: "true or false", int: "a number", float: "a number"}


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), "null")
