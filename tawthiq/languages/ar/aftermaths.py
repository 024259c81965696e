"""Aftermaths: harm that came before what is told and is named only as what it followed, and harm told of as such."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room

rule = Room(needs="toll period", gives="earlier generic")


@rule("earlier", "<after> <period|time one|time two|time many> …1 <of|upon> …14 <toll>", unless="comma stop")
@rule("earlier", "<answer|aftermath> …14 <toll>", unless="comma stop")
def _(*parts: Mention) -> bool:
    """Return harm that came before what is told: «بعد أيام من مقتل 40», «ردا على هجوم قتل 12»."""
    return True


@rule("earlier", "<earlier> <toll>")
def _(earlier: Mention, toll: Mention) -> bool | None:
    """Return what is joined to such harm as well: «غداة مقتل أربعة وإصابة 52»."""
    return True if toll.before == "و" else None


@rule("generic", "<toll>")
def _(toll: Mention) -> bool | None:
    """Return killing of a crowd with the article, which counts nobody: «قتل المصلين», «تقتل الأبرياء»."""
    verb, *harmed = toll.parts
    is_crowd = [part.kind for part in harmed] == ["crowd"] and harmed[0].before == "ال"
    return True if is_crowd and verb.kind in ("kill_verb", "slay_verb") else None
