"""Files become articles: kinds, encodings, titles, ids, dates, folders, standard input, and saved pages measured."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import threading
import tracemalloc
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.model.errors import ArticleError
from tawthiq.model.text import Article, Refusal
from tawthiq.sources import read, sources
from tawthiq.sources.encodings import decode, wide
from tawthiq.sources.page_dates import day, iso
from tawthiq.sources.signatures import appearance

INPUTS = Path(__file__).parent / "inputs"
LINE = "قتل شخصان وأصيب ثالث بانفجار لغم أرضي شرقي البلدة، وفق مصدر محلي."


def articles(path: Path | str) -> list[Article]:
    """Return the articles of an input that refuses nothing."""
    found = list(read(str(path)))
    assert [str(item) for item in found if isinstance(item, Refusal)] == []
    return [item for item in found if isinstance(item, Article)]


def parted(path: Path | str) -> tuple[list[Article], list[str]]:
    """Return the articles and the messages of an input."""
    found = list(read(str(path)))
    return (
        [item for item in found if isinstance(item, Article)],
        [str(item) for item in found if isinstance(item, Refusal)],
    )


def written(path: Path, *records: Any) -> Path:
    """Return the path of a new file of JSON lines."""
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def fed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> tuple[list[Article], list[str]]:
    """Return what is read from standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return parted("-")


# Saved pages


@dataclass(frozen=True)
class Page:
    """What one page of tests/inputs holds."""

    name: str
    title: str
    outlet: str
    published: str
    kind: str
    paragraphs: int
    first: str
    last: str


