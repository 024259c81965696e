"""An incident that is hardly less than news is news by what the whole article shows."""

from __future__ import annotations

import pytest
from drafted import drafted

from tawthiq.model.claims import Account, Claim
from tawthiq.model.text import Evidence
from tawthiq.reading.choosing.news import LITTLE, raised
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
    return raised([told(one, Standing(first, 0, 0)), told(other, standing, kind)])[1].standing.role


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
    "standing", [Standing("none", LITTLE, 1), Standing("none", LITTLE + 1, 0), Standing("background", LITTLE + 1, 1)]
)
def test_what_is_much_less_than_news_stays_what_it_is(standing: Standing) -> None:
    assert role_of(SITED, standing) == standing.role


def test_where_nothing_is_news_a_site_makes_none() -> None:
    assert role_of(SITED, CLOSE, first="background") == "none"


def test_what_has_no_type_is_no_incident_wherever_it_was() -> None:
    assert role_of(SITED, CLOSE, kind="") == "none"
