"""One article to one report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from tawthiq.grammar.collector import kept, uncollected
from tawthiq.grammar.engine import Engine
from tawthiq.grammar.rules import Mention
from tawthiq.model.claims import Account, Aside, Comparison, Report, Response
from tawthiq.model.kinds import Role
from tawthiq.model.plain import Plain
from tawthiq.model.text import Article, Evidence
from tawthiq.reading.accounts import account
from tawthiq.reading.asides import asides, is_of_page, opened
from tawthiq.reading.choosing.arms import settle_arms
from tawthiq.reading.choosing.news import settled
from tawthiq.reading.choosing.repeats import Told, joined, recalled
from tawthiq.reading.choosing.sums import apart
from tawthiq.reading.choosing.types import settled_kind
from tawthiq.reading.derivation import derivation
from tawthiq.reading.doing.stances import settle_doers
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.learned import Learned, drafts, load_learned
from tawthiq.reading.drafting.roles import standing
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.places import Locator
from tawthiq.reading.quotes import quotes
from tawthiq.reading.remarks.comparisons import comparisons
from tawthiq.reading.remarks.counters import counters
from tawthiq.reading.remarks.statements import statements
from tawthiq.reading.sayings import Attribution, is_name, part, stretch
from tawthiq.reading.sentences import Sentence, sentences, tells


class Reader:
    """Reads articles of one language; loading it once costs the start-up, reading is pure."""

    def __init__(self, engine: Engine, learned: Learned) -> None:
        self._engine = engine
        self._learned = learned

    def read(self, article: Article) -> Report:
        """Return the report of one article."""
        plain = Plain(article, self._engine.language.script.spelling)
        with uncollected():
            report = self._read(plain.article)[0]
        return cast(Report, plain.restored(report))

    def explain(self, article: Article) -> str:
        """Return the derivation tree of every claim of an article, as indented lines."""
        return "\n".join(derivation(*self._read(Plain(article, self._engine.language.script.spelling).article)))

    def _read(self, article: Article) -> tuple[Report, list[Sentence]]:
        told = sentences(self._engine, article, counting=True)
        return _report(article, told, self._learned), told

    def compare(self, text: str) -> Comparison | None:
        """Return what one sentence by itself says about the past; None where it says nothing that is understood."""
        told = sentences(self._engine, Article("", text, "", self._engine.language.code, "", "", "", ""), every=True)
        return next(iter(comparisons(told, Locator(told))), None)


def news_of(told: Sequence[Sentence], aside: Sequence[Aside]) -> list[Sentence]:
    """Return the sentences of an article, those of its page left out, without the mentions that stand beside the news.

    They are numbered anew, so that the lead is the lead however much a page shows above it.
    """
    kept = [left for left in (_without(sentence, aside) for sentence in told) if not is_of_page(left)]
    return [replace(sentence, number=number) for number, sentence in enumerate(opened(kept))]


def _accounts(news: list[Sentence], locator: Locator, attribution: Attribution, learned: Learned) -> Iterator[Account]:
    """Yield what is told of each incident; a draft that tells of none is left out."""
    found = drafts(news, locator, learned)
    told = recalled(_told(found, attribution, learned))
    left = joined(told)
    if len(left) < len(found):
        told = recalled(_told(left, attribution, learned))
    for _, made, (role, *_) in settled(told):
        if role != "none":
            yield replace(made, role=cast(Role, role))


def _told(found: Sequence[Draft], attribution: Attribution, learned: Learned) -> list[Told]:
    """Return the account that each draft of an article makes, and what it is to the article."""
    told = []
    for draft in found:
        made = account(draft, attribution, settled_kind(draft, found, learned.types))
        made = settle_arms(made, draft, learned.arms)
        made = settle_doers(made, draft, attribution, learned.doers)
        told.append(Told(draft, made, standing(made, draft, found, learned.roles)))
    return told


def _report(article: Article, told: list[Sentence], learned: Learned) -> Report:
    aside = asides(told)
    news = news_of(told, aside)
    attribution, locator = Attribution(news), Locator(news)
    is_told = tells([s.mentions for s in told])
    accounts = apart(list(_accounts(news, locator, attribution, learned))) if is_told else ()
    if not accounts:
        return Report(article.id, article.language, asides=aside, counters=counters(news, attribution, locator))
    return Report(
        article.id,
        article.language,
        accounts,
        _responses(news, attribution),
        comparisons(news, locator),
        quotes(news),
        aside,
        statements=statements(news, attribution),
        counters=counters(news, attribution, locator),
    )


def _without(sentence: Sentence, aside: Sequence[Aside]) -> Sentence:
    """Return a sentence without the mentions that stand in captions, credits and teasers."""
    spans = [a.evidence for a in aside if a.evidence.field == sentence.field and a.evidence.start < sentence.end]
    if not any(sentence.start < span.end for span in spans):
        return sentence
    kept = {
        kind: [m for m in mentions if not any(s.start <= m.start and m.end <= s.end for s in spans)]
        for kind, mentions in sentence.mentions.items()
    }
    return replace(sentence, mentions=kept)


def _responses(told: Sequence[Sentence], attribution: Attribution) -> tuple[Response, ...]:
    """Return what officials did, each kind by each actor once."""
    kept: dict[tuple[str, str], Response] = {}
    for sentence in told:
        for mention in sentence.of("response"):
            by, said = _doer(sentence, mention), attribution.of(sentence, mention)
            response = Response(str(mention.value), sentence.evidence(mention), by, said)
            kept.setdefault((response.kind, by.text if by else ""), response)
    return tuple(kept.values())


def _doer(sentence: Sentence, mention: Mention) -> Evidence | None:
    """Return who did it: the speaker or place named, or the unknown name between the first two words of the deed."""
    known = part(mention, "speaker") or part(mention, "spot")
    if known:
        return sentence.evidence(known)
    deed = part(mention, "deed") or mention
    if len(deed.parts) < 2:
        return None
    start, end = deed.parts[0].end, deed.parts[1].start - len(deed.parts[1].before)
    within = (m.start - len(m.before) for kind in sentence.mentions for m in sentence.of(kind))
    gap = stretch(sentence, start, min((at for at in within if start + 1 < at < end), default=end))
    return gap if gap and is_name(gap.text) else None


@cache
def load_reader() -> Reader:
    """Return the reader with all its words, rules and tables loaded."""
    with kept():
        engine = load_engine("ar")
        return Reader(engine, load_learned(engine.language.folder))
