"""Reference data of one's own: files of other registers, read row by row as precedents.

Each module of this folder that has `FORMAT` is a format and is found by being there.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol, cast

from tawthiq.model.errors import ArticleError
from tawthiq.model.precedents import LONGEST, Precedent
from tawthiq.model.text import Refusal
from tawthiq.references.rows import Row, rows
from tawthiq.references.where import named

__all__ = ["Format", "formats", "named", "read"]


class Format(Protocol):
    """What a module of this folder offers to be a format.

    `LICENCE` is the usual one of such files, `DEADLY` whether they hold deadly incidents alone, `NEEDED` the columns
    without which a file is not of this format; `precedent` raises ValueError where a row cannot be understood and
    returns None for a row that is no incident.
    """

    FORMAT: str
    LICENCE: str
    DEADLY: bool
    NEEDED: tuple[str, ...]

    def precedent(self, row: Row) -> Precedent | None:
        """Return the incident of one row."""
        ...


@cache
def formats() -> dict[str, Format]:
    """Return the formats of this folder by their names.

    >>> from tawthiq.references import formats
    >>> sorted(formats())
    ['acled', 'gtd', 'ibc', 'polecat', 'tawthiq', 'ucdp-ged']
    """
    found = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    kept = [cast(Format, module) for module in found if hasattr(module, "FORMAT")]
    return {each.FORMAT: each for each in kept}


def read(path: Path, form: Format) -> Iterator[Precedent | Refusal]:
    """Yield the precedents of a file, compressed (gzip) or not, and a refusal with file and line for each bad row.

    ArticleError where the file is not of the format or cannot be opened.
    """
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8", newline="")
            if _is_packed(path)
            else path.open(encoding="utf-8", newline="") as lines
        ):
            for row in rows(lines, form.NEEDED, str(path)):
                if (made := _made(row, form)) is not None:
                    yield made
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ArticleError(f"{path}: cannot be read ({error}); give a CSV file in UTF-8, gzipped or not") from error


def _bounded(made: Precedent | None) -> Precedent | None:
    if made and (date.fromisoformat(made.until) - date.fromisoformat(made.since)).days not in range(LONGEST + 1):
        raise ValueError(f"its time is {made.since} to {made.until}, a year at most is expected")
    return made


def _is_packed(path: Path) -> bool:
    with path.open("rb") as head:
        return head.read(2) == b"\x1f\x8b"


def _made(row: Row, form: Format) -> Precedent | Refusal | None:
    try:
        if not row.columns:
            raise ValueError(row.cells[0])
        return _bounded(form.precedent(row))
    except ValueError as error:
        return Refusal(row.where, f"{error}; the row is left out")
