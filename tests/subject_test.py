"""How an account stands to what its article is about."""

from __future__ import annotations

from tawthiq.model.text import Article
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.seen import see
from tawthiq.reading.drafting.subject import of_subject
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.places import Locator
from tawthiq.reading.sentences import sentences

NEWS = "قتل تسعة جنود في هجوم على حاجز قرب الموصل أمس."
TALKS = "يبحث الوزراء في القمة أسعار القمح والطاقة وسبل التعاون بين البلدين في السنوات القادمة. " * 4


def standing(title: str, text: str) -> set[str]:
    """Return how the last sentence of an article stands to it, where it tells of an incident by itself."""
    told = sentences(load_engine("ar"), Article("a", text, title))
    draft = Draft("main")
    draft.take(see(told[-1], Locator(told)), 0)
    return set(of_subject(draft, [draft]))


def test_what_the_opening_tells_is_the_subject() -> None:
    assert {"told:011", "bulk:5", "head:الموصل"} <= standing("هجوم قرب الموصل", NEWS)


def test_what_comes_after_other_things_is_not() -> None:
    assert {"told:000", "headshare:0", "bulk:1"} <= standing("قمة اقتصادية للوزراء", TALKS + NEWS)


def test_an_article_without_a_headline_shares_none() -> None:
    assert "headshare:none" in standing("", NEWS)
