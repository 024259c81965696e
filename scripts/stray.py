"""Articles that report no incident and are taken for one: `python scripts/stray.py --shared ../shared [--articles N]`.

Reads articles of data/news/other_articles drawn by lot (sport, trials, accidents, opinion, …) and prints how many were
read as reports of incidents, and which. Some of them do tell of an incident beside their subject: read before judging.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from news import Json, drawn

from tawthiq.model.claims import Report
from tawthiq.model.text import Article
from tawthiq.reading.report import load_reader

POOL = "other_articles"
WIDE = 100
"""Characters of a title to print."""


def read(row: Json) -> Report:
    """Return the report of one article of the pool."""
    stamps = (row.get("outlet") or "", (row.get("published") or "").replace(" ", "T"), row.get("url") or "")
    kind = row.get("published_kind") or ""
    return load_reader().read(Article(str(row["id"]), row["text"], row.get("title") or "", row["lang"], *stamps, kind))


def strays(rows: list[Json]) -> list[tuple[Json, Report]]:
    """Return the articles that were read as reports of an incident."""
    return [(row, report) for row in rows if (report := read(row)).reports_incident]


def lines(rows: list[Json], found: list[tuple[Json, Report]]) -> Iterator[str]:
    """Yield how many articles of each tag are strays, then their ids and titles."""
    yield f"{len(found)} of {len(rows)} articles that are not about an incident were read as reports of one"
    every, wrong = Counter(row["tag"] for row in rows), Counter(row["tag"] for row, _ in found)
    yield from (f"  {tag:28} {wrong[tag]:4} of {every[tag]}" for tag in sorted(every, key=lambda t: (-wrong[t], t)))
    for row, report in found:
        kinds = (account.first("type") for account in report.accounts)
        yield f"{row['id']}\t{row['tag']}\t{' '.join(str(k.value) for k in kinds if k)}\t{_short(row)}"


def _short(row: Json) -> str:
    return " ".join((row.get("title") or row["text"]).split())[:WIDE]


def main() -> int:
    """Print them; 2 where the articles are not there."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--articles", type=int, default=300)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    try:
        rows = drawn(given.shared, POOL, given.articles, given.seed)
    except FileNotFoundError as error:
        print(f"{error.filename} is not there: name the folder that holds data/news with --shared")
        return 2
    print(*lines(rows, strays(rows)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
