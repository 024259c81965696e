"""Settling by named rules: figures, later deaths, who did it, grades, the toll over time, and the laws they keep."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tawthiq.model.claims import Account, Claim, Saying
from tawthiq.model.incidents import Settlement
from tawthiq.model.kinds import Role
from tawthiq.model.text import Article, Evidence
from tawthiq.model.values import Count, Perpetrator, Toll
from tawthiq.reading.report import load_reader
from tawthiq.register.blame import FIGHTS, blame, settle_blame
from tawthiq.register.grade import GRADES, settle_grade
from tawthiq.register.origins import known, originals, origins
from tawthiq.register.settle import settle
from tawthiq.register.summary import range_words, summary
from tawthiq.register.telling import Stamp, Telling, account_id, retold, telling, tellings
from tawthiq.register.timeline import MARKS, timeline
from tawthiq.register.tolls import COUNTS_VICTIMS, IN_CHARGE, NAMED, PARTISAN, RULES, Rule

CODEBOOK = (Path(__file__).parents[1] / "docs" / "codebook.md").read_text("utf-8")
KILLED = "<fell verb> <people>"
DIED = "<toll> …6 <of wounds>"


def evidence(words: str, at: int = 0) -> Evidence:
    return Evidence(words, "text", at, at + len(words))


def toll(
    value: int | Count | None, status: str = "killed", *, group: str = "all", by: str = "official", via: str = "",
    rule: str = KILLED, current: bool = True,
) -> Claim:  # fmt: skip
    """Return a toll claim; `by` is the role that speaks (empty: the article), `via` the agency it came through."""
    count = value if isinstance(value, Count) else Count(value)
    passed = Saying(evidence(via), "agency") if via else None
    said_by = Saying(evidence(f"ناطق {by}"), by, passed) if by else passed
    return Claim("toll", Toll(status, group, count, current), evidence(f"{status} {group} {count}"), said_by, rule)


def charge(stance: str, id: str, words: str = "", *, by: str = "") -> Claim:
    """Return a claim that the actor of an id did it, named by the id; what is no id is a description."""
    said_by = Saying(evidence(by), "official") if by else None
    actor = Perpetrator(id, id, id if id.isascii() else "", stance)
    return Claim("perpetrator", actor, evidence(words or f"{stance} {id}"), said_by)


def told(
    *claims: Claim, outlet: str = "وكالة النخلة", at: str = "2021-01-21", type: str = "bombing", role: Role = "main",
    words: str = "",
) -> Telling:  # fmt: skip
    """Return an account as an outlet tells it; articles with the same `words` are in the same words.

    Claims of the same words stand at the same place.
    """
    kind = Claim("type", type, evidence(words or f"خبر {outlet} {at}"))
    shown = [c.evidence.text for c in claims]
    placed = [replace(c, evidence=evidence(c.evidence.text, 100 + 60 * shown.index(c.evidence.text))) for c in claims]
    account = Account(role, (kind, *placed))
    stamp = Stamp(f"{outlet}|{at}|{words}|{[str(c.value) for c in claims]}", f"خبر {outlet} {at}", outlet, at, "")
    return telling(account_id(stamp.hash, account), stamp, account)


def numbers(settled: Settlement | None) -> tuple[object, int | None, int | None]:
    assert settled is not None
    return settled.low, settled.best, settled.high


def killed(
    *mains: Telling, rule: Rule = "representative", field: str = "killed"
) -> tuple[object, int | None, int | None]:
    return numbers(settle(mains, rule=rule).settlement(field))


FIGURE = re.compile(r"(\d+) (\w) (dozens|hundreds|some|[<>~]?\d+[+-]?\d*)(?: \[([^\]]*)\])?(?: (\w+))?$")


ROUGHLY = {"dozens": 24, "hundreds": 200, "some": None}
SIGNS = {"<": "up_to", ">": "more_than", "~": "about"}


def count(words: str) -> Count:
    if words in ROUGHLY:
        return Count(ROUGHLY[words], words)
    if words.endswith("+"):
        return Count(int(words[:-1]), "at_least")
    if words[0] in SIGNS:
        return Count(int(words[1:]), SIGNS[words[0]])
    low, _, high = words.partition("-")
    return Count(int(low), "range", int(high)) if high else Count(int(low))


def written(report: str) -> Telling:
    """Return the account that a report of the codebook's examples stands for: `21 A 32+ medical`."""
    found = FIGURE.match(report)
    assert found, report
    day, outlet, figure, groups, role = found.groups()
    parts = [toll(int(n), group=g, by=role or "") for g, n in (p.split() for p in (groups or "").split(", ") if p)]
    return told(toll(count(figure), by=role or ""), *parts, outlet=outlet, at=f"2021-01-{day}")


