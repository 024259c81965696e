"""Names of victims are nowhere in what a viewer is given, and no search of a viewer tells whether they are there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from opened import people, register, visitor
from told import TAYARAN, Told, article_of

from tawthiq.model.claims import Account, Claim, Comparison, Counter, Problem, Quote, Report, Response, Saying
from tawthiq.model.decisions import Note
from tawthiq.model.text import Article, Evidence
from tawthiq.model.values import Count, Moment, Perpetrator, Toll
from tawthiq.project import Project
from tawthiq.web.views.masking import HIDDEN, masked

NAMES = ("عدنان", "الشهرزوري", "سوسن", "البزاز", "Rahmatullah")
LINES = {
    "toll": "مقتل 3 أشخاص هم عدنان الشهرزوري وسوسن",
    "one": "مقتل الصحفي عدنان الشهرزوري",
    "place": "ساحة الطيران قرب بيت البزاز",
    "type": "تفجير استهدف عدنان",
    "date": "يوم زفاف سوسن",
    "weapon": "عبوة ناسفة",
    "target": "سيارة البزاز",
    "speaker": "قال والد عدنان الشهرزوري",
    "actor": "ابن عمه البزاز",
    "by": "وزارة الصحة وعدنان الشهرزوري",
    "response": "زار الوزير عائلة سوسن البزاز",
    "quote": "قتلوا Rahmatullah و«سوسن»",
    "compared": "أول صحفي يقتل منذ عدنان",
}
WHY = "الأقارب: عدنان الشهرزوري وسوسن and Rahmatullah"


def made() -> tuple[Article, Report]:
    """Return an article that names its victims in every line, and a report that rests on these lines."""
    told = Article("n1", "\n".join(LINES.values()), "مقتل عدنان الشهرزوري", outlet="إذاعة", published="2021-01-21")
    at = {name: _at(told, line) for name, line in LINES.items()}
    said = Saying(at["speaker"], "official")
    claims = (
        Claim("type", "bombing", at["type"], rule="<type>"),
        Claim("date", Moment("2021-01-21", "day"), at["date"]),
        Claim("place", replace(TAYARAN, gazetteer_id="gn:98182"), at["place"]),
        Claim("weapon", "ied", at["weapon"]),
        Claim("target", "vehicle", at["target"]),
        Claim("toll", Toll("killed", "all", Count(3)), at["toll"], said),
        Claim("toll", Toll("killed", "journalist", Count(1)), at["one"], said),
        Claim("perpetrator", Perpetrator(LINES["actor"], "", "", "accused"), at["actor"], said),
    )
    report = Report(
        told.id, "ar", (Account("main", claims),),
        responses=(Response("condolence", at["response"], at["by"]),),
        comparisons=(Comparison("superlative", at["compared"]),),
        quotes=(Quote(at["quote"], at["speaker"]),),
        counters=(Counter("running", claims[5], claims[1]),),
        problems=(Problem("what is «عدنان»?", at["one"]),),
    )  # fmt: skip
    return told, report


def _at(told: Article, line: str) -> Evidence:
    start = told.text.index(line)
    return Evidence(line, "text", start, start + len(line))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    second = article_of(Told(), key="n2", outlet="صحيفة", published="2021-01-22")
    twin = replace(made()[0], id="n3", outlet="تلفزيون", published="2021-01-21T10:00")
    reports = [made(), (twin, made()[1])]
    assert second.text
    directory = register(tmp_path_factory.mktemp("names") / "r", reports)
    with Project(directory) as project:
        key = next(project.incidents()).id
        project.judge("accept", key, Note("rev", WHY))
        project.correct(key, "killed", "4", Note("rev", WHY))
        project.judge("reject", key, Note("rev", WHY), "attackers")
    people(directory, root="administrator", rev="reviewer", vi="viewer")
    return directory


def paths(place: Path) -> list[str]:
    with Project(place) as project:
        incident, told = next(project.incidents()).id, next(project.read())[0].hash[:16]
    one = f"/incidents/{incident}"
    return ["/", "/quality", one, f"{one}/glance", f"/articles/{told}", "/places.json", "/counters"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_viewer_is_given_no_name(place: Path, language: str) -> None:
    guest = visitor(place)
    guest.sign_in("vi")
    for path in paths(place):
        page = guest.client.get(path, params={"lang": language}).text
        assert [name for name in NAMES if name in page] == [], path


def test_a_reviewer_reads_them(place: Path) -> None:
    guest = visitor(place)
    guest.sign_in("rev")
    pages = "".join(guest.client.get(path).text for path in paths(place))
    assert [name for name in NAMES if name not in pages] == []


def test_a_viewer_still_reads_what_names_nobody(place: Path) -> None:
    guest = visitor(place)
    guest.sign_in("vi")
    page = guest.client.get(paths(place)[2]).text
    for words in ("مقتل 3 أشخاص هم […]", "ساحة الطيران قرب بيت […]", "وزارة الصحة […]"):
        assert words in page


@pytest.mark.parametrize("words", [*NAMES, "عدن*", "مقتل عدنان", "البزاز الشهرزوري"])
@pytest.mark.parametrize("path", ["/", "/places.json"])
def test_no_search_of_a_viewer_tells_whether_a_name_is_there(place: Path, path: str, words: str) -> None:
    guest = visitor(place)
    guest.sign_in("vi")
    answers = [guest.client.get(path, params={"text": text}) for text in (words, "nosuchword")]
    shown = [re.sub(r"nonce-?[^ ]*|value=\S+|text=\S+", "", answer.text) for answer in answers]
    assert answers[0].status_code == answers[1].status_code == 200
    assert "<tbody>" not in shown[0]
    assert '"n":' not in shown[0]


@pytest.mark.parametrize("query", [f"groups={LINES['actor']}", "groups=عدنان", "text=تفجير&groups=البزاز"])
def test_no_filter_of_a_viewer_does(place: Path, query: str) -> None:
    guest = visitor(place)
    guest.sign_in("vi")
    assert guest.client.get(f"/?{query}").status_code == 400
    assert LINES["actor"] not in guest.client.get("/").text


@pytest.mark.parametrize(
    "words",
    ["تفجير", "انفجار", "عبوة", "عبوة ناسفة", "bombing", "سيارة", "Baghdad", "بغداد", "العراق", "إذاعة", "بغد*"],
)  # fmt: skip
def test_a_viewer_finds_by_what_is_shown(place: Path, words: str) -> None:
    guest = visitor(place)
    guest.sign_in("vi")
    assert guest.client.get("/", params={"text": words}).text.count("/incidents/") == 1


@pytest.mark.parametrize("words", ["قصف", "mortar", "الموصل", "صحيفة بغداد", "Syria"])
def test_and_not_by_what_is_not(place: Path, words: str) -> None:
    guest = visitor(place)
    guest.sign_in("vi")
    assert guest.client.get("/", params={"text": words}).text.count("/incidents/") == 0


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("مقتل كل من علي حسن ومحمود السيد وثلاثة آخرين", f"مقتل كل من {HIDDEN} وثلاثة آخرين"),
        ("استشهاد الشابين أحمد وسامي عوض (22 عاما)", f"استشهاد الشابين {HIDDEN} (22 عاما)"),
        ("مُحَمَّد", HIDDEN), ("محــمد عبدالله الحسني", HIDDEN), ("&#1605;حمد", HIDDEN), ("ﻣﺤﻤﺪ", HIDDEN),
        ("John Smith", HIDDEN), ("الطفلة سحر", f"الطفلة {HIDDEN}"), ("", ""), ("32", "32"), ("…", "…"),
        ("32 قتيلا على الأقل و 110 جرحى", "32 قتيلا على الأقل و 110 جرحى"),
        ("الناطق باسم شرطة كركوك", "الناطق باسم شرطة كركوك"), ("باسم كركوك", HIDDEN),
        ("مقتل الطفلة بيان", f"مقتل الطفلة {HIDDEN}"), ("بيان للجيش العراقي", "بيان للجيش العراقي"),
        ("كتائب حزب الله", "كتائب حزب الله"), ("سهى", HIDDEN), ("بتول محمد", HIDDEN), ("شرطي مسلم", f"شرطي {HIDDEN}"),
        ("والد الضحية خالد العبيدي، وهو عامل", f"والد الضحية {HIDDEN}، وهو عامل"),
    ],
)  # fmt: skip
def test_what_may_be_a_name_is_masked(words: str, shown: str) -> None:
    assert masked(words) == shown


GIVEN = """
    سلمى هند ريم رنا نور هدى مها سهى سلوى ندى نهى لمى جنا رهف شهد رغد ليان تالا سيلين جوري آية ملك إسراء آلاء
    تقى حور غزل لين سيدرا ماريا مريم رزان رولا زينة يارا سارة جواد وائل أنس أيمن أمل أمينة إلهام ابتسام أحلام
    أزهار أسيل أشواق أفراح أماني إيناس بتول بثينة بدرية بسمة بلقيس تغريد تهاني جواهر حسناء حلا حنين خلود داليا
    دعاء دلال ديمة رابعة رانيا رباب رحاب رحمة رشا رقية روان روضة زهراء سحر سعدى سكينة سلام سناء سهير شذى شروق
    شيماء صابرين صباح عائدة عالية عفاف علا علياء غدير فاتن فادية فداء فرح فريدة قمر كريمة لطيفة لميس ماجدة مرام
    مروى منار ميادة ميساء نادين ناهد نجاح نجوى نسرين نهلة هاجر هبة هديل هناء وردة وفاء ولاء ياسمين يسرى آدم ريان
    كرم إياس تاج باسل براء بهاء جراح جلال حكيم خطاب رائد ربيع رعد سراج سليمان سيف شامل شهاب صابر صامد عابد عزيز
    عطا عمار عيد غيث فرات قصي لؤي ماهر مروان مسلم معاذ منصور نايف نجم نضال هاشم هلال وسيم وليد يعقوب الحسن
    الحسين
""".split()


@pytest.mark.parametrize("name", GIVEN)
def test_a_given_name_is_masked_alone_and_after_a_deed(name: str) -> None:
    assert masked(name) == HIDDEN
    assert masked(f"مقتل {name} وإصابة 3 أشخاص") == f"مقتل {HIDDEN} وإصابة 3 أشخاص"
