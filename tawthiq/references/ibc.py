"""Incidents of Iraq Body Count: the table that it publishes; its use is free where it is not commercial.

All of it is in Iraq and all of it deadly to civilians. Places are words without coordinates: the town that is named
last is looked up.
"""

from __future__ import annotations

import re
from datetime import datetime

from tawthiq.knowledge.gazetteer import Place
from tawthiq.model.precedents import Between, Precedent
from tawthiq.references.rows import Row
from tawthiq.references.where import named

FORMAT = "ibc"
LICENCE = "Iraq Body Count: not for commercial use"
DEADLY = True
NEEDED = ("IBC code", "Start Date", "End Date", "Location", "Reported Minimum", "Reported Maximum")

TYPES = (
    ("air strike", "air_strike", "aircraft"), ("airstrike", "air_strike", "aircraft"),
    ("helicopter", "air_strike", "aircraft"),
    ("car bomb", "bombing", "car_bomb"), ("roadside bomb", "bombing", "ied"), ("ied", "bombing", "ied"),
    ("magnetic bomb", "bombing", "ied"), ("bomb", "bombing", "explosives"), ("explosive", "bombing", "explosives"),
    ("mortar", "shelling", "mortar"), ("rocket", "shelling", "rocket"), ("shelling", "shelling", ""),
    ("grenade", "bombing", "grenade"), ("stab", "stabbing", "knife"), ("knife", "stabbing", "knife"),
    ("gunfire", "armed_attack", "small_arms"), ("shot", "armed_attack", "small_arms"),
    ("shooting", "armed_attack", "small_arms"), ("sniper", "armed_attack", "small_arms"),
)  # fmt: skip
"""Words of its column of weapons, with what they stand for here; of several the first that is found."""
TARGETS = (
    ("market", "market"), ("mosque", "mosque"), ("church", "church"), ("shrine", "shrine"), ("school", "school"),
    ("universit", "school"), ("hospital", "hospital"), ("restaurant", "restaurant"), ("cafe", "restaurant"),
    ("hotel", "hotel"), ("funeral", "funeral"), ("wedding", "wedding"), ("checkpoint", "checkpoint"),
    ("patrol", "patrol"), ("convoy", "convoy"), ("police station", "police_station"), ("prison", "prison"),
    ("embassy", "embassy"), ("airport", "airport"), ("minibus", "bus"), (" bus", "bus"), ("bridge", "bridge"),
)  # fmt: skip
"""Words of its column of targets, with what they stand for here."""
SIDES = frozenset(
    "central north south east west northern southern eastern western near outside of city area southwest southeast "
    "northwest northeast n s e w".split()
)
"""Words of direction before the name of a town."""


def precedent(row: Row) -> Precedent:
    """Return the incident of one row."""
    low, high = row.number("Reported Minimum"), row.number("Reported Maximum")
    told = row.text("Weapons").lower()
    kind, weapon = next(((kind, weapon) for word, kind, weapon in TYPES if word in told), ("", ""))
    place = _town(row.text("Location"))
    return Precedent(
        row.text("IBC code"), _day(row.text("Start Date")), _day(row.text("End Date") or row.text("Start Date")), "IQ",
        place.admin1 if place else "", row.text("Location"), place.lat if place else None, place.lon if place else None,
        ("locality" if place.is_town else "admin1") if place else "country", kind, "suicide" in told,
        (weapon,) if weapon else (), killed=Between(low, None, high), targets=_targets(row.text("Target").lower()),
    )  # fmt: skip


def _targets(told: str) -> tuple[str, ...]:
    """Return what was struck; `other` where words are given that are none of ours."""
    found = tuple(dict.fromkeys(code for word, code in TARGETS if word in told))
    return found or (("other",) if told.strip("- ") else ())


def _town(told: str) -> Place | None:
    """Return the place in Iraq that the last part of a location names: «Sadr City, Baghdad», «west Mosul»."""
    for part in reversed(re.split(r",| in | of | near | km ", told)):
        words = [word for word in part.replace(".", " ").split() if word.lower() not in SIDES]
        place = named(" ".join(words), "IQ")
        if place is not None:
            return place
    return None


def _day(told: str) -> str:
    try:
        return datetime.strptime(told, "%d %b %Y").date().isoformat()
    except ValueError as error:
        raise ValueError(f"date is {told!r}, a date such as 20 Feb 2012 is expected") from error