PAGES = [
    Page(
        "page_json_ld", "انفجار عبوة ناسفة قرب سوق الخضار في بلدة النهرين يوقع أربعة قتلى", "قناة الضفاف",
        "2021-01-22T09:15:00+03:00", "page_tags", 5, "قتل أربعة أشخاص وأصيب", "نفسه ولم توقع ضحايا.",
    ),
    Page(
        "page_meta", "غارة جوية على مستودع وقود غربي وادي السرو تقتل ستة عمال", "وكالة المرسى للأنباء",
        "2016-11-08T20:41:00Z", "page_tags", 5, "وادي السرو (المرسى) -- قتل ستة", "مجاورة قبل ثلاثة أسابيع.",
    ),
    Page(
        "page_levant", "مقتل ضابط وجنديين بهجوم مسلح على حاجز شرق تل الزعتر الأحمر", "صحيفة الميزان",
        "2021-01-22", "page_visible", 4, "قتل ضابط برتبة نقيب", "على إثره ثلاثة مشتبه بهم.",
    ),
    Page(
        "page_maghreb", "القضاء على عنصرين مسلحين في مرتفعات جبل السماق وإصابة عون حرس", "إذاعة الواحة أف أم",
        "2019-07-12", "page_visible", 4, "تمكنت وحدات مختصة", "المختصة بالأبحاث.",
    ),
    Page(
        "page_hijri", "سقوط مقذوف على قرية حدودية وإصابة مقيمين", "جريدة النخيل",
        "2021-01-22", "page_visible", 3, "أصيب ثلاثة مقيمين", "الأجسام الغريبة والإبلاغ عنها.",
    ),
    Page(
        "page_tables", "انفجار سيارة مفخخة أمام مقر للشرطة في مدينة القصب", "شبكة الوادي الإخبارية",
        "2003-08-14", "page_visible", 3, "انفجرت سيارة مفخخة صباح اليوم", "صاحب الورشة لاستجوابه.",
    ),
]  # fmt: skip
AROUND = (
    "الحقوق محفوظة", "الرئيسية", "الأكثر", "اقرأ أيضا", "ذات صلة", "ملفات تعريف", "شارك", "فيسبوك", "طباعة", "أرشيف",
    "الله يرحم", "نشرتنا", "كلمات مفتاحية", "إرشادات الاستخدام", "سجل الزوار", "استفتاء", "محافظ المدينة", "إعلان",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
def test_a_saved_page_gives_its_article_and_nothing_around_it(page: Page, encoding: str, tmp_path: Path) -> None:
    source = (INPUTS / f"{page.name}.html").read_text(encoding="utf-8")
    path = tmp_path / f"{page.name}.html"
    path.write_bytes(source.encode(encoding, "xmlcharrefreplace"))
    (article,) = articles(path)
    assert (article.title, article.outlet) == (page.title, page.outlet)
    assert (article.published, article.published_kind) == (page.published, page.kind)
    assert (article.id, article.language) == (page.name, "ar")
    assert article.text.startswith(page.first)
    assert article.text.endswith(page.last)
    assert len(article.text.split("\n")) == page.paragraphs
    assert [word for word in AROUND if word in article.text] == []


def test_a_page_with_only_what_surrounds_an_article_is_refused() -> None:
    found, messages = parted(INPUTS / "page_boilerplate.html")
    assert found == []
    assert "the page holds no article" in messages[0]


def page(body: str, head: str = "") -> str:
    """Return a page of three paragraphs below a headline."""
    paragraphs = f"<p>{LINE}</p><p>{LINE} وأضاف المصدر أن المنطقة أغلقت.</p><p>{LINE} ولا حصيلة أخرى.</p>"
    return (
        f"<html><head><title>انفجار لغم شرقي البلدة - إذاعة التل</title>{head}</head><body>"
        f"<div class='menu'><a href='/'>الأولى</a> <a href='/n'>أخبار</a></div>"
        f"<div class='story'><h1>انفجار لغم شرقي البلدة</h1>{body}<div>{paragraphs}</div></div></body></html>"
    )


STAMPS = [
    ("<div>نشر في: 22 كانون الثاني/يناير 2021، آخر تحديث: 25 كانون الثاني/يناير 2021</div>", "", "2021-01-22"),
    ("<div>آخر تحديث 25 يناير 2021 - نشر 22 يناير 2021</div>", "", "2021-01-22"),
    ("<div>الجمعة 9 جمادى الآخرة 1442هـ - 22 يناير 2021م</div>", "", "2021-01-22"),
    ("<div>يناير 22, 2021</div>", "", "2021-01-22"),
    ("<div><span>22</span> <span>يناير</span>\n<span>2021</span></div>", "", "2021-01-22"),
    ("<div><time datetime='2021-01-22T10:00:00+02:00'>منذ يومين</time></div>", "", "2021-01-22T10:00:00+02:00"),
    ("", "<meta itemprop='datePublished' content='الجمعة 22 يناير 2021'>", "2021-01-22"),
    ("", "<link rel='canonical' href='https://tall.example/2021/01/22/mine'>", "2021-01-22"),
    ("", "<script type='application/ld+json'>{broken</script><meta name='date' content='2021-01-22'>", "2021-01-22"),
    ("<div>منذ ساعتين</div>", "", ""),
    ("<figure><figcaption>صورة من 3 آذار 2018</figcaption></figure>", "", ""),
]


@pytest.mark.parametrize(("body", "head", "published"), STAMPS)
def test_the_date_of_a_page_is_the_one_of_publication(body: str, head: str, published: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(body, head), encoding="utf-8")
    (article,) = articles(path)
    assert (article.title, article.outlet.split(".")[0]) == ("انفجار لغم شرقي البلدة", "إذاعة التل")
    assert article.published == published


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<div>9 جمادى الآخرة 1442 هـ</div>", "a Hijri date, about 2021-01-23, a day more or less"),
        ("<div>05/02/2021</div>", "or the other way round"),
        ("<div>22 كانون الثاني/فبراير 2021</div>", "names two months"),
    ],
)
def test_a_date_that_is_not_settled_is_told_and_left_out(body: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(body), encoding="utf-8")
    (article,), (message,) = parted(path)
    assert article.published == ""
    assert "the page is read without its date" in message
    assert reason in message


