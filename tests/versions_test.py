"""What weights are learned from: annotated articles whole, and their beginnings alone."""

from __future__ import annotations

import sys
from pathlib import Path

from tawthiq.model.text import Article

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

from versions import load

FIRST = "قتل خمسة أشخاص في تفجير وسط كركوك. وأعلنت الشرطة فتح تحقيق. "
REST = "وقتل شخصان في تفجير آخر في بعقوبة."


def test_an_article_comes_with_its_beginning_alone() -> None:
    (told,) = load([(Article("a", FIRST + REST, "تفجيران في العراق"), {"accounts": []})], 2.5)
    whole, brief = told.versions
    assert whole is told
    assert (brief.article.title, brief.article.text, brief.worth) == ("", FIRST, 2.5)
    assert [sentence.number for sentence in brief.news] == [0, 1]


def test_a_flash_has_no_other_version() -> None:
    (told,) = load([(Article("a", FIRST, "تفجير في كركوك"), {"accounts": []})])
    assert list(told.versions) == [told]
