"""Questions put in English: «deadliest bombing in Baghdad since January 2018», «third attack in Kabul this week»."""

from __future__ import annotations

import re
from dataclasses import dataclass

MEASURES = {"deadliest": "deadliest", "worst": "worst", "biggest": "biggest", "bloodiest": "deadliest"}
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
MONTHS = "january february march april may june july august september october november december".split()
KINDS = {
    "suicide bombing": (("type", "bombing"), ("suicide", "1")), "suicide attack": (("suicide", "1"),),
    "car bombing": (("type", "bombing"), ("weapon", "car_bomb")), "car bomb": (("weapon", "car_bomb"),),
    "bombing": (("type", "bombing"),), "air strike": (("type", "air_strike"),), "airstrike": (("type", "air_strike"),),
    "shelling": (("type", "shelling"),), "assassination": (("type", "assassination"),),
    "abduction": (("type", "abduction"),), "clash": (("type", "armed_clash"),), "shooting": (("type", "armed_attack"),),
    "attack": (), "incident": (),
}  # fmt: skip
"""Kinds of attack, the more specific first, and what each asks for."""
UNIT = r"(day|week|month|year)s?"
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}


@dataclass(frozen=True, slots=True)
class Worded:
    """A question as words put it: kind, what it asks, the name of the place, and the words that were not understood."""

    kind: str
    pairs: tuple[tuple[str, str], ...]
    place: str
    left: str


def worded(text: str) -> Worded | None:
    """Return what an English question asks; None where it has neither a measure nor a rank.

    >>> worded("deadliest suicide bombing in Baghdad since January 2018")
    Worded(kind='superlative', pairs=(('measure', 'deadliest'), ('since', '2018-01'), ('type', 'bombing'), \
('suicide', '1')), place='baghdad', left='')
    >>> worded("third attack in Kabul this week").pairs
    (('rank', '3'), ('within', 'weeks=0'))
    >>> worded("what happened?") is None
    True
    """
    rest = " ".join(re.findall(r"[\w-]+", text.lower()))
    measure, rest = _measure(rest)
    if measure is None:
        return None
    when, rest = _time(rest)
    about, rest = _kind(rest)
    found = re.search(r"\bin (?:the )?(.+)$", rest)
    place = found.group(1) if found else ""
    left = " ".join(word for word in (rest[: found.start()] if found else rest).split() if word not in ("the", "of"))
    kind = "superlative" if measure[0] == "measure" else "frequency"
    return Worded(kind, (measure, *when, *about), place, left)


def _measure(text: str) -> tuple[tuple[str, str] | None, str]:
    for word in text.split():
        if word in MEASURES:
            return ("measure", MEASURES[word]), _without(text, word)
        if word in ORDINALS:
            return ("rank", str(ORDINALS.index(word) + 1)), _without(text, word)
    return None, text


def _time(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the time that a question looks back over, and the rest of it."""
    dated = re.search(rf"\bsince (?:({'|'.join(MONTHS)}) )?(\d{{4}}(?:-\d\d){{0,2}})\b", text)
    if dated:
        month = f"-{MONTHS.index(dated[1]) + 1:02}" if dated[1] else ""
        return (("since", dated[2] + month),), _cut(text, dated)
    counted = re.search(rf"\b(?:in|within|for) (?:the )?(?:last |past )?(\d+|{'|'.join(NUMBERS)}) {UNIT}\b", text)
    if counted:
        number = NUMBERS.get(counted[1]) or int(counted[1])
        return (("within", f"{counted[2]}s={number}"),), _cut(text, counted)
    this = re.search(rf"\bthis {UNIT}\b", text)
    return ((("within", f"{this[1]}s=0"),), _cut(text, this)) if this else ((), text)


def _kind(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    for words, pairs in KINDS.items():
        found = re.search(rf"\b{words}(?:s|es)?\b", text)
        if found:
            return pairs, _cut(text, found)
    return (), text


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}".strip()


def _without(text: str, word: str) -> str:
    return re.sub(rf"\b{word}\b", "", text, count=1).strip()
