"""The Global Terrorism Database: its columns and codes by its codebook; such files may not be passed on."""

from __future__ import annotations

from calendar import monthrange

from tawthiq.model.precedents import Between, Precedent
from tawthiq.references.rows import Row
from tawthiq.references.where import admin1, country
from tawthiq.references.who import actors

FORMAT = "gtd"
LICENCE = "GTD end user licence: may not be passed on"
DEADLY = False
NEEDED = ("eventid", "iyear", "imonth", "iday", "country_txt", "attacktype1", "nkill")

TYPES = {1: "assassination", 2: "armed_attack", 3: "bombing", 5: "abduction", 6: "abduction"}
WEAPONS = {2: "chemical", 5: "small_arms", 6: "explosives", 9: "knife", 10: "vehicle"}
TARGETS = {2: "government", 6: "airport", 7: "embassy", 8: "school", 10: "media"}


def precedent(row: Row) -> Precedent:
    """Return the incident of one row; those who attacked are no victims and are taken off its figures."""
    code = country(row.text("country_txt"))
    lat, lon = row.degrees("latitude", 90), row.degrees("longitude", 180)
    precision = {1: "locality", 2: "locality", 3: "admin1", 4: "admin1"}.get(row.number("specificity") or 5, "country")
    since, until = _days(row.number("iyear"), row.number("imonth"), row.number("iday"))
    weapon = WEAPONS.get(row.number("weaptype1") or 0, "")
    did = actors(row.text("gname"))
    target = TARGETS.get(row.number("targtype1") or 0, "")
    return Precedent(
        row.text("eventid"), since, until, code,
        "" if precision == "country" else admin1(code, row.text("provstate"), lat, lon),
        ", ".join(part for part in (row.text("city"), row.text("provstate")) if part), lat, lon, precision,
        TYPES.get(row.number("attacktype1") or 0, ""), row.number("suicide") == 1, (weapon,) if weapon else (),
        did, _victims(row.number("nkill"), row.number("nkillter")),
        _victims(row.number("nwound"), row.number("nwoundte")), did, (target,) if target else (),
    )  # fmt: skip


def _days(year: int | None, month: int | None, day: int | None) -> tuple[str, str]:
    """Return the first and last day of a date whose month or day may be 0 for unknown."""
    if not year:
        raise ValueError("iyear is empty, a year is expected")
    if not month:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    if not day:
        return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"
    return (f"{year:04}-{month:02}-{day:02}",) * 2


def _victims(all_: int | None, attackers: int | None) -> Between:
    if all_ is None:
        return Between()
    victims = max(all_ - (attackers or 0), 0)
    return Between(victims, victims, victims)
