"""Words between quotation marks, and who speaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tawthiq.grammar.rules import Mention
from tawthiq.model.claims import Quote
from tawthiq.model.text import Evidence, evidence
from tawthiq.reading.sentences import Sentence

FEWEST = 4
"""Fewest words of a quotation; what is shorter names or marks a word."""
NAME = 60
"""Longest stretch, in characters, between a speaker's office and the word that opens his speech: his name."""
NEAR = 80
"""How far after the closing mark, in characters, «بحسب …» may begin."""

_PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_MARK = re.compile(r"[«»“”„‹›\n]|\"|''|``|(?<!\w)'(?=\w)|(?<=[\w.،,!؟?])'(?!\w)")
_AGAIN = re.compile(r"\s[\"']\w")
"""A straight mark that opens words although one is open: the one before was never closed."""
_WORD = re.compile(r"[^\W_]+")
OPENERS = ("that", "colon")
_BARS = ("told", "date", "said_verb", "anonymous", "bar", "locative")
"""What no name goes across."""
_EDGE = " \t\n،,:؛-–—\"'«»“”()"


class Speaker(NamedTuple):
    """Somebody who speaks: his words, his role, where the phrase that says so stands, and whether it closes speech."""

    words: Evidence
    role: str
    start: int
    end: int
    closes: bool


def quotes(sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """Return the quotations of four words or more whose speaker is known, in the order of the article."""
    out: list[Quote] = []
    for told in _by_field(sentences):
        text = told[0].article.field(told[0].field)
        quoted = list(spans(text))
        speakers = _speakers(told, text) if quoted else []
        for start, end in quoted:
            found = _who(speakers, told, start, end)
            if found is not None:
                words = evidence(told[0].article, told[0].field, start, end)
                out.append(Quote(words, found.words, found.role))
    return tuple(out)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of what stands between quotation marks that match within a line, four words or more.

    >>> [text[a:b] for text in ["قال «لن ننسى من قتلوا أبدا» ثم سكت"] for a, b in spans(text)]
    ['لن ننسى من قتلوا أبدا']
    """
    opened: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark == "\n":
            opened.clear()
        elif opened and mark == opened[-1][0]:
            start = opened.pop()[1]
            if _AGAIN.match(text, match.start() - 1):
                opened.append((mark, match.end()))
            elif not opened and len(_WORD.findall(text, start, match.start())) >= FEWEST:
                yield _bare(text, start, match.start())
        elif mark in _PAIRS or mark not in _PAIRS.values():
            opened.append((_PAIRS.get(mark, mark), match.end()))


def _by_field(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    for is_title in (True, False):
        told = [sentence for sentence in sentences if sentence.is_title is is_title]
        if told:
            yield told


def _speakers(told: list[Sentence], text: str) -> list[Speaker]:
    """Return everybody who speaks, in the order of the text; «مضيفا» is whoever spoke last."""
    out: list[Speaker] = []
    for sentence in told:
        for mention in sentence.of("saying", "speaker"):
            if mention.kind == "saying":
                found = _saying(sentence, mention, text, out[-1] if out else None)
            else:
                found = _subject(sentence, mention, text)
            if found is not None:
                out.append(found)
    return sorted(out, key=lambda speaker: speaker.start)


def _saying(sentence: Sentence, saying: Mention, text: str, last: Speaker | None) -> Speaker | None:
    """Return who speaks in a saying: the speaker with his name, an unknown name, or else who spoke last."""
    closes = saying.value.reach == "back"
    parts = saying.parts
    for part, following in zip(parts, (*parts[1:], None), strict=True):
        if part.kind in ("speaker", "spot") and not (part.value == "unnamed" and saying.value.role == "same"):
            role = str(part.value) if part.kind == "speaker" else "official"
            return Speaker(_with_name(sentence, part, following, text), role, saying.start, saying.end, closes)
    if saying.value.role == "named" and len(parts) > 1:
        words = _trimmed(sentence, parts[0].end, parts[1].start, text)
        return Speaker(words, "unnamed", saying.start, saying.end, closes) if words.text else None
    return last and last._replace(start=saying.start, end=saying.end, closes=closes)


def _subject(sentence: Sentence, speaker: Mention, text: str) -> Speaker | None:
    """Return a speaker who is what «وكان … قد» is said of."""
    already = sentence.of("already")
    if not any(word.last == speaker.first for word in already):
        return None
    following = next((word for word in already if word.start >= speaker.end), None)
    words = _with_name(sentence, speaker, following, text)
    return Speaker(words, str(speaker.value), speaker.start, speaker.end, False)


def _with_name(sentence: Sentence, speaker: Mention, following: Mention | None, text: str) -> Evidence:
    """Return the words for a speaker up to what opens his speech, the name that no table knows among them."""
    openers = sentence.of(*OPENERS) if speaker.kind == "speaker" else []
    opening = following or next((m for m in openers if m.start >= speaker.end), None)
    if opening is None or not 0 <= opening.start - speaker.end <= NAME:
        return evidence(sentence.article, sentence.field, speaker.start, speaker.end)
    ends = [m.start for m in sentence.of(*_BARS) if m.start >= speaker.end and not m.before]
    return _trimmed(sentence, speaker.start, min([opening.start - len(opening.before), *ends]), text)


def _trimmed(sentence: Sentence, start: int, end: int, text: str) -> Evidence:
    return evidence(sentence.article, sentence.field, *_bare(text, start, end, _EDGE))


def _bare(text: str, start: int, end: int, edge: str = " \t") -> tuple[int, int]:
    """Return a stretch without the marks and spaces at its ends."""
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return start, end


def _who(speakers: list[Speaker], told: list[Sentence], start: int, end: int) -> Speaker | None:
    """Return who speaks: named after the words, in front of them in their sentence, or last where they open one."""
    after = next((s for s in speakers if s.closes and 0 <= s.start - end <= NEAR), None)
    sentence = next((s for s in reversed(told) if s.start <= start), told[0])
    if after is not None and not _stops(told, end, after.start):
        return after
    before = [s for s in speakers if s.end <= start]
    if not before:
        return None
    opens = start - sentence.start <= 2
    return before[-1] if opens or before[-1].start >= sentence.start else None


def _stops(told: list[Sentence], end: int, start: int) -> bool:
    """Return whether a sentence begins between two places."""
    return any(end < sentence.start <= start for sentence in told)
