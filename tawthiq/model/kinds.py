"""The codes that facts are written in; their meaning stands in docs/codebook.md."""

from __future__ import annotations

from typing import Literal

Role = Literal["main", "background"]
Precision = Literal["day", "month", "year"]

TYPES = (
    "bombing", "air_strike", "shelling", "armed_attack", "assassination", "armed_clash", "raid", "execution",
    "abduction", "landmine", "crackdown", "stabbing", "vehicle_ramming", "chemical_attack", "arson", "other",
)  # fmt: skip
WEAPONS = (
    "suicide_belt", "suicide_vehicle", "car_bomb", "motorcycle_bomb", "ied", "grenade", "rocket", "missile", "mortar",
    "artillery", "drone", "aircraft", "barrel_bomb", "cluster_munition", "small_arms", "knife", "vehicle", "mine",
    "chemical", "explosives",
)  # fmt: skip
TARGETS = (
    "market", "mosque", "church", "shrine", "school", "hospital", "restaurant", "hotel", "residence", "gathering",
    "funeral", "wedding", "checkpoint", "patrol", "convoy", "base", "police_station", "prison", "court", "government",
    "embassy", "airport", "aircraft", "train", "bus", "vehicle", "ship", "oil", "bridge", "infrastructure", "media",
    "camp", "street", "person", "museum", "beach", "shop",
)  # fmt: skip
STATUSES = ("killed", "injured", "missing", "abducted", "displaced")
GROUPS = (
    "all", "civilian", "child", "woman", "soldier", "police", "security", "militant", "attacker", "journalist",
    "medic", "other",
)  # fmt: skip
SERVING = frozenset(("soldier", "police", "security"))
"""Groups of those who bear arms for a state."""
BOUNDS = ("exact", "at_least", "more_than", "about", "up_to", "range", "dozens", "hundreds", "some")
STANCES = ("claimed", "accused", "suspected", "stated", "denied")
RESPONSES = (
    "investigation", "dismissal", "arrest", "emergency_meeting", "condemnation", "retaliation", "evacuation",
    "curfew", "condolence", "other",
)  # fmt: skip
COMPARISONS = ("superlative", "frequency", "trend")
SPEAKERS = (
    "official", "military", "police", "medical", "security", "monitor", "ngo", "un", "political", "party", "foreign",
    "judicial", "witness", "local", "agency", "outlet", "media", "group", "expert", "unnamed",
)  # fmt: skip
PASSING = frozenset(("agency", "outlet", "media"))
"""Speakers who pass on what others say."""
SPELLS = {"days=1": "day", "weeks=1": "week", "months=1": "month", "years=1": "year"}
"""Lengths of a stretch of which a whole one may be called the worst."""
PLACE_PRECISIONS = ("site", "locality", "admin1", "country")
