"""What figures add up to: of one incident and of all, with range, rule, and what agrees, differs or is not known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tawthiq.exporters.page.edition import Edition, Entry, differs, number
from tawthiq.exporters.page.markup import Markup, join, tag
from tawthiq.exporters.page.words import Word, code, listed, quoted, said, word
from tawthiq.model.incidents import Settlement

SIGNED = re.compile(r"(?P<how>decided|accepted) by (?P<by>.*?) on (?P<day>\S+), decision (?P<n>\d+): (?P<why>.*)", re.S)


def ends(best: int, low: int | None, high: int | None) -> Word | None:
    """Return the range of a figure in words, to be read after it, or None where there is nothing to add.

    >>> [str(w and w.en) for w in (ends(32, 28, 35), ends(32, 28, None), ends(32, 32, None), ends(5, 5, 5))]
    ['between 28 and 35', '28 or more', 'or more', 'None']
    """
    if high is None:
        return word("total.open", low=low) if low not in (None, best) else word("total.or_more")
    if low is None:
        return word("total.up_to", high=high)
    return word("total.between", low=low, high=high) if low != high else None


def block(entry: Entry) -> Markup:
    """Return the settled figures of an incident."""
    settled = [s for s in (entry.flat.killed, entry.flat.injured, entry.flat.attackers) if s and s.best is not None]
    if not settled:
        return said(word("card.none_settled"), "p", class_="settled note")
    return tag("dl", *(_figure(item) for item in settled), class_="settled")


def short(settled: Settlement | None) -> Markup:
    """Return a settled figure for a table: the best, and its range in small where there is one."""
    if settled is None or settled.best is None:
        return tag("span", "–", class_="note")
    shown = ends(number(settled.best), settled.low, settled.high)
    return join([tag("b", str(settled.best)), *([" ", said(shown, "small")] if shown else [])])


def _figure(item: Settlement) -> Markup:
    shown = ends(number(item.best), item.low, item.high)
    lines = [said(shown, "span", class_="range")] if shown else []
    lines.append(tag("small", said(rule_words(item.rule)), class_="rule"))
    if item.for_ or item.against:
        lines.append(tag("small", said(_sides(item)), class_="against" if differs(item) else None))
    best = tag("b", str(item.best), class_="best")
    return tag("div", said(code("status", item.field), "dt"), tag("dd", best, *lines), class_=f"is-{item.field}")


def rule_words(rule: str) -> Word:
    """Return a rule in words, with who decided or accepted the value, and why, where somebody did.

    >>> rule_words("latest count; accepted by Amal on 2021-02-01, decision 3: both read").en
    'latest count, accepted by Amal on 2021-02-01, decision 3: both read'
    """
    by_rule, _, signed = rule.partition("; accepted by ") if "; accepted by " in rule else ("", "", "")
    found = SIGNED.fullmatch(f"accepted by {signed}" if signed else rule)
    parts = [code("rule", part) for part in (by_rule if found else rule).split("; ") if part]
    if not found:
        return listed(parts)
    return listed([*parts, word(f"rule.{found['how']}", **found.groupdict() | {"why": quoted(found["why"])})])


def _sides(item: Settlement) -> Word:
    against = [word("card.against", n=len(item.against))] if item.against else []
    return listed((word("card.for", n=len(item.for_)), *against))


def sums(items: Iterable[Settlement | None]) -> tuple[int, int, int | None]:
    """Return the sums of the best, the lowest and the highest figures; no highest where one is open upwards.

    >>> sums([Settlement("killed", 5, 4, 6), Settlement("killed", 10, 10, None), None])
    (15, 14, None)
    """
    known = [s for s in items if s is not None and s.best is not None]
    best = sum(number(s.best) for s in known)
    low = sum(number(s.best) if s.low is None else s.low for s in known)
    is_open = any(s.high is None for s in known)
    return best, low, None if is_open else sum(s.high or 0 for s in known)


def totals(edition: Edition) -> Markup:
    """Return the section of totals; incidents that articles only recall are left out of the sums, and counted apart."""
    news = [entry for entry in edition.entries if entry.is_news]
    outlets = {piece.article.outlet for piece in edition.pieces if piece.article.outlet}
    disputed = sum(entry.is_disputed for entry in news)
    tiles = (
        _tile("incidents", str(len(news)), ()),
        _tile("articles", str(len(edition.pieces)), (word("total.outlets", n=len(outlets)),)),
        _people("killed", [entry.flat.killed for entry in news]),
        _people("injured", [entry.flat.injured for entry in news]),
        _tile("disputed", str(disputed), (word("total.of", n=len(news)),)),
    )
    notes = [said(word("total.note"), "p", class_="note")]
    if recalled := len(edition.entries) - len(news):
        notes.append(said(word("total.recalled", n=recalled), "p", class_="note"))
    head = said(word("section.totals"), "h2", id="totals-head")
    return tag("section", head, tag("dl", *tiles, class_="tiles"), *notes, id="totals", aria_labelledby="totals-head")


def _people(field: str, settled: Sequence[Settlement | None]) -> Markup:
    best, low, high = sums(settled)
    blank = sum(item is None or item.best is None for item in settled)
    lines = [shown] if len(settled) > blank and (shown := ends(best, low, high)) else []
    lines.append(word("total.blank", n=blank) if blank else word("total.complete"))
    return _tile(field, str(best) if len(settled) > blank else "–", lines)


def _tile(name: str, figure: str, lines: Sequence[Word]) -> Markup:
    below = (said(line, "small") for line in lines)
    label = said(word(f"total.{name}"), "dt")
    return tag("div", label, tag("dd", tag("b", figure), *below), class_=f"tile is-{name}")
