"""A draft that holds two attacks apart is parted where their victims make up a total that the article tells."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drafted import drafted

from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.linking import Option
from tawthiq.reading.drafting.parting import parted
from tawthiq.reading.drafting.seen import Seen

TITLE = "مقتل عشرين في هجومين في العراق"
KIRKUK = "قتل اثنا عشر شخصا في تفجير وسط كركوك."
BASRA = "وأطلق مسلحون النار على دورية في البصرة فقتلوا ثمانية أشخاص. وأغلقت الطرق."


def together(text: str, title: str = TITLE) -> list[Draft]:
    """Return the parts of a draft that holds all sentences of an article."""

    def weigh(seen: Seen, traits: Sequence[str], offered: Sequence[Option]) -> list[int]:
        has_draft = any(option.action == "join" for option in offered)
        return [int(option.action == ("join" if has_draft else "main")) for option in offered]

    return parted(drafted(text, title, weigh)[1])


def test_two_attacks_whose_killed_make_up_the_total_are_parted() -> None:
    first, other = together(f"{KIRKUK} {BASRA}")
    assert [sentence.field for sentence in first.sentences] == ["title", "text"]
    assert ("killed", 12) in first.counts
    assert ("killed", 8) not in first.counts
    assert [sentence.number for sentence in other.sentences] == [2, 3]
    assert other.counts == {("killed", 8)}


def test_what_is_told_on_an_attack_goes_with_it() -> None:
    _, other = together(f"{KIRKUK} {BASRA} وأصيب ثلاثة جنود بجروح.")
    assert ("injured", 3) in other.counts


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{KIRKUK} {BASRA}", "مقتل العشرات في هجومين في العراق"),
        (f"{KIRKUK} وقتل ثمانية من الجرحى متأثرين بإصاباتهم في البصرة.", TITLE),
        (f"{KIRKUK} وأطلق مسلحون النار على دورية في كركوك فقتلوا ثمانية أشخاص.", TITLE),
        ("قتل اثنا عشر شخصا وقتل ثمانية في كركوك. " + BASRA, TITLE),
        ("قتل شخص في تفجير في كركوك. وأطلق مسلحون النار في البصرة فقتلوا شخصا.", "مقتل شخصين في العراق"),
    ],
    ids=["no total", "no attack", "one place", "a sentence on both", "too few"],
)
def test_nothing_else_is_parted(text: str, title: str) -> None:
    assert len(together(text, title)) == 1
