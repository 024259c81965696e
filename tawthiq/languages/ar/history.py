"""History: what an article says about the past, and the words that recall, turn to another incident or overtake."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.script import BARE, is_definite
from tawthiq.model.values import Question, Spot

rule = Room(
    needs="ordinal date period lookback record weak_record bout trend happening spot amount",
    gives="hint comparison recalling then",
    covers="hint",
    shows="comparison recalling turning then overtaken",
)

Asks = tuple[tuple[str, str], ...]
BAR = "comma that said_verb kill_verb fall_verb"
EACH = "comparison|hint"


def asking(kind: str, key: str, value: object) -> Question:
    """Return a question of one pair.

    >>> str(asking("frequency", "rank", 3))
    'frequency rank=3'
    """
    return Question(kind, ((key, str(value)),))


def ranked(ordinal: Mention) -> Question:
    """Return the question whether it is the third, fourth, …"""
    return asking("frequency", "rank", ordinal.value)


def is_bare(ordinal: Mention) -> bool:
    """Return whether an ordinal stands before its noun: «ثالث هجوم»."""
    return not is_definite(ordinal) and not ordinal.before.startswith("و")


def is_place(ordinal: Mention) -> bool:
    """Return whether an ordinal follows its noun: «الثالث»; «الأولى» is found with its article."""
    return ordinal.before == "ال" or (ordinal.value == 1 and not ordinal.before)


def is_new(what: Mention) -> bool:
    """Return whether a noun without article tells of an incident."""
    told_by = what.parts[0].kind if what.parts else what.kind
    return not what.before and told_by != "attack_verb" and what.value not in ("toll", "loss")


def counting(several: Mention) -> Question:
    """Return the question how many there were."""
    count = several.value if isinstance(several.value, str) else several.value.value
    return asking("frequency", "count", count or "several")


def further(question: Question, asks: Asks) -> Question | None:
    """Return a question with more pairs, None where it asks for one of them already or counts over hours.

    >>> str(further(asking("frequency", "rank", 3), (("since", "2018"),)))
    'frequency rank=3 since=2018'
    """
    have = {key for key, _ in question.asks}
    hourly = "count" in have and bool(asks) and asks[0][1].startswith("days=0")
    return None if hourly or have & {key for key, _ in asks} else Question(question.kind, question.asks + asks)


def scoped(question: Question, spot: Spot) -> Question | None:
    """Return a question asked of one place, None where the place is not said to be where it is.

    >>> str(scoped(asking("frequency", "rank", 3), Spot(("98182",), relation="in")))
    'frequency rank=3 scope=98182'
    """
    return further(question, (("scope", spot.ids[0]),)) if spot.ids and spot.relation == "in" else None


@rule("comparison", "<record|trend>")
def _(claim: Mention) -> Question:
    return claim.value  # type: ignore[no-any-return]


@rule("hint", "<weak record>")
def _(claim: Mention) -> Question:
    return claim.value  # type: ignore[no-any-return]


@rule("hint", "<bout>")
def _(bout: Mention) -> Question:
    return asking("trend", "direction", "up")


@rule("hint", "<ordinal> <happening|reckoning>")
def _(ordinal: Mention, what: Mention) -> Question | None:
    return ranked(ordinal) if is_new(what) and is_bare(ordinal) else None


@rule("comparison", "<ordinal> <happening|reckoning>")
def _(ordinal: Mention, what: Mention) -> Question | None:
    return ranked(ordinal) if ordinal.value > 1 and is_new(what) and is_bare(ordinal) else None


@rule("comparison", "<ordinal> <of kind>")
def _(ordinal: Mention, kind: Mention) -> Question:
    return ranked(ordinal)


@rule("hint", "<happening|reckoning|copula> <latest>? <ordinal>")
def _(what: Mention, latest: Mention | None, ordinal: Mention) -> Question | None:
    fits = what.kind == "copula" or is_definite(what)
    return ranked(ordinal) if fits and is_place(ordinal) else None


@rule("comparison", "<happening|reckoning> …3 <copula> <ordinal>", unless=BAR)
def _(what: Mention, copula: Mention, ordinal: Mention) -> Question | None:
    return ranked(ordinal) if is_place(ordinal) else None


@rule("comparison", "<copula> <ordinal> <relative> …4 <happening|attack verb|strike verb>", unless="comma")
def _(copula: Mention, ordinal: Mention, relative: Mention, what: Mention) -> Question | None:
    return ranked(ordinal) if is_place(ordinal) else None


@rule("comparison", "<not first> <relative>?")
def _(word: Mention, relative: Mention | None) -> Question:
    return asking("frequency", "rank", f"{word.value} or more")


@rule("comparison", "<not first> <relative> …4 <happening|attack verb|strike verb>", unless=BAR)
def _(word: Mention, relative: Mention, what: Mention) -> Question:
    return asking("frequency", "rank", f"{word.value} or more")


@rule("comparison", "<nth time> <ordinal> <relative|lookback>? …4 <happening|attack verb|strike verb>", unless=BAR)
def _(time: Mention, ordinal: Mention, more: Mention | None, what: Mention) -> Question | None:
    asks = more.value if more and more.kind == "lookback" else ()
    return further(ranked(ordinal), asks) if is_place(ordinal) else None


@rule("comparison", "<happening|attack verb|strike verb> …5 <nth time> <ordinal>", unless=BAR)
def _(what: Mention, time: Mention, ordinal: Mention) -> Question | None:
    return ranked(ordinal) if is_place(ordinal) else None


@rule("comparison", "<happening|attack verb|strike verb> …5 <first time>", unless=BAR)
def _(what: Mention, time: Mention) -> Question:
    return asking("frequency", "rank", time.value)


@rule("comparison", "<first time> …4 <happening|attack verb|strike verb>", unless=BAR)
def _(time: Mention, what: Mention) -> Question:
    return asking("frequency", "rank", time.value)


@rule("comparison", "<ordinal> <row>")
def _(ordinal: Mention, row: Mention) -> Question:
    return asking("frequency", "row", ordinal.value)


@rule("hint", "<several|amount> <happening>")
def _(several: Mention, what: Mention) -> Question | None:
    return counting(several) if what.before in BARE else None


@rule("comparison", "<witness verb> …3 <lookback> <several|amount> <happening>", unless=BAR)
def _(verb: Mention, lookback: Mention, several: Mention, what: Mention) -> Question | None:
    return further(counting(several), lookback.value)


@rule("comparison", "<habit|habit before> …3 <happening|attack verb|strike verb>", unless=BAR)
def _(habit: Mention, what: Mention) -> Question:
    return asking("frequency", "habit", habit.value)


@rule("comparison", "<happening> <habit before>")
def _(what: Mention, habit: Mention) -> Question:
    return asking("frequency", "habit", habit.value)


@rule("comparison", "<happening> …3 <habit|habit after>", unless=BAR)
def _(what: Mention, habit: Mention) -> Question:
    return asking("frequency", "habit", habit.value)


@rule("comparison", "<after> <bound>? <the two> …3 <lull>", unless=BAR)
def _(after: Mention, bound: Mention | None, two: Mention, lull: Mention) -> Question:
    return asking("frequency", "after", two.value)


@rule("comparison", "<after> <bound>? <period|time many|the times> …3 <lull>", unless=BAR)
def _(after: Mention, bound: Mention | None, time: Mention, lull: Mention) -> Question:
    return asking("frequency", "after", str(time.value))


@rule("comparison", "<after> <bound>? <time one|time two> …3 <lull>", unless=BAR)
def _(after: Mention, bound: Mention | None, time: Mention, lull: Mention) -> Question:
    return asking("frequency", "after", f"{time.value}={2 if time.kind == 'time_two' else 1}")


@rule("comparison", f"<{EACH}> …12 <lookback>", unless="comma that said_verb fall_verb")
def _(claim: Mention, lookback: Mention) -> Question | None:
    return None if lookback.before.startswith("و") else further(claim.value, lookback.value)


@rule("comparison", "<comparison> …2 <spot>", unless=BAR)
def _(claim: Mention, spot: Mention) -> Question | None:
    return scoped(claim.value, spot.value)


@rule("comparison", f"<{EACH}> …4 <spot> …8 <lookback>", unless=BAR)
def _(claim: Mention, spot: Mention, lookback: Mention) -> Question | None:
    placed = scoped(claim.value, spot.value)
    return None if placed is None or lookback.before.startswith("و") else further(placed, lookback.value)


@rule("comparison", f"<{EACH}> <witness verb> <spot>")
def _(claim: Mention, verb: Mention, spot: Mention) -> Question | None:
    return further(claim.value, (("scope", spot.value.ids[0]),)) if spot.value.ids else None


@rule("comparison", f"<{EACH}> <of kind>")
def _(claim: Mention, kind: Mention) -> Question:
    return claim.value  # type: ignore[no-any-return]


@rule("recalling", "<already|coming>")
def _(word: Mention) -> str | None:
    return "-" if word.before == "و" else None


@rule("recalling", "<date>")
def _(date: Mention) -> str | None:
    return "-" if date.before == "و" and "ago" in date.value.spread.split() else None


@rule("then", "<date> <comma>? <when>")
def _(date: Mention, comma: Mention | None, word: Mention) -> str | None:
    """Return what was at a time since which something holds: «الأعنف منذ 2018، حين قتل ثلاثون»."""
    return "-" if "since" in date.value.marks and word.value == "then" and not word.before else None
