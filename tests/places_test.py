"""The table of places: its format, its names, and which place is chosen and why."""

from __future__ import annotations

import json
import time
from collections import Counter
from importlib.resources import files

import pytest

from tawthiq.knowledge.gazetteer import Place, Places, _keyed, _parsed
from tawthiq.knowledge.places import Choice, Context, choose_place, kilometres, load_places
from tawthiq.languages.ar.script import fold
from tawthiq.model.errors import KnowledgeError

KINDS = frozenset(
    "country admin1 city town village district site mountain camp crossing base airport region island water".split()
)
ORIGINS = frozenset(("GeoNames", "Natural Earth", "approximate, general knowledge"))


def table(name: str) -> list[dict[str, str]]:
    """Return the lines of a table written by hand."""
    text = files("tawthiq.knowledge").joinpath("data", name).read_text(encoding="utf-8")
    head, *lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    assert all(len(line) == len(head) for line in lines), f"{name}: a line of another width"
    return [dict(zip(head, line, strict=True)) for line in lines]


def named(name: str) -> tuple[Place, ...]:
    return load_places().named(fold(name))


def chosen(name: str, context: Context = Context()) -> Choice:  # noqa: B008
    return choose_place(named(name), context)


@pytest.fixture(scope="module")
def everything() -> list[Place]:
    places = load_places()
    return [places.place(id) for id in places.ids()]


# --- format ---------------------------------------------------------------------------------------------------------


def test_every_place_is_of_a_known_kind_precision_and_origin(everything: list[Place]) -> None:
    assert {place.kind for place in everything} == KINDS
    assert {place.precision for place in everything} == {"site", "locality", "admin1", "country"}
    assert {place.origin for place in everything} == ORIGINS


def test_every_place_has_a_point_names_and_a_country(everything: list[Place]) -> None:
    assert all(-90 <= place.lat <= 90 and -180 <= place.lon <= 180 for place in everything)
    assert all((place.lat, place.lon) != (0.0, 0.0) for place in everything)
    assert all(place.names and all(place.names) and place.name for place in everything)
    assert all(len(place.country) == 2 and place.country.isupper() for place in everything)


def test_ids_are_unique_and_say_where_they_come_from() -> None:
    text = files("tawthiq.knowledge").joinpath("data", "places.tsv").read_text(encoding="utf-8")
    ids = [line.partition("\t")[0] for line in text.splitlines()]
    assert len(ids) == len(set(ids)) > 15_000
    assert {id.partition(":")[0] for id in ids} == {"gn", "ne", "tw"}


def test_all_countries_are_there_with_their_codes(everything: list[Place]) -> None:
    countries = [place for place in everything if place.kind == "country"]
    assert len(countries) == len({place.country for place in countries}) == 250


def test_what_a_place_lies_in_is_known(everything: list[Place]) -> None:
    places = load_places()
    known = set(places.ids())
    assert all(outer in known for place in everything for outer in place.within)
    assert all(place.within[-1] == f"ne:{place.country}" for place in everything if place.kind != "country")
    square = places.place("tw:tayaran-square")
    assert [outer.name for outer in places.containing(square)] == ["Baghdad", "Baghdad", "Iraq"]


def test_a_quarter_lies_near_its_town(everything: list[Place]) -> None:
    places = load_places()
    for place in everything:
        if place.kind == "district" and place.locality != place.name:
            town = places.containing(place)[0]
            assert kilometres(place, town) < 60, f"{place} is far from {town}"


# --- the tables by hand ---------------------------------------------------------------------------------------------


def test_the_places_by_hand_are_many_and_say_their_origin() -> None:
    rows = table("handmade_places.tsv")
    assert len(rows) >= 330
    assert all(row["id"].startswith("tw:") and row["origin"] and row["arabic"] for row in rows)
    assert not [id for id, n in Counter(row["id"] for row in rows).items() if n > 1]
    assert {row["kind"] for row in rows} <= KINDS


def test_the_compiled_table_holds_every_place_by_hand() -> None:
    places = load_places()
    for row in table("handmade_places.tsv"):
        place = places.place(row["id"])
        told = (place.name, place.kind, place.country, place.lat, place.lon)
        assert told == (row["name"], row["kind"], row["country"], float(row["lat"]), float(row["lon"])), row["id"]


