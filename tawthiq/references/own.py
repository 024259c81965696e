"""Another register of tawthiq, as `incidents --format csv` writes it."""

from __future__ import annotations

from tawthiq.model.precedents import Between, Precedent
from tawthiq.references.rows import Row
from tawthiq.references.who import actors
from tawthiq.register.past.period import spread

FORMAT = "tawthiq"
LICENCE = "one's own"
DEADLY = False
NEEDED = ("id", "date", "country", "killed_low", "killed_best", "killed_high")


def precedent(row: Row) -> Precedent:
    """Return the incident of one row; ValueError where it has no date or country."""
    if not row.text("date") or not row.text("country"):
        raise ValueError("the incident has no date or no country; it cannot be compared")
    since, until = spread(row.text("date"))
    did = actors(row.text("perpetrator"))
    return Precedent(
        row.text("id"), since, until, row.text("country"), row.text("admin1"),
        row.text("locality", "admin1", "country"), row.degrees("latitude", 90), row.degrees("longitude", 180),
        row.text("place_precision") or "country", row.text("type"), actors=did, sides=did,
        killed=_figure(row, "killed"), injured=_figure(row, "injured"),
    )  # fmt: skip


def _figure(row: Row, name: str) -> Between:
    return Between(row.number(f"{name}_low"), row.number(f"{name}_best"), row.number(f"{name}_high"))
