"""Who did it and who was harmed, as whole articles tell it."""

from __future__ import annotations

import pytest
from drafted import drafted

from tawthiq.grammar.weights import Weights
from tawthiq.model.claims import Account
from tawthiq.model.text import Article
from tawthiq.model.values import Perpetrator, Toll
from tawthiq.reading.accounts import account
from tawthiq.reading.doing.stances import settle_doers
from tawthiq.reading.report import load_reader
from tawthiq.reading.sayings import Attribution

DOERS = {
    "forces of one state are one": (
        "قصف إسرائيلي على غزة",
        "قتل خمسة أشخاص في غارات شنتها الطائرات الإسرائيلية على مدينة غزة أمس.",
        [("Israeli air force", "stated")],
    ),
    "the resistance is that of the country": (
        "قتلى في قصف على تعز",
        "قتل عشرة أشخاص في قصف شنته المقاومة على مواقع في مدينة تعز جنوب غربي اليمن.",
        [("Popular Resistance (Yemen)", "stated")],
    ),
    "a name that several groups share is that of one named in full": (
        "قصف على موقع",
        "أعلنت المقاومة الإسلامية في لبنان قصف موقع عسكري. وأصيب أربعة جنود إسرائيليين في قصف شنته المقاومة على "
        "مستوطنة كريات شمونة أمس.",
        [("Hezbollah", "claimed")],
    ),
    "or that of the country": (
        "غارات قرب الموصل",
        "قتل سبعة مسلحين في غارات شنها طيران التحالف على قرية قرب مدينة الموصل العراقية أمس.",
        [("US-led coalition", "stated")],
    ),
    "who holds somebody responsible did nothing": (
        "تفجير في غزة",
        "قتل ثلاثة أشخاص في تفجير استهدف موكبا في مدينة غزة أمس. وحملت حركة فتح حركة حماس، التي تحكم القطاع، "
        "المسؤولية عن التفجير.",
        [("Hamas", "accused")],
    ),
    "what a ministry announces of another side accuses it": (
        "قصف على مستشفى",
        "أعلنت وزارة الدفاع الروسية أن القوات الأوكرانية قصفت مستشفى في مدينة دونيتسك أمس ما أدى إلى مقتل 14 شخصا.",
        [("Ukrainian army", "accused")],
    ),
    "a claim and an accusation that disagree both stand": (
        "تفجير في كابول",
        "قتل 14 شخصا في تفجير في مدينة كابول أمس. وأعلن تنظيم داعش مسؤوليته عن التفجير. "
        "واتهمت الحكومة الأفغانية حركة طالبان بتنفيذ التفجير.",
        [("Islamic State", "claimed"), ("Taliban", "accused")],
    ),
    "aircraft over Gaza are not its own": (
        "قتلى في رفح",
        "قتل خمسة فلسطينيين عندما قصفت الطائرات الحربية منزلا في مدينة رفح أمس.",
        [("Israeli air force", "stated")],
    ),
    "police in Gaza are its own": (
        "احتجاج في غزة",
        "قتل فلسطيني برصاص الشرطة في مدينة غزة أمس خلال تفريق محتجين.",
        [("Palestinian Authority security forces", "stated")],
    ),
    "militias of Iran are those of the country": (
        "قتلى في تعز",
        "قتل خمسة مدنيين في قصف شنته الميليشيات الموالية لإيران على مدينة تعز اليمنية أمس.",
        [("Houthis (Ansar Allah)", "stated")],
    ),
    "a name of a table means what it does there": (
        "قصف على أفدييفكا",
        "قتل خمسة جنود في قصف شنته القوات الانفصالية على مدينة أفدييفكا الأوكرانية أمس.",
        [("Separatist militants", "stated")],
    ),
    "extremists with the article are the jihadists named before": (
        "قتلى قرب مايدوغوري",
        "هاجم مسلحون من جماعة بوكو حرام قرية قرب مدينة مايدوغوري النيجيرية أمس. وقتل المتشددون تسعة مزارعين في القرية.",
        [("Boko Haram", "stated")],
    ),
    "but not any other group": (
        "قتلى قرب الموصل",
        "قالت قوات البيشمركة إنها انسحبت. وقتل سبعة مدنيين في هجوم شنه المتشددون على قرية قرب الموصل العراقية أمس.",
        [("Islamist militants (jihadists)", "stated")],
    ),
    "rebels not yet named are those of their country": (
        "قتلى في عدن",
        "قتل خمسة مدنيين في قصف شنه المتمردون على مدينة عدن اليمنية أمس.",
        [("Houthis (Ansar Allah)", "stated")],
    ),
    "unless there are several": (
        "قتلى في هجوم",
        "قتل خمسة جنود في هجوم شنه المتمردون على مدينة رانشي الهندية أمس.",
        [("", "stated")],
    ),
    "those of a table need no country": (
        "قصف على منزل",
        "قتل خمسة مدنيين في قصف شنه مقاتلو المعارضة على منزل أمس.",
        [("Syrian rebel factions (Syrian opposition)", "stated")],
    ),
    "those who strike together, with a dash": (
        "غارات على صعدة",
        "قتل ستة أشخاص في قصف أميركي - بريطاني على مدينة صعدة اليمنية أمس.",
        [("United States", "stated"), ("United Kingdom", "stated")],
    ),
    "or one after another": (
        "غارات على دير الزور",
        "قتل ستة أشخاص في ضربات أمريكية فرنسية بريطانية على مدينة دير الزور السورية أمس.",
        [("United States", "stated"), ("France", "stated"), ("United Kingdom", "stated")],
    ),
    "whoever shoots somebody who rams did not ram": (
        "عملية دهس في القدس",
        "أصيب ثلاثة أشخاص في عملية دهس في القدس أمس، وقتل السائق برصاص الشرطة الإسرائيلية.",
        [],
    ),
    "an official accuses by what he says first": (
        "قتلى في كابل",
        "قتل ستة أشخاص في غارة جوية في كابل أمس. وقال مسؤول محلي إن طائرات أمريكية قصفت المنزل.",
        [("United States air force", "accused")],
    ),
}


