"""An article as sentences, each with the mentions found in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tawthiq.grammar.engine import Chart, Engine
from tawthiq.grammar.rules import Mention
from tawthiq.grammar.words import Script, Word
from tawthiq.model.text import Article, Evidence, Field, evidence
from tawthiq.model.values import When
from tawthiq.reading.moments import own_day

FIGHTERS = ("soldier", "militant", "police", "security")
"""Groups whose dead tell of an incident though no word says what happened: «استشهاد ثلاثة جنود في اليمن»."""

VICTIMS = frozenset(("dead_one", "dead_many", "toll_noun", "kill_verb", "fell_verb"))
"""Words beside which a figure that adds up a time stands."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: field, number in the article (title 0, then the text), characters, mentions by kind, words.

    `written` is the day from which the article counts «أمس», with the hour if it is the one of publication.
    """

    article: Article
    field: Field
    number: int
    start: int
    end: int
    mentions: dict[str, list[Mention]]
    script: Script
    words: list[Word]
    written: str

    def of(self, *kinds: str) -> list[Mention]:
        """Return the mentions of some kinds in the order of the text."""
        if len(kinds) == 1:
            return self.mentions.get(kinds[0], [])
        return sorted((m for kind in kinds for m in self.mentions.get(kind, ())), key=lambda m: m.start)

    def evidence(self, mention: Mention) -> Evidence:
        """Return the exact words of a mention."""
        return evidence(self.article, self.field, mention.start, mention.end)

    @property
    def is_title(self) -> bool:
        """Return whether this is the headline."""
        return self.field == "title"


def before(head: Sentence, sentence: Sentence) -> Sentence:
    """Return a sentence with what stands before it as its head."""
    kinds = {*head.mentions, *sentence.mentions}
    mentions = {kind: [*head.of(kind), *sentence.of(kind)] for kind in kinds}
    return replace(sentence, start=head.start, mentions=mentions, words=[*head.words, *sentence.words])


def _cut(chart: Chart) -> Iterator[tuple[int, int]]:
    """Yield the (first, last) words of each sentence of a chart."""
    first = 0
    for at, here in enumerate(chart.at):
        if here.get("stop"):
            if at > first:
                yield first, at
            first = at + 1
    if first < len(chart.words):
        yield first, len(chart.words)


def _gather(chart: Chart, first: int, last: int) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for here in chart.at[first:last]:
        for kind, mentions in here.items():
            if mentions:
                found.setdefault(kind, []).extend(mentions)
    return found


def sentences(engine: Engine, article: Article, *, every: bool = False, counting: bool = False) -> list[Sentence]:
    """Return the sentences of the title and then of the text; none where nothing of an incident is told.

    `every` asks for them whatever they tell, `counting` also where victims of a war may be added up.
    """
    fields: tuple[Field, Field] = ("title", "text")
    charts = [(field, engine.begin(article.field(field))) for field in fields if article.field(field).strip()]
    found = [chart for _, chart in charts]
    if not (every or tells([chart.kinds for chart in found]) or (counting and _counts(found))):
        return []
    out: list[Sentence] = []
    for _, chart in charts:
        engine.finish(chart)
    written = own_day(_times(found), article.published, article.published_kind)
    for field, chart in charts:
        for first, last in _cut(chart):
            start, end = chart.words[first].start, chart.words[last - 1].end
            out.append(
                Sentence(
                    article, field, len(out), start, end, _gather(chart, first, last), engine.language.script,
                    chart.words[first:last], written,
                )
            )  # fmt: skip
    return out


def _times(charts: Sequence[Chart]) -> Iterator[When]:
    """Yield the times that charts show."""
    for chart in charts:
        for here in chart.at:
            yield from (mention.value for mention in here.get("date", ()))


def tells(told: Sequence[Mapping[str, Sequence[Mention]]]) -> bool:
    """Return whether parts of an article show something that happened with or without victims, or fighters killed."""
    if any(kinds.get("happening") for kinds in told):
        return any(kinds.get("toll") or kinds.get("joint") or kinds.get("no_toll") for kinds in told)
    tolls = (mention.value for kinds in told for mention in kinds.get("toll", ()))
    return any(toll.group in FIGHTERS and toll.status == "killed" for toll in tolls)


def _counts(charts: list[Chart]) -> bool:
    """Return whether an article may add up the victims of a war: those of accidents and diseases are none of ours."""
    words = [{entry.kind for _, _, entry, _ in chart.later} for chart in charts]
    counted = any(
        c.has("amount") and (c.has(*VICTIMS) or late & VICTIMS) for c, late in zip(charts, words, strict=True)
    )
    return counted and any("strife" in late for late in words)
