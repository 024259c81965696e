"""The desk holds what articles say about the past against the record, and shows series, counters and data sets."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from pathlib import Path
from shutil import copytree
from urllib.parse import quote

import pytest
from history import addresses, recalling
from opened import Visitor, people, visitor

from tawthiq.model.precedents import Coverage, DataSet, Precedent
from tawthiq.model.text import Article
from tawthiq.project import Project
from tawthiq.store.past.precedents import References

FOUNDING = Path(__file__).parents[3] / "shared" / "data" / "seed.txt"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recalling(tmp_path_factory.mktemp("past") / "r")


@pytest.fixture(scope="module")
def guest(place: Path) -> Visitor:
    return visitor(place)


@pytest.fixture
def staffed(place: Path, tmp_path: Path) -> Path:
    copy = Path(copytree(place, tmp_path / "s"))
    people(copy, root="administrator", vi="viewer")
    return copy


def text(guest: Visitor, path: str, language: str = "en", status: int = 200) -> str:
    """Return the page at an address in a language."""
    answer = guest.client.get(path, headers={"accept-language": language})
    assert answer.status_code == status, path
    return answer.text


def words(page: str) -> str:
    """Return the words of a page, in one line and without marks of direction."""
    return re.sub(r"\s+", " ", re.sub("[\u2066\u2069]", "", unescape(re.sub(r"<[^>]+>", " ", page))))


# Beside the sentence


@pytest.mark.parametrize("name", ["comparing article", "compared incident"])
def test_a_sentence_stands_with_question_answers_and_evidence(place: Path, guest: Visitor, name: str) -> None:
    shown = words(text(guest, addresses(place)[name]))
    assert "Consistent. In Baghdad from 2018-02-01 to 2021-01-20: ged: 0 deadlier incidents (consistent)" in shown
    for told in ("number of killed", "1 February 2018 – 20 January 2021", "Tayaran Square", "31-38", "counted from"):
        assert told in shown
    assert "1 January 1989 – 31 December 2021, Iraq, deadly incidents alone" in shown
    assert "the time that it looks back over cannot be dated" in shown
    arabic = words(text(guest, addresses(place)[name], "ar"))
    assert "متسق. في بغداد من 2018-02-01 إلى 2021-01-20: ged: حوادث أشد فتكا: 0 (متسق)" in arabic
    assert "هذا السجل: لا تغطي كامل المدة" in arabic


def test_each_part_of_a_question_is_lit_in_the_text(place: Path, guest: Visitor) -> None:
    page = text(guest, addresses(place)["comparing article"])
    parts = re.findall(r'<a href="#([\w-]+-part-[\w-]+)"><mark class="part">(.*?)</mark>', page)
    assert {what for _, what in parts} >= {"measure", "place", "time"}
    assert all(f'<i id="{anchor}">' in page for anchor, _ in parts)
    assert all(re.search(rf'<mark class="[^"]*part[^"]*" data-f="[^"]*{anchor}', page) for anchor, _ in parts)


def test_articles_that_say_the_same_are_answered_together(place: Path, guest: Visitor) -> None:
    page = text(guest, addresses(place)["compared incident"])
    assert page.count('<article class="sheet compared"') == 2
    assert page.count('class="put"') == 4


def test_incidents_that_decide_lead_to_their_records(place: Path, guest: Visitor) -> None:
    page = text(guest, addresses(place)["comparing article"])
    (link,) = set(re.findall(r'href="(/references/record\?[^"]+)"', page))
    assert "Tayaran Square" in text(guest, unescape(link))


def test_viewers_see_the_question_and_answers_without_the_words(place: Path, staffed: Path) -> None:
    guest = visitor(staffed)
    guest.sign_in("vi")
    for name in ("comparing article", "compared incident"):
        page = text(guest, addresses(place)[name])
        assert "0 deadlier incidents (consistent)" in page
        assert "أكثر دموية" not in page
        assert "منذ يناير" not in page


@pytest.mark.skipif(not FOUNDING.exists(), reason="the founding article is not part of the project")
def test_the_founding_article_shows_both_comparisons(place: Path, tmp_path: Path) -> None:
    copy = Path(copytree(place, tmp_path / "f"))
    article = Article("founding", FOUNDING.read_text(encoding="utf-8"), published="2021-01-22", outlet="SBS")
    with Project(copy) as project:
        list(project.add([article]))
    page = text(visitor(copy), f"/articles/{article.hash[:16]}")
    shown = words(page)
    assert page.count('<article class="sheet compared"') == 2
    assert "Consistent. In Baghdad from 2018-02-01 to 2021-01-20" in shown
    assert "the first in some time" in shown
    assert "In Iraq (the country of the incident; the sentence names no place)" in shown


# Ask


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_question_is_answered_under_an_address_to_share(place: Path, guest: Visitor, language: str) -> None:
    shown = words(text(guest, addresses(place)["answer"], language))
    verdict, count = {"en": ("Contradicted", "1 deadlier incident"), "ar": ("مناقَض", "حوادث أشد فتكا: 1")}[language]
    assert verdict in shown
    assert count in shown
    assert "Tayaran Square" in shown


def test_without_a_figure_the_deadliest_are_listed(place: Path, guest: Visitor) -> None:
    shown = words(text(guest, addresses(place)["list of the deadliest"]))
    assert "31-38 killed in the deadliest" in shown
    assert shown.index("Tayaran Square") < shown.index("Baghdad city")


def test_words_that_were_left_out_are_said(guest: Visitor) -> None:
    shown = words(text(guest, "/ask?q=deadliest+purple+bombing+in+Baghdad+since+2018&on=2021-01-22"))
    assert "Not understood and left out: purple" in shown


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("q=what+happened", "asks nothing of the past"),
        ("q=deadliest+in+Nowhere+since+2018", "no place 'nowhere' is known"),
        ("q=deadliest+attack+by+nobody+ever+heard+of+in+Iraq+since+2018", "no group"),
        ("q=deadliest+in+Iraq+since+2018&killed=many", "'many' is no figure"),
        ("q=deadliest+in+Iraq+since+2018&killed=38-31", "'38-31' is no figure"),
        ("q=deadliest+in+Iraq+since+2018&on=yesterday", "'yesterday' is no day"),
        (f"q={quote(SCRIPT)}", "asks nothing of the past"),
    ],
)
def test_what_is_not_understood_is_said_in_both_languages(guest: Visitor, query: str, told: str) -> None:
    page = text(guest, f"/ask?{query}", "en", 400)
    assert told in words(page)
    assert SCRIPT not in page
    assert 'lang="en"' not in text(guest, f"/ask?{query}", "ar", 400).split('role="alert"')[1].split("</div>")[0]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_example_is_understood(guest: Visitor, language: str) -> None:
    examples = re.findall(r'href="/ask\?q=([^"]+)"', text(guest, "/ask", language))
    assert len(examples) == 5
    for example in examples:
        page = text(guest, f"/ask?q={example}", language)
        assert 'class="left-out"' not in page
        assert "verdict is-" in page


@pytest.mark.parametrize("name", ["q", "on", "killed"])
def test_hostile_questions_do_no_harm(guest: Visitor, name: str) -> None:
    for hostile in ("\x00", "\ud800".encode("utf-8", "surrogatepass"), "9" * 5000, "' OR 1=1 --", "٣٢", "²", "%" * 300):
        answer = guest.client.get("/ask", params={"q": "deadliest in Iraq since 2018"} | {name: hostile})
        assert answer.status_code in (200, 400), (name, hostile)


# Series


def test_series_are_drawn_with_gaps_and_told_as_a_table(place: Path, guest: Visitor) -> None:
    page = text(guest, addresses(place)["series"])
    assert page.count('class="time chart"') == 2
    assert 'fill="url(#gap-2)"' in page
    assert 'fill="url(#gap-1)"' not in page
    assert 'aria-label="2018-01, killed: \u206631-38\u2069"' in page
    shown = words(page)
    assert "2018-01 1 31-38 0 yes" in shown
    assert "2018-02 – – – no data" in shown


def test_files_hold_the_series_that_is_shown(guest: Visitor) -> None:
    asking = "of=ged&of=register&by=year&country=IQ&place=Baghdad&since=2017&until=2021"
    rows = list(csv.DictReader(io.StringIO(text(guest, f"/series.csv?{asking}"))))
    assert [(row["source"], row["name"], row["killed_high"]) for row in rows][:3] == [
        ("ged", "2017", "30"), ("ged", "2018", "47"), ("ged", "2019", "4"),
    ]  # fmt: skip
    assert {row["covered"] for row in rows if row["source"] == "register"} == {"no"}
    answer = guest.client.get(f"/series.json?{asking}")
    assert [each["name"] for each in answer.json()] == [row["name"] for row in rows]
    assert answer.headers["content-disposition"] == 'attachment; filename="series.json"'


def test_series_know_places_and_groups_by_arabic_names_too(guest: Visitor) -> None:
    def counted(**asked: str) -> str:
        return guest.client.get("/series.csv", params={"of": "ged", "by": "year"} | asked).text

    assert counted(place="بغداد") == counted(place="Baghdad") != counted()
    assert counted(actor="تنظيم داعش") == counted(actor="Islamic State") == counted(actor="islamic-state") != counted()


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("place=Nowhere", "no place 'Nowhere' is known"),
        ("actor=nobody+at+all", "no group 'nobody at all' is known"),
        ("since=soon", "'soon' is no time"),
        ("until=2021-13", "'2021-13' is no time"),
        ("type=party", "'party' is no kind of attack"),
        ("since=1000&by=week&of=ged", "stretches of time are too many"),
        (f"place={quote(SCRIPT)}", "is known"),
    ],
)
def test_what_cannot_be_counted_is_said(guest: Visitor, query: str, told: str) -> None:
    page = text(guest, f"/series?{query}", "en", 400)
    assert told in words(page)
    assert SCRIPT not in page
    text(guest, f"/series.csv?{query}", "en", 400)
    assert 'lang="en"' not in text(guest, f"/series?{query}", "ar", 400).split('role="alert"')[1].split("</div>")[0]


def test_a_data_set_that_is_not_there_is_not_found(guest: Visitor) -> None:
    text(guest, "/series?of=unheard-of", "en", 404)
    text(guest, "/references/record?of=unheard-of&key=1", "en", 404)
    text(guest, "/references/record?of=ged&key=999", "en", 404)
    text(guest, "/references/record?of=ged&key=2&since=soon&country=%00", "en", 404)


def test_no_cell_of_a_file_is_a_formula(place: Path, tmp_path: Path) -> None:
    copy = Path(copytree(place, tmp_path / "f"))
    name = "=HYPERLINK(1)"
    told = DataSet(name, "tawthiq", "own", "2026-01-01", 0, Coverage("", "", frozenset()))
    with References(copy) as references:
        references.put(told, [Precedent("a", "2020-01-05", "2020-01-05", "IQ")])
    body = visitor(copy).client.get("/series.csv", params={"of": name}).text
    assert body.splitlines()[1].startswith("'=HYPERLINK(1),")
    assert name in text(visitor(copy), "/references")


# Counters


@pytest.mark.parametrize("language", ["en", "ar"])
def test_counters_are_series_with_what_is_odd(guest: Visitor, language: str) -> None:
    shown = words(text(guest, "/counters", language))
    told = {
        "en": "digits changed round 33233 2024-03-13 perhaps 32333 after 32226 2024-03-12 , before 32414 2024-03-14",
        "ar": "رقمان متبادلان 33233 2024-03-13 ربما 32333 بعد 32226 2024-03-12 ، قبل 32414 2024-03-14",
    }
    assert told[language] in shown
    assert "+1007" in shown
    assert "−819" in shown


def test_figures_of_counters_lead_to_their_words(guest: Visitor) -> None:
    link = re.search(r'href="(/articles/\w+)#([\w-]+-counter-[\w-]+)"', text(guest, "/counters"))
    assert link
    assert f'id="{link[2]}"' in text(guest, link[1])


def test_counters_are_files_for_who_may_read_articles(guest: Visitor, staffed: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(text(guest, "/counters.csv?span=running"))))
    assert [row["value"] for row in rows] == ["32142", "32226", "33233", "32414", "32490"]
    assert guest.client.get("/counters.json?span=daily").json() == []
    viewer = visitor(staffed)
    viewer.sign_in("vi")
    assert viewer.client.get("/counters.csv").status_code == 403


# Data sets


def test_data_sets_are_listed_with_licence_and_coverage(guest: Visitor) -> None:
    shown = words(text(guest, "/references"))
    for told in ("ged", "UCDP Georeferenced Event Dataset", "CC BY 4.0", "1 January 1989 – 31 December 2021", "4"):
        assert told in shown


def test_names_of_places_in_data_sets_are_text(place: Path, guest: Visitor) -> None:
    pages = (
        "/references/record?of=ged&key=4",
        "/ask?q=deadliest+in+Baghdad+since+2019&on=2021-01-22",
        "/series?of=ged&by=month",
    )
    for path in pages:
        assert SCRIPT not in text(guest, path)
    assert unescape(text(guest, pages[0])).count(SCRIPT) >= 1


def test_without_data_sets_the_pages_say_so(tmp_path: Path) -> None:
    with Project(tmp_path / "empty", create=True):
        pass
    guest = visitor(tmp_path / "empty")
    assert "No data set was imported yet" in text(guest, "/references")
    assert "Nothing that is asked for is recorded" in text(guest, "/series")
    assert "No article of this register gives a figure" in text(guest, "/counters")
    assert "cannot be told" in text(guest, "/ask?q=deadliest+in+Iraq+since+2018&on=2021-01-22").lower()
