"""Decisions: later ones override earlier, all can be undone, none is lost, and what is rebuilt is the same."""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import BAGHDAD, KIRKUK, TAYARAN, Reader, Told, many, report_of, without_finding

from tawthiq import project, reports
from tawthiq.cli import main
from tawthiq.model.claims import Report
from tawthiq.model.decisions import FIELDS, VERDICTS, Decision, Entry, Note, Verdict
from tawthiq.model.errors import DecisionError, RegisterError
from tawthiq.model.incidents import Settlement
from tawthiq.model.text import Article
from tawthiq.project import Project
from tawthiq.register.decisions.standing import forced, standing, undone
from tawthiq.register.decisions.wording import canonical, figure
from tawthiq.register.linking.cluster import group
from tawthiq.register.summary import range_words
from tawthiq.register.telling import tellings
from tawthiq.store.database import FILE
from tawthiq.store.register import Register
from tawthiq.store.transfer import Sealed, held

Made = tuple[Article, Report]
NOTE = Note("Amal", "read both articles")
ACCOUNTS = "abcdef"
BOMB = report_of(Told(killed=28, injured=70), key="a1", outlet="إذاعة المدينة")
LATER = report_of(Told(killed=32, injured=110, place=TAYARAN, attackers=2), key="a2", published="2021-01-22")
KIRKUK_BOMB = report_of(Told("2021-02-03", KIRKUK, 4), Told(role="background"), key="a3", published="2021-02-03")
MADE = [BOMB, LATER, KIRKUK_BOMB]


def crowded(count: int) -> list[Made]:
    """Return reports on a few incidents, each told and recalled by many."""
    places = (BAGHDAD, KIRKUK)
    return [
        report_of(
            Told(f"2021-01-{10 + n % 3 // 2:02}", places[n % 2], 30 + n % 4, 70),
            Told(f"2021-01-{10 + n % 5 // 4:02}", places[(n + 1) % 2], 30 + n % 3, role="background"),
            key=f"a{n}",
            outlet=f"إذاعة {n}",
            published=f"2021-01-{12 + n % 9:02}",
        )
        for n in range(count)
    ]


def opened(directory: Path, made: Sequence[Made] = MADE) -> Project:
    """Return a project whose register holds these articles."""
    found = Project(directory, create=True, reader=Reader(list(made)))
    assert {added.outcome for added in found.add(article for article, _ in made)} <= {"added"}
    return found


def ids(found: Project, *, every: bool = False) -> list[str]:
    return [incident.id for incident in found.incidents(every=every)]


def incident_with(found: Project, article: str) -> str:
    """Return the incident whose news an article is."""
    (key,) = (i.id for i in found.incidents(every=True) if any(a == article for a, t in i.accounts if t.role == "main"))
    return key


def log_of(register: Register) -> list[Sealed]:
    return [found for line in register.export() if isinstance(found := held("here", line), Sealed)]


def settled(found: Project, key: str, field: str) -> Settlement:
    item = found.show(key).incident.settlement(field)
    assert item is not None
    return item


def tie(number: int, verdict: Verdict, one: str, other: str) -> Entry:
    return Entry(number, Decision(verdict, tuple(one), "Amal", "because", others=tuple(other)), "")


ties = st.lists(
    st.tuples(st.sampled_from(["same", "different"]), st.permutations(ACCOUNTS), st.integers(1, 3), st.integers(1, 3)),
    max_size=6,
).map(
    lambda drawn: [
        tie(n, verdict, "".join(keys[:a]), "".join(keys[a : a + b])) for n, (verdict, keys, a, b) in enumerate(drawn, 1)
    ]
)


@given(ties)
def test_law_what_is_forced_never_contradicts_itself(log: list[Entry]) -> None:
    found = forced(log, ACCOUNTS)
    block = {key: {key} for key in ACCOUNTS}
    for pair in (pair for pair, what in found.items() if what == "same"):
        one, other = pair
        joined = block[one] | block[other]
        block.update((key, joined) for key in joined)
    assert not [pair for pair, what in found.items() if what == "different" and len({id(block[k]) for k in pair}) == 1]


