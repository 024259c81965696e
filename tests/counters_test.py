"""Running totals and other figures that add up a time: read with their words, kept beside incidents, not among them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tawthiq.cli import main
from tawthiq.model.codec import report_from, report_json
from tawthiq.model.text import Article, Evidence
from tawthiq.project import Project
from tawthiq.reading.report import load_reader
from tawthiq.register.past.counters import Reading, counted, flags

DAILY = (
    "قتل {day} أشخاص في غارة جوية على حي سكني في مدينة غزة أمس. "
    "وقالت وزارة الصحة إن حصيلة الحرب ارتفعت إلى {dead} قتيلا "
    "و{hurt} جريحا منذ السابع من أكتوبر 2023."
)


def article(number: int, dead: int, hurt: int) -> Article:
    """Return one day's article of our own: an incident, and beside it the running totals of the ministry."""
    text = DAILY.format(day=number + 3, dead=dead, hurt=hurt)
    return Article(f"a{number}", text, "غارة على غزة", outlet="صحيفة المثال", published=f"2024-03-{number + 10}")


def shown(found: Article) -> list[tuple[str, str, int, str | None]]:
    """Return the counters of an article: span, status, value, since when."""
    report = report_json(load_reader().read(found))
    for each in report["counters"]:
        assert found.field(each["field"])[each["start"] : each["end"]] == each["text"]
        if each["time"]:
            assert found.text[each["time"]["start"] : each["time"]["end"]] == each["time"]["text"]
    return [(c["span"], c["status"], c["value"], c["time"]["value"] if c["time"] else None) for c in report["counters"]]


def test_running_totals_are_read_with_since_when() -> None:
    since = "2023-10-07"
    assert shown(article(1, 1250, 3400)) == [("running", "killed", 1250, since), ("running", "injured", 3400, since)]


def test_who_counts_is_said() -> None:
    report = report_json(load_reader().read(article(1, 1250, 3400)))
    assert {c["source"]["text"] for c in report["counters"]} == {"وزارة الصحة"}
    assert report_json(report_from(json.loads(json.dumps(report)))) == report


def test_the_incident_beside_keeps_its_own_figure() -> None:
    (account,) = report_json(load_reader().read(article(1, 1250, 3400)))["accounts"]
    assert [(t["status"], t["value"]) for t in account["tolls"]] == [("killed", 4)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("وقتل 76 شخصا خلال 24 ساعة في عموم القطاع.", [("daily", "killed", 76)]),
        ("وبذلك ترتفع الحصيلة الإجمالية إلى 1250 قتيلا و3400 جريح.", [("running", "killed"), ("running", "injured")]),
        ("وسقط 812 قتيلا في البلاد خلال شهر شباط.", [("period", "killed", 812)]),
        ("وهذا هو الهجوم الأكثر دموية منذ يناير 2018.", []),
    ],
)
def test_other_figures_that_add_up_a_time(said: str, found: list[tuple[object, ...]]) -> None:
    text = f"قتل 4 أشخاص في غارة جوية على مدينة غزة أمس. {said}"
    told = shown(Article("a", text, published="2024-03-12"))
    assert [each[: len(want)] for each, want in zip(told, found, strict=True)] == found


def odd(span: str, values: Sequence[int]) -> list[tuple[int, str, int | None]]:
    """Return which figures of a series are odd, how, and what each may be."""
    told = [Reading(f"{at:03}", value, "a", Evidence("", "text", 0, 0)) for at, value in enumerate(values)]
    return [(r.value, f.kind, f.instead) for r, f in zip(told, flags(span, told), strict=True) if f]


@pytest.mark.parametrize(
    ("span", "values", "found"),
    [
        ("running", (100, 112, 125, 139), []),
        ("running", (100, 112, 125, 512, 139, 150), [(512, "jump", None)]),
        ("running", (100, 112, 125, 500, 512, 520), [(500, "jump", None)]),
        ("running", (1100, 1112, 1125, 1052, 1139), [(1052, "fall", None)]),
        ("running", (32414, 32490, 35252, 32623), [(35252, "transposed", 32552)]),
        ("running", (32414, 32490, 32255, 32623), [(32255, "transposed", 32525)]),
        ("running", (900, 950, 990, 12, 20, 31), [(12, "restart", None)]),
        ("running", (900, 950, 940, 945, 949), [(950, "transposed", 905)]),
        ("running", (950, 950, 950), []),
        ("daily", (30, 42, 35, 410, 28), [(410, "jump", None)]),
        ("daily", (30, 42, 35, 4), []),
        ("period", (30, 4, 800), []),
    ],
)
def test_odd_figures_are_flagged(span: str, values: tuple[int, ...], found: list[tuple[int, str, int | None]]) -> None:
    assert odd(span, values) == found


TOLD = ((1, 32142), (2, 32226), (3, 33233), (4, 32414), (5, 32490))


def test_series_are_listed_with_the_neighbours_of_what_is_odd(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Project(tmp_path, create=True) as register:
        list(register.add(article(day, dead, dead * 2) for day, dead in TOLD))
        killed, _ = sorted(counted(register.counting()), key=lambda s: s.status, reverse=True)
        incidents = [str(i.settlement("killed").best) for i in register.incidents() if i.settlement("killed")]
    assert [(r.day[-2:], r.value) for r in killed.readings] == [(str(day + 10), dead) for day, dead in TOLD]
    assert sorted(incidents) == ["4", "5", "6", "7", "8"]
    assert main(["--register", str(tmp_path), "counters"]) == 0
    out = capsys.readouterr().out
    assert "33233  a3  transposed, perhaps 32333: after 32226 of 2024-03-12, before 32414 of 2024-03-14" in out
    assert main(["--register", str(tmp_path), "counters", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(r["value"], r["instead"]) for r in rows if r["flag"] and r["status"] == "killed"] == [("33233", "32333")]
    assert main(["--register", str(tmp_path), "counters", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == len(rows) == 10


ALONE = "أعلنت وزارة الصحة أن حصيلة القتلى في القطاع ارتفعت إلى 32414 قتيلا منذ السابع من تشرين الأول الماضي."


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("حصيلة جديدة لضحايا الحرب", ALONE, [32414]),
        ("بيان", f"{ALONE} واستمر العدوان لليوم العشرين.", [32414]),
        ("حصيلة جديدة لضحايا الوباء", ALONE, []),
        ("الأمطار", "ارتفع عدد قتلى الأمطار إلى 44 قتيلا منذ 8 آب.", []),
        ("خبراء يبحثون الحرب", "اجتمع 12 خبيرا في المدينة.", []),
    ],
)
def test_an_article_that_only_adds_up_a_war_is_read(title: str, text: str, found: list[int]) -> None:
    report = load_reader().read(Article("a", text, title, published="2024-03-14"))
    assert [c.figure.value.count.value for c in report.counters] == found  # type: ignore[union-attr]
    assert not report.accounts
