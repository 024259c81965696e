"""Actors by name: groups, agencies, outlets and institutions, read from tables that must hold together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeVar, get_args, get_type_hints
from unicodedata import normalize

from tawthiq.model.errors import KnowledgeError

Forms = tuple[str, ...]
GroupKind = Literal[
    "state_force", "police", "coalition", "rebel", "jihadist", "militia", "separatist", "political", "gang"
]  # fmt: skip
AgencyKind = Literal["agency", "claim_channel"]
OutletKind = Literal["tv", "radio", "newspaper", "site", "agency"]
InstitutionRole = Literal[
    "official", "military", "police", "medical", "monitor", "ngo", "un", "political", "party", "foreign", "judicial"
]  # fmt: skip

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0640]")
_AFTER_HOST = re.compile(r"[/?#:]")


@dataclass(frozen=True, kw_only=True)
class Named:
    """Something with Arabic names; `country` is its ISO 3166-1 alpha-2 code, empty where it has none.

    `forms` mean it wherever they stand; `cued` are also ordinary words and mean it only right after a word of `cue`;
    `shared` are those of its names that other rows bear too (the article's country decides, else the earlier row).
    """

    id: str
    name: str
    country: str
    forms: Forms
    cued: Forms
    cue: Forms
    shared: Forms

    def phrases(self) -> Iterator[tuple[str, str]]:
        """Yield (phrase to look for, name it stands for): a cued name once after each of its cues."""
        yield from ((form, form) for form in self.forms)
        yield from ((f"{cue} {form}", form) for form in self.cued for cue in self.cue)


@dataclass(frozen=True, kw_only=True)
class Group(Named):
    """An actor of violence; `partisan` names take sides, `ucdp_id` is its id in the UCDP Actor Dataset 22.1."""

    kind: GroupKind
    ucdp_id: int | None
    partisan: Forms

    def phrases(self) -> Iterator[tuple[str, str]]:
        """Yield (phrase, name), the partisan names last."""
        yield from super().phrases()
        yield from ((form, form) for form in self.partisan)


@dataclass(frozen=True, kw_only=True)
class Agency(Named):
    """A news agency, or a channel through which armed groups claim."""

    kind: AgencyKind


@dataclass(frozen=True, kw_only=True)
class Outlet(Named):
    """A medium that publishes; `partisan` is a well-known fact about its owner or leaning, empty where none is."""

    kind: OutletKind
    domains: Forms
    partisan: str


@dataclass(frozen=True, kw_only=True)
class Institution(Named):
    """An institution that speaks, with the role in which it does."""

    role: InstitutionRole


T = TypeVar("T", bound=Named)
Rows = Sequence[tuple[str, Named]]
Reader = Callable[[str], Any]


def load_table(name: str, into: type[T]) -> tuple[T, ...]:
    """Return the rows of the table `name` as records, in the order of the file; KnowledgeError where one is wrong.

    >>> next(group.name for group in load_table("groups", Group) if "داعش" in group.forms)
    'Islamic State'
    """
    text = files("tawthiq.knowledge").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    return parse_table(text, into, source=f"{name}.tsv")


def parse_table(text: str, into: type[T], *, source: str) -> tuple[T, ...]:
    """Return the rows of a table given as text; `source` stands before the line number in every error."""
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        raise KnowledgeError(f"{source}:1: no header; write the column names, tab-separated")
    columns = lines[0][1].split("\t")
    readers = {column: _reader(hint) for column, hint in get_type_hints(into).items()}
    _check_columns(columns, tuple(readers), f"{source}:{lines[0][0]}")
    rows = [(f"{source}:{n}", into(**_cells(line, columns, readers, f"{source}:{n}"))) for n, line in lines[1:]]
    _check_ids(rows)
    _check_names(rows)
    return tuple(row for _, row in rows)


def names(rows: Iterable[Named]) -> Iterator[tuple[str, str, str]]:
    """Yield (phrase, kind, id) for a lexicon; the kind is group, agency, outlet or institution.

    >>> list(names(row for row in load_table("agencies", Agency) if row.id == "cihan"))[0]
    ('جيهان للأنباء', 'agency', 'cihan')
    """
    for row in rows:
        kind = type(row).__name__.lower()
        for phrase, _ in row.phrases():
            yield phrase, kind, row.id


def by_domain(url: str) -> Outlet | None:
    """Return the outlet that publishes on the host of a web address or on a host above it, or None.

    >>> by_domain("https://www.almayadeen.net/news").name, by_domain("https://example.org/")
    ('Al Mayadeen', None)
    """
    host = _AFTER_HOST.split(url.rpartition("://")[2], maxsplit=1)[0].lower()
    labels = host.split(".")
    tails = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return next((_hosts()[tail] for tail in tails if tail in _hosts()), None)


def force_of(country: str, *, kind: GroupKind = "state_force") -> Group | None:
    """Return the force meant where a text gives only its country («طائرات روسية», «قوات الأمن»), or None.

    >>> force_of("RU").name, force_of("EG", kind="police").name, force_of("AQ")
    ('Russian army', 'Egyptian security forces', None)
    """
    return _forces().get((country, kind))


@cache
def _hosts() -> dict[str, Outlet]:
    return {domain: outlet for outlet in load_table("outlets", Outlet) for domain in outlet.domains}


@cache
def groups() -> dict[str, Group]:
    """Return the groups of the table by their ids, in the order of the file, read once."""
    return {group.id: group for group in load_table("groups", Group)}


@cache
def _forces() -> dict[tuple[str, str], Group]:
    return {(group.country, group.kind): group for group in reversed(groups().values())}


def _check_columns(columns: list[str], known: tuple[str, ...], at: str) -> None:
    if unknown := [column for column in columns if column not in known]:
        raise KnowledgeError(f"{at}: unknown column {', '.join(unknown)}; the columns are {', '.join(known)}")
    if missing := [column for column in known if column not in columns]:
        raise KnowledgeError(f"{at}: no column {', '.join(missing)}; add it to the header and to every row")
    if len(set(columns)) < len(columns):
        raise KnowledgeError(f"{at}: a column stands twice; remove one")


def _cells(line: str, columns: list[str], readers: dict[str, Reader], at: str) -> dict[str, Any]:
    cells = line.split("\t")
    if len(cells) != len(columns):
        raise KnowledgeError(f"{at}: {len(cells)} cells for {len(columns)} columns; write `-` for none")
    values = {}
    for column, cell in zip(columns, cells, strict=True):
        try:
            values[column] = readers[column](cell)
        except ValueError as error:
            raise KnowledgeError(f"{at}: {column}: {error}") from error
    _check_row(values, at)
    return values


def _check_row(values: dict[str, Any], at: str) -> None:
    if not _ID.fullmatch(values["id"]):
        raise KnowledgeError(f"{at}: the id {values['id']!r}; use small letters, digits and single hyphens")
    if not values["name"]:
        raise KnowledgeError(f"{at}: no name; write the usual English name")
    if values["country"] and not _COUNTRY.fullmatch(values["country"]):
        raise KnowledgeError(f"{at}: the country {values['country']!r}; write two capital letters or `-`")
    if bool(values["cued"]) != bool(values["cue"]):
        raise KnowledgeError(f"{at}: cued names and cues need one another; fill both or neither")


def _reader(hint: Any) -> Reader:
    """Return the function that reads the cells of a column of this type; it raises ValueError with what to do."""
    if hint == Forms:
        return _forms
    if hint == int | None:
        return _number
    allowed = get_args(hint)
    return (lambda cell: _one_of(cell, allowed)) if allowed else _text


def _text(cell: str) -> str:
    if not cell or cell != cell.strip():
        raise ValueError("an empty cell, or blanks around it; write `-` for none")
    return "" if cell == "-" else cell


def _forms(cell: str) -> Forms:
    if cell == "-":
        return ()
    forms = tuple(cell.split(" | "))
    for form in forms:
        if not form or form != form.strip() or "|" in form:
            raise ValueError(f"{form!r} is no form; separate forms by ` | ` and write `-` for none")
    return forms


def _number(cell: str) -> int | None:
    if cell != "-" and not cell.isdecimal():
        raise ValueError(f"{cell!r} is no number; write digits or `-`")
    return None if cell == "-" else int(cell)


def _one_of(cell: str, allowed: tuple[str, ...]) -> str:
    if cell not in allowed:
        raise ValueError(f"unknown {cell!r}; one of {', '.join(allowed)}")
    return cell


def _check_ids(rows: Rows) -> None:
    seen: dict[str, str] = {}
    for at, row in rows:
        if row.id in seen:
            raise KnowledgeError(f"{at}: the id {row.id} is at {seen[row.id]} already; rename one")
        seen[row.id] = at


def _check_names(rows: Rows) -> None:
    """Raise where rows bear one name without calling it shared, or call shared what no other row bears."""
    borne = [(at, row, phrase, form) for at, row in rows for phrase, form in row.phrases()]
    first: dict[str, int] = {}
    met: set[tuple[str, str]] = set()
    for number, bare in enumerate(_bare("\n".join(phrase for _, _, phrase, _ in borne)).split("\n")):
        other = first.setdefault(bare, number)
        if other != number:
            _check_pair(borne[other], borne[number])
            met |= {(borne[at][1].id, borne[at][3]) for at in (other, number)}
    for at, row in rows:
        if alone := [form for form in row.shared if (row.id, form) not in met]:
            raise KnowledgeError(f"{at}: no other row bears {alone[0]!r}; take it out of `shared`")


def _check_pair(left: tuple[str, Named, str, str], right: tuple[str, Named, str, str]) -> None:
    at, row, phrase, form = right
    if row.id == left[1].id:
        raise KnowledgeError(f"{at}: {phrase!r} stands twice in the row; remove one")
    if form not in row.shared or left[3] not in left[1].shared:
        raise KnowledgeError(f"{at}: {phrase!r} is at {left[0]} too; list it in `shared` of both or remove one")


def _bare(text: str) -> str:
    """Return a text without the marks that spellings differ by (vowel signs, hamza on its seat, accents)."""
    return _MARKS.sub("", normalize("NFD", text)).casefold()
