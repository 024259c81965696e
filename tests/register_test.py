"""Grouping accounts into incidents and settling what they add up to."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import (
    ALEPPO_TOWN,
    BAGHDAD,
    BAGHDAD_PROVINCE,
    HASAKA_TOWN,
    IRAQ,
    KARRADA,
    KIRKUK,
    TAYARAN,
    Told,
    report_of,
)

from tawthiq.model.incidents import Incident, Settlement
from tawthiq.model.values import Count
from tawthiq.register.linking.block import asked, filed
from tawthiq.register.linking.cluster import group
from tawthiq.register.linking.compare import are_apart, compare, distance
from tawthiq.register.settle import place_of, settle
from tawthiq.register.summary import range_words, summary
from tawthiq.register.telling import Telling, tellings


def telling(told: Told, key: str = "a1", outlet: str = "وكالة النخلة", published: str = "2021-01-21") -> Telling:
    return next(tellings(*report_of(told, key=key, outlet=outlet, published=published)))


def settled(*told: tuple[Told, str, str]) -> Incident:
    """Settle tellings given with outlet and day of publication, all as one incident."""
    return settle([telling(item, f"a{n}", outlet, day) for n, (item, outlet, day) in enumerate(told)])


SAME = {
    "word for word": (Told(), Told(), "2021-01-21"),
    "the toll has grown": (Told(killed=28, injured=70), Told(killed=32, injured=110), "2021-01-22"),
    "one names the square, one the city": (Told(place=TAYARAN), Told(place=BAGHDAD), "2021-01-22"),
    "one names the province": (Told(), Told(place=BAGHDAD_PROVINCE), "2021-01-22"),
    "one names the country, the toll is the same": (Told(), Told(place=IRAQ, injured=110), "2021-01-22"),
    "one knows the month only": (Told(), Told(day="2021-01", precision="month"), "2021-01-25"),
    "one gives no day and was published next day": (Told(), Told(day=None), "2021-01-22"),
    "one calls it an armed attack": (Told(), Told(type="armed_attack"), "2021-01-22"),
    "one has no figure": (Told(), Told(killed=None), "2021-01-22"),
    "no place, but both figures": (Told(injured=110), Told(place=None, injured=110), "2021-01-22"),
}

APART = {
    "the next day": (Told(), Told(day="2021-01-22"), "2021-01-22"),
    "its anniversary": (Told(), Told(day="2022-01-21"), "2022-01-21"),
    "another city": (Told(), Told(place=KIRKUK), "2021-01-21"),
    "two towns of one name": (Told(place=HASAKA_TOWN), Told(place=ALEPPO_TOWN), "2021-01-21"),
    "two attacks in one city on one day": (
        Told(killed=32, injured=110, target="market"),
        Told(killed=4, injured=12, target="checkpoint"),
        "2021-01-21",
    ),
    "a second bombing at the funeral of the first": (
        Told(killed=21, injured=60, target="mosque"),
        Told(killed=6, injured=20, target="funeral"),
        "2021-01-21",
    ),
    "an abduction is no bombing": (Told(killed=None), Told(killed=None, type="abduction"), "2021-01-21"),
    "no day, published a week later": (Told(), Told(day=None), "2021-01-28"),
    "no day, and nothing but the city in common": (Told(killed=2), Told(day=None, killed=5), "2021-01-22"),
    "one killed, no place": (Told(killed=1), Told(place=None, killed=1), "2021-01-21"),
}


@pytest.mark.parametrize("case", SAME)
def test_accounts_of_one_incident_are_joined(case: str) -> None:
    one, other, published = SAME[case]
    made = group([telling(one), telling(other, "a2", "إذاعة المدينة", published)])
    assert len(made) == 1, compare(telling(one), telling(other, "a2", "إذاعة المدينة", published)).reasons


@pytest.mark.parametrize("case", APART)
def test_look_alikes_stay_apart(case: str) -> None:
    one, other, published = APART[case]
    assert len(group([telling(one), telling(other, "a2", "إذاعة المدينة", published)])) == 2


def test_one_article_that_tells_two_incidents_is_in_both() -> None:
    two = tellings(*report_of(Told(killed=3), Told(killed=3, target="market")))
    assert len(group(two)) == 2


def test_what_cannot_be_one_is_not_joined_through_a_third() -> None:
    vague = telling(Told(day="2021-01", precision="month", killed=30), "v", published="2021-01-31")
    made = group(
        [telling(Told(day="2021-01-08", killed=30), "a"), telling(Told(day="2021-01-28", killed=30), "b"), vague]
    )
    assert sorted(len(found) for found in made) == [1, 2]


def test_reasons_can_be_read() -> None:
    alike = compare(telling(Told()), telling(Told(place=TAYARAN), "a2"))
    assert [str(reason) for reason in alike.reasons] == [
        "+4 both on 2021-01-21",
        "+4 both in Baghdad",
        "+1 both bombing",
        "+4 both have 32 killed",
    ]
    assert "not in one town: Baghdad and Kirkuk" not in map(str, alike.reasons)
    apart = compare(telling(Told()), telling(Told(day="2021-02-22"), "a2"))
    assert str(apart.reasons[0]) == "not on one day: 2021-01-21 and 2021-02-22"


def test_a_background_account_joins_what_it_recalls_and_changes_nothing() -> None:
    main = telling(Told(), "a1")
    recalled = telling(
        Told(day="2021-01", precision="month", killed=32, role="background"), "a2", published="2023-01-01"
    )
    (made,) = group([recalled, main])
    alone, both = settle([main]), settle(made)
    assert [article for article, _ in both.accounts] == ["a1", "a2"]
    assert (both.id, both.settled) == (alone.id, alone.settled)
    assert summary(both).recalled_by == ("a2",)


def test_a_background_account_without_a_date_needs_town_and_toll() -> None:
    recall = Told(day=None, role="background")
    late = "2024-05-05"
    assert len(group([telling(Told()), telling(recall, "a2", published=late)])[0]) == 2
    other = Told(day=None, killed=31, role="background")
    assert len(group([telling(Told()), telling(other, "a2", published=late)])[0]) == 1


def test_background_accounts_alone_make_no_incident() -> None:
    assert group([telling(Told(role="background"), f"a{n}") for n in range(3)]) == []


def test_the_earliest_report_names_the_incident_and_later_ones_do_not() -> None:
    first = telling(Told(killed=28), "a1", published="2021-01-21")
    later = [telling(Told(killed=28 + n), f"b{n}", published=f"2021-01-2{2 + n}") for n in range(4)]
    assert {found[0].id for found in (*group([first]), *group([*later, first]))} == {first.id}


PLACES = st.sampled_from([BAGHDAD, BAGHDAD_PROVINCE, TAYARAN, KARRADA, KIRKUK, IRAQ, None])
TOLD = st.builds(
    Told,
    day=st.sampled_from(["2021-01-21", "2021-01-22", None]),
    place=PLACES,
    killed=st.sampled_from([1, 4, 28, 32, None]),
    injured=st.sampled_from([5, 110, None]),
    type=st.sampled_from(["bombing", "armed_attack", "abduction"]),
    role=st.sampled_from(["main", "main", "background"]),
)
REPORTS = st.lists(st.lists(TOLD, min_size=1, max_size=2), max_size=9)


def _tellings(reports: list[list[Told]]) -> list[Telling]:
    made = (
        report_of(*told, key=f"a{n}", outlet=f"منبر {n}", published=f"2021-01-{21 + n % 3}")
        for n, told in enumerate(reports)
    )
    return [item for article, report in made for item in tellings(article, report)]


def _ids(made: list[list[Telling]]) -> list[list[str]]:
    return [[item.id for item in found] for found in made]


@settings(max_examples=150, deadline=None)
@given(REPORTS, st.randoms(use_true_random=False))
def test_law_the_order_of_accounts_does_not_matter(reports: list[list[Told]], chance: random.Random) -> None:
    told = _tellings(reports)
    shuffled = told.copy()
    chance.shuffle(shuffled)
    made, again = group(told), group(shuffled)
    assert _ids(made) == _ids(again)
    assert [settle(found) for found in made] == [settle(found) for found in again]


@settings(max_examples=150, deadline=None)
@given(REPORTS)
def test_law_incidents_hold_every_main_account_once_and_no_contradiction(reports: list[list[Told]]) -> None:
    told = _tellings(reports)
    made = group(told)
    mains = [item for found in made for item in found if item.is_main]
    assert sorted(item.id for item in mains) == sorted(item.id for item in told if item.is_main)
    for found in made:
        assert not any(compare(a, b).is_apart for a, b in combinations([t for t in found if t.is_main], 2))


@settings(max_examples=150, deadline=None)
@given(TOLD, TOLD)
def test_law_comparing_and_blocking_do_not_depend_on_who_is_first(one: Told, other: Told) -> None:
    a, b = telling(one, "a"), telling(other, "b")
    assert compare(a, b) == compare(b, a)
    assert are_apart(a, b) == are_apart(b, a) == compare(a, b).is_apart
    assert bool(filed(a) & asked(b)) == bool(filed(b) & asked(a))


FIGURES = {
    "one exact figure": (["32"], (32, 32, 32)),
    "at least makes no high": (["32+"], (32, 32, None)),
    "up to makes no low": (["<20"], (None, 20, 20)),
    "the latest is best, that of two days before is superseded": (["28", "32", "35"], (32, 35, 35)),
    "a later lower figure": (["35", "32"], (32, 32, 35)),
    "a high below the best figure is none": (["30", "32+"], (30, 32, None)),
    "a low above the best figure is none": (["25", "<20"], (None, 20, 25)),
    "a range": (["5-7"], (5, 5, 7)),
    "dozens only where there is no other": (["32", "dozens"], (32, 32, 32)),
    "dozens alone": (["dozens"], (24, 24, None)),
}


def _count(words: str) -> Count:
    if words == "dozens":
        return Count(24, "dozens")
    if "-" in words:
        low, high = map(int, words.split("-"))
        return Count(low, "range", high)
    bound = "at_least" if words.endswith("+") else "up_to" if words.startswith("<") else "exact"
    return Count(int(words.strip("+<")), bound)


@pytest.mark.parametrize("case", FIGURES)
def test_figures_are_settled(case: str) -> None:
    said, (low, best, high) = FIGURES[case]
    told = [(Told(killed=_count(words)), f"منبر {n}", f"2021-01-{21 + n}") for n, words in enumerate(said)]
    killed = settled(*told).settlement("killed")
    assert killed is not None
    assert (killed.low, killed.best, killed.high) == (low, best, high)


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((32, 32, 32), "32"),
        ((32, 32, None), "32+"),
        ((28, 32, 35), "32 (28-35)"),
        ((28, 32, None), "32 (28+)"),
        ((None, 20, 20), "up to 20"),
        ((None, 20, 30), "20 (up to 30)"),
        ((None, None, None), "-"),
    ],
)
def test_settled_figures_are_read_at_a_glance(ends: tuple[int | None, ...], words: str) -> None:
    low, best, high = ends
    assert range_words(Settlement("killed", best, low, high)) == words


def test_an_outlet_replaces_its_own_figure() -> None:
    killed = settled((Told(killed=28), "منبر", "2021-01-21"), (Told(killed=32), "منبر", "2021-01-22")).settlement(
        "killed"
    )
    assert killed is not None
    assert (killed.low, killed.best, killed.high) == (32, 32, 32)
    assert (len(killed.for_), len(killed.against)) == (1, 1)
    assert killed.rule == "latest credible total"


def test_a_figure_by_a_party_to_the_fighting_is_kept_apart() -> None:
    told = (Told(killed=32), "منبر", "2021-01-21"), (Told(killed=90, speaker="group"), "راية", "2021-01-22")
    killed = settled(*told).settlement("killed")
    assert killed is not None
    assert (killed.low, killed.best, killed.high) == (32, 32, 32)
    assert "partisan" in killed.rule
    assert len(killed.against) == 1


def test_attackers_are_in_no_total() -> None:
    incident = settled((Told(killed=32, attackers=2), "منبر", "2021-01-21"))
    attackers, killed = incident.settlement("attackers"), incident.settlement("killed")
    assert attackers is not None
    assert killed is not None
    assert (attackers.best, killed.best) == (2, 32)


def test_place_date_and_type_by_precision_then_by_most() -> None:
    incident = settled(
        (Told(day="2021-01", precision="month", place=IRAQ), "منبر", "2021-01-21"),
        (Told(place=BAGHDAD, type="armed_attack"), "إذاعة", "2021-01-22"),
        (Told(place=TAYARAN), "راية", "2021-01-23"),
    )
    flat = summary(incident)
    assert (flat.date, flat.place, flat.type, flat.sources) == ("2021-01-21", "Baghdad, IQ", "bombing", 3)
    assert place_of(incident) == TAYARAN


def test_nothing_said_settles_nothing() -> None:
    incident = settled((Told(day=None, place=None, killed=None), "منبر", "2021-01-21"))
    assert {item.field for item in incident.settled} == {"type", "sources", "independent", "grade"}
    assert range_words(incident.settlement("killed")) == "-"


COUNTS = st.builds(Count, st.integers(1, 90), st.sampled_from(["exact", "at_least", "up_to", "about", "dozens"]))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(COUNTS, st.integers(0, 3), st.integers(0, 5)), min_size=1, max_size=6))
def test_law_low_is_at_most_best_and_best_at_most_high(said: list[tuple[Count, int, int]]) -> None:
    told = [(Told(killed=count), f"منبر {outlet}", f"2021-01-{21 + day}") for count, outlet, day in said]
    killed = settled(*told).settlement("killed")
    assert killed is not None
    assert isinstance(killed.best, int)
    assert killed.low is None or killed.low <= killed.best
    assert killed.high is None or killed.best <= killed.high
    assert len(set(killed.for_) | set(killed.against)) == len(killed.for_) + len(killed.against)


@settings(max_examples=60, deadline=None)
@given(st.floats(-90, 90), st.floats(-180, 180))
def test_distance_is_zero_at_home_and_even(lat: float, lon: float) -> None:
    here = type(BAGHDAD)("IQ", lat=lat, lon=lon)
    away, back = distance(here, BAGHDAD), distance(BAGHDAD, here)
    assert distance(here, here) == 0
    assert away is not None
    assert back is not None
    assert abs(away - back) < 1e-6
