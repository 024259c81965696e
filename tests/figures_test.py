"""Which figures an account stands by: those who died together are one total, the attacker stays apart from them."""

from __future__ import annotations

import pytest

from tawthiq.model.claims import Claim
from tawthiq.model.text import Article, Evidence
from tawthiq.model.values import Count, Toll
from tawthiq.reading.figures import Figure, settle
from tawthiq.reading.report import load_reader


def tolls(text: str) -> list[Claim]:
    article = Article("1", text, published="2021-01-22")
    return [claim for account in load_reader().read(article).accounts for claim in account.of("toll")]


def shown(claim: Claim) -> tuple[str, str, int | None, bool]:
    toll = claim.value
    assert isinstance(toll, Toll)
    return toll.status, toll.group, toll.count.value, toll.current


TOGETHER = {
    "قتل رجل وطفلان في قصف مدفعي على بلدة سراقب.": ("killed", "all", 3, True),
    "أصيب مدني وثلاث نساء في غارة جوية على مدينة إدلب.": ("injured", "all", 4, True),
    "مقتل القائد أبو عمر وثلاثة من مرافقيه في غارة جوية على مدينة إدلب.": ("killed", "all", 4, True),
    "قتل الصحفي سامر مع خمسة من أبنائه في غارة جوية على مدينة غزة.": ("killed", "all", 6, True),
    "مقتل فلسطيني عقب تنفيذه عملية دهس أصابت جنديين قرب الخليل.": ("killed", "attacker", 1, True),
    "قالت الشرطة إن مسلحا أطلق النار في مدينة ليل أمس، وإن خمسة أشخاص نقلوا إلى المستشفى.": ("injured", "all", 5, True),
}


@pytest.mark.parametrize("text", TOGETHER)
def test_who_is_harmed_together(text: str) -> None:
    assert TOGETHER[text] in list(map(shown, tolls(text)))


def test_one_more_than_is_counted_is_shown_in_the_words_of_both() -> None:
    claim = next(c for c in tolls("قتل الصحفي سامر مع خمسة من أبنائه في غارة جوية على غزة.") if shown(c)[2] == 6)
    assert claim.evidence.text == "قتل الصحفي سامر مع خمسة من أبنائه"


def test_those_told_by_rank_and_name_are_one_figure() -> None:
    text = "استشهاد العريف محمد سالم، والجندي أحمد علي، والجندي حسن عمر في كمين قرب مدينة عتق، كما أعلن الجيش اليمني."
    assert list(map(shown, tolls(text))) == [("killed", "soldier", 3, True)]


def test_women_among_a_total_are_not_added_to_it() -> None:
    found = list(map(shown, tolls("قتل عشرة أشخاص بينهم امرأتان أمس في غارة جوية على مدينة إدلب، كما قالت الشرطة.")))
    assert ("killed", "all", 10, True) in found
    assert ("killed", "all", 12, True) not in found


def test_all_who_are_listed_among_the_dead_are_part_of_the_total() -> None:
    text = "قتل عشرة أشخاص في تفجير في بغداد. وقال مسؤول إن من بين القتلى طفلة وعددا من عناصر الشرطة."
    found = list(map(shown, tolls(text)))
    assert found == [("killed", "all", 10, True), ("killed", "child", 1, True), ("killed", "police", None, True)]


def figure(
    value: int, group: str = "all", *, at: int, overtaken: bool = False, share: bool = False, bound: str = "exact"
) -> Figure:
    words = Evidence("أرقام", "title" if at == 0 else "text", 40 * at, 40 * at + 5)
    return Figure(Toll("killed", group, Count(value, bound)), words, None, "", at, overtaken, share)


def standing(*figures: Figure) -> list[tuple[str, int | None]]:
    """Return the groups and values of the figures that an account stands by."""
    return [(group, value) for _, group, value, current in map(shown, settle(figures)) if current]


