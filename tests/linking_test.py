"""Linking: wording, look-alikes that stay apart, reasons and laws of adding."""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from itertools import chain, combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import ALEPPO_TOWN, BAGHDAD, HASAKA_TOWN, IRAQ, KIRKUK, Told, many, report_of

from tawthiq.model.text import Article
from tawthiq.register.linking.block import asked, filed
from tawthiq.register.linking.cluster import KEPT, Pair, cluster, group
from tawthiq.register.linking.compare import ENOUGH, compare, explain_pair, points_of
from tawthiq.register.origins import originals
from tawthiq.register.telling import Telling, tellings
from tawthiq.register.wording import is_copy, likeness, wording
from tawthiq.store.register import Register

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))
from bench_linking import incidents

CLUSTER_KEPT = "tawthiq.register.linking.cluster.KEPT"
MARKET = (
    "هز انفجار عنيف سوق البهارات القديم شرقي المدينة ظهرا، وقال شهود إن المهاجم ترك دراجة محملة بالمتفجرات قرب "
    "مخبز السنابل ثم اختفى بين المتسوقين، بينما نقلت سيارات الإسعاف المصابين إلى مستشفى النخيل وسط حالة من الذعر، "
    "وأغلقت الشرطة جسر العطارين المؤدي إلى المكان بحثا عن عبوات أخرى لم تنفجر بعد."
)
MARKET_RETOLD = (
    "دراجة محملة بالمتفجرات تركها مجهول قرب مخبز السنابل انفجرت بين المتسوقين في سوق البهارات القديم، ونقل المصابون "
    "إلى مستشفى النخيل، وأغلقت الشرطة جسر العطارين ساعات عدة، فيما طالب الباعة بحراسة تمنع تكرار ما حدث."
)
CHECKPOINT = (
    "أطلق مسلحون النار من شاحنة مسرعة على حاجز تفتيش عند مدخل المدينة الغربي ولاذوا بالفرار نحو البساتين، وأفاد ضابط "
    "في الدوريات بأن الرصاص أصاب عنصرين كانا يدققان هويات السائقين، وأن طوافة مشطت ضفاف القناة حتى الغروب بلا نتيجة."
)
FUNERAL = (
    "فجر انتحاري حزامه وسط موكب المشيعين عند بوابة مقبرة التل بعد ساعات من دفن ضحايا السوق، وروى أحد المعزين أنه رأى "
    "شابا يرتدي معطفا ثقيلا يشق الصفوف قبل أن يدوي الانفجار، وتناثرت أكاليل الزهور على المدخل الحجري."
)
REMEMBERED = (
    "أوقد أهالي الحي الشموع في سوق البهارات القديم إحياء لذكرى من سقطوا قرب مخبز السنابل قبل عام، ووقف المتسوقون "
    "دقيقة صمت، وتلا إمام الجامع أسماء الراحلين، ثم غرس التلاميذ شتلات ليمون على جسر العطارين."
)


def telling(
    told: Told, text: str = "", *, key: str = "a1", outlet: str = "وكالة النخلة", published: str = "2021-01-21"
) -> Telling:
    """Return one account of an article, worded as `text` where one is given."""
    made = next(tellings(*report_of(told, key=key, outlet=outlet, published=published)))
    return replace(made, stamp=replace(made.stamp, wording=wording("", text))) if text else made


def other(told: Told, text: str = "", *, published: str = "2021-01-21", outlet: str = "إذاعة المدينة") -> Telling:
    return telling(told, text, key="a2", outlet=outlet, published=published)


BOMBING = Told(killed=21, injured=60, target="market")

