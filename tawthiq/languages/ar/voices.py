"""Voices: the words that name who speaks, before they are put together."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room

rule = Room(gives="teller titled", covers="office the_office document the_document voice voice_of faction rank")


@rule("teller", "<office|the office|document|the document|voice|voice of|faction|rank>")
def _(noun: Mention) -> str:
    return str(noun.value)


@rule("teller", "<agency|outlet>")
def _(name: Mention) -> str:
    return name.kind


@rule("titled", "<rank>")
def _(rank: Mention) -> str:
    return str(rank.value)