EXAMPLES = re.findall(r"^\| `(\d+ \w .*)` \| (.*) \| (.*) \| (.*) \|$", CODEBOOK, re.MULTILINE)


def test_the_codebook_has_worked_examples() -> None:
    assert len(EXAMPLES) >= 12


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[0])
def test_worked_examples_of_the_codebook_are_settled_as_it_says(example: tuple[str, ...]) -> None:
    reports, *expected = example
    mains = [written(report) for report in reports.split("; ")]
    found = [range_words(settle(mains, rule=rule).settlement("killed")) for rule in RULES]
    assert found == expected


@pytest.mark.parametrize("name", [*RULES, *NAMED.values(), *GRADES.values(), *(f"`{mark}`" for mark in MARKS)])
def test_every_rule_grade_and_mark_is_in_the_codebook(name: str) -> None:
    assert name in re.sub(r"\s+", " ", CODEBOOK)


@pytest.mark.parametrize("role", sorted(COUNTS_VICTIMS | IN_CHARGE | PARTISAN))
def test_how_strong_a_role_is_stands_in_the_codebook(role: str) -> None:
    section = CODEBOOK[CODEBOOK.index("## Settling") : CODEBOOK.index("## Grade")]
    assert f"`{role}`" in section


def test_the_record_names_the_rule() -> None:
    one = told(toll(32))
    rules = [settle([one], rule=rule).settlement("killed") for rule in RULES]
    assert [item.rule if item else "" for item in rules] == list(NAMED.values())


def test_the_strongest_source_of_the_last_day_is_taken_and_the_record_says_so() -> None:
    mains = [
        told(toll(32, by="medical"), outlet="منبر", at="2021-01-21T10:00:00"),
        told(toll(35, by="witness"), outlet="إذاعة", at="2021-01-21T14:00:00"),
    ]
    settled = settle(mains).settlement("killed")
    assert settled is not None
    assert numbers(settled) == (32, 32, 35)
    assert settled.rule.endswith("strongest source of the last day")


def test_a_figure_of_who_says_to_have_done_it_is_partisan() -> None:
    army = charge("claimed", "ناطق military")
    mains = told(toll(40, by="military"), army), told(toll(9, by="medical"), outlet="منبر")
    assert killed(*mains) == (9, 9, 9)
    assert killed(mains[0]) == (40, 40, 40)


def test_groups_are_settled_apart_and_attackers_are_in_no_total() -> None:
    mains = [
        told(toll(20), toll(5, group="child"), toll(2, group="attacker")),
        told(toll(22), toll(6, group="child"), outlet="منبر", at="2021-01-22"),
    ]
    incident = settle(mains)
    assert {s.field: numbers(s) for s in summary(incident).groups} == {
        "killed attacker": (2, 2, 2),
        "killed child": (5, 6, 6),
    }
    assert killed(*mains) == (20, 22, 22)
    child = incident.settlement("killed child")
    assert child is not None
    assert (len(child.for_), len(child.against)) == (1, 1)


