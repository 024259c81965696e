"""Commands by which people decide, look back at what was decided, and keep the register: what each does and prints."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator

from tawthiq.commands.console import REFUSED
from tawthiq.commands.past import import_data
from tawthiq.model.decisions import Entry, Note
from tawthiq.model.errors import DecisionError, RegisterError
from tawthiq.project import Added, Project
from tawthiq.register.decisions.reasons import named

UNREADABLE = "{}: cannot be read ({}); name a file that holds what `tawthiq --register FOLDER export` printed"
NOBODY = "who decides? say so with --by NAME, or set the environment variable TAWTHIQ_USER"


def merge(options: Namespace) -> int:
    """Decide that two incidents are one, and print the decision."""
    with Project(options.register) as opened:
        return _decided(opened, opened.merge(options.one, options.other, _note(options)))


def split(options: Namespace) -> int:
    """Decide that accounts do not belong to an incident, and print the decision."""
    with Project(options.register) as opened:
        return _decided(opened, opened.split(options.id, options.accounts, _note(options)))


def correct(options: Namespace) -> int:
    """Decide the value of a field, and print the decision."""
    with Project(options.register) as opened:
        return _decided(opened, opened.correct(options.id, options.field, options.value, _note(options)))


def accept(options: Namespace) -> int:
    """Decide that an incident, or what a field of it was settled on, is right, and print the decision."""
    with Project(options.register) as opened:
        return _decided(opened, opened.judge("accept", options.id, _note(options), options.field or ""))


def reject(options: Namespace) -> int:
    """Decide that an incident, or what a field of it was settled on, is wrong, and print the decision."""
    with Project(options.register) as opened:
        return _decided(opened, opened.judge("reject", options.id, _note(options), options.field or ""))


def set_aside(options: Namespace) -> int:
    """Decide to leave an incident out of the lists without judging it, and print the decision."""
    with Project(options.register) as opened:
        return _decided(opened, opened.judge("set_aside", options.id, _note(options)))


def undo(options: Namespace) -> int:
    """Withdraw a decision, and print that."""
    with Project(options.register) as opened:
        return _decided(opened, opened.undo(options.number, _note(options)))


def log(options: Namespace) -> int:
    """Print the log of decisions, or those of it that are to be asked again."""
    with Project(options.register) as opened:
        shown = opened.log(again=options.again)
    _print(shown or ["nothing is to be asked again" if options.again else "nobody has decided anything"])
    return 0


def history(options: Namespace) -> int:
    """Print how an incident came to be: its accounts as they were published, and what was decided."""
    with Project(options.register) as opened:
        told, decisions = opened.history(options.id)
    print("Told by")
    _print(f"  {named(t)}{'' if t.is_main else ', recalls it'}" for t in told)
    print("\nDecisions")
    _print([f"  {logged}" for logged in decisions] or ["  nobody has decided anything"])
    return 0


def why(options: Namespace) -> int:
    """Print why two incidents or accounts are together or apart."""
    with Project(options.register) as opened:
        _print(opened.why(options.one, options.other))
    return 0


def verify(options: Namespace) -> int:
    """Check the register; print what is wrong on standard error, and the head of the log."""
    with Project(options.register) as opened:
        found = opened.verify(options.head or "")
    for line in found.wrong:
        print(line, file=sys.stderr)
    counted = f"{found.articles} articles, {found.decisions} decisions, {len(found.wrong)} wrong"
    print(f"{counted}; head of the log {found.head}")
    return REFUSED if found.wrong else 0


def rebuild(options: Namespace) -> int:
    """Make the register again from its articles and its log, and print whether it is as it was."""
    with Project(options.register) as opened:
        made = opened.rebuild()
    print("made again from articles and log: " + ("all is as it was" if made.is_same else "it is not as it was"))
    _print(f"asked again: {logged}" for logged in made.again)
    return 0


def agreement(options: Namespace) -> int:
    """Print how far two people agree, field by field."""
    with Project(options.register) as opened:
        (one, other), found = opened.agreement(options.people, _lines(options.log) if options.log else ())
    if not found:
        raise DecisionError(f"{one} and {other} have judged nothing in common; agreement needs the same fields")
    print(f"{one} and {other}\n{'field':14}{'units':>6}{'same':>6}{'kappa':>8}{'alpha':>8}  scale of alpha")
    for made in found:
        kappa, alpha = ("-" if number is None else f"{number:.3f}" for number in (made.kappa, made.alpha))
        print(f"{made.field:14}{made.units:6}{made.same:6}{kappa:>8}{alpha:>8}  {made.scale}")
    return 0


def export(options: Namespace) -> int:
    """Print the whole register as JSON lines."""
    with Project(options.register) as opened:
        _print(opened.export())
    return 0


def import_(options: Namespace) -> int:
    """Add what `export` printed, and print how much of it was new; with a format, import a data set."""
    if options.format:
        return import_data(options)
    counted = Counter[str]()
    with Project(options.register, create=True) as opened:
        for result in opened.take(_lines(options.file)):
            if isinstance(result, Added):
                counted[result.outcome] += 1
                if result.outcome == "refused":
                    print(f"{result.which}: {result.message}", file=sys.stderr)
            else:
                counted["decisions"] = result
    words = f"{counted['added']} articles added, {counted['known']} already there, {counted['refused']} refused"
    print(f"{words}; {counted['decisions']} decisions added")
    return REFUSED if counted["refused"] else 0


def _note(options: Namespace) -> Note:
    by = options.by or os.environ.get("TAWTHIQ_USER", "")
    if not by.strip():
        raise DecisionError(NOBODY)
    return Note(by, options.why)


def _decided(opened: Project, entry: Entry) -> int:
    on = ", ".join(key[:8] for key in opened.touched(entry))
    print(f"decision {entry.number}: {entry.sentence}" + (f"; incident {on}" if on else ""))
    return 0


def _lines(path: str) -> Iterator[tuple[str, str]]:
    """Yield where each line stands, and the line; half a character in it is refused with its article."""
    place = "standard input" if path == "-" else path
    try:
        with open(0 if path == "-" else path, encoding="utf-8", errors="surrogateescape", closefd=path != "-") as file:
            yield from ((f"{place}:{number}", line) for number, line in enumerate(file, 1))
    except OSError as error:
        raise RegisterError(UNREADABLE.format(place, error.strerror or error)) from error


def _print(lines: Iterable[object]) -> None:
    for line in lines:
        print(line)
