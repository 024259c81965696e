"""Which names of places may be where an incident was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawthiq.grammar.rules import Mention
from tawthiq.knowledge.places import Choice
from tawthiq.model.text import Article
from tawthiq.reading.drafting.sites import guides, is_namesake, speaks
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.places import Locator
from tawthiq.reading.sentences import Sentence, sentences


def chosen(text: str, holds: Callable[[Sentence, Mention, Locator, Choice], bool]) -> list[str]:
    """Return the names of places in a text of which something holds."""
    told = sentences(load_engine("ar"), Article("a", text))
    locator = Locator(told)
    return [
        text[mention.start : mention.end]
        for sentence in told
        for mention in sentence.of("spot")
        if holds(sentence, mention, locator, locator.choose(mention.value))
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
    assert chosen(text, lambda sentence, name, locator, _: guides(sentence, name, locator)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("أعلنت أنقرة مقتل ثلاثة جنود في هجوم شمال العراق.", ["أنقرة"]),
        ("وقالت الرياض إن ثلاثة جنود قتلوا في هجوم في نجران.", ["الرياض"]),
        ("قالت الشرطة في بغداد إن ثلاثة جنود قتلوا في هجوم.", []),
        ("بغداد: مقتل ثلاثة جنود في هجوم.", []),
        ("أعلنت باكستان مقتل ثلاثة جنود في هجوم.", []),
        ("شهدت بغداد هجوما قتل فيه ثلاثة جنود.", []),
    ],
)
def test_a_capital_that_says_something_is_its_government(text: str, names: list[str]) -> None:
    assert chosen(text, lambda sentence, name, _, choice: speaks(sentence, name, choice)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قتل ثلاثة في قصف حي اليرموك وسط مدينة غزة.", ["حي اليرموك"]),
        ("قتل ثلاثة في انفجار في حي اليرموك في بغداد.", []),
        ("قتل ثلاثة في انفجار في حي اليرموك.", []),
        ("قتل ثلاثة في قصف مدينة غزة.", []),
    ],
)
def test_a_quarter_that_nothing_in_the_text_is_near_is_another_one(text: str, names: list[str]) -> None:
    assert chosen(text, lambda _, __, ___, choice: is_namesake(choice)) == names