def test_later_deaths_move_from_injured_to_killed() -> None:
    first = told(toll(10), toll(20, "injured"), at="2021-03-02")
    died = told(toll(3, rule=DIED), outlet="منبر", at="2021-03-03")
    assert killed(first, died) == (13, 13, 13)
    assert killed(first, died, field="injured") == (17, 17, 17)
    incident = settle([first, died])
    settled, injured = incident.settlement("killed"), incident.settlement("injured")
    assert settled is not None
    assert injured is not None
    assert settled.rule == "latest credible total; later deaths added"
    assert injured.rule == "latest credible total; later deaths taken off"
    assert len(settled.for_) == 2


def test_later_deaths_that_a_later_total_holds_already_are_not_added_again() -> None:
    first = told(toll(10), toll(20, "injured"), at="2021-03-02")
    died = told(toll(3, rule=DIED), outlet="منبر", at="2021-03-03")
    total = told(toll(13), outlet="إذاعة", at="2021-03-04")
    assert killed(first, died, total) == (13, 13, 13)
    assert killed(first, died, total, field="injured") == (17, 17, 17)


def test_an_account_that_gives_its_own_total_has_counted_its_later_deaths() -> None:
    first = told(toll(10), toll(20, "injured"), at="2021-03-02")
    both = told(toll(3, rule=DIED, current=False), toll(13), outlet="منبر", at="2021-03-03")
    assert killed(first, both)[1:] == (13, 13)
    assert killed(first, both, field="injured") == (17, 17, 17)


def test_the_same_later_death_told_by_several_outlets_is_one() -> None:
    first = told(toll(10), at="2021-03-02")
    died = [told(toll(1, rule=DIED), outlet=f"منبر {n}", at="2021-03-04") for n in range(3)]
    again = told(toll(1, rule=DIED), outlet="منبر 1", at="2021-03-05")
    another = told(toll(1, rule=DIED), outlet="منبر 1", at="2021-03-09")
    assert killed(first, *died, again) == (11, 11, 11)
    assert killed(first, *died, again, another) == (12, 12, 12)


def test_later_deaths_of_a_group_count_for_the_group_and_for_all() -> None:
    mains = (
        told(toll(10), toll(4, group="soldier")),
        told(toll(1, group="soldier", rule=DIED), outlet="م", at="2021-02-01"),
    )
    assert killed(*mains) == (11, 11, 11)
    assert killed(*mains, field="killed soldier") == (5, 5, 5)


def test_later_deaths_alone_are_what_is_known() -> None:
    settled = settle([told(toll(1, rule=DIED, group="child"))]).settlement("killed")
    assert settled is not None
    assert (settled.best, settled.rule) == (1, "later deaths only")


def test_more_later_deaths_than_injured_leave_none_injured() -> None:
    mains = told(toll(1, "injured")), told(toll(2, rule=DIED), outlet="منبر", at="2021-01-25")
    assert killed(*mains, field="injured") == (0, 0, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("توفي ثلاثة من الجرحى متأثرين بجراحهم بعد تفجير سيارة مفخخة في بغداد", 3),
        ("قتل ثلاثة أشخاص وأصيب أربعة بجروح في تفجير سيارة مفخخة في بغداد", 0),
    ],
)
def test_later_deaths_are_read_from_the_words(text: str, expected: int) -> None:
    article = Article("x", f"{text}.", outlet="منبر", published="2021-03-03")
    made = list(tellings(article, load_reader().read(article)))
    first = told(toll(10), toll(20, "injured"), at="2021-03-01")
    settled = settle([first, *made]).settlement("killed")
    assert settled is not None
    assert ("later deaths added" in settled.rule) == bool(expected)
    assert settled.best == 13 if expected else settled.best == 3


AGENCY = "وكالة رويترز"


