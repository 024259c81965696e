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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأعلن قائد الشرطة، العميد رامز الكفري، عن مقتل رابع", "قائد الشرطة، العميد رامز الكفري"),
        ("وقال الرائد غياث الدهان من شرطة المدينة إن رابعا توفي", "الرائد غياث الدهان"),
        ("وأعلن محافظ البصرة كريم الساعدي مقتل رابع", "محافظ البصرة كريم الساعدي"),
        ("وأصيب رابع، وفقا للشاهد شيركو نوري الذي كان هناك", "للشاهد شيركو نوري"),
        ("وقال مدير المستشفى لوان علي خان لوكالة رويترز «أصيب رابع»", "مدير المستشفى لوان علي خان"),
        ("وأعلن محافظ البصرة، هاشم بشر، مقتل رابع", "محافظ البصرة، هاشم بشر"),
    ],
)
def test_a_name_after_an_office_is_known_by_rank_given_name_or_what_follows(text: str, speaker: str) -> None:
    assert speakers(text)[0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأعلن محافظ البصرة إغلاق الطريق الذي يؤدي إلى الميناء", "محافظ البصرة"),
        ("وأعلنت وزارة الصحة ارتفاع حصيلة القتلى إلى أربعة", "وزارة الصحة"),
        ("وأصيب رابع، بحسب ضابط طلب عدم ذكر اسمه", "ضابط"),
    ],
)
def test_what_an_office_announces_is_no_name(text: str, speaker: str) -> None:
    assert speakers(text)[0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأعلنت قوة المساعدة الدولية «إيساف» مقتل رابع", "قوة المساعدة الدولية «إيساف"),
        ("وأعلن حلف شمال الأطلسي (الناتو) مقتل رابع", "حلف شمال الأطلسي (الناتو"),
        ("وقالت القوات الدولية لإقرار الأمن «إيساف»، إن رابعا قتل", "القوات الدولية لإقرار الأمن «إيساف"),
        ("وقال الوزير «الشرطة أحضرت رابعا»", "الوزير"),
        ("وقال نادر الخوري، مدير المستشفى: «أصيب رابع»", "نادر الخوري، مدير المستشفى"),
        ("وأفاد «المرصد السوري لحقوق الإنسان» بأن رابعا توفي", "المرصد السوري لحقوق الإنسان"),
    ],
)
def test_short_names_names_in_front_and_names_in_quotation_marks(text: str, speaker: str) -> None:
    assert speakers(text)[0] == speaker


def test_words_in_quotation_marks_beside_an_office_are_no_short_name() -> None:
    assert speakers("وقالت الشرطة «رأينا رابعا في الشارع»") == ["الشرطة"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال أحد المسؤولين إن رابعا توفي", "أحد المسؤولين"),
        ("ويقول بعض الشهود إن رابعا توفي", "بعض الشهود"),
        ("وذكر أحد عناصر الشرطة، سالم حداد، أن رابعا توفي", "أحد عناصر الشرطة، سالم حداد"),
        ("وأفادت كل من الشرطة والإسعاف بوفاة رابع", "الشرطة والإسعاف"),
    ],
)
def test_those_of_whom_some_speak_are_named_with_how_many_do(text: str, speaker: str) -> None:
    assert speakers(text)[0] == speaker


def giver(text: str, title: str = "") -> str:
    told = sentences(load_engine("ar"), Article("a1", text, title))
    said = Attribution(told)
    links = [said.of(sentence, mention) for sentence in told for mention in sentence.of("toll")]
    return links[0].speaker.text if links and links[0] else ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قتل تسعة أشخاص في الهجوم، في حصيلة أعلنتها وزارة الصحة.", "وزارة الصحة"),
        ("أكدت الشرطة أن تسعة أشخاص قتلوا في الهجوم، وفق حصيلة جديدة.", "الشرطة"),
        ("أكدت الشرطة أن تسعة أشخاص قتلوا في الهجوم، وفق حصيلة لوزارة الصحة.", "وزارة الصحة"),
        ("قتل تسعة أشخاص في الهجوم، وفق حصيلة جديدة.", "حصيلة جديدة"),
        ("قتل تسعة أشخاص في الهجوم، كما أكد الجيش لوكالة رويترز.", "الجيش"),
    ],
)
def test_who_gives_a_figure_that_is_told_again_by_a_count(text: str, speaker: str) -> None:
    assert giver(text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت حركة الشباب مسؤوليتها عن هجوم قتل فيه تسعة أشخاص.",
        "أعلن تنظيم داعش مساء أمس مسؤوليته عن هجوم تم تنفيذه بسيارة مفخخة وقتل فيه تسعة أشخاص.",
        "أعلنت مجموعة مسلحة لم تكن معروفة مسؤوليتها عن الهجوم الذي أسفر عن مقتل تسعة أشخاص.",
    ],
)
def test_who_claims_an_attack_does_not_give_its_figures(text: str) -> None:
    assert giver(text) == ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أعلنت الشرطة مقتل تسعة أشخاص في هجوم تبنى تنظيم داعش المسؤولية عنه.", "الشرطة"),
        ("أعلنت حركة الشباب أنها قتلت تسعة جنود وأعلنت مسؤوليتها عن هجوم آخر.", "حركة الشباب"),
    ],
)
def test_who_gives_figures_before_a_claim(text: str, speaker: str) -> None:
    assert giver(text) == speaker


