"""What is news by what only the whole article shows: where and when it happened, and where it is told."""

from __future__ import annotations

import pytest
from drafted import drafted

from tawthiq.model.claims import Account, Claim
from tawthiq.model.text import Evidence
from tawthiq.model.values import Moment
from tawthiq.reading.choosing.news import LITTLE, OPENING, settled
from tawthiq.reading.choosing.repeats import Told
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.roles import Standing

WORDS = Evidence("اشتباكات", "text", 0, 8)
RAID = "قتلت قوات الأمن سبعة مسلحين خلال مداهمة منزل في الفلوجة."


def told(draft: Draft, standing: Standing, kind: str = "armed_clash") -> Told:
    """Return a draft that is so much worth, with the type of its account where it has one."""
    claims = (Claim("type", kind, WORDS, None, ""),) if kind else ()
    return Told(draft, Account("main", claims), standing)


def role_of(then: str, standing: Standing, first: str = "main", kind: str = "armed_clash") -> str:
    """Return what the second draft of a text is to the article in the end."""
    one, other = drafted(f"{RAID} {then}")[1]
    return settled([told(one, Standing(first, OPENING, 0)), told(other, standing, kind)])[1].standing.role


CLOSE = Standing("none", LITTLE + 1, 1)
SITED = "ووقعت اشتباكات في مخيم اليرموك."


@pytest.mark.parametrize(
    ("then", "role"),
    [
        (SITED, "main"),
        ("وأصيب جندي خلال اشتباكات قرب قاعدة الحبانية الجوية.", "main"),
        ("ووقعت اشتباكات في مطار عدن الدولي.", "main"),
        ("ووقعت اشتباكات في الرمادي.", "none"),
        ("ووقعت اشتباكات عنيفة.", "none"),
        ("يذكر أن اشتباكات وقعت في مخيم اليرموك.", "none"),
    ],
)
def test_what_happened_at_a_site_of_its_own_beside_other_news_is_news(then: str, role: str) -> None:
    assert role_of(then, CLOSE) == role


@pytest.mark.parametrize(
    "standing",
    [Standing("none", LITTLE, 1), Standing("none", 0, 0), Standing("none", 1, 1), Standing("background", 0, 1)],
)
def test_what_is_much_less_than_news_stays_what_it_is(standing: Standing) -> None:
    assert role_of(SITED, standing) == standing.role


def test_where_nothing_is_news_a_site_makes_none() -> None:
    assert role_of(SITED, CLOSE, first="background") == "none"


def test_what_has_no_type_is_no_incident_wherever_it_was() -> None:
    assert role_of(SITED, CLOSE, kind="") == "none"


def of_day(day: str, over_past: int = -500, *, victims: bool = True) -> Told:
    """Return a draft of the past in an article of 22 January 2021, with its day."""
    draft = drafted("قتل شرطي في الفلوجة.")[1][0]
    tolls = tuple(Claim("toll", toll, WORDS, None, "") for toll in draft.figures if victims)
    precision = "day" if len(day) == len("2021-01-21") else "month"
    sentence = draft.seen[0].sentence
    draft.day = (sentence, sentence.of("toll")[0], Moment(day, precision))
    return Told(draft, Account("main", tolls), Standing("background", 0, over_past))


def roles_of(*told: Told) -> list[str]:
    """Return what the drafts of an article are to it in the end."""
    return [each.standing.role for each in settled(told)]


@pytest.mark.parametrize(
    ("day", "role"),
    [
        ("2021-01-22", "main"),
        ("2021-01-21", "main"),
        ("2021-01-20", "background"),
        ("2021-01-23", "background"),
        ("2021-01", "background"),
    ],
)
def test_what_alone_is_told_of_today_or_yesterday_is_the_news(day: str, role: str) -> None:
    assert roles_of(of_day(day)) == [role]


def test_of_several_the_latest_is_the_news_and_of_one_day_the_likelier() -> None:
    days = of_day("2021-01-21"), of_day("2021-01-22"), of_day("2021-01-22", -400), of_day("2021-01-19")
    assert roles_of(*days) == ["background", "background", "main", "background"]


def test_what_has_no_victims_is_not_the_news_of_an_article_on_something_else() -> None:
    assert roles_of(of_day("2021-01-22", victims=False)) == ["background"]


def test_beside_news_the_past_stays_past_however_late() -> None:
    news = of_day("2021-01-22")._replace(standing=Standing("main", 0, 0))
    assert roles_of(news, of_day("2021-01-22")) == ["main", "background"]


@pytest.mark.parametrize(
    ("title", "text", "over_none", "role"),
    [
        ("خلاف على الهدنة", "قتل شرطي في الفلوجة.", OPENING - 1, "none"),
        ("خلاف على الهدنة", "قتل شرطي في الفلوجة.", OPENING, "main"),
        ("خلاف على الهدنة", "اجتمع الوزراء. ثم غادروا. وقتل شرطي في الفلوجة.", OPENING - 1, "main"),
        ("", "قتل شرطي في الفلوجة.", OPENING - 1, "main"),
    ],
)
def test_what_opens_an_article_and_is_hardly_an_incident_is_none(
    title: str, text: str, over_none: int, role: str
) -> None:
    [draft] = drafted(text, title)[1]
    assert roles_of(told(draft, Standing("main", over_none, 1000))) == [role]
