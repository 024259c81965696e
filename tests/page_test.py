"""The static page: whole, safe, the same every time, and every link leads to the very words."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import KIRKUK, Told, many, report_of

from tawthiq.exporters.page import write
from tawthiq.exporters.page.article import paragraphs, segments, text
from tawthiq.exporters.page.atlas import WORLD, core, fitted, path, project
from tawthiq.exporters.page.edition import Piece
from tawthiq.exporters.page.facts import KINDS, Fact, facts
from tawthiq.exporters.page.ledger import is_private
from tawthiq.exporters.page.listing import COLUMNS
from tawthiq.exporters.page.plot import EDGE, GAP, WIDTH, places
from tawthiq.exporters.page.timeline import SPACE, beside, middle
from tawthiq.exporters.page.words import Word, code, counted, day, named, plain, word
from tawthiq.model import kinds
from tawthiq.model.claims import (
    Account,
    Aside,
    Claim,
    Comparison,
    Counter,
    Part,
    Problem,
    Quote,
    Report,
    Response,
    Saying,
)
from tawthiq.model.errors import ExportError, KnowledgeError
from tawthiq.model.incidents import Incident, Settlement
from tawthiq.model.text import Article, Evidence
from tawthiq.model.values import Count, Location, Moment, Perpetrator, Toll
from tawthiq.register.linking.cluster import group
from tawthiq.register.settle import settle
from tawthiq.register.telling import tellings

Articles = Mapping[str, tuple[Article, Report]]

VOID = frozenset({"meta", "input", "br", "link", "img"})
BAGHDAD = Location("IQ", "Baghdad", "Baghdad", 33.34, 44.4, "locality", "gn:98182", "Baghdad")
TEXT = (
    "قتل 32 مدنيا في تفجير انتحاري استهدف سوقا في بغداد أمس، بحسب وزارة الصحة نقلا عن وكالة النخيل.\n"
    "\n"
    "وقال شاهد يدعى أبو سالم إن 40 شخصا قتلوا، ومن بينهم المصور هاني السعدون.\n"
    "وأعلن تنظيم داعش مسؤوليته ونفت جماعة أخرى. وأمرت الحكومة بفتح تحقيق في الهجوم الأعنف منذ 2018."
)
VICTIM, WITNESS = "هاني السعدون", "أبو سالم"


@dataclass
class Node:
    """An element of the page with what lies in it, in order."""

    tag: str
    attributes: dict[str, str]
    inside: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self, tag: str = "", having: str = "") -> list[Node]:
        """Return the elements below of one tag (any where empty) and one class."""
        below = [part for part in self.inside if isinstance(part, Node)]
        found = [n for n in below if (not tag or n.tag == tag) and (not having or having in n.classes)]
        return found + [n for part in below for n in part.all(tag, having)]

    def one(self, tag: str = "", having: str = "") -> Node:
        return self.all(tag, having)[0]


class Tree(HTMLParser):
    """Reads a page into nodes and checks that every element is closed where it should be."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("", {})]
        self.feed(page)
        self.close()
        assert len(self.open) == 1, self.open[-1].tag

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def at(text: str, words: str, *, after: int = 0) -> Evidence:
    start = text.index(words, after)
    return Evidence(words, "text", start, start + len(words))


def toll(value: Toll, words: str, said_by: Saying | None = None) -> Claim:
    return Claim("toll", value, at(TEXT, words), said_by)


