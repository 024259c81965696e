"""Writes into the catalogues of the desk what its pages say: new texts are added, those nobody says any more go."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

import tawthiq

WEB = Path(tawthiq.__file__).parent / "web"
LANGUAGES = {"ar": "Arabic", "en": "English"}
KEYWORDS = {"later": None}
UNKEPT = tuple(
    f'"{name}' for name in ("Project", "Report", "POT", "PO-", "Last", "Language-Team", "Generated")
)  # of the header: who and when, which the history of the repository tells
Text = str | tuple[str, ...]


def texts() -> Iterator[tuple[Text, str]]:
    """Yield every text of the desk, singular and plural as a pair, with the file that says it."""
    for path in sorted(WEB.rglob("*.py")):
        for found in extract_from_file("python", path, keywords=KEYWORDS):
            yield str(found[1]), path.name
    for path in sorted((WEB / "templates").glob("*.html")):
        for _, function, told in extract_from_ast(Environment().parse(path.read_text("utf-8"))):
            if told and function in ("_", "ngettext"):  # else what is said stands in a variable, marked by `later`
                yield (tuple(t for t in told if t) if isinstance(told, tuple) else told), path.name


def catalogue(language: str) -> Catalog:
    """Return the catalogue of a language with just the texts of today, and what was said for them before."""
    path = WEB / "locale" / f"{language}.po"
    known = read_po(path.read_bytes().splitlines(keepends=True), locale=language) if path.exists() else Catalog()
    made = Catalog(locale=language, header_comment=f"# What the desk says, in {LANGUAGES[language]}.", fuzzy=False)
    for text, place in texts():
        before = known.get(text if isinstance(text, str) else text[0])
        made.add(text, before.string if before else _own(text, language), locations=[(place, 1)])
    return made


def _own(text: Text, language: str) -> Text | None:
    return text if language == "en" else None


def written(language: str) -> str:
    """Return the catalogue of a language as its file holds it."""
    out = BytesIO()
    write_po(out, catalogue(language), width=120, include_lineno=False, sort_output=True)
    lines = out.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(UNKEPT))


def main() -> None:
    """Write both catalogues, and say what is still to be translated."""
    for language in LANGUAGES:
        made = catalogue(language)
        (WEB / "locale" / f"{language}.po").write_text(written(language), encoding="utf-8")
        missing = [m.id for m in made if m.id and not (all(m.string) if isinstance(m.string, tuple) else m.string)]
        print(f"{language}: {len(made)} texts, {len(missing)} without words", *map(str, missing), sep="\n  ")


if __name__ == "__main__":
    main()
