"""Numbers in digits and words: «١٢ ألفا و500», «ثلاثمئة وخمسة وأربعون ألفا», «مليون ونصف المليون»."""

from __future__ import annotations

from fractions import Fraction

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.script import BARE

rule = Room(
    needs="ordinal fixed",
    gives="number change",
    covers="to_number",
)

WRITTEN = "<digits>"
"""The rule of numbers in figures, which join other numbers only after thousands: «12 ألفا و500»."""


def whole(digits: str) -> int | None:
    """Return the value of folded digits, three after a sign being thousands; None for decimals and telephone numbers.

    >>> whole("1.500"), whole("1,250,000"), whole("3.5"), whole("0912345678")
    (1500, 1250000, None, None)
    """
    groups = digits.replace(",", ".").replace("٬", ".").replace("،", ".").replace("٫", ".").split(".")
    if any(len(group) != 3 for group in groups[1:]) or (len(groups[0]) > 3 and len(groups) > 1):
        return None
    if len(digits) > 12 or (len(groups[0]) > 2 and digits[0] == "0"):
        return None
    return int("".join(groups))


def place(value: int) -> int:
    """Return the lowest place that a spoken number fills: 100, 1,000, a million, a milliard, else 1."""
    return next((size for size in (10**9, 10**6, 1000, 100) if value and value % size == 0), 1)


def joined(left: int, right: int) -> int | None:
    """Return the sum where «left و right» is one number, else None.

    >>> joined(305, 40), joined(300, 45), joined(20, 5), joined(100, 200)
    (345, 345, None, None)
    """
    if place(left) > 1:
        return left + right if 0 < right < place(left) else None
    tens = 20 <= right <= 90 and right % 10 == 0
    return left + right if tens and 1 <= left % 100 <= 9 else None


def linked(number: Mention) -> bool:
    """Return whether a number begins with «و»; only the first of its parts knows."""
    while number.parts and number.parts[0].kind == "number":
        number = number.parts[0]
    return number.before in ("و", "وال") or number.rule == "<and number>"


def times(amount: Fraction, scale: Mention) -> int | None:
    """Return so many thousands, millions or milliards, where that is a whole number."""
    product = amount * int(scale.value)
    return int(product) if product.denominator == 1 else None


@rule("number", "<digits>")
def _(digits: Mention) -> int | None:
    return whole(digits.value)


@rule("number", "<number word|scale>")
def _(word: Mention) -> int | None:
    return None if word.after else int(word.value)


@rule("number", "<and number>")
def _(word: Mention) -> int:
    return int(word.value)


@rule("number", "<one>")
def _(one: Mention) -> int | None:
    return None if one.after else 1


@rule("number", "<scale accusative>")
def _(word: Mention) -> int | None:
    return None if word.after or "ال" in word.before else 2 * int(word.value)


@rule("number", "<number> <teen>")
def _(unit: Mention, teen: Mention) -> int | None:
    spoken = unit.rule != WRITTEN and 2 <= unit.value <= 9 and not teen.before
    return unit.value + 10 if spoken else None


@rule("number", "<number> <hundred>")
def _(unit: Mention, hundred: Mention) -> int | None:
    return unit.value * 100 if 3 <= unit.value <= 9 and not hundred.before else None


@rule("number", "<number> <scale|scale accusative|scale plural>")
def _(amount: Mention, scale: Mention) -> int | None:
    most = 1000 if int(scale.value) > 1000 else 999
    fits = amount.value <= most and scale.before in BARE and not scale.after
    return times(Fraction(amount.value), scale) if fits and amount.rule != "<scale accusative>" else None


@rule("number", "<digits> <scale|scale accusative|scale plural>")
def _(digits: Mention, scale: Mention) -> int | None:
    decimal = digits.value.replace("٫", ".")
    if decimal.count(".") != 1 or "," in decimal or scale.before:
        return None
    return times(Fraction(decimal), scale)


@rule("number", "<number> <number>")
def _(left: Mention, right: Mention) -> int | None:
    if left.rule in (WRITTEN, "<scale accusative>"):
        return None
    if not linked(right):
        return int(left.value) if right.rule == WRITTEN and left.value == right.value else None
    return joined(left.value, right.value) if right.rule != WRITTEN or place(left.value) >= 1000 else None


@rule("number", "<scale accusative> <number>")
def _(scale: Mention, rest: Mention) -> int | None:
    return joined(int(scale.value), rest.value) if linked(rest) else None


@rule("number", "<number|scale accusative> <fraction> <scale>?")
def _(left: Mention, fraction: Mention, scale: Mention | None) -> int | None:
    if fraction.before != "و" or (scale and scale.before != "ال") or left.rule in ("<scale accusative>", WRITTEN):
        return None
    value = int(left.value)
    return value + int(Fraction(fraction.value) * place(value)) if place(value) >= 1000 else None


@rule("number", "<fraction> <scale>")
def _(fraction: Mention, scale: Mention) -> int | None:
    return int(Fraction(fraction.value) * int(scale.value)) if scale.before in BARE else None


@rule("number", "<the> <number>")
def _(_: Mention, number: Mention) -> int | None:
    return int(number.value) if number.rule == WRITTEN and not number.before else None


@rule("change", "<change word> …6 <of> …4 <to number>")
def _(word: Mention, _of: Mention, _to: Mention) -> str:
    return str(word.value)
