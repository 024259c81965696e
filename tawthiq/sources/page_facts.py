"""What a saved news page says about itself: title, outlet, address and language, from JSON-LD, meta tags and layout."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from tawthiq.languages.ar.script import fold

# The parsed page is an lxml element; lxml has no types of its own.
Tree = Any
Json = dict[str, Any]

_ARTICLE_TYPE = re.compile("Article|Posting|Report", re.IGNORECASE)
_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "title")
_PARTING = re.compile(r"\s+(?:[|»«–—-]|::)\s+|\s*(?:\||::)\s*")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=(?:\(\d+\))?(\S+)|Page saved with SingleFile\s*\n?\s*url:\s*(\S+)")
_SHOWN_LIMIT = 250
_UNSEEN = frozenset(("script", "style", "noscript", "template"))


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about itself; each may be empty. `linked` is its JSON-LD object, `metas` its meta tags."""

    title: str
    outlet: str
    url: str
    language: str
    linked: Json
    metas: dict[str, str]


def facts(tree: Tree, source: str) -> Facts:
    """Return what a parsed page says about itself; `source` is its HTML, for the mark that browsers leave."""
    objects = list(_objects(tree))
    linked, metas = _linked_article(objects), _metas(tree)
    title, rest = _title(tree, linked, metas)
    url = _url(tree, metas, source)
    outlet = _publisher(linked, objects) or metas.get("og:site_name", "") or rest or _host(url)
    return Facts(title, _tidy(outlet), url, _tidy(tree.get("lang") or tree.get("{*}lang") or ""), linked, metas)


def shown(tree: Tree) -> Iterator[tuple[Tree, str]]:
    """Yield the largest elements that hold at most 250 characters, with their text, in the order of the page."""
    frame = tree.find("body")
    return _blocks(tree if frame is None else frame)


def _blocks(element: Tree) -> Iterator[tuple[Tree, str]]:
    text = _tidy(element.text_content())
    if len(text) <= _SHOWN_LIMIT:
        if text:
            yield element, text
        return
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield from _blocks(child)


def _lines(tree: Tree) -> set[str]:
    """Return, folded, what the elements of the page's body say that have words of their own."""
    written = (item for item in tree.xpath("//body//*[normalize-space(text())]") if item.tag not in _UNSEEN)
    texts = (_tidy(item.text_content()) for item in written)
    return {fold(text) for text in texts if len(text) <= _SHOWN_LIMIT}


def _objects(tree: Tree) -> Iterator[Json]:
    """Yield all JSON-LD objects of the page, graphs opened, those that are broken left out."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            waiting = [json.loads(script.text_content(), strict=False)]
            json.dumps(waiting, ensure_ascii=False).encode()
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting = [*item, *waiting]
            elif isinstance(item, dict):
                yield item
                waiting = [item.get("@graph"), item.get("mainEntity"), *waiting]


def _linked_article(objects: list[Json]) -> Json:
    typed = (item for item in objects if _ARTICLE_TYPE.search(str(item.get("@type", ""))))
    dated = (item for item in objects if item.get("datePublished"))
    return next(typed, None) or next(dated, None) or {}


def _publisher(linked: Json, objects: list[Json]) -> str:
    publisher = linked.get("publisher") or linked.get("sourceOrganization")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    if isinstance(publisher, dict):
        same = (item for item in objects if item.get("@id") == publisher.get("@id") and item.get("name"))
        publisher = publisher.get("name") or next(same, {}).get("name")
    return publisher if isinstance(publisher, str) else ""


def _metas(tree: Tree) -> dict[str, str]:
    """Return the meta tags by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        found.setdefault(name.lower(), _tidy(meta.get("content")))
    return found


def _title(tree: Tree, linked: Json, metas: dict[str, str]) -> tuple[str, str]:
    """Return the headline, and what stands beside it in the page's title, most often the outlet."""
    full = _tidy(" ".join(tree.xpath("//title[1]//text()")[:1]))
    named = linked.get("headline")
    given = (named if isinstance(named, str) else "", *(metas.get(name, "") for name in _TITLE_METAS), full)
    raw = next((_tidy(one) for one in given if one.strip()), "")
    title = _headline(raw, _lines(tree))
    return title, _beside(full, title) or _beside(raw, title)


def _headline(raw: str, lines: set[str]) -> str:
    """Return the longest run of the title's parts that the page shows as a line of its own, or the whole title."""
    parts = [(match.start(), match.end()) for match in _PARTING.finditer(raw)]
    starts, ends = [0, *(end for _, end in parts)], [*(start for start, _ in parts), len(raw)]
    runs = sorted({raw[start:end] for start in starts for end in ends if start < end}, key=len, reverse=True)
    return next((run for run in runs if fold(run) in lines), raw)


def _beside(full: str, title: str) -> str:
    """Return the last part of a page title that is not the headline (the first where the headline ends it)."""
    if not title or title not in full or full == title:
        return ""
    before, _, after = full.partition(title)
    parts = [part for part in _PARTING.split(after if after.strip() else before) if part and part.strip()]
    return parts[-1 if after.strip() else 0] if parts else ""


def _url(tree: Tree, metas: dict[str, str], source: str) -> str:
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    saved = _SAVED_FROM.search(source[:4096])
    found = (canonical[0] if canonical else "") or metas.get("og:url", "") or (saved[1] or saved[2] if saved else "")
    return found.strip() if found.strip().startswith(("http://", "https://")) else ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _tidy(text: str | None) -> str:
    """Return the text with its HTML entities read and its white space made single spaces."""
    return " ".join(unescape(text or "").split())
