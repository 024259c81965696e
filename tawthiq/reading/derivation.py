"""Why each claim was made: the rules and words behind it, as indented lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.grammar.explain import explain
from tawthiq.grammar.rules import Mention
from tawthiq.model.claims import Account, Claim, Report, Saying
from tawthiq.model.values import Location
from tawthiq.reading.sentences import Sentence

KINDS = {
    "type": ("happening", "toll", "joint"), "suicide": ("happening", "weapon"), "weapon": ("weapon", "happening"),
    "target": ("target",), "date": ("date",), "place": ("spot",), "toll": ("toll", "joint"),
    "attackers": ("people", "happening"), "perpetrator": ("blame", "actor", "nationality"),
}  # fmt: skip
"""The kinds of mention that a field of an account rests on."""


def derivation(report: Report, sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield lines for every claim of a report: the fact, who says it, and the tree of rules down to words."""
    if not report.accounts:
        yield "no incident: no figure of victims stands beside a word for what happened"
    for number, account in enumerate(report.accounts, 1):
        yield f"account {number} ({account.role})"
        yield from _account(account, sentences)
    for kind, facts in (("response", report.responses), ("comparison", report.comparisons)):
        for fact in facts:
            yield f"{kind} {fact.kind}  «{' '.join(fact.evidence.text.split())}»"


def _account(account: Account, sentences: Sequence[Sentence]) -> Iterator[str]:
    for claim in account.claims:
        yield f"  {claim.field} {claim.value}  «{' '.join(claim.evidence.text.split())}»"
        yield from (f"    said by {line}" for line in _chain(claim.said_by))
        if isinstance(claim.value, Location) and claim.value.reason:
            yield f"    {claim.value.reason}"
        found = _mention(claim, sentences)
        if found is not None:
            sentence, mention = found
            text = sentence.article.field(sentence.field)
            yield from (f"    {line}" for line in explain(mention, text))


def _chain(saying: Saying | None) -> Iterator[str]:
    while saying is not None:
        yield f"«{' '.join(saying.speaker.text.split())}» ({saying.role})"
        saying = saying.via


def _mention(claim: Claim, sentences: Sequence[Sentence]) -> tuple[Sentence, Mention] | None:
    """Return the smallest mention of a fitting kind that holds the words of a claim."""
    at = claim.evidence
    holding = [
        (sentence, mention)
        for sentence in sentences
        if sentence.field == at.field
        for mention in sentence.of(*KINDS.get(claim.field, ()))
        if mention.start <= at.start and at.end <= mention.end and mention.rule
    ]
    return min(holding, key=lambda pair: (pair[1].rule != claim.rule, pair[1].end - pair[1].start), default=None)
