"""The people of a register: users kept and changed, sessions begun and ended, each with its entry in the audit."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from tawthiq.model.errors import UserError
from tawthiq.store.database import identity, plainly, transaction
from tawthiq.store.people import audit
from tawthiq.store.people.file import FILE, open_people
from tawthiq.store.people.passwords import NOBODY, VOUCHED, fits, sealed
from tawthiq.store.people.users import Role, User, key, named, role

IDLE, LONGEST = 12 * 3600.0, 7 * 24 * 3600.0  # seconds after which a session ends: unused, and in any case
PROVIDER = "provider"  # who makes changes that a provider asks for, in the audit
NOTED_EVERY = 60.0  # seconds between two notes that a session is in use


class People(AbstractContextManager["People"]):
    """The users of a register, opened for as long as a `with` block lasts; `clock` gives seconds since the epoch."""

    def __init__(self, directory: Path | str, *, clock: Callable[[], float] = time.time) -> None:
        """Open the users of the register in a folder."""
        self._file = Path(directory) / FILE
        self._db = open_people(Path(directory))
        self._identity = identity(self._file)
        self._clock = clock

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._db.close()

    def is_current(self) -> bool:
        """Return whether what is open still is the file in the folder."""
        return self._identity == identity(self._file)

    def secret(self) -> bytes:
        """Return the secret with which forms are sealed."""
        with plainly(self._file):
            return bytes(self._db.execute("SELECT value FROM secret").fetchone()[0])

    def users(self) -> list[User]:
        """Return all users by name."""
        with plainly(self._file):
            rows = self._db.execute("SELECT name, role, since, password FROM users ORDER BY key").fetchall()
        return [User(name, role(kind), since, is_vouched=kept.startswith(VOUCHED)) for name, kind, since, kept in rows]

    def user(self, name: str) -> User | None:
        """Return the user of a name, or None."""
        return next((user for user in self.users() if key(user.name) == key(name)), None)

    def add(self, name: str, kind: str, password: str | None, *, by: str) -> User:
        """Add a user, who without a password signs in through a provider.

        Raises UserError where there is one of that name, or the first is to be no administrator.
        """
        added = User(named(name), role(kind), self._now(), is_vouched=password is None)
        kept = VOUCHED if password is None else sealed(password, added.name)
        with self._change(audit.Event(added.since, by, f"add {added.role}", added.name)):
            if self.user(name):
                raise UserError(f"there is a user {added.name!r}; remove that one first, or choose another name")
            if added.role != "administrator" and not self._has_administrator():
                raise UserError("there is no administrator yet; make the first user one: --role administrator")
            row = (key(name), added.name, added.role, kept, added.since)
            self._db.execute("INSERT INTO users (key, name, role, password, since) VALUES (?,?,?,?,?)", row)
        return added

    def remove(self, name: str, *, by: str) -> None:
        """Remove a user and end the sessions of that user; the last administrator only where nobody else is left."""
        with self._change(audit.Event(self._now(), by, "remove", named(name))):
            self._known(name)
            self._db.execute("DELETE FROM users WHERE key = ?", (key(name),))
            self._refuse_without_administrator()

    def give(self, name: str, kind: Role, *, by: str) -> None:
        """Give a user another role, and end the sessions of that user."""
        with self._change(audit.Event(self._now(), by, f"make {kind}", named(name))):
            self._known(name)
            self._db.execute("UPDATE users SET role = ? WHERE key = ?", (kind, key(name)))
            self._db.execute("DELETE FROM sessions WHERE user = ?", (key(name),))
            self._refuse_without_administrator()

    def change_password(self, name: str, password: str, *, by: str) -> None:
        """Give a user another password, and end the sessions of that user."""
        with self._change(audit.Event(self._now(), by, "change password", named(name))):
            kept = sealed(password, self._known(name).name)
            self._db.execute("UPDATE users SET password = ? WHERE key = ?", (kept, key(name)))
            self._db.execute("DELETE FROM sessions WHERE user = ?", (key(name),))

    def knows(self, name: str, password: str) -> bool:
        """Return whether there is a user of that name and password; takes as long where there is not."""
        with plainly(self._file):
            try:
                found = self._db.execute("SELECT password FROM users WHERE key = ?", (key(name),)).fetchone()
            except UserError:
                found = None
        return fits(password, found[0] if found else NOBODY) and found is not None

    def sign_in(self, name: str, password: str, *, address: str) -> str:
        """Return the token of a new session; empty where name or password are wrong."""
        is_known = self.knows(name, password)
        what = "sign in" if is_known else "fail to sign in"
        with self._change(audit.Event(self._now(), name[:80], what, address=address)):
            return self._begin(name) if is_known else ""

    def let_in(self, name: str, bond: str, kind: Role | None, *, address: str) -> str:
        """Return the token of a new session of somebody whom a provider vouches for; empty where that is no user.

        `bond` is who it is at the provider, whatever the name: the first who comes is the user, and no other later. Who
        has a password here is not let in so. With a role, users are added and changed to be as the provider says.
        """
        here = self.user(name)
        if here is None and kind:
            here = self.add(name, kind, None, by=PROVIDER)
        is_known = here is not None and here.is_vouched and self._bind(name, bond)
        if here and is_known and kind and here.role != kind:
            self.give(name, kind, by=PROVIDER)
        what = "sign in" if is_known else "fail to sign in"
        with self._change(audit.Event(self._now(), name[:80], what, address=address)):
            return self._begin(name) if is_known else ""

    def _begin(self, name: str) -> str:
        """Return the token of a new session of a user; old ones of anybody are forgotten."""
        self._db.execute("DELETE FROM sessions WHERE seen < ?", (self._clock() - IDLE,))
        token, now = secrets.token_urlsafe(32), self._clock()
        row = (_hash(token), key(name), now, now)
        self._db.execute("INSERT INTO sessions (token, user, begun, seen) VALUES (?,?,?,?)", row)
        return token

    def _bind(self, name: str, bond: str) -> bool:
        """Return whether a user is who is vouched for; one who comes for the first time is from now on."""
        with plainly(self._file), transaction(self._db):
            change = "UPDATE users SET password = ? WHERE key = ? AND password IN (?, ?)"
            kept = f"{VOUCHED} {bond}"
            return self._db.execute(change, (kept, key(name), VOUCHED, kept)).rowcount == 1

    def signed_in(self, token: str) -> User | None:
        """Return whose session a token is of, or None where it is of none or of one that has ended."""
        question = "SELECT name, role, since, begun, seen FROM sessions JOIN users ON key = user WHERE token = ?"
        with plainly(self._file):
            found = self._db.execute(question, (_hash(token),)).fetchone()
            if found is None or self._clock() - found[4] > IDLE or self._clock() - found[3] > LONGEST:
                return None
            if self._clock() - found[4] > NOTED_EVERY:
                note = "UPDATE sessions SET seen = ? WHERE token = ?"
                self._db.execute(note, (self._clock(), _hash(token)))
        return User(found[0], role(found[1]), found[2])

    def sign_out(self, token: str) -> None:
        """End a session."""
        user = self.signed_in(token)
        if user:
            with self._change(audit.Event(self._now(), user.name, "sign out")):
                self._db.execute("DELETE FROM sessions WHERE token = ?", (_hash(token),))

    def events(self, latest: int = 200) -> list[audit.Event]:
        """Return the latest events of the audit, the last one first."""
        with plainly(self._file):
            return audit.events(self._db, latest)

    def broken(self) -> list[str]:
        """Return a line for each event of the audit that was changed or is missing."""
        with plainly(self._file):
            return list(audit.broken(self._db))

    def _known(self, name: str) -> User:
        found = self.user(name)
        if found is None:
            there = ", ".join(user.name for user in self.users()) or "nobody"
            raise UserError(f"no user {name!r}; there are: {there}")
        return found

    def _has_administrator(self) -> bool:
        return any(user.role == "administrator" for user in self.users())

    def _refuse_without_administrator(self) -> None:
        if self.users() and not self._has_administrator():
            raise UserError("nobody else is administrator; make somebody else one first")

    @contextmanager
    def _change(self, event: audit.Event) -> Iterator[sqlite3.Connection]:
        """Make a change and its entry in the audit as one transaction."""
        with plainly(self._file), transaction(self._db):
            yield self._db
            audit.append(self._db, event)

    def _now(self) -> str:
        return datetime.fromtimestamp(self._clock(), UTC).isoformat(timespec="seconds")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
