"""Reasons of the machine are said in Arabic: each that places and pairs are given today has its template."""

from __future__ import annotations

import ast
from importlib import import_module
from inspect import getsource
from itertools import combinations, product

import pytest
from told import ALEPPO_TOWN, BAGHDAD, BAGHDAD_PROVINCE, HASAKA_TOWN, IRAQ, KARRADA, KIRKUK, TAYARAN, Told, report_of

from tawthiq.knowledge.places import Context, choose_place, load_places
from tawthiq.project import _not_one
from tawthiq.register.linking.compare import compare
from tawthiq.register.telling import tellings
from tawthiq.web.provider.tokens import AMISS
from tawthiq.web.views.derivation import steps
from tawthiq.web.views.refusals import SHAPES, refusal
from tawthiq.web.views.saying import HOLE, NUMBERED, TEMPLATES, sentence

UNSAID = 'lang="en"'
SAMPLES = {
    "n": "12", "day": "2021-01-21", "country": "IQ", "status": "killed", "type": "bombing", "precision": "month",
    "field": "weapon", "kind": "town", "codes": "car_bomb, market", "why": "it lies nearer",
    "span": "31-38",
    "parameter": "since", "part": "killed", "known": "a, b",
}  # fmt: skip


@pytest.mark.parametrize("template", [*TEMPLATES, *(template for template, _ in SHAPES)])
def test_a_template_fits_what_it_is_for(template: str) -> None:
    filled = HOLE.sub(lambda hole: SAMPLES.get(NUMBERED.sub("", hole[1]), "Nowhere"), template)
    say = sentence if template in TEMPLATES else refusal
    plain = say(filled, "en").replace("<bdi>", "").replace("</bdi>", "")
    assert UNSAID not in say(filled, "ar")
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


# What is refused.

ROOMS = (
    "project", "register.decisions.wording", "register.decisions.agreement", "store.register", "store.finding.question",
    "store.people.people", "store.people.users", "store.people.passwords", "web.deciding", "web.pages.article",
    "web.pages.incidents", "web.provider.routes", "web.provider.provider",
)  # fmt: skip
OF_COMMANDS = (
    "are one incident; 7", "holds no article", "no format", "article 'x'", "7 (7)",
)  # fmt: skip
"""Parts of what only commands are answered."""


def refused_in(room: str) -> list[str]:
    """Return every sentence with which a module refuses something, what is filled in as in a sample."""
    module = import_module(f"tawthiq.{room}")
    raised = [node.exc for node in ast.walk(ast.parse(getsource(module))) if isinstance(node, ast.Raise)]
    calls = [call for call in raised if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("Error")]
    return [text for call in calls if (text := _sample(call.args[0], vars(module)))]


def _sample(node: ast.expr, known: dict[str, object]) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Name):
        return str(known.get(node.id, ""))
    if not isinstance(node, ast.JoinedStr):
        return ""
    return "".join(_filled(part, known) for part in node.values)


def _filled(part: ast.expr, known: dict[str, object]) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    assert isinstance(part, ast.FormattedValue)
    name = ast.unparse(part.value)
    return str(known.get(name, FILLED.get(name, "7" if part.conversion == -1 else "'x'")))


FILLED = {"name": "since", "field": "killed", "found.field": "text", "part": "7"}


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_refused_is_refused_in_arabic(room: str) -> None:
    found = [text for text in refused_in(room) if not any(part in text for part in OF_COMMANDS)]
    assert found
    assert [text for text in found if UNSAID in refusal(text, "ar")] == []


@pytest.mark.parametrize("what", AMISS)
def test_what_is_amiss_with_a_token_is_said_in_arabic(what: str) -> None:
    assert UNSAID not in refusal(f"the token of the provider {what}; sign in again", "ar")


def test_what_no_object_answers_to_is_said_in_arabic() -> None:
    said = [_not_one(kind, "zzz", found) for kind in ("incident", "article") for found in ([], ["0f", "0e"])]
    assert [text for text in said if UNSAID in refusal(text, "ar")] == []
