"""Who says it: the speaker whose words a figure stands in."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.grammar.rules import Mention
from tawthiq.model.claims import Saying
from tawthiq.model.values import Said
from tawthiq.reading.sentences import Sentence


def _speakers(mention: Mention) -> list[Mention]:
    """Return the speakers within a saying, the one who says it first."""
    found = [part for part in mention.parts if part.kind == "speaker"]
    return found or [speaker for part in mention.parts for speaker in _speakers(part)]


def saying(sentence: Sentence, mention: Mention) -> Saying | None:
    """Return a saying as the link of a chain: the speaker, and through whom it came."""
    speakers = _speakers(mention)
    if not speakers:
        return None
    via = None
    for speaker in reversed(speakers[1:]):
        via = Saying(sentence.evidence(speaker), str(speaker.value), via)
    return Saying(sentence.evidence(speakers[0]), str(speakers[0].value), via)


class Attribution:
    """Finds the speaker of any stretch of an article; a back-reference stands for the last speaker named."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._by_sentence: list[list[tuple[Mention, Saying | None]]] = []
        last: Saying | None = None
        for sentence in sentences:
            found: list[tuple[Mention, Saying | None]] = []
            for mention in sentence.of("saying"):
                link = saying(sentence, mention) if mention.value.role != "same" else last
                if link is not None:
                    last = link
                found.append((mention, link))
            self._by_sentence.append(found)

    def of(self, sentence: Sentence, mention: Mention) -> Saying | None:
        """Return who says a mention: a speaker named after it («بحسب …») before one named in front of it."""
        said = self._by_sentence[sentence.number]
        after = [link for m, link in said if _closes(m) and m.start >= mention.end]
        if after:
            return after[0]
        before = [link for m, link in said if m.end <= mention.start or m.start <= mention.start < m.end]
        return before[-1] if before else None


def _closes(mention: Mention) -> bool:
    value: Said = mention.value
    return value.reach == "back"
