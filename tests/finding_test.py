"""Finding: a question and its address say the same, the tables say what the incidents do, and never fall behind."""

from __future__ import annotations

import logging
import random
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import BAGHDAD, HASAKA_TOWN, IRAQ, KIRKUK, Reader, Told, many, report_of, without_finding

from tawthiq.model.claims import Claim, Report
from tawthiq.model.decisions import Note
from tawthiq.model.errors import QuestionError
from tawthiq.model.incidents import Incident
from tawthiq.model.kinds import TYPES, WEAPONS
from tawthiq.model.text import Article, Evidence
from tawthiq.model.values import Perpetrator
from tawthiq.project import Project
from tawthiq.register.grade import GRADES
from tawthiq.register.summary import summary
from tawthiq.store.database import FILE
from tawthiq.store.finding import rows
from tawthiq.store.finding.question import CHECKS, MOST, ORDERS, REASONS, STATES, Box, Question, parameters, parse
from tawthiq.store.finding.remembering import REMEMBERED
from tawthiq.store.finding.rows import Row
from tawthiq.store.finding.tables import STRETCH
from tawthiq.store.finding.words import expression, words_of
from tawthiq.store.register import Register

Made = tuple[Article, Report]
NOTE = Note("Amal", "read both articles")
WORLD = Box(-180, -90, 180, 90)
SENTENCES = (
    "أعلنت الشرطة أنّ الانفجار وقع وسط المدينة",
    "وببغداد قال مصدر أمني إن الجرحى نقلوا إلى المستشفى",
    "نفت الوزارة ما أُعلِن عن الهجـــوم في السوق",
)
EVERY = Question(state="every", order="earliest")


# ---- a question and its address ----

names = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
degrees = st.floats(-180, 180)
days = st.dates().map(str).flatmap(lambda day: st.sampled_from((day, day[:7], day[:4])))
whole = st.none() | st.integers(0, MOST)
boxes = st.builds(
    lambda west, east, ends: Box(west, min(ends), east, max(ends)),
    degrees, degrees, st.tuples(st.floats(-90, 90), st.floats(-90, 90)),
)  # fmt: skip


def codes(known: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(known), max_size=3).map(tuple)


questions = st.builds(
    Question,
    since=st.just("") | days, until=st.just("") | days, country=names, admin1=names, locality=names,
    box=st.none() | boxes, types=codes(TYPES), weapons=codes(WEAPONS), grades=codes(tuple(GRADES)),
    groups=st.lists(names.filter(bool), max_size=3).map(tuple), killed_from=whole, killed_to=whole, injured_from=whole,
    injured_to=whole, outlet=names, text=st.just("") | names.map(lambda text: f"قتل {text.replace('*', '')}"),
    reasons=codes(REASONS), state=st.sampled_from(STATES), order=st.sampled_from(ORDERS), page=st.integers(1, MOST),
)  # fmt: skip


@given(questions)
def test_law_an_address_says_what_the_question_does(question: Question) -> None:
    said = parameters(question)
    assert parse(said) == question
    assert parameters(parse(said)) == said


def test_every_field_of_a_question_is_checked() -> None:
    assert (*CHECKS, "shown") == tuple(Question.__slots__)
    assert parse((name, "") for name in CHECKS) == Question()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("since", "2021-13", "no date; write 2021-01-21"),
        ("until", "21.1.2021", "no date"),
        ("until", "٢٠٢١", "no date"),
        ("box", "1,2,3", "is no box; write west,south,east,north"),
        ("box", "nan,0,1,1", "is no part of the map"),
        ("box", "0,50,1,40", "is no part of the map"),
        ("types", "flood", "no 'flood'; there are: bombing"),
        ("weapons", "tank", "there are: suicide_belt"),
        ("grades", "sure", "there are: contested"),
        ("killed_from", "-3", "is no number"),
        ("injured_to", "٣", "is no number"),
        ("killed_to", "9" * 16, "out of range"),
        ("text", "، !", "holds no word"),
        ("text", "مقتل و*", "write two or more before a star"),
        ("text", " ".join("بتثجحخدذرزسشصضطظعغفقكلمن"), "more than 20 words"),
        ("reasons", "bored", "there are: new_claim"),
        ("state", "new", "there are: standing"),
        ("order", "size", "there are: latest"),
        ("page", "0", "pages are counted from 1"),
        ("colour", "red", "no parameter of a question; there are: since"),
    ],
)
def test_what_cannot_be_asked_is_said(name: str, value: str, words: str) -> None:
    with pytest.raises(QuestionError, match=words) as raised:
        parse([(name, value)])
    assert str(raised.value).startswith(f"{name}: ")


