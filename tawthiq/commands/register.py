"""Commands that keep a register of articles and show what is in it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path
from shutil import which

from tawthiq import project
from tawthiq.commands.console import REFUSED, articles, progress, say
from tawthiq.exporters import record
from tawthiq.model.incidents import Incident
from tawthiq.model.text import Article, Refusal
from tawthiq.project import Added, Project, Shown
from tawthiq.register.decisions.wording import words
from tawthiq.register.figures import said
from tawthiq.register.summary import summary


def add(options: Namespace) -> int:
    """Add articles to the register and print how many were added, known and refused."""
    with Project(options.register, create=True) as opened:
        counted = _add_all(opened, articles(options.files))
    print(f"{counted['added']} added, {counted['known']} already there, {counted['refused']} refused")
    return REFUSED if counted["refused"] else 0


def incidents(options: Namespace) -> int:
    """Print the incidents in one of the formats."""
    write = project.exporter(options.format or "table")
    since, until = options.since or "", options.until or ""
    with Project(options.register) as opened:
        found = opened.incidents(
            since=since, until=until, country=options.country, rule=options.rule, every=options.all
        )
        write(found, sys.stdout)
    return 0


def show(options: Namespace) -> int:
    """Print one incident in full."""
    with Project(options.register) as opened:
        shown = opened.show(options.id, rule=options.rule)
    record.write(shown.incident, shown.articles, sys.stdout)
    if shown.decisions:
        print("\nDecisions")
        for line in _decisions(shown):
            print(f"  {line}")
    return 0


def page(options: Namespace) -> int:
    """Write the page and print where it is."""
    with Project(options.register) as opened:
        print(_write_page(opened, Path(options.out)))
    return 0


def demo(options: Namespace) -> int:
    """Build a register from the bundled articles, print what was found, and write the page."""
    directory = Path(options.directory)
    with Project(directory, create=True) as opened:
        with as_file(files("tawthiq") / "demo" / "articles.jsonl") as bundled:
            counted = _add_all(opened, articles([str(bundled)]))
        found = list(opened.incidents())
        written = _write_page(opened, directory / "page")
    print(f"{counted['added'] + counted['known']} articles (written for this demonstration), {len(found)} incidents\n")
    project.exporter("table")(found, sys.stdout)
    print("\nWhere reports disagree:")
    by_reports = sorted(found, key=lambda incident: -len(incident.accounts))
    for line in islice(_disagreements(by_reports), 5):
        print(f"  {line}")
    name = _called()
    print(f"\nThe page with map, timeline and highlighted articles: {written}\n\nNext:")
    print(f"  {name} --register {directory} show {by_reports[0].id[:8] if found else 'ID'}")
    print(f"  {name} --register {directory} serve      the same as a desk, to check and correct it")
    print(f"  {name} --register {directory} incidents --format csv")
    print(f"  {name} read YOUR-ARTICLES.jsonl")
    return REFUSED if counted["refused"] else 0


def _called() -> str:
    """Return the name by which the shell finds this command as it was called."""
    called = sys.argv[0]
    return called if called.endswith("tawthiq") and which("tawthiq") != called else "tawthiq"


def _add_all(opened: Project, items: Iterable[Article | Refusal]) -> Counter[str]:
    counted = Counter[str]()
    for result in progress(opened.add(items)):
        counted[result.outcome] += 1
        if result.outcome == "refused":
            say(_refusal(result))
    return counted


def _refusal(result: Added) -> str:
    return f"{result.which}: {result.message}"


def _write_page(opened: Project, out: Path) -> Path:
    from tawthiq.exporters import page as pages

    return pages.write(list(opened.incidents()), {article.id: (article, told) for article, told in opened.read()}, out)


def _decisions(shown: Shown) -> Iterator[str]:
    """Yield what was decided of an incident, and what its claims add up to where a person decided otherwise."""
    yield from map(str, shown.decisions)
    for settled in shown.incident.settled:
        if settled.proposed:
            yield f"{settled.field}: decided {words(settled)}; its claims say {words(settled.proposed)}"


def _disagreements(found: Iterable[Incident]) -> Iterator[str]:
    """Yield a line for each incident whose reports give tolls that cannot all be right."""
    for incident in found:
        flat = summary(incident)
        numbers = {number for _, account in incident.accounts for number in said(account, "killed")}
        if flat.killed and flat.killed.against and numbers - {flat.killed.best}:
            others = ", ".join(map(str, sorted(numbers - {flat.killed.best})))
            what = f"{flat.id[:8]}  {flat.date or 'date unknown'}, {flat.place or 'place unknown'}"
            yield f"{what}: {flat.killed.best} killed, also reported as {others}"
