"""Words and phrases to kinds and values: the tables behind the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tawthiq.grammar.words import Script, forms
from tawthiq.model.errors import KnowledgeError


class Entry(NamedTuple):
    """One phrase: its folded words after the first, the kind of mention it makes, and the value."""

    rest: tuple[str, ...]
    kind: str
    value: object


Lookup = Callable[[str], tuple[Entry, ...]]
Row = tuple[tuple[str, ...], str, object]
"""The folded words of a phrase, the kind of mention it makes and the value: an entry that no text has asked for yet."""


class Entries(NamedTuple):
    """The entries that begin with one word: those of that word alone, and longer ones by their second word."""

    single: tuple[Entry, ...]
    longer: dict[str, tuple[Entry, ...]]


class Lexicon:
    """Entries by their first folded word; tables too large to load at once are asked through `more`."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {}
        self._more: list[Lookup] = []
        self._found: dict[str, Entries | None] = {}

    def add(self, words: tuple[str, ...], kind: str, value: object) -> None:
        """Add one phrase given as its folded words."""
        self._rows.setdefault(words[0], []).append((words, kind, value))
        self._found.clear()

    def more(self, lookup: Lookup) -> None:
        """Ask `lookup` too for the entries that begin with a word."""
        self._more.append(lookup)
        self._found.clear()

    def starting(self, word: str) -> Entries | None:
        """Return the entries that begin with a folded word, or None where there are none."""
        if word not in self._found:
            if len(self._found) > 200_000:
                self._found.clear()
            entries = [Entry(words[1:], kind, value) for words, kind, value in self._rows.get(word, ())]
            entries += (entry for lookup in self._more for entry in lookup(word))
            self._found[word] = _sorted(entries) if entries else None
        return self._found[word]

    def kinds(self) -> frozenset[str]:
        """Return the kinds of all entries added by hand."""
        return frozenset(kind for rows in self._rows.values() for _, kind, _ in rows)


def _sorted(entries: list[Entry]) -> Entries:
    longer: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.rest:
            longer.setdefault(entry.rest[0], []).append(entry)
    single = tuple(entry for entry in entries if not entry.rest)
    return Entries(single, {second: tuple(those) for second, those in longer.items()})


def rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, cells) of a tab-separated word table; empty lines and `#` comments are left out."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")


def concepts(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, value, form) for every form of a word table: `kind <tab> value <tab> form | form`."""
    for number, cells in rows(path):
        if len(cells) != 3 or not all(cell.strip() for cell in cells):
            raise KnowledgeError(
                f"{path.name}:{number}: {len(cells)} cells; write kind, value and forms, tab-separated"
            )
        kind, value, listed = cells
        for form in listed.split(" | "):
            if not form.strip():
                raise KnowledgeError(f"{path.name}:{number}: an empty form; remove a superfluous ' | '")
            yield kind, value, form.strip()


def fill(lexicon: Lexicon, table: Iterable[tuple[str, str, str]], script: Script) -> None:
    """Add every (kind, value, form) to a lexicon.

    A form with a `+` stands for its inflections: `+s` singular, `+d` dual, `+p` plural, `+` alone for all.
    """
    for kind, value, form in table:
        stem, inflected, which = form.partition("+")
        for phrase in script.inflect(stem, which) if inflected else (form,):
            words = forms(phrase, script)
            if not words:
                raise KnowledgeError(f"{kind} {value}: the form {form!r} folds to nothing; remove it")
            lexicon.add(words, kind, value)
