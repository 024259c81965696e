"""Which names of places may be where an incident was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawthiq.grammar.rules import Mention
from tawthiq.knowledge.places import Choice
from tawthiq.model.text import Article
from tawthiq.reading.drafting.sites import guides, is_far, is_namesake, is_part, is_way, speaks
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
        ("قتل ثلاثة في انفجار قرب معسكر فينيكس في أفغانستان.", ["قرب معسكر فينيكس"]),
        ("قتل ثلاثة في انفجار قرب معسكر فينيكس في كابول.", ["قرب معسكر فينيكس"]),
        ("قتل ثلاثة في انفجار قرب معسكر فينيكس في الولايات المتحدة.", []),
        ("قتل ثلاثة في انفجار قرب معسكر فينيكس.", []),
        ("قتل ثلاثة في قصف مطار حلب في سوريا.", []),
    ],
)
def test_a_quarter_that_nothing_in_the_text_is_near_is_another_one(text: str, names: list[str]) -> None:
    assert chosen(text, lambda _, name, __, choice: is_namesake(name.value, choice)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قتل ثلاثة جنود في هجوم على قاعدة تبعد 120 كيلومترا جنوب مقديشو.", ["جنوب مقديشو"]),
        ("قتل ثلاثة جنود في هجوم على بعد نحو ستين كلم إلى الشمال من كيسمايو.", ["كيسمايو"]),
        ("قتل ثلاثة جنود في هجوم على بعد 15 كيلومترا شمال بغداد.", []),
        ("قتل ثلاثة جنود في هجوم شمال بغداد على طريق طوله 120 كيلومترا.", []),
        ("قتل ثلاثة جنود في هجوم بصاروخ وزنه 120 كيلوغراما شمال بغداد.", []),
    ],
)
def test_a_town_from_which_a_long_way_is_measured_is_not_the_place(text: str, names: list[str]) -> None:
    assert chosen(text, lambda sentence, name, _, __: is_far(sentence, name)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قتل ثلاثة في قصف شارع صنعاء شرقي المدينة.", ["شارع صنعاء"]),
        ("قتل ثلاثة جنود في كمين على طريق تدمر.", ["طريق تدمر"]),
        ("قتل ثلاثة جنود في كمين على طريق حمص - حماة.", []),
        ("قتل ثلاثة في قصف حي الكرادة في بغداد.", []),
    ],
)
def test_a_town_that_gives_a_road_its_name_is_not_the_place(text: str, names: list[str]) -> None:
    assert chosen(text, lambda sentence, name, _, choice: is_way(sentence, name, choice)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قتل ثلاثة جنود في كمين لسرايا القدس.", ["القدس"]),
        ("قتل ثلاثة جنود بحسب صحيفة واشنطن بوست.", ["واشنطن"]),
        ("قتل ثلاثة في غارة بحسب المقاومة الإسلامية في لبنان.", []),
        ("قتل ثلاثة جنود في القدس.", []),
    ],
)
def test_a_town_within_the_name_of_a_group_is_not_the_place(text: str, names: list[str]) -> None:
    assert chosen(text, lambda sentence, name, _, choice: is_part(sentence, name, choice)) == names
