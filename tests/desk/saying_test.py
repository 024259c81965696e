"""Reasons of the machine are said in Arabic: each that places and pairs are given today has its template."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from told import ALEPPO_TOWN, BAGHDAD, BAGHDAD_PROVINCE, HASAKA_TOWN, IRAQ, KARRADA, KIRKUK, TAYARAN, Told, report_of

from tawthiq.knowledge.places import Context, choose_place, load_places
from tawthiq.register.linking.compare import compare
from tawthiq.register.telling import tellings
from tawthiq.web.views.derivation import steps
from tawthiq.web.views.saying import HOLE, TEMPLATES, sentence

UNSAID = 'lang="en"'
SAMPLES = {
    "n": "12", "day": "2021-01-21", "country": "IQ", "status": "killed", "type": "bombing", "precision": "month",
    "field": "weapon", "kind": "town", "codes": "car_bomb, market", "why": "it lies nearer",
    "span": "31-38",
}  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_fits_what_it_is_for(template: str) -> None:
    filled = HOLE.sub(lambda hole: SAMPLES.get(hole[1].removesuffix("_2"), "Nowhere"), template)
    plain = sentence(filled, "en").replace("<bdi>", "").replace("</bdi>", "")
    assert UNSAID not in sentence(filled, "ar")
    assert len(plain) >= len(filled) - 12


def test_every_reason_for_a_pair_has_words() -> None:
    days = ("2021-01-21", "2021-01-22", "2021-01-25", "2021-03-01", None)
    places = (BAGHDAD, BAGHDAD_PROVINCE, IRAQ, TAYARAN, KARRADA, KIRKUK, HASAKA_TOWN, ALEPPO_TOWN, None)
    kinds = (("bombing", "car_bomb", "market"), ("raid", "", "mosque"), ("shelling", "mortar", ""))
    made = [
        Told(day, place, killed, 40, type=kind, weapon=weapon, target=target)
        for (day, place), (kind, weapon, target), killed in product(
            zip(days * 2, places, strict=False), kinds, (3, 32, 90)
        )
    ]
    told = [
        telling
        for n, item in enumerate(made)
        for telling in tellings(*report_of(item, key=f"a{n}", outlet=f"إذاعة {n % 3}", published="2021-01-22"))
    ]
    words = {reason.words for pair in combinations(told, 2) for reason in compare(*pair).reasons}
    assert len(words) > 60
    assert [text for text in sorted(words) if UNSAID in sentence(text, "ar")] == []


def test_every_reason_for_a_place_has_words() -> None:
    known = load_places()
    contexts = (
        Context(), Context(countries={"SY": 1}), Context(countries={"IQ": 3}), Context(home="EG"),
        Context(kinds=("admin1",)), Context(provinces={("IQ", "Nineveh"): 1}),
        Context(places={known.place("gn:98182"): 1}),
    )  # fmt: skip
    names = {name for id in list(known.ids())[::7] for name in known.place(id).names}
    found = {
        choose_place(bearers, context).reason
        for name in names
        if (bearers := known.named(name))
        for context in contexts
    }
    assert len(found) > 500
    assert [text for text in sorted(found) if UNSAID in sentence(text, "ar")] == []


def test_a_derivation_is_steps_down_to_single_words() -> None:
    account, response = steps(
        "account 1 (main)\n"
        "  toll killed all 28 exact  «28 قتيلا»\n"
        "    said by «الدفاع المدني» (medical)\n"
        "    toll killed all 28 exact  [<amount> <dead one>]  «28 قتيلا»\n"
        "      amount 28 exact  [<number>]  «28»\n"
        "response condemned  «دانت»"
    )
    (fact,) = account.below
    assert (fact.kind, fact.words, fact.of("said_by")[0].value) == ("toll", "28 قتيلا", "medical")
    assert fact.tree[0].tree[0].rule == "<number>"
    assert (response.kind, response.value, response.words) == ("response", "condemned", "دانت")


def test_what_no_step_can_be_made_of_stays_a_sentence() -> None:
    (line,) = steps("no incident: no figure of victims stands beside a word for what happened")
    assert (line.kind, line.value[:11]) == ("", "no incident")
