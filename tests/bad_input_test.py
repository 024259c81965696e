"""Bad input, as a table: each ends in a message that says what, where and what to do, and the rest is read."""

from __future__ import annotations

import gzip
import io
import json
import os
import resource
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tawthiq.model.text import Article, Refusal
from tawthiq.project import Project
from tawthiq.sources import read, sources
from tawthiq.store.database import FILE
from tawthiq.store.schema import VERSION

INPUTS = Path(__file__).parent / "inputs"
TEXT = "قتل شخصان وأصيب ثالث بانفجار لغم أرضي شرقي البلدة، وفق مصدر محلي."
PRESENTED = "ﻗﺘﻞ ﺷﺨﺼﺎﻥ"
GOOD = json.dumps({"id": "good", "text": TEXT}, ensure_ascii=False).encode() + b"\n"
MIXED = "\u202bقتل 3 \u2066of the guards\u2069 في \u200fBaghdad\u202c (بغداد)\u200e"
NEEDS_CLI = pytest.mark.skipif(find_spec("tawthiq.cli") is None, reason="the command line is not there")


def record(**fields: object) -> bytes:
    """Return one JSON line."""
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def zipped() -> bytes:
    """Return a ZIP archive with one text in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", TEXT)
    return out.getvalue()


def damaged_gzip() -> bytes:
    """Return compressed lines whose end is cut off; what compresses badly keeps the first line before the cut."""
    packed = gzip.compress(GOOD + record(id="last", text=os.urandom(60_000).hex()))
    return packed[: len(packed) // 2]


@dataclass(frozen=True)
class Bad:
    """One bad input: what it is, its file, its bytes, where and what the messages say, the ids still read."""

    what: str
    file: str
    data: Callable[[], bytes] | bytes
    messages: tuple[str, ...]
    read: tuple[str, ...] = ()

    def write(self, folder: Path) -> Path:
        """Return the path of the input, written into a folder."""
        path = folder / self.file
        path.write_bytes(self.data() if callable(self.data) else self.data)
        return path


TABLE = [
    # JSON lines
    Bad("not JSON", "a.jsonl", b"not json\n" + GOOD, (":1: not JSON (Expecting value",), ("good",)),
    Bad("cut off", "a.jsonl", GOOD + b'{"id": "b", "te', (":2: not JSON (Unterminated string",), ("good",)),
    Bad("a list", "a.jsonl", GOOD + b"[1, 2]\n", (":2: JSON, but a list and no object",), ("good",)),
    Bad("null", "a.jsonl", b"null\n" + GOOD, (":1: JSON, but null and no object",), ("good",)),
    Bad("two on a line", "a.jsonl", GOOD.strip() + GOOD + GOOD, (":1: more than one JSON value",), ("good",)),
    Bad("nested deeply", "a.jsonl", b'{"a":' * 100_000 + b"\n" + GOOD, (":1: not",), ("good",)),
    Bad("a huge number", "a.jsonl", b'{"id": ' + b"9" * 5000 + b"}\n" + GOOD, (":1: not JSON",), ("good",)),
    Bad("no text", "a.jsonl", record(id="b", title="ع") + GOOD, (':1: no text: "text" is missing',), ("good",)),
    Bad("empty text", "a.jsonl", record(id="b", text=" \n") + GOOD, (':1: no text: "text" is empty',), ("good",)),
    Bad("text is null", "a.jsonl", record(id="b", text=None) + GOOD, (':1: no text: "text" is empty',), ("good",)),
    Bad("text is a list", "a.jsonl", record(text=[TEXT]) + GOOD, (':1: "text": it is a list',), ("good",)),
    Bad("id is a list", "a.jsonl", record(id=[1], text=TEXT) + GOOD, (':1: "id": it is a list',), ("good",)),
    Bad("half a character", "a.jsonl", rb'{"text": "a\ud800"}' + b"\n" + GOOD, (":1: ", "\\ud800 at 1"), ("good",)),
    Bad("half in the id", "a.jsonl", rb'{"id": "\udc00", "text": "a"}' + b"\n" + GOOD, (":1: ", "half"), ("good",)),
    Bad(
        "half in the outlet", "a.jsonl", rb'{"id": "b", "text": "a", "outlet": "\udc00"}',
        (':1: the article is read, but without "outlet"',), ("b",),
    ),
    Bad(
        "date in no calendar", "a.jsonl", record(id="b", text=TEXT, published="1801-20-17") + GOOD,
        ('read, but without "published": \'1801-20-17\' names a day that is in no',), ("b", "good"),
    ),
    Bad("ambiguous date", "a.jsonl", record(id="b", text=TEXT, published="05/02/2021"), ("other way",), ("b",)),
    Bad("date is a number", "a.jsonl", record(id="b", text=TEXT, published=1611300), ("it is a number",), ("b",)),
    Bad("outlet is a list", "a.jsonl", record(id="b", text=TEXT, outlet=["x"]), ('without "outlet"',), ("b",)),
    Bad("a 50 MB line", "a.jsonl", lambda: b"x" * 50_000_000 + b"\n" + GOOD, (":1: a line of 48 MiB",), ("good",)),
    Bad(
        "50 MB at the end", "a.jsonl", lambda: GOOD + b'{"id": "b", "text": "' + b"x" * 50_000_000,
        (":2: a line of 48 MiB, longer than the 16 MiB an article may have: not read; split it",), ("good",),
    ),
    Bad("only empty lines", "a.jsonl", b"\n \n\n", ("no articles: there is only white space",)),
    Bad("broken list", "a.json", b'[{"id": "b" "text": "x"},\n' + GOOD.strip() + b"]", (":1: not JSON",), ("good",)),
    Bad("empty list", "a.json", b"[]", ("no articles",)),
    Bad("list with a null", "a.json", b"[" + GOOD + b", null]", (":2: JSON, but null",), ("good",)),
    # encodings
    Bad(
        "a bad byte", "a.jsonl", b'{"id": "b", "text": "\xd9\xff"}\n' + GOOD,
        (":1: encoding not understood: the byte 0xd9 at offset 21 is not UTF-8",), ("good",),
    ),
    Bad(
        "two encodings", "a.jsonl", record(id="b", text=TEXT).decode().encode("windows-1256") + GOOD,
        (), ("b", "good"),
    ),
    Bad("ISO-8859-6", "a.txt", TEXT.encode("iso-8859-6"), (), ("a",)),
    Bad("windows-1256", "a.txt", TEXT.encode("windows-1256"), (), ("a",)),
    Bad("UTF-16 without a mark", "a.txt", TEXT.encode("utf-16-be"), (), ("a",)),
    Bad("UTF-16 cut off", "a.txt", TEXT.encode("utf-16")[:-1], ("not readable as utf-16",)),
    Bad("UTF-16 cut off in lines", "a.jsonl", GOOD.decode().encode("utf-16") + b"{", ("utf-16",), ("good",)),
    Bad("Russian in windows-1251", "a.txt", "Взрыв в центре города".encode("windows-1251"), ("not understood",)),
    # binary files
    Bad("a picture", "a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ("looks like a PNG picture; save its text as",)),
    Bad("an archive", "a.jsonl", zipped, ("looks like a ZIP archive or Office document; unpack it",)),
    Bad("a program", "a", b"\x7fELF\x02\x01\x01" + bytes(50), ("looks like a program (ELF)",)),
    Bad("a PDF document", "a.html", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", ("looks like a PDF document",)),
    Bad("a database", "a.json", b"SQLite format 3\x00" + bytes(90), ("looks like an SQLite database",)),
    Bad("a web archive", "a.html", b"From: <Saved by Blink>\r\n", ("saved as MHTML; save it as .html",)),
    Bad("an RTF document", "a", b"{\\rtf1\\ansi", ("an RTF document",)),
    Bad("unknown bytes", "a.txt", bytes(range(1, 32)) * 9, ("binary data of an unknown kind",)),
    Bad("only NUL bytes", "a.txt", bytes(5000), ("binary data of an unknown kind",)),
    Bad("NUL bytes in a text", "a.txt", TEXT.replace(" ", "\x00").encode(), (), ("a",)),
    Bad("NUL in a line", "a.jsonl", record(id="b", text="a\x00b") + b'{"text": "\x00", "id": "c"}', (), ("b", "c")),
    # compressed files
    Bad("a cut gzip file", "a.jsonl.gz", damaged_gzip, ("file is damaged (", "fetch the file again"), ("good",)),
    Bad("gzip with a wrong sum", "a.jsonl.gz", gzip.compress(GOOD)[:-8] + bytes(8), ("is damaged (CRC",), ("good",)),
    Bad("gzip in gzip", "a.gz", gzip.compress(gzip.compress(GOOD)), ("a gzip archive inside another",)),
    Bad("gzip of nothing", "a.jsonl.gz", gzip.compress(b""), ("empty: there is nothing to read",)),
    # texts and pages
    Bad("an empty file", "a.txt", b"", ("empty: there is nothing to read",)),
    Bad("an empty page", "a.html", b"", ("empty: there is nothing to read",)),
    Bad("an empty file of lines", "a.jsonl", b"", ("empty: there is nothing to read",)),
    Bad("white space", "a.txt", b" \r\n\t\n", ("no text: the file holds only white space",)),
    Bad("a huge text", "a.txt", lambda: TEXT.encode() * 200_000, ("longer than the 16 MiB that are read at once",)),
    Bad("only boilerplate", "a.html", (INPUTS / "page_boilerplate.html").read_bytes, ("the page holds no article",)),
    Bad("a page of nothing", "a.html", b"<html></html>", ("the page holds no article",)),
    Bad("a page of frames", "a.html", b"<frameset><frame src='a.html'></frameset>", ("the page holds no article",)),
    Bad("presentation forms", "a.txt", PRESENTED.encode(), (), ("a",)),
    Bad("mixed directions", "a.txt", MIXED.encode(), (), ("a",)),
]  # fmt: skip


def ids(table: list[Bad]) -> list[str]:
    """Return the names of the rows."""
    return [row.what for row in table]


@pytest.mark.parametrize("row", TABLE, ids=ids(TABLE))
def test_bad_input_is_told_and_the_rest_is_read(row: Bad, tmp_path: Path) -> None:
    path = row.write(tmp_path)
    found = list(read(str(path)))
    assert tuple(item.id for item in found if isinstance(item, Article)) == row.read
    messages = "\n".join(str(item) for item in found if isinstance(item, Refusal))
    assert bool(messages) == bool(row.messages)
    assert [part for part in row.messages if part not in messages] == []
    assert all(line.startswith(str(path)) for line in messages.splitlines())
    assert all(json.dumps(item.text, ensure_ascii=False).encode() for item in found if isinstance(item, Article))


@pytest.mark.parametrize("text", [PRESENTED, MIXED, TEXT.replace(" ", "\x00")])
@pytest.mark.parametrize("file", ["a.txt", "a.jsonl"])
def test_a_text_stays_as_it_is_found(text: str, file: str, tmp_path: Path) -> None:
    path = tmp_path / file
    path.write_bytes(record(id="a", text=text) if file == "a.jsonl" else text.encode())
    assert [item.text for item in read(str(path)) if isinstance(item, Article)] == [text]


def messages_of(path: Path) -> list[str]:
    """Return the messages of an input that holds no article."""
    found = list(read(str(path)))
    assert all(isinstance(item, Refusal) for item in found)
    return [str(item) for item in found]


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    assert messages_of(tmp_path / "none.jsonl") == [f"{tmp_path}/none.jsonl: no such file or folder: check the name"]


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    assert "this folder holds no files: put articles there (" in messages_of(tmp_path)[0]
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    assert messages_of(tmp_path)[0].startswith(f"{tmp_path}/picture.png: not read: its name does not end in ")


@contextmanager
def denied(path: Path) -> Iterator[None]:
    """Take the permission to read a path away for a while; root gives up its rights, for nothing else denies it."""
    sources()
    before, mode, is_root = os.geteuid(), path.stat().st_mode, os.geteuid() == 0
    path.chmod(0)
    try:
        if is_root:
            os.seteuid(65534)
        yield
    finally:
        os.seteuid(before)
        path.chmod(mode)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="no permissions of this kind here")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    with denied(path):
        (message,) = messages_of(path)
    assert message == f"{path}: no permission to read it: allow reading (chmod u+r) or run as its owner"


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="no permissions of this kind here")
def test_a_folder_that_may_not_be_read_is_told_and_the_rest_is_read() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "closed").mkdir()
        (folder / "open.txt").write_text(TEXT, encoding="utf-8")
        with denied(folder / "closed"):
            found = list(read(name))
    assert [item.id for item in found if isinstance(item, Article)] == ["open"]
    (message,) = (str(item) for item in found if isinstance(item, Refusal))
    assert message.startswith(f"{folder}/closed: no permission")


# The same through the command line


def tawthiq(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Return what the command line prints for arguments; `options` go to the process."""
    start = "import sys; from tawthiq.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", start, *map(str, arguments)]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
    return subprocess.run(command, check=False, timeout=120, **{**streams, **options})