@given(ties, st.sampled_from(["same", "different"]), st.permutations(ACCOUNTS))
def test_law_the_latest_decision_overrides_all_before(log: list[Entry], verdict: Verdict, keys: list[str]) -> None:
    last = tie(len(log) + 1, verdict, keys[0], keys[1])
    assert forced([*log, last], ACCOUNTS)[frozenset(keys[:2])] == verdict


@given(ties, st.sampled_from(["same", "different"]), st.permutations(ACCOUNTS))
def test_law_what_is_undone_was_never_decided(log: list[Entry], verdict: Verdict, keys: list[str]) -> None:
    number = len(log) + 1
    last = tie(number, verdict, "".join(keys[:2]), "".join(keys[2:4]))
    back = Entry(number + 1, Decision("undo", (), "Basim", "a slip", value=str(number)), "")
    again = Entry(number + 2, Decision("undo", (), "Amal", "no slip", value=str(number + 1)), "")
    assert standing([*log, last, back]) == log
    assert standing([*log, last, back, again]) == [*log, last]
    assert undone([*log, last, back]) == {number: number + 1}


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_law_merge_or_split_then_undo_is_identity(chance: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = opened(Path(folder), crowded(14))
        for _ in range(2):
            decide_at_random(found, chance)
        register = Register(Path(folder))
        before = register.dump()
        entry = decide_at_random(found, chance)
        found.undo(entry.number, NOTE)
        assert register.dump() == before


def decide_at_random(found: Project, chance: random.Random) -> Entry:
    """Merge two incidents, or take one account out of one."""
    keys = ids(found)
    for key in chance.sample(keys, len(keys)):
        told, _ = found.history(key)
        if len([t for t in told if t.is_main]) > 1 and (len(keys) < 2 or chance.random() < 0.7):
            return found.split(key, [chance.choice(told).id], NOTE)
    return found.merge(*chance.sample(keys, 2), NOTE)


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_law_disk_memory_rebuilding_and_any_order_agree(chance: random.Random) -> None:
    made = crowded(14)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        found = opened(Path(one), made)
        for _ in range(4):
            decide_at_random(found, chance)
        found.correct(chance.choice(ids(found)), "killed", "41", NOTE)
        register, turned = Register(Path(one)), Register(Path(other), create=True)
        assert found.rebuild().is_same
        turned.take(log_of(register))  # decisions on accounts that are still to come
        for item in chance.sample(made, len(made)):
            turned.add(*item)
        assert turned.dump() == register.dump()
        told = [t for item in made for t in tellings(*item)]
        in_memory = group(told, forced(standing(register.entries()), {t.id for t in told}))
        assert sorted(sorted(t.id for t in i) for i in in_memory) == sorted(
            sorted(t.id for t in i) for i in register.incidents(every=True)
        )


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False))
def test_law_what_is_added_after_decisions_is_linked_as_if_it_had_been_there(chance: random.Random) -> None:
    made = crowded(20)
    chance.shuffle(made)
    with tempfile.TemporaryDirectory() as folder:
        found = opened(Path(folder), made[:10])
        for _ in range(4):
            decide_at_random(found, chance)
        late(found, *made[10:16])
        found.undo(chance.randint(1, 4), NOTE)
        decide_at_random(found, chance)
        late(found, *made[16:])
        found._reader = Reader(made)
        assert found.verify().wrong == ()
        assert found.rebuild().is_same


def test_a_merge_stands_as_one_though_the_accounts_contradict(tmp_path: Path) -> None:
    slip = report_of(Told("2021-01-12", killed=32), key="b1", outlet="إذاعة أخرى", published="2021-01-13")
    found = opened(tmp_path, [BOMB, slip])
    one, other = ids(found)
    found.merge(one, other, NOTE)
    assert len(ids(found)) == 1
    assert {added.outcome for added in late(found, LATER)} == {"added"}  # contradicts the slip, not the rest
    assert len(ids(found)) == 1
    found.undo(1, NOTE)
    assert len(ids(found)) == 2


def late(found: Project, *made: Made) -> list[project.Added]:
    found._reader = Reader(list(made))
    return list(found.add(article for article, _ in made))


