"""What a file looks like by its first bytes, where it is no text."""

from __future__ import annotations

from tawthiq.sources.encodings import wide

_UNPACK = "unpack it and give the files inside"
_CONVERT = "save its text as .txt"
_SIGNATURES = (
    (0, b"\x89PNG\r\n", "a PNG picture", _CONVERT),
    (0, b"\xff\xd8\xff", "a JPEG picture", _CONVERT),
    (0, b"GIF8", "a GIF picture", _CONVERT),
    (8, b"WEBP", "a WebP picture", _CONVERT),
    (0, b"II*\x00", "a TIFF picture", _CONVERT),
    (0, b"MM\x00*", "a TIFF picture", _CONVERT),
    (0, b"%PDF-", "a PDF document", _CONVERT),
    (0, b"{\\rtf", "an RTF document", _CONVERT),
    (0, b"\xd0\xcf\x11\xe0", "an old Office document", _CONVERT),
    (0, b"PK\x03\x04", "a ZIP archive or Office document", _UNPACK),
    (0, b"PK\x05\x06", "an empty ZIP archive", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (0, b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (0, b"\xfd7zXZ\x00", "an XZ archive", _UNPACK),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive", _UNPACK),
    (0, b"BZh", "a bzip2 archive", _UNPACK),
    (0, b"\x1f\x8b", "a gzip archive inside another", _UNPACK),
    (257, b"ustar", "a tar archive", _UNPACK),
    (0, b"\x7fELF", "a program (ELF)", "it holds no article"),
    (0, b"MZ", "a program (Windows)", "it holds no article"),
    (0, b"\xca\xfe\xba\xbe", "a program (Java or macOS)", "it holds no article"),
    (0, b"SQLite format 3\x00", "an SQLite database", "give the files it was made from"),
    (0, b"PAR1", "a Parquet table", "write its rows as .jsonl"),
    (0, b"ID3", "a sound recording", "it holds no text"),
    (0, b"OggS", "a sound recording", "it holds no text"),
    (0, b"RIFF", "a sound or film recording", "it holds no text"),
    (4, b"ftyp", "a film recording", "it holds no text"),
    (0, b"bplist00", "a web archive or property list", "save the page as .html"),
    (0, b"From: <Saved by", "a page saved as MHTML", "save it as .html"),
    (0, b"WARC/", "a web archive (WARC)", "take its pages out as .html"),
)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1b") - {0}


def appearance(head: bytes) -> str:
    """Return what the first bytes look like and what to do, or nothing where they may be text.

    NUL bytes alone make no binary file: they are kept in the text.

    >>> appearance(b"%PDF-1.7")
    'it looks like a PDF document; save its text as .txt'
    >>> appearance("نص".encode()), appearance(b"a\\x00b")
    ('', '')
    """
    for offset, mark, name, advice in _SIGNATURES:
        if head.startswith(mark, offset) and not _reads_on(head, mark):
            return f"it looks like {name}; {advice}"
    if not wide(head) and _is_binary(head):
        return "it looks like binary data of an unknown kind; give text, HTML or JSON lines"
    return ""


def _reads_on(head: bytes, mark: bytes) -> bool:
    """Return whether letters of plain text only happen to begin like a signature (`MZ`, `BZh`, `ID3`, …)."""
    return mark.isascii() and mark.isalnum() and not _is_binary(head)


def _is_binary(head: bytes) -> bool:
    controls = sum(byte in _CONTROLS for byte in head)
    zeros = head.count(0)
    return controls * 20 > len(head) or zeros * 2 > len(head)
