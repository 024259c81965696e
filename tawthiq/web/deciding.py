"""Decisions as forms of the desk ask for them, and what becomes of one that is refused: nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from tawthiq.model.decisions import Entry, Note, Verdict
from tawthiq.model.errors import DecisionError, StaleError
from tawthiq.project import Project
from tawthiq.store.states import Logged
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import later

Act = Callable[[Project, Note, Asked], Entry]
ONE_BY_ONE = Lock()  # SQLite lets who waits for another try again later and later, in no order
FIELD_NAMES = {
    "date": later("Date"),
    "place": later("Place"),
    "type": later("Type"),
    "killed": later("Killed"),
    "injured": later("Injured"),
    "attackers": later("Attackers"),
}
VERDICTS: dict[Verdict, str] = {
    "accept": later("Accept"),
    "correct": later("Correct"),
    "reject": later("Reject"),
    "set_aside": later("Set aside"),
}


@dataclass(frozen=True, slots=True)
class Tried:
    """A decision that was refused: what was typed, why it was refused, and what was decided meanwhile."""

    form: Mapping[str, str] = field(default_factory=dict)
    error: str = ""
    changes: tuple[Logged, ...] = ()
    is_stale: bool = False

    def typed(self, name: str) -> str:
        """Return what was typed into a field of the form."""
        return self.form.get(name, "")

    @property
    def status(self) -> int:
        """Return the status of the answer."""
        return 409 if self.is_stale else 422 if self.error else 200


def decide(asked: Asked, act: Act) -> tuple[Entry, str] | Tried:
    """Return the decision that was made with the incident it is on, or what was refused."""
    note = Note(asked.user.name if asked.user else "", asked.one("why"), asked.one("seen"))
    with asked.project() as project:
        try:
            with ONE_BY_ONE:
                entry = act(project, note, asked)
        except DecisionError as error:
            return _refused(project, asked, error)
        return entry, next(iter(project.touched(entry)), "")


def judged(project: Project, note: Note, asked: Asked) -> Entry:
    """Accept, correct, reject or set aside an incident, or one field of it."""
    verdict = next((known for known in VERDICTS if known == asked.one("verdict")), None)
    if verdict is None:
        raise DecisionError(f"no verdict {asked.one('verdict')!r}; there are: {', '.join(VERDICTS)}")
    if verdict == "correct":
        return project.correct(asked.one("id"), asked.one("field"), asked.one("value"), note)
    return project.judge(verdict, asked.one("id"), note, asked.one("field") if verdict != "set_aside" else "")


def merged(project: Project, note: Note, asked: Asked) -> Entry:
    """Decide that an incident and another, named by its id or its address, are one."""
    return project.merge(asked.one("id"), id_in(asked.one("other")), note)


def id_in(typed: str) -> str:
    """Return the id of an incident that is named by it or by the address of its page.

    >>> id_in("http://127.0.0.1:8765/incidents/3fa9?done=1#history"), id_in("3fa9")
    ('3fa9', '3fa9')
    """
    return typed.partition("#")[0].partition("?")[0].rstrip("/").rpartition("/")[2]


def parted(project: Project, note: Note, asked: Asked) -> Entry:
    """Decide that the accounts that were ticked are not of an incident."""
    ticked = [name.removeprefix("account-") for name in asked.form if name.startswith("account-")]
    if not ticked:
        raise DecisionError("no account is ticked; tick those that do not belong to the incident")
    return project.split(asked.one("id"), ticked, note)


def withdrawn(project: Project, note: Note, asked: Asked) -> Entry:
    """Withdraw a decision; that of somebody else only where the role allows it."""
    number = int(asked.one("number")) if asked.one("number").isdecimal() else 0
    found = project.decision(number)
    if found and found.decision.by != note.by and not asked.may("oversee"):
        raise DecisionError(f"decision {number} is by {found.decision.by}; only editors undo what others decided")
    return project.undo(number, note)


ACTS: dict[str, Act] = {"judge": judged, "merge": merged, "split": parted, "undo": withdrawn}


def _refused(project: Project, asked: Asked, error: DecisionError) -> Tried:
    since = int(asked.one("since")) if asked.one("since").isdecimal() else 0
    _, history = project.history(asked.one("id")) if asked.one("id") else ((), [])
    later_ones = tuple(logged for logged in history if logged.entry.number > since)
    return Tried(asked.form, str(error), later_ones, isinstance(error, StaleError))
