"""The SQLite file of users, sessions and audit; not part of what a register exports or makes again."""

from __future__ import annotations

import os
import secrets
import sqlite3
from pathlib import Path

from tawthiq.model.errors import UserError
from tawthiq.store.database import WAIT, plainly, run, transaction
from tawthiq.store.schema import guards

FILE = "desk.sqlite3"
VERSION = 1
APPLICATION = 0x7477646B  # "twdk"
TABLES = (
    """CREATE TABLE users (
    key TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, password TEXT NOT NULL, since TEXT NOT NULL
) WITHOUT ROWID""",
    """CREATE TABLE sessions (
    token TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users (key) ON DELETE CASCADE,
    begun REAL NOT NULL, seen REAL NOT NULL
) WITHOUT ROWID""",
    "CREATE INDEX sessions_by_user ON sessions (user)",
    "CREATE TABLE audit (number INTEGER PRIMARY KEY, json TEXT NOT NULL, hash TEXT NOT NULL)",
    "CREATE TABLE secret (value BLOB NOT NULL)",
    *guards(("audit",)),
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {VERSION}",
)


def open_people(directory: Path) -> sqlite3.Connection:
    """Return a connection to the users of a register, making the file, for its owner alone, where it is missing."""
    file = directory / FILE
    _make(directory, file)
    with plainly(file):
        db = sqlite3.connect(file, timeout=WAIT, isolation_level=None, check_same_thread=False)
        try:
            db.execute("PRAGMA foreign_keys = ON")
            _prepare(db, file)
        except (sqlite3.Error, UserError):
            db.close()
            raise
    return db


def _make(directory: Path, file: Path) -> None:
    if file.exists():
        return
    try:
        directory.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise UserError(f"{file}: cannot be made ({error.strerror}); change the permissions of the folder") from error


def _prepare(db: sqlite3.Connection, file: Path) -> None:
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if version == 0:
        with transaction(db):
            if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                run(db, TABLES)
                db.execute("INSERT INTO secret VALUES (?)", (secrets.token_bytes(32),))
    elif version != VERSION:
        raise UserError(f"{file}: written by a newer tawthiq; upgrade tawthiq to open it")
