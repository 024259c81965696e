"""POLECAT, events coded by machine from news: its columns by its public files; it has no figures of victims."""

from __future__ import annotations

from tawthiq.model.precedents import Precedent
from tawthiq.references.rows import Row
from tawthiq.references.ucdp_ged import day
from tawthiq.references.where import admin1, country
from tawthiq.references.who import actors

FORMAT = "polecat"
LICENCE = "CC0 (Harvard Dataverse)"
DEADLY = False
NEEDED = ("Event ID", "Event Date", "Event Type", "Event Mode", "Country")

MODES = {
    "abduct": "abduction", "firearms": "armed_attack", "explosives": "bombing", "suicide-attack": "bombing",
    "aerial": "air_strike", "drone": "air_strike", "heavy-weapons": "shelling", "crowd-control": "crackdown",
    "primitive": "stabbing", "unconventional": "chemical_attack",
}  # fmt: skip


def precedent(row: Row) -> Precedent | None:
    """Return the incident of one row; None for what is no assault."""
    if row.text("Event Type").upper() != "ASSAULT":
        return None
    mode = row.text("Event Mode").lower()
    code = country(row.text("Country"))
    lat, lon = row.degrees("Latitude", 90), row.degrees("Longitude", 180)
    precision = "locality" if row.text("City") else "admin1" if row.text("Province") else "country"
    did = actors(row.text("Actor Name"))
    on = day(row.text("Event Date"))
    return Precedent(
        row.text("Event ID"), on, on, code,
        "" if precision == "country" else admin1(code, row.text("Province"), lat, lon),
        row.text("City", "Placename", "Province"), lat, lon, precision, MODES.get(mode, ""), mode == "suicide-attack",
        ("drone",) if mode == "drone" else (), did, sides=did,
    )  # fmt: skip
