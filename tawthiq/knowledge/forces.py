"""Forces of states: what the reading of a language writes as `army:EG`, as a row of the groups table or a name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tawthiq.knowledge.tables import groups

BRANCHES = {
    "army": "army",
    "air-force": "air force",
    "navy": "navy",
    "police": "police",
    "security": "security forces",
}
"""Branches of a state's forces and how their English names end; `state` stands for the state itself."""


def force_id(value: str, *, country: str = "") -> str:
    """Return the id of the group that a value such as `army:EG` means, the value itself where the table has none.

    `country` (ISO 3166-1 alpha-2) stands in for values that name none, such as `army` for «the army».

    >>> force_id("army:EG"), force_id("army", country="IL"), force_id("islamic-state"), force_id("navy:EG")
    ('eg-army', 'israeli-forces', 'islamic-state', 'navy:EG')
    """
    branch, _, named = value.partition(":")
    country = named or country
    if branch not in BRANCHES or not country:
        return value
    own = f"{country.lower()}-{branch}"
    if own in groups():
        return own
    return _first().get((country, branch), f"{branch}:{country}")


def force_name(value: str, *, country: str = "") -> str:
    """Return the usual English name of an actor's value; empty where it names nobody (`army` without a country).

    >>> force_name("army:EG"), force_name("navy:EG"), force_name("state:US"), force_name("security", country="IQ")
    ('Egyptian army', 'Egyptian navy', 'United States', 'Iraqi security forces')
    >>> force_name("islamic-state"), force_name("police:CL"), force_name("army"), force_name("same")
    ('Islamic State', 'Chile police', '', '')
    """
    id = force_id(value, country=country)
    if id in groups():
        return groups()[id].name
    branch, _, named = id.partition(":")
    if branch == "state":
        return _countries().get(named or country, "")
    adjective = _adjectives().get(named) or _countries().get(named, "")
    return f"{adjective} {BRANCHES[branch]}" if branch in BRANCHES and adjective else ""


@cache
def _first() -> dict[tuple[str, str], str]:
    """Return the table's first state force and first police of each country, as its army and its police."""
    found: dict[tuple[str, str], str] = {}
    for group in groups().values():
        if group.kind == "state_force":
            found.setdefault((group.country, "army"), group.id)
        elif group.kind == "police":
            found.setdefault((group.country, "police"), group.id)
            found.setdefault((group.country, "security"), group.id)
    return found


@cache
def _adjectives() -> dict[str, str]:
    """Return the English adjectives of countries, as the names of their armies begin with them."""
    return {id[:2].upper(): group.name.removesuffix(" army") for id, group in groups().items() if id[2:] == "-army"}


@cache
def _countries() -> dict[str, str]:
    text = files("tawthiq.knowledge").joinpath("data", "places_countries.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows if len(row[0]) == 2}
