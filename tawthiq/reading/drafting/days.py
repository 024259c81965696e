"""When an incident was: of all times an article names, the one that learned weights speak for most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tawthiq.grammar.rules import Mention
from tawthiq.grammar.weights import Weights
from tawthiq.model.values import Moment, When
from tawthiq.reading.drafting.bearings import Holdings, bearings, towards
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.seen import is_of_saying
from tawthiq.reading.drafting.traits import step
from tawthiq.reading.moments import day_of, resolve
from tawthiq.reading.sentences import Sentence

NOTHING = 250
"""How much less readily no time is given than the weights alone would; found on the training articles."""


@dataclass(slots=True)
class Day:
    """One time that an article names: what it resolves to, each mention, and what holds for every draft."""

    moment: Moment
    named: list[tuple[Sentence, Mention]] = field(default_factory=list)
    traits: set[str] = field(default_factory=set)
    worth: int = 0


def days(sentences: Sequence[Sentence], weights: Weights) -> list[Day]:
    """Return all times of an article that can be resolved, in the order of the text."""
    found: dict[Moment, Day] = {}
    for sentence in sentences:
        article = sentence.article
        for mention in sentence.of("date"):
            moment = resolve(mention.value, article.published, article.published_kind)
            if moment.value:
                day = found.setdefault(moment, Day(moment))
                day.named.append((sentence, mention))
                day.traits.update(bearings(sentence, mention), _traits(mention, moment, article.published))
                if is_of_saying(mention, sentence.of("saying")):
                    day.traits.add("of saying")
    for day in found.values():
        day.worth = weights.score(day.traits)
    return list(found.values())


def _traits(mention: Mention, moment: Moment, published: str) -> Iterator[str]:
    when: When = mention.value
    yield f"precision:{moment.precision}"
    yield f"part:{when.part}"
    yield f"rule:{mention.rule}"
    yield from (f"mark:{mark}" for mark in when.marks)
    if when.weekday is not None:
        yield "weekday"
    if when.days is not None:
        yield f"days:{when.days}"
    told = day_of(published)
    if told and moment.precision == "day" and moment.value:
        ago = (told - date.fromisoformat(moment.value)).days
        yield f"ago:{'ahead' if ago < 0 else step(ago)}"


def settle_day(draft: Draft, known: Sequence[Day], holdings: Holdings, weights: Weights) -> None:
    """Give a draft the time that the weights speak for most, or none; one that cannot be resolved stays."""
    offered = options(draft, known, holdings)
    worth = [-NOTHING, *(each.worth for each in known)]
    best = max(range(len(offered)), key=lambda place: worth[place] + weights.score(offered[place]))
    if best:
        draft.day = (*_words(known[best - 1], draft, holdings), known[best - 1].moment)
    elif draft.day and draft.day[2].value:
        draft.day = None


def options(draft: Draft, known: Sequence[Day], holdings: Holdings) -> list[set[str]]:
    """Return the traits of giving a draft no time, and those that each time has besides its own."""
    many, first = min(len(known), 4), draft.day[2] if draft.day and draft.day[2].value else None
    none = {"none", f"none:of{many}", f"none:{first is not None:d}", f"none:{draft.role}"}
    return [none] + [
        {trait for sentence, mention in day.named for trait in towards(holdings, sentence, mention, draft)}
        | {f"named:{min(len(day.named), 3)}", f"of:{many}", f"role:{draft.role}", *_among(day.moment, known, first)}
        for day in known
    ]


def _among(moment: Moment, known: Sequence[Day], first: Moment | None) -> Iterator[str]:
    """Yield how a time stands among the others of its article, and to the one first found in the draft."""
    found = "none" if first is None else f"{moment == first:d}"
    rivals = sum(other.moment.precision == moment.precision for other in known) - 1
    yield f"first:{found}"
    yield f"first:{found}:{moment.precision}:{min(rivals, 2)}"


def _words(day: Day, draft: Draft, holdings: Holdings) -> tuple[Sentence, Mention]:
    """Return the mention that shows a time best: the first one told with the incident."""
    return max(day.named, key=lambda named: holdings.stand(named[0], named[1], draft) == "tells")
