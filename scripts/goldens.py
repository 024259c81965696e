"""Check what is read from the sample articles against the goldens, or bless it: `python scripts/goldens.py [--bless]`.

A golden is one line for every account, response and comparison; the diff of a blessing is the review.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tawthiq.model.claims import Report
from tawthiq.model.codec import article_from
from tawthiq.reading.report import load_reader

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "tawthiq" / "demo" / "articles.jsonl"
GOLDEN = ROOT / "tests" / "goldens" / "demo.txt"


def lines(report: Report) -> Iterator[str]:
    """Yield what a report holds, one fact a line, with the words it rests on."""
    yield f"# {report.article_id}"
    for account in report.accounts:
        yield f"account {account.role}"
        for claim in account.claims:
            by = f" <- {_short(claim.said_by.speaker.text)}" if claim.said_by else ""
            yield f"  {claim.field} {claim.value}  «{_short(claim.evidence.text)}»{by}"
    for response in report.responses:
        yield f"response {response.kind}  «{_short(response.evidence.text)}»"
    for comparison in report.comparisons:
        yield f"comparison {comparison.kind}  «{_short(comparison.evidence.text)}»"
    yield from (f"aside {aside.kind}" for aside in report.asides)


def _short(words: str) -> str:
    return " ".join(words.split())


def current() -> str:
    """Return the golden as the reader now makes it."""
    reader = load_reader()
    told = (article_from(json.loads(line)) for line in ARTICLES.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for article in told for line in (*lines(reader.read(article)), "")) + "\n"


def main() -> int:
    """Return 1 where the reader and the golden differ."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--bless", action="store_true")
    given = options.parse_args()
    now = current()
    if given.bless:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(now, encoding="utf-8")
        return 0
    before = GOLDEN.read_text(encoding="utf-8")
    print(*difflib.unified_diff(before.splitlines(), now.splitlines(), "golden", "now", lineterm="", n=1), sep="\n")
    return int(before != now)


if __name__ == "__main__":
    sys.exit(main())
