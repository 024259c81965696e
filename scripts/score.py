"""Score the reader on annotated articles: `python scripts/score.py --shared ../shared [--set dev|train] [--errors N]`.

Reads the articles in eval/, and hands the reports to the scorer that lies beside them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tawthiq.model.codec import report_json
from tawthiq.model.text import Article
from tawthiq.reading.report import load_reader
from tawthiq.sources import read


def write_reports(articles: Path, out: Path) -> None:
    """Write the report of every article as JSON lines."""
    reader = load_reader()
    with out.open("w", encoding="utf-8") as lines:
        for article in read(str(articles)):
            if isinstance(article, Article):
                lines.write(json.dumps(report_json(reader.read(article)), ensure_ascii=False) + "\n")


def main() -> int:
    """Return the scorer's exit status."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--set", default="dev", choices=("dev", "train"))
    options.add_argument("--errors", default="0")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    folder: Path = given.shared / "eval"
    if not folder.is_dir():
        print(f"{folder} is not there: the annotated articles do not come with the project; name their folder's parent")
        return 2
    articles = folder / f"{given.set}.articles.jsonl"
    with tempfile.TemporaryDirectory() as scratch:
        predicted = Path(scratch) / "reports.jsonl"
        write_reports(articles, predicted)
        gold = folder / f"{given.set}.gold.jsonl"
        command = [sys.executable, str(folder / "score.py"), str(gold), str(predicted), "--articles", str(articles)]
        command += ["--errors", given.errors, *(["--json"] if given.json else [])]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
