"""What a sentence is among the others: the paragraph it stands in, and the totals that its figures are parts of."""

from __future__ import annotations

import pytest

from tawthiq.model.text import Article
from tawthiq.reading.drafting.seen import Seen, see
from tawthiq.reading.drafting.survey import MANY, surveyed
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.places import Locator
from tawthiq.reading.sentences import sentences

FIRST = "قتل 15 شخصا في غارتين على صعدة."
SECOND = "وقتل شخصان في الغارة الأولى على كتاف."
THIRD = "وقتل 13 شخصا في غارة أخرى على رازح."
TITLE = "عشرات القتلى في غارات على صعدة"


def survey(text: str, title: str = "") -> list[Seen]:
    told = sentences(load_engine("ar"), Article("a", text, title), every=True)
    locator = Locator(told)
    return surveyed([see(sentence, locator) for sentence in told])


@pytest.mark.parametrize("gap", ["\n", "\n\n", " \r\n ", "        ", "\xa0\xa0\xa0\xa0"])
@pytest.mark.parametrize("around", ["", "\n", "     "])
def test_a_paragraph_ends_with_a_line_or_a_run_of_spaces(gap: str, around: str) -> None:
    told = [seen.setting for seen in survey(f"{around}{FIRST} {SECOND}{gap}{THIRD}{around}", TITLE)]
    assert [(s.paragraph, s.opens, s.left) for s in told] == [(0, True, 0), (1, True, 1), (1, False, 1), (2, True, 0)]
    assert all(setting.parted for setting in told)


def test_a_text_without_paragraphs_is_one() -> None:
    told = [seen.setting for seen in survey(f"{FIRST} {SECOND}  {THIRD}")]
    assert [(s.paragraph, s.opens, s.left, s.parted) for s in told] == [
        (1, True, 0, False), (1, False, 0, False), (1, False, 0, False),
    ]  # fmt: skip


def test_a_total_and_its_parts_know_of_one_another() -> None:
    whole, one, other = (seen.setting for seen in survey(f"{FIRST} {SECOND} {THIRD}"))
    assert (whole.wholes, whole.parts) == ({("killed", 15)}, frozenset())
    assert (one.wholes, one.parts) == (frozenset(), {("killed", 2, 15)})
    assert (other.wholes, other.parts) == (frozenset(), {("killed", 13, 15)})


INJURED = "وأصيب 13 شخصا في غارة أخرى على رازح."
BOTH = "وقتل شخصان في كتاف وقتل 13 شخصا في رازح."


@pytest.mark.parametrize("text", [f"{FIRST} {SECOND} {INJURED}", f"{FIRST} {BOTH}", f"{SECOND} {THIRD}", FIRST])
def test_what_is_counted_otherwise_or_in_one_sentence_is_no_total_of_two(text: str) -> None:
    assert not any(seen.setting.parts or seen.setting.wholes for seen in survey(text))


def test_in_a_table_nothing_is_a_part() -> None:
    table = " ".join(f"وقتل {number} شخصا في تفجير في كركوك." for number in range(3, 3 + MANY))
    assert any(seen.setting.parts for seen in survey(table))
    assert not any(seen.setting.parts for seen in survey(f"{table} وقتل {3 + MANY} شخصا في تفجير في بغداد."))
