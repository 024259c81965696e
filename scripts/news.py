"""Articles of the folder SHARED drawn by lot; those that the reader is measured on are never among them."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]
MEASURED = ("eval/dev.articles.jsonl",)
"""Files of articles that only give a number: nobody is to read them while writing rules."""


def lines(path: Path) -> Iterator[Json]:
    """Yield the objects of a file of JSON lines, compressed or not."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as rows:
        yield from (json.loads(row) for row in rows if row.strip())


def drawn(shared: Path, pool: str, count: int | None, seed: int) -> list[Json]:
    """Return `count` articles of one pool of data/news, all where None, in the order of the pool.

    A FileNotFoundError names the pool where it is not there.
    """
    held = [row for name in MEASURED if (shared / name).exists() for row in lines(shared / name)]
    ids, texts = {row["id"] for row in held}, {row["text"] for row in held}
    rows = lines(shared / "data" / "news" / f"{pool}.jsonl.gz")
    free = [row for row in rows if row["id"] not in ids and row["text"] not in texts]
    if count is None or count >= len(free):
        return free
    chosen = random.Random(seed).sample(range(len(free)), count)
    return [free[at] for at in sorted(chosen)]
