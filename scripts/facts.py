"""The facts of a report one by one, and how those of two reports of one article differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

Json = dict[str, Any]
Test = Callable[["Fact", "Fact"], bool]


@dataclass(frozen=True)
class Fact:
    """One fact as it was printed: its kind, its parts by name, and its words (`text`, `field`, `start`, `end`)."""

    kind: str
    parts: tuple[tuple[str, str], ...]
    words: Json = field(compare=False)

    def __str__(self) -> str:
        return " ".join(value for _, value in self.parts if value)

    @property
    def place(self) -> tuple[str, int, int]:
        """Return the field of its words and where they begin and end."""
        return self.words["field"], self.words["start"], self.words["end"]


@dataclass(frozen=True)
class Change:
    """A fact that only the old report has (`new` is None), only the new one (`old` is None), or that differs."""

    old: Fact | None
    new: Fact | None

    @property
    def kind(self) -> str:
        """Return the kind of the fact."""
        fact = self.new or self.old
        assert fact is not None
        return fact.kind

    @property
    def sort(self) -> str:
        """Return `added`, `removed` or `changed`."""
        return "added" if self.old is None else "removed" if self.new is None else "changed"

    @property
    def differs(self) -> tuple[str, ...]:
        """Return the names of the parts in which a changed fact differs."""
        if self.old is None or self.new is None:
            return ()
        old, new = dict(self.old.parts), dict(self.new.parts)
        return tuple(name for name in {**old, **new} if old.get(name) != new.get(name))


SINGLE = ("type", "suicide", "date", "place")
PARTS = {
    "type": "value", "suicide": "value", "weapon": "value", "target": "value", "date": "value precision",
    "place": "country admin1 locality precision name", "toll": "status group value high bound current",
    "attackers": "value high bound", "perpetrator": "actor name stance", "response": "kind", "comparison": "kind",
    "quote": "role", "aside": "kind",
}  # fmt: skip
"""Which keys of a report say what a fact is; its words only say where it stands."""
LISTS = {"weapon": "weapons", "target": "targets", "toll": "tolls", "attackers": "attackers",
         "perpetrator": "perpetrators"}  # fmt: skip
EVIDENCE = ("text", "field", "start", "end", "rule")


def _fact(kind: str, data: Json) -> Fact:
    shown = ((key, data.get(key)) for key in PARTS[kind].split())
    return Fact(kind, tuple((key, "" if value is None else str(value)) for key, value in shown), data)


def _source(toll: Json) -> Fact:
    """Return who says a figure, on the words of the figure."""
    said, chain = toll["source"], []
    while said:
        chain.append(f"{said['text']} ({said['role']})")
        said = said["via"]
    return Fact("source", (("speaker", chain[0]), ("via", " <- ".join(chain[1:]))), toll)


def account_facts(account: Json) -> list[Fact]:
    """Return the facts of one account."""
    found = [_fact(kind, account[kind]) for kind in SINGLE if account.get(kind)]
    found += [_fact(kind, item) for kind, name in LISTS.items() for item in account.get(name) or ()]
    return found + [_source(toll) for toll in account.get("tolls") or () if toll.get("source")]


def article_facts(report: Json) -> list[Fact]:
    """Return the facts of a report that belong to no account."""
    found = [_fact("response", item) for item in report.get("responses") or ()]
    found += [_asked(item) for item in report.get("comparisons") or ()]
    found += [_fact("quote", item) for item in report.get("quotes") or ()]
    return found + [_fact("aside", item) for item in report.get("asides") or ()]


def _asked(comparison: Json) -> Fact:
    """Return a comparison with the question it puts."""
    asks = ((key, str(value)) for key, value in comparison.items() if key not in EVIDENCE)
    return Fact("comparison", tuple(asks), comparison)


def _role(account: Json) -> Fact:
    """Return an account itself as a fact, on its first words."""
    facts = account_facts(account)
    words = min((fact.words for fact in facts), key=lambda w: (w["field"] != "title", w["start"]), default={})
    return Fact("account", (("role", account["role"]),), words or {"text": "", "field": "text", "start": 0, "end": 0})


def count_facts(report: Json) -> Iterator[str]:
    """Yield the kind of every fact of a report, accounts among them."""
    yield from (fact.kind for fact in article_facts(report))
    for account in report["accounts"]:
        yield from ("account", *(fact.kind for fact in account_facts(account)))


def differences(old: Json, new: Json) -> Iterator[Change]:
    """Yield in what two reports of one article differ, accounts paired by the facts they share."""
    for one, other in _pairs(old["accounts"], new["accounts"]):
        yield from _changes([_role(one)] if one else [], [_role(other)] if other else [])
        yield from _changes(account_facts(one) if one else [], account_facts(other) if other else [])
    yield from _changes(article_facts(old), article_facts(new))


def _pairs(old: list[Json], new: list[Json]) -> Iterator[tuple[Json | None, Json | None]]:
    """Yield the accounts that tell of the same, those that share most first, then the others alone."""
    facts = [[set(account_facts(account)) for account in side] for side in (old, new)]
    shared = [(len(a & b), -i, -j) for i, a in enumerate(facts[0]) for j, b in enumerate(facts[1])]
    left, right = dict(enumerate(old)), dict(enumerate(new))
    for count, i, j in sorted(shared, reverse=True):
        if count and -i in left and -j in right:
            yield left.pop(-i), right.pop(-j)
    if len(left) == len(right) == 1:
        yield left.popitem()[1], right.popitem()[1]
    yield from ((account, None) for account in left.values())
    yield from ((None, account) for account in right.values())


def _changes(old: list[Fact], new: list[Fact]) -> Iterator[Change]:
    """Yield the changes between two lists of facts: same words first, then whatever has the same kind alone."""
    gone, come = list(old), list(new)
    _match(gone, come, lambda a, b: a == b)
    for test in (_same_words, _overlap, _only):
        yield from (Change(a, b) for a, b in _match(gone, come, test))
    yield from (Change(a, None) for a in gone)
    yield from (Change(None, b) for b in come)


def _match(gone: list[Fact], come: list[Fact], test: Test) -> list[tuple[Fact, Fact]]:
    """Take the pairs that pass a test out of both lists and return them."""
    found = []
    for a in tuple(gone):
        b = next((b for b in come if a.kind == b.kind and test(a, b)), None)
        if b is not None:
            gone.remove(a)
            come.remove(b)
            found.append((a, b))
    return found


def _same_words(a: Fact, b: Fact) -> bool:
    return a.place == b.place


def _overlap(a: Fact, b: Fact) -> bool:
    (one, start, end), (other, first, last) = a.place, b.place
    return one == other and start < last and first < end


def _only(a: Fact, b: Fact) -> bool:
    return a.kind in SINGLE or a.kind == "account"


def around(article: Json, fact: Fact, width: int = 60) -> str:
    """Return the words of a fact between ‹ and ›, with those before and after them."""
    name, start, end = fact.place
    text = article.get(name) or ""
    shown = (text[max(0, start - width) : start], "‹", text[start:end], "›", text[end : end + width])
    return " ".join("".join(shown).split())


def longest(rows: list[list[str]]) -> list[int]:
    """Return the width of every column of a table."""
    return [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
