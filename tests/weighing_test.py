"""What linking weighed and keeps: facts and pairs as rows, and summaries that are made later."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import BAGHDAD, IRAQ, KIRKUK, TAYARAN, Reader, Told, many, report_of

from tawthiq.model.claims import Report
from tawthiq.model.decisions import Note
from tawthiq.model.text import Article
from tawthiq.model.values import Count
from tawthiq.project import Project
from tawthiq.register.linking.cluster import Pair, cluster, components, pair
from tawthiq.register.linking.compare import compare
from tawthiq.register.linking.grouping import Weighed
from tawthiq.register.telling import Telling, tellings
from tawthiq.store.database import FILE, open_database
from tawthiq.store.finding.question import Question
from tawthiq.store.register import AT_ONCE, Register
from tawthiq.store.weighing.facts import get_facts, put_facts
from tawthiq.store.weighing.pairs import (
    KEYS_AT_ONCE,
    among,
    get_kept,
    get_pairs,
    get_weighed,
    put_kept,
    put_weighed,
)

Made = tuple[Article, Report]
NOTE = Note("Amal", "counted")
EVERY = Question()
WORDS = (
    "انهار سقف المخبز الكبير في حارة النحاسين بعد دوي سمعه سكان الضفة الأخرى، وهرع بائعو الفواكه إلى إخراج العالقين، "
    "وقال مسعف إن الغبار حجب مدخل الزقاق ساعة كاملة قبل وصول الرافعات."
)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Give the database of an empty register, without the triggers by which summaries are noted."""
    opened = open_database(tmp_path, create=True)
    yield opened
    opened.close()


# ---- facts ----

COUNTS = st.one_of(
    st.none(),
    st.integers(1, 400),
    st.builds(Count, st.integers(1, 90), st.sampled_from(["at_least", "up_to", "dozens"])),
)
TOLD = st.builds(
    Told,
    day=st.sampled_from(["2021-01-21", "2020-12-31", None]),
    place=st.sampled_from([BAGHDAD, KIRKUK, TAYARAN, IRAQ, None]),
    killed=COUNTS,
    injured=COUNTS,
    type=st.sampled_from(["bombing", "other"]),
    role=st.sampled_from(["main", "background"]),
    target=st.sampled_from(["market", ""]),
    weapon=st.sampled_from(["ied", "car_bomb", ""]),
    actor=st.sampled_from(["حركة الفجر", ""]),
)
MADE = st.lists(
    st.tuples(TOLD, st.sampled_from(["2021-01-21", "2021-01-22T03:00:00+03:00", ""])), min_size=1, max_size=5
)


@settings(deadline=None)
@given(MADE)
def test_law_facts_are_compared_and_grouped_as_the_accounts_are(some: list[tuple[Told, str]]) -> None:
    told = [
        made
        for number, (item, published) in enumerate(some)
        for made in _told(item, f"a{number}", published=published, text=WORDS)
    ]
    with TemporaryDirectory() as directory:
        opened = open_database(Path(directory), create=True)
        for made in told:
            put_facts(opened, made)
        kept = {made.id: made for made in get_facts(opened, [made.id for made in told])}
        opened.close()
    for one in told:
        assert kept[one.id].age == one.age
        assert kept[one.id].is_main == one.is_main
        for other in told:
            assert compare(kept[one.id], kept[other.id]) == compare(one, other)


def test_facts_of_accounts_that_are_not_there_are_not_given(db: sqlite3.Connection) -> None:
    (made,) = _told(Told(), "a1")
    put_facts(db, made)
    assert [found.id for found in get_facts(db, [made.id, "nobody"])] == [made.id]
    with pytest.raises(sqlite3.IntegrityError):
        put_facts(db, made)


