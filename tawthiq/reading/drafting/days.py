"""When an incident was: of all times an article names, the one that learned weights speak for most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tawthiq.grammar.rules import Mention
from tawthiq.grammar.weights import Weights
from tawthiq.model.values import Moment, When
from tawthiq.reading.drafting.bearings import Holdings, bearings
from tawthiq.reading.drafting.candidates import Candidate, likeliest, weighed
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.seen import is_of_saying
from tawthiq.reading.drafting.traits import step
from tawthiq.reading.moments import day_of, resolve
from tawthiq.reading.sentences import Sentence

NOTHING = 400
"""How much less readily no time is given than the weights alone would; found on the training articles."""

WHEN = ("ago:", "at:", "days:", "mark:", "commas:", "said:", "weekday", "of saying", "recalled")
"""Traits that mean something else for what is recalled than for what is news."""


def days(sentences: Sequence[Sentence], weights: Weights) -> list[Candidate[Moment]]:
    """Return all times of an article that can be resolved, in the order of the text."""
    found: dict[Moment, Candidate[Moment]] = {}
    for sentence in sentences:
        article = sentence.article
        for mention in sentence.of("date"):
            moment = resolve(mention.value, article.published, article.published_kind)
            if moment.value:
                day = found.setdefault(moment, Candidate(moment))
                day.named.append((sentence, mention))
                day.traits.update(bearings(sentence, mention), _traits(mention, moment, article.published))
                if is_of_saying(mention, sentence.of("saying")):
                    day.traits.add("of saying")
    return weighed(found.values(), weights)


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


def settle_day(draft: Draft, known: Sequence[Candidate[Moment]], holdings: Holdings, weights: Weights) -> None:
    """Give a draft the time that the weights speak for most, or none; one that cannot be resolved stays."""
    best = likeliest(known, options(draft, known, holdings), weights, nothing=-NOTHING)
    if best:
        draft.day = (*_words(best, draft, holdings), best.value)
    elif draft.day and draft.day[2].value:
        draft.day = None


def options(draft: Draft, known: Sequence[Candidate[Moment]], holdings: Holdings) -> list[set[str]]:
    """Return the traits of giving a draft no time, and those that each time has besides its own."""
    many, first = min(len(known), 4), draft.day[2] if draft.day and draft.day[2].value else None
    none = {"none", f"none:of{many}", f"none:{first is not None:d}", f"none:{draft.role}"}
    fine = [day for day in known if day.value.precision == "day"]
    told = [day for day in known if day.is_told(draft, holdings)]
    last = _last(fine, draft)
    return [none] + [
        day.standing(draft, holdings)
        | {f"named:{min(len(day.named), 3)}", f"of:{many}", f"role:{draft.role}", *_among(day.value, known, first)}
        | {f"{draft.role}:{trait}" for trait in day.traits if trait.startswith(WHEN)}
        | set(_beside(day, told, fine, last))
        for day in known
    ]


def _last(fine: Sequence[Candidate[Moment]], draft: Draft) -> Candidate[Moment] | None:
    """Return the day that was named last before, or in, a sentence that tells of the incident."""
    told = [seen.sentence.number for seen in draft.seen]
    named = [(at, sentence.number) for at, day in enumerate(fine) for sentence, _ in day.named]
    gaps = [(here - number, at) for at, number in named for here in told if here >= number]
    return fine[min(gaps)[1]] if gaps else None


def _beside(
    day: Candidate[Moment],
    told: Sequence[Candidate[Moment]],
    fine: Sequence[Candidate[Moment]],
    last: Candidate[Moment] | None,
) -> Iterator[str]:
    """Yield whether a time is told with the incident, how many others are, and how many other days are named at all."""
    rivals = [sum(other is not day for other in others) for others in (told, fine)]
    how = f"{day in told:d}{min(rivals[0], 2)}{min(rivals[1], 2)}"
    yield f"{'of saying' if 'of saying' in day.traits else 'told'}:{how}"
    yield f"last:{day is last:d}:{'of saying' in day.traits:d}:{day in told:d}"


def _among(moment: Moment, known: Sequence[Candidate[Moment]], first: Moment | None) -> Iterator[str]:
    """Yield how a time stands among the others of its article, and to the one first found in the draft."""
    found = "none" if first is None else f"{moment == first:d}"
    rivals = sum(other.value.precision == moment.precision for other in known) - 1
    yield f"first:{found}"
    yield f"first:{found}:{moment.precision}:{min(rivals, 2)}"


def _words(day: Candidate[Moment], draft: Draft, holdings: Holdings) -> tuple[Sentence, Mention]:
    """Return the mention that shows a time best: the first one told with the incident."""
    return max(day.named, key=lambda named: holdings.stand(named[0], named[1], draft) == "tells")