def told_in_full() -> tuple[Article, Report]:
    """Return an article and a report that holds something of every kind."""
    agency = Saying(at(TEXT, "وكالة النخيل"), "agency")
    ministry = Saying(at(TEXT, "وزارة الصحة"), "official", agency)
    witness = Saying(at(TEXT, WITNESS), "witness")
    claims = (
        Claim("type", "bombing", at(TEXT, "تفجير انتحاري")),
        Claim("suicide", True, at(TEXT, "انتحاري")),
        Claim("weapon", "explosives", at(TEXT, "تفجير")),
        Claim("target", "market", at(TEXT, "سوقا")),
        Claim("place", BAGHDAD, at(TEXT, "بغداد")),
        Claim("date", Moment("2021-01-21", "day"), at(TEXT, "أمس")),
        toll(Toll("killed", "all", Count(32)), "32 مدنيا", ministry),
        toll(Toll("killed", "all", Count(40, "about"), current=False), "40 شخصا", witness),
        toll(Toll("killed", "journalist", Count(1)), f"المصور {VICTIM}"),
        toll(Toll("missing", "all", Count(None, "some")), "جماعة"),
        Claim("perpetrator", Perpetrator("تنظيم داعش", "Islamic State", "", "claimed"), at(TEXT, "تنظيم داعش")),
        Claim("perpetrator", Perpetrator("جماعة أخرى", "", "", "denied"), at(TEXT, "جماعة أخرى")),
    )
    report = Report(
        "full", "ar", (Account("main", claims),),
        (Response("investigation", at(TEXT, "بفتح تحقيق"), at(TEXT, "الحكومة")),),
        (
            Comparison(
                "superlative", at(TEXT, "الأعنف منذ 2018"), (("since", "2018"),), (Part("time", at(TEXT, "منذ 2018")),)
            ),
        ),
        (Quote(at(TEXT, "40 شخصا قتلوا"), at(TEXT, WITNESS), "witness"),),
        (Aside("caption", at(TEXT, "في الهجوم")),),
        (Problem("a sentence was not understood"),),
        counters=(Counter("running", toll(Toll("killed", "all", Count(40)), "40 شخصا")),),
    )  # fmt: skip
    url = "https://example.org/خبر?a=1&b=2"
    return Article("full", TEXT, "تفجير في سوق", "ar", "إذاعة المثال", "2021-01-22T08:30:00+03:00", url), report


def settled(made: Sequence[tuple[Article, Report]]) -> tuple[list[Incident], Articles]:
    grouped = group(t for article, report in made for t in tellings(article, report))
    return [settle(tellings) for tellings in grouped], {article.id: (article, report) for article, report in made}


def page_of(made: Sequence[tuple[Article, Report]], out: Path) -> Node:
    return Tree(write(*settled(made), out).read_text(encoding="utf-8")).open[0]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Node:
    later = report_of(Told(killed=35), Told("2019-03-01", KIRKUK, 4), key="b", published="2021-01-23")
    return page_of([told_in_full(), later], tmp_path_factory.mktemp("page"))


# What the page is


def test_it_is_one_arabic_right_to_left_file_with_all_sections(full: Node) -> None:
    assert full.one("html").attributes == {"lang": "ar", "dir": "rtl"}
    sections = [section.attributes["id"] for section in full.one("main").all("section") if "id" in section.attributes]
    assert sections == ["totals", "map", "timeline", "list", "incidents", "articles"]
    assert len(full.all("h1")) == 1
    assert len(full.one("main").all("article", "card")) == 2
    assert len(full.one("main").all("details", "article")) == 2


def test_only_one_file_is_written(tmp_path: Path) -> None:
    written = write(*settled([told_in_full()]), tmp_path / "new" / "page")
    assert [written] == list((tmp_path / "new" / "page").iterdir())
    assert written.name == "index.html"


def test_an_empty_register_makes_a_page_too(tmp_path: Path) -> None:
    page = page_of([], tmp_path)
    assert [tile.one("b").text for tile in page.all("div", "tile")] == ["0", "0", "–", "–", "0"]
    assert not page.all("article", "card")


def test_the_same_input_in_any_order_gives_the_same_bytes(tmp_path: Path) -> None:
    incidents, articles = settled(many(12))
    first = write(incidents, articles, tmp_path / "a").read_bytes()
    backwards = {key: articles[key] for key in reversed(list(articles))}
    assert write(incidents[::-1], backwards, tmp_path / "b").read_bytes() == first


def test_forty_articles_stay_below_a_megabyte_and_a_half(tmp_path: Path) -> None:
    assert write(*settled(many(40)), tmp_path).stat().st_size < 1_500_000


# Nothing is fetched, nothing foreign runs


