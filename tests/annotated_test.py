"""Our own annotations hold ids, offsets and codes, and no words of other people's articles."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest

from tawthiq.model import kinds
from tawthiq.model.text import Article

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

from annotated import OWN, own, spelled, tellings

SHARED = Path(os.environ.get("SHARED", Path(__file__).parents[2] / "shared"))
LINES = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]


def test_they_hold_no_arabic_but_in_ids() -> None:
    held = json.dumps([row["accounts"] for row in LINES], ensure_ascii=False)
    assert not re.search(r"[\u0600-\u06ff]", held)


def test_each_article_is_annotated_once_in_the_codes_of_the_codebook() -> None:
    ids = [row["id"] for row in LINES]
    assert ids == sorted(set(ids))
    for row in LINES:
        assert row["report"] is bool(row["accounts"])
        for account in row["accounts"]:
            assert account["type"] in kinds.TYPES
            assert set(account.get("weapons", ())) <= set(kinds.WEAPONS)
            for toll in account.get("tolls", ()):
                assert (toll["status"] in kinds.STATUSES, toll["group"] in kinds.GROUPS) == (True, True)
                assert toll["bound"] in kinds.BOUNDS
            assert {each["stance"] for each in account.get("perpetrators", ())} <= set(kinds.STANCES)


def test_sentences_tell_of_incidents_that_are_annotated() -> None:
    counts, known = {row["id"]: len(row["accounts"]) for row in LINES}, tellings()
    assert len(known) > len(counts)
    for key, told in known.items():
        assert all(field in ("title", "text") and 0 <= start < end for field, start, end in told)
        assert all(number < counts.get(key, 99) for numbers in told.values() for number in numbers)


def test_spans_become_words_again() -> None:
    article = Article("a", "مقتل ثلاثة في انفجار", "خبر")
    assert spelled({"text": [1, 5, 10], "tolls": [{"source": [0, 0, 3], "value": 3}]}, article) == {
        "text": "ثلاثة",
        "tolls": [{"source": "خبر", "value": 3}],
    }


@pytest.mark.skipif(
    not (SHARED / "data" / "news").is_dir(), reason="the news are not there; name their folder in SHARED"
)
def test_every_span_lies_in_its_article() -> None:
    for article, row in own(SHARED):
        for account in row["accounts"]:
            for fact in (account.get("date"), account.get("place"), *account.get("tolls", ())):
                assert not fact or not fact.get("text") or fact["text"] in f"{article.title}\n{article.text}"
