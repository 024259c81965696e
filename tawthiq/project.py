"""The use cases, each one short function: read articles, and keep a register of them in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Protocol, TextIO, cast

from tawthiq.model.claims import Report
from tawthiq.model.errors import ArticleError, ExportError, RegisterError
from tawthiq.model.incidents import Incident
from tawthiq.model.text import Article, Refusal
from tawthiq.register.settle import settle
from tawthiq.register.tolls import Rule
from tawthiq.store.register import Register

if TYPE_CHECKING:
    from tawthiq.reading.report import Reader

Write = Callable[[Iterable[Incident], TextIO], None]


class Reads(Protocol):
    """What turns one article into one report."""

    def read(self, article: Article) -> Report:
        """Return the report of one article."""
        ...


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input: `added`, `known` (its content is already here) or `refused`, and of which."""

    outcome: Literal["added", "known", "refused"]
    which: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One incident with the articles of its accounts, one for each account and in their order."""

    incident: Incident
    articles: tuple[Article, ...]


class Project(AbstractContextManager["Project"]):
    """A register in a folder, opened for as long as a `with` block lasts."""

    def __init__(self, directory: Path | str, *, create: bool = False, reader: Reads | None = None) -> None:
        """Open the register in a folder, making it if `create`; articles are read by `reader`, or the Arabic one."""
        self.directory = Path(directory)
        self._register = Register(self.directory, create=create)
        self._reader = reader

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the register."""
        self._register.close()

    def add(self, items: Iterable[Article | Refusal]) -> Iterator[Added]:
        """Read and add articles one by one, yielding what became of each; each is safe on disk when yielded."""
        for item in items:
            yield Added("refused", item.where, item.message) if isinstance(item, Refusal) else self._add(item)

    def incidents(
        self, *, since: str = "", until: str = "", country: str = "", rule: Rule = "representative"
    ) -> Iterator[Incident]:
        """Yield the incidents by date, the undated last, their figures settled by a rule.

        `since` and `until` are ISO dates, months or years, both included; `country` is an ISO 3166 code.
        """
        return (settle(told, rule=rule) for told in self._register.incidents(since=since, until=until, country=country))

    def show(self, prefix: str, *, rule: Rule = "representative") -> Shown:
        """Return the incident whose id begins so; raises RegisterError where there is none or more than one."""
        found = self._register.matching(prefix.strip().lower()) if prefix.strip() else []
        if len(found) != 1:
            raise RegisterError(_not_one("incident", prefix, found))
        told = self._register.accounts(found[0])
        incident = settle(told, rule=rule)
        return Shown(incident, tuple(self._register.article(t.stamp.hash) for t in told))

    def read(self) -> Iterator[tuple[Article, Report]]:
        """Yield all articles, each with what was read from it, in the order in which they were added."""
        return self._register.read()

    def named(self, article_id: str) -> list[Article]:
        """Return the articles of one id, the earliest added first; raises RegisterError where there is none."""
        found = self._register.named(article_id)
        if not found:
            advice = "name a file, or an id that `incidents --format jsonl` lists"
            raise RegisterError(f"{self.directory}: holds no article {article_id!r}; {advice}")
        return found

    def _add(self, article: Article) -> Added:
        if self._register.holds(article):
            return Added("known", article.id)
        self._reader = self._reader or _arabic()
        try:
            is_new = self._register.add(article, self._reader.read(article))
        except ArticleError as error:
            return Added("refused", article.id, str(error))
        return Added("added" if is_new else "known", article.id)


def read(items: Iterable[Article | Refusal]) -> Iterator[Report | Refusal]:
    """Yield the report of each article, and each refusal as it is, in order."""
    reader = _arabic()
    return (item if isinstance(item, Refusal) else reader.read(item) for item in items)


def explain(article: Article) -> str:
    """Return the derivation tree of every claim of an article, as indented lines."""
    return _arabic().explain(article)


def exporter(name: str) -> Write:
    """Return the `write(incidents, out)` of a format; raises ExportError where there is none of that name.

    A format is a file in the folder of exporters that carries its name as FORMAT.
    """
    known = formats()
    if name not in known:
        raise ExportError(f"no format {name!r}; there are: {', '.join(sorted(known))}")
    return cast(Write, import_module(known[name]).write)


def formats() -> dict[str, str]:
    """Return the names of the formats in the folder of exporters, each with its module."""
    import tawthiq.exporters as folder

    files = (module for module in iter_modules(folder.__path__) if not module.ispkg)
    modules = (import_module(f"{folder.__name__}.{file.name}") for file in files)
    return {module.FORMAT: module.__name__ for module in modules if hasattr(module, "FORMAT")}


def _arabic() -> Reader:
    from tawthiq.reading.report import load_reader

    return load_reader()


def _not_one(kind: str, prefix: str, found: list[str]) -> str:
    if not found:
        return f"no {kind} has an id that begins with {prefix!r}; `incidents` lists the ids"
    shown = ", ".join(found[:5]) + (", …" if len(found) > 5 else "")
    return f"{len(found)} {kind}s have an id that begins with {prefix!r}: {shown}; write more of the id"