def test_the_policy_allows_our_own_style_and_script_alone(full: Node) -> None:
    policy = next(m for m in full.all("meta") if m.attributes.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.split(" ", 1) for rule in policy.attributes["content"].split("; "))
    for name in ("style", "script"):
        (element,) = full.all(name)
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert rules[f"{name}-src"] == f"'sha256-{digest}'"
    assert {rules[name] for name in ("default-src", "base-uri", "form-action")} == {"'none'"}


def test_nothing_refers_outside_but_links_to_articles(full: Node) -> None:
    assert not [node for node in full.all() if {"src", "srcset", "style", "action"} & node.attributes.keys()]
    assert not [node.tag for node in full.all() if node.tag in ("link", "img", "iframe", "object", "embed", "base")]
    outside = [link for link in full.all("a") if not link.attributes["href"].startswith("#")]
    assert [link.attributes["href"] for link in outside] == ["https://example.org/خبر?a=1&b=2"]
    assert all("noopener" in link.attributes["rel"] and "noreferrer" in link.attributes["rel"] for link in outside)
    assert not re.search(r"url\(|@import|https?:", full.one("style").text)
    assert not re.search(r"https?:|innerHTML|insertAdjacentHTML|\beval\b|fetch\(", full.one("script").text)


HOSTILE = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", '" onmouseover="alert(1)', "' onclick='x",
    "<img src=x onerror=alert(1)>", "</p></details></main><h1>", "<!--", "]]>", "&lt;b&gt;&amp;", "$style ${script} $$",
    "{n}", "\u202eمقلوب\u202c", "--><style>*{display:none}</style>",
)  # fmt: skip


@pytest.mark.parametrize("attack", HOSTILE)
def test_hostile_articles_are_shown_and_do_nothing(attack: str, tmp_path: Path) -> None:
    text = f"قتل 12 في {attack} بحسب {attack}"
    speaker = Evidence(attack, "text", len(text) - len(attack), len(text))
    claims = (
        Claim("toll", Toll("killed", attack, Count(12)), at(text, "12"), Saying(speaker, attack)),
        Claim("type", attack, at(text, attack)),
        Claim("place", Location(attack, attack, attack, 33.3, 44.4, "site", attack, attack, attack), at(text, attack)),
        Claim("perpetrator", Perpetrator(attack, attack, attack, attack), at(text, attack), Saying(speaker, attack)),
    )
    article = Article(attack, text, attack, "ar", attack, attack, f"javascript:{attack}")
    report = Report(attack, "ar", (Account("main", claims),), problems=(Problem(attack),))
    incident = Incident(attack, ((attack, report.accounts[0]),), (Settlement("killed", 12, rule=attack),))
    page = Tree(write([incident], {attack: (article, report)}, tmp_path).read_text(encoding="utf-8")).open[0]
    assert [len(page.all(name)) for name in ("script", "style", "img", "h1", "main")] == [1, 1, 0, 1, 1]
    assert not [name for node in page.all() for name in node.attributes if name.startswith("on")]
    assert "".join(p.text for p in page.one("div", "text").all("p")) == text
    assert page.one("div", "text").one("h4").text == attack
    assert all(link.attributes["href"].startswith("#") for link in page.all("a"))


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", " javascript:x", "data:text/html,x",
     "vbscript:x", "file:///etc/passwd", "//example.org", "https:", "http://[", "https://example.org/\u0000", "خبر"],
)  # fmt: skip
def test_only_web_addresses_become_links(url: str, tmp_path: Path) -> None:
    page = page_of([(Article("a", "نص", url=url), Report("a", "ar"))], tmp_path)
    assert all(link.attributes["href"].startswith("#") for link in page.all("a"))
    assert page.one("aside").one("bdi").text.replace("\ufffd", "") == url.replace("\u0000", "")


def test_control_characters_and_half_surrogates_do_not_break_the_page(tmp_path: Path) -> None:
    page = page_of([(Article("a", "قبل\x00\x1b\ud800\x85بعد", "\x07"), Report("a", "ar"))], tmp_path)
    assert page.one("div", "text").one("p").text == "قبل\ufffd\ufffd\ufffd\ufffdبعد"


