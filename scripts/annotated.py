"""Annotated articles: those of the folder SHARED, and our own annotations of news that lie in annotations.jsonl.

Our own hold ids, offsets and codes and no words of the articles: a phrase is the list [field, start, end], the field 0
for the title and 1 for the text, and is looked up in data/news of the folder SHARED. sentences.jsonl holds, for these
and for the articles of `train`, which of the annotated incidents each sentence tells of: [field, start, end, numbers].
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from news import Json, lines

from tawthiq.model.text import Article
from tawthiq.sources import read

OWN = Path(__file__).parent / "annotations.jsonl"
SENTENCES = Path(__file__).parent / "sentences.jsonl"
POOLS = ("incident_articles", "pool_20k", "other_articles")
FIELDS: tuple[Literal["title", "text"], ...] = ("title", "text")


def annotated(folder: Path, name: str) -> Iterator[tuple[Article, Json]]:
    """Yield the articles of a set (`dev` or `train`) in a folder, each with its annotation."""
    gold = {str(row["id"]): row for row in lines(folder / f"{name}.gold.jsonl")}
    for article in read(str(folder / f"{name}.articles.jsonl")):
        if isinstance(article, Article):
            yield article, gold[article.id]


def own(shared: Path, annotations: Path = OWN) -> Iterator[tuple[Article, Json]]:
    """Yield the articles of data/news that we annotated; a KeyError names one that is not there."""
    gold = {str(row["id"]): row for row in lines(annotations)}
    news = _news(shared, gold)
    for key, row in gold.items():
        yield news[key], {**row, "accounts": [spelled(each, news[key]) for each in row["accounts"]]}


Span = tuple[str, int, int]
Telling = dict[Span, list[int]]
"""The numbers of the incidents that the sentences of an article tell of, by field, start and end."""


def tellings(sentences: Path = SENTENCES) -> dict[str, Telling]:
    """Return for each article which incidents its sentences tell of, the one that they tell of first in front."""
    return {
        str(row["id"]): {(FIELDS[field], start, end): told for field, start, end, told in row["tells"]}
        for row in lines(sentences)
    }


def _news(shared: Path, wanted: Mapping[str, Json]) -> dict[str, Article]:
    """Return the articles of data/news that are wanted, all with the kind of day that those of their outlet have.

    One pool says that the days of an outlet's pages in a corpus are those of a later copy, the others do not.
    """
    found: dict[str, Article] = {}
    kinds: dict[tuple[str, str], str] = {}
    for pool in POOLS:
        for item in read(str(shared / "data" / "news" / f"{pool}.jsonl.gz")):
            if isinstance(item, Article):
                if item.published_kind:
                    kinds[_corpus(item)] = item.published_kind
                if item.id in wanted:
                    found.setdefault(item.id, item)
    return {
        key: replace(item, published_kind=item.published_kind or kinds.get(_corpus(item), ""))
        for key, item in found.items()
    }


def _corpus(item: Article) -> tuple[str, str]:
    """Return the corpus and the outlet of an article."""
    return item.id.partition("-")[0], item.outlet


def spelled(fact: Any, article: Article) -> Any:
    """Return a fact with its phrases in words.

    >>> spelled({"text": [1, 0, 4], "value": 2}, Article("a", "قتيل", "", "ar", "", "", "", ""))
    {'text': 'قتيل', 'value': 2}
    """
    if isinstance(fact, dict):
        return {
            key: _phrase(value, article) if _is_span(value) else spelled(value, article) for key, value in fact.items()
        }
    return [spelled(each, article) for each in fact] if isinstance(fact, list) else fact


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 3 and all(isinstance(each, int) for each in value)


def _phrase(span: list[int], article: Article) -> str:
    field, start, end = span
    return article.field(FIELDS[field])[start:end]
