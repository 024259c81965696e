"""Open the SQLite file of a register, and say in plain words what is wrong with it where something is."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tawthiq.model.errors import RegisterError
from tawthiq.store.schema import APPLICATION, VERSION, statements

FILE = "register.sqlite3"
WAIT = 60.0  # seconds to wait for another process that is adding
CACHE = 16_384  # kilobytes; what is asked of 100,000 incidents lies in less
MOVED = 250  # pages written ahead that are moved into the file at a time: one article waits for it
WHOLE = "nothing that was added before is lost"
ADVICE = {
    sqlite3.SQLITE_FULL: f"the disk is full; {WHOLE}; free some space and run the same command again",
    sqlite3.SQLITE_IOERR: f"the disk could not be read or written; {WHOLE} by us; check the disk and run it again",
    sqlite3.SQLITE_BUSY: "another process is writing to it; wait until that is done and run the command again",
    sqlite3.SQLITE_READONLY: "it may not be written to; change its permissions, or copy the folder elsewhere",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check the permissions of the folder and that its disk is there",
    sqlite3.SQLITE_PERM: "access was denied; check the permissions of the folder",
}
DAMAGED = (
    "it is damaged, or is not a register; nothing was changed; restore it from a copy, or add the articles to a "
    "register in a new folder (`sqlite3 {file} .recover` can save the articles out of a damaged file)"
)


def open_database(directory: Path, *, create: bool) -> sqlite3.Connection:
    """Return a connection to the register in a folder, making an empty register there if `create`.

    One thread after the other may use it. Raises RegisterError where there is none, or it is damaged, was written by a
    newer version, or may not be opened.
    """
    file = directory / FILE
    if create:
        _make_folder(directory)
    elif not file.exists():
        raise RegisterError(
            f"{directory}: there is no register here; make one with: tawthiq --register {directory} add FILE"
        )
    with plainly(file):
        address = f"{file.absolute().as_uri()}?mode=rw{'c' * create}"
        db = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
        try:
            _check(db, file)
            _prepare(db)
        except (sqlite3.Error, RegisterError):
            db.close()
            raise
    return db


def identity(file: Path) -> tuple[int, int] | None:
    """Return what tells a file from another that is put in its place; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Run what is inside as one transaction: all of it is kept, or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.rollback()


@contextmanager
def plainly(file: Path) -> Iterator[None]:
    """Turn errors of SQLite about a file into RegisterErrors that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        advice = ADVICE.get(code, DAMAGED.format(file=file))
        raise RegisterError(f"{file}: {advice} (SQLite says: {error})") from error


def damaged(file: Path, what: str) -> RegisterError:
    """Return the error that says a register holds something it cannot hold."""
    return RegisterError(f"{file}: {what}: {DAMAGED.format(file=file)}")


def _make_folder(directory: Path) -> None:
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RegisterError(
            f"{directory}: cannot make a folder for the register ({error.strerror}); "
            "name another with --register, or change the permissions"
        ) from error


def _check(db: sqlite3.Connection, file: Path) -> None:
    """Refuse what is not ours or newer than we are, before anything is written."""
    version, mark, tables = _at_a_glance(db)
    if tables and mark != APPLICATION:
        raise RegisterError(f"{file}: an SQLite file, but not a register of tawthiq; name another folder")
    if version > VERSION:
        raise RegisterError(
            f"{file}: written by a newer tawthiq (register version {version}, this one knows {VERSION}); "
            "nothing was changed; upgrade tawthiq to open it"
        )


def _at_a_glance(db: sqlite3.Connection) -> tuple[int, int, int]:
    """Return version, mark and number of tables as of one moment: another process may be making them."""
    db.execute("BEGIN")
    try:
        tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        return _pragma(db, "user_version"), _pragma(db, "application_id"), tables
    finally:
        db.execute("ROLLBACK")


def _prepare(db: sqlite3.Connection) -> None:
    """Set what makes each commit survive a kill or a power cut, and make the tables if the file is new."""
    _write_ahead(db)
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute(f"PRAGMA cache_size = -{CACHE}")
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute(f"PRAGMA wal_autocheckpoint = {MOVED}")
    if not _pragma(db, "user_version"):
        _make_tables(db)


def _write_ahead(db: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; SQLite does not wait by itself where two processes make one register at once."""
    until = time.monotonic() + WAIT
    while db.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _make_tables(db: sqlite3.Connection) -> None:
    with transaction(db):
        if not _pragma(db, "user_version"):  # else another process made them meanwhile
            run(db, statements())


def run(db: sqlite3.Connection, some: Iterable[str]) -> None:
    """Run statements one after the other, inside the transaction that is open."""
    for statement in some:
        db.execute(statement)


def version(db: sqlite3.Connection) -> int:
    """Return the version of the tables; one below today's has to be upgraded."""
    return _pragma(db, "user_version")


def _pragma(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])
