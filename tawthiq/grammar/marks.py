"""Digits and sentence ends as mentions of their own."""

from __future__ import annotations

from itertools import pairwise

from tawthiq.grammar.rules import Mention
from tawthiq.grammar.words import Script, Word

SYLLABLE = 3
"""Letters that a part of an abbreviation written with dots has at most."""


def marked(words: list[Word], at: int, script: Script) -> Mention | None:
    """Return a word of digits or a sentence end as a mention; the dot of an abbreviation is none."""
    form, start, end = words[at]
    if form[0].isdecimal():
        first = at - _leans(words, at, script)
        before = words[first].form if first < at else ""
        return Mention("digits", start, end, form, "", (), first, at + 1, before)
    if form in script.stops and not (form == "." and at and _abbreviates(words, at)):
        return Mention("stop", start, end, form, "", (), at, at + 1)
    return None


def _abbreviates(words: list[Word], at: int) -> bool:
    """Return whether a dot follows a single letter, or joins two syllables without a space: «سي.إن.إن»."""
    around = words[at - 1 : at + 2]
    joins = len(around) == 3 and all(one.end == two.start for one, two in pairwise(around))
    return len(around[0].form) == 1 or (joins and len(around[0].form) <= SYLLABLE and len(around[2].form) <= SYLLABLE)


def _leans(words: list[Word], at: int, script: Script) -> bool:
    """Return whether the word before digits is a clitic of theirs, such as the و of «و10» or «و 10»."""
    if at == 0 or words[at - 1].form not in script.clitics:
        return False
    left = words[at - 1]
    return left.end == words[at].start or len(left.form) == 1