@pytest.mark.parametrize("markup", ["{}<br>", "{}<br/><br/>", "<div>{}</div>", "<p><span><b>{}</b></span></p>"])
@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("name", ["page_json_ld", "page_meta", "page_levant", "page_maghreb"])
def test_paragraphs_are_found_however_they_are_marked(name: str, count: int, markup: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    source = (INPUTS / f"{name}.html").read_text(encoding="utf-8")
    before, after = source.split("<!-- text -->")[0], source.split("<!-- end -->")[1]
    said = [f"{LINE} وهذه هي الفقرة {number} من الخبر." for number in range(count)]
    path.write_text(before + "".join(map(markup.format, said)) + after, encoding="utf-8")
    (article,) = articles(path)
    assert article.text.split("\n") == said


def test_half_characters_in_the_tags_of_a_page_do_not_reach_the_article(tmp_path: Path) -> None:
    linked = r"""<script type="application/ld+json">{"@type": "NewsArticle", "headline": "\ud800"}</script>"""
    path = tmp_path / "a.html"
    path.write_text(page("", linked), encoding="utf-8")
    (article,) = articles(path)
    assert article.title == "انفجار لغم شرقي البلدة"


def test_the_address_a_browser_saved_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<!-- saved from url=(0025)https://tall.example/n/17 -->\n" + page(""), encoding="utf-8")
    (article,) = articles(path)
    assert article.url == "https://tall.example/n/17"


# Dates as pages print them

DAYS = [
    ("22 يناير 2021", "2021-01-22"),
    ("٢٢ يناير ٢٠٢١", "2021-01-22"),
    ("الجمعة، 22 كانون الثاني/ يناير 2021 14:35", "2021-01-22"),
    ("22 كانون الثاني (يناير) 2021", "2021-01-22"),
    ("22 يناير/كانون الثاني 2021", "2021-01-22"),
    ("الأحد، 04 آب/اغسطس 2013، آخر تحديث 02:21 (GMT+0400)", "2013-08-04"),
    ("1 شباط 2016", "2016-02-01"),
    ("30 آذار 2015", "2015-03-30"),
    ("2 نيسان، 2014", "2014-04-02"),
    ("9 أيار 2012", "2012-05-09"),
    ("9 حزيران 2014", "2014-06-09"),
    ("14 تموز 2016", "2016-07-14"),
    ("4 آب 2020", "2020-08-04"),
    ("11 أيلول 2012", "2012-09-11"),
    ("31 تشرين الأول 2010", "2010-10-31"),
    ("12 تشرين ثاني 2015", "2015-11-12"),
    ("8 كانون الأول 2009", "2009-12-08"),
    ("18 جانفي 2015", "2015-01-18"),
    ("6 فيفري 2013", "2013-02-06"),
    ("3 أفريل 2019", "2019-04-03"),
    ("11 ماي 2018", "2018-05-11"),
    ("26 جوان 2015", "2015-06-26"),
    ("8 جويلية 2018", "2018-07-08"),
    ("20 أوت 2016", "2016-08-20"),
    ("13 يوليوز 2020", "2020-07-13"),
    ("5 غشت 2021", "2021-08-05"),
    ("7 شتنبر 2019", "2019-09-07"),
    ("9 نونبر 2019", "2019-11-09"),
    ("17 دجنبر 2018", "2018-12-17"),
    ("15 الفاتح 2008", "2008-09-15"),
    ("29 يونيه 2015", "2015-06-29"),
    ("22-يناير-2021", "2021-01-22"),
    ("22 من يناير عام 2021", "2021-01-22"),
    ("يوليو 3, 2013", "2013-07-03"),
    ("January 22, 2021", "2021-01-22"),
    ("22 janvier 2021", "2021-01-22"),
    ("1er août 2016", "2016-08-01"),
    ("2021/01/22", "2021-01-22"),
    ("2021-1-2 08:30", "2021-01-02"),
    ("22/01/2021", "2021-01-22"),
    ("1/22/2021 10:45:00 AM", "2021-01-22"),
    ("22.01.2021", "2021-01-22"),
    ("الجمعة 05/02/2021", "2021-02-05"),
    ("الأحد 05/02/2021", "2021-05-02"),
    ("04/04/2021", "2021-04-04"),
    ("الجمعة ٩ جمادى الآخرة ١٤٤٢ هـ", "2021-01-22"),
    ("الجمعة 1442/06/09", "2021-01-22"),
    ("الخميس 1 محرم 1442", "2020-08-20"),
]
NO_DAYS = [
    "منذ ساعتين", "أخبار", "2021", "يناير 2021", "30 شباط 2016", "05/02/2021", "22 كانون الثاني/فبراير 2021",
    "9 جمادى الآخرة 1442", "31 رجب 1442", "قتل 22 شخصا في 2021", "10.5.1.2021", "22 يناير 3021", "0000-00-00",
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "expected"), DAYS)
def test_a_printed_date_is_read(phrase: str, expected: str) -> None:
    found = day(phrase)
    assert found is not None
    assert found.iso == expected


