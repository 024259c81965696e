"""When an incident was: of all times an article names, the one that learned weights speak for most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tawthiq.grammar.rules import Mention
from tawthiq.grammar.weights import Weights
from tawthiq.model.values import Moment, When
from tawthiq.reading.drafting.bearings import Holdings, bearings, depth, phrasing
from tawthiq.reading.drafting.candidates import Candidate, likeliest, signed, weighed
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.seen import is_of_saying
from tawthiq.reading.drafting.traits import step
from tawthiq.reading.moments import UNRELIABLE, day_of, resolve, within
from tawthiq.reading.sentences import Sentence

NOTHING = 200
"""How much less readily no time is given than the weights alone would; found on the training articles."""

HOLDING = frozenset(("since", "until"))
"""Marks of a time over which something holds: «الهجوم الأعنف منذ مارس 2016»."""

WHEN = ("ago:", "at:", "days:", "mark:", "commas:", "said:", "weekday", "of saying", "recalled")
"""Traits that mean something else for what is recalled than for what is news."""


Day = Candidate[Moment]


def days(sentences: Sequence[Sentence], weights: Weights) -> list[Day]:
    """Return all times of an article that can be resolved, in the order of the text."""
    found: dict[Moment, Day] = {}
    month = _month_of(sentences)
    for sentence in sentences:
        for mention in sentence.of("date", "daypart"):
            moment = resolve(mention.value, sentence.written, sentence.article.published_kind)
            if month and moment.value is None:
                moment = within(mention.value, month)
            if moment.value and not _is_stretch(sentence, mention, moment):
                day = found.setdefault(moment, Day(moment))
                traits = {*bearings(sentence, mention), *_traits(mention, moment, sentence.written)}
                if is_of_saying(mention, sentence.of("saying")):
                    traits.add("of saying")
                day.named.append((sentence, mention))
                day.traits |= traits
                day.said.append(frozenset((*traits, *phrasing(sentence, mention))))
    weighed(found.values(), weights)
    return list(found.values())


def _is_stretch(sentence: Sentence, mention: Mention, moment: Moment) -> bool:
    """Return whether a time is the month or year since or until which something holds, and the sentence stays there."""
    holds = mention.value.marks & HOLDING and moment.precision != "day"
    return bool(holds) and all(mention.start != then.start for then in sentence.of("then"))


def _month_of(sentences: Sequence[Sentence]) -> str:
    """Return the month that an article calls its own («الشهر الجاري», «20 أغسطس الجاري»), or nothing.

    Where a page may have been fetched weeks after it was written, only this tells when it was.
    """
    article = sentences[0].article if sentences else None
    if article is None or article.published_kind != UNRELIABLE:
        return ""
    named = (
        resolve(mention.value, article.published, UNRELIABLE)
        for sentence in sentences
        for mention in sentence.of("date")
        if "this" in mention.value.marks and mention.value.month and mention.value.year is None
    )
    return next((moment.value[:7] for moment in named if moment.value and moment.value <= article.published[:10]), "")


def _traits(mention: Mention, moment: Moment, written: str) -> Iterator[str]:
    when: When = mention.value
    yield f"precision:{moment.precision}"
    yield f"part:{when.part}"
    yield f"rule:{mention.rule}"
    yield from (f"mark:{mark}" for mark in when.marks)
    if when.weekday is not None:
        yield "weekday"
    if when.days is not None:
        yield f"days:{when.days}"
    told = day_of(written)
    if told and moment.precision == "day" and moment.value:
        ago = (told - date.fromisoformat(moment.value)).days
        yield f"ago:{'ahead' if ago < 0 else step(ago)}"


def settle_day(draft: Draft, known: Sequence[Day], holdings: Holdings, weights: Weights) -> None:
    """Give a draft the time that the weights speak for most, or none; one that cannot be resolved stays.

    The attack is called by its day in «هجمات الأمس», whatever the weights say of where that stands.
    """
    best = likeliest(known, options(draft, known, holdings), weights, nothing=-NOTHING)
    best = best or next((day for day in known if _is_called_by(day, draft, holdings)), None)
    if best:
        draft.day = (*_words(best, draft, holdings), best.value)
    elif draft.day and draft.day[2].value:
        draft.day = None


def options(draft: Draft, known: Sequence[Day], holdings: Holdings) -> list[set[str]]:
    """Return the traits of giving a draft no time, and those that each time has besides its own."""
    many, first = min(len(known), 4), draft.day[2] if draft.day and draft.day[2].value else None
    none = {"none", f"none:of{many}", f"none:{first is not None:d}", f"none:{draft.role}"}
    fine = [day for day in known if day.value.precision == "day"]
    told = [day for day in known if day.is_told(draft, holdings)]
    last = _last(fine, draft)
    none.update(_without(draft, known, told, holdings))
    return [none] + [
        day.standing(draft, holdings)
        | {f"named:{min(len(day.named), 3)}", f"of:{many}", f"role:{draft.role}", *_among(day.value, known, first)}
        | {f"{draft.role}:{trait}" for trait in day.traits if trait.startswith(WHEN)}
        | set(_beside(day, told, fine, last))
        | set(_nearest(day, draft, holdings))
        | {f"order:{min(at, 4)}:{many}"}
        for at, day in enumerate(known)
    ]


def _is_called_by(day: Day, draft: Draft, holdings: Holdings) -> bool:
    """Return whether what a draft tells of is called by a day: the word for it stands right before the day."""
    return any(
        other.last == mention.first and other.value.polarity == "real"
        for sentence, mention in day.named
        if holdings.stand(sentence, mention, draft) == "tells"
        for other in sentence.of("happening")
    )


def _without(draft: Draft, known: Sequence[Day], told: Sequence[Day], holdings: Holdings) -> Iterator[str]:
    """Yield what speaks for or against no time at all: whether any is told, and how near the next one is."""
    own = any(seen.sentence.of("date") for seen in draft.seen)
    high = depth(draft.seen[0].sentence)
    yield f"none:own{own:d}"
    yield f"none:drafts{min(holdings.drafts, 6)}"
    yield f"none:at{high}"
    yield f"none:own{own:d}:drafts{min(holdings.drafts, 4)}:{high}"
    yield f"none:told{min(len(told), 2)}"
    telling = [seen.sentence for seen in draft.seen]
    yield f"none:gap{step(min((abs(day.gap(telling, holdings)) for day in known), default=99))}"


def _nearest(day: Day, draft: Draft, holdings: Holdings) -> Iterator[str]:
    """Yield how the mention nearest to what a draft tells stands, how it is said, and how far away it is."""
    stand, best = day.nearest(draft, holdings)
    for trait in day.said[best]:
        yield f"said|{trait}"
        if not trait.startswith("word"):
            yield f"{stand}|{trait}"
    told = [seen.sentence for seen in draft.seen]
    gap, opening = signed(day.gap(told, holdings)), signed(day.gap(told[:1], holdings))
    many = min(holdings.drafts, 4)
    yield f"gap:{gap}"
    yield f"gap:{gap}:{many}"
    yield f"opening:{opening}"
    yield f"drafts:{many}:{stand == 'tells':d}"


def _last(fine: Sequence[Day], draft: Draft) -> Day | None:
    """Return the day that was named last before, or in, a sentence that tells of the incident."""
    told = [seen.sentence.number for seen in draft.seen]
    named = [(at, sentence.number) for at, day in enumerate(fine) for sentence, _ in day.named]
    gaps = [(here - number, at) for at, number in named for here in told if here >= number]
    return fine[min(gaps)[1]] if gaps else None


def _beside(
    day: Day,
    told: Sequence[Day],
    fine: Sequence[Day],
    last: Day | None,
) -> Iterator[str]:
    """Yield whether a time is told with the incident, how many others are, and how many other days are named at all."""
    rivals = [sum(other is not day for other in others) for others in (told, fine)]
    how = f"{day in told:d}{min(rivals[0], 2)}{min(rivals[1], 2)}"
    yield f"{'of saying' if 'of saying' in day.traits else 'told'}:{how}"
    yield f"last:{day is last:d}:{'of saying' in day.traits:d}:{day in told:d}"


def _among(moment: Moment, known: Sequence[Day], first: Moment | None) -> Iterator[str]:
    """Yield how a time stands among the others of its article, and to the one first found in the draft."""
    found = "none" if first is None else f"{moment == first:d}"
    rivals = sum(other.value.precision == moment.precision for other in known) - 1
    yield f"first:{found}"
    yield f"first:{found}:{moment.precision}:{min(rivals, 2)}"


def _words(day: Day, draft: Draft, holdings: Holdings) -> tuple[Sentence, Mention]:
    """Return the mention that shows a time best: the first one told with the incident."""
    return max(day.named, key=lambda named: holdings.stand(named[0], named[1], draft) == "tells")
