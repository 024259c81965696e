"""How sentences are cut and gathered: the headline comes last, in front of the draft that it joins."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drafted import drafted

from tawthiq.model.text import Article
from tawthiq.reading.drafting.clauses import clauses
from tawthiq.reading.drafting.draft import Draft, united
from tawthiq.reading.drafting.linking import Option
from tawthiq.reading.drafting.seen import Seen, see
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.places import Locator
from tawthiq.reading.sentences import sentences

TEXT = "قتل خمسة أشخاص في تفجير وسط كركوك. وقتل شخصان في تفجير آخر في بعقوبة. وأغلقت الطرق."
TELLS = "مقتل سبعة في تفجيرين في العراق"
SILENT = "العراق يشدد إجراءاته الأمنية"


def gathered(title: str, taken: Sequence[str]) -> tuple[list[tuple[str, set[str]]], list[Draft]]:
    """Return field and traits of each sentence in the order of weighing, and the drafts of the options taken."""
    weighed: list[tuple[str, set[str]]] = []

    def weigh(seen: Seen, traits: Sequence[str], offered: Sequence[Option]) -> list[int]:
        weighed.append((seen.sentence.field, {trait for option in offered for trait in option.own}))
        return [int(option.action == taken[len(weighed) - 1]) for option in offered]

    return weighed, drafted(TEXT, title, weigh)[1]


def fields(draft: Draft) -> list[str]:
    return [sentence.field for sentence in draft.sentences]


def test_a_headline_is_weighed_last_and_stands_in_front() -> None:
    weighed, drafts = gathered(TELLS, ["main", "main", "join"])
    assert [field for field, _ in weighed] == ["text", "text", "title"]
    assert [fields(draft) for draft in drafts] == [["title", "text"], ["text", "text"]]
    assert [seen.sentence.field for seen in drafts[0].seen] == ["title", "text"]


def test_a_headline_of_its_own_comes_first() -> None:
    _, drafts = gathered(TELLS, ["main", "join", "main"])
    assert [fields(draft) for draft in drafts] == [["title"], ["text", "text", "text"]]


@pytest.mark.parametrize("title", ["", SILENT])
def test_a_headline_that_tells_of_no_harm_is_weighed_nowhere(title: str) -> None:
    weighed, drafts = gathered(title, ["main", "main"])
    assert [field for field, _ in weighed] == ["text", "text"]
    assert [fields(draft) for draft in drafts] == [["text"], ["text", "text"]]


def test_what_a_headline_stands_beside_is_told_apart() -> None:
    weighed, _ = gathered(TELLS, ["main", "main", "main"])
    *texts, title = [own for _, own in weighed]
    assert {"title", "gap:title"} <= title
    assert not any({"title", "gap:title"} & text for text in texts)


def cut(text: str) -> list[str]:
    """Return the clauses that a text is cut into."""
    told = sentences(load_engine("ar"), Article("a", text), every=True)
    return [text[part.start : part.end].strip() for part in clauses(told, Locator(told))]


THEN = "منذ كانون الثاني/يناير 2018، حين قتل ثلاثون شخصا في تفجير انتحاري"
SINCE = f"وهو الاعتداء الأعنف في العاصمة {THEN}."
GOES_ON = "وتشهد المدينة هجمات متكررة منذ عام 2018، حين انسحبت القوات منها."
COUNTS = "وقتل ثلاثون شخصا في تفجيرات في العاصمة منذ عام 2018، حيث بلغ عدد الجرحى مئة شخص."


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (SINCE, ["وهو الاعتداء الأعنف في العاصمة", THEN]),
        (GOES_ON, [GOES_ON[:-1]]),
        (COUNTS, [COUNTS[:-1]]),
    ],
)
def test_what_was_at_the_time_since_which_something_holds_is_a_clause_of_its_own(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_a_time_since_which_something_holds_is_that_of_what_was_then() -> None:
    told = sentences(load_engine("ar"), Article("a", SINCE, published="2021-01-22"), every=True)
    locator = Locator(told)
    found = [see(part, locator).day for part in clauses(told, locator)]
    assert [day and str(day[1].value) for day in found] == [None, "2018-01"]


HOMS = "قتل ثلاثة أشخاص في مدينة حمص، وسط البلاد، شمالي دمشق"
DARAA = "، وقتل خمسة آخرون في مدينة درعا"
MOURNS = "، وأعلن الحداد في مدينة درعا"
WHOLE = "قتل ثلاثة أشخاص في مدينة حمص، وفي مدينة تدمر القريبة، بحسب مصادر طبية"


@pytest.mark.parametrize(
    ("text", "parts"),
    [(HOMS + DARAA, [HOMS, DARAA]), (HOMS + MOURNS, [HOMS + MOURNS]), (WHOLE, [WHOLE])],
)
def test_a_place_before_the_next_harm_stays_with_what_was_told_before(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


STRIKES = "قتل عشرة أشخاص في غارة في مدينة حمص"
SHELLS = "والجيش يقصف مدينة حماة بالمدفعية"
KILLED = "ومقتل جنديين في انفجار في مدينة درعا"
HURT = "أعلنت الشرطة في حمص مقتل ثلاثة أشخاص وإصابة خمسة في مدينة درعا"
SETTLED = "قتل عشرة أشخاص في غارة في مدينة حمص ووصل الجرحى إلى مدينة حماة"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{STRIKES} {SHELLS}", [STRIKES, SHELLS]),
        (f"{STRIKES} {KILLED}", [STRIKES, KILLED]),
        (HURT, [HURT]),
        (SETTLED, [SETTLED]),
    ],
)
def test_an_attack_or_killed_elsewhere_are_a_clause_of_their_own_without_a_comma(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


SPOKE = "أكد مدير الإسعاف في المحافظة سامي الحلو، مساء الأربعاء، "


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (SPOKE + "أن خمسة أشخاص قتلوا في انفجار عبوة ناسفة.", None),
        (SPOKE + "أن خمسة أشخاص قتلوا في انفجار عبوة ناسفة الثلاثاء.", "2021-01-19"),
        ("قتل خمسة أشخاص في انفجار عبوة ناسفة مساء الأربعاء، وقال شهود إن الدخان غطى المكان.", "2021-01-20"),
        (SPOKE + "أن خمسة أشخاص قتلوا في انفجار عبوة ناسفة ليلا.", "2021-01-22"),
    ],
)
def test_a_time_right_before_what_is_said_is_not_that_of_the_incident(text: str, value: str | None) -> None:
    told = sentences(load_engine("ar"), Article("a", text, published="2021-01-22"), every=True)
    found = see(told[0], Locator(told)).day
    assert (found and found[1].value) == value


SEVEN = "قتل سبعة أشخاص في تفجير وسط كركوك أمس."


@pytest.mark.parametrize(
    ("then", "count"),
    [
        ("وقالت الشرطة إن سبعة أشخاص قتلوا في تفجير عبوة ناسفة في كركوك.", 1),
        ("وقتل سبعة أشخاص في تفجير آخر في الموصل.", 2),
        ("وقتل سبعة أشخاص في تفجير في كركوك الثلاثاء الماضي.", 2),
        ("وقتل ثلاثة أشخاص في تفجير آخر في كركوك.", 2),
        ("وأصيب سبعة أشخاص في تفجير آخر في كركوك.", 2),
    ],
)
def test_as_many_killed_in_one_place_are_one_incident(then: str, count: int) -> None:
    assert len(united(drafted(f"{SEVEN} {then}")[1])) == count


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة أشخاص في كركوك. وقتل ثلاثة أشخاص في تفجير في كركوك.",
        "قتل سبعة أشخاص في العراق. وقتل سبعة أشخاص في تفجير في العراق.",
    ],
)
def test_few_killed_or_a_whole_country_may_be_two_incidents(text: str) -> None:
    assert len(united(drafted(text)[1])) == 2


HEADED = "قتلت قوات الأمن سبعة مسلحين في الموصل."


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("مقتل سبعة مسلحين في العراق", 1),
        ("مقتل سبعة مسلحين في كركوك", 1),
        ("مقتل ثمانية مسلحين في العراق", 2),
        ("مقتل سبعة جنود في العراق", 2),
        ("مقتل سبعة مسلحين وأربعة جنود في العراق", 2),
    ],
)
def test_all_killed_that_a_headline_tells_of_are_told_again_below_it(title: str, count: int) -> None:
    assert len(united(drafted(HEADED, title)[1])) == count


def test_few_killed_or_killed_on_another_day_may_be_others_than_those_of_the_headline() -> None:
    assert len(united(drafted("قتلت قوات الأمن مسلحين اثنين في الموصل.", "مقتل مسلحين اثنين في العراق")[1])) == 2
    assert (
        len(
            united(
                drafted("قتلت قوات الأمن سبعة مسلحين في الموصل الثلاثاء الماضي.", "مقتل سبعة مسلحين في العراق أمس")[1]
            )
        )
        == 2
    )


def test_the_finer_place_of_two_that_tell_the_same_is_where_it_was() -> None:
    [whole] = united(drafted(HEADED, "مقتل سبعة مسلحين في العراق")[1])
    assert whole.where
    assert whole.where.locality == "Mosul"


def test_what_is_told_twice_is_told_in_the_order_of_the_text() -> None:
    text = f"{SEVEN} وقتل جندي في الموصل. وقالت الشرطة إن سبعة أشخاص قتلوا وأصيب عشرة في كركوك أمس."
    first, second = united(drafted(text)[1])
    assert [seen.sentence.number for seen in first.seen] == [0, 2]
    assert [seen.sentence.number for seen in second.seen] == [1]
    assert ("injured", 10) in first.counts
