"""Time a question about the past: `python scripts/bench_past.py [--rows 1000000]`.

Makes a file in the layout of UCDP GED with that many incidents of the past fifty years, imports it, and asks.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import statistics
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tawthiq.knowledge.places import load_places
from tawthiq.model.precedents import Coverage, DataSet
from tawthiq.past import Past, import_file

HEAD = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,"
    "dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,"
    "source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,"
    "where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,"
    "date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
).split(",")
COUNTRIES = {"IQ": "Iraq", "SY": "Syria", "YE": "Yemen", "AF": "Afghanistan", "SO": "Somalia", "LY": "Libya"}
QUESTIONS = (
    "deadliest in Baghdad since 2003", "deadliest in Iraq since 1990", "deadliest bombing in Aleppo since January 2012",
    "third attack in Mosul this week", "first attack in Aden in two years", "fifth attack in Afghanistan this year",
    "deadliest in Syria", "first attack in Iraq since 2010", "tenth attack in Baghdad this month",
)  # fmt: skip


def main() -> int:
    """Return 0; prints how long importing and asking took."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--rows", type=int, default=1_000_000)
    rows = given.parse_args().rows
    with TemporaryDirectory() as folder:
        file = Path(folder, "ged.csv")
        with file.open("w", encoding="utf-8", newline="") as out:
            lines = csv.writer(out)
            lines.writerow(HEAD)
            lines.writerows(_made(rows))
        began = time.perf_counter()
        told = DataSet("made", "ucdp-ged", "none", "2026-01-01", 0, Coverage("", "", frozenset(), deadly=True))
        kept = import_file(Path(folder), file, told, lambda refused: print(refused))
        print(f"import: {kept.count:,} rows in {time.perf_counter() - began:.0f} s, {_peak()} MB")
        for text in QUESTIONS:
            print(f"  {_asked(Path(folder), text) * 1000:6.1f} ms  {text}")
    return 0


def _asked(folder: Path, text: str) -> float:
    """Return the median of five times that a question takes, in seconds; the first one warms up and is left out.

    What was answered is remembered for as long as the past is open: each time it is opened anew.
    """
    took = []
    for _ in range(6):
        with Past(folder) as past:
            began = time.perf_counter()
            past.ask(text, on="2019-06-15")
            took.append(time.perf_counter() - began)
    return statistics.median(took[1:])


def _made(rows: int) -> Iterator[list[object]]:
    """Yield rows around known towns, a tenth of them in one; tolls have a long tail."""
    chance = random.Random(6)
    towns = [place for place in load_places().every() if place.country in COUNTRIES and place.is_town]
    busy = load_places().place("gn:98182")
    first = date(1970, 1, 1)
    for number in range(rows):
        town = busy if chance.random() < 0.1 else chance.choice(towns)
        day = (first + timedelta(chance.randrange(20_000))).isoformat()
        best = int(chance.paretovariate(1.2))
        cells: dict[str, object] = {
            "id": number, "year": day[:4], "where_prec": chance.choice((1, 1, 1, 2, 3, 4, 6)),
            "where_coordinates": town.name,
            "latitude": round(town.lat + chance.uniform(-0.05, 0.05), 3), "date_start": day, "date_end": day,
            "longitude": round(town.lon + chance.uniform(-0.05, 0.05), 3), "country": COUNTRIES[town.country],
            "best": best, "low": max(best - 2, 0), "high": best + 3, "side_a": "one side", "side_b": "another side",
            "source_headline": "words " * 12,
        }  # fmt: skip
        yield [cells.get(name, "") for name in HEAD]


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    raise SystemExit(main())