def test_the_names_by_hand_are_found_under_their_folded_form() -> None:
    places = load_places()
    verdicts = {row["name"]: row["verdict"] for row in table("places_cues.tsv")}
    missing = []
    for row in table("handmade_places.tsv"):
        for form in row["arabic"].split(" | "):
            name = fold(form)
            is_plain = "-" not in name and verdicts.get(name) != "drop"
            if is_plain and row["id"] not in {place.id for place in places.named(name)}:
                missing.append(f"{row['id']}: {form}")
    assert not missing, f"compile the table anew: python scripts/build_places.py tables; {missing[:5]}"


def test_judgements_are_of_three_sorts_and_names_are_folded() -> None:
    rows = table("places_cues.tsv")
    assert {row["verdict"] for row in rows} == {"cue", "noun", "drop"}
    assert [row["name"] for row in rows if fold(row["name"]) != row["name"]] == []


def test_provinces_are_of_countries_that_are_there() -> None:
    codes = {row["code"] for row in table("places_countries.tsv")}
    assert {row["country"] for row in table("places_provinces.tsv")} <= codes


# --- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("الموصل", "gn:99072"),
        ("بغداد", "gn:98182"),
        ("المنطقة الخضراء", "tw:green-zone"),
        ("مخيم عين الحلوة", "tw:ain-al-hilweh"),
        ("العراق", "ne:IQ"),
        ("شمال سيناء", "ne:EG-north-sinai"),
        ("قطاع غزة", "ne:PS-gaza-strip"),
        ("غزة", "ne:PS-gaza-strip"),
        ("مدينة غزة", "gn:281133"),
    ],
)
def test_a_name_leads_to_its_place(name: str, id: str) -> None:
    assert id in {place.id for place in named(name)}


@pytest.mark.parametrize(("one", "other"), [("بن قردان", "بنقردان"), ("سامراء", "سامرا"), ("تل عفر", "تلعفر")])
def test_ways_of_writing_lead_to_one_place(one: str, other: str) -> None:
    assert {place.id for place in named(one)} & {place.id for place in named(other)}


def test_a_name_is_found_bare_of_clitics_only() -> None:
    assert named("سنجار")
    assert not named("بسنجار")
    assert not named("وسنجار")
    assert not named("للموصل")


def test_starting_gives_the_rest_of_every_name() -> None:
    rests = dict(load_places().starting("دير"))
    assert ("الزور",) in rests
    assert ("البلح",) in rests
    assert load_places().starting("لاشيءهنا") == ()


def test_common_words_need_a_cue_and_towns_do_not() -> None:
    places = load_places()
    assert all(places.needs_cue(fold(name)) for name in ("صور", "البيضاء", "الباب", "القصير", "أكده", "إيتمار"))
    assert not any(places.needs_cue(fold(name)) for name in ("بغداد", "حلب", "مقديشو", "كابول"))


def test_a_name_too_common_is_only_found_by_asking_or_with_a_noun() -> None:
    places = load_places()
    assert () not in [rest for rest, _ in places.starting("كان")]
    assert () not in [rest for rest, _ in places.starting("فان")]
    assert {place.country for place in named("مدينة فان")} == {"TR"}
    assert "TR" in {place.country for place in named("فان")}


# --- choosing -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "context", "country", "kind"),
    [
        ("طرابلس", Context(), "LY", "city"),
        ("طرابلس", Context(countries={"LB": 1}), "LB", "city"),
        ("طرابلس", Context(home="LB"), "LB", "city"),
        ("رفح", Context(countries={"EG": 2}, provinces={("EG", "North Sinai"): 1}), "EG", "town"),
        ("رفح", Context(), "PS", "city"),
        ("تونس", Context(countries={"TN": 3}), "TN", "country"),
        ("تونس", Context(kinds=("city", "town")), "TN", "city"),
        ("جورجيا", Context(countries={"US": 3, "GE": 1}), "US", "admin1"),
        ("عمان", Context(countries={"JO": 1}), "JO", "city"),
        ("عمان", Context(countries={"OM": 1}), "OM", "country"),
        ("حلب", Context(kinds=("admin1", "region")), "SY", "admin1"),
        ("حلب", Context(), "SY", "city"),
        ("القدس", Context(), "PS", "city"),
        ("البيضاء", Context(countries={"LY": 2}), "LY", "city"),
        ("مخيم اليرموك", Context(), "SY", "camp"),
    ],
)
def test_the_context_decides(name: str, context: Context, country: str, kind: str) -> None:
    place = chosen(name, context).place
    assert (place.country, place.kind) == (country, kind)