def test_what_was_split_stays_apart_and_the_parts_stay_whole(tmp_path: Path) -> None:
    more = [report_of(Told(killed=32), key=f"b{n}", outlet=f"إذاعة {n}") for n in range(4)]
    found = opened(tmp_path, more)
    (whole,) = ids(found)
    found.split(whole, ["b1", "b3"], NOTE)
    kept = sorted(sorted(article for article, _ in i.accounts) for i in found.incidents())
    assert kept == [["b0", "b2"], ["b1", "b3"]]
    found.merge(*ids(found), Note("Basim", "one after all"))  # later overrides earlier
    assert len(ids(found)) == 1
    assert [logged.state for logged in found.log()] == ["overridden", "in force"]


def test_a_recollection_that_was_taken_out_does_not_come_back(tmp_path: Path) -> None:
    found = opened(tmp_path)
    key = incident_with(found, "a1")
    assert len(found.show(key).incident.accounts) == 3
    found.split(key, ["a3"], NOTE)
    late(found, report_of(Told(killed=32), key="c1", outlet="إذاعة ثالثة", published="2021-01-23"))
    assert [article for article, _ in found.show(key).incident.accounts] == ["a1", "a2", "c1"]
    recalls = next(t.id for t in tellings(*KIRKUK_BOMB) if not t.is_main)
    found.merge(recalls, key, Note("Basim", "it is the one"))
    assert len(found.show(key).incident.accounts) == 4


def test_a_correction_is_laid_over_and_what_the_claims_say_stays_visible(tmp_path: Path) -> None:
    found = opened(tmp_path)
    key = incident_with(found, "a1")
    proposed = settled(found, key, "killed")
    found.correct(key, "killed", "34 (32-36)", NOTE)
    ruled = settled(found, key, "killed")
    assert (ruled.low, ruled.best, ruled.high, ruled.proposed) == (32, 34, 36, proposed)
    assert "Amal" in ruled.rule
    assert "decision 1: read both articles" in ruled.rule
    found.correct(key, "killed", "35", Note("Basim", "a list of names"))
    assert settled(found, key, "killed").best == 35
    assert [logged.state for logged in found.log()] == ["overridden by 2", "in force"]
    found.undo(2, NOTE)
    assert settled(found, key, "killed").best == 34
    found.undo(1, NOTE)
    assert settled(found, key, "killed") == proposed


def test_a_decided_value_names_the_claims_for_and_against_it(tmp_path: Path) -> None:
    found = opened(tmp_path)
    key = incident_with(found, "a1")
    before = settled(found, key, "killed")
    claims = {*before.for_, *before.against}
    found.correct(key, "killed", "99", NOTE)
    found.correct(key, "place", "Falluja, Anbar, IQ", NOTE)
    found.correct(key, "type", settled(found, key, "type").best, NOTE)
    killed, place, kind = (settled(found, key, field) for field in ("killed", "place", "type"))
    assert (killed.for_, set(killed.against)) == ((), claims)
    assert (place.for_, bool(place.against)) == ((), True)
    assert (bool(kind.for_), kind.against) == (True, ())
    found.correct(key, "killed", f"{before.best}+", NOTE)
    assert set(settled(found, key, "killed").for_) == set(before.for_)


def test_an_incident_is_listed_by_the_day_and_place_that_people_decided(tmp_path: Path) -> None:
    found = opened(tmp_path)
    key = incident_with(found, "a1")
    found.correct(key, "date", "2020-05", NOTE)
    found.correct(key, "place", "Homs,Homs,SY @ 34.73 36.71", NOTE)
    assert [i.id for i in found.incidents(until="2020")] == [i.id for i in found.incidents(country="SY")] == [key]
    late(
        found, report_of(Told(killed=32), key="c1", outlet="إذاعة ثالثة", published="2021-01-23")
    )  # linking again keeps it
    assert [i.id for i in found.incidents(until="2020", country="SY")] == [key]
    shown = found.show(key).incident
    assert shown.decided_place is not None
    assert (shown.decided_place.locality, shown.decided_place.lat) == ("Homs", 34.73)


def test_an_accepted_value_is_pinned_and_asked_again_when_a_report_comes(tmp_path: Path) -> None:
    found = opened(tmp_path, [BOMB])
    (key,) = ids(found)
    found.judge("accept", key, NOTE, "killed")
    assert settled(found, key, "killed").proposed is None
    assert "accepted by Amal" in settled(found, key, "killed").rule
    assert found.log(again=True) == []
    late(found, LATER)
    ruled = settled(found, key, "killed")
    assert (ruled.best, ruled.proposed and ruled.proposed.best) == (28, 32)
    assert [logged.again for logged in found.log(again=True)] == ["of what it rests on, 2 new"]


