"""One incident in full, as text: every figure with who said it, where, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from tawthiq.model.claims import Account, Claim, Saying
from tawthiq.model.incidents import Incident, Settlement
from tawthiq.model.text import Article
from tawthiq.model.values import Perpetrator, Toll
from tawthiq.register.summary import range_words, summary

STATUSES = ("killed", "injured", "missing", "abducted", "displaced")


def write(incident: Incident, articles: Sequence[Article], out: TextIO) -> None:
    """Write an incident; `articles` stand in the order of its accounts, one for each."""
    told = [(article, account) for article, (_, account) in zip(articles, incident.accounts, strict=True)]
    out.writelines(line + "\n" for line in _head(incident))
    for title, lines in (
        ("Figures", _figures(incident, told)),
        ("Who did it", _actors(told)),
        ("Told by", _accounts(told)),
    ):
        shown = list(lines)
        out.writelines(["\n", title + "\n", *(f"  {line}\n" for line in shown or ["nothing is said"])])


def _head(incident: Incident) -> Iterator[str]:
    flat = summary(incident)
    yield f"incident {incident.id}"
    yield f"{flat.date or 'date unknown'} | {flat.type or 'type unknown'} | {flat.place or 'place unknown'}"
    for settled in (flat.killed, flat.injured, flat.attackers):
        if settled:
            yield _settled(settled)
    outlets = f"{flat.sources} outlet{'s' * (flat.sources != 1)}"
    yield f"reported by {outlets} in {len(flat.articles)} article(s), recalled in {len(flat.recalled_by)}"


def _settled(settled: Settlement) -> str:
    ends = ", ".join(
        f"{name} {'not given' if end is None else end}" for name, end in (("low", settled.low), ("high", settled.high))
    )
    sides = f"{len(settled.for_)} claim(s) for, {len(settled.against)} against"
    return f"{settled.field} {range_words(settled)}: best {settled.best}, {ends}; rule: {settled.rule}; {sides}"


def _figures(incident: Incident, told: Sequence[tuple[Article, Account]]) -> Iterator[str]:
    for status in STATUSES:
        for article, account in told:
            for claim in account.of("toll"):
                if isinstance(claim.value, Toll) and claim.value.status == status:
                    yield _figure(incident, article, claim) + (" (recalled)" if account.role == "background" else "")


def _figure(incident: Incident, article: Article, claim: Claim) -> str:
    side = _side(incident, claim.id(article.hash))
    return f"{side} {claim.value} | {_said_by(claim.said_by)} | {_origin(article)} | «{claim.evidence.text}»"


def _side(incident: Incident, claim_id: str) -> str:
    for settled in incident.settled:
        if claim_id in settled.for_:
            return "+"
        if claim_id in settled.against:
            return "-"
    return " "


def _actors(told: Sequence[tuple[Article, Account]]) -> Iterator[str]:
    for article, account in told:
        for claim in account.of("perpetrator"):
            if isinstance(claim.value, Perpetrator):
                by = f"by {_said_by(claim.said_by)}" if claim.said_by else "by the article"
                yield f"{claim.value} {by} | {_origin(article)} | «{claim.evidence.text}»"


def _accounts(told: Sequence[tuple[Article, Account]]) -> Iterator[str]:
    for article, account in told:
        recalls = "recalls it: " if account.role == "background" else ""
        yield f"{recalls}{_origin(article)} | {article.title or article.text[:60].strip()}"


def _said_by(saying: Saying | None) -> str:
    if saying is None:
        return "the article itself"
    via = f", through {_said_by(saying.via)}" if saying.via else ""
    return f"{saying.speaker.text} ({saying.role}){via}"


def _origin(article: Article) -> str:
    return ", ".join(part for part in (article.outlet, article.published[:10], article.id) if part)
