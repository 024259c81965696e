"""What the lexicon holds for the forms of words, remembered."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from tawthiq.grammar.lexicon import Entry, Lexicon
from tawthiq.grammar.words import Analysis, Script


class Reading(NamedTuple):
    """What the lexicon holds for one cut of a word: `soon` for the first rooms, `later` for the rest, and phrases."""

    analysis: Analysis
    soon: tuple[Entry, ...]
    later: tuple[Entry, ...]
    longer: dict[str, tuple[Entry, ...]]


class Lookup:
    """Finds what a lexicon holds for forms; `soon` are the kinds that the first rooms need."""

    def __init__(self, script: Script, lexicon: Lexicon, soon: Collection[str]) -> None:
        self._known: dict[str, tuple[Reading, ...]] = {}
        self._script = script
        self._lexicon = lexicon
        self._soon = soon

    def find(self, form: str) -> tuple[Reading, ...]:
        """Return the readings of a form, those that cut least first, and remember them."""
        readings = self._known.get(form)
        if readings is None:
            if len(self._known) > self._script.limit:
                self._known.clear()
            readings = self._known[form] = tuple(self._readings(form))
        return readings

    def cuts(self, form: str) -> list[Analysis]:
        """Return the cuts of a form of which the lexicon knows the stem; a part of a word is not remembered."""
        readings = self._known.get(form)
        return [reading.analysis for reading in (self._readings(form) if readings is None else readings)]

    def _readings(self, form: str) -> Iterator[Reading]:
        found = map(self._reading, self._script.analyses(form))
        return (reading for reading in found if reading.soon or reading.later or reading.longer)

    def _reading(self, analysis: Analysis) -> Reading:
        entries = self._lexicon.starting(analysis.stem)
        if entries is None:
            return Reading(analysis, (), (), {})
        fits, before, after = self._script.fits, analysis.before, analysis.after
        single = [e for e in entries.single if fits(e.kind, before, after)]
        soon = tuple(e for e in single if e.kind in self._soon)
        later = tuple(e for e in single if e.kind not in self._soon)
        return Reading(analysis, soon, later, entries.longer)