# Links and words


def test_every_inner_link_and_label_leads_somewhere_and_ids_are_unique(full: Node) -> None:
    ids = [node.attributes["id"] for node in full.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    inner = {link.attributes["href"][1:] for link in full.all("a") if link.attributes["href"].startswith("#")}
    named_by = {node.attributes["aria-labelledby"] for node in full.all() if "aria-labelledby" in node.attributes}
    assert inner | named_by <= set(ids)
    marked = {id for mark in full.all("mark") for id in mark.attributes.get("data-f", "").split()}
    assert marked <= set(ids)


def test_marks_hold_exactly_the_words_of_each_fact(full: Node) -> None:
    article, report = told_in_full()
    found = facts(article, report)
    assert {fact.kind for fact in found} == set(KINDS) - {"injured"}
    marks = full.all("mark")
    for fact in found:
        held = [mark.text for mark in marks if fact.anchor in mark.attributes.get("data-f", "").split()]
        assert "".join(held) == fact.evidence.text
        assert all(fact.kind in m.classes for m in marks if fact.anchor in m.attributes.get("data-f", "").split())


def test_nested_facts_share_their_segment_and_say_all_values(full: Node) -> None:
    (mark,) = [mark for mark in full.all("mark") if mark.text == "انتحاري" and "data-f" in mark.attributes]
    assert mark.classes == ["type"]
    assert "تفجير" in mark.attributes["title"]
    assert "suicide attack" in mark.attributes["data-en-title"]
    (inner,) = [mark for mark in full.all("mark") if mark.text == "تفجير" and "data-f" in mark.attributes]
    assert inner.classes == ["type", "weapon"]


def test_the_article_is_shown_letter_by_letter(full: Node) -> None:
    (shown,) = [text for text in full.all("div", "text") if "32 مدنيا" in text.text]
    assert [p.text for p in shown.all("p")] == [line for line in TEXT.split("\n") if line]
    assert (shown.attributes["lang"], shown.attributes["dir"]) == ("ar", "rtl")


def test_an_article_in_a_left_to_right_language_runs_left_to_right(tmp_path: Path) -> None:
    page = page_of([(Article("a", "Ten people died", language="en"), Report("a", "en"))], tmp_path)
    assert page.one("div", "text").attributes["dir"] == "ltr"


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Fact]]:
    """Return a text of mixed direction with facts that nest, overlap and touch."""
    text = draw(st.text(alphabet="اب ج\u064b\u0640ab1٢\n🕊\u200f\u202e<&", max_size=40))
    found = []
    for _ in range(draw(st.integers(0, 8)) if text else 0):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        kind = draw(st.sampled_from(KINDS))
        found.append(Fact(kind, Evidence(text[start:end], "text", start, end), plain(""), f"{kind}{start}-{end}"))
    return text, list({fact.anchor: fact for fact in found}.values())


@given(marked_texts())
def test_segments_are_the_text_and_each_fact_is_its_segments(made: tuple[str, list[Fact]]) -> None:
    text, found = made
    cut = list(segments(text, found))
    assert "".join(part.text for part in cut) == text
    assert all(part.text for part in cut)
    for fact in found:
        assert "".join(part.text for part in cut if fact in part.facts) == fact.evidence.text
        assert sum(fact in part.begins for part in cut) == 1
    for part in cut:
        lengths = [fact.evidence.end - fact.evidence.start for fact in part.facts]
        assert lengths == sorted(lengths, reverse=True)


@given(marked_texts())
def test_paragraphs_are_the_lines_of_the_text(made: tuple[str, list[Fact]]) -> None:
    text, found = made
    lines = ["".join(part.text for part in line) for line in paragraphs(segments(text, found))]
    assert lines == [line for line in text.split("\n") if line]


# What is said of an incident