HEADLINE = "السلطات التركية تعلن مقتل تسعة أشخاص في هجوم."


@pytest.mark.parametrize(
    ("title", "text", "speaker"),
    [
        (HEADLINE, "وقال محافظ أنقرة إن تسعة أشخاص قتلوا في الهجوم.", "محافظ أنقرة"),
        (HEADLINE, f"{HEADLINE} وقال محافظ أنقرة إن تسعة أشخاص قتلوا في الهجوم.", "محافظ أنقرة"),
        ("انفجار في أنقرة", f"{HEADLINE} وقال محافظ أنقرة إن تسعة أشخاص قتلوا. {HEADLINE}", "محافظ أنقرة"),
        ("انفجار في أنقرة", f"{HEADLINE} وقال محافظ أنقرة إن تسعة أشخاص قتلوا.", "السلطات التركية"),
        (HEADLINE, f"{HEADLINE} وقال محافظ أنقرة إن عشرة أشخاص قتلوا.", "السلطات التركية"),
    ],
)
def test_who_gives_the_figure_of_a_headline_is_named_below_it(title: str, text: str, speaker: str) -> None:
    assert giver(text, title) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأكد مدير الإسعاف وقوع هجوم على السوق. وتحدث عن مقتل تسعة أشخاص.", "مدير الإسعاف"),
        ("وقالت الشرطة إن الهجوم استهدف السوق. وكشفت عن مقتل تسعة أشخاص.", "الشرطة"),
        ("وقع هجوم على السوق. وأعلن عن مقتل تسعة أشخاص.", ""),
    ],
)
def test_who_speaks_on_of_something_is_who_spoke_last(text: str, speaker: str) -> None:
    assert giver(text) == speaker


LULL = "ولم تتضح ملابسات الحادث بعد. "


@pytest.mark.parametrize(("lull", "speaker"), [(1, "محافظ أنقرة"), (6, "السلطات التركية")])
def test_who_gives_a_headlines_figure_long_after_the_news_does_not_speak_for_it(lull: int, speaker: str) -> None:
    text = f"قتل تسعة أشخاص في الهجوم. {LULL * lull}وقال محافظ أنقرة إن تسعة أشخاص قتلوا."
    assert giver(text, HEADLINE) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقالت المصادر إن تسعة أشخاص قتلوا في الهجوم.", ""),
        ("أعلنت مصادر طبية وقوع هجوم. وقالت المصادر إن تسعة أشخاص قتلوا.", "مصادر طبية"),
        ("وقالت المصادر الطبية إن تسعة أشخاص قتلوا في الهجوم.", "المصادر الطبية"),
        ("وقال المسؤول إن تسعة أشخاص قتلوا في الهجوم.", "المسؤول"),
        ("وتفيد التقارير بأن تسعة أشخاص قتلوا في الهجوم.", "التقارير"),
    ],
)
def test_sources_that_were_not_named_before_are_nobody(text: str, speaker: str) -> None:
    assert giver(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال منظمو المعرض إن الافتتاح تأجل بعد التفجير الذي أودى بحياة تسعة أشخاص في بغداد.", ""),
        ("أعلنت الشرطة اعتقال رجلين على خلفية الهجوم الذي أدى إلى مقتل تسعة أشخاص في بغداد.", ""),
        ("تأجل افتتاح المعرض بعد التفجير الذي أودى بحياة تسعة أشخاص، بحسب الشرطة.", "الشرطة"),
        ("قالت الشرطة إن مسلحين اقتحموا سوقا، الأمر الذي أدى إلى مقتل تسعة أشخاص.", "الشرطة"),
        ("قالت الشرطة إن الهجوم الذي وقع أمس في السوق أدى إلى مقتل تسعة أشخاص.", "الشرطة"),
    ],
)
def test_who_speaks_of_an_incident_known_by_its_figure_does_not_give_it(text: str, speaker: str) -> None:
    assert giver(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقالت الشرطة إن هجوما وقع في السوق، وفق ما أوردته صحيفة الغد. وأضافت أن تسعة أشخاص قتلوا.", "الشرطة"),
        ("وقع هجوم في السوق، وفق ما أوردته صحيفة الغد. وأضافت أن تسعة أشخاص قتلوا.", "صحيفة الغد"),
        ("وقالت الشرطة إن هجوما وقع. ووقع آخر، وفق صحيفة الغد. وأضافت أن تسعة أشخاص قتلوا.", "صحيفة الغد"),
    ],
)
def test_who_speaks_on_is_not_who_only_passed_on_what_he_said(text: str, speaker: str) -> None:
    assert giver(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قتل تسعة أشخاص في هجوم على السوق، بحسب وكالة الأناضول نقلا عن مسؤول محلي.", "مسؤول محلي"),
        ("قتل تسعة أشخاص في هجوم على السوق، بحسب وكالة الأناضول.", "وكالة الأناضول"),
        ("قتل تسعة أشخاص في هجوم على السوق، بحسب مسؤول محلي نقلا عن شهود عيان.", "مسؤول محلي"),
        ("قتل تسعة أشخاص في هجوم بحسب وكالة الأناضول، ووقع آخر بحسب مسؤول محلي.", "وكالة الأناضول"),
        ("وقتل، وفق مصدر أمني، تسعة أشخاص في هجوم على السوق.", "مصدر أمني"),
    ],
)
def test_a_figure_is_of_whose_words_an_agency_passes_on(text: str, speaker: str) -> None:
    assert giver(text) == speaker
