"""Where articles come from: files, folders and standard input, read one article at a time.

Each module of this folder that has `SUFFIXES`, `likeness` and `articles` is a source and is found by being there.
"""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from tawthiq.model.errors import ArticleError
from tawthiq.model.text import Article, Refusal
from tawthiq.sources.identity import STANDARD_INPUT
from tawthiq.sources.intake import Unpacked
from tawthiq.sources.signatures import appearance

_HEAD = 4096
_BUFFER = 1 << 16
_COMPANIONS = ("_files", ".files", "_ملفات")
_DAMAGED = "the compressed file is damaged ({}): what stood before the damage was read; fetch the file again"


class Source(Protocol):
    """What a module of this folder offers to be a source.

    `likeness` says how much the first bytes look like this kind, from 0 to 1; `articles` yields what one input
    holds and raises ArticleError where the whole input is no article.
    """

    SUFFIXES: tuple[str, ...]

    def likeness(self, head: bytes) -> float:
        """Return how much the first bytes look like this kind of input, 0 to 1."""
        ...

    def articles(self, stream: io.BufferedReader, where: str) -> Iterator[Article | Refusal]:
        """Yield the articles of one input, and a refusal for each part that is none."""
        ...


@cache
def sources() -> tuple[Source, ...]:
    """Return the sources of this folder, in the order of their names."""
    found = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    return tuple(cast(Source, module) for module in found if hasattr(module, "SUFFIXES"))


def read(path: str) -> Iterator[Article | Refusal]:
    """Yield the articles of a file, of the files of a folder, or of standard input (`-`), in order.

    What cannot be read becomes a Refusal that names file and line and says what to do; the rest is read. An article
    whose date is not understood is yielded without it, followed by a Refusal that says so. Compressed (gzip) files
    are read as they are. A folder is read with its sub-folders, in the order of names; hidden files, the companions of
    saved pages (`page_files`) and links to folders are passed over.
    """
    if path == "-" and sys.stdin is None:
        yield Refusal(STANDARD_INPUT, "closed: give it articles, or name files")
    elif path == "-":
        yield from _contained(_open(sys.stdin.buffer), STANDARD_INPUT)
    elif os.path.isdir(path):
        yield from _folder(path)
    else:
        yield from _file(path)


def _folder(path: str) -> Iterator[Article | Refusal]:
    unreadable: list[OSError] = []
    empty = True
    for name in _names(path, unreadable):
        empty = False
        if _named(name):
            yield from _file(name)
        else:
            yield Refusal(name, f"not read: its name does not end in {_endings()}; name the file itself to read it")
    yield from (Refusal(str(error.filename), _advice(error)) for error in unreadable)
    if empty and not unreadable:
        yield Refusal(path, f"this folder holds no files: put articles there ({_endings()})")


def _names(path: str, unreadable: list[OSError]) -> Iterator[str]:
    for folder, folders, files in os.walk(path, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not name.endswith(_COMPANIONS))
        yield from (os.path.join(folder, name) for name in sorted(files) if not name.startswith("."))


def _file(path: str) -> Iterator[Article | Refusal]:
    try:
        with io.FileIO(path) as raw:
            yield from _contained(_open(raw), path)
    except OSError as error:
        yield Refusal(path, _advice(error))


def _contained(stream: io.BufferedReader, where: str) -> Iterator[Article | Refusal]:
    """Yield what one open input holds; what goes wrong while it is read ends in a refusal."""
    try:
        if stream.peek(2)[:2] == b"\x1f\x8b":
            stream = _open(Unpacked(stream))
        yield from _some(_source(stream.peek(_HEAD)[:_HEAD], where).articles(stream, where))
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield Refusal(where, _DAMAGED.format(error))
    except OSError as error:
        yield Refusal(where, _advice(error))
    except ArticleError as error:
        yield Refusal(where, str(error))


def _some(found: Iterator[Article | Refusal]) -> Iterator[Article | Refusal]:
    """Yield what was found; ArticleError where it is nothing at all."""
    first = next(found, None)
    if first is None:
        raise ArticleError("no articles: there is only white space or empty brackets")
    yield first
    yield from found


def _open(stream: object) -> io.BufferedReader:
    """Return the stream with a buffer one can look into."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream), _BUFFER)


def _source(head: bytes, where: str) -> Source:
    """Return the source for an input: by its name, else by its first bytes."""
    if not head:
        raise ArticleError("empty: there is nothing to read")
    if found := appearance(head):
        raise ArticleError(f"not an article: {found}")
    return _named(where) or max(sources(), key=lambda source: source.likeness(head))


def _named(where: str) -> Source | None:
    name = where.lower().removesuffix(".gz")
    return next((source for source in sources() if name.endswith(source.SUFFIXES)), None)


def _endings() -> str:
    return " ".join(suffix for source in sources() for suffix in source.SUFFIXES)


def _advice(error: OSError) -> str:
    """Return what an operating system's refusal means and what to do."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder: check the name"
    if isinstance(error, PermissionError):
        return "no permission to read it: allow reading (chmod u+r) or run as its owner"
    return f"cannot be read: {error.strerror or error}"
