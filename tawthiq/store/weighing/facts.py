"""What linking compares of each account, as rows: so small that the hundreds of a busy day are read in a moment."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from datetime import date
from typing import Any

from tawthiq.model.claims import Account
from tawthiq.model.values import Location
from tawthiq.register.figures import Figure
from tawthiq.register.telling import Days, Stamp, Telling
from tawthiq.store.articles import packed, unpacked
from tawthiq.store.weighing.pairs import among

FACTS = "SELECT account, article, json, unusual, sketch FROM facts WHERE account IN"


def put_facts(db: sqlite3.Connection, made: Telling) -> None:
    """Write what is compared of an account."""
    text = json.dumps(_facts(made), ensure_ascii=False, separators=(",", ":"))
    row = (made.id, made.stamp.hash, text, *packed(made.stamp.wording))
    db.execute("INSERT INTO facts (account, article, json, unusual, sketch) VALUES (?,?,?,?,?)", row)


def _facts(made: Telling) -> list[Any]:
    return [
        made.account.role,
        made.stamp.outlet,
        made.published,
        made.days and [made.days.first.toordinal(), made.days.last.toordinal(), made.days.precision],
        made.place and astuple(made.place),
        made.type,
        [(status, f.value, f.low, f.high, f.is_vague) for status, f in made.figures],
        [(status, sorted(numbers)) for status, numbers in made.said],
        *map(sorted, (made.weapons, made.targets, made.actors)),
    ]


def get_facts(db: sqlite3.Connection, accounts: Iterable[str]) -> Iterator[Telling]:
    """Yield these accounts as far as they are compared: without their claims, from which incidents are settled."""
    for key, article, text, unusual, sketch in among(db, FACTS, accounts):
        role, outlet, published, days, place, kind, figures, said, *sets = json.loads(text)
        yield Telling(
            key,
            Stamp(article, "", outlet, published, "", unpacked(unusual, sketch)),
            published,
            Account(role, ()),
            Days(date.fromordinal(days[0]), date.fromordinal(days[1]), days[2]) if days else None,
            Location(*place) if place else None,
            kind,
            tuple((status, Figure(best, low, high, is_vague, ())) for status, best, low, high, is_vague in figures),
            tuple((status, frozenset(numbers)) for status, numbers in said),
            *map(frozenset, sets),
        )
