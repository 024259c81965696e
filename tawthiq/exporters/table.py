"""Incidents as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TextIO

from tawthiq.model.incidents import Incident
from tawthiq.register.summary import range_words, summary

FORMAT = "table"
HEAD = ("id", "date", "place", "type", "killed", "injured", "articles")
MEASURED = 200  # rows whose longest words set the widths; the rest is streamed
WIDEST = 40
ID_LENGTH = 8


def write(incidents: Iterable[Incident], out: TextIO) -> None:
    """Write one line for each incident: `32+` is at least 32, `35 (32-40)` the best figure with lowest and highest."""
    rows = (_row(incident) for incident in incidents)
    first = [HEAD, *islice(rows, MEASURED)]
    widths = [min(WIDEST, max(len(row[n]) for row in first)) for n in range(len(HEAD))]
    for row in first:
        out.write(_line(row, widths))
    for row in rows:
        out.write(_line(row, widths))


def _row(incident: Incident) -> tuple[str, ...]:
    flat = summary(incident)
    return (
        flat.id[:ID_LENGTH], flat.date or "-", flat.place or "-", flat.type or "-", range_words(flat.killed),
        range_words(flat.injured), str(len(flat.articles)),
    )  # fmt: skip


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip() + "\n"