def test_a_decision_is_asked_again_when_its_article_appears_anew(tmp_path: Path) -> None:
    found = opened(tmp_path, [BOMB])
    found.judge("accept", ids(found)[0], NOTE, "date")
    late(
        found,
        report_of(Told(day=None, place=None, killed=None), key="a1", outlet="إذاعة المدينة", published="2021-03-01"),
    )
    assert [logged.again for logged in found.log(again=True)] == ["of what it rests on, 1 new"]


def test_a_decision_is_asked_again_when_the_reading_changes(tmp_path: Path) -> None:
    found = opened(tmp_path, [BOMB, KIRKUK_BOMB])
    key = incident_with(found, "a1")
    found.correct(key, "killed", "30", NOTE)
    found.merge(key, incident_with(found, "a3"), NOTE)
    found._reader = OtherReader()
    made = found.rebuild()
    assert not made.is_same
    assert [logged.entry.number for logged in made.again] == [1, 2]
    assert [logged.state for logged in made.again] == ["not in force: what it is on is not read so any more"] * 2
    found._reader = Reader(MADE)
    assert not found.rebuild().is_same
    assert settled(found, key, "killed").best == 30  # it stands again, with the reading it was made on


class OtherReader:
    """Reads every article as a bombing in Baghdad, and finds no figure."""

    def read(self, article: Article) -> Report:
        told, report = report_of(Told(killed=None, day=None), key=article.id)
        report = Report(article.id, "ar", report.accounts)
        assert told.id == article.id
        return report


@pytest.mark.parametrize("verdict", ["reject", "set_aside"])
def test_what_was_rejected_or_set_aside_leaves_the_lists_until_accepted(tmp_path: Path, verdict: Verdict) -> None:
    found = opened(tmp_path)
    before = ids(found)
    found.judge(verdict, before[0], NOTE)
    assert ids(found) == before[1:]
    assert ids(found, every=True) == before
    assert found.show(before[0]).decisions[0].state == "in force"
    found.judge("accept", before[0], NOTE)
    assert ids(found) == before


def test_every_field_can_be_rejected_and_written_in_every_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = opened(tmp_path / "r")
    key = incident_with(found, "a1")
    for field in FIELDS:
        found.judge("reject", key, NOTE, field)
    assert all(settled(found, key, field).best is None for field in FIELDS)
    assert found.show(key).incident.decided_place is None
    for name in project.formats():
        assert main(["--register", str(tmp_path / "r"), "incidents", "--format", name]) == 0
        assert key[:8] in capsys.readouterr().out
    assert main(["--register", str(tmp_path / "r"), "page", "--out", str(tmp_path / "page")]) == 0


@given(st.integers(0, 9), st.none() | st.integers(0, 9), st.none() | st.integers(0, 9))
def test_law_a_figure_is_read_as_it_stands_in_a_table(best: int, below: int | None, above: int | None) -> None:
    low, high = (None if below is None else best + 9 - below), (None if above is None else best + 9 + above)
    made = Settlement("killed", best + 9, low, high)
    if low is None and high is None:
        made = Settlement("killed", best + 9, best + 9, None)  # a table shows both as `n+`
    assert figure("killed", range_words(made)) == made
    assert canonical("killed", range_words(made)) == range_words(made)


WRONG: list[tuple[Callable[[Project, str], object], str]] = [
    (lambda p, key: p.correct(key, "killed", "many", NOTE), "no figure for killed; write 32, 32\\+"),
    (lambda p, key: p.correct(key, "killed", "32 (33-40)", NOTE), "lies outside its ends"),
    (lambda p, key: p.correct(key, "date", "2021-02-30", NOTE), "no date; write 2021-01-21"),
    (lambda p, key: p.correct(key, "type", "crime", NOTE), "no type 'crime'; there are: bombing"),
    (lambda p, key: p.correct(key, "place", "Mosul, IQ", NOTE), "no place; write town, province"),
    (lambda p, key: p.correct(key, "place", "IQ @ 95 0", NOTE), "degrees are latitude"),
    (lambda p, key: p.correct(key, "weather", "fine", NOTE), "no field 'weather'; there are: date"),
    (lambda p, key: p.correct(key, "killed", "3", Note("Amal", " ")), "needs who makes it and why"),
    (lambda p, key: p.merge(key, key, NOTE), "one incident already"),
    (lambda p, key: p.split(key, ["zz"], NOTE), "0 accounts of the incident are named 'zz'; `history` lists them"),
    (lambda p, key: p.split(key, ["a1", "a2"], NOTE), "would be left"),
    (lambda p, key: p.undo(1, NOTE), "no decision 1; `log` lists them"),
    (lambda p, key: p.why(key, key), "are one incident; name two of its accounts"),
    (lambda p, key: p.agreement(), "agreement is between two people who decided; name two of: nobody"),
]


