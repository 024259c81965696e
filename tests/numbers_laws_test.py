"""Laws of numbers: what a speller writes is read back, digits of both scripts agree, marks change nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tawthiq.grammar.engine import Engine
from tawthiq.reading.pipeline import load_engine

ENGINE: Engine = load_engine("ar")
UNITS = ("صفر", "واحد", "اثن", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
TENS = {2: "عشر", 3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
HUNDREDS = {**TENS, 3: "ثلاث", 8: "ثمان"}
SCALES = (
    (1_000_000, "مليون", "مليونا", "ملايين"),
    (1_000, "ألف", "ألفا", "آلاف"),
)
DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
BOUNDS = {"ما لا يقل عن": "at_least", "أكثر من": "more_than", "نحو": "about", "أقل من": "up_to"}
TASHKEEL = "ًٌٍَُِّْ"


class Speller:
    """Writes whole numbers in words, in the nominative or oblique case, with «مئة» or «مائة»."""

    def __init__(self, *, oblique: bool, hundred: str) -> None:
        self.dual = "ين" if oblique else "ان"
        self.plural = "ين" if oblique else "ون"
        self.two = "اثنين" if oblique else "اثنان"
        self.twelve = "اثني" if oblique else "اثنا"
        self.hundred = hundred

    def __call__(self, number: int) -> str:
        """Return the words of a number from 0 to 999,999,999."""
        if number == 0:
            return UNITS[0]
        parts = []
        for size, one, accusative, many in SCALES:
            count, number = divmod(number, size)
            if count:
                parts.append(self._scaled(count, one, accusative, many))
        if number:
            parts.append(self._below_thousand(number))
        return " و".join(parts)

    def _scaled(self, count: int, one: str, accusative: str, many: str) -> str:
        if count == 1:
            return one
        if count == 2:
            return one + self.dual
        last = count % 100
        counted = many if 3 <= last <= 10 else accusative if last > 10 else one
        return f"{self._construct(count)} {counted}"

    def _construct(self, count: int) -> str:
        """Return the words before a counted scale: «مئتا ألف» loses its n."""
        words = self._below_thousand(count)
        return words[:-1] if count == 200 else words

    def _below_thousand(self, number: int) -> str:
        hundreds, rest = divmod(number, 100)
        parts = []
        if hundreds:
            parts.append(self._hundreds(hundreds))
        if rest:
            parts.append(self._below_hundred(rest))
        return " و".join(parts)

    def _hundreds(self, count: int) -> str:
        if count == 1:
            return self.hundred
        return self.hundred[:-1] + "ت" + self.dual if count == 2 else HUNDREDS[count] + self.hundred

    def _below_hundred(self, number: int) -> str:
        if number <= 10:
            return self.two if number == 2 else UNITS[number]
        if number < 20:
            return f"{ {11: 'أحد', 12: self.twelve}.get(number, UNITS[number - 10]) } عشر"
        tens, unit = divmod(number, 10)
        words = TENS[tens] + self.plural
        return f"{self._below_hundred(unit)} و{words}" if unit else words


SPELLERS = [Speller(oblique=oblique, hundred=hundred) for oblique in (False, True) for hundred in ("مئة", "مائة")]


def numbers(text: str) -> list[int]:
    """Return the numbers that the engine reads in a text."""
    return [mention.value for mention in ENGINE.run(text, until="numbers").of("number")]


def amounts(text: str) -> list[str]:
    """Return the figures that the engine reads in a text."""
    return [str(mention.value) for mention in ENGINE.run(text, until="amounts").of("amount")]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "صفر"),
        (12, "اثنا عشر"),
        (200_000, "مئتا ألف"),
        (345_000, "ثلاثمئة وخمسة وأربعون ألفا"),
        (2_003_011, "مليونان وثلاثة آلاف وأحد عشر"),
    ],
)
def test_speller_writes(number: int, words: str) -> None:
    assert SPELLERS[0](number) == words


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.integers(0, 999), st.integers(0, 999_999), st.integers(0, 999_999_999)), st.sampled_from(SPELLERS))
@example(110_100, SPELLERS[0])
@example(999_999_999, SPELLERS[3])
@example(2_000_002, SPELLERS[2])
def test_spelt_number_is_read_back(number: int, speller: Speller) -> None:
    assert numbers(speller(number)) == [number], speller(number)


@settings(max_examples=200, deadline=None)
@given(st.integers(2, 999_999_999), st.sampled_from(SPELLERS))
def test_spelt_number_counts_exactly(number: int, speller: Speller) -> None:
    assert amounts(f"سقوط {speller(number)} في الهجوم") == [f"{number} exact"]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 999_999_999), st.sampled_from(("", ",", ".", "،", "٬")))
def test_digits_of_both_scripts_agree(number: int, sign: str) -> None:
    written = f"{number:,}".replace(",", sign)
    assert numbers(written) == numbers(written.translate(DIGITS)) == [number]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 999_999_999), st.sampled_from(SPELLERS), st.data())
def test_vowel_signs_and_tatweel_change_nothing(number: int, speller: Speller, data: st.DataObject) -> None:
    plain = speller(number)
    marks = st.sampled_from((*TASHKEEL, "ـ", ""))
    marked = "".join(letter if letter == " " else letter + data.draw(marks) for letter in plain)
    assert numbers(marked) == numbers(plain)


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 999_999), st.sampled_from(SPELLERS))
def test_bound_keeps_the_value(number: int, speller: Speller) -> None:
    for phrase, bound in BOUNDS.items():
        assert amounts(f"{phrase} {speller(number)}") == [f"{number} {bound}"]


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 99_999), st.integers(2, 99_999))
def test_range_needs_a_higher_end(low: int, high: int) -> None:
    found = amounts(f"ما بين {low} و{high}")
    assert (found == [f"{low}..{high} range"]) == (low < high)
