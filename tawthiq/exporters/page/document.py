"""The page as one file: everything is inside it, nothing is fetched, and nothing but our own script may run."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from string import Template

from tawthiq.exporters.page.article import article, legend
from tawthiq.exporters.page.atlas import atlas
from tawthiq.exporters.page.card import card
from tawthiq.exporters.page.edition import Edition
from tawthiq.exporters.page.listing import listing
from tawthiq.exporters.page.markup import Attribute, Markup, join, tag
from tawthiq.exporters.page.settled import totals
from tawthiq.exporters.page.timeline import timeline
from tawthiq.exporters.page.words import Word, both, said, word

KEYS = (
    ("/", "slash"), ("j", "next"), ("k", "previous"), ("l", "language"), ("t", "theme"), ("?", "question"),
    ("Esc", "escape"),
)  # fmt: skip
SECTIONS = ("map", "timeline", "list", "incidents", "articles")


def document(shown: Edition) -> str:
    """Return the whole page as text."""
    style, script = _static("page.css"), _static("page.js")
    return Template(_static("page.html")).substitute(
        policy=safe_policy(style, script),
        title=said(word("page.title"), "title"),
        style=style,
        script=script,
        skip=tag("a", said(word("page.skip")), href="#list", class_="skip"),
        head=_head(),
        main=tag("main", totals(shown), atlas(shown), timeline(shown), listing(shown), _cards(shown), _articles(shown)),
        foot=tag("footer", said(word("page.method"), "p"), said(word("page.sources"), "p")),
        help=_help(),
    )


def safe_policy(style: str, script: str) -> str:
    """Return the content security policy: our style and script by their hashes, and nothing else at all."""
    parts = (
        "default-src 'none'", f"style-src '{_hash(style)}'", f"script-src '{_hash(script)}'",
        "base-uri 'none'", "form-action 'none'",
    )  # fmt: skip
    return "; ".join(parts)


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@lru_cache
def _static(name: str) -> str:
    return files("tawthiq.exporters").joinpath("static", name).read_text(encoding="utf-8")


def _head() -> Markup:
    links = (tag("a", said(word(f"section.{name}")), href=f"#{name}") for name in SECTIONS)
    hint, theme = word("page.language_hint"), word("page.theme_hint")
    buttons = (
        said(word("page.language"), "button", type="button", id="language", lang="en", **both("title", hint)),
        said(word("page.theme"), "button", type="button", id="theme", **both("title", theme)),
        tag("button", "؟", type="button", id="help-button", data_en="?", **_named(word("page.help_hint"))),
    )
    return tag(
        "header",
        tag("div", said(word("page.name"), "h1"), said(word("page.tagline"), "p"), class_="brand"),
        tag("nav", *links, **both("aria-label", word("page.sections"))),
        tag("div", *buttons, class_="tools scripted", hidden=True),
    )


def _named(label: Word) -> dict[str, Attribute]:
    return {**both("aria-label", label), **both("title", label)}


def _cards(shown: Edition) -> Markup:
    head = said(word("section.incidents"), "h2", id="incidents-head")
    cards = [card(entry) for entry in shown.entries] or [said(word("page.none"), "p", class_="note")]
    return tag("section", head, *cards, id="incidents", aria_labelledby="incidents-head")


def _articles(shown: Edition) -> Markup:
    head = said(word("section.articles"), "h2", id="articles-head")
    items = [article(piece, shown, is_open=n == 0) for n, piece in enumerate(shown.pieces)]
    return tag("section", head, legend(), *items, id="articles", aria_labelledby="articles-head")


def _help() -> Markup:
    keys = join(tag("div", tag("dt", tag("kbd", key)), said(word(f"help.{name}"), "dd")) for key, name in KEYS)
    switch = tag("label", tag("input", type="checkbox", id="keys", checked=True), " ", said(word("help.enabled")))
    close = said(word("page.close"), "button", value="close")
    form = tag("form", said(word("help.title"), "h2", id="help-head"), tag("dl", keys), switch, close, method="dialog")
    return tag("dialog", form, id="help", aria_labelledby="help-head")
