"""Cases beside the rules: a title, a text, the facts that a room must find in it, and rules that must not fire."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tawthiq.grammar.engine import Chart, Engine
from tawthiq.grammar.explain import rules_of
from tawthiq.grammar.rules import Mention, Room, Rule
from tawthiq.model.errors import KnowledgeError

NOTHING = "-"
NOT = "not: "
"""How the title of a negative case begins: a text that looks like something and is not."""
NO = "no "
"""How a line begins that names a rule which a negative case shows refused."""
LEAST = 3
"""Cases that a rule should have, at least one of them negative."""


@dataclass(frozen=True)
class Case:
    """One case: where it stands, its title, its text, and the facts expected (`kind value | words`).

    `refused` are the rules, as `kind: name`, that look as if they fitted the text and must not.
    """

    where: str
    title: str
    text: str
    expected: tuple[str, ...]
    refused: tuple[str, ...] = ()

    @property
    def is_negative(self) -> bool:
        """Return whether the title says that something is not to be found."""
        return self.title.startswith(NOT)

    def written(self, facts: tuple[str, ...]) -> str:
        """Return the case as it stands in its file, with these facts."""
        refused = (f"{NO}{name}" for name in self.refused)
        return "\n".join((f"# {self.title}", self.text, "----", *(facts or (NOTHING,)), *refused))


def cases(path: Path) -> Iterator[Case]:
    """Yield the cases of a `.txt` file: blocks apart by an empty line, title first, then text, `----` and facts."""
    line = 1
    for block in path.read_text(encoding="utf-8").strip("\n").split("\n\n"):
        lines = block.strip("\n").split("\n")
        if "----" not in lines or not lines[0].startswith("# "):
            raise KnowledgeError(f"{path.name}:{line}: no case; write '# title', the text, '----' and the facts")
        cut = lines.index("----")
        expected = tuple(fact for fact in lines[cut + 1 :] if not fact.startswith(NO))
        refused = tuple(fact.removeprefix(NO) for fact in lines[cut + 1 :] if fact.startswith(NO))
        yield Case(f"{path.name}:{line}", lines[0][2:], "\n".join(lines[1:cut]), expected, refused)
        line += block.count("\n") + 2


def facts(engine: Engine, room: Room, text: str) -> tuple[tuple[str, ...], set[str]]:
    """Return the facts that a room shows in a text, and the names of the rules they rest on."""
    chart = engine.run(text, until=room.name)
    found = chart.of(*room.shows)
    shown = tuple(f"{m.kind} {m.value} | {' '.join(text[m.start : m.end].split())}" for m in found)
    return shown or (NOTHING,), set().union(*(rules_of(m) for m in found)) if found else set()


def named(rule: Rule) -> str:
    """Return how a case names a rule: `toll: <kill verb> <people>`."""
    return f"{rule.kind}: {rule.name}"


def faults(engine: Engine, room: Room, case: Case) -> Iterator[str]:
    """Yield what is wrong with the refused rules of a case: unknown, not refused, or with nothing there to refuse."""
    if not case.refused:
        return
    if not case.is_negative:
        yield f"{case.where}: rules are refused, so begin the title with '{NOT}'"
    chart = engine.run(case.text, until=room.name)
    used: set[str] = set().union(*(rules_of(mention) for mention in chart.of(*room.gives)))
    rules = {named(rule): rule for rule in room.rules}
    for name in case.refused:
        if name not in rules:
            yield f"{case.where}: {room.name} has no rule '{name}'; write it as it stands there"
        elif name in used:
            yield f"{case.where}: '{name}' is not refused; take the line out or repair the rule"
        elif not _looks_like(engine, chart, rules[name]):
            yield f"{case.where}: nothing that '{name}' asks for is there; refuse it in a text that looks like it"


def _looks_like(engine: Engine, chart: Chart, rule: Rule) -> bool:
    """Return whether something that a rule asks for is in a chart.

    A rule of one element finds nothing but that element, so for it the beginning of such a word or phrase is enough, or
    something that the rules ask for which make the element.
    """
    wanted = _wanted(rule)
    there = {kind for mention in chart.of(*chart.kinds) for kind in _kinds(mention)}
    if max(len(variant) for variant in rule.variants) > 1:
        return not there.isdisjoint(wanted)
    below = {k for room in engine.language.rooms for r in room.rules if r.kind in wanted for k in _wanted(r)}
    return not (there | _begun(engine, chart)).isdisjoint(wanted | below)


def _wanted(rule: Rule) -> set[str]:
    return {kind for variant in rule.variants for step in variant for kind in step.kinds}


def _kinds(mention: Mention) -> Iterator[str]:
    yield mention.kind
    for part in mention.parts:
        yield from _kinds(part)


def _begun(engine: Engine, chart: Chart) -> set[str]:
    """Return the kinds of all words and phrases that begin with a word of a text, however it is cut."""
    stems = {cut.stem for word in chart.words for cut in engine.language.script.analyses(word.form)}
    found = [entries for stem in stems if (entries := engine.lexicon.starting(stem)) is not None]
    return {e.kind for f in found for entries in (f.single, *f.longer.values()) for e in entries}


def wanting(engine: Engine, room: Room, told: Iterable[Case]) -> Iterator[str]:
    """Yield the rules of a room with fewer than three cases, or none that uses it, or none that refuses it."""
    used: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for case in told:
        used.update(facts(engine, room, case.text)[1])
        refused.update(set(case.refused))
    for name in map(named, room.rules):
        if not used[name] or not refused[name] or used[name] + refused[name] < LEAST:
            yield f"{name}: used by {used[name]}, refused by {refused[name]}"
