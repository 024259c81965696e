"""A register that is grown for the benches is what the program would have written."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))

import bench_desk

from tawthiq.store.database import open_database, transaction
from tawthiq.store.finding.refreshing import refresh
from tawthiq.store.rebuilding import dump, link_again
from tawthiq.store.register import Register


def test_a_register_that_is_grown_is_what_the_program_writes(tmp_path: Path) -> None:
    bench_desk.FIRST = 20
    bench_desk.make(tmp_path, 60)
    db = open_database(tmp_path, create=False)
    before = set(dump(db))
    with transaction(db):
        db.execute("INSERT OR IGNORE INTO stale (incident) SELECT id FROM incidents")
        db.execute("UPDATE summaries SET made_of = ''")
        refresh(db)
    assert set(dump(db)) == before
    told = ("facts ", "blocks ", "rulings ")
    with transaction(db):
        link_again(db)
    again = set(dump(db))
    assert {line for line in again if line.startswith(told)} == {line for line in before if line.startswith(told)}
    db.close()
    register = Register(tmp_path)
    assert register.verify().wrong == ()
    assert register.decided() > 0