@pytest.mark.parametrize(("do", "words"), WRONG, ids=[words for _, words in WRONG])
def test_what_cannot_be_decided_is_refused_and_changes_nothing(
    tmp_path: Path, do: Callable[[Project, str], object], words: str
) -> None:
    found = opened(tmp_path)
    with pytest.raises(DecisionError, match=words):
        do(found, incident_with(found, "a1"))
    assert found.log() == []


def test_nothing_is_accepted_where_nothing_is_settled(tmp_path: Path) -> None:
    found = opened(tmp_path)
    with pytest.raises(DecisionError, match="nothing is settled for injured; `correct` gives it a value"):
        found.judge("accept", incident_with(found, "a3"), NOTE, "injured")


def test_a_decision_is_undone_once(tmp_path: Path) -> None:
    found = opened(tmp_path)
    found.judge("reject", ids(found)[0], NOTE)
    found.undo(1, NOTE)
    with pytest.raises(DecisionError, match="undone already, by 2; undo that to have it back"):
        found.undo(1, NOTE)
    found.undo(2, NOTE)
    assert [logged.state for logged in found.log()] == ["in force", "undone by 3", "in force"]


def test_why_names_reasons_decisions_and_the_way(tmp_path: Path) -> None:
    between = report_of(Told("2021-01-21", None, 30, 90), key="b1", outlet="إذاعة أخرى", published="2021-01-21")
    found = opened(tmp_path, [*MADE, between])
    one, other = incident_with(found, "a1"), incident_with(found, "a3")
    lines = list(found.why(one, other))
    assert lines[0] == f"apart, in incident {one} and incident {other}"
    assert "cannot be one incident" in lines[1]
    assert any("not on one day: 2021-01-21 and 2021-02-03" in line for line in lines)
    found.merge(one, other, NOTE)
    (first, *_), (last, *_) = ([t.id for t in tellings(*made)] for made in (LATER, KIRKUK_BOMB))
    lines = list(found.why(first, last))
    assert lines[0].startswith("together in incident")
    assert any(line.startswith("decision 1") and "read both articles" in line for line in lines)


def spoiled(directory: Path, *statements: str) -> None:
    """Change a register as somebody could who owns the file."""
    db = sqlite3.connect(directory / FILE)
    for act in ("UPDATE", "DELETE"):
        db.execute(f"DROP TRIGGER decisions_{act}")
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (
            "UPDATE decisions SET json = replace(json, 'Amal', 'Omar') WHERE number = 3",
            "decision 3: not what was decided",
        ),
        ("UPDATE decisions SET hash = hex(zeroblob(32)) WHERE number = 2", "decision 2: not what was decided"),
        ("DELETE FROM decisions WHERE number = 2", "decision 2: missing; decision 3 comes next"),
        ("DELETE FROM decisions WHERE number = 4", "no decision has the hash"),
    ],
)
def test_a_log_that_was_changed_is_found_with_its_number(tmp_path: Path, statement: str, words: str) -> None:
    found = opened(tmp_path)
    for number in range(4):
        found.correct(ids(found)[0], "killed", str(number), NOTE)
    head = found.verify().head
    assert found.verify(head).wrong == ()
    spoiled(tmp_path, statement)
    assert words in found.verify(head).wrong[0]


