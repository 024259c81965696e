"""What kind of incident an article tells of, and by what means: what words beside one another make of it."""

from __future__ import annotations

import pytest

from tawthiq.model.claims import Account
from tawthiq.model.text import Article
from tawthiq.reading.report import load_reader


def accounts(text: str) -> tuple[Account, ...]:
    """Return the accounts of a short article published on a Sunday."""
    return load_reader().read(Article("a", text, "", "ar", "", "2024-05-05", "", "")).accounts


def told(text: str) -> tuple[str, set[str]]:
    """Return the type and the weapons of the first account of an article."""
    first = accounts(text)[0]
    kind = first.first("type")
    assert kind
    return str(kind.value), {str(claim.value) for claim in first.of("weapon")}


@pytest.mark.parametrize(
    ("text", "kind", "weapon"),
    [
        ("قصفت فصائل فلسطينية مدينة عسقلان بالصواريخ فأصيب ثلاثة أشخاص.", "shelling", "rocket"),
        ("سقط صاروخ على حي سكني في مدينة نجران السعودية فقتل ثلاثة مدنيين.", "shelling", "missile"),
        ("أصاب صاروخ إسرائيلي منزلا في بلدة قرب مدينة صور فقتل ثلاثة مدنيين في القصف.", "shelling", "missile"),
        ("قصفت طائرات حربية منزلا في مدينة إدلب بصاروخ فقتل ثلاثة مدنيين.", "air_strike", "missile"),
        ("قصف الجيش الحي بالدبابات في مدينة حمص فقتل ثلاثة مدنيين.", "shelling", "artillery"),
    ],
)
def test_who_fires_tells_what_a_missile_is(text: str, kind: str, weapon: str) -> None:
    found = told(text)
    assert found[0] == kind
    assert weapon in found[1]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("استهدف مقاتلون دبابة بقذيفة تاندوم في مدينة رفح فقتل جنديان.", "armed_attack"),
        ("أطلق مسلحون قذائف مضادة للدروع على حاجز في مدينة درعا فقتل جنديان.", "armed_attack"),
        ("سقطت قذائف هاون وأخرى مضادة للدروع على حي في مدينة تعز فقتل مدنيان.", "shelling"),
        ("سقطت قذائف على حي سكني في مدينة تعز فقتل مدنيان.", "shelling"),
    ],
)
def test_what_is_fired_from_the_shoulder_is_an_attack_and_no_shelling(text: str, kind: str) -> None:
    assert told(text)[0] == kind


def test_tanks_that_were_struck_are_no_weapon() -> None:
    kind, weapons = told("فجر مسلحون عبوة ناسفة قرب دبابات للجيش في مدينة الفلوجة فقتل جنديان.")
    assert kind == "bombing"
    assert "artillery" not in weapons


@pytest.mark.parametrize(
    "text",
    [
        "أصيب 30 شابا في مواجهات مع الجنود الذين أطلقوا الغاز المسيل للدموع في مدينة نابلس.",
        "فتحت قوات الأمن النار على متظاهرين في مدينة البصرة فقتل محتج وأصيب عشرة بالرصاص.",
    ],
)
def test_those_who_protest_are_met_by_a_crackdown(text: str) -> None:
    assert told(text)[0] == "crackdown"


def test_an_attack_with_one_word_of_protest_stays_one() -> None:
    assert told("هاجم مسلحون حافلة في مدينة كويتا فقتل خمسة، وبينهم محتج سابق.")[0] == "armed_attack"


def test_poison_makes_a_chemical_attack_of_a_strike() -> None:
    assert told("قتل 40 مدنيا بغازات سامة في قصف جوي على مدينة دوما.")[0] == "chemical_attack"


def test_a_strike_in_answer_to_a_chemical_attack_stays_one() -> None:
    assert told("قتل خمسة جنود في ضربات جوية على قاعدة قرب مدينة حمص ردا على هجوم كيميائي.")[0] == "air_strike"


def test_a_van_among_walkers_is_a_weapon() -> None:
    run_down = "مقتل عشرة أشخاص دهسا في ليون. اقتحمت شاحنة حشدا من المارة عمدا في مدينة ليون فقتل عشرة أشخاص"
    kind, weapons = told(f"{run_down}، ووصف أولا بحادث سير.")
    assert kind == "vehicle_ramming"
    assert "vehicle" in weapons


def test_a_plane_that_crashed_was_not_attacked() -> None:
    assert accounts("قتل ستة جنود في مروحية عسكرية تحطمت قرب مدينة قندهار بسبب خلل فني.") == ()


def test_what_was_answered_is_not_what_happened() -> None:
    assert told("قتل خمسة جنود في غارة على قاعدة قرب مدينة حمص ردا على تفجير حافلة.")[0] == "air_strike"


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("قتل خمسة مسلحين في غارة جوية على موقع قرب مدينة غزة ردا على إطلاق صواريخ.", {"missile", "rocket"}),
        ("أصيب أربعة أشخاص في غارات جوية على مدينة رفح غداة تفجير عبوة ناسفة.", {"ied"}),
    ],
)
def test_the_weapon_of_what_was_answered_is_not_that_of_the_answer(text: str, others: set[str]) -> None:
    _, weapons = told(text)
    assert "aircraft" in weapons
    assert not weapons & others


def test_a_headline_that_is_told_again_is_one_sentence() -> None:
    title = "مقتل ثلاثة أشخاص في انفجار في مدينة بيشاور"
    text = f"{title}. قتل ثلاثة أشخاص وجرح خمسة في انفجار قرب حاجز للشرطة. وقال مسؤول إن انتحاريا نفذ العملية."
    article = Article("a", text, title, "ar", "", "2024-05-05", "", "")
    assert load_reader().read(article).accounts[0].first("suicide")


@pytest.mark.parametrize(
    "text", ["سقط صاروخ على حي سكني في مدينة حلب فقتل ثلاثة مدنيين.", "سقط صاروخ في مدينة طابا فأصيب ستة."]
)
def test_a_missile_of_unknown_make_is_one_weapon(text: str) -> None:
    assert len(told(text)[1] & {"rocket", "missile"}) == 1


@pytest.mark.parametrize(
    ("text", "kind", "weapon"),
    [
        ("قتل عشرة مدنيين في انفجار مخزن ذخيرة في مدينة إدلب.", "other", {"explosives"}),
        ("أصيب ثلاثة أطفال في انفجار صاروخ من مخلفات الحرب في مدينة رفح.", "other", {"missile"}),
        ("قتل جنديان في انفجار عبوة ناسفة في مدينة كركوك وأبطلت الشرطة أخرى لم تنفجر.", "bombing", {"ied"}),
    ],
)
def test_what_blows_up_where_it_lay_is_no_bombing(text: str, kind: str, weapon: set[str]) -> None:
    assert told(text) == (kind, weapon)


def test_a_suicide_attack_that_was_only_planned_is_none() -> None:
    text = "قتل أربعة مدنيين في اشتباكات في مدينة مقديشو. وحذرت الحكومة من تخطيط الجماعة لهجمات انتحارية بسيارات مفخخة."
    assert not accounts(text)[0].first("suicide")
