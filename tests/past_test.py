"""What articles say about the past: questions, answers from below and above, data sets, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.cli import main
from tawthiq.knowledge.places import load_places
from tawthiq.model.errors import ArticleError, RegisterError
from tawthiq.model.precedents import Between, Coverage, DataSet, Precedent
from tawthiq.model.text import Article, Refusal
from tawthiq.model.values import Location
from tawthiq.reading.report import load_reader
from tawthiq.references import formats, read
from tawthiq.register.past.answer import Answer, answer, together
from tawthiq.register.past.asked import Asked, Occasion, asked, opened
from tawthiq.register.past.sentence import UNREAD, sentence
from tawthiq.reports import compared
from tawthiq.store.past.precedents import References

BAGHDAD = Location("IQ", "Baghdad", "Baghdad", 33.34, 44.4, "locality")
IRAQ = Location("IQ", precision="country")
DAY = "2021-01-21"
KILLED, FIFTY = Between(32, 32, 32), Between(50, 50, 50)
ALL = Coverage("1990-01-01", "2025-12-31", frozenset({"IQ"}))
TAYARAN = Precedent(
    "t18", "2018-01-15", "2018-01-15", "IQ", "Baghdad", "Tayaran Square", 33.32, 44.42, "locality", "bombing", True,
    killed=Between(31, 35, 38),
)  # fmt: skip


def deadliest(since: str = "2018-01", killed: Between = KILLED, area: Location | None = BAGHDAD) -> Asked:
    """Return the question whether an incident is the deadliest since a time."""
    return asked("superlative", (("measure", "deadliest"), ("since", since)), Occasion(DAY, BAGHDAD, killed), area)


def told(question: Asked, *precedents: Precedent, coverage: Coverage = ALL) -> Answer:
    """Return what one data set says."""
    return answer(question, "data", coverage, precedents)


def at(day: str, killed: Between = FIFTY, **more: object) -> Precedent:
    """Return an incident in Baghdad of a day."""
    return replace(TAYARAN, key=day, since=day, until=day, killed=killed, **more)  # type: ignore[arg-type]


def test_the_incident_counted_from_is_shown_and_decides_nothing() -> None:
    found = told(deadliest(), TAYARAN)
    assert (found.verdict, found.low, found.high) == ("consistent", 0, 0)
    assert [(w.sureness, str(w.precedent.killed)) for w in found.deciding] == [("anchor", "31-38")]


def test_a_deadlier_incident_contradicts() -> None:
    assert told(deadliest(), at("2019-05-01")).verdict == "contradicted"
    assert told(deadliest(), at("2017-05-01")).verdict == "consistent"
    assert told(deadliest(), at("2021-01-21")).verdict == "consistent"


def test_an_equal_figure_is_not_deadlier() -> None:
    assert told(deadliest(), at("2019-05-01", Between(32, 32, 32))).verdict == "consistent"


def test_figures_that_overlap_tell_nothing() -> None:
    found = told(deadliest(), at("2019-05-01", Between(30, 33, 40)))
    assert (found.verdict, found.reason, found.low, found.high) == ("cannot_be_told", "figures_overlap", 0, 1)


def test_without_coverage_nothing_is_confirmed_and_still_contradicted() -> None:
    short = replace(ALL, until="2018-12-31")
    assert told(deadliest(), coverage=short).reason == "no_coverage"
    assert told(deadliest(), at("2018-06-01"), coverage=short).verdict == "contradicted"
    assert told(deadliest(), coverage=replace(ALL, countries=frozenset({"SY"}))).verdict == "cannot_be_told"


@pytest.mark.parametrize(
    ("more", "counted"),
    [
        ({"lat": 36.3, "lon": 43.1, "admin1": "Nineveh"}, (0, 0)),
        ({"precision": "admin1", "lat": None, "lon": None}, (0, 1)),
        ({"precision": "admin1", "admin1": "Basra"}, (0, 0)),
        ({"precision": "country", "admin1": ""}, (0, 1)),
        ({"country": "SY"}, (0, 0)),
        ({"lat": None, "lon": None}, (0, 1)),
    ],
)
def test_a_place_known_in_part_counts_as_possible(more: dict[str, object], counted: tuple[int, int]) -> None:
    found = told(deadliest(), at("2019-05-01", **more))
    assert (found.low, found.high) == counted


def test_a_date_known_in_part_counts_as_possible() -> None:
    vague = replace(at("2018-01-31"), until="2018-02-28")
    assert (told(deadliest(), vague).low, told(deadliest(), vague).high) == (0, 1)


@pytest.mark.parametrize(
    ("type_", "counted"), [("bombing", (1, 1)), ("", (0, 1)), ("other", (0, 1)), ("shelling", (0, 0))]
)
def test_a_kind_that_is_not_recorded_counts_as_possible(type_: str, counted: tuple[int, int]) -> None:
    pairs = (("measure", "deadliest"), ("since", "2018-01"), ("type", "bombing"))
    question = asked("superlative", pairs, Occasion(DAY, BAGHDAD, Between(32, 32, 32)), BAGHDAD)
    found = told(question, at("2019-05-01", type=type_))
    assert (found.low, found.high) == counted


def test_a_suicide_attack_is_asked_for_as_such() -> None:
    question = asked("frequency", (("after", "years=2"), ("suicide", "1")), Occasion(DAY, BAGHDAD, Between()), BAGHDAD)
    assert told(question, at("2019-06-01")).verdict == "contradicted"
    assert told(question, at("2019-06-01", suicide=False, weapons=("car_bomb",))).verdict == "consistent"
    assert told(question, at("2019-06-01", suicide=False)).reason == "kind_not_recorded"


@pytest.mark.parametrize(
    ("rank", "days", "verdict"),
    [
        ("3", ("2021-01-16", "2021-01-18"), "consistent"),
        ("3", ("2021-01-16",), "contradicted"),
        ("2", ("2021-01-16", "2021-01-18"), "contradicted"),
        ("1", (), "consistent"),
        ("3", ("2020-12-01", "2021-01-18"), "contradicted"),
    ],
)
def test_a_rank_is_counted(rank: str, days: tuple[str, ...], verdict: str) -> None:
    question = asked("frequency", (("rank", rank), ("within", "weeks=0")), Occasion(DAY, BAGHDAD, Between()), BAGHDAD)
    assert told(question, *(at(day) for day in days)).verdict == verdict


@pytest.mark.parametrize(
    ("direction", "now", "before", "verdict"),
    [
        ("up", 3, 1, "consistent"), ("up", 1, 3, "contradicted"), ("up", 2, 2, "contradicted"),
        ("down", 1, 3, "consistent"), ("down", 3, 1, "contradicted"),
    ],
)  # fmt: skip
def test_a_trend_is_held_against_the_time_before(direction: str, now: int, before: int, verdict: str) -> None:
    pairs = (("direction", direction), ("within", "months=1"))
    question = asked("trend", pairs, Occasion(DAY, BAGHDAD, Between()), BAGHDAD)
    found = [at(f"2021-01-{n:02}") for n in range(1, now + 1)] + [at(f"2020-12-{n:02}") for n in range(1, before + 1)]
    assert told(question, *found).verdict == verdict
    assert asked("trend", pairs[:1], Occasion(DAY, BAGHDAD, Between()), BAGHDAD).unread == ("time",)


def test_data_sets_are_weighed_by_name() -> None:
    yes, no = told(deadliest()), told(deadliest(), at("2019-05-01"))
    silent = told(deadliest(), coverage=replace(ALL, until="2018-12-31"))
    assert together([yes, silent]) == "consistent"
    assert together([no, silent]) == "contradicted"
    assert together([replace(yes, source="ours"), no, silent]) == "consistent only by ours"
    assert together([silent]) == together([]) == "cannot_be_told"


@pytest.mark.parametrize("code", UNREAD)
def test_what_cannot_be_asked_is_said_in_both_languages(code: str) -> None:
    said = sentence(replace(deadliest(), unread=(code,)), ())
    assert said["en"].startswith("Cannot be asked: ")
    assert said["ar"].startswith("لا يمكن طرح السؤال: ")


def test_what_cannot_be_read_is_said() -> None:
    here = Occasion(DAY, BAGHDAD, Between(5, 5, 5))
    assert asked("superlative", (("measure", "deadliest"), ("since", "then")), here, None).unread == ("time",)
    assert asked("superlative", (("measure", "lowest"),), here, None).unread == ("measure",)
    assert asked("superlative", (("measure", "worst"),), replace(here, killed=Between()), None).unread == ("figure",)
    spell = (("measure", "deadliest"), ("since", "2014"), ("spell", "month"))
    assert asked("superlative", spell, here, None).unread == ("spell",)
    assert asked("superlative", (("measure", "most attacks"),), here, None).unread == ("spell",)
    assert asked("frequency", (("habit", "rare"),), here, None).unread == ("habit",)
    assert asked("frequency", (("row", "3"),), here, None).unread == ("row",)
    assert asked("frequency", (("rank", "2"),), Occasion("", None, Between()), None).unread == ("day", "area")


FIGURES = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda p: Between(p[0], p[0] + p[1] // 2, p[0] + p[1]))
PRECEDENTS = st.lists(
    st.builds(
        lambda n, killed, precision: replace(
            at((date(2016, 1, 1) + timedelta(n)).isoformat(), killed), key=str(n), precision=precision
        ),
        st.integers(0, 1800),
        FIGURES,
        st.sampled_from(("locality", "admin1", "country")),
    ),
    max_size=12,
)


@given(PRECEDENTS, st.integers(2016, 2019), st.integers(2016, 2019), FIGURES)
def test_a_wider_period_never_makes_a_contradicted_sentence_consistent(
    found: list[Precedent], one: int, other: int, killed: Between
) -> None:
    wide, narrow = (told(deadliest(str(year), killed), *found) for year in sorted((one, other)))
    assert not (narrow.verdict == "contradicted" and wide.verdict == "consistent")


@given(PRECEDENTS, FIGURES)
def test_an_incident_outside_the_question_changes_nothing(found: list[Precedent], killed: Between) -> None:
    question = deadliest("2018", killed)
    elsewhere = (at("2019-01-01", country="SY"), at("2015-01-01"), at("2021-01-21"), at("2019-01-01", Between(0, 0, 0)))
    assert told(question, *found, *elsewhere) == told(question, *found)


@given(PRECEDENTS, FIGURES)
def test_answers_bracket(found: list[Precedent], killed: Between) -> None:
    """Wherever the truth lies within what is recorded, the number of deadlier incidents lies between low and high."""
    question = deadliest("2017", killed)
    period = question.period
    assert period is not None
    least, most = told(question, *found).low, told(question, *found).high
    inside = [p for p in found if period.since <= p.since <= period.until and p.precision == "locality"]
    for true in ([p.killed.least for p in inside], [p.killed.most for p in inside]):
        assert least <= sum(number > killed.most for number in true) + sum(number > killed.least for number in true)
        assert sum(number > killed.most for number in true) <= most


def test_a_data_set_of_other_countries_is_said_in_a_word() -> None:
    found = told(deadliest(), at("2019-05-01", country="SY"), coverage=replace(ALL, countries=frozenset({"SY"})))
    assert (found.verdict, found.reason, found.deciding) == ("cannot_be_told", "elsewhere", ())
    assert sentence(deadliest(), [found])["en"].endswith("data: not covered.")


def test_without_a_figure_the_highest_are_listed() -> None:
    question = opened(deadliest("2018-01", Between()))
    found = told(question, TAYARAN, at("2019-05-01", Between(30, 30, 30)), at("2017-01-01"))
    assert (found.verdict, found.low, found.high) == ("listed", 31, 38)
    assert [w.precedent.key for w in found.deciding] == ["t18", "2019-05-01"]
    assert "31-38 killed in the deadliest" in sentence(question, [found])["en"]
    assert together([found]) == "listed"
    assert told(question, TAYARAN, coverage=replace(ALL, until="2018-12-31")).verdict == "cannot_be_told"


def test_coverage_by_rows_is_said() -> None:
    found = told(deadliest(), coverage=replace(ALL, basis="rows"))
    assert "as far as its own rows reach" in sentence(deadliest(), [found])["en"]


def test_deadly_incidents_alone_contradict_no_rank() -> None:
    pairs = (("rank", "3"), ("within", "weeks=0"))
    question = asked("frequency", pairs, Occasion(DAY, BAGHDAD, Between()), BAGHDAD)
    found = told(question, at("2021-01-18"), coverage=replace(ALL, deadly=True))
    assert (found.verdict, found.reason) == ("cannot_be_told", "deadly_only")
    assert told(question, at("2021-01-18")).verdict == "contradicted"


@pytest.mark.parametrize("pair", [("rank", "2 or more"), ("count", "2")])
def test_at_least_so_many_are_not_contradicted_by_more(pair: tuple[str, str]) -> None:
    question = asked("frequency", (pair, ("within", "months=0")), Occasion(DAY, BAGHDAD, Between()), BAGHDAD)
    some = [at(f"2021-01-{day}") for day in ("05", "09", "18")]
    assert question.unread == ()
    assert told(question, *some, coverage=replace(ALL, until="2018-12-31")).verdict == "consistent"
    assert told(question, *some[:1]).verdict == "consistent"
    assert told(question).verdict == "contradicted"


def test_nothing_covers_all_time() -> None:
    ever = asked("frequency", (("rank", "1"),), Occasion(DAY, BAGHDAD, Between()), BAGHDAD)
    assert (told(ever).verdict, told(ever).reason) == ("cannot_be_told", "no_coverage")
    assert told(ever, at("1995-01-01")).verdict == "contradicted"


def test_the_injured_are_measured_where_they_are_recorded() -> None:
    pairs = (("measure", "most injured"), ("since", "2018-01"))
    question = asked("superlative", pairs, Occasion(DAY, BAGHDAD, KILLED, Between(110, 110, 110)), BAGHDAD)
    more = replace(at("2019-05-01"), injured=Between(200, 200, 200))
    assert told(question, more).verdict == "contradicted"
    assert told(question, at("2019-05-01")).reason == "no_figures"


def test_who_attacked_and_who_was_attacked() -> None:
    here = Occasion(DAY, BAGHDAD, Between())
    by = asked("frequency", (("rank", "1"), ("since", "2018"), ("actor", "islamic-state")), here, BAGHDAD)
    on = asked("frequency", (("rank", "1"), ("since", "2018"), ("against", "army")), here, BAGHDAD)
    assert (by.kind, on.against) == ("recency", {"IQ"})
    did = at("2019-05-01", actors=("islamic-state",), sides=("islamic-state",))
    fought = at("2019-05-01", sides=("IQ", "islamic-state"))
    other = at("2019-05-01", actors=("pkk",), sides=("pkk",))
    assert [(told(by, p).low, told(by, p).high) for p in (did, fought, other)] == [(1, 1), (0, 1), (0, 0)]
    assert [(told(on, p).low, told(on, p).high) for p in (fought, other)] == [(0, 1), (0, 1)]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("يهز تفجير العاصمة للمرة الأولى منذ عامين", {"rank": "1", "since": "years=2", "scope": "capital"}),
        ("الهجوم الأول منذ عامين في العاصمة", {"rank": "1", "since": "years=2", "scope": "capital"}),
        ("أول هجوم قرب العاصمة منذ عامين", {"rank": "1", "since": "years=2"}),
        ("أول هجوم تشنه داعش في بغداد منذ عامين", {"rank": "1", "since": "years=2", "actor": "islamic-state"}),
        ("ثالث تفجير نفذته حركة الشباب في مقديشو منذ عامين", {"rank": "3", "actor": "shabaab"}),
        ("أعنف هجوم على الجيش منذ عام", {"since": "years=1", "against": "army"}),
        ("أول هجوم يستهدف مسجدا في الموصل منذ 2016", {"rank": "1", "since": "2016", "target": "mosque"}),
        ("أول هجوم بطائرة مسيرة في أربيل منذ عامين", {"weapon": "drone", "type": "air_strike"}),
        ("أكبر عدد من الجرحى منذ آذار 2017", {"measure": "most injured", "since": "2017-03"}),
        ("أكبر حصيلة منذ ثلاث سنوات", {"measure": "biggest", "since": "years=-3"}),
        ("كان التفجير الثالث خلال أسبوع", {"rank": "3", "within": "weeks=1"}),
        ("أكثر الشهور دموية في العراق منذ 2014", {"measure": "deadliest", "since": "2014", "spell": "month"}),
        ("أكبر عدد من الهجمات خلال شهر في العراق منذ 2014", {"measure": "most attacks", "spell": "month"}),
        ("أعلى حصيلة في يوم واحد في بغداد منذ 2014", {"measure": "biggest", "spell": "day"}),
    ],
)
def test_what_is_said_is_read_with_its_words(text: str, pairs: dict[str, str]) -> None:
    found = compared(text)
    assert found is not None
    assert pairs.items() <= dict(found.question).items()
    assert ("scope" in pairs or "بغداد" in text or "في" in text) or "scope" not in dict(found.question)
    assert all(text[p.evidence.start : p.evidence.end] == p.evidence.text for p in found.parts)
    assert {"measure": "measure", "rank": "rank"}.get(next(iter(pairs)), "") in {"", *(p.asks for p in found.parts)}


# Data sets


GED = (
    "id,date_start,date_end,country,where_prec,where_coordinates,latitude,longitude,best,low,high,side_a,side_b\n"
    "#id,#date+start,#date+end,#country+name,,#loc,#geo+lat,#geo+lon,,,#affected+killed,,\n"
    "1,2018-01-15,2018-01-15,Iraq,1,Baghdad city,33.32,44.42,35,31,38,IS,Civilians\n"
    "2,2019-02-30x,2019-02-01,Iraq,1,Basra,30.5,47.8,3,3,3,A,B\n"
    "3,2019-02-01,2019-02-01,Atlantis,1,Basra,30.5,47.8,3,3,3,A,B\n"
    "4,2019-02-01,2019-02-01,Iraq,1,Basra,95,47.8,3,3,3,A,B\n"
    "5,2019-02-01,2019-02-01,Iraq,4,Anbar province,33.4,43.3,three,3,3,A,B\n"
    "6,2019-03-01 00:00:00.000,2019-03-04,Yemen (North Yemen),6,Yemen,15.5,47.5,4.0,2.0,9.0,A,B\n"
)


def test_rows_are_read_and_bad_ones_refused_with_their_line(tmp_path: Path) -> None:
    file = tmp_path / "ged.csv"
    file.write_text(GED, "utf-8")
    found = list(read(file, formats()["ucdp-ged"]))
    kept = [each for each in found if isinstance(each, Precedent)]
    assert [(p.key, p.country, p.admin1, p.precision, str(p.killed)) for p in kept] == [
        ("1", "IQ", "Baghdad", "locality", "31-38"), ("6", "YE", "", "country", "2-9"),
    ]  # fmt: skip
    refused = [str(each) for each in found if isinstance(each, Refusal)]
    assert [line.split(": ")[0].rsplit(":", 1)[1] for line in refused] == ["4", "5", "6", "7"]
    assert [
        "'2019-02-30x'" in refused[0],
        "'Atlantis'" in refused[1],
        "'95'" in refused[2],
        "'three'" in refused[3],
    ] == ([True] * 4)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "no.csv"
    file.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(ArticleError, match="no line with the columns"):
        list(read(file, formats()["ucdp-ged"]))
    file.write_bytes(b"\x1f\x8bbroken")
    with pytest.raises(ArticleError, match="cannot be read"):
        list(read(file, formats()["ucdp-ged"]))


FORMS = {
    "gtd": (
        "eventid,iyear,imonth,iday,country_txt,provstate,city,latitude,longitude,specificity,suicide,attacktype1,"
        "weaptype1,gname,nkill,nkillter,nwound,nwoundte\n"
        "201801150001,2018,1,15,Iraq,Baghdad,Baghdad,33.32,44.42,1,1,3,6,ISIL,38,2,105,0\n"
        "201800000002,2018,0,0,Iraq,,Unknown,,,5,0,9,13,Unknown,,,,\n",
        [
            ("201801150001", "2018-01-15", "2018-01-15", "Baghdad", "bombing", True, "36"),
            ("201800000002", "2018-01-01", "2018-12-31", "", "", False, "0"),
        ],
    ),
    "acled": (
        "event_id_cnty,event_date,time_precision,event_type,sub_event_type,country,location,latitude,longitude,"
        "geo_precision,actor1,actor2,fatalities\n"
        "IRQ1,15 January 2018,1,Explosions/Remote violence,Suicide bomb,Iraq,Baghdad,33.32,44.42,1,IS,,38\n"
        "IRQ2,2018-01-16,2,Battles,Armed clash,Iraq,Baghdad,33.32,44.42,2,A,B,4\n"
        "IRQ3,2018-01-16,1,Protests,Peaceful protest,Iraq,Baghdad,33.32,44.42,1,A,,0\n",
        [
            ("IRQ1", "2018-01-15", "2018-01-15", "Baghdad", "bombing", True, "38"),
            ("IRQ2", "2018-01-13", "2018-01-19", "Baghdad", "armed_clash", False, "4"),
        ],
    ),
    "ibc": (
        '"Data as of a day"\n\n"IBC code","Start Date","End Date","Location",'
        '"Weapons","Reported Minimum","Reported Maximum"\n'
        '"k1","15 Jan 2011","16 Jan 2011","Sadr City, Baghdad","suicide car bomb","31","38"\n'
        '"k2","17 Jan 2011","17 Jan 2011","somewhere","gunfire","1","1"\n',
        [
            ("k1", "2011-01-15", "2011-01-16", "Baghdad", "bombing", True, "31-38"),
            ("k2", "2011-01-17", "2011-01-17", "", "armed_attack", False, "1"),
        ],
    ),
    "polecat": (
        "Event ID,Event Date,Event Type,Event Mode,Country,City,Province,Latitude,Longitude,Actor Name\n"
        "p1,2018-01-15,ASSAULT,suicide-attack,Iraq,Baghdad,Baghdad,33.32,44.42,IS\n"
        "p2,2018-01-15,CONSULT,,Iraq,Baghdad,Baghdad,33.32,44.42,IS\n",
        [("p1", "2018-01-15", "2018-01-15", "Baghdad", "bombing", True, "0")],
    ),
    "tawthiq": (
        "id,date,type,country,admin1,locality,latitude,longitude,place_precision,killed_low,killed_best,killed_high,"
        "injured_low,injured_best,injured_high,perpetrator\n"
        "ab12,2018-01,bombing,IQ,Baghdad,Baghdad,33.32,44.42,locality,31,35,38,,,,\n",
        [("ab12", "2018-01-01", "2018-01-31", "Baghdad", "bombing", False, "31-38")],
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_format_is_read(form: str, tmp_path: Path) -> None:
    text, wanted = FORMS[form]
    file = tmp_path / "rows.csv"
    file.write_text(text, "utf-8")
    found = [each for each in read(file, formats()[form])]
    assert not [str(each) for each in found if isinstance(each, Refusal)]
    assert [
        (p.key, p.since, p.until, p.admin1, p.type, p.suicide, str(p.killed)) for p in found if isinstance(p, Precedent)
    ] == wanted


def kept(directory: Path, *precedents: Precedent, name: str = "data", coverage: Coverage = ALL) -> References:
    """Return data sets on disk with one of some precedents."""
    made = References(directory, create=True)
    made.put(DataSet(name, "tawthiq", "CC BY 4.0", "2026-01-01", 0, coverage), precedents)
    return made


def test_a_data_set_is_kept_whole_and_replaced_by_its_name(tmp_path: Path) -> None:
    with kept(tmp_path, TAYARAN, at("2019-05-01"), coverage=Coverage("", "", frozenset())) as opened:
        assert [
            (d.name, d.count, d.coverage.since, d.coverage.until, d.coverage.countries) for d in opened.data_sets()
        ] == [("data", 2, "2018-01-15", "2019-05-01", frozenset({"IQ"}))]
        opened.put(DataSet("data", "tawthiq", "", "2026-01-02", 0, ALL), [TAYARAN])
        assert [d.count for d in opened.data_sets()] == [1]
        assert list(opened.bearing_on(deadliest(), "data")) == [TAYARAN]


def test_a_data_set_that_fails_changes_nothing(tmp_path: Path) -> None:
    def failing() -> object:
        yield TAYARAN
        raise ArticleError("broken")

    with kept(tmp_path, TAYARAN) as opened:
        with pytest.raises(ArticleError):
            opened.put(DataSet("data", "tawthiq", "", "", 0, ALL), failing())  # type: ignore[arg-type]
        assert [d.count for d in opened.data_sets()] == [1]


@given(PRECEDENTS, FIGURES, st.sampled_from((BAGHDAD, IRAQ, Location("IQ", "Baghdad", precision="admin1"))))
def test_what_is_looked_up_answers_as_all_of_it_does(
    tmp_path_factory: pytest.TempPathFactory, found: list[Precedent], killed: Between, area: Location
) -> None:
    question = deadliest("2017", killed, area)
    with kept(tmp_path_factory.mktemp("past"), *found) as opened:
        looked_up = told(question, *opened.bearing_on(question, "data"))
    assert looked_up == told(question, *found)


def test_nothing_imported_is_said(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="no data set was imported"):
        References(tmp_path)


# On the command line


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ged.csv").write_text(GED, "utf-8")

    def run(*words: str) -> tuple[int, str, str]:
        status = main(words)
        out, err = capsys.readouterr()
        return status, out, err

    return run


def test_import_says_what_was_kept_and_what_was_left_out(typed: Run) -> None:
    status, out, err = typed("import", "--format", "ucdp-ged", "--as", "ged", "--until", "2020-12-31", "ged.csv")
    assert status == 3
    assert out.startswith(
        "ged: 2 incidents, deadly ones alone (ucdp-ged, CC BY 4.0), IQ, YE, 2018-01-15 to 2020-12-31 by its own rows"
    )
    assert err.count("the row is left out") == 4
    assert typed("references")[1] == out
    assert "no format 'xx'" in typed("import", "--format", "xx", "--as", "a", "ged.csv")[2]
    assert "--as NAME" in typed("import", "--format", "ucdp-ged", "ged.csv")[2]


def test_ask_in_english_and_arabic(typed: Run) -> None:
    typed("import", "--format", "ucdp-ged", "--as", "ged", "--until", "2020-12-31", "ged.csv")
    status, out, err = typed("ask", "--on", "2018-06-01", "first", "attack", "in", "Baghdad", "since", "2017")
    assert (status, err) == (0, "")
    assert out.startswith("Contradicted. In Baghdad from 2018-01-01 to 2018-05-31: ged: 1 earlier")
    arabic = typed("ask", "--on", "2018-06-01", "أول هجوم في بغداد منذ 2017")[1]
    assert arabic == out
    assert "asks nothing" in typed("ask", "hello")[2]
    assert "no place 'atlantis'" in typed("ask", "deadliest in Atlantis")[2]
    assert "left out: blue" in typed("ask", "deadliest blue attack in Baghdad")[2]


SAYS = (
    "قتل 32 شخصا في هجوم انتحاري في بغداد الخميس، في الهجوم الأكثر دموية في بغداد منذ يناير 2018، "
    "بحسب مصدر طبي في العاصمة العراقية."
)


def test_check_puts_the_answer_beside_the_sentence(typed: Run, tmp_path: Path) -> None:
    typed("import", "--format", "ucdp-ged", "--as", "ged", "--since", "2015", "--until", "2021-12-31", "ged.csv")
    line = {"id": "one", "title": "هجوم في بغداد", "text": SAYS, "published": "2021-01-21"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line, ensure_ascii=False), "utf-8")
    status, out, _ = typed("check", "--format", "json", "a.jsonl")
    assert status == 0
    (found,) = json.loads(out)["comparisons"]
    assert (found["kind"], found["verdict"]) == ("superlative", "consistent")
    assert SAYS[found["start"] : found["end"]] == found["text"]
    assert found["question"]["since"] == "2018-02-01"
    (source,) = found["sources"]
    assert (source["low"], source["high"]) == (0, 0)
    assert source["coverage"] == {
        "covered": True, "since": "2015-01-01", "until": "2021-12-31", "countries": ["IQ", "YE"], "deadly_only": True,
        "basis": "stated",
    }  # fmt: skip
    assert [i["killed"] for i in source["incidents"]] == [[31, 38]]
    assert set(found["sentence"]) == {"ar", "en"}
    assert "since 2018-01-15 Baghdad city 31-38 killed [1]" in typed("check", "a.jsonl")[1]


@pytest.mark.parametrize(("country", "place"), [("لبنان", "LB"), ("ليبيا", "LY")])
def test_a_place_that_several_share_is_the_one_of_the_article(country: str, place: str) -> None:
    text = (
        f"قتل 9 أشخاص في تفجير سيارة مفخخة في مدينة طرابلس في {country} أمس الخميس. "
        f"وهو أول تفجير في طرابلس منذ عامين، بحسب الشرطة في {country}."
    )
    report = load_reader().read(Article("a", text, published="2021-01-22"))
    (found,) = [dict(c.question).get("scope", "") for c in report.comparisons]
    assert load_places().place(found).country == place
