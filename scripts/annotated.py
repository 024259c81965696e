"""The annotated articles of the folder SHARED, each with what the annotators say it tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from news import Json, lines

from tawthiq.model.text import Article
from tawthiq.sources import read


def annotated(folder: Path, name: str) -> Iterator[tuple[Article, Json]]:
    """Yield the articles of a set (`dev` or `train`) in a folder, each with its annotation."""
    gold = {str(row["id"]): row for row in lines(folder / f"{name}.gold.jsonl")}
    for article in read(str(folder / f"{name}.articles.jsonl")):
        if isinstance(article, Article):
            yield article, gold[article.id]
