"""Asides: words that mark captions, credits, teasers and other stretches that are not news."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room

rule = Room(needs="spot", gives="aside byline")


@rule("aside", "<aside label> <colon>?")
def _(label: Mention, colon: Mention | None) -> str | None:
    return None if label.before else str(label.value)


@rule("aside", "<colon label> …3 <colon>", unless="comma that said_verb stop")
def _(label: Mention, colon: Mention) -> str | None:
    return None if label.before else str(label.value)


@rule("byline", "<spot> <comma>? <spot>? <agency|outlet> <dash|colon> <dash>?")
def _(
    place: Mention, comma: Mention | None, land: Mention | None, source: Mention, sign: Mention, _: Mention | None
) -> str | None:
    return None if place.before or place.value.relation else "dateline"


@rule("byline", "<spot> <dash> <agency|outlet> <colon|dash>?")
def _(place: Mention, dash: Mention, source: Mention, sign: Mention | None) -> str | None:
    return None if place.before or place.value.relation else "dateline"


@rule("byline", "<agency|outlet> <dash> <spot> <colon|dash>?")
def _(source: Mention, dash: Mention, place: Mention, sign: Mention | None) -> str | None:
    return None if source.before or place.before or place.value.relation else "dateline"
