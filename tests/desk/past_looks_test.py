"""The pages about the past in a browser: in both languages, light and dark, wide and narrow, without a complaint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import CHROMIUM, WITHOUT, Seen, context, served
from history import addresses, recalling
from looks_test import LOOKS, Look, checked
from playwright.sync_api import Browser, BrowserContext

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WITHOUT)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recalling(tmp_path_factory.mktemp("looks") / "r")


@pytest.fixture(scope="module")
def base(place: Path) -> Iterator[str]:
    with served(place) as address:
        yield address


def visit(browser: Browser, base: str, seen: Seen, look: Look, **more: object) -> BrowserContext:
    language, scheme, width = look
    size = {"width": width, "height": 800}
    return context(browser, base, seen, language, color_scheme=scheme, viewport=size, **more)


@pytest.mark.parametrize("look", LOOKS)
def test_pages_about_the_past_are_whole_and_open_to_everybody(
    browser: Browser, place: Path, base: str, look: Look
) -> None:
    seen = Seen()
    with visit(browser, base, seen, look) as opened:
        page = opened.new_page()
        for name, path in addresses(place).items():
            page.goto(path)
            checked(page, name, look)
    assert all("status of 400" in text for text in seen.wrong), seen.wrong  # the browser notes what is refused


def test_parts_light_their_words(browser: Browser, place: Path, base: str) -> None:
    with visit(browser, base, Seen(), LOOKS[0]) as opened:
        page = opened.new_page()
        page.goto(addresses(place)["comparing article"])
        page.locator(".parts a").last.focus()
        assert page.locator("mark.part.lit").count() >= 1


def test_a_question_is_asked_and_examples_chosen_by_keyboard(browser: Browser, base: str) -> None:
    seen = Seen()
    with visit(browser, base, seen, LOOKS[1]) as opened:
        page = opened.new_page()
        page.goto("/ask")
        page.keyboard.press("/")
        page.keyboard.type("deadliest in Baghdad since 2017")
        page.keyboard.press("Enter")
        page.wait_for_url("**/ask?q=deadliest+in+Baghdad+since+2017*")
        assert "Tayaran Square" in page.locator(".compared").inner_text()
        page.locator(".examples a").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**2018*")
    assert seen.wrong == []


def test_without_scripts_everything_is_read(browser: Browser, place: Path, base: str) -> None:
    with visit(browser, base, Seen(), LOOKS[3], java_script_enabled=False) as opened:
        page = opened.new_page()
        for name, path in addresses(place).items():
            page.goto(path)
            assert page.locator("main").inner_text().strip(), name
        page.goto("/series?of=ged&by=year")
        assert page.locator("svg.chart rect.sure").count() >= 3
        page.locator(".series summary").click()
        assert page.locator(".series td").first.is_visible()
