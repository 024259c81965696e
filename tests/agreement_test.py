"""Agreement between two people: the published examples, and what is not defined stays so."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from told import Reader, many

from tawthiq.cli import main
from tawthiq.model.decisions import Note
from tawthiq.model.errors import DecisionError
from tawthiq.project import Project
from tawthiq.register.decisions.agreement import agreement

needs_nltk = pytest.mark.skipif(not find_spec("nltk"), reason="NLTK is an extra")
AMAL, BASIM = Note("Amal", "read it"), Note("Basim", "read it too")


@needs_nltk
def test_kappa_of_a_table_worked_out_by_hand() -> None:
    both = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    made = agreement("type", both)  # observed 35/50, expected 25/50
    assert (made.units, made.same, made.scale) == (50, 35, "nominal")
    assert made.kappa == pytest.approx(0.4)


@needs_nltk
def test_alpha_of_the_example_in_krippendorffs_introduction() -> None:
    """Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: two observers, nominal data."""
    meg, owen = "a a b b d c c c e d d a".split(), "b a b b b c c c e d d d".split()
    assert agreement("type", list(zip(meg, owen, strict=True))).alpha == pytest.approx(0.692, abs=0.0005)


@needs_nltk
def test_a_near_miss_of_numbers_weighs_less_than_a_far_one() -> None:
    near, far = agreement("killed", [("1", "1"), ("30", "32")]), agreement("killed", [("1", "1"), ("30", "90")])
    assert near.scale == far.scale == "interval"
    assert near.kappa == far.kappa
    assert near.alpha is not None
    assert far.alpha is not None
    assert near.alpha > far.alpha
    assert agreement("killed", [("1", "1"), ("30+", "32")]).scale == "nominal"


@pytest.mark.parametrize("both", [[("a", "b")], [("a", "a")] * 9])
def test_what_is_not_defined_is_not_given(both: list[tuple[str, str]]) -> None:
    made = agreement("type", both)
    assert (made.kappa, made.alpha) == (None, None)


def judged(directory: Path) -> Project:
    """Return a register on whose incidents two people have judged, the second on his own values."""
    made = many(20)
    found = Project(directory, create=True, reader=Reader(made))
    assert all(added.outcome == "added" for added in found.add(article for article, _ in made))
    keys = [incident.id for incident in found.incidents()][:4]
    for number, key in enumerate(keys):
        found.correct(key, "killed", str(10 * number), AMAL)
        found.correct(key, "killed", str(10 * number + number % 2), BASIM)
        found.correct(key, "type", "raid" if number else "bombing", BASIM)
    found.correct(keys[0], "type", "other", AMAL)
    found.correct(keys[0], "type", "bombing", AMAL)  # what each last said counts
    found.correct(keys[1], "type", "raid", AMAL)
    found.undo(len(found.log()), AMAL)  # and what was withdrawn does not
    return found


@needs_nltk
def test_what_each_last_said_is_compared_field_by_field(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two, found = judged(tmp_path).agreement()
    assert two == ("Amal", "Basim")
    assert [(made.field, made.units, made.same) for made in found] == [("type", 1, 1), ("killed", 4, 2)]
    assert main(["--register", str(tmp_path), "agreement", "Basim", "Amal"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Basim and Amal"
    assert lines[2].split() == ["type", "1", "1", "-", "-", "nominal"]
    assert lines[3].split()[:3] == ["killed", "4", "2"]


def test_merging_and_splitting_are_compared_pair_by_pair(tmp_path: Path) -> None:
    made = many(9)  # nine incidents of one report
    found = Project(tmp_path, create=True, reader=Reader(made))
    assert all(added.outcome == "added" for added in found.add(article for article, _ in made))
    one, other = [incident.id for incident in found.incidents()][:2]
    found.merge(one, other, AMAL)
    article = next(a for a, t in found.show(one).incident.accounts[1:] if t.role == "main")
    found.split(one, [article], BASIM)
    _, (measured,) = found.agreement()
    assert (measured.field, measured.same) == ("same incident", 0)


@needs_nltk
def test_logs_of_two_copies_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made, keys = many(20), list[str]()
    for name, note in (("amal", AMAL), ("basim", BASIM)):
        found = Project(tmp_path / name, create=True, reader=Reader(made))
        assert all(added.outcome == "added" for added in found.add(article for article, _ in made))
        keys = [incident.id for incident in found.incidents()][:3]
        for number, key in enumerate(keys):
            found.correct(key, "type", "raid" if number == 2 and note is BASIM else "bombing", note)
    (tmp_path / "amal.jsonl").write_text("\n".join(Project(tmp_path / "amal").export()), encoding="utf-8")
    assert main(["--register", str(tmp_path / "basim"), "agreement", "--log", str(tmp_path / "amal.jsonl")]) == 0
    assert capsys.readouterr().out.splitlines()[2].split()[:3] == ["type", "3", "2"]


@pytest.mark.parametrize(("file", "words"), [("", "Is a directory"), ("nowhere", "No such file or directory")])
def test_a_log_that_cannot_be_read_says_what_to_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, words: str
) -> None:
    judged(tmp_path / "register")
    named = tmp_path / file
    for command in (["agreement", "--log"], ["import"]):
        assert main(["--register", str(tmp_path / "register"), *command, str(named)]) == 3
        advice = "name a file that holds what `tawthiq --register FOLDER export` printed"
        assert capsys.readouterr().err == f"tawthiq: {named}: cannot be read ({words}); {advice}\n"


def test_whom_to_compare_must_be_clear(tmp_path: Path) -> None:
    found = judged(tmp_path)
    with pytest.raises(DecisionError, match="name two of: Amal, Basim"):
        found.agreement(["Amal", "Omar"])
    with pytest.raises(DecisionError, match="name two of: Amal, Basim"):
        found.agreement(["Amal", "Amal"])


def test_without_the_library_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nltk.metrics.agreement", None)
    with pytest.raises(DecisionError, match=r"pip install 'tawthiq\[agreement\]'"):
        judged(tmp_path).agreement()
