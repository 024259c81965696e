"""Every wrong slot has one cause, and as many errors are counted as the scorer counts wrong fillers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

import errors
from candidates import Candidates

from tawthiq.model.text import Article
from tawthiq.reading.pipeline import load_engine

Json = dict[str, Any]
TEXT = "قتل 5 جنود وأصيب آخرون في انفجار سيارة مفخخة في بعقوبة الخميس، وقالت الشرطة إن تنظيم داعش نفذ الهجوم"


class Scorer:
    """A scorer of accounts that hold their slots."""

    SLOTS = ("type", "date", "locality", "killed", "killed_bound", "source", "perpetrator")

    def mains(self, doc: Json | None) -> list[Json]:
        return [account for account in (doc or {})["accounts"] if account["role"] == "main"]

    def align(self, gold: list[Json], pred: list[Json]) -> list[tuple[int, int]]:
        return [(i, j) for i, g in enumerate(gold) for j, p in enumerate(pred) if g["name"] == p["name"]]

    def slots(self, incident: Json) -> dict[str, list[Any]]:
        return {slot: incident[slot] for slot in self.SLOTS if slot in incident}

    def same(self, slot: str, a: Any, b: Any) -> bool:
        return bool(a["locality"] == b["locality"] if slot == "locality" else a == b)

    def overlap(self, a: str | None, b: str | None) -> float:
        x, y = set((a or "").split()), set((b or "").split())
        return len(x & y) / min(len(x), len(y)) if x and y else 0.0


class Found(Candidates):
    """Candidates as they are told: slots with their values, and slots of which the words were found."""

    def __init__(self, held: Json, named: tuple[str, ...] = (), are_there: bool = True) -> None:
        self.held, self.named, self.there = held, named, are_there

    @property
    def are_there(self) -> bool:
        return self.there

    def hold(self, slot: str, value: Any, incident: Json) -> bool:
        return value in self.held.get(slot, [])

    def name(self, slot: str, incident: Json) -> bool:
        return slot in self.named


def account(name: str = "one", role: str = "main", **slots: list[Any]) -> Json:
    return {"name": name, "role": role, **slots}


def judged(gold: list[Json], found: list[Json], candidates: Candidates) -> list[tuple[str, str]]:
    judge = errors.Judge(Scorer(), "a", {"accounts": gold}, {"accounts": found}, candidates)
    return [(error.slot, error.cause) for error in judge.judge()]


def causes(gold: Json, found: Json, candidates: Candidates) -> list[tuple[str, str]]:
    return judged([gold], [found], candidates)


def test_what_is_right_is_no_error() -> None:
    assert causes(account(type=["bombing"]), account(type=["bombing"]), Found({})) == []


@pytest.mark.parametrize(
    ("candidates", "cause"),
    [
        (Found({}), "word"),
        (Found({}, named=("date",)), "calendar"),
        (Found({"date": ["2021-01-21"]}), "choice"),
        (Found({}, are_there=False), "no account"),
    ],
)
def test_a_missed_value_was_lost_where_its_candidates_end(candidates: Candidates, cause: str) -> None:
    assert causes(account(date=["2021-01-21"]), account(date=["2021-01-20"]), candidates) == [("date", cause)]


def test_a_place_that_means_another_is_the_gazetteers() -> None:
    gold, found = account(locality=[{"locality": "Tripoli"}]), account()
    assert causes(gold, found, Found({}, named=("locality",))) == [("locality", "gazetteer")]


def test_a_value_of_another_account_is_told_from_one_not_chosen() -> None:
    gold, other = account(type=["bombing"]), account("two", "background", type=["bombing"])
    told = Found({"type": ["bombing"]})
    assert judged([gold], [account(type=["raid"]), other], told) == [("type", "other account")]


def test_facts_of_accounts_that_do_not_match_all_count() -> None:
    gold, found = account(type=["bombing"], killed=[5]), account("two", type=["raid"], killed=[5], source=["x"])
    told = causes(gold, found, Found({"type": ["bombing"], "killed": [5]}))
    assert told == [
        ("type", "no account"),
        ("killed", "no account"),
        ("type", "extra account"),
        ("killed", "extra account"),
        ("source", "extra account"),
    ]


def test_a_bound_alone_is_told_from_one_of_a_wrong_figure() -> None:
    gold = account(killed=[5], killed_bound=["exact"])
    assert causes(gold, account(killed=[5], killed_bound=["about"]), Found({})) == [("killed_bound", "bound")]
    both = causes(gold, account(killed=[6], killed_bound=["about"]), Found({"killed": [5]}))
    assert both == [("killed", "choice"), ("killed_bound", "choice")]


def test_a_stance_alone_is_told() -> None:
    gold, found = account(perpetrator=[("x", "y", "claimed")]), account(perpetrator=[("x", "y", "accused")])
    assert causes(gold, found, Found({})) == [("perpetrator", "stance")]


def test_only_what_stands_in_no_ones_place_is_extra() -> None:
    told = causes(account(source=["a"]), account(source=["b", "c"]), Found({"source": ["a"]}))
    assert told == [("source", "choice"), ("source", "extra")]


@pytest.mark.parametrize("known", ["a", "a type"])
def test_what_is_in_doubt_is_set_apart(monkeypatch: pytest.MonkeyPatch, known: str) -> None:
    monkeypatch.setattr(errors, "IN_DOUBT", frozenset((known,)))
    assert causes(account(type=["bombing"]), account(), Found({})) == [("type", "doubt")]


def test_the_table_adds_up() -> None:
    some = [errors.Error("a", "type", "word"), errors.Error("b", "type", "choice"), errors.Error("b", "date", "choice")]
    lines = errors.table(some, ("type", "date"))
    columns = [cell.strip() for cell in lines[0].strip("|").split("|")]
    sums = dict(zip(columns, (cell.strip() for cell in lines[-1].strip("|").split("|")), strict=True))
    assert (sums["word"], sums["choice"], sums["stance"], sums["all"]) == ("1", "2", "0", "3")


def test_every_cause_of_the_page_has_its_meaning() -> None:
    page = errors.page([], 3, ("type",))
    assert all(f"| {cause} | {meaning} |" in page for cause, meaning in errors.CAUSES.items())


@pytest.mark.parametrize(
    ("slot", "value", "holds"),
    [
        ("type", "bombing", True),
        ("type", "raid", False),
        ("weapon", "car_bomb", True),
        ("weapon", "knife", False),
        ("date", "2021-01-21", True),
        ("date", "2021-01-20", False),
        ("country", "IQ", True),
        ("country", "SY", False),
        ("locality", {"locality": "Baquba"}, True),
        ("killed", (5, None), True),
        ("killed", (6, None), False),
        ("source", "الشرطة", True),
        ("source", "الوزارة", False),
        ("perpetrator", ("Islamic State", "-"), True),
        ("perpetrator", ("Taliban", "-"), False),
        ("suicide", True, False),
    ],
)
def test_candidates_are_what_the_rooms_found(slot: str, value: Any, holds: bool) -> None:
    article = Article("a", TEXT, published="2021-01-22")
    found = Candidates(load_engine("ar"), Scorer(), article)
    assert found.are_there
    assert (
        found.hold(slot, value, {"tolls": [{"status": "killed", "value": value[0]}]} if slot == "killed" else {})
        == holds
    )


def test_the_words_of_a_place_are_found_whatever_they_mean() -> None:
    found = Candidates(load_engine("ar"), Scorer(), Article("a", TEXT, published="2021-01-22"))
    assert found.name("locality", {"place": {"text": "في بعقوبة"}})
    assert not found.name("locality", {"place": {"text": "الموصل"}})
    assert found.name("date", {"date": {"text": "الخميس"}})
