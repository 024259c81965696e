"""Figures that add up a time, with their words, their time, their place and who gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.grammar.rules import Mention
from tawthiq.model.claims import Claim, Counter
from tawthiq.model.values import Moment, When
from tawthiq.reading.drafting.seen import spots
from tawthiq.reading.moments import resolve
from tawthiq.reading.places import Locator
from tawthiq.reading.remarks.about import outermost
from tawthiq.reading.sayings import Attribution, part
from tawthiq.reading.sentences import Sentence

THIS_YEAR = "years=0"
"""What «منذ بداية العام» asks for."""


def counters(told: Sequence[Sentence], attribution: Attribution, locator: Locator) -> tuple[Counter, ...]:
    """Return the figures of an article that add up a time, each figure once; a headline's only where no text has it."""
    kept: dict[tuple[str, str, int | None], Counter] = {}
    for sentence in sorted(told, key=lambda s: s.is_title):
        for mention in _counted(sentence):
            span, toll = mention.value
            key = (span, toll.status, toll.count.value)
            kept.setdefault(key, _counter(sentence, mention, locator, attribution))
    return tuple(kept.values())


def _counted(sentence: Sentence) -> Iterator[Mention]:
    """Yield the counters of a sentence, the one with a time first; a time that a comparison looks back over is none."""
    compared = sentence.of("comparison")
    found = sorted(sentence.of("counter"), key=lambda m: (part(m, "lookback") is None, m.start))
    for mention in found:
        time = part(mention, "lookback")
        if time is None or not (_is_date(sentence, mention, time) or any(wide.holds(time) for wide in compared)):
            yield mention


def _is_date(sentence: Sentence, mention: Mention, time: Mention) -> bool:
    """Return whether a time is rather when something happened («في شباط») than a stretch («خلال شهر شباط»)."""
    return mention.value[0] == "period" and not any(word.start == time.start for word in sentence.of("within"))


def _counter(sentence: Sentence, mention: Mention, locator: Locator, attribution: Attribution) -> Counter:
    span, toll = mention.value
    figure = [m for m in outermost(mention, ("tallied",)) if m.value == toll][-1]
    said = attribution.of(sentence, figure)
    at = locator.locate(spots(sentence))
    return Counter(
        span,
        Claim("counter", toll, sentence.evidence(figure), said, mention.rule),
        _time(sentence, mention),
        Claim("place", at[1], sentence.evidence(at[0])) if at else None,
    )


def _time(sentence: Sentence, mention: Mention) -> Claim | None:
    """Return since when, or in which stretch, with its words; its value is empty where it cannot be dated."""
    lookback = part(mention, "lookback", "day_span")
    if lookback is None:
        return None
    date = part(lookback, "date")
    article = sentence.article
    moment = Moment(None, None)
    if date is not None and isinstance(date.value, When):
        moment = resolve(date.value, sentence.written, article.published_kind)
    elif lookback.kind == "lookback" and lookback.value[0][1].startswith(THIS_YEAR) and article.published:
        moment = Moment(article.published[:4], "year")
    return Claim("time", moment, sentence.evidence(lookback))
