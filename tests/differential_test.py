"""Numbers and dates as other libraries read them; where they read something else, it is named here with an example.

Agreement is asked for over phrases that are generated with fixed seeds. A disagreement is mended in our rules, or it
is the other library's: then it has an entry in `DIFFERENCES`, and a test fails as soon as the entry is no longer true.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import dateparser
import pytest
from dateparser.calendars.hijri import HijriCalendar
from hijridate import Gregorian, Hijri
from numbers_laws_test import DIGITS, SPELLERS, Speller, numbers
from ovos_number_parser import extract_number, pronounce_number

from tawthiq.reading.moments import UNKNOWN, resolve
from tawthiq.reading.pipeline import load_engine

ENGINE = load_engine("ar")
NOON = datetime(2021, 1, 21, 12)
"""A Thursday."""
MONTHS = {
    "ar-EG": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ar-MA": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
    "ar-TN": "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
    "ar-DZ": "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
    "ar-MR": "يناير فبراير مارس إبريل مايو يونيو يوليو أغشت شتمبر أكتوبر نوفمبر دجمبر",
    "ar-SY": "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
    "ar-IQ": "كانون_2 شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_1 تشرين_2 كانون_1",
}
"""The months of the Gregorian year by the names of a region, `_` for a blank."""
HIJRI_MONTHS = (
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
)
FEMININE = ("إحدى", "اثنتا", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع")
TENS = ("عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
RELATIVE = (
    "اليوم",
    "أمس",
    "غدا",
    "قبل يومين",
    "منذ يومين",
    "قبل ساعتين",
    "قبل أسبوعين",
    "قبل شهرين",
    "قبل عامين",
    "قبل سنتين",
    "الشهر الماضي",
    "الأسبوع الماضي",
    "السنة الماضية",
    "هذا الشهر",
)
COUNTED = (
    ("قبل {} أيام", range(3, 11)),
    ("منذ {} أيام", range(3, 11)),
    ("قبل {} يوما", range(11, 30)),
    ("قبل {} أسابيع", range(3, 9)),
    ("قبل {} أشهر", range(3, 11)),
    ("قبل {} أعوام", range(3, 11)),
    ("قبل {} سنوات", range(3, 11)),
    ("قبل {} عاما", range(11, 30)),
)
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


def ours(phrase: str, now: datetime = NOON) -> str | None:
    """Return the one time that we read in a phrase, as precise as it was said; None where we read none."""
    found = [resolve(m.value, now.date().isoformat(), "") for m in ENGINE.run(phrase, until="dates").of("date")]
    known = [moment for moment in found if moment != UNKNOWN]
    return known[0].value if len(known) == 1 else None


def theirs(phrase: str, locale: str = "ar-SY", now: datetime = NOON) -> str | None:
    """Return the day that dateparser reads; it names a day even where only a month or a year is said."""
    settings = {"RELATIVE_BASE": now, "PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}
    found = dateparser.parse(phrase, locales=[locale], settings=settings)
    return found.date().isoformat() if found else None


def hijri(phrase: str) -> str | None:
    """Return the Gregorian day of a Hijri date as dateparser reads it."""
    found = HijriCalendar(phrase).get_date()
    return found.date_obj.date().isoformat() if found else None


def number(words: str) -> float | None:
    """Return the number that ovos reads; it says False where it reads none."""
    found = extract_number(words, lang="ar")
    return None if found is False else found


def one(words: str) -> int | None:
    """Return the one number that we read, None where there is none or there are several."""
    found = numbers(words)
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True)
class Difference:
    """What another library reads otherwise: where, one example, and what it makes of it and what is right."""

    library: Callable[[str], object]
    us: Callable[[str], object]
    where: re.Pattern[str]
    example: str
    theirs: object
    right: object


DIFFERENCES = {
    "ovos reads no «مائتان», the nominative of 200 in the older spelling": Difference(
        number, one, re.compile("مائتان"), "مائتان وخمسة", 5, 205
    ),
    "ovos reads no 200 that lost its n before what it counts": Difference(
        number, one, re.compile("(مئت|مائت)[اي] "), "مئتا ألف", 1000, 200_000
    ),
    "ovos reads no «إحدى» and no «اثنتا», the feminine of one and two": Difference(
        number, one, re.compile("إحدى|اثنتا"), "إحدى وعشرون", 20, 21
    ),
    "ovos adds half of one to a million and a half": Difference(
        number, one, re.compile("ونصف"), "مليون ونصف", 1_000_000.5, 1_500_000
    ),
    "ovos takes the dot before thousands for a decimal one": Difference(
        number, one, re.compile(r"\d\.\d{3}"), "1.500", 1.5, 1500
    ),
    "dateparser takes a weekday for the one before, even on that weekday": Difference(
        theirs, ours, re.compile("^الخميس$"), "الخميس", "2021-01-14", "2021-01-21"
    ),
    "dateparser reads no pair of names for one month": Difference(
        theirs, ours, re.compile("/[^0-9]"), "21 كانون الثاني/يناير 2021", None, "2021-01-21"
    ),
    "dateparser guesses the century of a year in two digits": Difference(
        theirs, ours, re.compile(r"/\d\d$"), "21/1/21", "2021-01-21", None
    ),
    "dateparser makes a day of a bare number": Difference(
        theirs, ours, re.compile(r"^\d{4}$"), "2018", "2018-01-21", None
    ),
    "dateparser counts days after «منذ» up to ten only": Difference(
        theirs, ours, re.compile("منذ .* يوما"), "منذ 12 يوما", None, "2021-01"
    ),
    "dateparser reads no numbers in words": Difference(
        theirs, ours, re.compile("ثلاثة"), "قبل ثلاثة أيام", None, "2021-01-18"
    ),
    "dateparser knows no day before yesterday": Difference(
        theirs, ours, re.compile("أول"), "أول من أمس", None, "2021-01-19"
    ),
    "dateparser carries a day that its Hijri month has not into the next": Difference(
        hijri, ours, re.compile("^30 "), "30 ذو الحجة 1440", "2019-08-31", None
    ),
}


def explained(library: Callable[[str], object], phrase: str) -> bool:
    """Return whether what a library makes of a phrase is a difference that is named."""
    return any(known.library is library and known.where.search(phrase) for known in DIFFERENCES.values())


def sample() -> Iterator[int]:
    """Yield every number below a thousand, and some of each size up to a milliard."""
    chance = random.Random(20210121)
    yield from range(1000)
    yield from (chance.randrange(10**size, 10 ** (size + 1)) for size in range(3, 9) for _ in range(60))


@pytest.mark.parametrize("name", DIFFERENCES)
def test_difference_still_stands(name: str) -> None:
    known = DIFFERENCES[name]
    assert known.where.search(known.example)
    assert known.library(known.example) == known.theirs != known.right
    assert known.us(known.example) == known.right


@pytest.mark.parametrize("speller", SPELLERS)
def test_ovos_reads_what_our_speller_writes(speller: Speller) -> None:
    for value in sample():
        words = speller(value)
        assert one(words) == value, words
        assert number(words) == value or explained(number, words), words


def test_we_read_what_ovos_writes() -> None:
    for value in sample():
        words = pronounce_number(value, lang="ar")
        assert one(words) == value, words


def test_feminine_numbers() -> None:
    for tens, word in enumerate(TENS, 2):
        for unit, feminine in enumerate(FEMININE, 1):
            words = f"{feminine.replace('اثنتا', 'اثنتان')} و{word}"
            assert one(words) == 10 * tens + unit, words
            assert number(words) == 10 * tens + unit or explained(number, words), words
    for unit, feminine in enumerate(FEMININE, 1):
        words = f"{feminine} عشرة"
        assert one(words) == 10 + unit, words
        assert number(words) == 10 + unit or explained(number, words), words


def test_digits_of_both_scripts() -> None:
    for value in sample():
        for written in (str(value), str(value).translate(DIGITS)):
            assert one(written) == number(written) == value, written


@pytest.mark.parametrize("region", MONTHS)
def test_months_of_a_region(region: str) -> None:
    chance = random.Random(region)
    for month, name in enumerate(MONTHS[region].split(), 1):
        for _ in range(12):
            day = date(chance.randrange(1995, 2034), month, chance.randrange(1, 29))
            phrase = f"{day.day} {name.replace('_', ' ')} {day.year}"
            assert ours(phrase) == theirs(phrase, region) == day.isoformat(), phrase


@pytest.mark.parametrize("written", ["{0.day}/{0.month}/{0.year}", "{0.day}-{0.month}-{0.year}", "{0:%Y-%m-%d}"])
def test_dates_in_figures(written: str) -> None:
    chance = random.Random(written)
    for _ in range(150):
        day = date(1995, 1, 1) + timedelta(days=chance.randrange(14_000))
        phrase = written.format(day)
        assert ours(phrase) == theirs(phrase) == day.isoformat(), phrase
        assert ours(phrase.translate(DIGITS)) == day.isoformat(), phrase


def test_dates_with_dots() -> None:
    chance = random.Random(3)
    for _ in range(150):
        day = date(1995, 1, 1) + timedelta(days=chance.randrange(14_000))
        phrase = f"{day.day}.{day.month}.{day.year}"
        assert ours(phrase) == theirs(phrase) == day.isoformat(), phrase


def test_days_without_a_year_lie_before_publication() -> None:
    for month, name in enumerate(MONTHS["ar-EG"].split(), 1):
        for day in (1, 9, 17, 20, 21, 28):
            phrase = f"{day} {name}"
            past = date(2021 if (month, day) <= (1, 21) else 2020, month, day)
            assert ours(phrase) == theirs(phrase, "ar-EG") == past.isoformat(), phrase


@pytest.mark.parametrize("phrase", RELATIVE)
def test_relative_phrases(phrase: str) -> None:
    chance = random.Random(phrase)
    for _ in range(40):
        now = NOON + timedelta(days=chance.randrange(-4000, 4000))
        mine, other = ours(phrase, now), theirs(phrase, now=now)
        assert mine is not None, phrase
        assert other is not None, phrase
        assert other.startswith(mine), (phrase, now, mine, other)


def test_counted_phrases() -> None:
    for pattern, counts in COUNTED:
        for count in counts:
            phrase = pattern.format(count)
            mine, other = ours(phrase), theirs(phrase)
            assert mine is not None, phrase
            assert (other or "").startswith(mine) or explained(theirs, phrase), (phrase, mine, other)


def test_weekdays() -> None:
    for now in (NOON + timedelta(days=n) for n in range(28)):
        for number_of_day, name in enumerate(WEEKDAYS):
            if number_of_day != now.weekday():  # named in DIFFERENCES
                assert ours(name, now) == theirs(name, now=now), (name, now)
            else:
                assert ours(name, now) == now.date().isoformat()


def test_hijri_dates() -> None:
    chance = random.Random(1442)
    for _ in range(200):
        year, month, day = chance.randrange(1400, 1460), chance.randrange(1, 13), chance.randrange(1, 30)
        phrase = f"{day} {HIJRI_MONTHS[month - 1]} {year}"
        converted = Hijri(year, month, day).to_gregorian()
        assert ours(phrase) == hijri(phrase) == converted.isoformat(), phrase


def test_gregorian_day_beside_its_hijri_one() -> None:
    chance = random.Random(1445)
    for _ in range(100):
        day = date(1990, 1, 1) + timedelta(days=chance.randrange(15_000))
        in_hijri = Gregorian(day.year, day.month, day.day).to_hijri()
        month, name = HIJRI_MONTHS[in_hijri.month - 1], MONTHS["ar-EG"].split()[day.month - 1]
        phrase = f"{in_hijri.day} {month} {in_hijri.year} الموافق {day.day} {name} {day.year}"
        assert ours(phrase) == day.isoformat(), phrase