def test_every_figure_stands_with_its_chain_of_speakers_outlet_time_and_words(full: Node) -> None:
    (row,) = [row for row in full.all("ol", "ledger")[0].one("ul").all("li") if "32" in row.one("span", "figure").text]
    assert [link.one("bdi").text for link in row.one("span", "chain").all("a")] == ["وزارة الصحة", "وكالة النخيل"]
    assert row.one("a", "words").one("q").text == "32 مدنيا"
    head = full.all("ol", "ledger")[0].one("p", "report")
    assert head.one("bdi", "outlet").text == "إذاعة المثال"
    assert head.one("time").text == "2021-01-22 08:30"


def test_disagreement_is_shown(full: Node) -> None:
    card = full.all("article", "card")[0]
    assert card.one("header").all("span", "differs")
    assert {"موافق", "مخالف"} <= {side.text for side in card.all("span", "side")}
    assert "بين" in card.one("dl", "settled").one("div", "is-killed").text


def test_totals_say_reported_and_give_their_ends(tmp_path: Path) -> None:
    made = [
        report_of(Told(killed=10), key="a", outlet="أ", published="2021-01-21"),
        report_of(Told(killed=14), key="b", outlet="ب", published="2021-01-22"),
        report_of(Told("2020-05-05", KIRKUK, Count(7, "at_least")), key="c", published="2020-05-05"),
        report_of(Told("2020-08-08", KIRKUK, None), key="d", published="2020-08-08"),
    ]
    tile = page_of(made, tmp_path).one("div", "is-killed")
    assert tile.one("dt").text == "قتلى بحسب ما نُشر"
    assert [tile.one("b").text, *(line.text for line in tile.all("small"))] == ["21", "17 أو أكثر", "بلا رقم: 1"]


def test_incidents_that_are_only_recalled_are_listed_but_not_added_up(tmp_path: Path) -> None:
    article, report = report_of(Told(killed=9, role="background"))
    incident = Incident("0a", ((article.id, report.accounts[0]),), (Settlement("killed", 9, 9, 9),))
    page = Tree(write([incident], {article.id: (article, report)}, tmp_path).read_text(encoding="utf-8")).open[0]
    assert page.one("div", "is-incidents").one("b").text == "0"
    assert page.one("div", "is-killed").one("b").text == "–"
    assert "1" in page.one("section").all("p", "note")[1].text
    assert len(page.one("tbody").all("tr")) == 1


def test_names_of_victims_and_witnesses_stay_in_the_article(full: Node) -> None:
    assert VICTIM in full.one("main").text
    for name in (VICTIM, WITNESS):
        for part in (*full.all("article", "card"), *full.all("table"), *full.all("aside"), *full.all("svg")):
            assert name not in part.text
            assert not [n for n in part.all() if any(name in value for value in n.attributes.values())]
    assert "شاهد عيان" in full.all("article", "card")[0].text


@pytest.mark.parametrize(
    ("words", "count", "expected"),
    [("مقتل فلان", Count(1), True), ("قتيلان", Count(2), True), ("مقتل 2", Count(2), False), ("عدد", Count(None), True),
     ("عشرة", Count(10), False), ("32 مدنيا", Count(32), False), ("3 بينهم " + "فلان " * 20, Count(3), True)],
)  # fmt: skip
def test_words_that_may_name_a_victim_are_withheld(words: str, count: Count, *, expected: bool) -> None:
    claim = Claim("toll", Toll("killed", "all", count), Evidence(words, "text", 0, len(words)))
    assert is_private(claim) is expected


def test_stances_are_told_apart(full: Node) -> None:
    badges = full.all("article", "card")[0].all("span", "stance")
    assert [(badge.text, badge.classes[-1]) for badge in badges] == [("تبنّى", "is-claimed"), ("نفى", "is-denied")]


def test_what_officials_did_links_to_the_words(full: Node) -> None:
    item = full.all("ul", "responses")[0].one("li")
    assert item.text.split() == ["تحقيق", "الحكومة"]
    assert item.one("a").attributes["href"].startswith("#a")


def test_the_plot_shows_each_dated_report_and_is_left_out_for_one(full: Node) -> None:
    several, single = full.all("article", "card")
    assert [text.text for text in several.one("svg", "plot").all("text", "value")] == ["32", "35"]
    assert not single.all("svg", "plot")