def test_neighbours_decide() -> None:
    raqqa, gaza = chosen("الرقة").place, chosen("خان يونس").place
    assert chosen("الكرامة", Context(places={raqqa: 1})).place.country == "SY"
    assert chosen("الزهراء", Context(places={gaza: 1})).place.country == "PS"


def test_a_town_of_a_province_named_wins_over_its_namesake() -> None:
    nablus = Context(countries={"PS": 1, "SY": 1}, provinces={("PS", "Nablus"): 1})
    assert chosen("دوما", nablus).place.admin1 == "Nablus"
    assert chosen("دوما").place.country == "SY"


@pytest.mark.parametrize(
    ("name", "context", "said"),
    [
        ("طرابلس", Context(countries={"LB": 2}), "the text names LB 2 times"),
        ("طرابلس", Context(countries={"LB": 1}), "the text names LB once"),
        ("طرابلس", Context(home="LB"), "the outlet is at home in LB"),
        ("طرابلس", Context(), "it has more inhabitants"),
        ("تونس", Context(kinds=("city", "town")), "the wording asks for a city or town"),
        ("حلب", Context(), "the town is meant unless a province is asked for"),
        ("المنطقة الخضراء", Context(), "no other place is known by this name"),
    ],
)
def test_the_reason_says_what_decided(name: str, context: Context, said: str) -> None:
    reason = chosen(name, context).reason
    assert said in reason
    assert reason.endswith(".")


def twin(id: str, **changes: object) -> Place:
    told = {
        "id": id, "name": "Twin", "kind": "village", "country": "XX", "admin1": "", "locality": "Twin", "lat": 10.0,
        "lon": 10.0, "population": 0, "precision": "locality", "origin": "GeoNames", "cue": False, "within": (),
        "names": ("توأم",),
    } | changes  # fmt: skip
    return Place(**told)  # type: ignore[arg-type]


def test_equals_are_told_apart_by_id_and_the_reason_says_so() -> None:
    one, other = twin("gn:2"), twin("gn:1", lat=40.0)
    choice = choose_place((one, other))
    assert choice.place == other
    assert "nothing tells them apart" in choice.reason


def test_the_choice_does_not_depend_on_the_order() -> None:
    candidates = named("الزهراء")
    assert len(candidates) > 2
    assert choose_place(candidates) == choose_place(candidates[::-1])


def test_a_choice_that_nothing_in_the_text_speaks_for_is_not_backed() -> None:
    assert not chosen("ساحة الطيران", Context(countries={"PK": 3})).is_backed
    assert chosen("ساحة الطيران", Context(countries={"IQ": 1})).is_backed
    assert chosen("ساحة الطيران").is_backed


def test_choosing_among_none_is_an_error() -> None:
    with pytest.raises(KnowledgeError, match="no candidates"):
        choose_place(())


# --- loading --------------------------------------------------------------------------------------------------------


def test_loading_is_quick() -> None:
    best = min(timed() for _ in range(3))
    assert best < 0.2, f"{best:.3f} s: lines are to be read only when they are hit"


def timed() -> float:
    start = time.perf_counter()
    Places(_keyed("places.tsv"), _keyed("places_names.tsv")).named("بغداد")
    return time.perf_counter() - start


def test_the_table_is_read_once() -> None:
    assert load_places() is load_places()


def test_an_unknown_id_and_a_broken_line_say_what_to_do() -> None:
    with pytest.raises(KnowledgeError, match=r"no place gn:0: take an id from places\.tsv"):
        load_places().place("gn:0")
    with pytest.raises(KnowledgeError, match="compile the table anew"):
        _parsed("gn:1", "Baghdad\tcity")


# --- the base map ---------------------------------------------------------------------------------------------------


def test_the_base_map_is_small_and_whole() -> None:
    text = files("tawthiq.knowledge").joinpath("data", "basemap.json").read_text(encoding="utf-8")
    told = json.loads(text)
    assert len(text.encode()) <= 350_000
    assert {"IQ", "SY", "YE", "EG", "LY", "LB", "PS"} == set(told["admin1"])
    assert len(told["countries"]) > 180
    rings = [ring for shape in told["countries"].values() for ring in shape]
    rings += [ring for shapes in told["admin1"].values() for shape in shapes.values() for ring in shape]
    assert all(len(ring) % 2 == 0 and len(ring) >= 8 for ring in rings)
    assert all(abs(lon) <= 18_000 for ring in rings for lon in ring[::2])
    assert all(abs(lat) <= 9_000 for ring in rings for lat in ring[1::2])
