"""Speakers with their names: what stands between commas after an office, or before who somebody is."""

from __future__ import annotations

import pytest

from tawthiq.model.text import Article
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.sayings import Attribution
from tawthiq.reading.sentences import sentences

NEWS = "قتل ثلاثة أشخاص في هجوم على المدينة. "


def speakers(text: str) -> list[str]:
    told = sentences(load_engine("ar"), Article("a1", NEWS + text))
    said = Attribution(told)
    return [link.speaker.text for sentence in told for _, link in said.sayings(sentence) if link]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأعلن محافظ البصرة، كريم الساعدي، مقتل رابع", "محافظ البصرة، كريم الساعدي"),
        ("وقال قائد الدفاع المدني، كريم الساعدي، مساء أمس إن رابعا توفي", "قائد الدفاع المدني، كريم الساعدي"),
        ("وأكد مدير المستشفى، سالم حداد: لا قتلى آخرون", "مدير المستشفى، سالم حداد"),
    ],
)
def test_the_name_between_commas_after_an_office_is_the_speakers(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأعلنت وزارة الصحة، مساء أمس، مقتل رابع", "وزارة الصحة"),
        ("وأعلن محافظ البصرة، وهيئة الإسعاف، مقتل رابع", "محافظ البصرة"),
        ("وأعلنت وكالة الأنباء، كريم الساعدي، مقتل رابع", "وكالة الأنباء"),
    ],
)
def test_what_else_stands_between_commas_is_not(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال نادر الخوري، وهو بقال، إن الدكاكين أغلقت", "نادر الخوري"),
        ("وقال نادر الخوري، وهو ضابط في الشرطة، إن الطريق مغلق", "نادر الخوري"),
    ],
)
def test_a_name_before_who_its_bearer_is(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]