@pytest.mark.parametrize("phrase", NO_DAYS)
def test_what_is_not_one_day_is_not_read_as_one(phrase: str) -> None:
    found = day(phrase)
    assert found is None or (found.iso == "" and found.problem)


@given(st.dates(date(1995, 1, 1), date(2035, 1, 1)))
def test_a_date_with_its_weekday_is_read_in_either_order(one: date) -> None:
    names = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
    found = day(f"{names[one.weekday()]} {one.day}/{one.month}/{one.year}")
    swapped_fits = one.day <= 12 and date(one.year, one.day, one.month).weekday() == one.weekday()
    assert found is not None
    assert found.iso == ("" if swapped_fits and one.day != one.month else one.isoformat())


def test_the_tabular_calendar_gives_known_days() -> None:
    known = [
        ("1 محرم 1400", date(1979, 11, 21)),
        ("1 رمضان 1435", date(2014, 6, 28)),
        ("1 صفر 1444", date(2022, 8, 28)),
    ]
    for phrase, one in known:
        found = day(phrase)
        assert found is not None
        about = date.fromisoformat(found.problem.split("about ")[1][:10])
        assert abs(about - one) <= timedelta(days=1)


@pytest.mark.parametrize(
    "stamp", ["2021-01-22", "2021-01-22T09:15:00Z", "2021-01-22 09:15:00", "2016-06-05T08:00:00.1234567"]
)
def test_iso_stamps_stay_as_given(stamp: str) -> None:
    assert iso(stamp) == stamp


# Encodings

SENTENCES = [LINE, "«الحصيلة» — 12 قتيلا… و\u200fأكثر", "قُتِلَ شُرطيٌّ؟", "مقتل 3"]
CODECS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1256", "iso-8859-6"]


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_encoding_gives_the_same_text(codec: str, sentence: str) -> None:
    data = sentence.encode(codec, "ignore")
    assert decode(data) == data.decode(codec)


@pytest.mark.parametrize(("codec", "length"), [("windows-1256", 8), ("windows-1256", 30), ("iso-8859-6", 40)])
def test_the_two_old_arabic_encodings_are_told_apart(codec: str, length: int) -> None:
    for start in range(len(LINE) - length + 1):
        piece = LINE[start : start + length]
        assert decode(piece.encode(codec)) == piece


@given(st.text(st.characters(codec="utf-8")))
def test_what_is_written_as_utf_8_is_read_as_it_is(text: str) -> None:
    data = text.encode()
    plain = text.removeprefix("\ufeff")
    assert wide(data[:4096]) or decode(data) == plain


@given(st.binary(max_size=200))
def test_decoding_replaces_nothing(data: bytes) -> None:
    with suppress(ArticleError):
        text = decode(data)
        known = [*CODECS, "windows-1252"]
        assert any(data in (text.encode(codec, "ignore"), mark(codec, text)) for codec in known)


def mark(codec: str, text: str) -> bytes:
    """Return the text with the byte order mark of the other byte order, which Python does not write."""
    return b"\xfe\xff" + text.encode("utf-16-be", "ignore") if codec == "utf-16" else b""


def test_damaged_utf_8_is_not_taken_for_another_encoding() -> None:
    with pytest.raises(ArticleError, match="0xd8 at offset 7 is not UTF-8"):
        decode(LINE.encode()[:8] + b"\xff" + LINE.encode()[8:])


