"""Write the table of common endings of words: `python scripts/common_endings.py --shared ../shared`.

Counts, over the articles of data/news, in how many each ending stands; those in more than two of a hundred, in the
mixed pool or among reports of incidents, are common.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from news import lines

from tawthiq.knowledge.endings import endings

TABLE = Path(__file__).resolve().parent.parent / "tawthiq" / "knowledge" / "data" / "common_endings.tsv"
POOLS = ("pool_20k", "incident_articles")
PERCENT = 2.0


def shares(path: Path) -> dict[str, float]:
    """Return for each ending in how many of a hundred articles it stands."""
    seen, articles = Counter[str](), 0
    for row in lines(path):
        articles += 1
        seen.update(set(endings(f"{row['title']} {row['text']}")))
    return {ending: 100 * n / articles for ending, n in seen.items()}


def main() -> int:
    """Write the table; 2 where the articles are not there."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    folder = options.parse_args().shared / "data" / "news"
    pools = [folder / f"{name}.jsonl.gz" for name in POOLS]
    if missing := [str(pool) for pool in pools if not pool.exists()]:
        print(f"{', '.join(missing)}: not there; name the folder that holds data/news with --shared")
        return 2
    mixed, reports = map(shares, pools)
    most = {ending: max(mixed.get(ending, 0.0), reports.get(ending, 0.0)) for ending in mixed.keys() | reports.keys()}
    kept = sorted(
        (ending, percent)
        for ending, percent in most.items()
        if percent > PERCENT and len(ending) > 2 and ending.isalpha()
    )
    rows = (f"{ending}\t{percent:.1f}\n" for ending, percent in kept)
    TABLE.write_text("".join(("ending\tpercent\n", *rows)), encoding="utf-8")
    print(f"{TABLE.name}: {len(kept)} endings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
