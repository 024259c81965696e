"""The demonstration corpus: marked as ours, complete, and with every quoted phrase in its article."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import tawthiq

Json = dict[str, Any]

FOLDER = Path(tawthiq.__file__).parent / "demo"
NOTE = "written for the demonstration of tawthiq"
PHRASES = ("text", "source", "by", "actor")


def rows(name: str) -> list[Json]:
    """Return the lines of one file of the demonstration corpus."""
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def phrases(node: object) -> Iterator[str]:
    """Yield every phrase that is said to be quoted from the article, at any depth."""
    if isinstance(node, dict):
        yield from (node[key] for key in PHRASES if isinstance(node.get(key), str))
        node = list(node.values())
    if isinstance(node, list):
        for item in node:
            yield from phrases(item)


ARTICLES = rows("articles.jsonl")
FACTS = rows("facts.jsonl")
SHOWN = {article["id"]: article["title"] + "\n" + article["text"] for article in ARTICLES}
ACCOUNTS = [(fact["id"], account) for fact in FACTS for account in fact["accounts"]]


def test_there_are_enough_articles_and_incidents() -> None:
    incidents = {account["incident"] for _, account in ACCOUNTS}
    assert len(ARTICLES) >= 36
    assert len(incidents) >= 10


def test_every_id_stands_once() -> None:
    assert [name for name, count in Counter(article["id"] for article in ARTICLES).items() if count > 1] == []


def test_facts_follow_the_articles() -> None:
    assert [fact["id"] for fact in FACTS] == [article["id"] for article in ARTICLES]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_article_is_marked_and_whole(article: Json) -> None:
    assert set(article) == {"id", "lang", "title", "text", "outlet", "published", "url", "note"}
    assert (article["note"], article["lang"], article["url"]) == (NOTE, "ar", None)
    assert article["title"]
    assert article["outlet"]
    assert 4 <= len(article["text"].splitlines()) <= 14
    assert datetime.fromisoformat(article["published"])


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_nobody_is_quoted_directly(article: Json) -> None:
    assert not set('"“”') & set(article["text"])
    assert "«" not in article["text"]


def test_outlets_say_that_they_are_invented() -> None:
    marks = ("تجرب", "تجريب", "نموذج", "مثال")
    plain = {a["outlet"] for a in ARTICLES if not any(mark in a["outlet"] for mark in marks)}
    assert plain == set()


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["id"])
def test_every_phrase_is_in_its_article(fact: Json) -> None:
    assert [phrase for phrase in phrases(fact) if phrase not in SHOWN[fact["id"]]] == []


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["id"])
def test_every_incident_has_a_record(fact: Json) -> None:
    assert fact["record"]
    assert fact["report"] is bool(fact["accounts"])
    assert all(account["record"] and account["incident"] for account in fact["accounts"])


def test_one_incident_has_one_record() -> None:
    records: dict[str, set[str]] = {}
    for _, account in ACCOUNTS:
        records.setdefault(account["incident"], set()).add(account["record"])
    assert {name for name, found in records.items() if len(found) > 1} == set()


def test_every_record_stands_in_the_readme() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [account["incident"] for _, account in ACCOUNTS if account["record"] not in readme] == []
    assert [fact["id"] for fact in FACTS if not fact["report"] and fact["record"] not in readme] == []


def test_no_incident_is_later_than_its_article() -> None:
    published = {article["id"]: datetime.fromisoformat(article["published"]).date() for article in ARTICLES}
    days = [(name, account["date"]["value"]) for name, account in ACCOUNTS if account["date"]]
    late = [(name, day) for name, day in days if len(day) == 10 and date.fromisoformat(day) > published[name]]
    assert days
    assert late == []


def test_one_incident_is_told_while_its_toll_rises() -> None:
    told = [account for _, account in ACCOUNTS if account["incident"] == "tayaran-2021"]
    killed = [t["value"] for a in told for t in a["tolls"] if t["status"] == "killed" and t["current"]]
    assert len(told) >= 6
    assert killed == sorted(killed)
    assert (killed[0], killed[-1]) == (13, 32)


def test_articles_without_an_incident_are_there() -> None:
    assert sum(not fact["report"] for fact in FACTS) >= 8


def test_ways_of_counting_are_varied() -> None:
    bounds = {toll["bound"] for _, account in ACCOUNTS for toll in account["tolls"]}
    assert bounds == {
        "exact", "at_least", "more_than", "about", "up_to", "range", "dozens", "hundreds", "some",
    }  # fmt: skip