@given(st.lists(st.floats(0, 1e10), min_size=2, max_size=30).map(sorted))
def test_reports_in_the_plot_stand_in_order_and_apart(times: list[float]) -> None:
    xs = places(times)
    assert xs[0] == EDGE
    assert all(b - a >= GAP - 1e-6 for a, b in pairwise(xs))
    assert (len(times) - 1) * GAP > WIDTH - 2 * EDGE or xs[-1] <= WIDTH - EDGE + 1e-6


# List, map and timeline


def test_the_list_holds_every_incident_with_what_it_is_sorted_and_filtered_by(full: Node) -> None:
    rows = full.one("tbody").all("tr")
    assert [row.one("time").text for row in rows] == ["2021-01-21", "2019-03-01"]
    assert [len(row.all("td")) + len(row.all("th")) for row in rows] == [len(COLUMNS)] * 2
    assert {row.attributes["data-country"] for row in rows} == {"IQ"}
    assert [option.attributes["value"] for option in full.all("select")[0].all("option")] == ["", "IQ"]
    assert "Islamic State" in rows[0].attributes["data-find"]


def test_incidents_stand_on_the_map_and_those_without_a_place_are_counted(tmp_path: Path) -> None:
    made = [report_of(Told(), key="a"), report_of(Told("2019-02-02", None, 3), key="b", published="2019-02-02")]
    page = page_of(made, tmp_path)
    section = next(s for s in page.all("section") if s.attributes.get("id") == "map")
    assert len(section.all("g", "pin")) == 1
    assert "حوادث بلا موقع معروف: 1" in section.text
    link = section.one("g", "pin").one("a")
    assert "بغداد" in link.attributes["aria-label"] or "Baghdad" in link.attributes["aria-label"]


def test_the_first_view_shows_most_points_and_the_world_where_there_are_none() -> None:
    assert fitted([]) == WORLD
    assert core([]) == []
    x, y, width, height = fitted([(4440, -3530), (3600, -3400)])
    assert x < 3600 < 4440 < x + width
    assert y < -3530 < -3400 < y + height


@given(st.floats(-180, 180), st.floats(-80, 80), st.floats(0.5, 4))
def test_north_is_up_and_east_is_right(lon: float, lat: float, step: float) -> None:
    x, y = project(lon, lat)
    assert project(lon, lat + step)[1] < y
    assert project(lon + step, lat)[0] > x


def test_an_outline_across_the_date_line_goes_on_beyond_it() -> None:
    drawn = path([17900, 100, -17900, 100, -17900, 0, 17900, 0, 17900, 100])
    assert drawn == "M17900-100l200 0 0 100-200 0z".replace("M17900-100", "M17900 -100")


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(4, 40)), min_size=1, max_size=25))
def test_circles_of_the_timeline_do_not_overlap(sized: list[tuple[int, int]]) -> None:
    from tawthiq.exporters.page.edition import Entry
    from tawthiq.register.summary import summary

    entries = [Entry(i, summary(i), ()) for i in (Incident(f"{n}", ()) for n in range(len(sized)))]
    dots = beside([(entry, float(x), float(r)) for entry, (x, r) in zip(entries, sized, strict=True)])
    for n, one in enumerate(dots):
        for other in dots[n + 1 :]:
            assert ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 >= one.r + other.r + SPACE - 1e-3


@pytest.mark.parametrize("text", ["", "soon", "2021-13", "2021-02-30", "0001", "21-01-2021"])
def test_what_is_no_date_stands_nowhere_on_the_timeline(text: str) -> None:
    assert middle(text) is None


# Words in both languages


def test_every_code_of_the_model_has_arabic_and_english_words() -> None:
    codes = {
        "type": kinds.TYPES, "weapon": kinds.WEAPONS, "target": kinds.TARGETS, "status": kinds.STATUSES,
        "group": kinds.GROUPS, "count": kinds.BOUNDS, "stance": kinds.STANCES, "response": kinds.RESPONSES,
        "comparison": kinds.COMPARISONS, "role": kinds.SPEAKERS, "kind": KINDS,
    }  # fmt: skip
    for group_name, values in codes.items():
        for value in values:
            said = word(f"{group_name}.{value}")
            assert re.search("[\u0621-\u064a]", said.ar) or said.ar == "{n}", value
            assert re.search("[A-Za-z]", said.en) or said.en == "{n}", value


