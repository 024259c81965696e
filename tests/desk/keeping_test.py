"""What the desk keeps open: used again, closed where it failed, and left where another file lies in its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from opened import register

from tawthiq.project import Project
from tawthiq.store.database import FILE
from tawthiq.web.keeping import Kept, registers


def test_one_that_was_given_back_is_lent_again(tmp_path: Path) -> None:
    kept = registers(register(tmp_path / "r"))
    with kept.one() as first, kept.one() as second:
        assert first is not second
    with kept.one() as third:
        assert third in (first, second)


def test_one_that_failed_is_closed(tmp_path: Path) -> None:
    kept = Kept(lambda: Project(place))
    place = register(tmp_path / "r")
    with pytest.raises(ValueError, match="by lot"), kept.one() as first:
        raise ValueError("by lot")
    with kept.one() as second:
        assert second is not first


def test_a_register_that_was_put_in_its_place_is_opened(tmp_path: Path) -> None:
    place, other = register(tmp_path / "r"), tmp_path / "other"
    kept = registers(place)
    with kept.one() as first:
        before = first.work()
        assert before.incidents > 0
    with Project(other, create=True):
        pass
    for file in place.glob(f"{FILE}*"):
        file.unlink()
    shutil.copy(other / FILE, place / FILE)
    with kept.one() as second:
        assert second.work().incidents == 0
