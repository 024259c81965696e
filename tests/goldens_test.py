"""The sample articles are read as they were when their golden was last blessed and reviewed."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

import goldens


def test_demo_articles_are_read_as_before() -> None:
    assert goldens.current() == goldens.GOLDEN.read_text(encoding="utf-8"), "see `make goldens`"
