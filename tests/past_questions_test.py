"""Written questions about the past, their answers worked out from the data and by a plain reading of it again."""

from __future__ import annotations

import csv
import gzip
import math
import os
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from told import Reader, many

from tawthiq.cli import main
from tawthiq.model.precedents import Between, Coverage, DataSet
from tawthiq.model.text import Article
from tawthiq.past import Checked, Past, import_file
from tawthiq.project import Project
from tawthiq.reading.report import load_reader
from tawthiq.register.past.answer import answer, together
from tawthiq.register.past.occasion import precedent_of
from tawthiq.register.past.period import Period
from tawthiq.register.past.sentence import sentence
from tawthiq.register.past.spells import spells
from tawthiq.sources import read

OWN = Path(__file__).parent / "inputs" / "precedents.csv"
HISTORY = Path(os.environ.get("SHARED", Path(__file__).parents[2] / "shared")) / "data" / "history"
FILES = {
    "own": ("ucdp-ged", OWN, "IQ", "2015-01-01", "2021-12-31"),
    "iq": ("ucdp-ged", HISTORY / "ucdp_ged_iraq_1989_2018.csv.gz", "IQ", "1989-01-01", "2018-12-31"),
    "sy": ("ucdp-ged", HISTORY / "ucdp_ged_syria_2016_2019.csv.gz", "SY", "2016-01-01", "2019-11-30"),
    "ibc": ("ibc", HISTORY / "ibc_incidents_2003_2012_NONCOMMERCIAL.csv.gz", "IQ", "2003-01-01", "2011-12-31"),
}
TABLE = Path(__file__).parent / "inputs" / "questions.tsv"
QUESTIONS = [tuple(line.split("\t")) for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]


def there(question: tuple[str, ...]) -> None:
    """Skip where the data set of a question is not there."""
    if not FILES[question[0]][1].exists():
        pytest.skip("the data set is not part of the project: it is in the folder SHARED, data/history")


@cache
def rows_of(data: str) -> list[dict[str, str]]:
    """Return the rows of a file as they stand."""
    path = FILES[data][1]
    text = (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()).decode()
    lines = text.splitlines(keepends=True)
    first = next(at for at, line in enumerate(lines) if "date_start" in line or "Start Date" in line)
    return [row for row in csv.DictReader(lines[first:]) if not row.get("date_start", "").startswith("#")]


# A plain reading: (first day, last day, sure | possible | "", lowest, highest), in words of the files alone.


def plain(data: str, where: str, kinds: str) -> Iterator[tuple[str, str, str, int, int]]:
    for row in rows_of(data):
        if data == "ibc":
            yield from plain_ibc(row, kinds)
            continue
        figures = [int(float(row[name] or 0)) for name in ("low", "best", "high")]
        yield row["date_start"][:10], row["date_end"][:10], at(row, where), figures[0], max(figures)


def plain_ibc(row: dict[str, str], kinds: str) -> Iterator[tuple[str, str, str, int, int]]:
    if row["Start Date"] == "upto":
        return
    said = {"suicide": row["Weapons"]}.get(kinds, row["Target"]).lower()
    unsaid = kinds == "suicide" and not any(word in said for word in WEAPONS)
    sure = "sure" if kinds in said or kinds == "-" else "possible" if unsaid or not said.strip("- ") else ""
    days = (iso(row["Start Date"]), iso(row["End Date"].strip() or row["Start Date"]))
    yield (*days, sure, int(row["Reported Minimum"]), int(row["Reported Maximum"]))


WEAPONS = "air strike airstrike helicopter bomb ied explosive mortar rocket shelling grenade stab knife gunfire".split()
WEAPONS += "shot shooting sniper".split()


def iso(told: str) -> str:
    day, month, year = told.split()
    names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    return f"{year}-{names.index(month) + 1:02}-{int(day):02}"


def at(row: dict[str, str], where: str) -> str:
    precision = int(float(row["where_prec"]))
    how, *rest = where.split(" ", 1)
    if how == "all":
        return "sure"
    if how == "in":
        return "possible" if precision > 5 or not row["adm_1"] else "sure" if row["adm_1"] == rest[0] else ""
    lat, lon, province = rest[0].split(" ", 2)
    if precision <= 2:
        north = (float(row["latitude"]) - float(lat)) * 111.2
        east = (float(row["longitude"]) - float(lon)) * 111.2 * math.cos(math.radians(float(lat)))
        return "sure" if math.hypot(north, east) <= 25 else ""
    is_there = precision > 5 or not row["adm_1"] or row["adm_1"].startswith(province) or province in row["adm_1"]
    return "possible" if is_there else ""