LOOK_ALIKES = {
    "two attacks in one city on one day": (
        telling(BOMBING, MARKET),
        other(Told(killed=2, type="armed_attack", target="checkpoint"), CHECKPOINT),
    ),
    "two attacks in one city on one day, without figures": (
        telling(Told(killed=None, target="market"), MARKET),
        other(Told(killed=None, target="checkpoint", type="armed_attack"), CHECKPOINT),
    ),
    "an attack and its anniversary": (
        telling(BOMBING, MARKET),
        other(Told(day="2022-01-21", killed=21, injured=60, target="market"), REMEMBERED, published="2022-01-21"),
    ),
    "an attack and another a year later, in the same words": (
        telling(BOMBING, MARKET),
        other(Told(day="2022-01-21", killed=21, injured=60, target="market"), MARKET, published="2022-01-21"),
    ),
    "a second bombing at the funeral of the first": (
        telling(BOMBING, MARKET),
        other(Told(killed=6, injured=20, target="funeral"), FUNERAL),
    ),
    "a second bombing at the funeral next day": (
        telling(BOMBING, MARKET),
        other(Told(day="2021-01-22", killed=6, injured=20, target="funeral"), FUNERAL, published="2021-01-22"),
    ),
    "the same figures in two towns of one name": (
        telling(Told(place=HASAKA_TOWN, killed=12, injured=30), MARKET),
        other(Told(place=ALEPPO_TOWN, killed=12, injured=30), CHECKPOINT),
    ),
    "the same figures in two towns of one name, shortly told": (
        telling(Told(place=HASAKA_TOWN, killed=12, injured=30)),
        other(Told(place=ALEPPO_TOWN, killed=12, injured=30)),
    ),
    "two attacks in one city two days running": (
        telling(Told(killed=3, target="market"), MARKET),
        other(Told(day="2021-01-22", killed=4, target="market"), FUNERAL, published="2021-01-22"),
    ),
    "two attacks in one city two days running, shortly told": (
        telling(Told(killed=3)),
        other(Told(day="2021-01-22", killed=5), published="2021-01-22"),
    ),
    "two attacks in one city on one day, of one kind and the same small toll": (
        telling(Told(killed=2, injured=3), MARKET),
        other(Told(killed=2, injured=None), CHECKPOINT),
    ),
    "two attacks in one city two days running, of the same small toll, shortly told": (
        telling(Told(killed=1, injured=3)),
        other(Told(day="2021-01-22", killed=1, injured=3), published="2021-01-22"),
    ),
    "two attacks in one city two days running, of the same toll, told in other words": (
        telling(Told(killed=4, injured=9), MARKET),
        other(Told(day="2021-01-22", killed=4, injured=9), CHECKPOINT, published="2021-01-22"),
    ),
    "two attacks in one town on one day, with other weapons": (
        telling(Told(killed=None, place=HASAKA_TOWN, target="market", weapon="motorcycle_bomb"), MARKET),
        other(Told(killed=None, place=HASAKA_TOWN, target="checkpoint", type="shelling", weapon="mortar"), CHECKPOINT),
    ),
    "an attack retold a year later, and a new one": (
        telling(Told(day="2020-01-21", killed=21, injured=60), MARKET_RETOLD, published="2021-01-21"),
        other(Told(killed=21, injured=60), MARKET),
    ),
    "an attack whose day is not known, and one of as few killed": (
        telling(Told(day=None, killed=2), MARKET, published=""),
        other(Told(killed=2), CHECKPOINT),
    ),
    "one outlet's next story from the same city": (
        telling(Told(day=None, killed=None, type="air_strike"), MARKET, published="2021-01-21"),
        other(Told(day=None, killed=8, type="air_strike"), FUNERAL, published="2021-01-22", outlet="وكالة النخلة"),
    ),
    "one outlet's daily round-up": (
        telling(Told(day=None, killed=9, type="air_strike"), MARKET, published="2021-01-21"),
        other(
            Told(day=None, killed=4, type="air_strike"), MARKET_RETOLD, published="2021-01-26", outlet="وكالة النخلة"
        ),
    ),
}  # fmt: skip

