"""Digits and sentence ends as mentions of their own."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention
from tawthiq.grammar.words import Script, Word


def marked(words: list[Word], at: int, script: Script) -> Mention | None:
    """Return a word of digits or a sentence end as a mention; a dot after a single letter is an abbreviation's."""
    form, start, end = words[at]
    if form[0].isdecimal():
        first = at - _leans(words, at, script)
        before = words[first].form if first < at else ""
        return Mention("digits", start, end, form, "", (), first, at + 1, before)
    if form in script.stops and not (form == "." and at and len(words[at - 1].form) == 1):
        return Mention("stop", start, end, form, "", (), at, at + 1)
    return None


def _leans(words: list[Word], at: int, script: Script) -> bool:
    """Return whether the word before digits is a clitic of theirs, such as the و of «و10» or «و 10»."""
    if at == 0 or words[at - 1].form not in script.clitics:
        return False
    left = words[at - 1]
    return left.end == words[at].start or len(left.form) == 1
