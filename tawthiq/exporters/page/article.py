"""One article: its text with the facts marked, and the facts beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tawthiq.exporters.page.edition import Edition, Piece
from tawthiq.exporters.page.facts import KINDS, Fact, to_incident
from tawthiq.exporters.page.markup import Markup, address, join, safe, tag
from tawthiq.exporters.page.words import Word, both, code, listed, manner, plain, said, word
from tawthiq.model.text import Article

RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "he", "ckb", "ps"})
LAM, ALEFS = re.compile("ل[\u064b-\u0652]*$"), tuple("اأإآٱ")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text: its facts, the widest first, those of them that begin here, and where it stands itself."""

    text: str
    facts: tuple[Fact, ...] = ()
    begins: tuple[Fact, ...] = ()
    start: int = 0


def segments(text: str, facts: Sequence[Fact]) -> Iterator[Segment]:
    """Yield the stretches of a text in order, none empty; together they are the text. Every newline stands alone.

    >>> [s.text for s in segments("one\\ntwo", ())]
    ['one', '\\n', 'two']
    """
    cuts = {0, len(text)} | {end for fact in facts for end in (fact.evidence.start, fact.evidence.end)}
    cuts |= {end for at, letter in enumerate(text) if letter == "\n" for end in (at, at + 1)}
    ends = sorted(cuts)
    waiting = sorted(facts, key=lambda fact: (-fact.evidence.start, fact.evidence.end, fact.kind))
    open_: list[Fact] = []
    for start, end in pairwise(ends):
        open_ = [fact for fact in open_ if fact.evidence.end > start]
        begins: list[Fact] = []
        while waiting and waiting[-1].evidence.start == start:
            begins.append(waiting.pop())
        open_ += begins
        open_.sort(key=lambda fact: fact.evidence.start - fact.evidence.end)
        yield Segment(text[start:end], tuple(open_), tuple(begins), start)


def paragraphs(parts: Iterator[Segment]) -> Iterator[list[Segment]]:
    """Yield the segments of each line that shows something; facts that begin on a newline begin on the next line."""
    line: list[Segment] = []
    late: tuple[Fact, ...] = ()
    for part in parts:
        if part.text != "\n":
            line.append(Segment(part.text, part.facts, late + part.begins, part.start))
            late = ()
            continue
        late += part.begins
        if line:
            yield line
        line = []
    if line:
        yield line


def legend() -> Markup:
    """Return the list of kinds, each with a switch that hides its marks (no script needed)."""
    switches = (tag("label", _switch(kind), tag("mark", said(_kind(kind)), class_=kind)) for kind in KINDS)
    head = tag("p", said(word("article.legend"), "b"), " ", said(word("article.legend_hint"), "small"))
    return tag("div", head, *switches, class_="legend", role="group", **both("aria-label", word("article.legend")))


def _switch(kind: str) -> Markup:
    return tag("input", type="checkbox", id=f"show-{kind}", checked=True)


def article(piece: Piece, edition: Edition, *, is_open: bool = False) -> Markup:
    """Return an article, folded up under its title unless `is_open`."""
    told = piece.article
    body = tag("div", text(piece), _beside(piece, edition), class_="reading")
    return tag("details", _summary(told), body, id=piece.anchor, class_="article", open=is_open)


def stamp(told: Article) -> Markup:
    """Return outlet and time of an article as its head and its figures show them."""
    time = told.published[:16].replace("T", " ")
    when = tag("time", time, datetime=told.published, dir="ltr") if time else said(word("card.no_time"))
    unsure = [said(word("card.unsure_time"), class_="note")] if "unreliable" in told.published_kind else []
    return tag("span", tag("bdi", told.outlet, class_="outlet", lang=told.language), " ", when, *unsure, class_="stamp")


def _summary(told: Article) -> Markup:
    title = tag("bdi", told.title, lang=told.language) if told.title.strip() else said(word("article.untitled"))
    return tag("summary", tag("h3", title), stamp(told))


def text(piece: Piece) -> Markup:
    """Return title and text with the facts marked; each line carries where it begins, in characters."""
    told = piece.article
    title = [f for f in piece.facts if f.evidence.field == "title"]
    body = [f for f in piece.facts if f.evidence.field == "text"]
    head = [_line(manner().heading, line, "title") for line in paragraphs(segments(told.title, title))]
    lines = [_line("p", line, None) for line in paragraphs(segments(told.text, body))]
    side = "rtl" if told.language in RIGHT_TO_LEFT else "ltr"
    return tag("div", *head, *lines, lang=told.language, dir=side, class_="text")


def _line(name: str, line: Sequence[Segment], look: str | None) -> Markup:
    neighbours = zip((None, *line), line, (*line[1:], None), strict=False)
    marks = (_mark(part, _severed(before, part, after)) for before, part, after in neighbours)
    return tag(name, *marks, data_at=line[0].start, class_=look)


def _severed(before: Segment | None, part: Segment, after: Segment | None) -> str:
    """Return a look for words that begin or end within a lam-alef: drawn as one, half of it would be covered."""
    if before and LAM.search(before.text) and part.text.startswith(ALEFS):
        return " after-lam"
    if after and not after.facts and LAM.search(part.text) and after.text.startswith(ALEFS):
        return " before-alef"
    return ""


def _mark(part: Segment, look: str) -> Markup:
    if not part.facts:
        return safe(part.text)
    anchors = join(tag("i", id=fact.anchor) for fact in part.begins)
    kinds = " ".join(dict.fromkeys(fact.kind for fact in part.facts))
    tips = listed(_kind(f.kind) + plain(": ") + f.value for f in part.facts)
    ids = " ".join(fact.anchor for fact in part.facts)
    return join([anchors, tag("mark", part.text, class_=kinds + look, data_f=ids, **both("title", tips))])


def _beside(piece: Piece, edition: Edition) -> Markup:
    entries = edition.entries_of(piece.article.id)
    links = [tag("li", tag("a", said(e.title), href=to_incident(e.incident))) for e in entries]
    none = said(word("article.no_incident"), "p", class_="note")
    incidents = tag("ul", *links, class_="links") if links else none
    read = [tag("li", fact_link(fact)) for fact in piece.facts if fact.kind != "part"]
    problems = [tag("li", problem.message, lang="en", dir="auto") for problem in piece.report.problems]
    below = (*_part("article.facts", read), *_part("article.problems", problems))
    return tag("aside", original(piece.article), said(word("article.incidents"), "h4"), incidents, *below)


def _part(head: str, items: Sequence[Markup]) -> Sequence[Markup]:
    return (said(word(head), "h4"), tag("ul", *items, class_="read")) if items else ()


def fact_link(fact: Fact) -> Markup:
    """Return a fact by its value, as a link to its words; names that stand in the words stay there."""
    return tag("a", fact_plain(fact), href=f"#{fact.anchor}")


def fact_plain(fact: Fact) -> Markup:
    """Return a fact by its value, without its words."""
    shown = said(Word("", "") if fact.kind == "quote" else fact.value)
    return join([tag("mark", said(_kind(fact.kind)), class_=fact.kind), " ", shown])


def original(told: Article) -> Markup:
    """Return a link to where an article was published, or nothing."""
    if not told.url:
        return join([])
    link = address(told.url)
    if link is None:
        return tag("p", tag("bdi", told.url), class_="note")
    return tag("p", tag("a", said(word("article.original")), href=link, rel="noopener noreferrer nofollow external"))


def _kind(kind: str) -> Word:
    return code("kind", kind)
