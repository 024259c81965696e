"""What a page shows, as files to keep: comma-separated values and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence

from starlette.responses import Response

Cells = tuple[object, ...]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet takes for a formula."""


def table(name: str, head: Sequence[str], rows: Iterable[Cells]) -> Response:
    """Return rows under a head as a file of comma-separated values; no cell of it is a formula."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(head)
    lines.writerows([plainly(cell) for cell in row] for row in rows)
    return _file(f"{name}.csv", "text/csv; charset=utf-8", out.getvalue())


def objects(name: str, head: Sequence[str], rows: Iterable[Cells]) -> Response:
    """Return rows as a JSON list of objects with the names of a head."""
    held = [dict(zip(head, row, strict=True)) for row in rows]
    return _file(f"{name}.json", "application/json", json.dumps(held, ensure_ascii=False))


def plainly(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula.

    >>> plainly("=1+1"), plainly(-7)
    ("'=1+1", -7)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _file(name: str, kind: str, body: str) -> Response:
    kept = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body.encode("utf-8", "replace"), media_type=kind, headers=kept)
