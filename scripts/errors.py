"""At which stage wrong facts were lost: `python scripts/errors.py --shared ../shared` writes docs/errors.md.

Counts every slot that the scorer counts as wrong on the annotated articles of the set dev, by cause. `--set train`
prints the table of the other set instead, and `--list` its errors one by one; the articles of dev are not to be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from annotated import annotated
from candidates import Candidates
from scorer import Json, Scorer, load_scorer

from tawthiq.grammar.engine import Engine
from tawthiq.model.codec import report_json
from tawthiq.model.text import Article
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.report import load_reader

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "errors.md"
IN_DOUBT: frozenset[str] = frozenset()
"""What the annotation may have wrong, found by hand: the id of an article, or id and slot apart by a blank."""
CAUSES = {
    "word": "no mention of the kind, anywhere in the article, holds the value: a word or a pattern is missing",
    "gazetteer": "the words for the place were found and stand for another place or country",
    "calendar": "the words for the time were found and come to another day, or to none",
    "no account": "a mention may hold the value, and the report has no account of the incident",
    "other account": "a mention holds the value, and another account of the report has it",
    "choice": "a mention holds the value, and another was chosen for the account, or none",
    "bound": "the figure is right and its bound (at least, about, …) is not",
    "stance": "who did it is right and the stance (claimed, accused, …) is not",
    "extra": "the account has a fact where the annotation has none",
    "extra account": "the fact is one of an account that the annotation does not have",
    "doubt": "the annotation itself may be wrong; those found so far, by hand",
}
"""What each cause means, in the order of the columns."""
NAMED = {"country": "gazetteer", "locality": "gazetteer", "date": "calendar"}
"""Slots of which the words can be found and mean something else, and what is then the cause."""
PROSE = """# Errors

Where the facts of {articles} annotated articles were lost: every slot that `make score` counts as wrong, by the stage
that lost it. A filler that the annotation has and the report has not is one error; so is one that only the report has,
unless it stands in the place of a missed one. `make errors` reads the folder `SHARED` and writes this page again.

{table}

What the causes mean; of several the first that holds is counted:

| cause | means |
|---|---|
{means}"""


@dataclass(frozen=True)
class Error:
    """One wrong slot: the article, the slot, why, and what the annotation has there."""

    id: str
    slot: str
    cause: str
    gold: Any = None


@dataclass
class Judge:
    """Says of one article which slots are wrong and why."""

    scorer: Scorer
    id: str
    gold: Json
    report: Json
    candidates: Candidates
    errors: list[Error] = field(default_factory=list)

    def add(self, slot: str, cause: str, gold: Any = None) -> None:
        """Note one error; one that is known to be of the annotation is that."""
        doubted = self.id in IN_DOUBT or f"{self.id} {slot}" in IN_DOUBT
        self.errors.append(Error(self.id, slot, "doubt" if doubted else cause, gold))

    def judge(self) -> list[Error]:
        """Return the errors of the article, as many as the scorer counts."""
        gold, found = self.scorer.mains(self.gold), self.scorer.mains(self.report)
        mates = dict(self.scorer.align(gold, found))
        for at, incident in enumerate(gold):
            self._account(incident, found[mates[at]] if at in mates else None)
        for at, account in enumerate(found):
            if at not in mates.values():
                for slot, fillers in self.scorer.slots(account).items():
                    for _ in fillers:
                        self.add(slot, "extra account")
        return self.errors

    def _account(self, incident: Json, mate: Json | None) -> None:
        told, said = self.scorer.slots(incident), self.scorer.slots(mate) if mate else {}
        for slot in self.scorer.SLOTS:
            missed, left = self._unmatched(slot, told.get(slot, []), said.get(slot, []))
            for value in missed:
                self.add(slot, self._cause(slot, value, incident, mate), value)
            for _ in left[len(missed) :]:
                self.add(slot, "extra")

    def _unmatched(self, slot: str, gold: list[Any], found: list[Any]) -> tuple[list[Any], list[Any]]:
        left, missed = list(found), []
        for value in gold:
            hit = next((at for at, other in enumerate(left) if self.scorer.same(slot, value, other)), None)
            if hit is None:
                missed.append(value)
            else:
                left.pop(hit)
        return missed, left

    def _cause(self, slot: str, value: Any, incident: Json, mate: Json | None) -> str:
        said = self.scorer.slots(mate) if mate else {}
        if slot.endswith("_bound"):
            figure = slot.removesuffix("_bound")
            told = self.scorer.slots(incident)[figure]
            return self._cause(figure, told[0], incident, mate) if told != said.get(figure) else "bound"
        if slot == "perpetrator" and any(self._is_actor(value, other) for other in said.get(slot, [])):
            return "stance"
        if not self.candidates.are_there:
            return "no account"
        if not self.candidates.hold(slot, value, incident):
            return NAMED[slot] if slot in NAMED and self.candidates.name(slot, incident) else "word"
        if mate is None:
            return "no account"
        return "other account" if self._is_elsewhere(slot, value, mate) else "choice"

    def _is_actor(self, value: Any, other: Any) -> bool:
        """Return whether two perpetrators are one, stance apart."""
        return self.scorer.same("perpetrator", (*value[:2], ""), (*other[:2], ""))

    def _is_elsewhere(self, slot: str, value: Any, mate: Json) -> bool:
        others = (self.scorer.slots(account) for account in self.report["accounts"] if account is not mate)
        return any(self.scorer.same(slot, value, other) for slots in others for other in slots.get(slot, []))


def judged(shared: Path, name: str) -> Iterator[list[Error]]:
    """Yield the errors of every article of a set."""
    scorer, engine, reader = load_scorer(shared), load_engine("ar"), load_reader()
    for article, gold in annotated(shared / "eval", name):
        yield _judge(scorer, engine, article, gold, report_json(reader.read(article)))


def _judge(scorer: Scorer, engine: Engine, article: Article, gold: Json, report: Json) -> list[Error]:
    return Judge(scorer, article.id, gold, report, Candidates(engine, scorer, article)).judge()


def table(errors: list[Error], slots: tuple[str, ...]) -> list[str]:
    """Return the lines of a table in Markdown: slots by causes, with sums."""
    counts = Counter((error.slot, error.cause) for error in errors)
    lines = [f"| slot | {' | '.join(CAUSES)} | all |", f"|---|{'---:|' * (len(CAUSES) + 1)}"]
    for slot in slots:
        row = [counts[slot, cause] for cause in CAUSES]
        lines.append(f"| {slot.replace('_', ' ')} | {' | '.join(str(n or '') for n in row)} | {sum(row)} |")
    sums = [sum(counts[slot, cause] for slot in slots) for cause in CAUSES]
    return [*lines, f"| **all** | {' | '.join(str(n) for n in sums)} | {sum(sums)} |"]


def page(errors: list[Error], articles: int, slots: tuple[str, ...]) -> str:
    """Return the page that shows the table and what the causes mean."""
    means = (f"| {cause} | {meaning} |" for cause, meaning in CAUSES.items())
    told = PROSE.format(articles=articles, table="\n".join(table(errors, slots)), means="\n".join(means))
    return f"{told}\n\nCounted on {date.today().isoformat()}.\n"


def main() -> int:
    """Write the page or print the table; 2 where the annotated articles are not there."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--set", default="dev", choices=("dev", "train"))
    options.add_argument("--list", action="store_true", help="the errors one by one; of train only")
    given = options.parse_args()
    if given.list and given.set == "dev":
        options.error("the articles of dev only give a number: list those of --set train")
    try:
        found = list(judged(given.shared, given.set))
        slots = load_scorer(given.shared).SLOTS
    except FileNotFoundError as error:
        print(f"{error.filename} is not there: the annotated articles do not come with the project; see --shared")
        return 2
    errors = [error for some in found for error in some]
    if given.set == "dev":
        PAGE.write_text(page(errors, len(found), slots), encoding="utf-8")
        print(f"{len(errors)} errors: {PAGE.relative_to(ROOT)}")
    else:
        print(*table(errors, slots), sep="\n")
    if given.list:
        print(*(f"{e.id}\t{e.slot}\t{e.cause}\t{json.dumps(e.gold, ensure_ascii=False)}" for e in errors), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