def test_everything_the_page_says_in_arabic_is_said_in_english_too(full: Node) -> None:
    for node in full.all():
        own = "".join(part for part in node.inside if isinstance(part, str))
        if re.search("[\u0621-\u064a]", own) and node.tag not in ("script", "style"):
            is_quoted = "lang" in node.attributes or node.tag in ("bdi", "mark", "p", "h4", "text", "span")
            assert "data-en" in node.attributes or is_quoted, (node.tag, own)
        for name in ("title", "aria-label", "placeholder"):
            if re.search("[\u0621-\u064a]", node.attributes.get(name, "")):
                assert f"data-en-{name}" in node.attributes


def test_a_word_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(KnowledgeError, match=r"words\.tsv has no page\.nothing"):
        word("page.nothing")
    assert code("type", "of a newer reader") == plain("of a newer reader")


@pytest.mark.parametrize(
    ("count", "arabic", "english"),
    [(Count(5), "5", "5"), (Count(32, "at_least"), "32 على الأقل", "at least 32"),
     (Count(24, "dozens"), "عشرات", "dozens"),
     (Count(5, "range", 7), "بين 5 و7", "5 to 7"), (Count(None, "some"), "عدد غير محدد", "some")],
)  # fmt: skip
def test_counts_keep_their_bounds(count: Count, arabic: str, english: str) -> None:
    assert counted(count) == Word(arabic, english)


@pytest.mark.parametrize(
    ("date", "english"),
    [("2021-01-21", "21 January 2021"), ("2021-01", "January 2021"), ("2021", "2021"), ("2021-14", "2021-14")],
)
def test_dates_stay_as_precise_as_they_were(date: str, english: str) -> None:
    assert day(date).en == english


def test_places_are_named_in_both_languages() -> None:
    assert named(BAGHDAD) == Word("بغداد، العراق", "Baghdad, Iraq")
    assert named(Location(None)) == word("page.unknown")


# What is refused


def test_an_incident_without_its_article_is_refused(tmp_path: Path) -> None:
    incidents, _ = settled([told_in_full()])
    with pytest.raises(ExportError, match="rests on article full"):
        write(incidents, {}, tmp_path)
    assert not list(tmp_path.iterdir())


def test_facts_whose_words_do_not_stand_there_are_refused(tmp_path: Path) -> None:
    moved = Account("main", (Claim("type", "bombing", Evidence("تفجير", "text", 1, 6)),))
    articles = {"a": (Article("a", "تفجير في بغداد"), Report("a", "ar", (moved,)))}
    with pytest.raises(ExportError, match="article a: the words of type"):
        write([], articles, tmp_path)


def test_a_field_the_page_does_not_know_is_refused(tmp_path: Path) -> None:
    odd = Account("main", (Claim("weather", "rain", Evidence("تفجير", "text", 0, 5)),))
    with pytest.raises(ExportError, match="field 'weather'"):
        write([], {"a": (Article("a", "تفجير"), Report("a", "ar", (odd,)))}, tmp_path)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(ExportError, match="choose another folder"):
        write([], {}, tmp_path / "taken")


@pytest.mark.parametrize(
    ("words", "looks"),
    [("انتحاري", ["weapon after-lam"]), ("فجر ال", ["weapon before-alef"]), ("الانتحاري", ["weapon"])],
)
def test_marks_that_part_a_lam_from_its_alef_show_both(words: str, looks: list[str]) -> None:
    told = Article("a", "فجر الانتحاري نفسه", language="ar")
    start = told.text.index(words)
    fact = Fact("weapon", Evidence(words, "text", start, start + len(words)), plain("x"), "f")
    shown = str(text(Piece(told, Report("a", "ar"), (fact,), "a")))
    assert re.findall(r'<mark class="([^"]+)"', shown) == looks
    assert "".join(re.findall(r">([^<]*)", shown)) == told.text
