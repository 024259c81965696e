"""Aftermaths: harm that came before what is told, which is named only as what it followed."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room

rule = Room(needs="toll period", gives="earlier")


@rule("earlier", "<after> <period|time one|time two|time many> …1 <of|upon> …14 <toll>", unless="comma stop")
@rule("earlier", "<answer|aftermath> …14 <toll>", unless="comma stop")
def _(*parts: Mention) -> bool:
    """Return harm that came before what is told: «بعد أيام من مقتل 40», «ردا على هجوم قتل 12»."""
    return True
