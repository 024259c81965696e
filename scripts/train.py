"""Learn weights from annotated articles: `python scripts/train.py --shared ../shared [--check]`.

Writes tawthiq/languages/ar/*.weights. Each choice of reading (which sentences tell of one incident, where, when, and
what an account is to its article) is a choice among options described by traits; `maxent` finds the weights under
which the options that the annotators took are the likeliest. What a later choice learns from are the drafts that an
earlier one makes of articles it has not seen. `--check` writes no weights: it learns on four fifths of the articles at
a time, and on all of our own annotations, and writes the reports and annotations of the rest for scoring; with `--own`
it is ours of which a fifth is left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from sys import intern

import kinds
from annotated import Span, annotated, own
from maxent import Example, Lesson, Taught, fit
from scorer import Scorer, load_scorer
from versions import Gold, Told, load

from tawthiq.grammar.weights import Weights
from tawthiq.model.claims import Account, Report
from tawthiq.model.codec import report_json
from tawthiq.model.kinds import TYPES
from tawthiq.model.values import Location, Toll
from tawthiq.reading.accounts import account
from tawthiq.reading.choosing.arms import offered, settle_arms
from tawthiq.reading.choosing.types import settled_kind
from tawthiq.reading.doing import doers, stances
from tawthiq.reading.drafting import days, roles, sites
from tawthiq.reading.drafting.bearings import Holdings
from tawthiq.reading.drafting.candidates import Candidate
from tawthiq.reading.drafting.clauses import clauses
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.learned import Learned, settle
from tawthiq.reading.drafting.linking import Option, link, weigher
from tawthiq.reading.drafting.seen import Seen
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.places import FINE
from tawthiq.reading.sentences import Sentence

FOLDS = 5
HALVES = 2
"""Parts in the place of folds where a check learns again and again: quicker, and no worse as far as seen."""
SEEN = {"linking": 3, "sites": 10, "days": 3, "arms": 10, "doers": 25, "roles": 3}
"""Articles' worth of examples that must show a trait for it to get a weight."""
LEAN = {
    "sites": {"precision:locality": 300, "precision:site": 300},
    "arms": {"any": 400},
    "doers": {"none/any": -800},
}
"""What is added to weights, so that as much is missed as added."""
PRIOR = {"linking": 18.0, "sites": 15.0, "days": 30.0, "arms": 8.0, "doers": 90.0, "roles": 120.0}
"""How strongly weights are held to zero, found by cross-validation on the training articles."""
WORTH = 2.5
"""How much an article annotated by those who annotated what is measured is worth beside one that we annotated."""
SAME = 0.5
"""Share of words in common from which two names are of one actor."""
STRENGTH = {"tolls": 3, "place": 2, "perpetrators": 2, "date": 1}
"""How much a phrase of the annotation says about which incident the sentence around it tells of."""
ENOUGH = 2

Part = tuple[list[int], list[int]]
"""The numbers of articles to learn from, and of those left out."""


# Which sentences tell of one incident


def incidents(told: Told, clause: Sentence) -> list[int]:
    """Return the annotated incidents that a clause tells of, the one that it tells of first in front.

    What adds up several incidents («مقتل عشرة في هجومين») tells of none of them, unless its figures are those of some.
    """
    known = _said(told, clause)
    if len(known) < 2:
        return known
    strength = supports(told, clause)
    backed = sorted((number for number in known if strength[number] >= ENOUGH), key=lambda n: -strength[n])
    return backed or ([] if clause.of("toll", "joint") else known)


def _said(told: Told, clause: Sentence) -> list[int]:
    """Return what the annotation says of the span nearest to a clause; sentences may be cut anew since."""

    def common(span: Span) -> int:
        field, start, end = span
        return min(end, clause.end) - max(start, clause.start) if field == clause.field else 0

    best = max(told.telling, key=common, default=None)
    return told.telling[best] if best and common(best) > 0 else []