def test_many_keys_are_asked_for_in_several_questions(db: sqlite3.Connection) -> None:
    keys = [f"k{number:04}" for number in range(KEYS_AT_ONCE + 1)]
    db.executemany("INSERT INTO members (account, incident) VALUES (?, 'i')", [(key,) for key in keys])
    assert [row[0] for row in among(db, "SELECT account FROM members WHERE account IN", reversed(keys))] == keys


# ---- pairs ----

AB, AC, BC = (Pair(one, other, 7 + number) for number, (one, other) in enumerate((("a", "b"), ("a", "c"), ("b", "c"))))


def test_a_pair_stays_for_as_long_as_one_of_its_accounts_keeps_it(db: sqlite3.Connection) -> None:
    put_kept(db, "a", [], [AB, AC])
    put_kept(db, "b", [], [AB, BC])
    assert get_kept(db, ["a", "b", "c"]) == {"a": {AB, AC}, "b": {AB, BC}, "c": set()}
    put_kept(db, "a", [AB], [])
    assert get_kept(db, ["a", "b"]) == {"a": {AC}, "b": {AB, BC}}
    assert set(get_pairs(db, ["a"]).values()) == {AB, AC}
    put_kept(db, "b", [AB], [])
    assert set(get_pairs(db, ["a"]).values()) == {AC}
    assert set(get_pairs(db, ["c"]).values()) == {AC, BC}


def test_points_that_were_asked_for_replace_those_asked_for_before(db: sqlite3.Connection) -> None:
    put_weighed(db, {}, {("a", "b"): 3, ("a", "c"): 0})
    before = get_weighed(db, ["a", "b", "c"])
    assert before == {("a", "b"): 3, ("a", "c"): 0}
    put_weighed(db, before, {("a", "c"): 0, ("b", "c"): -4})
    assert get_weighed(db, ["a", "b", "c"]) == {("a", "c"): 0, ("b", "c"): -4}


def test_points_that_are_kept_are_those_that_grouping_asks_for(tmp_path: Path) -> None:
    """Were they others, an article added later would be grouped by points that nobody weighed."""
    made = [_report(Told(killed=(4, None, 40)[number % 3]), number) for number in range(6)]
    register = Register(tmp_path, create=True)
    for article, report in made:
        register.add(article, report)
    rows = sqlite3.connect(tmp_path / FILE).execute("SELECT one, other, points FROM weighed").fetchall()
    assert rows
    assert {(one, other): points for one, other, points in rows} == _asked(made)
    assert register.dump() == _rebuilt(register, made)


def _asked(made: Sequence[Made]) -> dict[tuple[str, str], int]:
    """Return the points that are asked for where all accounts are grouped at once, of fewer than an account keeps."""
    mains = {told.id: told for article, report in made for told in tellings(article, report) if told.is_main}
    pairs = [p for one in mains.values() for other in mains.values() if one.id < other.id and (p := pair(one, other))]
    beside: dict[str, list[Pair]] = {}
    for joined in pairs:
        beside.setdefault(joined.one, []).append(joined)
        beside.setdefault(joined.other, []).append(joined)
    found: dict[tuple[str, str], int] = {}
    for keys in components(mains, beside):
        weighed = Weighed()
        cluster({key: mains[key] for key in keys}, {p for p in pairs if p.one in keys}, weighed)
        found.update(weighed.asked)
    return found


# ---- summaries that are made later ----


def large(count: int = AT_ONCE + 3) -> list[Made]:
    """Return reports of one incident, more than are summarised at once, whose toll grows."""
    return [_report(Told(killed=20 + number), number) for number in range(count)]


def test_an_incident_of_many_accounts_is_summarised_when_it_is_asked_for(tmp_path: Path) -> None:
    made = large()
    register = Register(tmp_path, create=True)
    for article, report in made:
        register.add(article, report)
    assert _stale(tmp_path) == 1
    assert _summarised(tmp_path) == AT_ONCE
    assert register.verify().wrong == ()
    assert _stale(tmp_path) == 1, "to check is not to write"
    found = Project(tmp_path)
    assert found.find(EVERY).rows[0].reports == len(made)
    assert (_stale(tmp_path), _summarised(tmp_path)) == (0, len(made))