ALIKE = {
    "retold in other words": (telling(BOMBING, MARKET), other(BOMBING, MARKET_RETOLD)),
    "retold without figures": (telling(BOMBING, MARKET), other(Told(killed=None), MARKET_RETOLD)),
    "retold, dated by the next day": (
        telling(BOMBING, MARKET),
        other(Told(day="2021-01-22", killed=23, injured=60), MARKET_RETOLD, published="2021-01-22"),
    ),
    "told shortly, dated by the next day, both figures the same": (
        telling(Told(killed=4, injured=9)),
        other(Told(day="2021-01-22", killed=4, injured=9), published="2021-01-22"),
    ),
    "retold and dated by the next day, the large toll counted on": (
        telling(Told(killed=41, injured=200), MARKET),
        other(Told(day="2021-01-22", killed=43, injured=239), MARKET_RETOLD, published="2021-01-22"),
    ),
    "copied, the town misread": (
        telling(BOMBING, MARKET),
        other(Told(place=KIRKUK, killed=21, injured=60, target="market"), MARKET),
    ),
    "copied, the day of publication taken for it": (
        telling(BOMBING, MARKET),
        other(Told(day="2021-01-24", killed=21, injured=60), MARKET, published="2021-01-24"),
    ),
}


@pytest.mark.parametrize("case", LOOK_ALIKES)
def test_look_alikes_stay_apart(case: str) -> None:
    one, two = LOOK_ALIKES[case]
    assert len(group([one, two])) == 2, explain_pair(one, two)


@pytest.mark.parametrize("case", ALIKE)
def test_accounts_of_one_incident_are_found_and_joined(case: str) -> None:
    one, two = ALIKE[case]
    assert filed(one) & asked(two)
    assert len(group([one, two])) == 1, explain_pair(one, two)


def both(*told: Told, key: str, outlet: str, text: str) -> list[Telling]:
    """Return the accounts of one article that tells of two attacks."""
    made = tellings(*report_of(*told, key=key, outlet=outlet))
    return [replace(item, stamp=replace(item.stamp, wording=wording("", text))) for item in made]


TWO_BLASTS = (
    Told(killed=4, injured=9, place=HASAKA_TOWN, target="market", weapon="car_bomb"),
    Told(killed=4, injured=9, place=HASAKA_TOWN, target="checkpoint", weapon="ied"),
)
"""Two attacks in one town on one day, of which a weapon and a target tell apart, and no figure."""


def test_two_attacks_told_by_one_article_stay_apart_though_others_tell_of_one() -> None:
    first = both(*TWO_BLASTS, key="a1", outlet="وكالة النخلة", text=MARKET)
    second = both(*TWO_BLASTS, key="a2", outlet="إذاعة المدينة", text=MARKET_RETOLD)
    vague = both(replace(TWO_BLASTS[0], weapon="", target=""), key="a3", outlet="صحيفة الجسر", text=MARKET_RETOLD)
    found = group([*first, *second, *vague])
    assert not any({first[0].id, first[1].id} <= {item.id for item in made} for made in found)
    assert len(found) == 2


def test_what_two_articles_tell_of_as_two_is_two_though_nothing_tells_them_apart() -> None:
    twice = (Told(killed=4), Told(killed=3))
    accounts = [
        item
        for key, outlet, text in (("a1", "وكالة النخلة", MARKET), ("a2", "إذاعة المدينة", MARKET_RETOLD))
        for item in both(*twice, key=key, outlet=outlet, text=text)
    ]
    assert len(group(accounts)) == 2


def test_an_incident_that_one_article_tells_twice_is_one_where_another_article_tells_it() -> None:
    twice = both(Told(killed=4, injured=7), Told(killed=4, injured=8), key="a1", outlet="وكالة النخلة", text=MARKET)
    once = both(Told(killed=4, injured=8), key="a2", outlet="إذاعة المدينة", text=MARKET_RETOLD)
    assert len(group([*twice, *once])) == 1
    assert len(group(twice)) == 2


