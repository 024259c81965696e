"""Every page in both languages, light and dark, wide and narrow, for every role: whole, quiet and open to everybody."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from chromium import CHROMIUM, MADE, WITHOUT, Seen, context, paths, served, sign_in, until
from opened import people, register
from playwright.sync_api import Browser, Page
from told import report_of

from tawthiq.model.decisions import Note
from tawthiq.project import Project

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WITHOUT)
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
FOUND = "axe.run().then((r) => r.violations.map((v) => [v.id, v.nodes.map((n) => n.html)]))"
LOOKS = [("ar", "light", 1280), ("en", "dark", 1280), ("ar", "dark", 390), ("en", "light", 390)]
UNTOLD = report_of(key="u1", outlet="صحيفة", published="2021-01-23")
Look = tuple[str, str, int]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a register on which people have decided, and that has users."""
    made = register(tmp_path_factory.mktemp("looks") / "r", [*MADE, UNTOLD])
    with Project(made) as project:
        keys = [incident.id for incident in project.incidents()]
        for by in ("Amal", "باسم"):
            for key in keys[:2]:
                project.judge("accept", key, Note(by, "قُرئت كلها"), "killed")
        project.correct(keys[0], "killed", "33+", Note("Amal", "the ministry corrected it"))
    people(made, root="administrator", amal="reviewer", reader="viewer")
    return made


@pytest.fixture(scope="module")
def base(place: Path) -> Iterator[str]:
    with served(place) as address:
        yield address


def checked(page: Page, name: str, look: Look) -> None:
    """See that a page is in the language, is not too wide, and that axe finds nothing."""
    side = {"ar": "rtl", "en": "ltr"}[look[0]]
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [look[0], side]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is too wide"
    page.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })")
    page.evaluate(AXE)
    assert page.evaluate(FOUND) == [], name


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_is_whole_and_open_to_everybody(browser: Browser, place: Path, base: str, look: Look) -> None:
    with Project(place) as project:
        double = next(i.id for i in project.incidents() if str(i.settlement("date").best) == "2021-03-03")  # type: ignore[union-attr]
    more = {"untold": f"/articles/{UNTOLD[0].hash[:16]}", "nowhere": "/nowhere"}
    more |= {"nothing found": "/?text=qqqqq", "wrong question": "/?since=abc", "likely double": f"/queue?id={double}"}
    seen = Seen()
    with _visit(browser, base, seen, look) as visit:
        page = visit.new_page()
        page.goto("/sign-in")
        checked(page, "sign-in", look)
        sign_in(page, "root")
        for name, path in (paths(place) | more).items():
            page.goto(path)
            if name == "incidents":
                until(page, "document.querySelector('[data-map]').dataset.marks")
            checked(page, name, look)
        assert page.locator(".offered").count() == 1
    assert all("status of 40" in text for text in seen.wrong), seen.wrong  # the browser notes pages that are refused


@pytest.mark.parametrize("look", LOOKS)
def test_what_viewers_see_is_open_to_everybody(browser: Browser, place: Path, base: str, look: Look) -> None:
    known = paths(place)
    with _visit(browser, base, Seen(), look) as visit:
        page = visit.new_page()
        sign_in(page, "reader")
        for name in ("incidents", "incident", "article", "users", "queue"):
            page.goto(known[name])
            checked(page, f"{name}, as a viewer", look)


@pytest.mark.parametrize("look", LOOKS)
def test_lists_of_keys_and_banners_are_open_to_everybody(browser: Browser, base: str, look: Look) -> None:
    with _visit(browser, base, Seen(), look) as visit:
        page = visit.new_page()
        sign_in(page, "amal", "/queue")
        page.keyboard.press("?")
        until(page, "document.querySelector('#keys').open")
        checked(page, "keys", look)
        page.keyboard.press("Escape")
        visit.set_offline(True)
        until(page, "!document.querySelector('.lost').hidden")
        checked(page, "lost connection", look)


def test_small_screens_keep_every_column(browser: Browser, base: str) -> None:
    with _visit(browser, base, Seen(), ("en", "light", 390)) as visit:
        page = visit.new_page()
        sign_in(page, "root", "/users")
        assert all(button.is_visible() for button in page.get_by_role("button", name="Remove").all())
        page.goto("/")
        assert page.locator(".list tbody tr").first.locator("td").last.is_visible()


@pytest.mark.parametrize("name", ["incidents", "incident", "article", "queue", "quality", "articles", "users"])
def test_what_is_printed_is_the_record_alone(browser: Browser, place: Path, base: str, name: str) -> None:
    with _visit(browser, base, Seen(), LOOKS[0]) as visit:
        page = visit.new_page()
        sign_in(page, "root")
        page.goto(paths(place)[name])
        page.emulate_media(media="print")
        for hidden in (".tools", "nav", "button", ".deciding"):
            assert not any(item.is_visible() for item in page.locator(hidden).all()), hidden
        assert page.locator("main").inner_text().strip()


def _visit(browser: Browser, base: str, seen: Seen, look: Look):  # type: ignore[no-untyped-def]
    language, scheme, width = look
    size = {"width": width, "height": 800}
    return context(browser, base, seen, language, color_scheme=scheme, viewport=size)
