"""Timings and memory of reading: `python scripts/bench.py --shared ../shared`.

Prints articles per second on one core, milliseconds an article (median, p99), start-up time, peak memory, and the
time for 1,000, 5,000 and 20,000 articles. Times on a shared machine vary: quote ratios within one run.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tawthiq.model.text import Article
from tawthiq.reading.report import Reader, load_reader
from tawthiq.sources import read

SIZES = (1_000, 5_000, 20_000)
START = "from tawthiq.reading.report import load_reader; load_reader()"


def articles(path: Path) -> Iterator[Article]:
    """Yield the articles of a file, refused lines left out."""
    return (item for item in read(str(path)) if isinstance(item, Article))


def start_up() -> float:
    """Return the median seconds of five starts, interpreter and tables included."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", START], check=True)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def timed(reader: Reader, some: list[Article]) -> list[float]:
    """Return the seconds that each article took."""
    out = []
    for article in some:
        began = time.perf_counter()
        reader.read(article)
        out.append(time.perf_counter() - began)
    return out


def main() -> int:
    """Print the table; 2 where the articles are not there."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--articles", type=int, default=20_000)
    given = options.parse_args()
    pool = given.shared / "data" / "news" / "pool_20k.jsonl.gz"
    if not pool.exists():
        print(f"{pool} is not there: name the folder that holds data/news with --shared")
        return 2
    print(f"start-up            {start_up():8.2f} s")
    reader = load_reader()
    took = timed(reader, list(islice(articles(pool), given.articles)))
    millis = sorted(1000 * t for t in took)
    print(f"articles a second   {len(took) / sum(took):8.0f}   (one core)")
    print(f"median              {statistics.median(millis):8.2f} ms an article")
    print(f"p99                 {millis[int(0.99 * len(millis))]:8.2f} ms an article")
    for size in SIZES:
        if size <= len(took):
            print(f"{size:6,} articles     {sum(took[:size]):8.1f} s   {1000 * sum(took[:size]) / size:.2f} ms each")
    print(f"peak memory         {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