def told(*figures: Figure) -> list[tuple[str, int | None]]:
    """Return the groups and values of all figures that an account tells."""
    return [(group, value) for _, group, value, _ in map(shown, settle(figures))]


def test_one_person_beside_a_total_is_no_rival_of_it() -> None:
    assert told(figure(8, at=1), figure(1, at=2)) == [("all", 8)]
    assert told(figure(8, at=1), figure(5, at=2)) == [("all", 8), ("all", 5)]
    assert told(figure(8, at=1), figure(1, at=2, overtaken=True)) == [("all", 8), ("all", 1)]
    assert told(figure(2, at=0), figure(1, at=4)) == [("all", 2), ("all", 1)]


def test_what_is_told_far_from_a_group_is_no_figure_of_its_incident() -> None:
    soldiers = figure(3, "soldier", at=1)
    assert told(soldiers, figure(200, at=5)) == [("soldier", 3)]
    assert told(soldiers, figure(53, "soldier", at=8)) == [("soldier", 3)]
    assert told(soldiers, figure(2, "attacker", at=8)) == [("soldier", 3), ("attacker", 2)]
    assert told(soldiers, figure(6, "soldier", at=4)) == [("soldier", 3), ("soldier", 6)]
    assert told(figure(9, at=1), figure(4, "soldier", at=8)) == [("all", 9), ("soldier", 4)]


def test_civilians_are_the_total_that_elsewhere_has_as_many() -> None:
    beside = figure(8, "militant", at=1), figure(5, "civilian", at=1)
    assert told(*beside, figure(5, at=3)) == [("all", 5), ("militant", 8)]
    assert told(*beside, figure(9, at=1)) == [("all", 9), ("militant", 8), ("civilian", 5)]
    assert told(figure(5, at=1), figure(5, "civilian", at=1, share=True)) == [("all", 5), ("civilian", 5)]


def test_somebody_among_a_group_is_counted_with_it() -> None:
    guards = figure(4, "police", at=1)
    assert told(guards, figure(1, "soldier", at=1, share=True)) == [("police", 4)]
    assert told(figure(9, at=1), figure(1, "soldier", at=1, share=True)) == [("all", 9), ("soldier", 1)]


def test_a_total_stands_however_far_its_part_was_told_before_it() -> None:
    marines = figure(3, "soldier", at=0), figure(3, "soldier", at=5, share=True)
    assert standing(*marines, figure(10, at=5)) == [("all", 10), ("soldier", 3)]
    assert standing(marines[0], figure(10, at=5)) == [("soldier", 3)]


def test_a_first_toll_is_overtaken_by_higher_ones_alone() -> None:
    first = figure(35, at=1, overtaken=True)
    assert standing(first, figure(15, at=5)) == [("all", 35)]
    assert standing(first, figure(38, at=5)) == [("all", 38)]
    assert standing(figure(200, at=1, overtaken=True, bound="hundreds"), figure(15, at=5)) == [("all", 15)]


def test_those_who_serve_are_counted_in_the_sentence_that_speaks_best() -> None:
    lead, beside = figure(12, "security", at=1), figure(3, "other", at=1)
    assert standing(lead, beside, figure(10, "soldier", at=2)) == [("security", 12), ("other", 3)]
    assert standing(figure(2, "soldier", at=1), figure(3, "police", at=1)) == [("soldier", 2), ("police", 3)]
    assert standing(figure(2, "soldier", at=1), figure(9, "militant", at=2)) == [("soldier", 2), ("militant", 9)]


def test_as_many_of_another_force_told_elsewhere_are_the_same_people() -> None:
    soldiers = figure(14, "soldier", at=2)
    assert standing(figure(14, "militant", at=1), soldiers) == [("soldier", 14)]
    assert standing(figure(14, "militant", at=2), soldiers) == [("militant", 14), ("soldier", 14)]
    assert standing(figure(1, "soldier", at=1), figure(1, "police", at=2)) == [("police", 1)]
    assert standing(figure(1, "militant", at=1), figure(1, "soldier", at=2)) == [("militant", 1), ("soldier", 1)]


