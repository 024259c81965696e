"""How the facts of an article were read, as steps that pages can say in words: from each fact down to single words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tawthiq.exporters.page.facts import kind_of, value_of
from tawthiq.exporters.page.words import Word, plain
from tawthiq.model.claims import Report

STEP = re.compile(r"(?P<kind>\S+) (?P<value>.*?)  (?:\[(?P<rule>.*)\]  )?«(?P<words>.*)»", re.S)
SPOKEN = re.compile(r"said by «(?P<words>.*)» \((?P<value>\w+)\)", re.S)
Known = dict[tuple[str, str], tuple[str, Word]]
ACCOUNT = re.compile(r"account (?P<number>\d+) \((?P<role>\w+)\)")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a derivation: what was found, by which rule, in which words, and the steps that it rests on.

    `kind` is `account` for an account, `said_by` for a speaker, and empty for a line that is a sentence.
    """

    kind: str
    value: str
    rule: str
    words: str
    below: tuple[Step, ...]

    def of(self, kind: str) -> list[Step]:
        """Return the steps just below that are of a kind."""
        return [step for step in self.below if step.kind == kind]

    @property
    def tree(self) -> list[Step]:
        """Return the steps just below that rules made."""
        return [step for step in self.below if step.rule]


def steps(lines: str) -> tuple[Step, ...]:
    """Return the steps of a derivation that is given as indented lines.

    >>> (account,) = steps("account 1 (main)\\n  type bombing  «تفجير»\\n    happening bombing  [<noun>]  «تفجير»")
    >>> account.value, account.below[0].words, account.below[0].tree[0].rule
    ('main', 'تفجير', '<noun>')
    """
    found = [(len(line) - len(line.lstrip(" ")), line.strip(" ")) for line in lines.split("\n") if line.strip()]
    return tuple(_level(found))


def _level(lines: Sequence[tuple[int, str]]) -> Iterator[Step]:
    starts = [n for n, (depth, _) in enumerate(lines) if depth <= lines[0][0]]
    for start, end in pairwise((*starts, len(lines))):
        yield _step(lines[start][1], tuple(_level(lines[start + 1 : end])))


def _step(line: str, below: tuple[Step, ...]) -> Step:
    if found := ACCOUNT.fullmatch(line):
        return Step("account", found["role"], "", "", below)
    if found := SPOKEN.fullmatch(line):
        return Step("said_by", found["value"], "", found["words"], below)
    if found := STEP.fullmatch(line):
        return Step(found["kind"], found["value"], found["rule"] or "", found["words"], below)
    return Step("", line, "", "", below)


def worded(report: Report) -> Known:
    """Return the kind and the value in words of each claim, by field and value as a derivation names them."""
    claims = [claim for account in report.accounts for claim in account.claims]
    return {(claim.field, str(claim.value)): (kind_of(claim), value_of(claim)) for claim in claims}


def fact(step: Step, known: Known) -> tuple[str, Word]:
    """Return the kind and the value of a fact in words; the codes where the register holds no such claim."""
    return known.get((step.kind, step.value)) or (step.kind, plain(step.value))
