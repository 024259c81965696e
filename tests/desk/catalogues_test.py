"""The desk says everything in both languages, and its scripts and styles are all there."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import tawthiq
from tawthiq.exporters.page.words import code
from tawthiq.register.grade import GRADES
from tawthiq.register.timeline import MARKS
from tawthiq.web.answers import static, static_files
from tawthiq.web.catalogues import LANGUAGES, catalogue

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
import catalogues

WEB = Path(tawthiq.__file__).parent / "web"
TEXTS = sorted({text if isinstance(text, str) else text[0] for text, _ in catalogues.texts()})


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_without_words(language: str) -> None:
    """Where one is, run scripts/catalogues.py and translate what it names."""
    known = catalogue(language)  # type: ignore[arg-type]
    held = {key for key in known._catalog if key} | {key[0] for key in known._catalog if isinstance(key, tuple)}  # type: ignore[attr-defined]
    assert [text for text in TEXTS if text not in held] == []
    assert len(TEXTS) > 150


def test_arabic_is_said_in_arabic_letters() -> None:
    said = {text: catalogue("ar").gettext(text) for text in TEXTS}
    assert [text for text, words in said.items() if not re.search("[\u0621-\u064a]", words)] == []


def test_what_is_filled_in_is_the_same_in_both() -> None:
    holes = re.compile(r"%\(\w+\)s")
    said = {text: catalogue("ar").gettext(text) for text in TEXTS}
    assert [text for text, words in said.items() if sorted(holes.findall(text)) != sorted(holes.findall(words))] == []


def test_catalogues_hold_nothing_that_nobody_says() -> None:
    for language in LANGUAGES:
        text = (WEB / "locale" / f"{language}.po").read_text("utf-8")
        assert catalogues.written(language) == text, "run scripts/catalogues.py"


@pytest.mark.parametrize("n", [0, 1, 2, 3, 11, 100])
def test_incidents_are_counted_in_arabic(n: int) -> None:
    forms = {0: "حادثة", 1: "حادثة", 2: "حادثتان", 3: "حوادث", 11: "حادثة", 100: "حادثة"}
    assert catalogue("ar").ngettext("incident", "incidents", n) == forms[n]


@pytest.mark.parametrize("name", [*(("grade", key) for key in GRADES), *(("mark", key) for key in MARKS)])
def test_codes_of_the_register_have_words(name: tuple[str, str]) -> None:
    found = code(*name)
    assert found.ar != name[1]


def test_scripts_name_files_that_are_there() -> None:
    ours = {path.name: path.read_text("utf-8") for path in (WEB / "static").glob("*.mjs")}
    named = {name for text in ours.values() for name in re.findall(r'"\./([\w./-]+)"', text)}
    assert named
    assert [name for name in named if not static(name)] == []
    assert {name for name in static_files() if name.endswith(".mjs")} == named | {"desk.mjs"}


@pytest.mark.parametrize("path", sorted((WEB / "static").glob("*.*")), ids=lambda path: path.name)
def test_nothing_of_ours_asks_anything_outside(path: Path) -> None:
    found = re.findall(r"https?://[^\s\"']+", path.read_text("utf-8"))
    assert [link for link in found if "www.w3.org" not in link] == []


def test_styles_know_no_left_and_right() -> None:
    """Only what MapLibre names by sides, and tips that stand where the pointer is."""
    text = (WEB / "static" / "desk.css").read_text("utf-8")
    sided = re.compile(r"\b(?:margin|padding|border)-(?:left|right)\b|[{;]\s*(?:left|right):|align: (?:left|right)")
    assert [line for line in text.splitlines() if sided.search(line) and "maplibregl" not in line] == []
