"""Which claims allow a value that people decided, and which do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawthiq.model.claims import Claim
from tawthiq.model.incidents import Settlement
from tawthiq.model.values import Location, Moment, Toll
from tawthiq.register.figures import figure
from tawthiq.register.settle import covers
from tawthiq.register.telling import Telling
from tawthiq.register.tolls import news, sides


def with_sides(settled: Settlement, told: Sequence[Telling], place: Location | None) -> Settlement:
    """Return a decided value with the claims for and against it; `place` is what a decided place stands for."""
    mains = [telling for telling in told if telling.is_main]
    if settled.best is None:
        return settled
    if settled.field in ("killed", "injured"):
        for_, against = sides(settled.field, "all", news(mains), int(settled.best))
        return replace(settled, for_=for_, against=against)
    claims = [(c.id(t.stamp.hash), _allows(c, settled, place)) for t in mains for c in t.account.of(settled.field)]
    found = (dict.fromkeys(key for key, allows in claims if allows is side) for side in (True, False))
    for_, against = map(tuple, found)
    return replace(settled, for_=for_, against=against)


def _allows(claim: Claim, settled: Settlement, place: Location | None) -> bool:
    value, best = claim.value, settled.best
    if isinstance(value, Toll):
        counted = figure(claim, value.count)
        return counted is not None and counted.allows(int(best or 0))
    if isinstance(value, Moment):
        return value.value is not None and str(best).startswith(value.value)
    if isinstance(value, Location):
        return place is not None and covers(value, place)
    return value == best
