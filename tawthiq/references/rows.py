"""Rows of a CSV file by the names of their columns, one at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tawthiq.model.errors import ArticleError

PREAMBLE = 40
"""Lines among which the line of column names is looked for: some files open with words about themselves."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file and where it stands (`file:line`)."""

    where: str
    cells: Sequence[str]
    columns: dict[str, int]

    def text(self, *names: str) -> str:
        """Return the first of these columns that is there and not empty, else an empty string."""
        for name in names:
            at = self.columns.get(name)
            if at is not None and at < len(self.cells) and self.cells[at].strip():
                return self.cells[at].strip()
        return ""

    def number(self, *names: str) -> int | None:
        """Return a whole number, None where the cell is empty; ValueError where it is none."""
        told = self.text(*names)
        if not told or told in ("-9", "-99"):
            return None
        value = float(told)
        if value != int(value) or value < 0:
            raise ValueError(f"{names[0]} is {told!r}, a whole number is expected")
        return int(value)

    def degrees(self, name: str, most: float) -> float | None:
        """Return a latitude or longitude, None where the cell is empty; ValueError where it is none."""
        told = self.text(name)
        if not told:
            return None
        value = float(told)
        if not -most <= value <= most:
            raise ValueError(f"{name} is {told!r}, at most {most:.0f} degrees are expected")
        return value


def rows(lines: Iterable[str], needed: Sequence[str], where: str) -> Iterator[Row]:
    """Yield the rows below the line of column names; ArticleError where no line has the needed columns."""
    table = csv.reader(lines)
    columns = _columns(table, needed, where)
    is_first = True
    while True:
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(f"{where}:{table.line_num}", (f"the row cannot be taken apart: {error}",), {})
            continue
        if cells and not (is_first and _is_tags(cells)):
            yield Row(f"{where}:{table.line_num}", cells, columns)
        is_first = False


def _columns(table: Iterator[list[str]], needed: Sequence[str], where: str) -> dict[str, int]:
    for _, cells in zip(range(PREAMBLE), table, strict=False):
        names = [cell.strip().lstrip("\ufeff") for cell in cells]
        if set(needed) <= set(names):
            return {name: at for at, name in enumerate(names)}
    raise ArticleError(f"{where}: no line with the columns {', '.join(needed)}; is it a file of this format?")


def _is_tags(cells: Sequence[str]) -> bool:
    """Return whether a row holds HXL tags, as files of the Humanitarian Data Exchange do below their names."""
    return any(cell.startswith("#") for cell in cells)
