"""Check the cases of a topic, or bless them: `python scripts/cases.py ar/casualties [--bless]`, `--try TEXT`, `--want`.

Without a topic all are checked. `--bless` rewrites the expected facts and keeps the rules that are said to be refused;
the diff is the review. `--want` lists the rules that have too few cases, or no negative one.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tawthiq.grammar.cases import cases, facts, faults, wanting
from tawthiq.grammar.engine import Engine
from tawthiq.grammar.explain import explain
from tawthiq.grammar.rules import Room
from tawthiq.reading.pipeline import load_engine


def check(engine: Engine, room: Room, path: Path, *, bless: bool) -> int:
    """Print every case that does not hold; return how many; with `bless` write what was found instead."""
    wrong, written = 0, []
    for case in cases(path):
        shown, _ = facts(engine, room, case.text)
        written.append(case.written(shown))
        if shown != case.expected:
            wrong += 1
            print(case.where, case.title, case.text, "  expected", *case.expected, "  found", *shown, sep="\n")
        for fault in faults(engine, room, case):
            wrong += 1
            print(fault)
    if bless:
        path.write_text("\n\n".join(written) + "\n", encoding="utf-8")
    return wrong


def show(engine: Engine, room: Room, text: str) -> None:
    """Print the derivations of what a room finds in a text."""
    for mention in engine.run(text, until=room.name).of(*room.shows):
        print(*explain(mention, text), sep="\n")


def main() -> int:
    """Return 1 where a case does not hold."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("topic", nargs="?", help="ar/numbers; all topics of ar where left out")
    options.add_argument("--bless", action="store_true")
    options.add_argument("--want", action="store_true", help="list the rules with too few cases")
    options.add_argument("--try", dest="text", help="show what the topic finds in a text")
    given = options.parse_args()
    code, _, topic = (given.topic or "ar").partition("/")
    engine = load_engine(code)
    rooms = [room for room in engine.language.rooms if topic in ("", room.name)]
    if given.text:
        show(engine, rooms[-1], given.text)
        return 0
    files = [(room, engine.language.folder / f"{room.name}.txt") for room in rooms]
    if given.want:
        print(
            *(f"{room.name}  {rule}" for room, path in files for rule in wanting(engine, room, cases(path))), sep="\n"
        )
        return 0
    wrong = sum(check(engine, room, path, bless=given.bless) for room, path in files if path.exists())
    print(f"{wrong} cases do not hold")
    return 1 if wrong and not given.bless else 0


if __name__ == "__main__":
    sys.exit(main())
