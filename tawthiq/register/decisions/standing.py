"""Which decisions stand: later ones override earlier, and an undo takes another out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from tawthiq.model.decisions import Decision, Entry

Tie = Literal["same", "different"]
Forced = dict[frozenset[str], Tie]


def undone(entries: Sequence[Entry]) -> dict[int, int]:
    """Return the numbers of decisions that were withdrawn, each with the number of the undo that did it.

    An undo can be undone; then what it withdrew stands again.
    """
    found = dict[int, int]()
    for entry in reversed(entries):
        if entry.decision.verdict == "undo" and entry.number not in found:
            found.setdefault(int(entry.decision.value), entry.number)
    return found


def standing(entries: Sequence[Entry]) -> list[Entry]:
    """Return the decisions that were not withdrawn, in the order of the log, without the undos."""
    out = undone(entries)
    return [entry for entry in entries if entry.number not in out and entry.decision.verdict != "undo"]


def forced(stood: Sequence[Entry], accounts: Collection[str]) -> Forced:
    """Return which of these accounts people put together or apart; of what contradicts, the later decision stands.

    >>> one = Entry(1, Decision("same", ("a",), "Amal", "one bomb", others=("b",)), "")
    >>> two = Entry(2, Decision("different", ("a",), "Basim", "two bombs", others=("b",)), "")
    >>> forced([one, two], "ab") == {frozenset("ab"): "different"}
    True
    """
    found, blocks = Forced(), {key: {key} for key in accounts}
    for entry in reversed(stood):
        for one, other, tie in _ties(entry.decision, accounts):
            _take(found, blocks, (one, other, tie))
    return found


def _take(found: Forced, blocks: dict[str, set[str]], wanted: tuple[str, str, Tie]) -> None:
    """Note one tie unless later decisions, taken before it, rule it out."""
    one, other, tie = wanted
    here, there = blocks[one], blocks[other]
    if tie == "different" and here is not there:
        found.setdefault(frozenset((one, other)), tie)
    if tie == "same" and (here is there or not _are_parted(found, here, there)):
        found.setdefault(frozenset((one, other)), tie)
        if here is not there:
            here |= there
            blocks.update((key, here) for key in there)


def _are_parted(found: Forced, here: set[str], there: set[str]) -> bool:
    return any(found.get(frozenset((a, b))) == "different" for a in here for b in there)


def _ties(decision: Decision, accounts: Collection[str]) -> Iterator[tuple[str, str, Tie]]:
    """Yield what one decision asks for: two sides apart and each side together, or all together."""
    on, others = ([key for key in keys if key in accounts] for keys in (decision.on, decision.others))
    if decision.verdict == "different":
        yield from ((one, other, "different") for one in on for other in others)
        yield from _together(on)
        yield from _together(others)
    elif decision.verdict == "same":
        yield from _together(on + others)


def _together(keys: list[str]) -> Iterator[tuple[str, str, Tie]]:
    return ((keys[0], key, "same") for key in keys[1:])
