"""What the page itself says, in Arabic and English: words from one table, names of places from the gazetteer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from tawthiq.exporters.page.markup import Attribute, Markup, tag
from tawthiq.knowledge.actors import group_of
from tawthiq.knowledge.places import Place, load_places
from tawthiq.model.errors import KnowledgeError
from tawthiq.model.values import Count, Location

_TASHKEEL = {letter: None for letter in range(0x64B, 0x653)}


@dataclass(frozen=True, slots=True)
class Word:
    """The same said in Arabic and in English."""

    ar: str
    en: str

    def __add__(self, other: Word) -> Word:
        return Word(self.ar + other.ar, self.en + other.en)


@dataclass(frozen=True, slots=True)
class Manner:
    """The language, and the addresses of the pages on which articles (by content hash) and incidents (by id) stand.

    Without a language everything is said in Arabic and carries the English beside it, for a button to exchange them.
    An empty address is that of the page itself, on which each stands under its anchor. `heading` is the element of the
    headings of parts; `quote` gives the words of an article, or what somebody typed, as they are shown.
    """

    language: Literal["", "ar", "en"] = ""
    article: Callable[[str], str] = lambda _: ""
    incident: Callable[[str], str] | None = None
    heading: str = "h4"
    quote: Callable[[str], str] = str


IN_ONE_FILE = Manner()
_NOW: ContextVar[Manner] = ContextVar("manner", default=IN_ONE_FILE)


def manner() -> Manner:
    """Return the manner in which parts are made now."""
    return _NOW.get()


def quoted(text: str) -> str:
    """Return words of an article, or what somebody typed, as they are shown in the manner of the moment."""
    return manner().quote(text)


@contextmanager
def speaking(wanted: Manner) -> Iterator[None]:
    """Make parts in one manner for as long as a `with` block lasts.

    >>> with speaking(Manner("en")):
    ...     said(word("page.close"))
    '<span>Close</span>'
    """
    token = _NOW.set(wanted)
    try:
        yield
    finally:
        _NOW.reset(token)


@lru_cache(maxsize=1)
def _table() -> dict[str, Word]:
    lines = files("tawthiq.exporters").joinpath("static", "words.tsv").read_text(encoding="utf-8").split("\n")
    found: dict[str, Word] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 3 or cells[0] in found:
            raise KnowledgeError(f"words.tsv:{number}: write a new key, Arabic and English, apart by tabs")
        found[cells[0]] = Word(cells[1], cells[2])
    return found


def word(key: str, **filled: object) -> Word:
    """Return what the page says for a key, with what stands in braces filled in; KnowledgeError where it says nothing.

    >>> word("total.of", n=7).en
    'of 7'
    """
    found = _table().get(key)
    if found is None:
        raise KnowledgeError(f"words.tsv has no {key}: add a line with its Arabic and English")
    return Word(found.ar.format(**filled), found.en.format(**filled)) if filled else found


def code(group: str, value: str) -> Word:
    """Return the words for a code of the model; one that has none, from a newer reader, stands for itself.

    >>> code("weapon", "mortar").ar, code("weapon", "laser").ar
    ('هاون', 'laser')
    """
    return _table().get(f"{group}.{value}", Word(value, value))


def listed(words: Iterable[Word]) -> Word:
    """Return words one after the other, with the comma of each language."""
    items, comma = list(words), word("page.comma")
    return Word(comma.ar.join(w.ar for w in items), comma.en.join(w.en for w in items))


def plain(text: str) -> Word:
    """Return a text that is the same in both languages."""
    return Word(text, text)


def counted(count: Count) -> Word:
    """Return a published figure in words: «32 على الأقل», at least 32."""
    return word(f"count.{count.bound}", n="؟" if count.value is None else count.value, high=count.high)


def day(date: str) -> Word:
    """Return a date of the form 2021-01-21, 2021-01 or 2021 in words; anything else as it is.

    >>> day("2021-01-21").en, day("2021").ar
    ('21 January 2021', '2021')
    """
    parts = date.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return plain(date)
    names = _table().get(f"month.{int(parts[1])}") if len(parts) > 1 else None
    if len(parts) > 1 and names is None:
        return plain(date)
    shown = [plain(str(int(part))) for part in parts[2:]] + [names] * (names is not None) + [plain(parts[0])]
    return Word(" ".join(w.ar for w in shown if w), " ".join(w.en for w in shown if w))


def said(text: Word, name: str = "span", **attributes: Attribute) -> Markup:
    """Return an element that says a word in the language of the moment, or in Arabic with the English beside it."""
    if spoken := manner().language:
        return tag(name, getattr(text, spoken), **attributes)
    return tag(name, text.ar, data_en=text.en if text.en != text.ar else None, **attributes)


def both(name: str, text: Word) -> dict[str, Attribute]:
    """Return an attribute in the language of the moment, or in Arabic with its English beside it, for `tag`."""
    if spoken := manner().language:
        return {name: getattr(text, spoken)}
    return {name: text.ar, f"data_en_{name}": text.en}


def named(location: Location) -> Word:
    """Return the smallest place known and what it lies in, from small to large.

    >>> named(Location("IQ", "Baghdad", "Baghdad", gazetteer_id="gn:98182")).en
    'Baghdad, Iraq'
    >>> named(Location("IQ", locality="Somewhere")).en
    'Somewhere, Iraq'
    """
    place = _known(location.gazetteer_id)
    if place is None:
        inner = location.name or location.locality or location.admin1
        return _parts(([plain(inner)] if inner else []) + [country(location.country)])
    outer = [_known(id) for id in place.within]
    return _parts([_names(place)] + [_names(p) for p in outer if p and (p.kind != "admin1" or place.kind != "site")])


def country(code: str | None) -> Word:
    """Return the name of a country by its ISO 3166-1 alpha-2 code; the code where the gazetteer has none.

    >>> country("IQ")
    Word(ar='العراق', en='Iraq')
    """
    place = _known(f"ne:{code}") if code else None
    return _names(place) if place else plain(code) if code else word("page.unknown")


def group(id: str) -> Word | None:
    """Return the name of an armed group by its id; None where it is no group's.

    >>> group("nobody") is None
    True
    """
    known = group_of(id)
    return Word(known.forms[0] if known.forms else known.name, known.name) if known else None


def _known(gazetteer_id: str) -> Place | None:
    try:
        return load_places().place(gazetteer_id) if gazetteer_id else None
    except KnowledgeError:
        return None


def _names(place: Place) -> Word:
    return Word(place.names[0].translate(_TASHKEEL) or place.name, place.name)


def _parts(words: list[Word]) -> Word:
    """Return names one after the other, leaving out one that the name before already says."""
    kept = [w for n, w in enumerate(words) if n == 0 or w.en != words[n - 1].en]
    return listed(kept)