def test_copies_and_agencies_count_once() -> None:
    own = told(toll(9), outlet="منبر")
    through = [told(toll(9, via=AGENCY), outlet=f"صحيفة {n}", at=f"2021-01-2{n}") for n in (1, 2)]
    agency = told(toll(9, by="police"), outlet="رويترز")
    text = (toll(9), toll(4, "injured"), toll(2, group="child"))
    copies = [told(*text, outlet=f"موقع {n}", at=f"2021-01-2{n}", words="نص واحد") for n in (1, 2, 3)]
    assert known(AGENCY) == known("رويترز") == "reuters"
    assert sorted(origins(originals([own, *through, agency]))) == ["reuters", known("منبر")]
    assert list(origins(originals(copies))) == [known("موقع 1")]
    independent = settle([own, *through, agency, *copies]).settlement("independent")
    assert independent is not None
    assert independent.best == 3


def test_a_figure_through_an_agency_and_one_of_its_own_make_the_outlet_a_source() -> None:
    mixed = told(toll(9, via=AGENCY), toll(4, "injured", by="medical"), outlet="منبر")
    assert list(origins([mixed])) == [known("منبر")]


def test_reports_of_unknown_outlet_are_one_source() -> None:
    assert len(origins([told(toll(n), outlet="") for n in (1, 2)])) == 1


IS, QAEDA, TALIBAN = "islamic-state", "al-qaeda", "taliban"
BOTH = "al-qaeda, islamic-state"
ISRAEL, FORCES, JIHADISTS = "state:IL", "israeli-forces", "islamist-militants"
POLICE, DEPUTY, VAGUE = "الشرطة", "النائب", "مسلحون"
CONTESTS: dict[str, tuple[list[list[Claim]], str, str]] = {
    "nobody is named": ([[]], "", ""),
    "a claim": ([[charge("claimed", IS)]], IS, "claimed"),
    "a claim against suspicion": ([[charge("claimed", IS)], [charge("suspected", QAEDA)]], IS, "claimed"),
    "a claim against another": ([[charge("claimed", IS)], [charge("claimed", QAEDA)]], BOTH, "rival"),
    "two claims of one article": ([[charge("claimed", IS), charge("claimed", QAEDA)]], BOTH, "rival"),
    "one claim of two": ([[charge("claimed", IS, "تبنيا"), charge("claimed", QAEDA, "تبنيا")]], BOTH, "claimed"),
    "two suspicions": ([[charge("suspected", IS)], [charge("suspected", QAEDA)]], BOTH, "rival"),
    "one voice": ([[charge("accused", IS, by=POLICE), charge("accused", QAEDA, by=POLICE)]], BOTH, "accused"),
    "two voices": ([[charge("accused", IS, by=POLICE), charge("accused", QAEDA, by=DEPUTY)]], BOTH, "rival"),
    "denied": ([[charge("accused", TALIBAN, by=POLICE)], [charge("denied", TALIBAN)]], TALIBAN, "denied"),
    "denied by another": ([[charge("claimed", IS)], [charge("denied", TALIBAN)]], IS, "claimed"),
    "one state": ([[charge("stated", ISRAEL)], [charge("stated", FORCES)]], f"{FORCES}, {ISRAEL}", "stated"),
    "a description": ([[charge("claimed", IS)], [charge("accused", VAGUE, by=POLICE)]], f"{IS}, {VAGUE}", "claimed"),
    "jihadists beside a name": ([[charge("claimed", IS)], [charge("stated", JIHADISTS)]], IS, "claimed"),
    "jihadists alone": ([[charge("stated", JIHADISTS)]], JIHADISTS, "stated"),
}


@pytest.mark.parametrize("case", CONTESTS)
def test_who_did_it(case: str) -> None:
    charges, names, rule = CONTESTS[case]
    mains = [told(toll(9), *some, outlet=f"منبر {n}") for n, some in enumerate(charges)]
    settled = settle_blame(mains)
    if not names:
        assert settled is None
        return
    assert settled is not None
    assert sorted(str(settled.best).split(", ")) == names.split(", ")
    assert rule in settled.rule
    assert (settle_grade(mains, originals(mains)).best == "contested") == (rule in ("rival", "denied"))


