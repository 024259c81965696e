"""What differs between two reports of one article is told once, with its sort and the parts that differ."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

import facts
import impact
import news

ROOT = Path(__file__).parents[1]
Json = dict[str, Any]
TEXT = "قتل 5 جنود في انفجار قرب بعقوبة"
ARTICLE: Json = {"id": "a", "text": TEXT, "title": ""}


def words(text: str) -> Json:
    return {"text": text, "field": "text", "start": TEXT.index(text), "end": TEXT.index(text) + len(text)}


def toll(value: int, group: str = "soldier", source: Json | None = None) -> Json:
    figure = {"status": "killed", "group": group, "value": value, "high": None, "bound": "exact", "current": True}
    return {**figure, **words("5 جنود"), "source": source}


def account(*tolls: Json, role: str = "main", kind: str = "bombing") -> Json:
    return {"role": role, "type": {"value": kind, **words("انفجار")}, "tolls": list(tolls)}


def report(*accounts: Json) -> Json:
    return {"id": "a", "report": bool(accounts), "accounts": list(accounts)}


def told(old: Json, new: Json) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(c.kind, c.sort, c.differs) for c in facts.differences(old, new)]


def test_the_same_reports_do_not_differ() -> None:
    assert told(report(account(toll(5))), report(account(toll(5)))) == []


def test_a_changed_fact_names_the_parts_that_differ() -> None:
    old, new = report(account(toll(5))), report(account(toll(6, "civilian")))
    assert told(old, new) == [("toll", "changed", ("group", "value"))]


def test_a_new_account_is_added_with_its_facts() -> None:
    sorts = Counter((kind, sort) for kind, sort, _ in told(report(), report(account(toll(5)))))
    assert sorts == {("account", "added"): 1, ("type", "added"): 1, ("toll", "added"): 1}


def test_a_lost_fact_is_removed_and_its_source_with_it() -> None:
    said = {**words("جنود"), "role": "police", "via": None}
    assert [(c.kind, c.sort) for c in facts.differences(report(account(toll(5, source=said))), report(account()))] == [
        ("toll", "removed"),
        ("source", "removed"),
    ]


def test_accounts_are_paired_by_what_they_share() -> None:
    one, other = account(toll(5)), account(toll(9), kind="shelling")
    assert told(report(one, other), report(other, one)) == []
    assert told(report(one, other), report(one, {**other, "role": "background"})) == [("account", "changed", ("role",))]


def test_a_fact_that_moves_to_another_account_is_told() -> None:
    one, other = account(toll(5), toll(7)), account(toll(9), kind="shelling")
    moved = report(account(toll(5)), account(toll(9), toll(7), kind="shelling"))
    assert sorted(told(report(one, other), moved)) == [("toll", "added", ()), ("toll", "removed", ())]


def test_the_words_around_a_fact_are_shown() -> None:
    fact = facts.account_facts(account())[0]
    assert facts.around(ARTICLE, fact, 3) == "في ‹انفجار› قر"


def test_the_table_counts_every_kind() -> None:
    old, new = {"a": report(account(toll(5)))}, {"a": report(account(toll(6)))}
    rows = {line.split()[0]: line.split()[1:] for line in impact.table(old, new, impact.compare([ARTICLE], old, new))}
    assert rows["toll"] == ["1", "1", "0", "0", "1", "(value", "1)"]
    assert rows["source"] == ["0", "0", "0", "0", "0"]


def pool(folder: Path, name: str, rows: list[Json]) -> None:
    (folder / "data" / "news").mkdir(parents=True, exist_ok=True)
    with gzip.open(folder / "data" / "news" / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)


def test_articles_are_drawn_by_lot_and_none_of_those_measured(tmp_path: Path) -> None:
    rows = [{"id": str(n), "text": f"نص {n}"} for n in range(50)]
    pool(tmp_path, "pool_20k", rows)
    (tmp_path / "eval").mkdir()
    held = [{**rows[3]}, {"id": "other", "text": rows[4]["text"]}]
    (tmp_path / "eval" / "dev.articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in held))
    every = news.drawn(tmp_path, "pool_20k", None, 1)
    some = news.drawn(tmp_path, "pool_20k", 10, 1)
    assert len(every) == 48
    assert rows[3] not in every
    assert rows[4] not in every
    assert some == news.drawn(tmp_path, "pool_20k", 10, 1) != news.drawn(tmp_path, "pool_20k", 10, 2)
    assert len(some) == 10


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="compares a commit: there is no git here")
def test_two_versions_are_compared(tmp_path: Path) -> None:
    for name in impact.POOLS:
        pool(tmp_path, name, [ARTICLE, {"id": "b", "text": "افتتح المعرض"}])
    run = [sys.executable, "scripts/impact.py", "--shared", str(tmp_path), "--new", "HEAD"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2 articles, 1 reported an incident before and 1 do now (0 more, 0 fewer)")
    assert done.stderr == ""


def test_a_folder_without_news_is_named(tmp_path: Path) -> None:
    run = [sys.executable, "scripts/impact.py", "--shared", str(tmp_path)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "incident_articles.jsonl.gz is not there" in done.stdout