def test_what_is_asked_once_is_given_once() -> None:
    with pytest.raises(QuestionError, match="since: given 2 times"):
        parse([("since", "2021"), ("since", "2022")])
    with pytest.raises(QuestionError, match="groups: holds an empty code"):
        Question(groups=("",))


# ---- registers to ask ----


def told(item: Told, key: str, **more: object) -> Made:
    """Return a report with a sentence, a weapon and an actor beside what `report_of` writes."""
    number, outlet = int(key[1:]), str(more.get("outlet", f"إذاعة {int(key[1:]) % 4}"))
    article, report = report_of(item, key=key, outlet=outlet, published=str(more.get("published", "2021-01-22")))
    text = f"{article.text} {SENTENCES[number % 3]}"
    at = Evidence(text[:1], "text", 0, 1)
    extra = [Claim("weapon", WEAPONS[number % 5], at)] * (number % 3 > 0)
    if number % 4 == 1:
        extra.append(
            Claim("perpetrator", Perpetrator("x", f"Group {number % 8}", f"group-{number % 8}", "accused"), at)
        )
    (account,) = report.accounts
    return replace(article, text=text), replace(report, accounts=(replace(account, claims=(*account.claims, *extra)),))


@cache
def varied() -> list[Made]:
    """Return reports of all kinds: dates of each precision and none, places far and unknown, small and large tolls."""
    days = ("2021-01-21", "2021-01-19", "2021-02", "2021", "2020-12-31", None)
    places = (BAGHDAD, KIRKUK, HASAKA_TOWN, IRAQ, None)
    precision = {10: "day", 7: "month", 4: "year"}
    return [
        told(
            Told(
                day,
                place,
                3 * n % 41 or None,
                7 * n % 150 or None,
                TYPES[n % 4],
                precision=precision[len(day or "2021-01-21")],
            ),  # type: ignore[arg-type]
            f"a{n}",
        )
        for n, (day, place) in enumerate(product(days, places))
    ] + [told(Told(killed=30 + n), f"a{100 + n}", published=f"2021-01-2{2 + n}") for n in range(3)]