NOBODY = (
    "وقع انفجار في مدينة حلب ولم ترد تقارير عن وقوع إصابات.",
    "هز انفجار مدينة حلب ولم يعرف ما إذا كان قد أوقع قتلى.",
    "أسقط الجيش عشرات الصواريخ في هجوم على مدينة حلب.",
    "أصيب سكان الحي بالهلع بعد انفجار في مدينة حلب.",
)


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_harmed(text: str) -> None:
    assert tolls(text) == []


LULL = "ولم تتضح ملابسات الحادث بعد. "


@pytest.mark.parametrize(("lull", "speaker"), [(1, "الشرطة"), (6, None)])
def test_whoever_gives_a_figure_again_much_later_does_not_speak_for_its_first_telling(
    lull: int, speaker: str | None
) -> None:
    text = f"قتل تسعة أشخاص في تفجير في بغداد. {LULL * lull}وقالت الشرطة إن تسعة أشخاص قتلوا في التفجير."
    said = [claim.said_by for claim in tolls(text)]
    assert [link.speaker.text if link else None for link in said] == [speaker]


@pytest.mark.parametrize(
    ("lull", "again", "speaker"),
    [
        (0, "ستة أشخاص", "وزارة الدفاع"),
        (1, "ستة أشخاص", "وزارة الدفاع"),
        (6, "ستة أشخاص", None),
        (0, "أشخاصا", None),
    ],
)
def test_whoever_gives_the_figure_of_a_group_as_one_of_persons_gives_it(
    lull: int, again: str, speaker: str | None
) -> None:
    text = f"أصيب ستة جنود في انفجار عبوة ناسفة في العريش. {LULL * lull}وقالت وزارة الدفاع إن الانفجار أصاب {again}."
    said = [claim.said_by for claim in tolls(text) if shown(claim)[2] == 6]
    assert [link.speaker.text if link else None for link in said] == [speaker]


def test_one_is_too_few_to_be_known_again() -> None:
    found = tolls("قتل جندي في تفجير انتحاري في بغداد. وقالت الشرطة إن امرأة قتلت في التفجير.")
    assert [claim.said_by for claim in found if shown(claim)[1] == "soldier"] == [None]


def test_a_figure_of_a_whole_war_is_of_no_attack() -> None:
    text = "قتل خمسة أشخاص في تفجير في مدينة الموصل أمس، كما قالت الشرطة. وقتل أكثر من 70 ألف شخص في الحرب."
    assert list(map(shown, tolls(text))) == [("killed", "all", 5, True)]


def test_a_massacre_told_by_nothing_but_its_figure_keeps_it() -> None:
    text = "قتل 20 ألف شخص في مجزرة ارتكبتها القوات الحكومية في مدينة حماة عام 1982."
    assert list(map(shown, tolls(text))) == [("killed", "all", 20_000, True)]


def test_one_among_others_is_not_added_to_them_where_he_is_told_again() -> None:
    text = "قتل عشرة مسلحين بينهم قيادي في غارة قرب مدينة غزني أمس. وقال الجيش إن قياديا قتل في الغارة."
    assert list(map(shown, tolls(text))) == [("killed", "militant", 10, True)]


def test_those_killed_together_are_told_where_they_are_first_counted() -> None:
    text = (
        "قتل عدد من رجال الأمن في تفجير في مدينة عسير أمس. ودان الأمين العام التفجير. ودانته وزارة الخارجية أيضا. "
        "وقالت الشرطة إن التفجير أسفر عن مقتل عشرة من رجال الأمن وثلاثة مدنيين."
    )
    standing = {shown(claim) for claim in tolls(text) if shown(claim)[3]}
    assert {("killed", "security", 10, True), ("killed", "civilian", 3, True)} <= standing