@pytest.mark.parametrize("type", sorted(FIGHTS))
def test_both_sides_of_a_fight_are_no_contest(type: str) -> None:
    mains = [told(charge("stated", IS), type=type), told(charge("stated", TALIBAN), type=type, outlet="منبر")]
    assert not blame(mains, is_two_sided=True).is_contested
    assert settle_grade(mains, originals(mains)).best != "contested"


def test_a_recalled_charge_is_shown_and_decides_nothing() -> None:
    mains = [
        told(charge("claimed", IS)),
        told(charge("accused", TALIBAN, by="الشرطة"), outlet="م", at="2021-02-01", role="background"),
    ]
    found = blame(mains)
    assert (len(found.charges), found.names, found.contest) == (2, (IS,), "")
    assert "(recalled)" in str(found.charges[1])
    assert str(found.charges[0]).startswith("2021-01-21 | islamic-state claimed by itself | وكالة النخلة, ")


GRADED = {
    "weak: one source": ([told(toll(9))], "weak"),
    "weak: an agency and its copy": ([told(toll(9, via=AGENCY)), told(toll(9, via=AGENCY), outlet="منبر")], "weak"),
    "weak: two cite a party": ([told(toll(9, by="group")), told(toll(8, by="group"), outlet="منبر")], "weak"),
    "fair: two sources": ([told(toll(9)), told(toll(8), outlet="منبر")], "fair"),
    "fair: without figures": ([told(), told(outlet="منبر")], "fair"),
    "confirmed": ([told(charge("claimed", IS))], "confirmed"),
    "an accusation confirms nothing": ([told(charge("accused", IS, by="الشرطة"))], "weak"),
}


@pytest.mark.parametrize("case", GRADED)
def test_grades(case: str) -> None:
    mains, grade = GRADED[case]
    settled = settle_grade(mains, originals(mains))
    assert (settled.best, settled.rule) == (grade, GRADES[grade])


def test_the_toll_over_time_leaves_nothing_out() -> None:
    mains = [
        told(toll(13), outlet="منبر", at="2021-01-21T08:00:00"),
        told(toll(40), outlet="إذاعة", at="2021-01-21T09:00:00"),
        told(toll(32), toll(13, current=False), outlet="منبر", at="2021-01-21T12:00:00"),
        told(toll(30), outlet="إذاعة", at="2021-01-21T20:00:00"),
        told(toll(90, by="group"), outlet="راية", at="2021-01-21T21:00:00"),
        told(toll(Count(24, "dozens")), outlet="م", at="2021-01-21T22:00:00"),
        told(toll(1, rule=DIED), outlet="م", at="2021-01-24"),
        told(toll(32), outlet="كتاب", at="2022-01-21", role="background"),
    ]
    shown = timeline(mains, settle(mains))
    assert [(e.toll.count.value, e.side, e.marks) for e in shown] == [
        (13, "-", ("superseded",)), (40, "-", ("corrected",)), (32, "-", ()), (13, "-", ("overtaken",)), (30, "+", ()),
        (90, "-", ("partisan",)), (24, "+", ("rough",)), (1, "+", ("later death",)), (32, "", ("recalled",)),
    ]  # fmt: skip
    assert str(shown[0]) == (
        "- 2021-01-21 08:00 | killed all 13 exact | ناطق official (official) | منبر, خبر منبر 2021-01-21T08:00:00 "
        "| «killed all 13 exact» [superseded]"
    )
    assert {mark for e in shown for mark in e.marks} <= MARKS.keys()


def test_a_copy_is_marked_and_stands_for_nothing() -> None:
    text = (toll(9), toll(4, "injured"), toll(2, group="child"))
    first = told(*text, outlet="أ", at="2021-01-21", words="نص")
    copy = told(*text, outlet="ب", at="2021-01-25", words="نص")
    shown = timeline([first, copy], settle([first, copy]))
    assert {(e.telling.stamp.outlet, e.marks) for e in shown} == {("أ", ()), ("ب", ("copy",))}