def opened(directory: Path, made: Sequence[Made]) -> Project:
    found = Project(directory, create=True, reader=Reader(list(made)))
    assert {added.outcome for added in found.add(article for article, _ in made)} <= {"added"}
    return found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project on varied reports, on some of which people decided."""
    found = opened(tmp_path_factory.mktemp("varied"), varied())
    keys = [row.id for row in rows_of(found, EVERY)]
    found.judge("accept", keys[0], NOTE)
    found.judge("reject", keys[1], NOTE)
    found.judge("set_aside", keys[2], NOTE)
    found.correct(keys[3], "killed", "60", NOTE)
    found.correct(keys[4], "place", "Falluja, Anbar, IQ @ 33.35 43.78", NOTE)
    return found


def rows_of(found: Project, question: Question) -> list[Row]:
    """Return the rows of all pages."""
    page = found.find(question)
    more = (found.find(replace(question, page=number)) for number in range(2, page.pages + 1))
    return [*page.rows, *(row for other in more for row in other.rows)]


def ids(found: Project, **asked: object) -> set[str]:
    return {row.id for row in rows_of(found, Question(**{"state": "every", **asked}))}  # type: ignore[arg-type]


# ---- what the tables say ----


def test_a_row_says_what_its_incident_is_settled_on(project: Project) -> None:
    rows = {row.id: row for row in rows_of(project, EVERY)}
    incidents = {incident.id: incident for incident in project.incidents(every=True)}
    assert rows.keys() == incidents.keys()
    for key, row in rows.items():
        flat = summary(incidents[key])
        assert (row.date, row.type, row.sources, row.independent) == (
            flat.date,
            flat.type,
            flat.sources,
            flat.independent,
        )
        for settled, shown in ((flat.killed, row.killed), (flat.injured, row.injured)):
            assert shown == ((settled.best, settled.low, settled.high) if settled else (None, None, None))
        assert row.grade == (flat.grade.best if flat.grade else "")
        assert row.perpetrators == (flat.perpetrator.best if flat.perpetrator else "")
        assert (row.place is None) == (flat.location is None)
        if row.place and flat.location:
            assert replace(row.place, reason="") == replace(flat.location, reason="")
        assert row.reports == len(flat.articles)


def is_meant(incident: Incident, row: Row, question: Question) -> bool:
    """Return whether an incident fits a question, found without any table."""
    day, at = row.date, row.place
    weapons = {claim.value for _, account in incident.accounts for claim in account.of("weapon")}
    killed, injured = row.killed.best, row.injured.best
    return all(
        (
            not question.since or (day is not None and day[: len(question.since)] >= question.since[: len(day)]),
            not question.until or (day is not None and day[: len(question.until)] <= question.until[: len(day)]),
            not question.country or (at is not None and at.country == question.country),
            not question.locality or (at is not None and at.locality == question.locality),
            not question.types or row.type in question.types,
            not question.weapons or weapons & set(question.weapons),
            not question.grades or row.grade in question.grades,
            question.killed_from is None or (killed is not None and killed >= question.killed_from),
            question.killed_to is None or (killed is not None and killed <= question.killed_to),
            question.injured_from is None or (injured is not None and injured >= question.injured_from),
            question.injured_to is None or (injured is not None and injured <= question.injured_to),
            not question.reasons or set(row.reasons) & set(question.reasons),
            not question.box or (at is not None and at.lat is not None and at.lon is not None
                and question.box.south <= at.lat <= question.box.north
                and question.box.west <= at.lon <= question.box.east),
        )
    )  # fmt: skip


asked = st.builds(
    Question,
    since=st.sampled_from(("", "2020", "2021-01", "2021-01-20", "2021-02-01")),
    until=st.sampled_from(("", "2020", "2021-01", "2021-01-20", "2021-02-01")),
    country=st.sampled_from(("", "", "IQ", "SY")), locality=st.sampled_from(("", "", "Baghdad", "Kirkuk")),
    box=st.sampled_from((None, Box(44, 30, 45, 40))), types=codes(TYPES[:4]), weapons=codes(WEAPONS[:5]),
    grades=codes(tuple(GRADES)), killed_from=st.none() | st.integers(0, 60), killed_to=st.none() | st.integers(0, 60),
    injured_from=st.none() | st.integers(0, 120), injured_to=st.none() | st.integers(0, 120), reasons=codes(REASONS),
    order=st.sampled_from(ORDERS), state=st.just("every"),
)  # fmt: skip


@settings(max_examples=150)
@given(question=asked)
def test_law_what_is_found_is_what_fits_and_all_counts_agree(project: Project, question: Question) -> None:
    incidents = {incident.id: incident for incident in project.incidents(every=True)}
    everything = rows_of(project, EVERY)
    found = rows_of(project, question)
    assert {row.id for row in found} == {row.id for row in everything if is_meant(incidents[row.id], row, question)}
    assert len(found) == project.find(question).total == project.total(question).incidents
    killed, injured = (
        (
            sum(figure.best or 0 for figure in figures)
            for figures in zip(*((row.killed, row.injured) for row in found), strict=True)
        )
        if found
        else (0, 0)
    )
    assert project.total(question)[2:] == (killed, injured)
    for by in ("month", "type", "country", "grade"):
        tallies = project.counts(question, by)  # type: ignore[arg-type]
        assert (sum(t.incidents for t in tallies), sum(t.killed for t in tallies)) == (len(found), killed)
    marks = project.marks(question, WORLD, 4)
    placed = [row for row in found if row.place and row.place.lat is not None]
    assert (sum(m.incidents for m in marks), sum(m.injured for m in marks)) == (
        len(placed), sum(row.injured.best or 0 for row in placed)
    )  # fmt: skip
    assert {m.incident for m in marks} - {""} <= {row.id for row in placed}


@pytest.mark.parametrize("order", ORDERS)
def test_rows_come_in_the_order_asked_for_and_the_unknown_last(project: Project, order: str) -> None:
    rows = rows_of(project, Question(order=order, state="every"))
    keys = {
        "latest": lambda row: row.date, "earliest": lambda row: row.date, "killed": lambda row: row.killed.best,
        "injured": lambda row: row.injured.best, "reports": lambda row: row.reports, "need": lambda row: row.need,
    }  # fmt: skip
    values = [keys[order](row) for row in rows]
    known = [value for value in values if value is not None]
    assert values == known + [None] * (len(values) - len(known))
    assert known == sorted(known, reverse=order != "earliest")


def test_states(project: Project) -> None:
    every = ids(project)
    rejected, aside, accepted = (ids(project, state=state) for state in ("rejected", "set_aside", "accepted"))
    assert [len(some) for some in (rejected, aside, accepted)] == [1, 1, 1]
    assert ids(project, state="standing") == every - rejected - aside
    assert ids(project, state="open") == every - rejected - aside - accepted


def test_what_people_decided_is_found(project: Project) -> None:
    (row,) = rows_of(project, Question(admin1="Anbar"))
    assert row.place is not None
    assert (row.place.locality, row.place.lat) == ("Falluja", 33.35)
    assert [r.id for r in rows_of(project, Question(text="falluja"))] == [row.id]
    assert [r.killed.best for r in rows_of(project, Question(killed_from=60))] == [60]


def test_pages_behind_the_last_are_empty_and_know_the_total(project: Project) -> None:
    page = project.find(Question(page=99))
    assert (page.rows, page.total > 0, page.pages) == ((), True, 1)


def test_outlets_weapons_and_groups_are_counted_and_asked_for(project: Project) -> None:
    for by, field in (("outlet", "outlet"), ("weapon", "weapons"), ("group", "groups")):
        tallies = project.counts(EVERY, by)  # type: ignore[arg-type]
        assert len(tallies) > 1
        for tally in tallies:
            value = tally.key if by == "outlet" else (tally.key,)
            assert len(ids(project, **{field: value})) == tally.incidents


# ---- words ----


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("أعلنت الشرطة", "اعلنت"),
        ("وببغداد", "بغداد"),
        ("للمستشفى", "المستشفي"),
        ("وللمستشفى", "مستشفى"),
        ("الهُجـــومُ", "هجوم"),
        ("هجوم", "الهجوم"),
        ("كتيبة", "كتيبه"),
        ("٣٢ قتيلا", "32"),
        ("1,234 جريحا", "1234"),
        ("سيعلن", "يعلن"),
        ("Baghdad", "baghDAD"),
        ("COVID-19", "covid-19"),
        ("ﻣﻘﺘﻞ", "مقتل"),
        ("كركوك", "كرك*"),
        ("قصف على تلّ أبيض", "ابيض تل"),
    ],
)
def test_a_word_is_found_however_it_is_written(tmp_path: Path, text: str, typed: str) -> None:
    article, report = report_of(Told())
    found = opened(tmp_path, [(replace(article, text=f"{article.text} {text}"), report)])
    assert found.find(Question(text=typed)).total == 1
    assert found.find(Question(text=f"{typed} زلزال")).total == 0


@given(st.text(max_size=40))
def test_law_whatever_is_typed_can_be_asked(project: Project, text: str) -> None:
    try:
        asked = Question(text=text)
    except QuestionError:
        return
    project.find(asked)


@given(st.text(max_size=20) | st.text("وفبلكسال أعإىيةهن ٣", max_size=20), st.text(max_size=9))
def test_law_a_text_is_found_by_each_of_its_words(text: str, more: str) -> None:
    words = words_of(f"{text} {more}")
    for typed in text.split():
        for wanted in filter(None, expression(typed.rstrip("*")).split(" AND ")):
            assert set(re.findall(r'"([^"]+)"', wanted)) & words


# ---- the queue ----


def test_the_queue_says_why_and_begins_with_the_most_pressing(tmp_path: Path) -> None:
    made = [
        told(Told(killed=28), "a2"),
        told(Told(killed=32), "a4", outlet="أخرى"),
        told(Told("2021-03-01", KIRKUK, 2), "a3"),
        told(Told("2021-05-01", KIRKUK, 40), "a6"),
    ]
    found = opened(tmp_path, made)
    reasons = [row.reasons for row in found.queue(Question()).rows]
    assert reasons == [("disagreement", "uncertain_link", "large_toll"), ("large_toll", "weak_grade"), ("weak_grade",)]
    assert dict(found.work().reasons)["large_toll"] == 2
    assert found.work().queued == 3
    first = found.queue(Question()).rows[0].id
    found.judge("accept", first, NOTE)
    assert [row.reasons[0] for row in found.queue(Question()).rows] == ["large_toll", "weak_grade"]
    assert (found.work().accepted, found.work().queued) == (1, 2)
    more = told(Told(killed=35), "a8", outlet="ثالثة", published="2021-01-23")
    found._reader = Reader([*made, more])
    list(found.add([more[0]]))
    assert found.queue(Question()).rows[0].reasons[0] == "new_claim"
    assert found.rebuild().is_same


def test_an_article_published_anew_asks_again_though_it_joins_another_incident(tmp_path: Path) -> None:
    first = report_of(Told(killed=28), key="a1")
    anew = report_of(Told("2021-03-01", KIRKUK, 3), key="a1", published="2021-03-02")
    found = opened(tmp_path, [first])
    (row,) = found.find(Question()).rows
    found.judge("accept", row.id, NOTE)
    assert found.queue(Question()).total == 0
    found._reader = Reader([first, anew])
    list(found.add([anew[0]]))
    assert [r.id for r in rows_of(found, Question(reasons=("new_claim",)))] == [row.id]
    assert found.rebuild().is_same


def test_two_incidents_kept_apart_though_alike_are_uncertain(tmp_path: Path) -> None:
    found = opened(tmp_path, many(40))
    uncertain = rows_of(found, Question(reasons=("uncertain_link",)))
    assert uncertain
    for row in uncertain:
        found.judge("accept", row.id, NOTE)
    assert found.find(Question(reasons=("uncertain_link",))).total == 0


# ---- what became of what was read ----


def test_precision_counts_what_people_kept(tmp_path: Path) -> None:
    found = opened(tmp_path, [told(Told(f"2021-0{n + 1}-10", KIRKUK, n + 2), f"a{n + 1}") for n in range(5)])
    keys = [row.id for row in rows_of(found, EVERY)]
    found.judge("accept", keys[0], NOTE)
    found.judge("accept", keys[1], NOTE, "killed")
    found.correct(keys[2], "killed", "9", NOTE)
    found.judge("reject", keys[3], NOTE, "killed")
    found.correct(keys[4], "attackers", "1", NOTE)
    by_field = {made.field: made for made in found.precision()}
    assert by_field["killed"][1:] == (2, 1, 1, 0)
    assert by_field["killed"].share == 0.5
    assert by_field["attackers"][1:] == (0, 0, 0, 1)
    assert by_field["attackers"].share is None
    assert by_field["incident"][1:] == (1, 0, 0, 0)
    found.undo(3, NOTE)
    assert next(made for made in found.precision() if made.field == "killed")[1:] == (2, 0, 1, 0)


# ---- never behind ----


def changes(found: Project, made: Sequence[Made], chance: random.Random) -> Iterator[None]:
    """Add what is left and decide by lot."""
    for article, _ in made:
        list(found.add([article]))
        rows = rows_of(found, EVERY)
        match chance.randrange(6):
            case 0:
                found.judge(chance.choice(("accept", "reject", "set_aside")), chance.choice(rows).id, NOTE)
            case 1:
                found.correct(chance.choice(rows).id, "killed", str(chance.randrange(50)), NOTE)
            case 2 if len(rows) > 1:
                found.merge(*(row.id for row in chance.sample(rows, 2)), NOTE)
            case 3 if log := found.log():
                number = chance.choice(log).entry.number
                if all(
                    one.state != f"undone by {number}" and not one.state.startswith("undone")
                    for one in log
                    if one.entry.number == number
                ):
                    found.undo(number, NOTE)
        yield


@settings(max_examples=6)
@given(chance=st.randoms(use_true_random=False))
def test_law_the_tables_are_at_every_moment_as_if_made_anew(chance: random.Random) -> None:
    made = [*varied()[:8], *varied()[-3:]]
    chance.shuffle(made)
    found = Project(Path(mkdtemp()), create=True, reader=Reader(made))
    for _ in changes(found, made, chance):
        assert found.rebuild().is_same
    assert found.verify().wrong == ()


def apart(found: Project) -> None:
    """Let the next incident lie in another stretch: its number is that of its first account."""
    db = found._register._db
    last, article = db.execute("SELECT rowid, article FROM accounts ORDER BY rowid DESC LIMIT 1").fetchone()
    row = (last + STRETCH, f"{last:016}", article, 90, "background")
    db.execute("INSERT INTO accounts (rowid, id, article, number, role) VALUES (?,?,?,?,?)", row)


def answers(found: Project) -> list[object]:
    some = (EVERY, Question(), Question(order="killed", since="2021-01"), Question(text="الشرطة", weapons=WEAPONS[:3]))
    return [
        [(found.find(q), found.queue(q), found.total(q), found.marks(q, WORLD, 4)) for q in some],
        [found.counts(q, by) for q in some for by in ("month", "type", "outlet", "group")],  # type: ignore[arg-type]
        found.work(),
        found.precision(),
    ]


@settings(max_examples=4)
@given(chance=st.randoms(use_true_random=False))
def test_law_what_is_remembered_is_what_would_be_asked_anew(chance: random.Random) -> None:
    made = [*varied()[:8], *varied()[-3:]]
    chance.shuffle(made)
    found = Project(Path(mkdtemp()), create=True, reader=Reader(made))
    for _ in changes(found, made, chance):
        apart(found)
        remembered = answers(found)
        REMEMBERED.forget()
        assert answers(found) == remembered
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rows, "DENSE", 0)
            REMEMBERED.forget()
            assert answers(found) == remembered
    stretches = {number // STRETCH for (number,) in found._register._db.execute("SELECT number FROM summaries")}
    assert len(stretches) > 3


def test_answers_are_given_again_only_while_the_register_stays_as_it_is(tmp_path: Path) -> None:
    made = many(6)
    found, other = opened(tmp_path, made[:3]), Project(tmp_path, reader=Reader(made))
    first = found.find(EVERY)
    assert other.find(EVERY) is found.find(EVERY) is first
    list(other.add([made[3][0]]))
    assert found.find(EVERY) != first
    second = found.find(EVERY)
    other.judge("accept", second.rows[0].id, NOTE)
    assert found.find(EVERY).rows[0].verdict == "accept"
    other._reader = Reader([(article, replace(report, accounts=())) for article, report in made])
    other.rebuild()
    assert found.find(EVERY).total == 0


def test_a_register_of_version_2_is_upgraded_and_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    register = opened(tmp_path, many(9))._register
    before = register.dump()
    register.close()
    db = sqlite3.connect(tmp_path / FILE)
    without_finding(db)
    db.execute("PRAGMA user_version = 2")
    db.commit()
    db.close()
    with caplog.at_level(logging.WARNING):
        upgraded = Register(tmp_path)
    assert "this register is of version 2; it is brought to version 5" in caplog.text
    assert upgraded.dump() == before
    assert upgraded.verify().wrong == ()
