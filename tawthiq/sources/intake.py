"""Bytes in bounds: lines and whole inputs, refused where they are too long to be articles."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tawthiq.model.errors import ArticleError
from tawthiq.model.text import Refusal
from tawthiq.sources.encodings import wide

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LIMIT = 16 * 1024 * 1024
_HEAD = 4096
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an input, as bytes, and where it stands (`file:line`)."""

    where: str
    data: bytes


class Unpacked(io.RawIOBase):
    """The content of a gzip stream, given as far as it can be unpacked before its damage raises."""

    def __init__(self, packed: io.BufferedReader) -> None:
        """Unpack a stream while it is read."""
        self._file = gzip.GzipFile(fileobj=packed)

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, into: WriteableBuffer, /) -> int:
        """Return how many bytes were put into the buffer: at least one, or none at the end."""
        view = memoryview(into)
        data = self._file.read1(len(view))
        view[: len(data)] = data
        return len(data)


def megabytes(size: int) -> str:
    """Return a size in bytes as people write it.

    >>> megabytes(16 * 1024 * 1024)
    '16 MiB'
    """
    return f"{size / 1024 / 1024:.0f} MiB"


def whole(stream: io.BufferedReader, limit: int = LIMIT) -> bytes:
    """Return all that is left of an input; ArticleError where it is longer than the limit (in bytes)."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise ArticleError(f"longer than the {megabytes(limit)} that are read at once: split it")
    return data


def lines(stream: io.BufferedReader, where: str) -> Iterator[Line | Refusal]:
    """Yield the lines of an input; one longer than 16 MiB is passed over without being held, and refused."""
    readline = _reader(stream)
    number = 0
    while data := readline(LIMIT + 1):
        number += 1
        place = f"{where}:{number}"
        yield Line(place, data) if len(data) <= LIMIT or data.endswith(b"\n") else _too_long(place, data, readline)


def _too_long(place: str, data: bytes, readline: Callable[[int], bytes]) -> Refusal:
    size = len(data)
    while data and not data.endswith(b"\n"):
        data = readline(_PIECE)
        size += len(data)
    too_long = f"a line of {megabytes(size)}, longer than the {megabytes(LIMIT)} an article may have"
    return Refusal(place, f"{too_long}: not read; split it")


def _reader(stream: io.BufferedReader) -> Callable[[int], bytes]:
    codec = wide(stream.peek(_HEAD)[:_HEAD])
    if not codec:
        return stream.readline
    text = io.TextIOWrapper(stream, codec, newline="\n")

    def readline(size: int) -> bytes:
        try:
            return text.readline(size).encode()
        except UnicodeDecodeError as error:
            raise ArticleError(f"not readable as {codec} ({error.reason}): save the file as UTF-8") from error

    return readline
