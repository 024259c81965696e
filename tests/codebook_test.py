"""The worked examples of the codebook beside those of settling: bounds, linking, later deaths, grades, who did it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from settling_test import CODEBOOK, DIED, charge, count, toll
from settling_test import told as account
from told import ALEPPO_TOWN, BAGHDAD, HASAKA_TOWN, KIRKUK, Told, report_of

from tawthiq.model.claims import Claim
from tawthiq.model.kinds import BOUNDS
from tawthiq.model.text import Article
from tawthiq.model.values import Toll
from tawthiq.reading.report import load_reader
from tawthiq.register.blame import settle_blame
from tawthiq.register.grade import settle_grade
from tawthiq.register.linking.compare import ENOUGH, compare
from tawthiq.register.origins import originals
from tawthiq.register.settle import settle
from tawthiq.register.summary import range_words
from tawthiq.register.telling import Telling, tellings
from tawthiq.register.wording import NO_WORDS

PLACES = {
    "Baghdad": BAGHDAD,
    "Kirkuk": KIRKUK,
    "Tell Brak in Hasaka": HASAKA_TOWN,
    "Tell Brak in Aleppo": ALEPPO_TOWN,
}
ONE_CLAIM = re.compile(r"(\d+) (killed|injured|died of wounds)(?: (by|through) (\w+))?$")


def rows(first: str, columns: int) -> list[tuple[str, ...]]:
    """Return the rows of the tables of the codebook whose first cell is so."""
    cells = " ".join([rf"\| `?({first})`?", *[r"\| ([^|]*)"] * (columns - 1)])
    return [tuple(cell.strip(" `") for cell in row) for row in re.findall(rf"^{cells} \|$", CODEBOOK, re.MULTILINE)]


BOUNDS_SAID = [row for row in rows(r"\w+", 3) if row[0] in BOUNDS]
LINKED = rows(r"\d{4}-[^|`]*", 3)
LATER = rows(r"\d\d \w: [^|`]*", 3)
GRADED = rows(r"[A-Z]: [^|`]*", 3)


def test_the_codebook_has_worked_examples_of_all() -> None:
    assert {row[0] for row in BOUNDS_SAID} == set(BOUNDS)
    assert min(map(len, (LINKED, LATER, GRADED))) >= 6
    assert {row[2] for row in GRADED} == {"weak", "fair", "confirmed", "contested"}


@pytest.mark.parametrize("example", BOUNDS_SAID, ids=lambda example: example[0])
def test_bounds_are_read_as_the_codebook_says(example: tuple[str, str, str]) -> None:
    bound, phrase, words = example
    text = f"{phrase} في انفجار سيارة مفخخة وسط بغداد يوم الخميس."
    report = load_reader().read(Article("a1", text, "انفجار يهز وسط بغداد", published="2021-01-21"))
    (said,) = (claim.value for made in report.accounts for claim in made.claims if claim.field == "toll")
    assert isinstance(said, Toll)
    assert said.count.bound == bound
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    assert [n for n in (said.count.value, said.count.high) if n is not None] == numbers


def reported(words: str, key: str) -> Telling:
    """Return the account that is written as `2021-01-21, Baghdad, bombing, 21 killed, market`."""
    day, place, kind, *more = words.split(", ")
    figures = {what: count(number) for number, what in (part.split() for part in more if part[0].isdigit())}
    target = next((part for part in more if not part[0].isdigit()), "")
    told = Told(day, PLACES[place], figures.get("killed"), figures.get("injured"), kind, target=target)
    made = next(tellings(*report_of(told, key=key, outlet=f"منبر {key}", published=day)))
    return replace(made, stamp=replace(made.stamp, wording=NO_WORDS))


@pytest.mark.parametrize("example", LINKED, ids=lambda example: f"{example[0]}; {example[1]}")
def test_linking_is_as_the_codebook_says(example: tuple[str, str, str]) -> None:
    one, other, expected = example
    alike = compare(reported(one, "a1"), reported(other, "a2"))
    verdict = "together" if alike.points >= ENOUGH else "apart"
    assert ("apart for good" if alike.is_apart else f"{alike.points}, {verdict}") == expected


def claim(words: str) -> Claim:
    """Return the claim that is written as `9 killed by medical`, `3 died of wounds` or `taliban claimed`."""
    if not (figure := ONE_CLAIM.match(words)):
        actor, stance = words.split()
        return charge(stance, actor, by="ناطق" if stance == "accused" else "")
    number, what, way, who = figure.groups()
    if what == "died of wounds":
        return toll(int(number), rule=DIED)
    return toll(int(number), what, **{"through": {"via": who}, "by": {"by": who}}.get(way, {}))


def written(reports: str) -> list[Telling]:
    """Return the accounts of reports that are written as outlet, before it a day, and claims."""
    made = list[Telling]()
    for report in reports.split("; "):
        head, claims = report.split(": ")
        day = re.findall(r"\d\d", head)
        at = f"2021-03-{day[0] if day else '02'}"
        made.append(account(*map(claim, claims.split(", ")), outlet=f"منبر {head[-1]}", at=at))
    return made


@pytest.mark.parametrize("example", LATER, ids=lambda example: example[0])
def test_later_deaths_are_settled_as_the_codebook_says(example: tuple[str, str, str]) -> None:
    reports, *expected = example
    incident = settle(written(reports))
    assert [range_words(incident.settlement(field)) for field in ("killed", "injured")] == expected


@pytest.mark.parametrize("example", GRADED, ids=lambda example: example[0])
def test_grades_and_who_did_it_are_settled_as_the_codebook_says(example: tuple[str, str, str]) -> None:
    reports, names, grade = example
    mains = written(reports)
    blamed = settle_blame(mains)
    assert (str(blamed.best) if blamed else "-") == names
    assert settle_grade(mains, originals(mains)).best == grade
