"""Articles to reports, for whoever keeps no register; the reader is loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tawthiq.model.claims import Comparison, Report
from tawthiq.model.text import Article, Refusal

if TYPE_CHECKING:
    from tawthiq.reading.report import Reader


def arabic() -> Reader:
    """Return what reads Arabic, loaded once."""
    from tawthiq.reading.report import load_reader

    return load_reader()


def read(items: Iterable[Article | Refusal]) -> Iterator[Report | Refusal]:
    """Yield the report of each article, and each refusal as it is, in order."""
    reader = arabic()
    return (item if isinstance(item, Refusal) else reader.read(item) for item in items)


def explain(article: Article) -> str:
    """Return the derivation tree of every claim of an article, as indented lines."""
    return arabic().explain(article)


def compared(text: str) -> Comparison | None:
    """Return what an Arabic sentence says about the past; None where it says nothing that is understood."""
    return arabic().compare(text)