def test_quotation_marks_that_both_code_pages_share_are_read() -> None:
    assert decode(b"An \x93explosion\x94 in Erbil \x96 two dead") == "An “explosion” in Erbil – two dead"


def test_a_wrong_declaration_does_not_win_over_the_letters() -> None:
    assert decode(LINE.encode("windows-1256"), "iso-8859-1") == LINE
    assert decode("L'armée française".encode("iso-8859-1"), "iso-8859-1") == "L'armée française"


# JSON lines


def test_a_line_gives_its_article_as_it_is(tmp_path: Path) -> None:
    record = {
        "id": "a1", "title": " عنوان ", "text": "ﻣﻘﺘﻞ\u200f 3\x00\r\nأشخاص  &quot;", "lang": "ar", "other": 1,
        "outlet": "إذاعة التل", "published": "2021-01-22 10:00:00", "url": "https://tall.example/1",
        "published_kind": "stamp",
    }  # fmt: skip
    (article,) = articles(written(tmp_path / "a.jsonl", record))
    assert article == Article(
        "a1", "ﻣﻘﺘﻞ\u200f 3\x00\r\nأشخاص  &quot;", " عنوان ", "ar", "إذاعة التل", "2021-01-22 10:00:00",
        "https://tall.example/1", "stamp",
    )  # fmt: skip


def test_missing_ids_come_from_the_content_and_numbers_are_taken(tmp_path: Path) -> None:
    records = [{"text": "نص"}, {"id": None, "text": "نص"}, {"id": "", "text": "نص آخر"}, {"id": 17, "text": "نص"}]
    first, same, other, number = articles(written(tmp_path / "a.jsonl", *records))
    assert first.id == same.id == "sha-a8df87d997c7"
    assert other.id.startswith("sha-")
    assert other.id != first.id
    assert number.id == "17"


@pytest.mark.parametrize(
    ("record", "language"),
    [
        ({"text": "نص"}, "ar"),
        ({"text": "text"}, "und"),
        ({"text": "نص", "lang": "fa"}, "fa"),
        ({"text": "text", "lang": "xx"}, "xx"),
    ],
)
def test_a_language_that_is_given_is_kept(record: dict[str, str], language: str, tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path / "a.jsonl", record))
    assert article.language == language


def test_an_arabic_date_is_read_as_iso(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path / "a.jsonl", {"text": "نص", "published": "22 كانون الثاني/يناير 2021"}))
    assert article.published == "2021-01-22"


