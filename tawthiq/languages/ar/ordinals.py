"""Ordinal numbers («الثالث», «الخامس والعشرين»), and set phrases whose words of time or number mean neither."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room

rule = Room(
    gives="ordinal fixed",
    covers="number_word teen ten_word today weekday month doubtful_month year_word time_one modifier feast",
)


@rule("ordinal", "<ordinal word>")
def _(word: Mention) -> int | None:
    return None if word.after else int(word.value)


@rule("ordinal", "<ordinal word> <teen>")
def _(word: Mention, teen: Mention) -> int | None:
    if teen.before or int(word.value) > 9:
        return None
    return int(word.value) + 10


@rule("ordinal", "<ordinal word> <ten word>")
def _(word: Mention, ten: Mention) -> int | None:
    if ten.before not in ("و", "وال") or int(word.value) > 9:
        return None
    return int(word.value) + int(ten.value)


@rule("fixed", "<set phrase>")
def _(phrase: Mention) -> str | None:
    return None if phrase.before.endswith("ال") else str(phrase.value)


@rule("fixed", "<named after> <digits|ordinal|ten word> <of>? <month|doubtful month>")
def _(name: Mention, _day: Mention, _of: Mention | None, _month: Mention) -> str:
    return str(name.value)
