"""The list of incidents: a table with filters; without a script it is simply all of them, by date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawthiq.exporters.page.edition import Edition, Entry
from tawthiq.exporters.page.facts import to_incident
from tawthiq.exporters.page.markup import Markup, join, tag
from tawthiq.exporters.page.settled import short
from tawthiq.exporters.page.words import Word, both, code, country, said, word
from tawthiq.model.values import Perpetrator

COLUMNS = ("date", "place", "type", "killed", "injured", "reports")


def listing(edition: Edition) -> Markup:
    """Return the section with filters and table."""
    head = said(word("section.list"), "h2", id="list-head")
    columns = tag("tr", *(_column(name) for name in COLUMNS))
    rows = tag("tbody", *(_row(entry) for entry in edition.entries))
    caption = said(word("list.caption"), "caption", class_="unseen")
    table = tag("table", caption, tag("thead", columns), rows, class_="list")
    none = said(word("list.none"), "p", id="none", class_="note", hidden=True)
    scroll = tag("div", table, class_="wide", tabindex=0, role="group", aria_labelledby="list-head")
    return tag("section", head, _filters(edition.entries), scroll, none, id="list", aria_labelledby="list-head")


def _filters(entries: Sequence[Entry]) -> Markup:
    countries = {place: country(place) for e in entries if (place := _country(e))}
    types = {e.type: code("type", e.type) for e in entries}
    text = tag("input", type="search", id="filter", autocomplete="off", **both("placeholder", word("list.text_hint")))
    return tag(
        "form",
        tag("label", said(word("list.text")), text, class_="grow"),
        tag("label", said(word("list.country")), _choice("country", countries.items())),
        tag("label", said(word("list.type")), _choice("type", types.items())),
        said(word("list.clear"), "button", type="reset"),
        tag("output", said(word("list.shown")), " ", tag("b", str(len(entries)), id="shown"), f" / {len(entries)}"),
        role="search", class_="filters scripted", hidden=True, **both("aria-label", word("list.filter")),
    )  # fmt: skip


def _choice(name: str, options: Iterable[tuple[str, Word]]) -> Markup:
    items = [said(label, "option", value=value) for value, label in sorted(options, key=lambda option: option[1].ar)]
    return tag("select", said(word("list.all"), "option", value=""), *items, id=f"by-{name}")


def _column(name: str) -> Markup:
    button = said(word(f"column.{name}"), "button", type="button", **both("title", word("list.sort")))
    return tag("th", button, scope="col", class_="figure" if name in ("killed", "injured", "reports") else None)


def _row(entry: Entry) -> Markup:
    link = tag("a", said(entry.where), href=to_incident(entry.incident))
    badge = [" ", said(word("card.recalled"), class_="badge")] if not entry.is_news else []
    reports = len({piece.anchor for piece, _ in entry.told})
    best = [item.best if item and item.best is not None else -1 for item in (entry.flat.killed, entry.flat.injured)]
    return tag(
        "tr",
        tag("td", tag("time", entry.date or "–", datetime=entry.date or None), data_v=entry.date),
        tag("th", link, *badge, scope="row"),
        tag("td", said(code("type", entry.type))),
        tag("td", short(entry.flat.killed), data_v=best[0], class_="figure"),
        tag("td", short(entry.flat.injured), data_v=best[1], class_="figure"),
        tag("td", str(reports), data_v=reports, class_="figure"),
        data_of=entry.anchor, data_country=_country(entry), data_type=entry.type, data_find=_find(entry),
    )  # fmt: skip


def _country(entry: Entry) -> str:
    return (entry.place.country or "") if entry.place else ""


def _find(entry: Entry) -> str:
    """Return what else the search finds an incident by: groups and outlets; never words that may name a victim."""
    actors = [c.value for _, a in entry.told for c in a.of("perpetrator") if isinstance(c.value, Perpetrator)]
    words = [part for actor in actors for part in (actor.actor, actor.name)]
    words += [piece.article.outlet for piece, _ in entry.told]
    return join(dict.fromkeys(word for word in words if word), " ")
