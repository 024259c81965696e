"""An article as sentences, each with the mentions found in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.grammar.engine import Chart, Engine
from tawthiq.grammar.rules import Mention
from tawthiq.grammar.words import Script, Word
from tawthiq.model.text import Article, Evidence, Field, evidence

FIGHTERS = ("soldier", "militant", "police", "security")
"""Groups whose dead tell of an incident though no word says what happened: «استشهاد ثلاثة جنود في اليمن»."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: field, number in the article (title 0, then the text), characters, mentions by kind, words."""

    article: Article
    field: Field
    number: int
    start: int
    end: int
    mentions: dict[str, list[Mention]]
    script: Script
    words: list[Word]

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


def sentences(engine: Engine, article: Article, *, every: bool = False) -> list[Sentence]:
    """Return the sentences of the title and then of the text; none where nothing of an incident is told.

    `every` asks for them whatever they tell.
    """
    fields: tuple[Field, Field] = ("title", "text")
    charts = [(field, engine.begin(article.field(field))) for field in fields if article.field(field).strip()]
    if not every and not _tells([chart for _, chart in charts]):
        return []
    out: list[Sentence] = []
    for field, chart in charts:
        engine.finish(chart)
        for first, last in _cut(chart):
            start, end = chart.words[first].start, chart.words[last - 1].end
            out.append(
                Sentence(
                    article, field, len(out), start, end, _gather(chart, first, last), engine.language.script,
                    chart.words[first:last],
                )
            )  # fmt: skip
    return out


def _tells(charts: list[Chart]) -> bool:
    """Return whether an article shows victims and something that happened, or that fighters were killed."""
    if any(c.has("happening") for c in charts):
        return any(c.has("toll", "joint") for c in charts)
    return any(m.value.group in FIGHTERS and m.value.status == "killed" for c in charts for m in c.of("toll"))
