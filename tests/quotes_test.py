"""Quotations are found between their marks, with the one who speaks them."""

from __future__ import annotations

import pytest

from tawthiq.model.claims import Quote
from tawthiq.model.text import Article
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.quotes import quotes, spans
from tawthiq.reading.sentences import sentences

NEWS = "قتل ثلاثة جنود في تفجير عبوة ناسفة قرب البصرة."
SAID = "لن ننسى من سقطوا في هذا الهجوم"


def found(text: str, title: str = "") -> tuple[Quote, ...]:
    article = Article("a", text, title)
    out = quotes(sentences(load_engine("ar"), article))
    assert all(quote.evidence.holds(article) and quote.speaker.holds(article) for quote in out)
    return out


def who(text: str) -> list[tuple[str, str]]:
    return [(quote.speaker.text, quote.evidence.text) for quote in found(f"{NEWS} {text}")]


@pytest.mark.parametrize(("opening", "closing"), ["«»", "“”", '""', "''", ("''", "''"), "„“"])
def test_every_kind_of_mark(opening: str, closing: str) -> None:
    text = f"قال: {opening}{SAID}{closing} ثم سكت"
    assert [text[start:end] for start, end in spans(text)] == [SAID]


@pytest.mark.parametrize(
    "text",
    [
        "قال «نعم» ثم سكت",
        "ضمن عملية «درع النهر» العسكرية",
        "قال «لن ننسى من سقطوا",
        "قال لن ننسى من سقطوا» ثم سكت",
        "لن ننسى\nمن «سقطوا في\nهذا الهجوم»",
    ],
)
def test_short_or_open_marks_are_no_quotation(text: str) -> None:
    assert list(spans(text)) == []


def test_mark_inside_a_quotation_stays_in_it() -> None:
    text = 'قال «لن ننسى من سقطوا في "درع النهر" أبدا» ثم سكت'
    assert [text[start:end] for start, end in spans(text)] == ['لن ننسى من سقطوا في "درع النهر" أبدا']


def test_mark_never_closed_does_not_turn_the_others_round() -> None:
    text = 'قال "لن ننسى هؤلاء وأضاف "سنعيد بناء البيوت كلها" ثم سكت'
    assert [text[start:end] for start, end in spans(text)] == ["سنعيد بناء البيوت كلها"]


def test_spaces_inside_the_marks_are_left_out() -> None:
    text = f"قال « {SAID} » ثم سكت"
    assert [text[start:end] for start, end in spans(text)] == [SAID]


def test_speaker_in_front() -> None:
    assert who(f"وقال وزير الداخلية إن «{SAID}».") == [("وزير الداخلية", SAID)]


def test_name_behind_an_office_belongs_to_the_speaker() -> None:
    assert who(f"وقال قائد الشرطة سالم حداد إن «{SAID}».") == [("قائد الشرطة سالم حداد", SAID)]


def test_speaker_after() -> None:
    assert who("وكان الطريق «مغلقا أمام سيارات الإسعاف كلها»، بحسب الدفاع المدني.") == [
        ("الدفاع المدني", "مغلقا أمام سيارات الإسعاف كلها")
    ]


def test_speaker_known_only_by_name() -> None:
    assert who(f"وقال حداد إن «{SAID}».") == [("حداد", SAID)]


def test_same_speaker_goes_on() -> None:
    other = "سنعيد بناء البيوت كلها"
    assert who(f"وقال وزير الداخلية إن «{SAID}»، مضيفا أن «{other}».") == [
        ("وزير الداخلية", SAID),
        ("وزير الداخلية", other),
    ]


def test_subject_of_was_speaks() -> None:
    text = f"وأعلنت الشرطة النتائج، وكان رئيس الوزراء سالم حداد قد كتب في تغريدة «{SAID}»."
    assert who(text) == [("رئيس الوزراء سالم حداد", SAID)]


def test_sentence_that_is_a_quotation_has_the_last_speaker() -> None:
    assert who(f"وتحدث وزير الداخلية إلى الناجين. «{SAID}». ثم غادر.") == [("وزير الداخلية", SAID)]


def test_words_nobody_speaks_are_no_quotation() -> None:
    assert who("وسقط القتلى في «شارع السوق القديم الكبير» وسط المدينة.") == []


def test_role_of_the_speaker() -> None:
    assert [quote.role for quote in found(f"{NEWS} وقال شاهد عيان إن «{SAID}».")] == ["witness"]


def test_report_without_marks_has_none() -> None:
    assert found(NEWS, title="مقتل ثلاثة جنود") == ()
