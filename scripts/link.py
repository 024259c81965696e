"""How well articles are grouped into incidents: `python scripts/link.py --shared ../shared [--all] [--misses N]`.

Adds the articles of eval/dev.cluster_articles to a register in a temporary folder, with `--all` those of data/news
too, and prints the figures of eval/link_score.py: for the incidents that were checked by reading, and for two halves
of them drawn by name, one to work on and one to check on. `--misses N` prints the N worst-split and the N worst-merged
incidents of the first half, with the reasons.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import md5
from pathlib import Path
from typing import Any

from scorer import load_module

from tawthiq.project import Project
from tawthiq.register.linking.compare import explain_pair
from tawthiq.register.telling import Telling, tellings
from tawthiq.sources import read

Json = dict[str, Any]
ARTICLES = "eval/dev.cluster_articles.jsonl.gz"
MORE = ("data/news/incident_articles.jsonl.gz", "data/news/cluster_extra_articles.jsonl.gz")
HALVES = ("work on", "check on")


def half(incident: str) -> int:
    """Return 0 or 1, by the name of an incident."""
    return md5(incident.encode()).digest()[-1] % 2


def line(name: str, figures: Json) -> str:
    """Return the figures of one set of incidents."""
    shown = (f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}" for key, value in figures.items())
    return f"{name:9} {'  '.join(shown)}"


def grouped(project: Project) -> Iterator[Json]:
    """Yield the incidents as `incidents --format jsonl` does, as far as the scorer asks."""
    for incident in project.incidents():
        mains = [article for article, account in incident.accounts if account.role == "main"]
        yield {"id": incident.id, "articles": list(dict.fromkeys(mains))}


def misses(told: dict[str, list[Telling]], clusters: Iterable[Json], pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the pairs of articles that cost most, the incidents with most of them first, with the reasons."""
    of_incident: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in sorted(pairs):
        names = [c["incident"] for c in clusters if pair[0] in c["reports"] or pair[1] in c["reports"]]
        of_incident[names[0] if names else "?"].append(pair)
    counts = Counter({name: len(found) for name, found in of_incident.items()})
    for name, count in counts.most_common():
        one, other = of_incident[name][0]
        yield f"  {count} pairs of {name}, such as {one} and {other}: {_why(told[one], told[other])}"


def _why(one: list[Telling], other: list[Telling]) -> str:
    both = [explain_pair(a, b) for a in one for b in other if a.is_main and b.is_main]
    if not both:
        return "one of them is read as reporting no incident"
    reasons, verdict = max(both, key=lambda why: sum(reason.points for reason in why[0]))
    return "; ".join((verdict, *map(str, reasons)))


def main() -> int:
    """Print the figures; 2 where the articles are not there."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--all", action="store_true")
    options.add_argument("--misses", type=int, default=0)
    given = options.parse_args()
    files = [given.shared / name for name in (ARTICLES, *(MORE if given.all else ()))]
    if missing := [str(file) for file in files if not file.exists()]:
        print(f"{', '.join(missing)}: not there; name the folder that holds eval and data with --shared")
        return 2
    with tempfile.TemporaryDirectory() as directory, Project(directory, create=True) as project:
        for file in files:
            for _ in project.add(read(str(file))):
                pass
        show(given.shared, project, given.misses)
    return 0


def show(shared: Path, project: Project, shown: int) -> None:
    """Print the figures of a register, and so many misses."""
    score, incidents = load_module(shared / "eval" / "link_score.py"), list(grouped(project))
    lines = (shared / "eval" / "dev.clusters.jsonl").read_text(encoding="utf-8").splitlines()
    clusters = [c for c in map(json.loads, lines) if c["kind"] == "checked"]
    for number, name in enumerate(HALVES):
        some = [c for c in clusters if half(c["incident"]) == number]
        figures, missed, wrong = score.score(some, incidents)
        print(line(name, figures))
        if number == 0 and shown:
            told = {article.id: list(tellings(article, report)) for article, report in project.read()}
            print("\n".join(("missed", *list(misses(told, some, missed))[:shown])))
            print("\n".join(("wrong", *list(misses(told, some, wrong))[:shown])))
    print(line("all", score.score(clusters, incidents)[0]))


if __name__ == "__main__":
    sys.exit(main())
