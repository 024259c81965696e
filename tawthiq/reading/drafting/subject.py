"""What an article is about, by its headline and opening, and how one of its drafts stands to that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tawthiq.grammar.words import split
from tawthiq.reading.drafting.draft import LONG, Draft
from tawthiq.reading.drafting.seen import Seen
from tawthiq.reading.sentences import Sentence

OPENING = 250
"""Characters at the head of a text that say what it is about."""
PARTS = 5
"""Classes of how much of the headline or opening a draft shares."""
BULKS, TENTH = 5, 10
"""Classes of how much of a text a draft takes, by tenths; half and more are one."""
LENGTHS, PAGE = 6, 700
"""Classes of the length of a text, and the characters of each."""


def of_subject(draft: Draft, drafts: Sequence[Draft]) -> Iterator[str]:
    """Yield how a draft stands to what its article is about."""
    sentence = draft.seen[0].sentence
    article = sentence.article
    head, opening = _content(article.title, sentence), _content(article.text[:OPENING], sentence)
    yield from (f"head:{word}" for word in head)
    yield f"headshare:{_share(head, draft)}"
    yield f"openshare:{_share(opening, draft)}"
    yield f"told:{_tells(drafts, _is_head):d}{_tells(drafts, _is_opening):d}{_tells([draft], _is_opening):d}"
    yield f"bulk:{min(BULKS, TENTH * _length(draft) // max(1, len(article.text)))}"
    yield f"long:{min(LENGTHS, len(article.text) // PAGE)}"


def _content(text: str, sentence: Sentence) -> set[str]:
    return {word.form for word in split(text, sentence.script) if len(word.form) >= LONG}


def _share(words: set[str], draft: Draft) -> str:
    return str(PARTS * len(words & draft.words) // len(words)) if words else "none"


def _tells(drafts: Sequence[Draft], where: Callable[[Seen], bool]) -> bool:
    return any(where(seen) for draft in drafts for seen in draft.seen)


def _is_head(seen: Seen) -> bool:
    return seen.sentence.is_title


def _is_opening(seen: Seen) -> bool:
    return not seen.sentence.is_title and seen.sentence.start < OPENING


def _length(draft: Draft) -> int:
    return sum(seen.sentence.end - seen.sentence.start for seen in draft.seen)