@pytest.mark.parametrize("ask", ["find", "incidents", "show", "queue"])
def test_who_asks_between_sees_what_was_added(tmp_path: Path, ask: str) -> None:
    made = large()
    register = Register(tmp_path, create=True)
    for number, (article, report) in enumerate(made, 1):
        register.add(article, report)
        found = Project(tmp_path)
        if ask == "show":
            assert len(found.show(register.matching("")[0]).articles) == number
        elif ask == "incidents":
            (incident,) = found.incidents()
            assert len(incident.accounts) == number
        else:
            (row,) = getattr(found, ask)(EVERY).rows
            assert row.reports == number


def test_when_adding_ends_nothing_is_left_to_be_summarised(tmp_path: Path) -> None:
    made = large()
    with Project(tmp_path, create=True, reader=Reader(made)) as found:
        assert {added.outcome for added in found.add(article for article, _ in made)} == {"added"}
        assert (_stale(tmp_path), _summarised(tmp_path)) == (0, len(made))


def test_killed_before_an_incident_was_summarised_it_is_found_as_it_is(tmp_path: Path) -> None:
    made = large()
    if not (process := os.fork()):
        try:
            register = Register(tmp_path / "killed", create=True)
            for article, report in made:
                register.add(article, report)
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL
    assert _stale(tmp_path / "killed") == 1
    register = Register(tmp_path / "killed")
    assert register.verify().wrong == ()
    undisturbed = Project(tmp_path / "undisturbed", create=True, reader=Reader(made))
    assert {added.outcome for added in undisturbed.add(article for article, _ in made)} == {"added"}
    assert Project(tmp_path / "killed").find(EVERY) == undisturbed.find(EVERY)
    assert register.dump() == Register(tmp_path / "undisturbed").dump()


def test_what_is_summarised_later_is_rebuilt_the_same(tmp_path: Path) -> None:
    made = [*large(), *many(9)]
    register = Register(tmp_path, create=True)
    for article, report in made:
        register.add(article, report)
    before, after = register.rebuild(Reader(made).read)
    assert before == after
    assert _stale(tmp_path) == 0


def test_a_decision_on_a_large_incident_is_found_at_once(tmp_path: Path) -> None:
    made = large()
    found = Project(tmp_path, create=True, reader=Reader(made))
    assert {added.outcome for added in found.add(article for article, _ in made[:-1])} == {"added"}
    (row,) = found.find(EVERY).rows
    found.correct(row.id, "killed", "77", NOTE)
    assert found.find(EVERY).rows[0].killed.best == 77
    list(found.add([made[-1][0]]))
    (row,) = found.queue(EVERY).rows
    assert (row.killed.best, row.reasons[0]) == (77, "new_claim")


def _told(item: Told, key: str, *, published: str = "2021-01-22", text: str = "") -> list[Telling]:
    article, report = report_of(item, key=key, outlet=f"إذاعة {key}", published=published)
    return list(tellings(replace(article, text=f"{article.text} {text}"), report))


def _report(item: Told, number: int) -> Made:
    return report_of(item, key=f"a{number}", outlet=f"إذاعة {number}", published=f"2021-01-22T{number:02}:00")


def _rebuilt(register: Register, made: Sequence[Made]) -> list[str]:
    register.rebuild(Reader(list(made)).read)
    return register.dump()


def _stale(directory: Path) -> int:
    return _number(directory, "SELECT count(*) FROM stale")


def _summarised(directory: Path) -> int:
    """Return from how many reports the incidents were summarised."""
    return _number(directory, "SELECT sum(reports) FROM summaries")


def _number(directory: Path, question: str) -> int:
    with sqlite3.connect(directory / FILE) as db:
        return int(db.execute(question).fetchone()[0])
