"""The words by which a text is found: folded, each also without the clitics before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain

from tawthiq.languages.ar.script import SCRIPT, fold

SHORTEST = 2  # letters
REMEMBERED_WORDS, REMEMBERED_TEXTS = 100_000, 2_000


@lru_cache(maxsize=REMEMBERED_TEXTS)
def words_of(text: str) -> frozenset[str]:
    """Return every form under which a word of a text is found.

    >>> sorted(words_of("وأعلنت")), sorted(words_of("32 قتيلاً"))
    (['اعلنت', 'واعلنت'], ['32', 'قتيلا'])
    """
    return frozenset(chain.from_iterable(map(_forms, set(SCRIPT.token.findall(text)))))


def no_codes(word: str) -> tuple[str, ...]:
    """Return no code, for a search that takes words as they are."""
    return ()


def expression(text: str, codes: Callable[[str], Iterable[str]] = no_codes) -> str:
    """Return what FTS5 is to match for a typed text: every word of it, in any order; empty where it holds none.

    A word with its article is also found without; one that ends in a star stands for all that begin so. Where `codes`
    gives codes for a word, their own words are looked for too.

    >>> expression("الانفجار بغداد"), expression("كركو*"), expression("،")
    ('("الانفجار" OR "انفجار") AND "بغداد"', '"كركو" *', '')
    >>> expression("حزام", lambda word: ["suicide_belt"] if word == "حزام" else [])
    '("حزام" OR ("suicide" AND "belt"))'
    """
    return " AND ".join(dict.fromkeys(part for typed in text.split() for part in _wanted(typed, codes)))


def _wanted(typed: str, codes: Callable[[str], Iterable[str]]) -> Iterator[str]:
    words = [word for raw in SCRIPT.token.findall(typed) if (word := _plain(raw))]
    star = " *" * typed.endswith("*")
    for number, word in enumerate(words, 1):
        forms = (word, *_without_article(word))
        ends = [f'"{form}"' + star * (number == len(words)) for form in forms]
        ends += map(_spelt, dict.fromkeys(code for form in forms for code in codes(form)))
        yield ends[0] if len(ends) == 1 else f"({' OR '.join(ends)})"


def _spelt(code: str) -> str:
    parts = [f'"{part}"' for part in code.split("_")]
    return parts[0] if len(parts) == 1 else f"({' AND '.join(parts)})"


def _without_article(word: str) -> list[str]:
    cuts = (cut for cut in SCRIPT.analyses(word) if not cut.after and len(cut.stem) > SHORTEST)
    stems = (cut.stem for cut in cuts if cut.before.endswith(("ال", "لل")))
    return [stem for stem in dict.fromkeys(stems) if not stem.startswith("ال")]


@lru_cache(maxsize=REMEMBERED_WORDS)
def _forms(raw: str) -> tuple[str, ...]:
    word = _plain(raw)
    if not word:
        return ()
    stems = (cut.stem for cut in SCRIPT.analyses(word) if not cut.after)
    return tuple(dict.fromkeys(form for form in (word, *stems) if form == word or len(form) > SHORTEST))


def _plain(raw: str) -> str:
    """Return a token folded, letters and digits only; nothing of a mark."""
    return "".join(letter for letter in fold(raw) if letter.isalnum())