@pytest.mark.parametrize("seed", [1, 2])
def test_generated_incidents_are_found_though_a_third_of_them_are_in_one_city(seed: int) -> None:
    """Of one kind, in one city, on one day, with much the same toll: what tells them apart is how they are worded."""
    told = [[item for pair in made for item in tellings(*pair)] for made in incidents(1_000, seed)]
    incident_of = {item.id: number for number, made in enumerate(told) for item in made}
    found = [Counter(incident_of[item.id] for item in made) for made in group(chain.from_iterable(told))]
    joined, right = sum(_pairs(made.total()) for made in found), sum(_pairs(n) for made in found for n in made.values())
    assert right / joined > 0.98
    assert right / sum(map(_pairs, Counter(incident_of.values()).values())) > 0.99


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def test_an_anniversary_in_the_same_words_is_apart_for_good() -> None:
    one, two = LOOK_ALIKES["an attack and another a year later, in the same words"]
    assert explain_pair(one, two)[1] == "apart: they cannot be one incident"


def test_a_pair_is_explained_with_points_and_a_verdict() -> None:
    reasons, verdict = explain_pair(telling(BOMBING, MARKET), other(Told(killed=21), MARKET_RETOLD))
    words = [str(reason) for reason in reasons]
    assert {"+4 both on 2021-01-21", "+4 both in Baghdad", "+1 both bombing", "+4 both have 21 killed"} <= set(words)
    assert any("unusual words in common" in said for said in words)
    assert verdict == f"together: {sum(r.points for r in reasons)} points, {ENOUGH} are enough"
    assert explain_pair(telling(BOMBING), other(Told(killed=1, target="school")))[1].startswith("apart: ")
    apart, verdict = explain_pair(telling(BOMBING), other(Told(place=KIRKUK)))
    assert str(apart[0]) == "not in one town: Baghdad and Kirkuk"
    assert verdict == "apart: they cannot be one incident"


def test_one_outlet_s_wording_counts_less() -> None:
    ours = points_of(telling(BOMBING, MARKET), other(BOMBING, MARKET_RETOLD, outlet="وكالة النخلة"))
    theirs = points_of(telling(BOMBING, MARKET), other(BOMBING, MARKET_RETOLD))
    assert ours is not None
    assert theirs is not None
    assert ours < theirs


def test_wording_tells_copies_from_retellings_and_other_stories() -> None:
    market, retold, apart = (wording("", text) for text in (MARKET, MARKET_RETOLD, CHECKPOINT))
    assert is_copy(market, wording("عاجل", MARKET + " (رويترز)"))
    assert not is_copy(market, retold)
    assert (likeness(market, retold) or 0) > 0.25 > 0.1 > (likeness(market, apart) or 0)
    assert likeness(market, wording("", "انفجار في السوق")) is None
    assert not is_copy(wording("", "انفجار في السوق"), wording("", "انفجار في السوق"))


def test_copies_of_one_text_are_one_source() -> None:
    texts = (MARKET, CHECKPOINT, MARKET + " انتهى", MARKET_RETOLD, CHECKPOINT)
    made = worded([(Told(killed=killed), text) for killed, text in zip((32, 8, 32, 30, 8), texts, strict=True)])
    assert [item.stamp.id for item in originals(made)] == ["a0", "a1", "a3"]


def test_a_copy_with_a_new_figure_is_no_copy() -> None:
    made = worded([(Told(killed=32), MARKET), (Told(killed=35), MARKET)])
    assert len(originals(made)) == 2


def test_a_background_account_joins_the_incident_that_it_recalls_and_leaves_its_date() -> None:
    main = telling(BOMBING, MARKET)
    recall = other(Told(day=None, killed=21, role="background"), CHECKPOINT, published="2023-05-05")
    (made,) = group([recall, main])
    assert [t.id for t in made] == [main.id, recall.id]


def test_what_is_told_day_after_day_is_not_one_incident() -> None:
    days = [
        telling(Told(day=f"2021-01-{21 + n}", killed=3 * n + 2), key=f"a{n}", published=f"2021-01-{21 + n}")
        for n in range(8)
    ]
    links = [Pair(*sorted((a.id, b.id)), ENOUGH) for a, b in pairwise(days)]
    assert len(cluster({t.id: t for t in days}, links)) >= len(days) // 2  # no more than pairs, though all are linked


