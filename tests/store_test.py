"""A register on disk: whole after a kill, the same in any order, and clear about what is wrong with it."""

from __future__ import annotations

import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
import told as told_module
from hypothesis import given, settings
from hypothesis import strategies as st
from told import KIRKUK, Told, many, report_of

from tawthiq.model.claims import Report
from tawthiq.model.codec import report_json
from tawthiq.model.errors import ArticleError, RegisterError
from tawthiq.model.text import Article
from tawthiq.register.linking.cluster import group
from tawthiq.register.settle import settle
from tawthiq.register.telling import tellings
from tawthiq.store.database import FILE, plainly
from tawthiq.store.register import Register
from tawthiq.store.schema import VERSION

Made = tuple[Article, Report]
COUNT = 40


def filled(directory: Path, made: Iterable[Made]) -> Register:
    register = Register(directory, create=True)
    for article, report in made:
        register.add(article, report)
    return register


def state(register: Register) -> list[tuple[object, ...]]:
    """All that a register says, apart from the order in which articles came."""
    incidents = [(settle(told), [t.id for t in told]) for told in register.incidents()]
    read = sorted((article.hash, str(report_json(report))) for article, report in register.read())
    return [*incidents, *read]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    return state(filled(tmp_path_factory.mktemp("undisturbed"), many(COUNT)))


def test_what_is_added_is_there_after_opening_again(tmp_path: Path) -> None:
    article, report = report_of(Told(), Told(place=KIRKUK, killed=3))
    register = filled(tmp_path / "r", [(article, report)])
    register.close()
    (kept,) = Register(tmp_path / "r").read()
    assert kept == (article, report)
    assert len(list(Register(tmp_path / "r").incidents())) == 2


def test_the_same_article_twice_changes_nothing(tmp_path: Path) -> None:
    made = many(6)
    register = filled(tmp_path, made)
    before = state(register)
    assert [register.add(*item) for item in made] == [False] * 6
    renamed = Article("another-id", made[0][0].text, made[0][0].title, "ar", made[0][0].outlet, made[0][0].published)
    assert register.add(renamed, made[0][1]) is False
    assert state(register) == before


def test_two_contents_of_one_id_are_kept_and_named_apart(tmp_path: Path) -> None:
    first, second = report_of(Told(killed=28)), report_of(Told(killed=32), published="2021-01-22")
    register, turned = filled(tmp_path / "a", [first, second]), filled(tmp_path / "b", [second, first])
    names = {article.id for article, _ in register.read()}
    assert names == {f"a1#{article.hash[:8]}" for article, _ in (first, second)}
    assert len(register.named("a1")) == 2
    assert [article.text for article in register.named(f"a1#{second[0].hash[:8]}")] == [second[0].text]
    assert state(register) == state(turned)


def test_disk_and_memory_reach_the_same_incidents(tmp_path: Path) -> None:
    made = many(COUNT)
    on_disk = [[t.id for t in found] for found in filled(tmp_path, made).incidents()]
    in_memory = [[t.id for t in found] for found in group(t for item in made for t in tellings(*item))]
    assert sorted(on_disk) == sorted(in_memory)


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_law_the_order_of_adding_does_not_matter(chance: random.Random) -> None:
    made = many(18)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        straight = state(filled(Path(one), made))
        chance.shuffle(made)
        assert state(filled(Path(other), made)) == straight


def test_incidents_are_listed_by_date_and_filtered(tmp_path: Path) -> None:
    register = filled(tmp_path, many(COUNT))
    days = [settle(told).settlement("date") for told in register.incidents(since="2021-01-03", until="2021-01-05")]
    listed = [str(day.best) for day in days if day]
    assert listed == sorted(listed)
    assert set(listed) == {"2021-01-03", "2021-01-04", "2021-01-05"}
    everything = len(list(register.incidents()))
    by_country = [len(list(register.incidents(country=code))) for code in ("IQ", "SY", "EG")]
    assert sum(by_country) == everything
    assert by_country[2] == 0
    assert len(list(register.incidents(since="2021"))) == len(list(register.incidents(until="2021-01"))) == everything


def test_an_incident_is_found_by_the_id_it_had_before(tmp_path: Path) -> None:
    later, earlier = report_of(Told(killed=32), published="2021-01-22"), report_of(Told(killed=28), key="a0")
    register = filled(tmp_path, [later])
    (before,) = next(register.incidents())
    register.add(*earlier)
    told = next(register.incidents())
    assert told[0].id != before.id
    assert register.matching(before.id) == register.matching(told[0].id[:6]) == [told[0].id]
    assert register.matching("zz") == []


