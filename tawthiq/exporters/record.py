"""One incident in full, as text: every figure with who said it, where, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from tawthiq.model.incidents import Incident, Settlement
from tawthiq.model.text import Article
from tawthiq.register.blame import blame
from tawthiq.register.summary import range_words, summary
from tawthiq.register.telling import Telling, retold
from tawthiq.register.timeline import timeline


def write(incident: Incident, articles: Sequence[Article], out: TextIO) -> None:
    """Write an incident; `articles` stand in the order of its accounts, one for each."""
    told = retold(incident, articles)
    out.writelines(line + "\n" for line in _head(incident))
    for title, lines in (
        ("Toll over time", map(str, timeline(told, incident))),
        ("Who did it", _actors(incident, told)),
        ("Told by", _accounts(told, articles)),
    ):
        shown = list(lines)
        out.writelines(["\n", title + "\n", *(f"  {line}\n" for line in shown or ["nothing is said"])])


def _head(incident: Incident) -> Iterator[str]:
    flat = summary(incident)
    yield f"incident {incident.id}"
    yield f"{flat.date or 'date unknown'} | {flat.type or 'type unknown'} | {flat.place or 'place unknown'}"
    for settled in (flat.killed, flat.injured, *flat.groups, flat.attackers):
        if settled:
            yield _settled(settled)
        if settled and settled.proposed:
            yield f"  the claims: {_settled(settled.proposed)}"
    if flat.grade:
        yield f"grade {flat.grade.best}: {flat.grade.rule}"
    outlets = f"{flat.sources} outlet{'s' * (flat.sources != 1)}, {flat.independent} independent"
    yield f"reported by {outlets}, in {len(flat.articles)} article(s), recalled in {len(flat.recalled_by)}"


def _settled(settled: Settlement) -> str:
    ends = ", ".join(
        f"{name} {'not given' if end is None else end}" for name, end in (("low", settled.low), ("high", settled.high))
    )
    sides = f"{len(settled.for_)} claim(s) for, {len(settled.against)} against"
    return f"{settled.field} {range_words(settled)}: best {settled.best}, {ends}; rule: {settled.rule}; {sides}"


def _actors(incident: Incident, told: Sequence[Telling]) -> Iterator[str]:
    settled = incident.settlement("perpetrator")
    if settled:
        yield f"{settled.best}: {settled.rule}"
    yield from map(str, blame(told).charges)


def _accounts(told: Sequence[Telling], articles: Sequence[Article]) -> Iterator[str]:
    for telling, article in zip(told, articles, strict=True):
        recalls = "" if telling.is_main else "recalls it: "
        yield f"{recalls}{telling.when}, {telling.origin} | {article.title or article.text[:60].strip()}"
