"""The tables of actors hold together, and a table that does not is refused with its line and a remedy."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

from tawthiq.grammar.words import split
from tawthiq.knowledge.tables import (
    Agency,
    Group,
    Institution,
    Named,
    Outlet,
    by_domain,
    force_of,
    load_table,
    names,
    parse_table,
)
from tawthiq.languages.ar.script import SCRIPT
from tawthiq.model.errors import KnowledgeError

TABLES: dict[str, type[Named]] = {
    "groups": Group,
    "agencies": Agency,
    "outlets": Outlet,
    "institutions": Institution,
}
HEADER = "id\tname\tcountry\tkind\tforms\tcued\tcue\tshared"

# The groups that one name may mean: every such set stands here, so that a new one is a decision and not a slip.
CONFUSED = {
    ("ansar-al-sharia-yemen", "ansar-al-sharia-tunisia", "ansar-al-sharia-libya"),
    ("ansar-dine", "ansar-al-din-syria"),
    ("ansaroul-islam", "ansar-al-islam", "ansar-al-islam-egypt", "ansar-ul-islam-pakistan"),
    ("gamaa-islamiyya", "jemaah-islamiyah"),
    ("hezbollah", "islamic-resistance-iraq"),
    ("hizbul-islam", "hezb-e-islami"),
    ("houthis", "turkish-coup"),
    ("iran-backed-militias", "houthis"),
    ("is-algeria", "is-tunisia"),
    ("islamic-resistance-iraq", "iraqi-insurgents"),
    ("islamic-state", "shabaab", "ttp"),
    ("islamist-militants", "sinai-militants"),
    ("jaysh-al-islam", "jaysh-al-islam-gaza"),
    ("jaysh-al-mujahideen", "mujahideen-army-iraq"),
    ("jundullah", "jundullah-pakistan"),
    ("kurdish-asayish", "syrian-asayish"),
    ("mujahideen-shura-iraq", "gaza-salafis"),
    ("palestinian-factions", "hezbollah", "popular-resistance-yemen"),
    ("pflp", "popular-front-tunisia"),
    ("saudi-led-coalition", "us-led-coalition"),
    ("saudi-led-coalition", "yemen-joint-forces"),
    ("splm", "popular-movement-morocco"),
    ("stc", "ntc-libya"),
    ("taliban", "ttp"),
    ("unnamed-terrorists", "muslim-brotherhood"),
    ("yemeni-army", "houthis"),
    ("yemeni-army", "sna", "lna"),
    ("ypg", "peshmerga"),
    ("ypg", "pkk"),
}


def folded(phrase: str) -> str:
    return " ".join(word.form for word in split(phrase, SCRIPT))


@cache
def bearers(table: str) -> dict[str, list[str]]:
    """Return the rows of a table by the names that Arabic does not tell apart."""
    found = defaultdict(list)
    for phrase, _, id in names(load_table(table, TABLES[table])):
        found[folded(phrase)].append(id)
    return found


def ids(table: str, phrase: str) -> list[str]:
    return bearers(table).get(folded(phrase), [])


def table(*rows: str, header: str = HEADER) -> str:
    return "\n".join(("# a comment", header, *rows)) + "\n"


@pytest.mark.parametrize(
    ("name", "least"), [("groups", 260), ("agencies", 70), ("outlets", 150), ("institutions", 150)]
)
def test_every_table_has_rows_with_names(name: str, least: int) -> None:
    rows = load_table(name, TABLES[name])
    assert len(rows) >= least
    assert len({row.id for row in rows}) == len(rows)
    silent = [row.id for row in rows if not any(row.phrases()) and not getattr(row, "domains", ())]
    assert silent == []


@pytest.mark.parametrize("name", TABLES)
def test_no_name_folds_to_another_in_its_row_or_to_nothing(name: str) -> None:
    found = bearers(name)
    assert [phrase for phrase, rows in found.items() if len(rows) != len(set(rows))] == []
    assert "" not in found


@pytest.mark.parametrize("name", TABLES)
def test_a_name_of_several_rows_is_called_shared_in_all_of_them(name: str) -> None:
    shared = {(row.id, folded(form)) for row in load_table(name, TABLES[name]) for form in row.shared}
    for row in load_table(name, TABLES[name]):
        for phrase, form in row.phrases():
            several = len(bearers(name)[folded(phrase)]) > 1
            assert not several or (row.id, folded(form)) in shared, f"{row.id}: {phrase}"


def test_the_groups_that_one_name_confuses_are_known() -> None:
    assert {tuple(rows) for rows in bearers("groups").values() if len(rows) > 1} == CONFUSED


def test_ids_of_the_conflict_data_are_numbers_and_states_share_theirs() -> None:
    groups = load_table("groups", Group)
    numbered = [group for group in groups if group.ucdp_id is not None]
    assert len(numbered) > 400
    assert all(0 < (group.ucdp_id or 0) < 10_000 for group in numbered)
    by_country = {group.ucdp_id for group in groups if group.country == "IQ" and group.kind == "state_force"}
    assert 116 in by_country


@pytest.mark.parametrize(
    ("phrase", "id"),
    [
        ("داعش", "islamic-state"),
        ("تنظيم الدولة", "islamic-state"),
        ("ولاية سيناء", "is-sinai"),
        ("تنظيم القاعدة", "al-qaeda"),
        ("القاعدة في جزيرة العرب", "aqap"),
        ("الحوثيين", "houthis"),
        ("الميليشيات الانقلابية", "houthis"),
        ("بي كا كا", "pkk"),
        ("قوات الاحتلال", "israeli-forces"),
        ("الكيان الصهيوني", "israel"),
        ("بوكوحرام", "boko-haram"),
        ("كتائب القسام", "qassam-brigades"),
        ("مجلس شورى مجاهدي درنة", "derna-shura"),
        ("القوات الجوفضائية الروسية", "ru-air-force"),
    ],
)
def test_a_group_is_found_by_its_name(phrase: str, id: str) -> None:
    assert ids("groups", phrase) == [id]


@pytest.mark.parametrize(
    ("table", "phrase", "id"),
    [
        ("agencies", "فرانس برس", "afp"),
        ("agencies", "وكالة أعماق", "amaq"),
        ("agencies", "وكالة الأنباء السعودية", "spa"),
        ("outlets", "سي.إن.إن", "cnn"),
        ("outlets", "قناة الجزيرة", "al-jazeera"),
        ("outlets", "صحيفة الجزيرة", "al-jazirah-sa"),
        ("outlets", "القناة الـ12 الإسرائيلية", "channel-12-il"),
        ("institutions", "المرصد السوري لحقوق الإنسان", "sohr"),
        ("institutions", "قيادة عمليات بغداد", "baghdad-operations"),
        ("institutions", "البنتاغون", "pentagon"),
    ],
)
def test_who_speaks_is_found_by_name(table: str, phrase: str, id: str) -> None:
    assert ids(table, phrase) == [id]


@pytest.mark.parametrize(
    ("table", "word"),
    [
        ("groups", "القاعدة"),
        ("groups", "الشباب"),
        ("groups", "الدولة"),
        ("agencies", "معا"),
        ("agencies", "أعماق"),
        ("outlets", "الجزيرة"),
        ("outlets", "اليوم السابع"),
        ("outlets", "الوطن"),
        ("institutions", "أفاد"),
    ],
)
def test_an_ordinary_word_alone_is_nobody(table: str, word: str) -> None:
    assert ids(table, word) == []


def test_names_carry_the_kind_that_the_lexicon_knows() -> None:
    kinds = {kind for name, cls in TABLES.items() for _, kind, _ in names(load_table(name, cls))}
    assert kinds == {"group", "agency", "outlet", "institution"}


def test_a_cued_name_is_given_after_each_cue_only() -> None:
    (row,) = parse_table(table("a-b\tA\tPS\tagency\tقلم الأخبار\tقلم\tوكالة | موقع\t-"), Agency, source="t")
    assert [phrase for phrase, _, _ in names([row])] == ["قلم الأخبار", "وكالة قلم", "موقع قلم"]


@pytest.mark.parametrize(
    ("url", "id"),
    [
        ("https://www.aljazeera.net/news/2021/1/21/x?y=1", "al-jazeera"),
        ("http://arabic.cnn.com/middle-east", "cnn-arabic"),
        ("https://edition.cnn.com:443/", "cnn"),
        ("WWW.BBC.CO.UK/arabic", "bbc"),
        ("sana.sy", "site-sana"),
    ],
)
def test_an_outlet_is_found_by_its_address(url: str, id: str) -> None:
    outlet = by_domain(url)
    assert outlet is not None
    assert outlet.id == id


@pytest.mark.parametrize("url", ["", "https://", "https://notcnn.com/", "localhost", "https://example.org/cnn.com"])
def test_an_unknown_address_is_no_outlet(url: str) -> None:
    assert by_domain(url) is None


def test_the_force_of_a_country_is_its_army_and_its_police_by_kind() -> None:
    found = [force_of(country) for country in ("IQ", "SY", "IL", "US")]
    assert [force.id for force in found if force] == [
        "iq-army",
        "syrian-government-forces",
        "israeli-forces",
        "us-forces",
    ]
    police = force_of("IL", kind="police")
    assert police is not None
    assert police.id == "il-police"
    assert force_of("AQ") is None


GOOD = "a\tA\tPS\tagency\tألف\t-\t-\t-"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "t:1: no header"),
        (table(header=HEADER + "\tcolour"), "t:2: unknown column colour"),
        (table(header="id\tname\tcountry\tkind\tforms\tcued\tcue"), "t:2: no column shared"),
        (table(header=HEADER + "\tid"), "t:2: a column stands twice"),
        (table("a\tA\tPS\tagency\tألف\t-\t-"), "t:3: 7 cells for 8 columns"),
        (table("a\tA\tPS\tagency\tألف\t\t-\t-"), "t:3: cued: '' is no form"),
        (table("a\tA\tPS\tagency\tألف |باء\t-\t-\t-"), "t:3: forms: 'ألف |باء' is no form"),
        (table("a\t A\tPS\tagency\tألف\t-\t-\t-"), "t:3: name: an empty cell, or blanks"),
        (table("a\t-\tPS\tagency\tألف\t-\t-\t-"), "t:3: no name"),
        (table("A b\tA\tPS\tagency\tألف\t-\t-\t-"), "t:3: the id 'A b'"),
        (table("a\tA\tps\tagency\tألف\t-\t-\t-"), "t:3: the country 'ps'"),
        (table("a\tA\tPS\tjournal\tألف\t-\t-\t-"), "t:3: kind: unknown 'journal'; one of agency, claim_channel"),
        (table("a\tA\tPS\tagency\tألف\tباء\t-\t-"), "t:3: cued names and cues need one another"),
        (table(GOOD, "", GOOD.replace("ألف", "باء")), "t:5: the id a is at t:3 already"),
        (table(GOOD, GOOD.replace("a\t", "b\t", 1)), "t:4: 'ألف' is at t:3 too"),
        (table(GOOD, GOOD.replace("a\t", "b\t", 1).replace("ألف", "الف")), "t:4: 'الف' is at t:3 too"),
        (table("a\tA\tPS\tagency\tألف | ألف\t-\t-\t-"), "t:3: 'ألف' stands twice in the row"),
        (table("a\tA\tPS\tagency\tألف\t-\t-\tألف"), "t:3: no other row bears 'ألف'"),
        (table("a\tA\tPS\tagency\tألف\t-\t-\tباء"), "t:3: no other row bears 'باء'"),
    ],
)
def test_a_table_that_does_not_hold_together_is_refused(text: str, said: str) -> None:
    with pytest.raises(KnowledgeError) as refused:
        parse_table(text, Agency, source="t")
    assert str(refused.value).startswith(said)


def test_a_number_that_is_none_is_refused() -> None:
    header = "id\tname\tkind\tcountry\tucdp_id\tforms\tcued\tcue\tshared\tpartisan"
    row = "a\tA\trebel\tIQ\t{}\tألف\t-\t-\t-\t-"
    assert parse_table(table(row.format("-"), header=header), Group, source="t")[0].ucdp_id is None
    with pytest.raises(KnowledgeError, match=r"^t:3: ucdp_id: '12a' is no number"):
        parse_table(table(row.format("12a"), header=header), Group, source="t")


def test_a_shared_name_is_given_for_each_of_its_rows() -> None:
    shared = GOOD.removesuffix("-") + "ألف"
    rows = parse_table(table(shared, shared.replace("a\t", "b\t", 1)), Agency, source="t")
    assert list(names(rows)) == [("ألف", "agency", "a"), ("ألف", "agency", "b")]


def test_a_table_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load_table("no_such_table", Agency)