def accounts(title: str, text: str) -> tuple[Account, ...]:
    return load_reader().read(Article("a", text, title, published="2021-01-22")).accounts


@pytest.mark.parametrize("case", DOERS)
def test_who_did_it(case: str) -> None:
    title, text, expected = DOERS[case]
    values = [claim.value for claim in accounts(title, text)[0].claims if isinstance(claim.value, Perpetrator)]
    assert [(value.name, value.stance) for value in values] == expected


def test_fighters_killed_among_others_in_an_assault_carried_it_out() -> None:
    told = accounts(
        "هجوم على ثكنة",
        "قتل جندي في هجوم مسلح شنه إرهابيون على ثكنة في مدينة بنقردان التونسية أمس. وقتل عشرة إرهابيين في الهجوم.",
    )
    tolls = [claim.value for claim in told[0].claims if isinstance(claim.value, Toll)]
    assert [(toll.group, toll.count.value) for toll in tolls] == [("soldier", 1), ("attacker", 10)]


STRUCK = "قتل خمسة مدنيين في غارة شنتها طائرات روسية على مدينة إدلب أمس، وكان تنظيم داعش يسيطر على المدينة."


def doers(text: str, weights: dict[str, int]) -> list[Perpetrator]:
    """Return who did what one sentence tells, where only some weights speak for stances."""
    told, (draft, *_) = drafted(text)
    attribution = Attribution(told)
    made = settle_doers(account(draft, attribution), draft, attribution, Weights(weights))
    return [claim.value for claim in made.claims if isinstance(claim.value, Perpetrator)]


def stances(text: str, weights: dict[str, int]) -> list[tuple[str, str]]:
    return [(doer.name, doer.stance) for doer in doers(text, weights)]


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({}, [("Russian Air Force (Aerospace Forces)", "stated")]),
        ({"none/ruled:stated": 100}, []),
        ({"accused/ruled:stated": 100}, [("Russian Air Force (Aerospace Forces)", "accused")]),
        ({"stated/id:islamic-state": 100}, [("Islamic State", "stated")]),
    ],
)
def test_weights_choose_among_the_actors_told_of_and_rules_where_they_are_silent(
    weights: dict[str, int], expected: list[tuple[str, str]]
) -> None:
    assert stances(STRUCK, weights) == expected


def test_those_whom_the_same_words_name_did_it_together() -> None:
    told = "قتل خمسة مدنيين في اشتباكات بين الجيش السوري وتنظيم داعش في مدينة إدلب أمس."
    assert len(doers(told, {"stated/id:islamic-state": 100})) == 2


BLAMED = "قتل سبعة مدنيين في قصف على مدينة إدلب أمس، واتهمت المعارضة السورية قوات النظام بتنفيذ القصف."
CLAIMED = "قتل سبعة مدنيين في تفجير في مدينة إدلب أمس، وتبنى تنظيم الدولة الإسلامية التفجير."


@pytest.mark.parametrize(
    ("text", "weighed", "expected"),
    [
        (BLAMED, "stated/ruled:accused", [("Syrian government forces", "accused")]),
        (BLAMED, "suspected/ruled:accused", [("Syrian government forces", "suspected")]),
        (BLAMED, "none/ruled:accused", []),
        (CLAIMED, "stated/ruled:claimed", [("Islamic State", "claimed")]),
    ],
    ids=["blamed", "suspected", "left out", "claimed"],
)
def test_what_words_of_blame_or_claim_say_is_not_stated(
    text: str, weighed: str, expected: list[tuple[str, str]]
) -> None:
    assert stances(text, {weighed: 5000}) == expected


def test_what_an_actor_claims_is_stronger_than_the_accusation_before_it() -> None:
    text = "قتل سبعة في تفجير في مقديشو أمس اتهمت الشرطة حركة الشباب بتنفيذه، وتبنت حركة الشباب التفجير."
    assert stances(text, {})[0] == ("Al-Shabaab", "claimed")


NAMED = "قتل ثلاثة أشخاص في هجوم مسلح في مدينة تورونتو أمس، وقالت الشرطة إن المهاجم يدعى نادر السلوم."


@pytest.mark.parametrize(("text", "expected"), [(NAMED, "نادر السلوم"), (STRUCK, "طائرات روسية")])
def test_an_attacker_whose_name_is_given_is_an_actor(text: str, expected: str) -> None:
    assert expected in {doer.actor for doer in doers(text, {"accused/any": 1000})}


def test_an_attacker_whose_name_is_given_did_it_whatever_else_weights_say() -> None:
    assert [value.actor for value in doers(NAMED, {"none/any": 5000})] == ["نادر السلوم"]