def counted(data: str, what: str, where: str, since: str, until: str, kinds: str) -> tuple[int, int]:
    """Return the two numbers of a question: of those deadlier, of those before, or the highest figure."""
    found = [row for row in plain(data, where, kinds) if row[2] and row[1] >= since and row[0] <= until and lasts(row)]
    sure = [row for row in found if row[2] == "sure" and row[0] >= since and row[1] <= until]
    if what == "highest":
        return max((row[3] for row in sure), default=0), max((row[4] for row in found), default=0)
    if what == "earlier":
        return len(sure), len(found)
    least, _, most = what.partition("-")
    return sum(row[3] > int(most or least) for row in sure), sum(row[4] > int(least) for row in found)


def lasts(row: tuple[str, str, str, int, int]) -> bool:
    """Return whether a row spans a year at most; longer ones are refused."""
    return 0 <= (date.fromisoformat(row[1]) - date.fromisoformat(row[0])).days <= 366


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Past]:
    folder = tmp_path_factory.mktemp("past")
    for name, (form, path, country, since, until) in FILES.items():
        if path.exists():
            cover = Coverage(since, until, frozenset({country}), deadly=True)
            import_file(folder, path, DataSet(name, form, "", "2026-01-01", 0, cover), lambda _: None)
    with Past(folder) as opened:
        yield opened


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= 60
    assert sum(question[0] == "own" for question in QUESTIONS) >= 15


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: " ".join((q[0], q[1], q[2])))
def test_the_answer_is_the_one_worked_out(past: Past, question: tuple[str, ...]) -> None:
    there(question)
    data, words, on, killed, _, _, _, _, verdict, low, high = question
    figure = [int(end) for end in killed.split("-") if end]
    claimed = Between(figure[0], None, figure[-1]) if figure else None
    found = past.ask(words, on=on, killed=claimed)
    assert (found.asked.unread, found.left) == ((), "")
    answer = next(each for each in found.answers if each.source == data)
    assert (answer.verdict, answer.low, answer.high) == (verdict, int(low), int(high))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: " ".join((q[0], q[1], q[2])))
def test_a_plain_reading_counts_the_same(question: tuple[str, ...]) -> None:
    there(question)
    data, words, _, killed, where, since, until, kinds, _, low, high = question
    if where == "elsewhere":
        assert (low, high) == ("0", "0")
        return
    is_highest = any(word in words for word in ("deadliest", "worst", "دموية"))
    what = killed.strip("-") or ("highest" if is_highest else "earlier")
    assert counted(data, what, where, since, until, kinds) == (int(low), int(high))


def test_nothing_is_confirmed_without_coverage(past: Past) -> None:
    for question in QUESTIONS:
        if question[8] in ("consistent", "listed"):
            _, _, _, since, until = FILES[question[0]]
            assert question[6] <= until
            assert question[5] >= since or question[5] == "0001-01-01"


# The bombing of January 2018 and the one of 2021 in the same square, told by articles of our own.