@pytest.mark.parametrize(
    "shape",
    [
        '[{"id": "a", "text": "خبر"}, {"id": "b", "text": "خبر"}]',
        '[\n  {"id": "a", "text": "خبر"},\n  {"id": "b", "text": "خبر"}\n]\n',
        '{\n  "id": "a",\n  "text": "خبر"\n}\n{\n  "id": "b",\n  "text": "خبر"\n}\n',
        '\ufeff{"id": "a", "text": "خبر"}\n\n  \n{"id": "b", "text": "خبر"}',
        '{"id": "a", "text": "خبر"}\r\n{"id": "b", "text": "خبر"}\r\n',
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-be", "windows-1256"])
def test_lines_lists_and_pretty_objects_are_read(shape: str, codec: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(shape.encode(codec, "ignore"))
    assert [(article.id, article.text) for article in articles(path)] == [("a", "خبر"), ("b", "خبر")]


def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        path = written(tmp_path / "a.jsonl", *({"id": str(at), "text": LINE * 20} for at in range(count)))
        tracemalloc.start()
        assert sum(1 for _ in read(str(path))) == count
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(2000) < peak(20) + 200_000


# Text files


@pytest.mark.parametrize(
    ("written_as", "title", "text"),
    [
        ("عنوان\n\nنص الخبر\nسطر ثان\n", "عنوان", "نص الخبر\nسطر ثان\n"),
        ("\n عنوان \r\n\r\n\r\n نص الخبر\r\n", "عنوان", " نص الخبر\r\n"),
        ("سطر أول\nسطر ثان\n\nسطر ثالث", "", "سطر أول\nسطر ثان\n\nسطر ثالث"),
        ("سطر واحد\n\n", "", "سطر واحد\n\n"),
        ("ك" * 201 + "\n\nنص", "", "ك" * 201 + "\n\nنص"),
        ("\ufeffعنوان\n\nنص\x00 ﻣﻘﺘﻞ\u200f", "عنوان", "نص\x00 ﻣﻘﺘﻞ\u200f"),
    ],
)
def test_a_first_line_that_stands_apart_is_the_title(written_as: str, title: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "2021-01-22 خبر.txt"
    path.write_bytes(written_as.encode())
    (article,) = articles(path)
    assert (article.id, article.title, article.text) == ("2021-01-22 خبر", title, text)


def test_a_file_name_that_is_no_utf_8_gives_an_id_that_can_be_printed(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"\xe3\xde.txt")
    try:
        Path(os.fsdecode(path)).write_text("نص", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    (article,) = articles(os.fsdecode(path))
    assert article.id.encode() == rb"\xe3\xde"


# Folders, compression, standard input


def test_a_folder_is_its_files_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt", "page_files/d.txt", ".git/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(LINE, encoding="utf-8")
    assert [article.id for article in articles(tmp_path)] == ["a", "b", "c"]


def test_compressed_files_are_read_as_they_are(tmp_path: Path) -> None:
    lines = written(tmp_path / "a.jsonl", {"id": "a", "text": LINE}, {"id": "b", "text": LINE}).read_bytes()
    for name in ("x.jsonl.gz", "x.jsonl", "x"):
        (tmp_path / name).write_bytes(gzip.compress(lines))
        assert [article.id for article in articles(tmp_path / name)] == ["a", "b"]


@pytest.mark.parametrize(
    ("data", "count", "start"),
    [
        (json.dumps({"id": "a", "text": LINE}).encode() + b"\n" + json.dumps({"text": LINE}).encode(), 2, LINE),
        (json.dumps([{"id": "a", "text": LINE}]).encode("utf-16"), 1, LINE),
        ((INPUTS / "page_levant.html").read_bytes(), 1, "قتل ضابط برتبة نقيب"),
        (f"عنوان\n\n{LINE}".encode(), 1, LINE),
        (LINE.encode("windows-1256"), 1, LINE),
        (gzip.compress(LINE.encode()), 1, LINE),
    ],
    ids=["json lines", "json list in utf-16", "html", "text", "text in windows-1256", "gzip"],
)
def test_standard_input_is_read_as_what_it_looks_like(
    data: bytes, count: int, start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, messages = fed(monkeypatch, data)
    assert messages == []
    assert len(found) == count
    assert all(article.text.startswith(start) for article in found)
    assert all(article.id.startswith("sha-") for article in found if article.id != "a")


def test_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert parted("-") == ([], ["standard input: closed: give it articles, or name files"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_an_article_is_given_before_the_next_is_there(tmp_path: Path) -> None:
    path = tmp_path / "pipe.jsonl"
    os.mkfifo(path)
    first_was_seen = threading.Event()

    def write() -> None:
        with path.open("wb", buffering=0) as pipe:
            pipe.write(b'{"id": "a", "text": "one"}\n')
            first_was_seen.wait(5)
            pipe.write(b'{"id": "b", "text": "two"}\n')

    writer = threading.Thread(target=write)
    writer.start()
    found = read(str(path))
    first = next(found)
    first_was_seen.set()
    rest = list(found)
    writer.join()
    assert [item.id for item in (first, *rest) if isinstance(item, Article)] == ["a", "b"]


# What a source is


def test_sources_are_found_in_their_folder() -> None:
    endings = [suffix for source in sources() for suffix in source.SUFFIXES]
    assert {".jsonl", ".txt", ".html"} <= set(endings)
    assert len(endings) == len(set(endings))


@pytest.mark.parametrize("data", [b"MZ is a name", b"BZh", "BZhخبر".encode(), b"ID3 card", b"PAR1 of the text", b""])
def test_words_that_begin_like_a_signature_stay_text(data: bytes) -> None:
    assert appearance(data) == ""
