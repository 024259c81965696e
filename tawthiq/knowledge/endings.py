"""Words that most news shares: what is left of a text without them tells it from others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

LETTERS = 4
"""How many last letters stand for a word: what is written onto it in front (و، ب، ال) does not matter then."""

_WORD = re.compile(r"\w+")
_UNHEARD = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670]")


def endings(text: str) -> Iterator[str]:
    """Yield the last letters of each word of a text, without marks; numbers are words too.

    >>> list(endings("وقال في بغداد، لبغداد ٣٢"))
    ['وقال', 'في', 'غداد', 'غداد', '٣٢']
    """
    bare = _UNHEARD.sub("", unicodedata.normalize("NFKD", text)).lower()
    return (word[-LETTERS:] for word in _WORD.findall(bare))


def is_unusual(ending: str) -> bool:
    """Return whether few articles hold a word that ends so; numbers and words of two letters tell nothing.

    >>> is_unusual("وقال"), is_unusual("في"), is_unusual("2021")
    (False, False, False)
    """
    return len(ending) > 2 and ending.isalpha() and ending not in common()


@cache
def common() -> frozenset[str]:
    """Return the endings that more than two in a hundred articles hold, in all news or among reports of violence."""
    text = files("tawthiq.knowledge").joinpath("data", "common_endings.tsv").read_text(encoding="utf-8")
    return frozenset(line.split("\t")[0] for line in text.splitlines()[1:])