def test_facts_and_members_that_were_changed_are_found(tmp_path: Path) -> None:
    found = opened(tmp_path)
    spoiled(tmp_path, "DELETE FROM members")
    assert "is in no incident; `tawthiq rebuild`" in found.verify().wrong[0]
    assert not found.rebuild().is_same
    assert found.verify().wrong == ()
    db = sqlite3.connect(tmp_path / FILE)
    db.execute("DROP TRIGGER articles_UPDATE")
    db.execute("UPDATE articles SET text = replace(text, 'bombing', 'bombed!')")
    db.commit()
    db.close()
    assert "is not what was added" in found.verify().wrong[0]


def test_the_log_is_append_only(tmp_path: Path) -> None:
    found = opened(tmp_path)
    found.judge("reject", ids(found)[0], NOTE)
    db = sqlite3.connect(tmp_path / FILE)
    for statement in ("DELETE FROM decisions", "UPDATE decisions SET json = ''"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(statement)


def lines_of(exported: Iterable[str]) -> list[tuple[str, str]]:
    return [(f"file:{number}", line) for number, line in enumerate(exported, 1)]


def test_law_export_then_import_is_identity(tmp_path: Path) -> None:
    made = [*many(12), report_of(Told(killed=3), key="a0", outlet="إذاعة ثالثة")]  # two contents of one id
    found = opened(tmp_path / "a", made)
    chance = random.Random(2)
    for _ in range(4):
        decide_at_random(found, chance)
    found.correct(ids(found)[0], "killed", "41", Note("باسم", "قائمة أسماء"))
    exported = list(found.export())
    copy = Project(tmp_path / "b", create=True, reader=Reader(made))
    assert list(copy.take(lines_of(exported)))[-1] == 5
    assert list(copy.take(lines_of(exported)))[-1] == 0
    assert list(copy.export()) == exported
    assert Register(tmp_path / "b").dump() == Register(tmp_path / "a").dump()
    assert copy.verify() == found.verify()


def test_an_import_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    found, copy = opened(tmp_path / "a"), opened(tmp_path / "b")
    found.judge("reject", ids(found)[0], NOTE)
    exported = list(found.export())
    changed = [line.replace("Amal", "Omar") for line in exported]
    with pytest.raises(DecisionError, match="decision 1: not what was decided"):
        list(copy.take(lines_of(changed)))
    copy.judge("accept", ids(copy)[0], NOTE)
    with pytest.raises(DecisionError, match="has decisions of its own"):
        list(copy.take(lines_of(exported)))
    for line in ("not json", "[]", json.dumps({"article": {"id": "x"}})):
        with pytest.raises(RegisterError, match="file:1: not a line of `tawthiq export`"):
            list(copy.take([("file:1", line)]))
    with pytest.raises(RegisterError, match="import it with the tawthiq that wrote it"):
        list(copy.take([("file:1", '{"format": "tawthiq register 9"}')]))


def test_a_register_of_the_version_before_is_upgraded(tmp_path: Path) -> None:
    register = Register(tmp_path, create=True)
    for item in many(9):
        register.add(*item)
    before = register.dump()
    register.close()
    db = sqlite3.connect(tmp_path / FILE)
    without_finding(db)
    for table in ("decisions", "forced", "rulings", "awaited"):
        db.execute(f"DROP TABLE {table}")
    for statement in (
        "DROP INDEX articles_by_url",
        "DROP TABLE facts",
        "DROP TABLE weighed",
        "DELETE FROM pairs",
        "PRAGMA user_version = 1",
    ):
        db.execute(statement)
    db.commit()
    db.close()
    upgraded = Register(tmp_path)
    assert upgraded.dump() == before
    assert upgraded.verify().wrong == ()
    found = Project(tmp_path)
    found.judge("reject", ids(found)[0], NOTE)


def test_a_register_of_the_second_version_keeps_its_decisions(tmp_path: Path) -> None:
    found = opened(tmp_path)
    found.correct(ids(found)[0], "killed", "9", NOTE)
    found.__exit__(None, None, None)
    register = Register(tmp_path)
    before, log = register.dump(), register.entries()
    register.close()
    db = sqlite3.connect(tmp_path / FILE)
    for statement in ("DROP TABLE facts", "DELETE FROM pairs", "DELETE FROM members", "PRAGMA user_version = 2"):
        db.execute(statement)
    db.commit()
    db.close()
    upgraded = Register(tmp_path)
    assert (upgraded.dump(), upgraded.entries()) == (before, log)
    assert upgraded.verify().wrong == ()


def test_a_rebuild_that_fails_leaves_all_as_it_was(tmp_path: Path) -> None:
    found = opened(tmp_path)
    found.correct(ids(found)[0], "killed", "9", NOTE)
    before = Register(tmp_path).dump()
    found._reader = Reader([BOMB])  # does not know the other articles
    with pytest.raises(RegisterError):
        found.rebuild()
    assert Register(tmp_path).dump() == before
    assert found.verify().wrong == ()


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command on a register that holds the articles made here."""
    monkeypatch.setattr(reports, "arabic", lambda: Reader(MADE))
    monkeypatch.delenv("TAWTHIQ_USER", raising=False)
    monkeypatch.chdir(tmp_path)
    opened(tmp_path / "register")

    def once(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        return status, *capsys.readouterr()

    return once


def test_who_decides_is_never_guessed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = ids(Project(tmp_path / "register"))[0]
    status, out, err = run("reject", key, "--why", "no incident")
    assert (status, out) == (3, "")
    assert "who decides? say so with --by NAME, or set the environment variable TAWTHIQ_USER" in err
    monkeypatch.setenv("TAWTHIQ_USER", "Basim")
    assert run("reject", key, "--why", "no incident")[0] == 0
    assert run("accept", key, "--by", "Amal", "--why", "it is one")[0] == 0
    assert [logged.entry.decision.by for logged in Project(tmp_path / "register").log()] == ["Basim", "Amal"]


def test_every_command_says_what_it_did(run: Run, tmp_path: Path) -> None:
    found = Project(tmp_path / "register")
    one, other = incident_with(found, "a1"), incident_with(found, "a3")
    by = ("--by", "Amal", "--why", "read both")
    assert run("log")[1] == "nobody has decided anything\n"
    assert run("merge", one[:8], other[:8], *by)[1].startswith("decision 1: ")
    assert run("undo", "1", *by)[1] == "decision 2: undo 1\n"
    assert run("split", one[:8], "a2", *by)[1].startswith("decision 3: ")
    assert (
        run("correct", one[:8], "killed", "30+", *by)[1]
        == f"decision 4: correct {one[:8]} killed 30+; incident {one[:8]}\n"
    )
    assert run("set-aside", other[:8], *by)[1] == f"decision 5: set_aside {other[:8]}; incident {other[:8]}\n"
    assert f"{one[:8]}  2021-01-21" in run("incidents")[1]
    assert other[:8] not in run("incidents")[1]
    assert other[:8] in run("incidents", "--all")[1]
    shown = run("show", one)[1]
    assert "killed: decided 30+; its claims say 28" in shown
    assert "Amal: correct" in run("history", one)[1]
    assert "apart, in incident" in run("why", one, other)[1]
    assert len(run("log")[1].splitlines()) == 5
    assert run("log", "--again")[1] == "nothing is to be asked again\n"
    status, out, _ = run("verify")
    assert (status, out.split(";")[0]) == (0, "3 articles, 5 decisions, 0 wrong")
    assert run("verify", "--head", "0" * 64)[0] == 3
    assert run("rebuild")[1] == "made again from articles and log: all is as it was\n"


def test_export_and_import_on_the_command_line(run: Run, tmp_path: Path) -> None:
    found = Project(tmp_path / "register")
    found.judge("reject", ids(found)[0], NOTE)
    exported = run("export")[1]
    (tmp_path / "all.jsonl").write_text(exported, encoding="utf-8")
    status, out, _ = run("--register", "copy", "import", "all.jsonl")
    assert (status, out) == (0, "3 articles added, 0 already there, 0 refused; 1 decisions added\n")
    assert run("--register", "copy", "export")[1] == exported


@pytest.mark.parametrize("code", [*VERDICTS, *FIELDS])
def test_every_verdict_and_field_is_in_the_codebook(code: str) -> None:
    page = (Path(__file__).parents[1] / "docs" / "codebook.md").read_text("utf-8")
    assert f"`{code}`" in page[page.index("## Decisions") :]


def test_pairs_of_accounts_are_named_in_order() -> None:
    made = Decision("different", ("b", "c"), "Amal", "two towns", others=("a", "d"))
    assert set(made.pairs) == {("a", "b"), ("b", "d"), ("a", "c"), ("c", "d")} <= set(combinations("abcd", 2))
