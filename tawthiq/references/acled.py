"""The Armed Conflict Location & Event Data: its columns and sub-types by its codebook; such files are not passed on."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

from tawthiq.model.precedents import Between, Precedent
from tawthiq.references.rows import Row
from tawthiq.references.where import admin1, country
from tawthiq.references.who import actors

FORMAT = "acled"
LICENCE = "ACLED terms of use: may not be passed on"
DEADLY = False
NEEDED = ("event_id_cnty", "event_date", "event_type", "sub_event_type", "country", "fatalities")

VIOLENT = ("battles", "explosions/remote violence", "violence against civilians", "riots")
TYPES = {
    "armed clash": "armed_clash", "government regains territory": "armed_clash",
    "non-state actor overtakes territory": "armed_clash", "chemical weapon": "chemical_attack",
    "air/drone strike": "air_strike", "suicide bomb": "bombing", "shelling/artillery/missile attack": "shelling",
    "remote explosive/landmine/ied": "bombing", "grenade": "bombing", "attack": "armed_attack",
    "abduction/forced disappearance": "abduction", "excessive force against protesters": "crackdown",
    "mob violence": "other", "violent demonstration": "other", "sexual violence": "other",
}  # fmt: skip
WEAPONS = {"grenade": "grenade", "chemical weapon": "chemical", "suicide bomb": "explosives"}
FORMS = ("%Y-%m-%d", "%d %B %Y", "%d-%b-%Y", "%d/%m/%Y")


def precedent(row: Row) -> Precedent | None:
    """Return the incident of one row; None for what is no violence, such as a peaceful protest or an agreement."""
    kind, general = row.text("sub_event_type").lower(), row.text("event_type").lower()
    if general not in VIOLENT and kind != "excessive force against protesters":
        return None
    code = country(row.text("country"))
    lat, lon = row.degrees("latitude", 90), row.degrees("longitude", 180)
    precision = {1: "locality", 2: "admin1", 3: "country"}.get(row.number("geo_precision") or 1, "country")
    since, until = _days(_day(row.text("event_date")), row.number("time_precision") or 1)
    killed = row.number("fatalities")
    first = actors(row.text("actor1"))
    return Precedent(
        row.text("event_id_cnty"), since, until, code,
        "" if precision == "country" else admin1(code, row.text("admin1"), lat, lon),
        row.text("location"), lat, lon, precision, TYPES.get(kind, ""), kind == "suicide bomb",
        (WEAPONS[kind],) if kind in WEAPONS else (),
        () if general == "battles" else first, Between(killed, killed, killed),
        sides=(*first, *actors(row.text("actor2"))),
    )  # fmt: skip


def _day(told: str) -> date:
    for form in FORMS:
        try:
            return datetime.strptime(told, form).date()
        except ValueError:
            continue
    raise ValueError(f"event_date is {told!r}, a date such as 21 January 2021 is expected")


def _days(day: date, precision: int) -> tuple[str, str]:
    """Return the first and last day: 1 is the day itself, 2 the week around it, 3 its month."""
    if precision == 2:
        around = timedelta(days=3)
        return (day - around).isoformat(), (day + around).isoformat()
    if precision == 3:
        return f"{day:%Y-%m}-01", f"{day:%Y-%m}-{monthrange(day.year, day.month)[1]:02}"
    return day.isoformat(), day.isoformat()