def test_an_incident_is_retold_from_its_articles() -> None:
    article = Article("x", "قتل ثلاثة جنود في تفجير عبوة ناسفة في كركوك أمس.", outlet="منبر", published="2021-03-03")
    made = list(tellings(article, load_reader().read(article)))
    assert retold(settle(made), [article] * len(made)) == made


# Laws

COUNTS = st.one_of(
    st.builds(
        Count, st.integers(1, 60), st.sampled_from(["exact", "exact", "at_least", "more_than", "up_to", "about"])
    ),
    st.just(Count(24, "dozens")),
)
SPEAKERS = st.sampled_from(["", "medical", "official", "witness", "group"])
TIMES = st.sampled_from(["", "2021-01-21", "2021-01-21T18:00:00", "2021-01-22", "2021-01-24"])
OUTLETS = st.sampled_from(["", "أ", "ب", "ج", "د"])
CHARGES = st.builds(
    charge,
    st.sampled_from(["claimed", "accused", "suspected", "stated", "denied"]),
    st.sampled_from([IS, QAEDA, TALIBAN]),
)
TOLLS = st.builds(
    lambda c, by, status, group: toll(c, status, by=by, group=group),
    COUNTS, SPEAKERS,
    st.sampled_from(["killed", "killed", "injured"]), st.sampled_from(["all", "all", "child", "soldier"]),
)  # fmt: skip
DEATHS = st.builds(lambda n: toll(n, rule=DIED), st.integers(1, 3))
TELLINGS = st.builds(
    lambda claims, outlet, at: told(*claims, outlet=outlet, at=at),
    st.lists(st.one_of(TOLLS, TOLLS, CHARGES, DEATHS), max_size=3), OUTLETS, TIMES,
)  # fmt: skip
GIVEN = st.lists(TELLINGS, min_size=1, max_size=6, unique_by=lambda t: t.id)
PLAIN = st.lists(
    st.builds(lambda c, by, o, at: told(toll(c, by=by), outlet=o, at=at), COUNTS, SPEAKERS, OUTLETS, TIMES),
    min_size=1, max_size=6, unique_by=lambda t: t.id,
)  # fmt: skip
LEVELS = st.sampled_from(RULES)


def settled_killed(mains: list[Telling], rule: Rule) -> Settlement:
    found = settle(mains, rule=rule).settlement("killed")
    assert found is not None
    return found


@settings(max_examples=100)
@given(GIVEN, LEVELS, st.randoms(use_true_random=False))
def test_law_the_order_of_accounts_does_not_matter(mains: list[Telling], rule: Rule, chance: random.Random) -> None:
    shuffled = mains.copy()
    chance.shuffle(shuffled)
    assert settle(mains, rule=rule) == settle(shuffled, rule=rule)
    assert timeline(mains, settle(mains)) == timeline(shuffled, settle(shuffled))


@settings(max_examples=100)
@given(GIVEN, LEVELS, st.data())
def test_law_a_duplicate_article_changes_nothing(mains: list[Telling], rule: Rule, data: st.DataObject) -> None:
    again = data.draw(st.sampled_from(mains))
    assert settle([*mains, again], rule=rule) == settle(mains, rule=rule)


@settings(max_examples=100)
@given(PLAIN, LEVELS, st.data())
def test_law_a_later_copy_by_a_new_outlet_moves_no_figure(
    mains: list[Telling], rule: Rule, data: st.DataObject
) -> None:
    text = (toll(9), toll(4, "injured"), toll(2, group="child"))
    first = told(*text, outlet="هـ", at="2021-01-21", words="نص واحد")
    copy = told(*text, outlet="و", at=data.draw(st.sampled_from(["2021-01-22", "2021-01-30"])), words="نص واحد")
    before, after = settle([*mains, first], rule=rule), settle([*mains, first, copy], rule=rule)
    fields = ("killed", "injured", "killed child", "independent", "grade")
    one, other = ([item for f in fields if (item := i.settlement(f))] for i in (before, after))
    assert [(s.field, numbers(s), s.rule) for s in one] == [(s.field, numbers(s), s.rule) for s in other]


