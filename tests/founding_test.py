"""The founding article: all that a careful reader takes from it, the program takes from it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tawthiq.model.codec import report_json
from tawthiq.model.text import Article
from tawthiq.reading.report import load_reader

FOUNDING = Path(__file__).parents[2] / "shared" / "data" / "seed.jsonl"
pytestmark = pytest.mark.skipif(not FOUNDING.exists(), reason="the founding article is not part of the project")


@cache
def report() -> dict[str, Any]:
    data = json.loads(FOUNDING.read_text(encoding="utf-8").splitlines()[0])
    article = Article("founding", data["text"], published=data["published"], outlet=data["outlet"])
    return report_json(load_reader().read(article))


def account() -> dict[str, Any]:
    return report()["accounts"][0]


def test_one_incident() -> None:
    assert [a["role"] for a in report()["accounts"]] == ["main"]


def test_what_happened() -> None:
    assert account()["type"]["value"] == "bombing"
    assert account()["suicide"]["value"] is True
    assert [a["value"] for a in account()["attackers"]] == [2]
    assert [w["value"] for w in account()["weapons"]] == ["suicide_belt"]
    assert [t["value"] for t in account()["targets"]] == ["market"]


def test_where_and_when() -> None:
    place = account()["place"]
    assert (place["name"], place["locality"], place["country"]) == ("Tayaran Square", "Baghdad", "IQ")
    assert place["lat"] == pytest.approx(33.32, abs=0.05)
    assert place["lon"] == pytest.approx(44.42, abs=0.05)
    assert (account()["date"]["value"], account()["date"]["text"]) == ("2021-01-21", "الامس")


@pytest.mark.parametrize(("status", "value", "bound"), [("killed", 32, "at_least"), ("injured", 110, "more_than")])
def test_toll_and_who_says_it(status: str, value: int, bound: str) -> None:
    toll = next(t for t in account()["tolls"] if t["status"] == status)
    assert (toll["value"], toll["bound"], toll["current"]) == (value, bound, True)
    assert toll["source"]["text"] == "مصدر في وزارة الصحة العراقية"


def test_claim_and_accusation() -> None:
    stances = {(p["name"], p["stance"]): p["by"] for p in account()["perpetrators"]}
    assert set(stances) == {("Islamic State", "claimed"), ("Islamic State", "accused")}
    assert stances["Islamic State", "accused"]["text"] == "رئيس الوزراء العراقي"


def test_what_officials_did() -> None:
    done = {r["kind"]: r for r in report()["responses"]}
    assert {"dismissal", "investigation", "emergency_meeting"} <= set(done)
    assert done["dismissal"]["by"]["text"] == "الكاظمي"
    assert done["dismissal"]["source"]["role"] == "agency"


def test_comparisons_with_the_past() -> None:
    asked = {c["kind"]: c for c in report()["comparisons"]}
    assert (asked["superlative"]["measure"], asked["superlative"]["since"]) == ("deadliest", "2018-01")
    assert asked["frequency"]["after"] == "years=2"


def test_quotations_and_statements() -> None:
    speakers = [q["speaker"]["text"] for q in report()["quotes"]]
    assert any("مصطفى الكاظمي" in s for s in speakers)
    assert any("ظافر الشمري" in s for s in speakers)
    ministry = [s["text"] for s in report()["statements"] if s["source"]["text"] == "وزارة الداخلية"]
    assert any("خرق أمني" in words for words in ministry)
    assert any("أحبط" in words for words in ministry)


def test_what_is_not_news() -> None:
    assert [a["kind"] for a in report()["asides"]] == ["caption", "recording"]
