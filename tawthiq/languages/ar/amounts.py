"""Published figures: a number with its bound, a range, or a word that only says how many places it has."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.grammar.rules import Mention, Room
from tawthiq.model.values import Count

rule = Room(needs="number change", gives="amount")

SCALED = "<number> <scale|scale accusative|scale plural>"
"""The rule of «30 ألفا», whose scale counts for the number before it as well."""
SIZES = {"dozens": 24, "hundreds": 200, "some": None}
"""What the guide counts for words such as «عشرات»; «آلاف» has no such convention and is `some`."""


def bounded(count: Count, bound: str) -> Count | None:
    """Return a figure under a bound; what is already bounded keeps the bound it has.

    >>> str(bounded(Count(12), "at_least")), str(bounded(Count(24, "dozens"), "more_than"))
    ('12 at_least', '24 dozens')
    """
    return replace(count, bound=bound) if count.bound == "exact" else count


def spread(low: Mention, high: Mention) -> Count | None:
    """Return the range from one number to a higher one («20 إلى 30 ألفا» from 20,000), None where it is not higher."""
    counted = next((p for p in high.parts if p.kind == "number"), None) if high.rule == SCALED else None
    least = int(low.value)
    if counted is not None and least < counted.value:
        least *= high.value // counted.value
    return Count(least, "range", high.value) if 0 < least < high.value else None


@rule("amount", "<number>")
def _(number: Mention) -> Count | None:
    return None if number.rule == "<one>" else Count(number.value)


@rule("amount", "<bound> <number>")
def _(bound: Mention, number: Mention) -> Count | None:
    return None if number.before.startswith(("و", "ف")) else Count(number.value, str(bound.value))


@rule("amount", "<number> <bound after>")
def _(number: Mention, bound: Mention) -> Count | None:
    return Count(number.value, str(bound.value))


@rule("amount", "<bound> <amount>")
def _(bound: Mention, amount: Mention) -> Count | None:
    clear = amount.value.bound != "exact" and not amount.before.startswith(("و", "ف"))
    return bounded(amount.value, str(bound.value)) if clear else None


@rule("amount", "<indefinite> <of>?")
def _(size: Mention, of: Mention | None) -> Count | None:
    definite = size.value == "some" and size.before.endswith("ال") and size.last - size.first > 1
    if size.after or definite or (of and of.before):
        return None
    return Count(SIZES[size.value], str(size.value))


@rule("amount", "<indefinite>? <scale plural> <of>?")
def _(size: Mention | None, scale: Mention, of: Mention | None) -> Count | None:
    loose = (size is None or not size.after) and not scale.after and not (of and of.before)
    return Count(None, "some") if loose and (size is None or "و" not in scale.before) else None


@rule("amount", "<ranging> <number> <to number|dash> <number>")
def _(_: Mention, low: Mention, _and: Mention, high: Mention) -> Count | None:
    return spread(low, high)


@rule("amount", "<ranging> <number> <number>")
def _(_: Mention, low: Mention, high: Mention) -> Count | None:
    return spread(low, high) if high.before in ("و", "وال") else None


@rule("amount", "<ranging> <number> <scale plural>")
def _(_: Mention, both: Mention, scale: Mention) -> Count | None:
    """Return «بين ألف وثلاثة آلاف», whose numbers look like one, 1,003, before the scale."""
    if both.rule != "<number> <number>" or scale.before:
        return None
    low, high = both.parts
    return Count(low.value, "range", high.value * int(scale.value)) if low.value >= int(scale.value) else None


@rule("amount", "<of>? <number> <to number> <number>")
def _(of: Mention | None, low: Mention, _to: Mention, high: Mention) -> Count | None:
    return spread(low, high)


@rule("amount", "<number> <dash|or> <number>")
def _(low: Mention, _: Mention, high: Mention) -> Count | None:
    return spread(low, high)
