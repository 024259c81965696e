"""Trends: violence that grows or abates, and runs of incidents («سلسلة هجمات»)."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room
from tawthiq.model.values import Question

rule = Room(needs="happening lookback", gives="bout trend", shows="bout trend")

BAR = "comma that said_verb kill_verb fall_verb"
RISE = Question("trend", (("direction", "up"),))


def moving(direction: object) -> Question:
    """Return the question whether violence goes up or down.

    >>> str(moving("down"))
    'trend direction=down'
    """
    return Question("trend", (("direction", str(direction)),))


@rule("bout", "<series> <of>? <happening|violence>")
def _(series: Mention, of: Mention | None, what: Mention) -> str:
    return "series"


@rule("bout", "<series of>")
def _(series: Mention) -> str:
    return "series"


@rule("trend", "<calm>")
def _(calm: Mention) -> Question:
    return RISE


@rule("trend", "<trend verb|trend noun> …2 <violence|happening>", unless=f"{BAR} reckoning toll_noun")
def _(trend: Mention, what: Mention) -> Question | None:
    return None if what.before.startswith("و") else moving(trend.value)


@rule("trend", "<level verb|level noun> …2 <violence>", unless=f"{BAR} reckoning toll_noun")
def _(level: Mention, what: Mention) -> Question | None:
    return None if what.before.startswith("و") else moving(level.value)


@rule("trend", "<press verb> …6 <violence|happening|own force>", unless=BAR)
def _(verb: Mention, what: Mention) -> Question | None:
    near = what.first - verb.last <= 2 and what.kind != "own_force"
    return moving(verb.value) if near or what.after else None


@rule("trend", "<violence|happening> …2 <already>? <grown verb|level verb>", unless=BAR)
def _(what: Mention, already: Mention | None, trend: Mention) -> Question | None:
    level = trend.kind == "level_verb" and what.kind != "violence"
    return None if trend.before or level else moving(trend.value)


@rule("trend", "<violence|happening> …1 <growing>", unless=BAR)
def _(what: Mention, trend: Mention) -> Question:
    return moving(trend.value)


@rule("trend", "<bout> <new>")
def _(bout: Mention, new: Mention) -> Question:
    return RISE


@rule("trend", "<latest|frame> <happening>? <of|in|frame>? <bout|series>")
def _(latest: Mention, one: Mention | None, tie: Mention | None, bout: Mention) -> Question:
    return RISE


@rule("trend", "<witness verb> …3 <lookback> <bout>", unless=BAR)
def _(verb: Mention, lookback: Mention, bout: Mention) -> Question:
    return Question(RISE.kind, RISE.asks + lookback.value)


@rule("trend", "<witness verb> …4 <bout>", unless=BAR)
def _(verb: Mention, bout: Mention) -> Question | None:
    return RISE if verb.value == "now" else None
