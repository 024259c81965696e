"""The documentation is complete, its links lead somewhere, and what it shows is what happens."""

from __future__ import annotations

import argparse
import doctest
import importlib
import pkgutil
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tawthiq
from tawthiq import project
from tawthiq.cli import parser
from tawthiq.grammar.cases import cases, facts
from tawthiq.grammar.engine import Engine
from tawthiq.grammar.language import load_language
from tawthiq.model import kinds
from tawthiq.model.codec import report_json
from tawthiq.model.text import Article
from tawthiq.reading.pipeline import GOALS, NAMES, load_engine
from tawthiq.reading.report import load_reader
from tawthiq.sources import read

ROOT = Path(__file__).parents[1]
FILES = (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))
PAGES = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in FILES}
TEXT = "\n".join(PAGES.values())
BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODES = {name: value for name, value in vars(kinds).items() if isinstance(value, tuple)}
MODULES = [m.name for m in pkgutil.walk_packages(tawthiq.__path__, "tawthiq.") if m.name != "tawthiq.__main__"]


def commands() -> dict[str, argparse.ArgumentParser]:
    """Return the commands of the command line with their parsers."""
    action = next(a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


def shell() -> str:
    """Return all blocks of shell of the documentation."""
    return "\n".join(body for kind, _, body in BLOCK.findall(TEXT) if kind in ("console", "sh"))


def typed() -> list[str]:
    """Return every call of tawthiq in the documentation, up to a pipe, redirection or comment."""
    return sorted(set(re.findall(r"(?:^|\$ |\| )(?:\.venv/bin/)?tawthiq\s([^|>#\n]*)", shell(), re.MULTILINE)))


def targets() -> set[str]:
    """Return the targets that the Makefile offers."""
    return set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def anchors(page: str) -> set[str]:
    """Return the anchors of a page's headings."""
    heads = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_documented(name: str) -> None:
    assert re.search(rf"tawthiq (--register \S+ )?{name}\b", PAGES["README.md"] + PAGES["docs/tour.md"])


@pytest.mark.parametrize("name", sorted({o for c in commands().values() for a in c._actions for o in a.option_strings}))
def test_every_option_is_documented(name: str) -> None:
    assert name in ("-h", "--help") or re.search(rf"{name}\b", TEXT)


def test_every_call_in_the_documentation_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    refused = []
    for line in typed():
        try:
            parser().parse_args(shlex.split(re.sub(r"\$\(.*?\)", "x", line)))
        except SystemExit as stopped:
            refused += [line] if stopped.code else []
    assert len(typed()) >= 10
    assert refused == [], capsys.readouterr().err


@pytest.mark.parametrize("name", sorted(project.formats()))
def test_every_format_is_documented(name: str) -> None:
    assert f"| `{name}` |" in PAGES["docs/model.md"]


def test_every_room_is_documented_and_there() -> None:
    page = PAGES["docs/languages.md"]
    table = page[page.index("## The rooms of Arabic") : page.index("## Add a word")]
    rooms = [room.name for room in load_engine("ar").language.rooms]
    assert sorted(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == sorted(rooms)


def test_every_make_target_is_documented_and_there() -> None:
    named = set(re.findall(r"^make ([a-z]+)", shell(), re.MULTILINE)) | set(re.findall(r"`make ([a-z]+)", TEXT))
    assert named == targets()


@pytest.mark.parametrize("name", sorted(CODES))
def test_every_code_is_documented(name: str) -> None:
    assert [code for code in CODES[name] if f"`{code}`" not in PAGES["docs/codebook.md"]] == []


def test_every_key_of_a_report_is_documented() -> None:
    bundled = read(str(Path(tawthiq.__file__).parent / "demo" / "articles.jsonl"))
    shown = [report_json(load_reader().read(article)) for article in bundled if isinstance(article, Article)]
    lists = ("responses", "comparisons", "quotes", "asides", "problems")
    keys = {key for report in shown for key in report} | {key for r in shown for a in r["accounts"] for key in a}
    keys |= {key for r in shown for name in lists for item in r[name] for key in item}
    keys |= {key for r in shown for a in r["accounts"] for fact in (*a["tolls"], *a["perpetrators"]) for key in fact}
    keys |= {key for r in shown for a in r["accounts"] for key in a["place"] or ()}
    assert [key for key in sorted(keys) if not re.search(rf"[`.]{key}`", PAGES["docs/model.md"])] == []


@pytest.mark.parametrize("page", sorted(PAGES))
def test_links_lead_somewhere(page: str) -> None:
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", PAGES[page]):
        path, _, anchor = link.partition("#")
        if path.startswith(("http:", "https:")):
            continue
        target = (ROOT / page).parent / path if path else ROOT / page
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("page", sorted(name for name, text in PAGES.items() if "```console" in text))
def test_examples_print_what_the_page_shows(page: str) -> None:
    """Where a page shows something else, `make docs` writes what is printed now; the diff is the review."""
    run = [sys.executable, "scripts/examples.py", page]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_worked_example_of_a_room_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "sketched" / "ar"
    shutil.copytree(load_engine("ar").language.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    written = {name: body for _, name, body in BLOCK.findall(PAGES["docs/languages.md"]) if name}
    for name, body in written.items():
        (folder / name).write_text(body, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    engine = Engine(*load_language("sketched.ar", given=NAMES, goals=GOALS))
    room = next(room for room in engine.language.rooms if room.name == "damage")
    found = [(case, facts(engine, room, case.text)) for case in cases(folder / "damage.txt")]
    assert set(written) == {"damage.tsv", "damage.py", "damage.txt"}
    assert [case.expected for case, _ in found] == [shown for _, (shown, _) in found]
    assert set().union(*(rules for _, (_, rules) in found)) >= {f"damage: {rule.name}" for rule in room.rules}


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples_in_docstrings() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [test for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples]
    assert len(found) >= 40


def test_the_version_has_its_changes() -> None:
    assert f"## {tawthiq.__version__}" in PAGES["CHANGELOG.md"]


@pytest.mark.parametrize("work", ["GeoNames", "Natural Earth", "UCDP", "certifi", "tld"])
def test_works_of_others_are_named(work: str) -> None:
    assert work in (ROOT / "NOTICE").read_text("utf-8")


def test_every_locked_package_of_the_installation_is_named_with_its_licence() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8").lower().replace("_", "-")
    locks = "".join((ROOT / name).read_text("utf-8") for name in ("requirements.lock", "requirements-oidc.lock"))
    locked = re.findall(r"^([a-z0-9-]+)==", locks, re.MULTILINE)
    assert locked
    assert [name for name in locked if not re.search(rf"\b{name}\b", notice)] == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-oidc.lock"])
def test_locks_name_hashes_and_no_host(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    pins = [at for at, line in enumerate(lines) if "==" in line]
    assert pins
    assert [lines[at] for at in pins if "--hash=sha256:" not in lines[at + 1]] == []
    assert [line for line in lines if "://" in line or line.startswith("-")] == []
