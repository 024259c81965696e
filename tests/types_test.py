"""What kind of incident is told of and by what means, where learned weights choose and where they are silent."""

from __future__ import annotations

import pytest
from drafted import drafted

from tawthiq.grammar.weights import Weights
from tawthiq.reading.accounts import account
from tawthiq.reading.choosing.arms import settle_arms
from tawthiq.reading.choosing.types import settled_kind
from tawthiq.reading.sayings import Attribution

FOUGHT = "قتل خمسة جنود في هجوم شنه مسلحون على حاجز في مدينة سرت أمس، واندلعت اشتباكات في محيط الحاجز."
FELL = "وفاة خمسة أشخاص في انفجار أنبوب غاز في مدينة حماة، وقالت الشرطة إنه حادث عرضي."


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({}, ("armed_attack", "هجوم")),
        ({"armed_clash/told:armed_clash": 900, "armed_attack/any": 100}, ("armed_clash", "اندلعت اشتباكات")),
        ({"raid/says:حاجز": 900}, ("raid", "هجوم")),
        ({"own/rule": 900, "armed_clash/any": 100}, ("armed_attack", "هجوم")),
    ],
)
def test_weights_choose_a_type_in_the_words_that_say_it(weights: dict[str, int], expected: tuple[str, str]) -> None:
    _, found = drafted(FOUGHT)
    (claim,) = settled_kind(found[0], found, Weights(weights))
    assert (claim.value, claim.evidence.text) == expected


def test_weights_make_no_incident_of_an_accident() -> None:
    _, found = drafted(FELL)
    assert settled_kind(found[0], found, Weights({"bombing/any": 900})) == []


SHOT = "قتل خمسة جنود بنيران أسلحة رشاشة في هجوم على حاجز في مدينة سرت أمس، واستخدم المهاجمون قذائف هاون."


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({"kept:1": 500}, {"mortar"}),
        ({"any": 100, "mortar/any": -900}, {"small_arms"}),
        ({"any": 100}, {"small_arms", "mortar"}),
        ({"any": -100}, set()),
    ],
)
def test_weights_choose_among_the_weapons_named(weights: dict[str, int], expected: set[str]) -> None:
    _, (draft, *_) = drafted(SHOT)
    made = account(draft, Attribution(draft.sentences))
    assert {claim.value for claim in settle_arms(made, draft, Weights(weights)).of("weapon")} == expected
    assert settle_arms(made, draft, Weights({})) == made