@settings(max_examples=100)
@given(GIVEN, LEVELS)
def test_law_low_is_at_most_best_and_best_at_most_high(mains: list[Telling], rule: Rule) -> None:
    for item in settle(mains, rule=rule).settled:
        if item.field.startswith(("killed", "injured")):
            assert isinstance(item.best, int)
            assert item.low is None or 0 <= item.low <= item.best
            assert item.high is None or item.best <= item.high
            assert not set(item.for_) & set(item.against)


@settings(max_examples=100)
@given(PLAIN, LEVELS, st.data())
def test_law_at_least_a_lower_number_never_lowers_the_best_figure(
    mains: list[Telling], rule: Rule, data: st.DataObject
) -> None:
    before = settled_killed(mains, rule)
    assume("no independent exact figure" not in before.rule)
    assert isinstance(before.best, int)
    least = Count(data.draw(st.integers(1, before.best)), data.draw(st.sampled_from(["at_least", "more_than"])))
    more = told(toll(least, by=data.draw(SPEAKERS)), outlet="جديد", at=data.draw(TIMES))
    assert settled_killed([*mains, more], rule).best == before.best


@settings(max_examples=100)
@given(PLAIN, LEVELS, COUNTS, SPEAKERS, TIMES)
def test_law_a_rival_that_is_not_taken_never_narrows_the_range(
    mains: list[Telling], rule: Rule, rival: Count, by: str, at: str
) -> None:
    before, after = (settled_killed(m, rule) for m in (mains, [*mains, told(toll(rival, by=by), outlet="جديد", at=at)]))
    assume(after.best == before.best and rival.value != before.best)
    if before.low is not None:
        assert after.low is not None
        assert after.low <= before.low
    if before.high is not None and after.high is not None:
        assert after.high >= before.high


@settings(max_examples=100)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=4), LEVELS)
def test_law_at_least_alone_makes_no_high(values: list[int], rule: Rule) -> None:
    mains = [told(toll(Count(n, "at_least")), outlet=f"منبر {k}") for k, n in enumerate(values)]
    assert numbers(settled_killed(mains, rule)) == (min(values), max(values), None)


@settings(max_examples=100)
@given(PLAIN, LEVELS)
def test_law_conservative_is_never_above_representative(mains: list[Telling], rule: Rule) -> None:
    lowest, chosen = settled_killed(mains, "conservative"), settled_killed(mains, "representative")
    assert isinstance(lowest.best, int)
    assert isinstance(chosen.best, int)
    assert lowest.best <= chosen.best or any(f.figure("killed").low is None for f in mains if f.figure("killed"))


@settings(max_examples=100)
@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 40), LEVELS)
def test_law_later_deaths_move_and_make_no_new_victims(dead: int, hurt: int, late: int, rule: Rule) -> None:
    assume(late <= hurt)
    mains = told(toll(dead), toll(hurt, "injured")), told(toll(late, rule=DIED), outlet="منبر", at="2021-02-01")
    moved = killed(*mains, rule=rule)[1], killed(*mains, rule=rule, field="injured")[1]
    assert moved == (dead + late, hurt - late)


@settings(max_examples=100)
@given(GIVEN, LEVELS)
def test_law_recollections_settle_nothing(mains: list[Telling], rule: Rule) -> None:
    recalled = told(toll(99), charge("claimed", TALIBAN), outlet="كتاب", at="2020-01-01", role="background")
    assert settle([*mains, recalled], rule=rule).settled == settle(mains, rule=rule).settled


@settings(max_examples=100)
@given(GIVEN)
def test_law_every_figure_is_shown_over_time(mains: list[Telling]) -> None:
    shown = [e.claim for e in timeline(mains, settle(mains))]
    assert sorted(map(str, shown)) == sorted(str(c) for t in mains for c in t.account.of("toll"))
