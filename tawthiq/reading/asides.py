"""What is not news in an article: captions, credits, teasers, pointers to recordings; facts in them do not count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tawthiq.grammar.rules import Mention
from tawthiq.model.claims import Aside
from tawthiq.model.text import evidence
from tawthiq.reading.sentences import Sentence, before

SHORT = 200
"""Longest line, in characters, that a caption or a label takes whole."""

FEW = 12
"""Words up to which a line without a full stop may be none of the report."""
LABEL = 6
"""Words that a dateline has at most."""
NEWS = ("toll", "joint", "no_toll", "happening", "saying", "blame")
"""Kinds of mention that make it more than a dateline."""
TELLING = (*NEWS, "spot", "speaker", "actor")
"""Kinds of mention that make a short line one of the report."""

_END = re.compile(r"(?<![.\s])[.!?؟](?![.\w])|\n")
_STOP = re.compile(r"(?<![.\s])\.(?![.\w])")
_FULL = re.compile(r"[\w.!?؟:…]")
"""What makes a sentence more than a line of its own, or ends it as one of a text."""
_TAGS = re.compile(r"#\S+(?:\s+#\S+)*")
_COLUMN = re.compile(r" {3,}")
_HEADLINE = re.compile(r"[^\S\n]*\n\s*\S[^\n]{0,98}[^\s.:…](?=\s*(?:\n|\Z))")
"""A short line that no full stop ends."""
_OPENING = re.compile(r"(?:^|\n|[.!?؟:…]| {3})[\s\"'«“(\[#*•–-]*$")
_FOREIGN = re.compile(r"[A-Za-z]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def asides(sentences: Sequence[Sentence]) -> tuple[Aside, ...]:
    """Return the stretches that are not news, in the order of the article, none overlapping."""
    out: list[Aside] = []
    for sentence in sentences:
        text = sentence.article.field(sentence.field)
        for kind, start, end in sorted(_found(sentence, text), key=lambda found: (found[1], -found[2])):
            last = out[-1].evidence if out else None
            if last is None or last.field != sentence.field or start >= last.end:
                out.append(Aside(kind, evidence(sentence.article, sentence.field, start, end)))
    return tuple(out)


def is_of_page(sentence: Sentence) -> bool:
    """Return whether a sentence is none of the report: its headline again, tags, or a short line of the page around it.

    «الرئيسية», «مشاركة», «نشر في: 2021-01-22». What tells of harm, of a place or of somebody who speaks is kept.
    """
    if sentence.is_title:
        return False
    article = sentence.article
    start, end = _line(article.text, sentence.start)
    line = article.text[start:end]
    if _TAGS.fullmatch(line) or (article.title and line == article.title.strip()):
        return True
    return _is_line(sentence, FEW) and not sentence.of(*TELLING)


def opened(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences of an article, a dateline in a line of its own as the head of the sentence that it opens.

    «بغداد - وكالات» above the lead is read as before it in its line.
    """
    at = next((at for at, sentence in enumerate(sentences) if not sentence.is_title), len(sentences))
    head, lead = sentences[at : at + 1], sentences[at + 1 : at + 2]
    if not (lead and _is_line(head[0], LABEL) and not head[0].of(*NEWS)):
        return list(sentences)
    return [*sentences[:at], before(head[0], lead[0]), *sentences[at + 2 :]]


def _is_line(sentence: Sentence, most: int) -> bool:
    """Return whether a sentence of so many words at most is a line of its own that no full stop ends."""
    if len(sentence.words) > most:
        return False
    text = sentence.article.text
    start, end = _line(text, sentence.start)
    return not _FULL.search(text[start : sentence.start] + text[sentence.end : end])


def _found(sentence: Sentence, text: str) -> Iterator[tuple[str, int, int]]:
    for mention in sentence.of("aside", "byline"):
        found = _reach(mention, text)
        if found is not None:
            yield found
    for mention in sentence.of("agency", "outlet"):
        if _is_bracketed(mention, text) and _opens(text, mention.start) and _closes(text, mention.end + 1):
            yield "credit", mention.start - 1, mention.end + 1


def _reach(mention: Mention, text: str) -> tuple[str, int, int] | None:
    """Return the kind and reach of what a label marks, None where it stands within a sentence of the report."""
    kind, start = str(mention.value), mention.start
    if kind == "dateline":
        return (kind, start, mention.end) if _line(text, start)[0] == start else None
    if kind == "caption":
        bracketed = _is_bracketed(mention, text)
        return (kind, start - 1, mention.end + 1) if bracketed else (kind, _back(text, start), _on(text, start))
    if not _opens(text, start):
        return _captioned(text, start) if kind == "credit" else None
    end = _on(text, start)
    is_alone = kind == "teaser" and mention.end == end
    return kind, start, _below(text, end) if is_alone else end


def _below(text: str, end: int) -> int:
    """Return the end of the headlines below a label that stands alone in its line."""
    while line := _HEADLINE.match(text, end):
        end = line.end()
    return end


def _captioned(text: str, start: int) -> tuple[str, int, int] | None:
    """Return the caption that a credit in its line ends: «Basra blast killed 9 Source: AP»."""
    first, last = _line(text, start)
    before = text[first:start]
    foreign = _FOREIGN.search(before) and not _ARABIC.search(before)
    return ("caption", first, last) if foreign and last - first <= SHORT else None


def _line(text: str, at: int) -> tuple[int, int]:
    """Return where the line around a place begins and ends, spaces left out."""
    first, last = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[first : len(text) if last < 0 else last]
    return first + len(line) - len(line.lstrip()), first + len(line.rstrip())


def _on(text: str, start: int) -> int:
    """Return where what a label opens ends: its columns of headlines, its line, or in a long line its sentence."""
    _, last = _line(text, start)
    columns = _COLUMN.split(text[start:last])
    if len(columns) > 1:
        return _columns(text, start, columns)
    first, _ = _line(text, start)
    if first == start and last - start <= SHORT:
        return last
    end = _END.search(text, start, last)
    return end.end() if end else last


def _columns(text: str, start: int, columns: list[str]) -> int:
    """Return the end of headlines set in columns, apart by three spaces or more; a full stop is the report again."""
    end = start + len(columns[0])
    for column in columns[1:]:
        if _STOP.search(column):
            break
        end = text.index(column, end) + len(column)
    return end


def _back(text: str, start: int) -> int:
    """Return where the sentence of a caption begins."""
    first, _ = _line(text, start)
    begins = first
    for end in _END.finditer(text, first, start):
        begins = end.end()
    return begins + len(text[begins:start]) - len(text[begins:start].lstrip())


def _is_bracketed(mention: Mention, text: str) -> bool:
    """Return whether nothing but a mention stands in brackets: «(صورة أرشيفية)»."""
    return text[mention.start - 1 : mention.start] in ("(", "[") and text[mention.end : mention.end + 1] in (")", "]")


def _opens(text: str, start: int) -> bool:
    """Return whether a line, a sentence or a column of headlines begins here."""
    return _OPENING.search(text, max(0, start - 40), start) is not None


def _closes(text: str, end: int) -> bool:
    """Return whether a line ends here, a full stop apart."""
    return _line(text, end - 1)[1] <= end + 1
