"""What people decided about what was read: a log that only grows, each entry sealed by the hash of all before it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

Verdict = Literal["same", "different", "accept", "reject", "correct", "set_aside", "undo"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
FIELDS = ("date", "place", "type", "killed", "injured", "attackers")
START = "0" * 64  # what the first entry follows


@dataclass(frozen=True, slots=True)
class Note:
    """Who decides, and why; a decision without either is refused.

    `seen` holds the marks, apart by blanks, of the incidents that were looked at: where one has changed since, the
    decision is refused.
    """

    by: str
    why: str
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's judgement: on which accounts, what, by whom, when (ISO, UTC) and why; later ones override earlier.

    `on` holds account ids, those of an incident with its earliest first; `others` those that are the `same` as these,
    or `different`. `field` is empty where the whole is judged. `value` is what the field is decided to be, or for
    `undo` the number of the decision that is withdrawn. `basis` names what the person saw: where that has changed
    since, the decision is to be asked again.
    """

    verdict: Verdict
    on: tuple[str, ...]
    by: str
    why: str
    at: str = ""
    others: tuple[str, ...] = ()
    field: str = ""
    value: str = ""
    basis: tuple[str, ...] = ()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Return the accounts of one side with those of the other, each pair in order of their ids.

        >>> Decision("different", ("c", "b"), "Amal", "two towns", others=("a",)).pairs
        [('a', 'c'), ('a', 'b')]
        """
        return [(min(one, other), max(one, other)) for one in self.on for other in self.others]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: its number, counted from 1, the decision, and the hash that seals it and all before."""

    number: int
    decision: Decision
    hash: str

    @property
    def sentence(self) -> str:
        """Return what was decided, as a person reads it, ids shortened."""
        made = self.decision
        if made.verdict == "undo":
            return f"undo {made.value}"
        if made.others:
            return f"{_shortened(made.on)} {made.verdict} {_shortened(made.others)}"
        return " ".join(part for part in (made.verdict, made.on[0][:8], made.field, made.value) if part)


def _shortened(keys: tuple[str, ...]) -> str:
    more = f" and {len(keys) - 2} more" if len(keys) > 2 else ""
    return " ".join(key[:8] for key in keys[:2]) + more


def decision_text(decision: Decision) -> str:
    """Return a decision as one line of JSON, always the same for the same decision."""
    return json.dumps(asdict(decision), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decision_from(text: str) -> Decision:
    """Return the decision held in a line of JSON; raises ValueError, TypeError or KeyError where it holds none.

    >>> made = Decision("accept", ("a",), "Amal", "read both articles")
    >>> decision_from(decision_text(made)) == made
    True
    """
    data: dict[str, Any] = json.loads(text)
    held: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    made = Decision(**held)
    if made.verdict not in VERDICTS:
        raise ValueError(f"no verdict {made.verdict!r}")
    return made


def seal(before: str, text: str) -> str:
    """Return the hash of an entry: of the hash before it and its own text.

    >>> seal(START, "{}") == seal(START, "{ }")
    False
    """
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()
