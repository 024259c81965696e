"""Words that ran into one another where a space was lost, as beside a link: «واستشهدالمواطنان»."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tawthiq.grammar.words import Analysis, Script, Word, skip

Cuts = Callable[[str], Sequence[Analysis]]
"""Returns the cuts of a form of which the lexicon knows the stem."""
SHORT, LONG = 4, 5
"""Letters from which a word may be one of two: beside one with the article, and beside one without."""


def apart(words: Iterable[Word], text: str, script: Script, known: Cuts) -> Iterator[Word]:
    """Yield words, and in the place of one that nothing knows the two known ones that it is made of."""
    for word in words:
        at = 0 if len(word.form) < SHORT + LONG or known(word.form) else _place(word.form, script, known)
        if not at:
            yield word
            continue
        middle = word.start + skip(text[word.start : word.end], at, script)
        yield Word(word.form[:at], word.start, middle)
        yield Word(word.form[at:], middle, word.end)


def _place(form: str, script: Script, known: Cuts) -> int:
    """Return where the second of two words begins, if possible one with the article; 0 where it is no two words."""
    if not form.isalpha():
        return 0
    plain = 0
    for at in range(SHORT, len(form) - SHORT + 1):
        left, right = form[:at], form[at:]
        is_named = _own(right, script) < len(right)
        if min(_own(left, script), _own(right, script)) < (SHORT if is_named else LONG):
            continue
        if _bare(known(left)) and _bare(known(right)):
            if is_named:
                return at
            plain = plain or at
    return plain


def _own(part: str, script: Script) -> int:
    """Return how many letters a word has behind its article, or at all."""
    ends = [at + len(name) for name in script.articles if (at := part.find(name, 0, SHORT)) >= 0]
    return len(part) - max(ends, default=0)


def _bare(cuts: Sequence[Analysis]) -> bool:
    """Return whether a word is known without a pronoun at its end: «اتهم» is no second word of «قراراتهم»."""
    return any(not cut.after for cut in cuts)