def register(folder: Path, *ids: str) -> Path:
    """Return a new register that holds articles of these ids."""
    path = folder / "good.jsonl"
    path.write_bytes(b"".join(record(id=one, title=one, text=TEXT) for one in ids))
    assert tawthiq("--register", folder / "register", "add", path).returncode == 0
    return folder / "register"


def held(path: Path) -> list[str]:
    """Return the ids of the articles that a register holds."""
    with Project(path) as project:
        return [article.id for article, _ in project.read()]


def limited() -> None:
    """Let no file of this process grow beyond 400 kB, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))


@NEEDS_CLI
def test_the_whole_table_is_read_in_one_command(tmp_path: Path) -> None:
    folders = [tmp_path / f"{number:02}" for number in range(len(TABLE))]
    for folder in folders:
        folder.mkdir()
    paths = [row.write(folder) for row, folder in zip(TABLE, folders, strict=True)]
    done = tawthiq("read", *paths, tmp_path / "none.txt")
    assert done.returncode == 3
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [one for row in TABLE for one in row.read]
    missing = [(row.what, part) for row in TABLE for part in row.messages if part not in done.stderr]
    assert missing == []
    assert "none.txt: no such file or folder" in done.stderr
    assert "Traceback" not in done.stderr


@NEEDS_CLI
def test_good_input_ends_in_status_0_and_bad_input_in_3(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    good.write_bytes(GOOD)
    bad.write_bytes(b"not json\n")
    assert tawthiq("read", good).returncode == 0
    assert tawthiq("read", bad, good).returncode == 3
    assert tawthiq("read", "-", input=GOOD.decode()).returncode == 0
    assert tawthiq("read", "-", input="").returncode == 3


@NEEDS_CLI
def test_adding_keeps_what_is_good_between_what_is_bad(tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_bytes(b"not json\n" + record(id="a", text=TEXT) + b"[]\n" + record(id="b", title="b", text=TEXT))
    done = tawthiq("--register", tmp_path / "register", "add", path)
    assert done.returncode == 3
    assert f"{path}:1: not JSON" in done.stderr
    assert f"{path}:3: JSON, but a list" in done.stderr
    assert held(tmp_path / "register") == ["a", "b"]


@NEEDS_CLI
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(GOOD)
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = tawthiq("read", path, stdout=full)
    assert done.returncode == 3
    assert "No space left on device" in done.stderr or "full" in done.stderr
    assert "Traceback" not in done.stderr


@NEEDS_CLI
def test_a_full_disk_loses_nothing_and_adding_goes_on(tmp_path: Path) -> None:
    folder = register(tmp_path, "a", "b")
    more = tmp_path / "more.jsonl"
    more.write_bytes(b"".join(record(id=f"m{n}", title=str(n), text=TEXT * 300) for n in range(30)))
    done = tawthiq("--register", folder, "add", more, preexec_fn=limited)
    assert done.returncode == 3
    assert "disk" in done.stderr
    assert "Traceback" not in done.stderr
    kept = held(folder)
    assert kept[:2] == ["a", "b"]
    assert len(kept) < 32
    assert tawthiq("--register", folder, "add", more).returncode == 0
    assert held(folder) == ["a", "b", *(f"m{n}" for n in range(30))]


@NEEDS_CLI
def test_a_register_of_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    folder = register(tmp_path, "a")
    with closing(sqlite3.connect(folder / FILE)) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    for command in (("incidents",), ("add", tmp_path / "good.jsonl")):
        done = tawthiq("--register", folder, *command)
        assert done.returncode == 3
        assert "newer" in done.stderr
        assert "Traceback" not in done.stderr
    with closing(sqlite3.connect(folder / FILE)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)


@NEEDS_CLI
@pytest.mark.parametrize("at", [0, 100, 4096])
def test_a_damaged_register_is_told(at: int, tmp_path: Path) -> None:
    folder = register(tmp_path, "a", "b", "c")
    with (folder / FILE).open("r+b") as file:
        file.seek(at)
        file.write(b"\xff" * ((folder / FILE).stat().st_size - at))
    done = tawthiq("--register", folder, "add", tmp_path / "good.jsonl")
    assert done.returncode == 3
    assert FILE in done.stderr
    assert "damaged" in done.stderr
    assert "Traceback" not in done.stderr


@NEEDS_CLI
def test_a_register_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = tawthiq("--register", tmp_path / "none", "incidents")
    assert done.returncode == 3
    assert "there is no register here" in done.stderr
    assert not (tmp_path / "none").exists()
