"""Cases beside the rules: a title, a text, and the facts that a room must find in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tawthiq.grammar.engine import Engine
from tawthiq.grammar.explain import rules_of
from tawthiq.grammar.rules import Room
from tawthiq.model.errors import KnowledgeError

NOTHING = "-"


@dataclass(frozen=True)
class Case:
    """One case: where it stands, its title, its text, and the facts expected (`kind value | words`)."""

    where: str
    title: str
    text: str
    expected: tuple[str, ...]

    def written(self, facts: tuple[str, ...]) -> str:
        """Return the case as it stands in its file, with these facts."""
        return "\n".join((f"# {self.title}", self.text, "----", *(facts or (NOTHING,))))


def cases(path: Path) -> Iterator[Case]:
    """Yield the cases of a `.txt` file: blocks apart by an empty line, title first, then text, `----` and facts."""
    line = 1
    for block in path.read_text(encoding="utf-8").strip("\n").split("\n\n"):
        lines = block.strip("\n").split("\n")
        if "----" not in lines or not lines[0].startswith("# "):
            raise KnowledgeError(f"{path.name}:{line}: no case; write '# title', the text, '----' and the facts")
        cut = lines.index("----")
        yield Case(f"{path.name}:{line}", lines[0][2:], "\n".join(lines[1:cut]), tuple(lines[cut + 1 :]))
        line += block.count("\n") + 2


def facts(engine: Engine, room: Room, text: str) -> tuple[tuple[str, ...], set[str]]:
    """Return the facts that a room shows in a text, and the names of the rules they rest on."""
    chart = engine.run(text, until=room.name)
    found = chart.of(*room.shows)
    shown = tuple(f"{m.kind} {m.value} | {' '.join(text[m.start : m.end].split())}" for m in found)
    return shown or (NOTHING,), set().union(*(rules_of(m) for m in found)) if found else set()
