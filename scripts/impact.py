"""What a change of words or rules adds, removes and changes over thousands of articles.

`python scripts/impact.py --shared ../shared [--old REV] [--new REV] [--articles N | --all] [--samples N] [--seed N]`
reads articles of data/news with two versions of the reader, side by side, and prints for every kind of fact how many
were added, removed and changed, and some of each to read. `--old` is the last commit and `--new` the working tree
where they are left out. Nothing of an article is kept.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import facts
from facts import Change, Json
from news import drawn

ROOT = Path(__file__).resolve().parent.parent
POOLS = ("incident_articles", "pool_20k")
SORTS = ("added", "removed", "changed")


class Found(NamedTuple):
    """What differs: the article, and the change."""

    article: Json
    change: Change


@contextmanager
def tree(revision: str) -> Iterator[Path]:
    """Lend a folder that holds one version of the project: the working tree where no revision is named."""
    if not revision:
        yield ROOT
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tree"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(path), revision], check=True)
        try:
            yield path
        finally:
            subprocess.run([*git, "remove", "--force", str(path)], check=True)


def read_both(trees: list[Path], articles: list[Json]) -> list[dict[str, Json]]:
    """Return the reports by article id of each version; they read at the same time, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "articles.jsonl"
        given.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        outs = [Path(folder) / f"reports-{number}.jsonl" for number in range(len(trees))]
        runs = [_start(path, given, out) for path, out in zip(trees, outs, strict=True)]
        _wait(runs, outs, len(articles))
        return [{r["id"]: r for r in map(json.loads, out.open(encoding="utf-8"))} for out in outs]


def _start(path: Path, given: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tawthiq", "read", str(given)]
    with out.open("wb") as written, out.with_suffix(".problems").open("wb") as problems:
        return subprocess.Popen(command, cwd=path, stdout=written, stderr=problems)


def _wait(runs: list[subprocess.Popen[bytes]], outs: list[Path], count: int) -> None:
    """Wait for both versions, saying on a terminal how far they are; raise where one fails."""
    done, at = [0] * len(outs), [0] * len(outs)
    while any(run.poll() is None for run in runs):
        time.sleep(0.5)
        for number, out in enumerate(outs):
            with out.open("rb") as written:
                written.seek(at[number])
                new = written.read()
            done[number], at[number] = done[number] + new.count(b"\n"), at[number] + len(new)
        if sys.stderr.isatty():
            print(f"\rread: {' and '.join(map(str, done))} of {count}  ", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    for run, out in zip(runs, outs, strict=True):
        if run.returncode not in (0, 3):  # 3: there were problems with single articles, such as a wrong date
            sys.exit(f"a version could not read:\n{out.with_suffix('.problems').read_text(encoding='utf-8')}")


def compare(articles: list[Json], old: dict[str, Json], new: dict[str, Json]) -> list[Found]:
    """Return all that differs, in the order of the articles."""
    both = (article for article in articles if article["id"] in old and article["id"] in new)
    return [
        Found(article, change)
        for article in both
        for change in facts.differences(old[article["id"]], new[article["id"]])
    ]


def table(old: dict[str, Json], new: dict[str, Json], found: list[Found]) -> list[str]:
    """Return the lines of the table: kinds of fact by what happened to them, and the parts that changed."""
    before, after = (Counter(k for r in side.values() for k in facts.count_facts(r)) for side in (old, new))
    sorts = Counter((f.change.kind, f.change.sort) for f in found)
    differs: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        differs[one.change.kind].update(one.change.differs)
    rows = [["", "before", "after", *SORTS, ""]]
    for kind in ("account", *facts.PARTS, "source"):
        parts = ", ".join(f"{name} {count}" for name, count in differs[kind].most_common())
        numbers = [before[kind], after[kind], *(sorts[kind, sort] for sort in SORTS)]
        rows.append([kind, *map(str, numbers), f"({parts})" if parts else ""])
    wide = facts.longest(rows)
    lines = ([row[0].ljust(wide[0]), *map(str.rjust, row[1:6], wide[1:6]), row[6]] for row in rows)
    return ["  ".join(line).rstrip() for line in lines]


def reported(old: dict[str, Json], new: dict[str, Json]) -> str:
    """Return how many articles report an incident before and after."""
    was, now = ({id for id, report in side.items() if report["report"]} for side in (old, new))
    told = f"{len(old)} articles, {len(was)} reported an incident before and {len(now)} do now"
    return f"{told} ({len(now - was)} more, {len(was - now)} fewer)"


def samples(found: list[Found], count: int, seed: int) -> Iterator[str]:
    """Yield up to `count` of each sort of change of each kind to read, drawn by lot."""
    groups: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for one in found:
        groups[one.change.kind, one.change.sort].append(one)
    for (kind, sort), all_of_it in sorted(groups.items()):
        some = random.Random(f"{seed} {kind} {sort}").sample(all_of_it, min(count, len(all_of_it)))
        yield f"\n{kind} {sort}: {len(some)} of {len(all_of_it)}"
        for one in some:
            yield from _shown(one)


def _shown(found: Found) -> Iterator[str]:
    old, new = found.change.old, found.change.new
    yield f"  {found.article['id']}  {old if old else '-'}  ->  {new if new else '-'}"
    places = [fact for fact in (old, new) if fact]
    if len(places) == 2 and places[0].place == places[1].place:
        places.pop()
    yield from (f"      {facts.around(found.article, fact)}" for fact in places)


def main() -> int:
    """Print the table and the samples; 2 where the articles are not there."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--old", default="HEAD", help="a revision of git; the last commit where left out")
    options.add_argument("--new", default="", help="a revision of git; the working tree where left out")
    options.add_argument("--articles", type=int, default=2000, help="how many of each pool")
    options.add_argument("--all", action="store_true", help="all articles of the pools")
    options.add_argument("--samples", type=int, default=3, help="how many of each sort of change to read")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    count = None if given.all else given.articles
    try:
        rows = [row for pool in POOLS for row in drawn(given.shared, pool, count, given.seed)]
    except FileNotFoundError as error:
        print(f"{error.filename} is not there: name the folder that holds data/news with --shared")
        return 2
    articles = list({row["id"]: row for row in rows}.values())
    with ExitStack() as lent:
        trees = [lent.enter_context(tree(revision)) for revision in (given.old, given.new)]
        old, new = read_both(trees, articles)
    found = compare(articles, old, new)
    print(reported(old, new), *table(old, new, found), *samples(found, given.samples, given.seed), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
