"""The users of the desk and the audit of them, for administrators."""

from __future__ import annotations

from functools import partial

from starlette.responses import Response

from tawthiq.store.people.users import ROLES, role
from tawthiq.web.answers import away, html
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import later
from tawthiq.web.page import Link, page

ROLE_NAMES = {
    "viewer": later("Viewer"),
    "reviewer": later("Reviewer"),
    "editor": later("Editor"),
    "administrator": later("Administrator"),
}
ROLE_RIGHTS = {
    "viewer": later("Reads and searches incidents; words of articles that may name victims are hidden."),
    "reviewer": later("Reads articles; accepts, corrects, rejects, merges and splits."),
    "editor": later("Also undoes what others decided."),
    "administrator": later("Also manages users."),
}
EVENT_NAMES = {
    "sign in": later("signed in"),
    "fail to sign in": later("failed to sign in"),
    "sign out": later("signed out"),
    "change password": later("changed the password"),
    "remove": later("removed"),
    "add": later("added as"),
    "make": later("made"),
}


def users(asked: Asked) -> Response:
    """Return the list of users, the form to add one, and the latest events of the audit."""
    with asked.people() as people:
        values = {"users": people.users(), "events": people.events(), "broken": people.broken()}
    values |= {"roles": ROLES, "role_names": ROLE_NAMES, "role_rights": ROLE_RIGHTS, "done": partial(done, asked)}
    return html(asked, "users.html", **values)


def done(asked: Asked, what: str) -> str:
    """Return what an event of the audit was, in words; one that a newer tawthiq wrote as it is."""
    act, _, kind = what.partition(" ")
    if what in EVENT_NAMES or kind not in ROLE_NAMES:
        return asked.says(EVENT_NAMES.get(what, what))
    return f"{asked.says(EVENT_NAMES.get(act, act))} {asked.says(ROLE_NAMES[role(kind)])}"


def add(asked: Asked) -> Response:
    """Add a user."""
    with asked.people() as people:
        password = None if asked.desk.provider and asked.one("vouched") else asked.form.get("password", "")
        people.add(asked.one("name"), asked.one("role"), password, by=_by(asked))
    return away("/users")


def give(asked: Asked) -> Response:
    """Give a user another role."""
    with asked.people() as people:
        people.give(asked.one("name"), role(asked.one("role")), by=_by(asked))
    return away("/users")


def remove(asked: Asked) -> Response:
    """Remove a user."""
    with asked.people() as people:
        people.remove(asked.one("name"), by=_by(asked))
    return away("/users")


def _by(asked: Asked) -> str:
    return asked.user.name if asked.user else ""


LINKS = (Link(90, "/users", later("Users"), "manage"),)
ROUTES = (
    page("/users", users, needs="manage"),
    page("/users", add, needs="manage", method="POST"),
    page("/users/role", give, needs="manage", method="POST"),
    page("/users/remove", remove, needs="manage", method="POST"),
)
