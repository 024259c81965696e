"""Laws of reading: what may change in an article without changing what is read from it."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.grammar.words import split
from tawthiq.languages.ar.script import SCRIPT, fold
from tawthiq.model.codec import report_from, report_json
from tawthiq.model.text import Article
from tawthiq.reading.report import load_reader

DEMO = Path(__file__).parents[1] / "tawthiq" / "demo" / "articles.jsonl"
ARTICLES = [
    Article(d["id"], d["text"], d["title"], outlet=d["outlet"], published=d["published"])
    for d in map(json.loads, DEMO.read_text(encoding="utf-8").splitlines())
]
SAMPLE = st.sampled_from(ARTICLES)
UNRELATED = (
    "وأعلنت هيئة الأرصاد أن الطقس سيكون معتدلا في عموم البلاد.",
    "وافتتح معرض الكتاب أبوابه أمام القراء وسط إقبال واسع.",
    "وسجلت أسعار القمح استقرارا نسبيا في الأسواق المحلية.",
)
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def read(article: Article) -> dict[str, Any]:
    return report_json(load_reader().read(article))


def facts(article: Article) -> list[Any]:
    """Return what was read without the places it was read at."""
    return [
        (
            a["role"], (a["type"] or {}).get("value"), (a["date"] or {}).get("value"),
            (a["place"] or {}).get("gazetteer_id"), sorted(w["value"] for w in a["weapons"]),
            [(t["status"], t["group"], t["value"], t["bound"], t["current"]) for t in a["tolls"]],
        )
        for a in read(article)["accounts"]
    ]  # fmt: skip


def evidence(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        return ([node] if "start" in node else []) + [e for v in node.values() for e in evidence(v)]
    return [e for v in node for e in evidence(v)] if isinstance(node, list) else []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.id)
def test_every_span_shows_its_text(article: Article) -> None:
    found = evidence(read(article))
    for span in found:
        assert article.field(span["field"])[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.id)
def test_report_survives_its_json(article: Article) -> None:
    written = read(article)
    assert report_json(report_from(json.loads(json.dumps(written)))) == written


@given(SAMPLE)
@settings(max_examples=20, deadline=None)
def test_reading_is_deterministic(article: Article) -> None:
    assert read(article) == read(article)


@given(SAMPLE)
@settings(max_examples=30, deadline=None)
def test_both_scripts_of_digits_read_alike(article: Article) -> None:
    eastern = Article(
        article.id, article.text.translate(EASTERN), article.title.translate(EASTERN), published=article.published
    )
    western = Article(article.id, article.text, article.title, published=article.published)
    assert facts(eastern) == facts(western)


@given(SAMPLE, st.sampled_from(UNRELATED))
@settings(max_examples=30, deadline=None)
def test_an_unrelated_sentence_changes_no_claim(article: Article, sentence: str) -> None:
    longer = Article(article.id, f"{article.text}\n{sentence}", article.title, published=article.published)
    plain = Article(article.id, article.text, article.title, published=article.published)
    assert facts(longer) == facts(plain)


@given(SAMPLE, st.integers(0, 400))
@settings(max_examples=30, deadline=None)
def test_tatweel_within_a_word_changes_no_claim(article: Article, at: int) -> None:
    text = article.text
    at %= max(len(text) - 1, 1)
    joins = text[at].isalpha() and text[at + 1 : at + 2].isalpha()
    stretched = text[: at + 1] + "ـ" + text[at + 1 :] if joins else text
    assert facts(Article("a", stretched, article.title, published=article.published)) == facts(
        Article("a", text, article.title, published=article.published)
    )


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_words_keep_their_places(text: str) -> None:
    words = split(text, SCRIPT)
    assert all(0 <= w.start < w.end <= len(text) and w.form for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    report = report_json(load_reader().read(Article("any", text or " ")))
    assert report["id"] == "any"
