"""Text to words: folded forms with exact offsets into the unaltered source."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from tawthiq.model.plain import Spelling


class Word(NamedTuple):
    """One word or punctuation mark: its folded form and its half-open place in the source, in code points."""

    form: str
    start: int
    end: int


class Analysis(NamedTuple):
    """One way to cut a folded form: what is looked up, and the clitics cut `before` and `after` it.

    `cut` is how many folded characters precede the stem in the form (a language may restore letters in `stem`);
    `depth` how much is cut: of readings that match, those of the least depth are taken.
    """

    stem: str
    before: str = ""
    after: str = ""
    cut: int = 0
    depth: int = 0


@dataclass(frozen=True)
class Script:
    """How a language writes: what a token is, how spellings fold, how a form is cut, what ends a sentence.

    `spelling` is what stands for a character or for none; `article` is the definite one, as it stands in
    `Analysis.before`, `articles` as texts spell it, all as long; `joins` are clitics that some write apart from the
    word they belong to, `to` those by which something is said to be somebody's; `named` are words within names as
    texts spell them, whatever else they mean; `weak` kinds do not keep a word from being cut further.
    """

    token: re.Pattern[str]
    spelling: Spelling
    fold: Callable[[str], str]
    analyses: Callable[[str], tuple[Analysis, ...]]
    fits: Callable[[str, str, str], bool]
    inflect: Callable[[str, str], tuple[str, ...]]
    stops: frozenset[str] = frozenset()
    clitics: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    to: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    article: str = ""
    articles: tuple[str, ...] = ()
    folded: dict[str, str] = field(default_factory=dict, repr=False)
    plain: dict[str, str] = field(default_factory=dict, repr=False)
    limit: int = 200_000

    def form(self, raw: str) -> str:
        """Return the folded form, remembered up to `limit` different words."""
        found = self.folded.get(raw)
        if found is None:
            if len(self.folded) >= self.limit:
                self.folded.clear()
            found = self.folded[raw] = self.fold(raw)
        return found


def split(text: str, script: Script) -> list[Word]:
    """Return the words of a text in order; forms that fold to nothing are left out."""
    known, form = script.folded, script.form
    words: list[Word] = []
    for match in script.token.finditer(text):
        raw = match.group()
        folded = known.get(raw) or form(raw)
        if not folded:
            continue
        start = match.start()
        if words and words[-1].form in script.joins and folded[0].isalpha():
            clitic = words.pop()
            folded, start = clitic.form + folded, clitic.start
        words.append(Word(folded, start, match.end()))
    return words


def forms(phrase: str, script: Script) -> tuple[str, ...]:
    """Return the folded forms of the words of a phrase, as `split` cuts it; faster where it is plain words."""
    known = script.plain
    found = tuple([known[part] if part in known else _plain(part, script) for part in phrase.split(" ")])
    if all(found) and (len(found) == 1 or script.joins.isdisjoint(found)):
        return found
    return tuple(word.form for word in split(phrase, script))


def _plain(part: str, script: Script) -> str:
    """Return the folded form of letters that `split` takes for one word, and remember it; empty for anything else."""
    token = script.token.match(part) if part.isalpha() else None
    form = script.plain[part] = script.form(part) if token and token.end() == len(part) else ""
    return form


def skip(raw: str, count: int, script: Script) -> int:
    """Return how many source characters make the first `count` folded ones, with the marks that follow them."""
    if raw.isalpha() and len(script.form(raw)) == len(raw):
        return count
    at = 0
    while at < len(raw) and len(script.fold(raw[:at])) < count:
        at += 1
    while at < len(raw) and (raw[at].isspace() or not script.fold(raw[at])):
        at += 1
    return at