PLACES = st.sampled_from([BAGHDAD, KIRKUK, IRAQ, HASAKA_TOWN, None])
ACCOUNTS = st.builds(
    Told,
    day=st.sampled_from(["2021-01-21", "2021-01-22", "2021-01-25", None]),
    place=PLACES,
    killed=st.sampled_from([1, 4, 32, None]),
    type=st.sampled_from(["bombing", "armed_attack"]),
    role=st.sampled_from(["main", "main", "background"]),
)
WORDED = st.lists(st.tuples(ACCOUNTS, st.sampled_from([MARKET, MARKET_RETOLD, CHECKPOINT, FUNERAL, ""])), max_size=9)


def worded(told: list[tuple[Told, str]]) -> list[Telling]:
    return [
        telling(item, text, key=f"a{n}", outlet=f"منبر {n % 3}", published=f"2021-01-{21 + n % 5}")
        for n, (item, text) in enumerate(told)
    ]


def ids(made: list[list[Telling]]) -> list[list[str]]:
    return [[item.id for item in found] for found in made]


@settings(max_examples=100, deadline=None)
@given(WORDED, st.randoms(use_true_random=False))
def test_law_the_order_of_worded_accounts_does_not_matter(told: list[tuple[Told, str]], chance: random.Random) -> None:
    made = worded(told)
    shuffled = made.copy()
    chance.shuffle(shuffled)
    assert ids(group(made)) == ids(group(shuffled))


@settings(max_examples=100, deadline=None)
@given(WORDED)
def test_law_a_duplicate_changes_nothing(told: list[tuple[Told, str]]) -> None:
    made = worded(told)
    assert ids(group([*made, *made[:3]])) == ids(group(made))


@settings(max_examples=100, deadline=None)
@given(WORDED)
def test_law_comparing_is_even_and_points_agree_with_reasons(told: list[tuple[Told, str]]) -> None:
    for one, two in combinations(worded(told), 2):
        alike = compare(one, two)
        assert alike == compare(two, one)
        assert points_of(one, two) == points_of(two, one) == (None if alike.is_apart else alike.points)
        assert bool(filed(one) & asked(two)) == bool(filed(two) & asked(one))


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False))
def test_law_adding_in_any_order_to_a_register_gives_the_same_incidents(chance: random.Random) -> None:
    made = [*many(10), *(_worded_article(n) for n in range(6))]
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        straight = _added(made, Path(one))
        chance.shuffle(made)
        assert _added([*made, *made[:4]], Path(two)) == straight


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 2))
def test_law_few_pairs_are_kept_whatever_the_order_of_adding(chance: random.Random, few: int) -> None:
    made = [*many(12), *(_worded_article(n) for n in range(12))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CLUSTER_KEPT, few)
        told = [item for article, report in made for item in tellings(article, report)]  # type: ignore[arg-type]
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
            straight, kept = _added(made, Path(one)), _dumped(Path(one))
            chance.shuffle(made)
            assert _added(made, Path(two)) == straight == ids(sorted(group(told), key=lambda found: found[0].age))
            assert _dumped(Path(two)) == kept


def test_an_incident_with_many_reports_keeps_few_pairs_and_stays_one(tmp_path: Path) -> None:
    made = [_worded_article(n) for n in range(60)]
    assert len(_added(made, tmp_path)) == 1
    pairs = [line for line in _dumped(tmp_path) if line.startswith("pairs ")]
    assert len(pairs) <= 60 * 2 * KEPT < 60 * 59 // 2


def _dumped(directory: Path) -> list[str]:
    register = Register(directory)
    found = sorted(line for line in register.dump() if line.split()[0] in ("pairs", "members", "incidents", "blocks"))
    register.close()
    return found


def _worded_article(number: int) -> tuple[Article, object]:
    article, report = report_of(BOMBING, key=f"w{number}", outlet=f"منبر {number}", published="2021-01-22")
    text = f"{article.text} {(MARKET, MARKET_RETOLD, CHECKPOINT)[number % 3]}"
    return replace(article, text=text), report


def _added(made: list[tuple[Article, object]], directory: Path) -> list[list[str]]:
    register = Register(directory, create=True)
    for article, report in made:
        register.add(article, report)  # type: ignore[arg-type]
    found = ids(list(register.incidents()))
    register.close()
    return found