@pytest.mark.parametrize("table", ["articles", "reports", "accounts", "claims"])
def test_what_was_read_cannot_be_changed(tmp_path: Path, table: str) -> None:
    filled(tmp_path, many(2)).close()
    db = sqlite3.connect(tmp_path / FILE)
    for statement in (
        f"DELETE FROM {table}",
        f"UPDATE {table} SET rowid = rowid" if table != "claims" else "UPDATE claims SET rule = ''",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(statement)


def adding(directory: Path, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, told_module.__file__, str(directory), str(first), str(last)]
    root = str(Path(__file__).parents[1])
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": root})


@pytest.mark.parametrize("seen", [0, 1, 7, 19, 33])
def test_killed_while_adding_it_opens_whole_and_goes_on(
    tmp_path: Path, seen: int, undisturbed: list[tuple[object, ...]]
) -> None:
    process = adding(tmp_path, 0, COUNT)
    assert process.stdout is not None
    printed = [process.stdout.readline().strip() for _ in range(seen)]
    process.kill()
    process.wait()
    process.stdout.close()
    register = Register(tmp_path, create=True)
    kept = {article.id for article, _ in register.read()}
    assert kept >= set(printed)
    assert check(tmp_path) == "ok"
    for article, report in many(COUNT):
        register.add(article, report)
    assert state(register) == undisturbed


def test_two_processes_adding_at_once(tmp_path: Path, undisturbed: list[tuple[object, ...]]) -> None:
    processes = [adding(tmp_path, 0, COUNT), adding(tmp_path, COUNT // 2, COUNT)]
    assert [process.communicate()[1] or process.returncode for process in processes] == [0, 0]
    assert state(Register(tmp_path)) == undisturbed


def test_a_full_disk_loses_nothing(tmp_path: Path, undisturbed: list[tuple[object, ...]]) -> None:
    limit = 400_000
    command = [sys.executable, told_module.__file__, str(tmp_path), "0", str(COUNT)]
    stopped = subprocess.run(
        command,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    added = stopped.stdout.split()
    assert 0 < len(added) < COUNT
    assert stopped.returncode == 1
    assert "nothing that was added before is lost" in stopped.stderr
    register = Register(tmp_path)
    assert [article.id for article, _ in register.read()] == added
    for item in many(COUNT):
        register.add(*item)
    assert state(register) == undisturbed


def check(directory: Path) -> str:
    db = sqlite3.connect(directory / FILE)
    answer = str(db.execute("PRAGMA integrity_check").fetchone()[0])
    db.close()
    return answer


def newer(file: Path) -> None:
    db = sqlite3.connect(file)
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.commit()
    db.close()


def foreign(file: Path) -> None:
    file.unlink()
    db = sqlite3.connect(file)
    db.execute("CREATE TABLE addresses (name TEXT)")
    db.commit()
    db.close()


def garbage(file: Path) -> None:
    file.write_bytes(b"no database at all " * 400)


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 3])


def scribbled(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    file.write_bytes(bytes(data))


def reworded(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data.replace("أصيب".encode(), "اصيب".encode()))


WRONG = {
    newer: "newer tawthiq .*upgrade",
    foreign: "not a register of tawthiq",
    garbage: "damaged",
    truncated: "damaged",
    scribbled: "damaged",
    reworded: "not what was added.*damaged",
}


@pytest.mark.parametrize("spoil", WRONG, ids=lambda spoil: spoil.__name__)
def test_what_is_wrong_is_said_and_nothing_is_changed(tmp_path: Path, spoil: object) -> None:
    filled(tmp_path, many(30)).close()
    assert callable(spoil)
    spoil(tmp_path / FILE)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(RegisterError, match=WRONG[spoil]) as raised:
        state(Register(tmp_path))
    assert str(tmp_path / FILE) in str(raised.value)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_file_left_empty_by_a_kill_is_a_new_register(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    assert state(filled(tmp_path, many(1))) == state(filled(tmp_path / "other", many(1)))


def test_no_register_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"no register here; make one with: tawthiq --register .*/none add FILE"):
        Register(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RegisterError, match="cannot make a folder"):
        Register(tmp_path / "file", create=True)


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        (sqlite3.SQLITE_FULL, "free some space"),
        (sqlite3.SQLITE_BUSY, "another process"),
        (sqlite3.SQLITE_READONLY, "change its permissions"),
        (sqlite3.SQLITE_CANTOPEN, "check the permissions"),
        (sqlite3.SQLITE_IOERR, "check the disk"),
        (sqlite3.SQLITE_CORRUPT, "restore it from a copy"),
    ],
)
def test_every_failure_says_what_to_do(tmp_path: Path, code: int, advice: str) -> None:
    failure = sqlite3.OperationalError("it failed")
    failure.sqlite_errorcode = code | 0x100  # an extended code, as SQLite gives them
    with pytest.raises(RegisterError, match=advice), plainly(tmp_path):
        raise failure


def test_a_locked_register_is_waited_for_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawthiq.store.database.WAIT", 0.05)
    register = filled(tmp_path, many(1))
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RegisterError, match="another process is writing"):
        register.add(*many(2)[1])
    other.execute("ROLLBACK")
    assert register.add(*many(2)[1]) is True


def test_text_that_cannot_be_stored_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    register = Register(tmp_path, create=True)
    with pytest.raises(ArticleError, match="lone surrogate"):
        register.add(Article("bad", "قتل \ud800"), Report("bad", "ar"))
    assert register.add(Article("nul", "قتل\x00 شخص"), Report("nul", "ar")) is True
    assert [article.text for article, _ in register.read()] == ["قتل\x00 شخص"]