@pytest.fixture(scope="module")
def square(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("square")
    with Project(folder, create=True) as register:
        assert [added.outcome for added in register.add(read(str(OWN.parent / "tayaran.jsonl")))] == ["added"] * 4
    cover = Coverage("2015-01-01", "2021-12-31", frozenset({"IQ"}), deadly=True)
    import_file(folder, OWN, DataSet("own", "ucdp-ged", "", "2026-01-01", 0, cover), lambda _: None)
    return folder


def checked(folder: Path, name: str) -> list[Checked]:
    article = next(a for a in read(str(OWN.parent / "tayaran.jsonl")) if isinstance(a, Article) and a.id == name)
    with Past(folder) as opened:
        return list(opened.check(article, load_reader().read(article)))


def test_one_bombing_told_as_31_35_and_38_is_shown_with_its_range(square: Path) -> None:
    with Past(square) as opened:
        found = opened.ask("deadliest in Baghdad since 2018", on="2020-12-31")
    by_name = {each.source: each for each in found.answers}
    (told,) = by_name["register"].deciding
    assert (str(told.precedent.killed), told.precedent.since) == ("31-38", "2018-01-15")
    assert (by_name["register"].verdict, by_name["register"].reason) == ("cannot_be_told", "no_coverage")
    assert (by_name["own"].verdict, by_name["own"].low, by_name["own"].high) == ("listed", 31, 38)


def test_both_comparisons_of_such_an_article_are_answered(square: Path) -> None:
    recency, superlative = checked(square, "t21")
    assert (recency.asked.kind, superlative.asked.kind) == ("recency", "superlative")
    assert recency.asked.area is not None
    assert recency.asked.area.locality == "Baghdad"
    assert recency.asked.period == Period("2019-01-21", "2021-01-20")
    assert together(recency.answers) == together(superlative.answers) == "consistent"
    anchors = [w.precedent for each in superlative.answers for w in each.deciding if w.sureness == "anchor"]
    assert {(str(p.killed), p.since) for p in anchors} == {("31-38", "2018-01-15")}
    assert len(anchors) == 2


def test_the_founding_article_is_asked_and_answered(square: Path) -> None:
    seed = HISTORY.parent / "seed.jsonl"
    if not seed.exists():
        pytest.skip("the founding article is not part of the project")
    article = next(a for a in read(str(seed)) if isinstance(a, Article))
    with Past(square) as opened:
        recency, superlative = opened.check(article, load_reader().read(article))
    assert (recency.asked.kind, superlative.asked.kind) == ("recency", "superlative")
    assert recency.asked.weapons == {"suicide_belt", "car_bomb"}
    assert (superlative.asked.figure.least, superlative.asked.period) == (
        32, Period("2018-02-01", "2021-01-20", ("2018-01-01", "2018-01-31")),
    )  # fmt: skip
    assert together(superlative.answers) == "consistent"
    anchors = [w.precedent for each in superlative.answers for w in each.deciding if w.sureness == "anchor"]
    assert {str(p.killed) for p in anchors} == {"31-38"}


def test_an_incident_is_matched_to_what_a_data_set_records_with_a_reason(
    square: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Project(square) as register:
        (incident,) = [i for i in register.incidents(since="2018", until="2018")]
    with Past(square) as opened:
        found = [(name, m.precedent.key, m.is_sure, m.reason) for name, m in opened.matches(incident)]
    assert found == [("own", "b3", True, "the same day, 0 km apart, 31-38 and 31-38 killed")]
    assert main(["--register", str(square), "matches", incident.id[:8]]) == 0
    assert capsys.readouterr().out == (
        "own: 2018-01-15 Tayaran Square 31-38 killed [b3]: the same day, 0 km apart, 31-38 and 31-38 killed\n"
    )


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (("--by", "year", "--place", "Baghdad"), {"2018": ("2", "3"), "2016": ("1", "1"), "2020": ("0", "0")}),
        (("--by", "month", "--place", "Basra", "--since", "2020"), {"2020-03": ("2", "3")}),
        (("--by", "year", "--actor", "Islamic State"), {"2018": ("1", "3"), "2020": ("2", "4")}),
        (("--by", "year", "--type", "bombing", "--country", "IQ"), {"2016": ("0", "1")}),
    ],
)
def test_series_by_place_kind_and_actor(
    square: Path, words: tuple[str, ...], rows: dict[str, tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--register", str(square), "series", "--of", "own", "--format", "csv", *words]) == 0
    told = {row["name"]: row for row in csv.DictReader(capsys.readouterr().out.splitlines())}
    found = {name: (told[name]["incidents_low"], told[name]["incidents_high"]) for name in rows if name in told}
    assert found == {name: ends for name, ends in rows.items() if name in told}
    assert {row["covered"] for row in told.values()} == {"yes"}
    assert set(rows) - set(told) <= {"2020"}


@pytest.mark.parametrize(
    ("words", "highest", "names"),
    [
        ("deadliest month in Basra since 2020", (7, 11), ["2020-03"]),
        ("most attacks in a month in Basra since 2020", (2, 3), ["2020-03"]),
        ("أكثر الشهور دموية في بغداد منذ 2018", (31, 38), ["2018-01", "2018-06", "2018-10"]),
        ("deadliest year in Iraq since 2016", (80, 110), ["2016", "2018", "2017", "2019", "2020"]),
    ],
)
def test_the_highest_month_or_year_is_listed(
    square: Path, words: str, highest: tuple[int, int], names: list[str]
) -> None:
    with Past(square) as opened:
        found = opened.ask(words, on="2020-12-31")
    answer = next(each for each in found.answers if each.source == "own")
    assert (answer.verdict, (answer.low, answer.high)) == ("listed", highest)
    assert [w.precedent.key for w in answer.deciding] == names
    assert all("deadliest" in said or "most" in said for said in (sentence(found.asked, found.answers)["en"],))


@pytest.mark.parametrize("killed", [None, Between(8, 8, 8)])
@pytest.mark.parametrize(
    "question",
    [
        "deadliest in Baghdad since 2019", "deadliest in Iraq since January 2021", "first attack in Kirkuk in a year",
        "third bombing in Iraq this year", "more attacks in Iraq in two years", "most injured in Iraq since 2019",
        "most attacks in a month in Iraq since 2019",
    ],
)  # fmt: skip
def test_what_is_looked_at_of_a_register_answers_as_the_whole_does(
    tmp_path: Path, question: str, killed: Between | None
) -> None:
    made = many(40)
    with Project(tmp_path, create=True, reader=Reader(made)) as project:
        list(project.add(article for article, _ in made))
        every = [each for incident in project.incidents() if (each := precedent_of(incident))]
    with Past(tmp_path) as past:
        found = past.ask(question, on="2021-02-01", killed=killed)
    (own,) = found.answers
    told = spells if found.asked.spell else answer
    assert own == told(found.asked, own.source, own.coverage, every)
