"""A draft that hardly tells of an incident of its own, in the place of the first of the news, belongs to that."""

from __future__ import annotations

import pytest
from drafted import drafted

from tawthiq.model.claims import Account, Claim
from tawthiq.model.text import Evidence
from tawthiq.reading.choosing.repeats import HARDLY, Told, joined, recalled
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.roles import Standing

WORDS = Evidence("أرقام", "text", 0, 5)
RAID = "قتلت قوات الأمن سبعة مسلحين خلال مداهمة منزل في الفلوجة."


def told(draft: Draft, over_none: int, over_past: int = HARDLY) -> Told:
    """Return a draft of the news that is worth so much more than nothing and the past, with its figures."""
    account = Account("main", tuple(Claim("toll", toll, WORDS, None, "") for toll in draft.figures))
    return Told(draft, account, Standing("main", over_none, over_past))


def left(text: str, margin: int = HARDLY - 1) -> int:
    """Return how many drafts of a text are left where all are worth so much more than nothing."""
    return len(joined([told(draft, margin) for draft in drafted(text)[1]]))


CASES: dict[str, tuple[str, int]] = {
    "in the same place": ("وأصيب جندي خلال اشتباكات في الفلوجة.", 1),
    "in another place": ("وأصيب جندي خلال اشتباكات في الرمادي.", 2),
    "on another side of the place": ("وأصيب جندي خلال اشتباكات جنوب الفلوجة.", 2),
    "turned to as another incident": ("وفي حادث منفصل أصيب جندي خلال اشتباكات في الفلوجة.", 2),
    "with no place": ("وأصيب جندي خلال اشتباكات عنيفة.", 2),
    "beside another": ("وأصيب جندي خلال اشتباكات في الفلوجة. وقتل شرطي في الرمادي.", 2),
    "in a round-up": ("وأصيب جندي خلال اشتباكات في الفلوجة. وقتل شرطي في الرمادي. وقتل مدني في كركوك.", 4),
    "part of the total that the first gives": ("وقتل أربعة مسلحين في الفلوجة. وقتل ثلاثة مسلحين في الرمادي.", 3),
}


@pytest.mark.parametrize("case", CASES)
def test_what_tells_the_news_again_in_its_place_is_added_to_it(case: str) -> None:
    then, count = CASES[case]
    assert left(f"{RAID} {then}") == count


def test_what_is_worth_an_account_of_its_own_stays_one() -> None:
    assert left(f"{RAID} وأصيب جندي خلال اشتباكات في الفلوجة.", HARDLY) == 2


def test_a_whole_country_is_no_place_to_tell_incidents_by() -> None:
    assert left("قتلت قوات الأمن سبعة مسلحين في العراق. وأصيب جندي خلال اشتباكات في العراق.") == 2


def test_the_first_keeps_what_the_other_tells() -> None:
    [whole] = joined([told(draft, 0) for draft in drafted(f"{RAID} وأصيب جندي خلال اشتباكات في الفلوجة.")[1]])
    assert whole.counts == {("killed", 7), ("injured", 1)}


@pytest.mark.parametrize(
    ("then", "over_past", "role"),
    [
        ("وكان شرطي قتل أمس بانفجار عبوة ناسفة في الفلوجة.", HARDLY - 1, "background"),
        ("وكان شرطي قتل أمس بانفجار عبوة ناسفة في الفلوجة.", HARDLY, "main"),
        ("وقتل شرطي اليوم بانفجار عبوة ناسفة في الفلوجة.", HARDLY - 1, "main"),
        ("وقتل شرطي بانفجار عبوة ناسفة في الفلوجة.", HARDLY - 1, "main"),
        ("وكان شرطي قتل أمس بانفجار عبوة ناسفة في الرمادي.", HARDLY - 1, "main"),
        ("وكان شرطي قتل أمس بانفجار عبوة ناسفة في العراق.", HARDLY - 1, "main"),
    ],
)
def test_what_is_hardly_news_in_the_place_of_other_news_is_of_the_past(then: str, over_past: int, role: str) -> None:
    first, second = drafted(f"{RAID} {then}")[1]
    assert [each.standing.role for each in recalled([told(first, 0, 0), told(second, 0, over_past)])] == ["main", role]
