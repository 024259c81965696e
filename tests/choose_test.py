"""Which mentions stay: laws of what is widest and of what others cover."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.grammar.choose import Cover, widest
from tawthiq.grammar.rules import Mention


def mention(first: int, length: int) -> Mention:
    return Mention("any", 10 * first, 10 * (first + length), None, "", (), first, first + length)


MENTION = st.builds(mention, st.integers(0, 12), st.integers(1, 5))
MENTIONS = st.lists(MENTION, max_size=8)


@given(MENTIONS, MENTION)
def test_a_mention_is_covered_where_one_begins_no_later_and_ends_no_earlier(known: list[Mention], one: Mention) -> None:
    assert Cover(known).holds(one) == any(each.first <= one.first and one.last <= each.last for each in known)


@given(MENTIONS)
def test_of_overlapping_mentions_a_widest_one_stays(known: list[Mention]) -> None:
    kept = widest(known)
    assert all(one.last <= other.first for one, other in pairwise(kept))
    for each in known:
        rivals = [other for other in kept if other.first < each.last and each.first < other.last]
        assert max(other.last - other.first for other in rivals) >= each.last - each.first
