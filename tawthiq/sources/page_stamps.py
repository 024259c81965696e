"""When a saved news page was published: by its JSON-LD and meta tags, the date it shows, or its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.languages.ar.script import fold
from tawthiq.sources.page_dates import Day, day, iso
from tawthiq.sources.page_facts import Facts, Tree, shown

_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "publish-date",
    "publish_date", "pubdate", "published", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.created", "dc.date", "date", "article.published",
)  # fmt: skip
_AROUND = frozenset(("nav", "footer", "aside", "figure", "figcaption", "form", "select", "script", "style", "noscript"))
_AROUND_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|footer|ftr|sidebar|related|comments?|more|latest|most|ticker|breaking|caption|widget|tags?)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_SAVING_NAME = re.compile(r"today|now|current|clock", re.IGNORECASE)
_STAMP_LENGTH = 120
_FOLLOWING = 15
_PRECEDING = 3
_ALONE_LENGTH = 45
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The date of publication: ISO or empty, where it was found, and what was found but not understood."""

    published: str
    kind: str = ""
    problem: str = ""


def stamp(tree: Tree, page: Facts) -> Stamp:
    """Return the date of publication of a page: from its tags, else the visible one, else the one in its address.

    `kind` is `page_tags`, `page_visible` or `page_address`. Of visible dates the first after the headline counts,
    then the nearest before it; those in menus, captions, comments and lists of other articles do not.
    """
    tagged = list(_tagged(page))
    visible = _visible(tree, page.title)
    in_url = _IN_URL.search(page.url)
    ranked = [("page_tags", one) for one in tagged]
    ranked += [("page_visible", visible)] if visible else []
    ranked += [("page_address", day(f"{in_url[1]}/{in_url[2]}/{in_url[3]}") or Day(""))] if in_url else []
    for kind, found in ranked:
        if found.iso:
            return Stamp(found.iso, kind)
    return Stamp("", problem=next((found.problem for _, found in ranked if found.problem), ""))


def _tagged(page: Facts) -> Iterator[Day]:
    stamps = [page.linked.get("datePublished"), *(page.metas.get(name) for name in _METAS)]
    for found in stamps:
        if isinstance(found, str) and found.strip():
            yield _read(found.strip())


def _read(found: str) -> Day:
    """Return the ISO stamp as it is, or the day that a stamp of another form names."""
    if iso(found):
        return Day(found) if found[:4] > "1970" else Day("", f"{found!r} is no date of publication")
    read = day(found)
    if read is None:
        return Day("", f"{found[:60]!r} is not understood")
    return read if read.iso else Day("", f"{found[:60]!r} {read.problem}")


def _visible(tree: Tree, title: str) -> Day | None:
    """Return the date shown nearest to the headline: the first of those after it, else one right before it."""
    blocks = [(element, text) for element, text in shown(tree) if not _is_around(element)]
    headline = fold(title)
    at = next((number for number, (_, text) in enumerate(blocks) if headline and headline in fold(text)), None)
    if at is None:
        return None
    after = ((element, text.replace(title, "")) for element, text in blocks[at : at + _FOLLOWING])
    before = reversed(blocks[max(at - _PRECEDING, 0) : at])
    alone = ((element, text) for element, text in before if len(text) <= _ALONE_LENGTH and not _is_of_saving(element))
    found = (one for element, text in (*after, *alone) if (one := _shown_day(element, text)))
    return next(found, None)


def _shown_day(element: Tree, text: str) -> Day | None:
    if len(text) > _STAMP_LENGTH:
        return None
    times = [*element.iter("time")]
    if times and iso(times[0].get("datetime") or ""):
        return Day(times[0].get("datetime"))
    found = day(text)
    return Day(found.iso, found.problem and f"{text!r} {found.problem}") if found else None


def _is_of_saving(element: Tree) -> bool:
    """Return whether an element shows the day on which the page was seen, as pages do at their top."""
    return bool(_SAVING_NAME.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _is_around(element: Tree) -> bool:
    """Return whether an element stands in a part of the page that is not the article."""
    chain = [element, *element.iterancestors()]
    return any(
        one.tag in _AROUND or _AROUND_NAME.search(f"{one.get('class') or ''} {one.get('id') or ''}")
        for one in chain
        if one.tag not in ("html", "body")
    )
