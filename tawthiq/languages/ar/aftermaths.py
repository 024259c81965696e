"""Aftermaths: harm that came before what is told, which is named only as what it followed."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room

rule = Room(needs="toll period", gives="earlier")


@rule("earlier", "<after> <period|time one|time two|time many> …1 <of|upon> …14 <toll>", unless="comma stop")
@rule("earlier", "<answer|aftermath> …14 <toll>", unless="comma stop")
def _(*parts: Mention) -> bool:
    """Return harm that came before what is told: «بعد أيام من مقتل 40», «ردا على هجوم قتل 12»."""
    return True


@rule("earlier", "<earlier> <toll>")
def _(earlier: Mention, toll: Mention) -> bool | None:
    """Return what is joined to such harm as well: «غداة مقتل أربعة وإصابة 52»."""
    return True if toll.before == "و" else None
