"""Questions put in English: «deadliest bombing in Baghdad since January 2018», «third attack in Kabul this week»."""

from __future__ import annotations

import re
from dataclasses import dataclass

MEASURES = {
    "deadliest": "deadliest", "worst": "worst", "biggest": "biggest", "bloodiest": "deadliest",
    "most injured": "most injured", "most wounded": "most injured", "most attacks": "most attacks",
}  # fmt: skip
DIRECTIONS = {"more": "up", "rising": "up", "increasing": "up", "fewer": "down", "falling": "down", "declining": "down"}
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
TARGETS = (
    "market mosque church shrine school hospital restaurant hotel funeral wedding checkpoint patrol convoy".split()
)
"""What an attack may be said to be on."""
SMALL = frozenset("the of are is was were there which what it in and with an a".split())
"""Words that ask for nothing of their own."""
UNIT = r"(day|week|month|year)s?"
KIND_OF = {"measure": "superlative", "rank": "frequency", "direction": "trend"}
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}


@dataclass(frozen=True, slots=True)
class Worded:
    """A question as words put it: kind, what it asks, the name of the place, and the words that were not understood."""

    kind: str
    pairs: tuple[tuple[str, str], ...]
    place: str
    left: str


def worded(text: str) -> Worded | None:
    """Return what an English question asks; None where it has no measure, rank or direction.

    >>> worded("deadliest suicide bombing in Baghdad since January 2018")
    Worded(kind='superlative', pairs=(('measure', 'deadliest'), ('since', '2018-01'), ('type', 'bombing'), \
('suicide', '1')), place='baghdad', left='')
    >>> worded("third attack in Kabul this week").pairs
    (('rank', '3'), ('within', 'weeks=0'))
    >>> worded("first attack on a mosque by Islamic State in Mosul since 2016").pairs[2:]
    (('target', 'mosque'), ('actor', 'islamic state'))
    >>> worded("most attacks in a month in Baghdad since 2014").pairs
    (('measure', 'most attacks'), ('since', '2014'), ('spell', 'month'))
    >>> worded("what happened?") is None
    True
    """
    rest = " ".join(re.findall(r"[\w-]+", text.lower()))
    measure, rest = _measure(rest)
    if measure is None:
        return None
    when, rest = _time(rest)
    spell, rest = _spell(rest)
    about, rest = _kind(rest)
    who, rest = _who(rest)
    found = re.search(r"\bin (?:the )?(.+)$", rest)
    place = found.group(1) if found else ""
    left = " ".join(word for word in (rest[: found.start()] if found else rest).split() if word not in SMALL)
    return Worded(KIND_OF[measure[0]], (measure, *when, *spell, *about, *who), place, left)


def _measure(text: str) -> tuple[tuple[str, str] | None, str]:
    """Return what is measured, ranked or moving, and the rest of the question."""
    ranks = {word: str(number) for number, word in enumerate(ORDINALS, 1)}
    for key, known in (("measure", MEASURES), ("rank", ranks), ("direction", DIRECTIONS)):
        for words, value in known.items():
            if found := re.search(rf"\b{words}\b", text):
                return (key, value), _cut(text, found)
    return None, text


def _spell(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return of what a whole one is measured («deadliest month», «most attacks in a day»), and the rest."""
    found = re.search(rf"\b(?:in (?:a|one) )?{UNIT}\b", text)
    return ((("spell", found[1]),), _cut(text, found)) if found else ((), text)


def _who(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return who attacked («by NAME») and what was struck («on a mosque»), and the rest of the question."""
    pairs: list[tuple[str, str]] = []
    struck = re.search(rf"\b(?:on|at|against) (?:a |the )?({'|'.join(TARGETS)})(?:e?s)?\b", text)
    if struck:
        pairs, text = [("target", struck[1])], _cut(text, struck)
    did = re.search(r"\bby (?:the )?(.+?)(?= in |$)", text)
    if did:
        pairs, text = [*pairs, ("actor", did[1])], _cut(text, did)
    return tuple(pairs), text


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
