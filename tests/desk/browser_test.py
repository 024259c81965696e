"""The desk in a real browser: the keyboard alone, two at once, a dropped line, and every mark on the very letters."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import CHROMIUM, MADE, WITHOUT, Seen, context, paths, served, sign_in, until
from opened import people, register
from playwright.sync_api import Browser, Page
from told import Told, report_of
from vouching import settings, vouching

from tawthiq.model.claims import Account, Claim, Report
from tawthiq.model.text import Article, evidence
from tawthiq.model.values import Count, Moment, Toll
from tawthiq.project import Project
from tawthiq.store.people.people import People
from tawthiq.web.provider.provider import Provider
from tawthiq.web.provider.settings import load_settings

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WITHOUT)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return register(tmp_path / "r", MADE)


@pytest.fixture
def base(place: Path) -> Iterator[str]:
    with served(place) as address:
        yield address


def test_an_incident_is_reviewed_by_the_keyboard_alone(browser: Browser, place: Path, base: str) -> None:
    seen = Seen()
    with context(browser, base, seen) as visit:
        page = visit.new_page()
        page.goto("/queue")
        first = page.locator("[data-queue] .waiting [aria-current]").get_attribute("href")
        page.keyboard.press("j")
        page.wait_for_url("**/queue?id=*")
        second = page.url.partition("id=")[2]
        page.keyboard.press("k")
        page.wait_for_url(f"**{first}")
        page.keyboard.press("c")
        page.keyboard.press("Tab")
        page.keyboard.type("33+")
        page.keyboard.press("Tab")
        page.keyboard.type("the ministry corrected it")
        page.keyboard.press("Enter")
        page.wait_for_url("**done=1*")
        page.keyboard.press("a")
        page.keyboard.type("read all reports")
        page.keyboard.press("Enter")
        page.wait_for_url("**done=2*")
        assert second in page.url
        page.keyboard.press("u")
        page.wait_for_url("**done=3*")
    with Project(place) as project:
        made = [(e.entry.decision.verdict, e.entry.decision.field, e.entry.decision.value) for e in project.log()]
    assert made == [("correct", "killed", "33+"), ("accept", "", ""), ("undo", "", "2")]
    assert seen.wrong == []


def test_two_at_once_do_not_overwrite_one_another(browser: Browser, place: Path) -> None:
    people(place, root="administrator", amal="reviewer", basim="reviewer")
    with served(place) as base:
        path, seen = paths(place)["incident"], Seen()
        visits = [context(browser, base, seen) for _ in range(2)]
        pages = [visit.new_page() for visit in visits]
        for page, name in zip(pages, ("amal", "basim"), strict=True):
            sign_in(page, name, path)
        for page, value in zip(pages, ("40", "41"), strict=True):
            form = page.locator("form[data-keep^=judge]")
            form.locator("[name=field]").select_option("killed")
            form.locator("[name=value]").fill(value)
            form.locator("[name=why]").fill(f"the count is {value}")
        pages[0].get_by_role("button", name="Correct").click()
        pages[0].wait_for_url("**done=1*")
        pages[1].get_by_role("button", name="Correct").click()
        until(pages[1], "document.querySelector('.wrong-box')")
        box = pages[1].locator(".wrong-box").inner_text()
        assert "amal" in box
        assert "40" in box
        assert pages[1].locator("form[data-keep^=judge] [name=value]").input_value() == "41"
        pages[1].get_by_role("button", name="Correct").click()
        pages[1].wait_for_url("**done=2*")
        for visit in visits:
            visit.close()
    with Project(place) as project:
        assert [(e.entry.decision.by, e.entry.decision.value) for e in project.log()] == [
            ("amal", "40"),
            ("basim", "41"),
        ]


def test_nothing_typed_is_lost_when_the_connection_drops(browser: Browser, place: Path, base: str) -> None:
    path = paths(place)["incident"]
    with context(browser, base, Seen()) as visit:
        page = visit.new_page()
        page.goto(path)
        page.locator("form[data-keep^=judge] [name=why]").fill("half a thought")
        visit.set_offline(True)
        page.get_by_role("button", name="Accept").click()
        until(page, "document.querySelector('.trouble')?.textContent.includes('kept')")
        visit.set_offline(False)
        page.close()
        page = visit.new_page()
        page.goto(path)
        why = page.locator("form[data-keep^=judge] [name=why]")
        assert why.input_value() == "half a thought"
        page.get_by_role("button", name="Accept").click()
        page.wait_for_url("**done=1*")
        page.reload()
        assert page.locator("form[data-keep^=judge] [name=why]").input_value() == ""


def test_a_lost_connection_is_told_until_it_is_back(browser: Browser, place: Path, base: str) -> None:
    with context(browser, base, Seen()) as visit:
        page = visit.new_page()
        page.goto(paths(place)["incident"])
        form = page.locator("form[data-keep^=judge]")
        form.locator("[name=why]").fill("half")
        assert "Not decided yet" in form.locator(".kept").inner_text()
        visit.set_offline(True)
        until(page, "!document.querySelector('.lost').hidden")
        assert "lost" in page.locator(".lost").inner_text()
        visit.set_offline(False)
        until(page, "document.querySelector('.lost.is-back')")


def test_a_likely_double_is_merged_by_one_key_and_that_is_undone_by_another(
    browser: Browser, place: Path, base: str
) -> None:
    seen = Seen()
    with Project(place) as project:
        pair = [i.id for i in project.incidents() if str(i.settlement("date").best).startswith("2021-03")]  # type: ignore[union-attr]
    with context(browser, base, seen) as visit:
        page = visit.new_page()
        page.goto(f"/queue?id={pair[0]}")
        assert "both have 55 killed" in page.locator(".offered .points").inner_text()
        page.keyboard.press("1")
        page.wait_for_url("**done=1*")
        with Project(place) as project:
            assert len({project.show(key).incident.id for key in pair}) == 1
        page.keyboard.press("u")
        page.wait_for_url("**done=2*")
    with Project(place) as project:
        assert len({project.show(key).incident.id for key in pair}) == 2
    assert seen.wrong == []


def test_what_holds_least_is_taken_out_by_one_key(browser: Browser, tmp_path: Path) -> None:
    made = [
        report_of(Told(killed=20), key="b1", outlet="إذاعة"),
        report_of(Told(killed=40), key="b2", outlet="صحيفة", published="2021-01-22"),
    ]
    place = register(tmp_path / "weak", made)
    with served(place) as base, context(browser, base, Seen()) as visit:
        page = visit.new_page()
        page.goto("/queue?reasons=uncertain_link")
        assert "both in Baghdad" in page.locator(".offered .points").inner_text()
        page.keyboard.press("0")
        page.wait_for_url("**done=1*")
    with Project(place) as project:
        assert len(list(project.incidents())) == 2


def test_a_decision_is_undone_at_once_on_the_page_of_its_incident(browser: Browser, place: Path, base: str) -> None:
    with context(browser, base, Seen()) as visit:
        page = visit.new_page()
        page.goto(paths(place)["incident"])
        page.locator("form[data-keep^=judge] [name=why]").fill("read")
        page.get_by_role("button", name="Accept").click()
        page.wait_for_url("**done=1*")
        page.locator(".at-once button").click()
        page.wait_for_url("**done=2*")
        assert page.locator(".at-once").count() == 0


def test_keys_are_explained_on_every_page(browser: Browser, place: Path, base: str) -> None:
    with context(browser, base, Seen()) as visit:
        page = visit.new_page()
        for name, path in paths(place).items():
            page.goto(path)
            page.keyboard.press("?")
            until(page, "document.querySelector('#keys').open")
            assert page.locator("#keys kbd").count() >= 2, name
            page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.wait_for_url("**/#search")
        until(page, "document.activeElement.id === 'search'")


def test_list_map_and_counts_answer_as_a_question_is_typed(browser: Browser, base: str) -> None:
    seen = Seen()
    drawn = "Number(document.querySelector('[data-map]').dataset.marks)"
    with context(browser, base, seen) as visit:
        page = visit.new_page()
        page.goto("/")
        until(page, f"{drawn} === 2")
        page.get_by_label("Search", exact=True).fill("kirkuk")
        until(page, "location.search === '?text=kirkuk' && document.querySelectorAll('.list tbody tr').length === 1")
        until(page, f"{drawn} === 1")
        assert page.locator(".tallies b").first.inner_text() == "1"
        page.get_by_label("Search", exact=True).fill("")
        page.get_by_label("Country").select_option("IQ")
        until(page, "location.search === '?country=IQ'")
        page.get_by_role("button", name="Only what the map shows").click()
        until(page, "location.search.includes('box=')")
        assert page.get_by_role("link", name="A part of the map").count() == 1
        page.locator(".bars a").first.click()
        page.wait_for_url("**since=2021-01&until=2021-01*")
    assert seen.wrong == []


def test_facts_and_words_light_one_another(browser: Browser, place: Path, base: str) -> None:
    with context(browser, base, Seen()) as visit:
        page = visit.new_page()
        page.goto(paths(place)["article"])
        until(page, "document.querySelector('.text mark[tabindex]')")
        page.locator(".read a").first.hover()
        assert page.locator(".text mark.lit").count() >= 1
        page.locator(".text mark.killed").first.focus()
        assert "28" in page.locator(".read a.lit").first.inner_text()


def test_words_are_selected_to_correct_a_fact(browser: Browser, place: Path, base: str) -> None:
    with context(browser, base, Seen()) as visit:
        page = visit.new_page()
        page.goto(paths(place)["article"])
        until(page, "!document.querySelector('.selecting').hidden")
        page.locator(".text mark.killed").first.dblclick()
        until(page, "!document.querySelector('form.selected').hidden")
        form = page.locator("form.selected")
        assert form.locator("[name=field]").input_value() == "killed"
        form.locator("[name=value]").fill("29")
        form.locator("[name=why]").fill("the page was corrected")
        page.get_by_role("button", name="Decide").click()
        page.wait_for_url("**done=1*")
    with Project(place) as project:
        made = project.log()[0].entry.decision
    assert (made.field, made.value) == ("killed", "29")
    assert "(a1, text" in made.why


def test_a_fact_is_corrected_by_the_keyboard_alone(browser: Browser, place: Path, base: str) -> None:
    with context(browser, base, Seen()) as visit:
        page = visit.new_page()
        page.goto(paths(place)["article"])
        until(page, "document.querySelector('.text mark[tabindex]')")
        page.locator(".text mark.killed").first.focus()
        page.keyboard.press("Enter")
        until(page, "document.activeElement.name === 'value'")
        page.keyboard.press("Control+a")
        page.keyboard.type("29")
        page.keyboard.press("Tab")
        page.keyboard.type("the page was corrected")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**done=1*")
    with Project(place) as project:
        made = project.log()[0].entry.decision
    assert (made.field, made.value) == ("killed", "29")


LINE = """() => {
  getSelection().selectAllChildren(document.querySelector(".text p"));
  document.querySelector(".text").dispatchEvent(new KeyboardEvent("keyup"));
}"""


def test_a_missed_fact_is_added_from_an_article_without_an_incident(browser: Browser, tmp_path: Path) -> None:
    told, report = report_of(key="u1", outlet="صحيفة", published="2021-01-23")
    place = register(tmp_path / "u", [*MADE, (told, report)])
    with served(place) as base, context(browser, base, Seen()) as visit:
        page = visit.new_page()
        page.goto("/articles")
        page.locator(".list tbody a").first.click()
        until(page, "!document.querySelector('.selecting').hidden")
        page.evaluate(LINE)
        until(page, "!document.querySelector('form.selected').hidden")
        form = page.locator("form.selected")
        form.locator("[name=incident]").select_option(index=1)
        form.locator("[name=field]").select_option("injured")
        form.locator("[name=value]").fill("7")
        form.locator("[name=why]").fill("told here alone")
        page.get_by_role("button", name="Decide").click()
        page.wait_for_url("**done=1*")
    with Project(place) as project:
        made = project.log()[0].entry.decision
    assert (made.field, made.value) == ("injured", "7")
    assert "(u1, text" in made.why


def test_on_a_narrow_screen_the_article_comes_before_the_decision(browser: Browser, base: str) -> None:
    at = "(name) => document.querySelector(name).getBoundingClientRect().top + scrollY"
    with context(browser, base, Seen(), viewport={"width": 390, "height": 800}) as visit:
        page = visit.new_page()
        page.goto("/queue")
        tops = [page.evaluate(at, name) for name in (".review-first", ".review-text", "#decide")]
        assert tops == sorted(tops)
        page.locator(".to-decide a").click()
        assert page.evaluate("document.querySelector('#decide').getBoundingClientRect().top < innerHeight")
        page.set_viewport_size({"width": 1280, "height": 800})
        assert not page.locator(".to-decide").is_visible()
        assert page.evaluate(at, "#decide") < page.evaluate(at, ".review-text") + 800


def test_a_viewer_finds_by_what_is_shown_and_is_told_so(browser: Browser, place: Path) -> None:
    people(place, root="administrator", vi="viewer")
    with served(place) as base, context(browser, base, Seen()) as visit:
        page = visit.new_page()
        sign_in(page, "vi")
        assert "may name victims" in page.locator("#search-hint").inner_text()
        page.get_by_label("Search", exact=True).fill("kirkuk")
        until(page, "document.querySelectorAll('.list tbody tr').length === 1")


def test_somebody_signs_in_through_a_provider(browser: Browser, place: Path, tmp_path: Path) -> None:
    people(place, root="administrator")
    with People(place) as known:
        known.add("amal@example.org", "reviewer", None, by="root")
    with vouching(sub="u-1", email="amal@example.org", email_verified=True) as running:
        provider = Provider(load_settings(settings(tmp_path / "p.toml", running.address, 'name = "الجريدة"')))
        with served(place, provider) as base, context(browser, base, Seen()) as visit:
            page = visit.new_page()
            page.goto("/queue")
            page.get_by_role("link", name="Sign in with").click()
            page.wait_for_url("**/queue")
            assert page.locator(".who").inner_text() == "amal@example.org"
            page.get_by_role("button", name="Sign out").click()
            page.wait_for_url("**/sign-in")
            page.goto("/queue")
            page.wait_for_url("**/sign-in?next=*")


def test_everything_is_read_without_a_script(browser: Browser, place: Path, base: str) -> None:
    with context(browser, base, Seen(), java_script_enabled=False) as visit:
        page = visit.new_page()
        for name, path in paths(place).items():
            page.goto(path)
            assert page.locator("main h1").count() == 1, name
        page.goto("/")
        page.locator("[name=text]").fill("kirkuk")
        page.get_by_role("button", name="Show").click()
        assert page.url == f"{base}/?text=kirkuk"
        assert page.locator(".list tbody tr").count() == 1
        page.locator(".list tbody a").click()
        assert "Kirkuk" in page.locator("h1").inner_text()


# Marks on the very letters.

SCRAPS = (
    "قتل", "٣٢", "شخصاً", "في", "بغـــداد", "مُدَرَّسَةٌ", "IS", "(2021-01-21)", "https://example.org/أ?b=1&c=<d>",
    "👩‍👩‍👧", "🇮🇶", "e\u0301", "\u202eabc\u202c", "\u2067שלום\u2069", "«اقتباس»", "50%", "\n", "\n\n", "\t", " ", "لا",
    "&amp;", "<b>", "‏", "١٬٥٠٠", "كيلو-غرام", "\u0640", "ﷺ", "𝟛𝟚", "\u200d",
)  # fmt: skip


def generated(seed: int) -> tuple[Article, Report]:
    """Return an article of mixed direction with facts at random places of it."""
    chance = random.Random(seed)
    text = " ".join(chance.choice(SCRAPS) for _ in range(chance.randint(8, 60)))
    made = Article(
        f"g{seed}", f"{seed} {text}", chance.choice(SCRAPS).strip() or "عنوان", outlet="مولّد", published="2021-01-21"
    )
    apart = Moment(f"{1800 + seed}-01-21", "day")  # each tells of another day, so that none is put together
    claims = [Claim("date", apart, evidence(made, "text", 0, 1))]
    for number in range(chance.randint(3, 9)):
        start = chance.randrange(len(made.text) - 1)
        at = evidence(made, "text", start, min(len(made.text), start + chance.randint(1, 14)))
        status = chance.choice(("killed", "injured", "missing"))
        claims.append(Claim("toll", Toll(status, "all", Count(number + 3)), at))
    return made, Report(made.id, "ar", (Account("main", tuple(claims)),))


SHOWN = """() => {
  const found = {};
  for (const mark of document.querySelectorAll(".text mark"))
    for (const id of mark.dataset.f.split(" ")) found[id] = (found[id] ?? "") + mark.textContent;
  const lines = [...document.querySelectorAll(".text p")].map((line) => [Number(line.dataset.at), line.textContent]);
  return { found, lines };
}"""
CHOSEN = """([line, from, to]) => {
  const place = (offset) => {
    const walk = document.createTreeWalker(line_, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (offset <= node.data.length) return [node, offset];
      offset -= node.data.length;
    }
  };
  const line_ = document.querySelectorAll(".text p")[line];
  const range = document.createRange();
  range.setStart(...place(from));
  range.setEnd(...place(to));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.querySelector(".text").dispatchEvent(new KeyboardEvent("keyup"));
  const { words, start, end } = document.querySelector("form.selected").elements;
  return [words.value, Number(start.value), Number(end.value)];
}"""


def test_every_mark_and_every_selection_stands_on_the_very_letters(browser: Browser, tmp_path: Path) -> None:
    made = [generated(seed) for seed in range(220)]
    directory, checked = register(tmp_path / "g", made), 0
    with served(directory) as base, context(browser, base, Seen()) as visit:
        page = visit.new_page()
        for told, report in made:
            page.goto(f"/articles/{told.hash[:16]}")
            shown = page.evaluate(SHOWN)
            for at, line in shown["lines"]:
                assert told.text[at : at + len(line)] == line
            for claim in report.accounts[0].claims:
                at = claim.evidence
                place = f"-{at.start}-{at.end}"
                marked = {words for key, words in shown["found"].items() if key.endswith(place)}
                if at.text.strip("\n"):
                    assert marked == {at.text.replace("\n", "")}
                    checked += 1
            _select(page, told, shown["lines"])
    assert checked > 800


def _select(page: Page, told: Article, lines: list[tuple[int, str]]) -> None:
    """Select words of the longest line, and see that their place is told in characters of the article."""
    until(page, "!document.querySelector('.selecting').hidden")
    number, (_, line) = max(enumerate(lines), key=lambda pair: len(pair[1][1]))
    middle = len(line) // 2
    units = [len(line[:end].encode("utf-16-le")) // 2 for end in (middle // 2, middle + 1)]
    words, start, end = page.evaluate(CHOSEN, [number, *units])
    wanted = line[middle // 2 : middle + 1]
    if wanted.strip():
        assert told.text[start:end] == words
        assert words in wanted
