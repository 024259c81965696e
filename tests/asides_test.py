"""What is not news is found with its whole reach, and nothing of the report with it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tawthiq.model.claims import Aside
from tawthiq.model.text import Article
from tawthiq.reading.asides import asides, is_of_page, opened
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.sentences import sentences

NEWS = "قتل ثلاثة جنود في تفجير عبوة ناسفة قرب البصرة."
"""A report of an incident, without which an article is not read on."""


def found(text: str, title: str = "") -> tuple[Aside, ...]:
    article = Article("a", text, title)
    out = asides(sentences(load_engine("ar"), article))
    assert all(aside.evidence.holds(article) for aside in out)
    return out


def shown(text: str) -> list[tuple[str, str]]:
    return [(aside.kind, aside.evidence.text) for aside in found(text)]


WHOLE_LINES = [
    ("teaser", "للمزيد: مقتل شرطي في سوسة"),
    ("teaser", "اقرأ أيضا: غارة على الحديدة تقتل أسرة"),
    ("teaser", "شاهد أيضا ما قاله الناجون"),
    ("recording", "استمعوا إلى اللقاء مع الباحث سالم حداد في الرابط أعلاه."),
    ("subscribe", "تابعونا على صفحتنا"),
    ("credit", "تصوير: سالم حداد"),
    ("credit", "المصدر: رويترز"),
    ("caption", "صورة أرشيفية لموقع تفجير سابق"),
    ("caption", "Basra blast killed 9 Source: AP"),
    ("caption", "Getty Images"),
]


@pytest.mark.parametrize(("kind", "line"), WHOLE_LINES)
def test_line_of_its_own_is_taken_whole(kind: str, line: str) -> None:
    assert shown(f"{NEWS}\n{line}\n{NEWS}") == [(kind, line)]


@pytest.mark.parametrize(("kind", "line"), WHOLE_LINES)
def test_last_line_is_taken_whole(kind: str, line: str) -> None:
    assert shown(f"{NEWS}\n\n{line}") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "وقال المصدر: إن الجنود كانوا في دورية.",
        "وأعلنت القيادة حاجتها للمزيد من الجنود.",
        "واستمع القاضي إلى أقوال الشهود.",
        "وقال شاهد إن صورة القتيل نشرت.",
        "وتابعوا سيرهم نحو القرية.",
    ],
)
def test_words_of_the_report_are_no_labels(line: str) -> None:
    assert shown(f"{NEWS}\n{line}") == []


def test_label_in_a_long_line_reaches_to_the_end_of_its_sentence() -> None:
    rest = "وأضاف المتحدث أن الطريق أغلق. " * 8
    text = f"{NEWS} رابط الخبر بصحيفة المدينة: مقتل قائد في غارة. {rest}"
    assert shown(text) == [("teaser", "رابط الخبر بصحيفة المدينة: مقتل قائد في غارة.")]


def test_two_dots_in_a_headline_are_no_end() -> None:
    line = "رابط الخبر بصحيفة المدينة: اليمن .. مقتل أربعة في غارة"
    assert shown(f"{NEWS}\n{line}") == [("teaser", line)]


def test_headlines_in_columns_end_where_the_report_goes_on() -> None:
    label = "روابط ذات علاقة    البصرة: ستة قتلى في هجوم    من يقف وراء الهجمات؟    غارة على عدن"
    assert shown(f"{NEWS}    {label}    وأوضحت الشرطة أن الطريق أغلق.") == [("teaser", label)]


def test_date_line_ends_with_its_sign() -> None:
    assert shown(f"البصرة، العراق (CNN)-- {NEWS}") == [("dateline", "البصرة، العراق (CNN)--")]


def test_place_and_agency_within_a_sentence_are_no_date_line() -> None:
    assert shown(f"{NEWS} ونقلت من بغداد رويترز - وهي وكالة - صورا.") == []


def test_agency_in_brackets_at_the_end_is_a_credit() -> None:
    assert shown(f"{NEWS}\n{NEWS} (رويترز)") == [("credit", "(رويترز)")]


def test_short_name_in_brackets_after_the_long_one_is_no_credit() -> None:
    assert shown(f"{NEWS} حسب وكالة الأنباء السورية (سانا)") == []


def test_caption_in_brackets_leaves_the_sentence_before_it() -> None:
    assert shown(f"{NEWS} (صورة أرشيفية)") == [("caption", "(صورة أرشيفية)")]


def test_no_two_asides_overlap() -> None:
    text = f"{NEWS}\nاقرأ أيضا: للمزيد: استمع إلى الحوار\nصورة أرشيفية Getty Images"
    spans = sorted((a.evidence.start, a.evidence.end) for a in found(text))
    assert len(spans) == 2
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_report_without_asides_has_none() -> None:
    assert found(NEWS, title="مقتل ثلاثة جنود") == ()


@pytest.mark.parametrize(("gap", "count"), [("\n", 2), ("    ", 2), (" " * 9, 2), ("   ", 1), (" ", 1)])
def test_columns_four_spaces_apart_are_sentences_of_their_own(gap: str, count: int) -> None:
    told = sentences(
        load_engine("ar"), Article("a", f"مقتل تسعة في انفجار بكركوك{gap}قال مصدر في الشرطة إن تسعة قتلوا", "")
    )
    assert len(told) == count


def test_a_line_of_many_hashes_is_read_at_once() -> None:
    told = sentences(load_engine("ar"), Article("a", f"{NEWS}\n{'#' * 300} البصرة"))
    assert not any(map(is_of_page, told))


TITLES = "مقتل ثلاثة جنود في هجوم بمالي\nانفجار في كابل: من يقف وراءه؟"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{NEWS}\nاقرأ أيضا\n{TITLES}\n{NEWS}", [("teaser", f"اقرأ أيضا\n{TITLES}")]),
        (f"{NEWS}\nمواضيع ذات صلة:\n\n{TITLES}", [("teaser", f"مواضيع ذات صلة:\n\n{TITLES}")]),
        (f"{NEWS}\nاقرأ أيضا\n{NEWS}\n{TITLES}", [("teaser", "اقرأ أيضا")]),
        (f"{NEWS}\nاقرأ أيضا: هجوم بمالي\n{TITLES}", [("teaser", "اقرأ أيضا: هجوم بمالي")]),
        (f"{NEWS}\nتابعونا على صفحتنا\n{TITLES}", [("subscribe", "تابعونا على صفحتنا")]),
    ],
)
def test_a_label_alone_in_its_line_takes_the_headlines_below(text: str, told: list[tuple[str, str]]) -> None:
    assert shown(text) == told


LINES = [
    ("الرئيسية", True),
    ("[ مشاركة ]", True),
    ("وأضاف الوزير ما يلي:", False),
    ("نشر في: 2021-01-22", True),
    ("مقتل ثلاثة جنود في البصرة", True),  # the headline again
    ("#البصرة #تفجير", True),
    ("انفجار #البصرة", False),
    ("مقتل رابع متأثرا بجروحه", False),
    ("بغداد – الوكالة", False),
    ("موجة نزوح جديدة", True),
    ("موجة نزوح جديدة.", False),
    ("وكان الشارع مزدحما بالمارة في تلك الساعة من النهار حين خرج الناس من السوق القديمة", False),
]


@pytest.mark.parametrize(("line", "is_of_it"), LINES)
def test_short_lines_that_tell_nothing_are_of_the_page(line: str, is_of_it: bool) -> None:
    told = sentences(load_engine("ar"), Article("a", f"{line}\n{NEWS}", "مقتل ثلاثة جنود في البصرة"))
    assert [is_of_page(sentence) for sentence in told] == [False, is_of_it, False]


HEADS = [("بغداد - وكالات", True), ("عدن", True), ("قتيل في عدن", False), ("وصل الوزير إلى بغداد.", False)]


@pytest.mark.parametrize(("line", "is_one"), HEADS)
def test_a_dateline_in_a_line_of_its_own_is_the_head_of_the_lead(line: str, is_one: bool) -> None:
    told = opened(sentences(load_engine("ar"), Article("a", f"{line}\n{NEWS}", "مقتل ثلاثة")))
    assert len(told) == (2 if is_one else 3)
    assert [sentence.start for sentence in told[:2]] == [0, 0]
    assert bool(told[1].of("toll")) == (is_one or "قتيل" in line)
