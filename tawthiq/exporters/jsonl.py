"""Incidents as JSON lines, one object each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from tawthiq.model.incidents import Incident, Settlement
from tawthiq.register.summary import Summary, summary

FORMAT = "jsonl"


def write(incidents: Iterable[Incident], out: TextIO) -> None:
    """Write one JSON object a line; `articles` are the ids of those whose news it is."""
    for incident in incidents:
        out.write(json.dumps(_row(summary(incident)), ensure_ascii=False) + "\n")


def _row(flat: Summary) -> dict[str, object]:
    at = flat.location
    return {
        "id": flat.id,
        "articles": flat.articles,
        "recalled_by": flat.recalled_by,
        "date": flat.date,
        "type": flat.type,
        "place": at and {
            "country": at.country, "admin1": at.admin1, "locality": at.locality, "lat": at.lat, "lon": at.lon,
            "precision": at.precision,
        },
        "killed": _ends(flat.killed),
        "injured": _ends(flat.injured),
        "attackers": flat.attackers.best if flat.attackers else None,
        "sources": flat.sources,
        "independent_sources": flat.independent,
        "grade": flat.grade and flat.grade.best,
        "perpetrator": flat.perpetrator and {"names": flat.perpetrator.best, "stance": flat.perpetrator.rule},
        "groups": {item.field: _ends(item) for item in flat.groups},
    }  # fmt: skip


def _ends(settled: Settlement | None) -> dict[str, object] | None:
    if settled is None:
        return None
    return {"low": settled.low, "best": settled.best, "high": settled.high, "rule": settled.rule}
