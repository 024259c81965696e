"""Articles about other things that are read as reports of incidents are counted by tag and named."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

import stray

ROWS: list[dict[str, Any]] = [
    {"id": "1", "lang": "ar", "tag": "sport", "title": "فوز كبير", "text": "فاز الفريق بثلاثة أهداف في ملعبه"},
    {"id": "2", "lang": "ar", "tag": "trial", "title": "محاكمة", "text": "قتل خمسة أشخاص في تفجير سوق في بعقوبة"},
    {"id": "3", "lang": "ar", "tag": "trial", "title": "حكم", "text": "قضت المحكمة بسجن موظف سابق"},
]


def test_only_reports_of_incidents_are_strays() -> None:
    assert [row["id"] for row, _ in stray.strays(ROWS)] == ["2"]


def test_strays_are_counted_by_tag_and_named() -> None:
    first, trial, sport, named = stray.lines(ROWS, stray.strays(ROWS))
    assert first.startswith("1 of 3 articles")
    assert trial.split() == ["trial", "1", "of", "2"]
    assert sport.split() == ["sport", "0", "of", "1"]
    assert named == "2\ttrial\tbombing\tمحاكمة"
