"""Incidents as comma-separated values."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from tawthiq.model.incidents import Incident, Settlement
from tawthiq.register.summary import Summary, summary

FORMAT = "csv"
HEAD = (
    "id", "date", "type", "country", "admin1", "locality", "latitude", "longitude", "place_precision",
    "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high", "attackers",
    "sources", "independent_sources", "grade", "perpetrator", "articles",
)  # fmt: skip


def write(incidents: Iterable[Incident], out: TextIO) -> None:
    """Write a head line and one line for each incident; empty is unknown; article ids are separated by spaces."""
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(HEAD)
    for incident in incidents:
        flat = summary(incident)
        at = flat.location
        place = (at.country, at.admin1, at.locality, at.lat, at.lon, at.precision) if at else (None,) * 6
        figures = (*_ends(flat.killed), *_ends(flat.injured), flat.attackers.best if flat.attackers else None)
        lines.writerow(
            (flat.id, flat.date, flat.type, *place, *figures, flat.sources, *_attested(flat), " ".join(flat.articles))
        )


def _attested(flat: Summary) -> tuple[object, ...]:
    return flat.independent, flat.grade and flat.grade.best, flat.perpetrator and flat.perpetrator.best


def _ends(settled: Settlement | None) -> tuple[object, ...]:
    return (settled.low, settled.best, settled.high) if settled else (None, None, None)