def supports(told: Told, clause: Sentence) -> Counter[int]:
    """Return how strongly the phrases of the annotation say that a clause tells of each incident."""
    text, found = told.article.field(clause.field), Counter[int]()
    for number, gold in enumerate(told.gold):
        for name, strength in STRENGTH.items():
            facts = gold.get(name) or []
            for fact in facts if isinstance(facts, list) else [facts]:
                at = text.find(fact["text"], clause.start) if fact.get("text") else -1
                found[number] += strength * (0 <= at < clause.end)
    for mention in clause.of("toll"):
        tellers = [number for number, gold in enumerate(told.gold) if _counts(gold, mention.value)]
        if len(tellers) == 1 and not found[tellers[0]]:
            found[tellers[0]] += ENOUGH
    return found


def _counts(gold: Gold, toll: Toll) -> bool:
    """Return whether an annotated incident has a figure, in whatever words."""
    known = {(each["status"], each["value"]) for each in gold.get("tolls") or [] if each.get("value") is not None}
    return (toll.status, toll.count.value) in known


class Oracle:
    """Takes the options that the annotators would have taken, and keeps each choice as an example."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._held: list[int] = []
        self.examples: list[Example] = []

    def weigh(self, seen: Seen, traits: Sequence[str], offered: Sequence[Option]) -> list[int]:
        """Return 2 for the option taken, 1 for others that are right, 0 for the rest."""
        wanted = incidents(self._told, seen.sentence)
        right = self._right(seen, wanted[0], offered) if wanted else _of_none(seen, offered)
        self.examples.append(Example([option.traits(traits) for option in offered], right))
        current = next((n for n, o in enumerate(offered) if "current" in o.own), 0)
        taken = current if current in right else min(right)
        return [2 if place == taken else int(place in right) for place in range(len(offered))]

    def _right(self, seen: Seen, wanted: int, offered: Sequence[Option]) -> set[int]:
        if wanted in self._held:
            return {len(offered) - len(self._held) + self._held.index(wanted)}
        self._held.append(wanted)
        return {n for n, o in enumerate(offered) if o.action == _role(self._told.gold[wanted])}


def _of_none(seen: Seen, offered: Sequence[Option]) -> set[int]:
    """Return the right options for what tells of no incident: without figures it does no harm in a draft."""
    return {0} if seen.figures else {n for n, o in enumerate(offered) if o.action in ("skip", "join")}


def _role(gold: Gold) -> str:
    return str(gold.get("role", "main"))


def linking(told: Told) -> list[Example]:
    """Return the choices that gather the sentences of an article."""
    oracle = Oracle(told)
    link(clauses(told.news, told.locator), told.locator, oracle.weigh)
    return oracle.examples


# Where, when, and what an account is to its article


def align(told: Told, scorer: Scorer) -> None:
    """Find for each account the annotated incident that it tells of: the one that most of its sentences tell of."""
    shown = [_shown(made) for made in told.accounts]
    votes = [_votes(told, draft) for draft in told.drafts]
    pairs = sorted(
        (
            (votes[j][i] + _likeness(gold, one, scorer), i, j)
            for i, gold in enumerate(told.gold)
            for j, one in enumerate(shown)
            if votes[j][i] and votes[j][i] >= max(votes[j].values()) / 2
        ),
        reverse=True,
    )
    told.mates, taken = {}, set()
    for _, i, j in pairs:
        if i not in taken and j not in told.mates:
            taken.add(i)
            told.mates[j] = told.gold[i]


def _votes(told: Told, draft: Draft) -> dict[int, float]:
    """Return how much of a draft tells of each annotated incident; sentences with figures count twice."""
    votes: dict[int, float] = defaultdict(float)
    for seen in draft.seen:
        for place, number in enumerate(_said(told, seen.sentence)):
            votes[number] += (0.5 if place else 1.0) * (2 if seen.figures else 1)
    return votes


def _likeness(gold: Gold, shown: Gold, scorer: Scorer) -> float:
    """Return what speaks for an account beside its sentences: less than one sentence does, all but for figures."""
    alike = scorer.similarity(gold, shown)
    return 0.3 * min(alike, 6.0) + 0.1 * (_role(gold) == str(shown["role"]))


def _shown(made: Account) -> Gold:
    shown: Gold = report_json(Report("", "ar", (made,)))["accounts"][0]
    return shown


def gather(told: Told, weights: Weights, scorer: Scorer) -> None:
    """Make the drafts of an article, with the accounts and incidents they stand for."""
    told.drafts = link(clauses(told.news, told.locator), told.locator, weigher(weights))
    told.accounts = [account(draft, told.attribution) for draft in told.drafts]
    align(told, scorer)


def placing(told: Told, scorer: Scorer) -> Iterator[Example]:
    """Yield the choices of a place."""
    known = sites.sites(told.news, told.locator, Weights({}))
    holdings = Holdings(told.drafts)
    for number, gold in told.mates.items():
        none, *others = sites.options(told.drafts[number], known, holdings)
        options = [sorted(none)] + [sorted(site.traits | own) for site, own in zip(known, others, strict=True)]
        right = {at for at, site in enumerate(known, 1) if _is_there(gold.get("place") or {}, site, scorer)}
        right = _finest(right, known, told.drafts[number], holdings)
        yield Example(options, right or ({0} if not (gold.get("place") or {}).get("country") else set()))


def _finest(right: set[int], known: Sequence[Candidate[Location]], draft: Draft, holdings: Holdings) -> set[int]:
    """Return those right places that are the finest of the ones told with the incident."""
    told = [at for at in right if known[at - 1].is_told(draft, holdings)]
    finest = max((FINE[known[at - 1].value.precision] for at in told), default=None)
    return {at for at in told if FINE[known[at - 1].value.precision] == finest} or right


def _is_there(place: Gold, site: Candidate[Location], scorer: Scorer) -> bool:
    here = site.value
    if not place.get("country") or here.country != place["country"]:
        return False
    if not place.get("locality"):
        return not here.locality
    shown = {"locality": here.locality, "lat": here.lat, "lon": here.lon}
    return bool(here.locality) and scorer.same("locality", place, shown)


def dating(told: Told, scorer: Scorer) -> Iterator[Example]:
    """Yield the choices of a time."""
    known = days.days(told.news, Weights({}))
    holdings = Holdings(told.drafts)
    for number, gold in told.mates.items():
        none, *others = days.options(told.drafts[number], known, holdings)
        options = [sorted(none)] + [sorted(day.traits | own) for day, own in zip(known, others, strict=True)]
        when = scorer.date_of(gold)
        yield Example(options, {at for at, day in enumerate(known, 1) if day.value.value == when} if when else {0})


def doing(told: Told, scorer: Scorer) -> Iterator[Example]:
    """Yield the choices of a stance for each actor of an incident."""
    for number, gold in told.mates.items():
        offered = stances.options(told.accounts[number], told.drafts[number], told.attribution)
        found = _stances(gold, [doer for doer, _ in offered], scorer)
        for at, (_, traits) in enumerate(offered):
            options = [[intern(f"{stance}/{trait}") for trait in traits] for stance in doers.STANCES]
            yield Example(options, {doers.STANCES.index(found.get(at, doers.NONE))})


def _stances(gold: Gold, known: Sequence[doers.Doer], scorer: Scorer) -> dict[int, str]:
    """Return by the places of actors the stance that the annotation gives to each, one actor for each of its own."""

    def alike(at: int, one: Gold) -> float:
        names = (
            (scorer.overlap(one.get("name"), v.name), scorer.overlap(one["actor"], v.actor)) for v in known[at].values()
        )
        return max(max(pair) + sum(pair) / 4 if max(pair) >= SAME else 0.0 for pair in names)

    found: dict[int, str] = {}
    for one in gold.get("perpetrators") or []:
        left = [at for at in range(len(known)) if at not in found and alike(at, one)]
        if left:
            found[max(left, key=lambda at: (bool(known[at].kept), alike(at, one), -at))] = one["stance"]
    return found


def blame(told: Told, weights: Weights) -> None:
    """Settle who did what the accounts of an article tell of."""
    told.accounts = [
        stances.settle_doers(made, draft, told.attribution, weights)
        for made, draft in zip(told.accounts, told.drafts, strict=True)
    ]


def naming(told: Told) -> list[kinds.Example]:
    """Return the choices of a type."""
    mates = ((told.drafts[number], gold["type"]) for number, gold in told.mates.items() if gold["type"] in TYPES)
    return [kinds.example(draft, told.drafts, type_) for draft, type_ in mates]


def retell(told: Told, weights: Weights) -> None:
    """Make the accounts of an article with the types that weights settle."""
    told.accounts = [
        account(draft, told.attribution, settled_kind(draft, told.drafts, weights)) for draft in told.drafts
    ]


def arm(told: Told, weights: Weights) -> None:
    """Settle the weapons of the accounts of an article."""
    told.accounts = [settle_arms(a, draft, weights) for a, draft in zip(told.accounts, told.drafts, strict=True)]


def arming(told: Told) -> Iterator[Example]:
    """Yield for each weapon of an incident whether it was one of its means."""
    for number, gold in told.mates.items():
        known = set(gold.get("weapons") or [])
        for weapon, _, traits in offered(told.accounts[number], told.drafts[number]):
            yield Example([[], traits], {int(weapon in known)})


def judging(told: Told) -> Iterator[Example]:
    """Yield the choices of a role."""
    for number, (made, draft) in enumerate(zip(told.accounts, told.drafts, strict=True)):
        traits = sorted(roles.of_account(made, draft, told.drafts))
        name = _role(told.mates[number]) if number in told.mates else "none"
        yield Example([[f"{each}/{trait}" for trait in traits] for each in roles.ROLES], {roles.ROLES.index(name)})


# Learning one after the other


def folds(articles: Sequence[Told], count: int) -> Iterator[Part]:
    """Yield the numbers of the articles to learn from, and of those left out, for each of some parts."""
    for number in range(count):
        out = [at for at in range(len(articles)) if at % count == number]
        yield [at for at in range(len(articles)) if at % count != number], out


def learn(articles: Sequence[Told], scorer: Scorer, count: int = FOLDS) -> Learned:
    """Return all weights; each choice learns from what those before it make of articles they have not seen."""
    parts = list(folds(articles, count))
    first = _lessons(articles, linking, brief=True)
    for told, weights in _apart(articles, parts, partial(_fit, first, "linking")):
        gather(told, weights, scorer)
    second = _lessons(articles, partial(placing, scorer=scorer))
    third = _lessons(articles, partial(dating, scorer=scorer))
    where = _apart(articles, parts, partial(_fit, second, "sites"))
    when = _apart(articles, parts, partial(_fit, third, "days"))
    for (told, places), (_, times) in zip(where, when, strict=True):
        _settle(told, Learned(Weights({}), places, times, *[Weights({})] * 4), scorer)
    named = _lessons(articles, naming)
    for told, weights in _apart(articles, parts, partial(_typed, named)):
        retell(told, weights)
    armed = _lessons(articles, arming)
    for told, weights in _apart(articles, parts, partial(_fit, armed, "arms")):
        arm(told, weights)
    fourth = _lessons(articles, partial(doing, scorer=scorer))
    for told, weights in _apart(articles, parts, partial(_fit, fourth, "doers")):
        blame(told, weights)
    fifth = _lessons(articles, judging, brief=True)
    every = range(len(articles))
    choices = {"linking": first, "sites": second, "days": third, "arms": armed, "doers": fourth, "roles": fifth}
    rest = {name: _fit(lessons, name, every) for name, lessons in choices.items()}
    return Learned(types=_typed(named, every), **rest)


def _lessons(
    articles: Sequence[Told], teach: Callable[[Told], Iterable[Taught]], *, brief: bool = False
) -> list[Lesson[Taught]]:
    """Return what each article teaches about a choice; its beginning alone too where that is asked for."""
    return [
        Lesson(told.worth, [*teach(told), *(teach(told.brief) if brief and told.brief else ())]) for told in articles
    ]


def _apart(
    articles: Sequence[Told], parts: Sequence[Part], learned: Callable[[Iterable[int]], Weights]
) -> Iterator[tuple[Told, Weights]]:
    """Yield each article, and its beginning alone, with weights that were learned without it."""
    for inside, outside in parts:
        weights = learned(inside)
        yield from ((told, weights) for number in outside for told in articles[number].versions)


def _typed(lessons: Sequence[Lesson[kinds.Example]], numbers: Iterable[int]) -> Weights:
    return kinds.fit([lessons[number] for number in numbers])


def _fit(lessons: Sequence[Lesson[Example]], name: str, numbers: Iterable[int]) -> Weights:
    weights = fit((lessons[number] for number in numbers), PRIOR[name], SEEN[name])
    return Weights(weights.table | {trait: weights.score([trait]) + more for trait, more in LEAN.get(name, {}).items()})


def _settle(told: Told, learned: Learned, scorer: Scorer) -> None:
    settle(told.drafts, told.news, told.locator, learned)
    told.accounts = [account(draft, told.attribution) for draft in told.drafts]
    align(told, scorer)


def write(learned: Learned, folder: Path) -> None:
    """Write the weights beside the words of the language, in the order of their traits."""
    for name, weights in learned._asdict().items():
        lines = [f"{trait}\t{weight}" for trait, weight in sorted(weights.table.items())]
        head = f"# What speaks for each option of {name}, in thousandths; learned by `make train`, not written by hand."
        (folder / f"{name}.weights").write_text("\n".join((head, *lines, "")), encoding="utf-8")
        print(f"{name}: {len(lines)} traits")


def main() -> int:
    """Return 0, or 2 where the annotated articles are not there."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--shared", type=Path, default=Path("../shared"))
    given.add_argument(
        "--check", type=Path, metavar="FILE", help="write the reports of articles left out; learn nothing"
    )
    given.add_argument("--own", action="store_true", help="leave out our own annotations in the place of the others")
    options = given.parse_args()
    folder: Path = options.shared / "eval"
    if not folder.is_dir():
        print(f"{folder} is not there: the annotated articles do not come with the project; name their folder's parent")
        return 2
    scorer, articles = load_scorer(options.shared), load(annotated(folder, "train"), WORTH)
    more = load(own(options.shared))
    if options.check:
        _check(*((more, articles) if options.own else (articles, more)), scorer, options.check)
    else:
        write(learn([*articles, *more], scorer), load_engine("ar").language.folder)
    return 0


def _check(articles: list[Told], more: list[Told], scorer: Scorer, out: Path) -> None:
    """Write reports of the articles that were left out when their weights were learned; `more` are always learned.

    The annotations lie beside them, in the order of the reports.
    """
    from tawthiq.reading.report import Reader

    made: dict[int, Report] = {}
    for inside, outside in folds(articles, FOLDS):
        reader = Reader(load_engine("ar"), learn([*(articles[at] for at in inside), *more], scorer, HALVES))
        made |= {at: reader.read(articles[at].article) for at in outside}
    annotations = [{"id": told.article.id, "report": bool(told.gold), "accounts": told.gold} for told in articles]
    for path, rows in (
        (out, [report_json(made[at]) for at in range(len(articles))]),
        (out.with_suffix(".gold.jsonl"), annotations),
    ):
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
