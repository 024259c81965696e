"""Which names of places may be where an incident was."""

from __future__ import annotations

import pytest

from tawthiq.model.text import Article
from tawthiq.reading.drafting.sites import guides
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.places import Locator
from tawthiq.reading.sentences import sentences


def guiding(text: str) -> list[str]:
    """Return the names that only say where a place before them lies."""
    told = sentences(load_engine("ar"), Article("a", text))
    locator = Locator(told)
    return [
        text[mention.start : mention.end]
        for sentence in told
        for mention in sentence.of("spot")
        if guides(sentence, mention, locator)
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قتل ثلاثة جنود في هجوم في بلدة الطارمية شمال بغداد.", ["شمال بغداد"]),
        ("قتل ثلاثة جنود في هجوم في مدينة سبها على بعد 700 كيلومتر جنوب طرابلس.", ["جنوب طرابلس"]),
        ("قتل ثلاثة جنود في هجوم شمال بغداد.", []),
        ("قتل ثلاثة جنود في هجوم في العراق شمال بغداد.", []),
        ("قتل ثلاثة جنود في هجوم في محافظة صلاح الدين شمال بغداد.", ["شمال بغداد"]),
        ("قتل ثلاثة جنود في هجوم في محافظة بغداد قرب الفلوجة.", []),
        ("قتل ثلاثة جنود في هجوم في محافظة الأنبار غرب الفلوجة.", []),
        ("قتل ثلاثة جنود في هجوم في بغداد والفلوجة.", []),
    ],
)
def test_a_name_that_tells_where_the_place_before_it_lies_guides(text: str, names: list[str]) -> None:
    assert guiding(text) == names
