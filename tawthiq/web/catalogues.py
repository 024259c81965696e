"""What the desk says, by language: gettext catalogues, compiled from their .po files when first asked for."""

from __future__ import annotations

import gettext
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Literal

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")
SIDES = {"ar": "rtl", "en": "ltr"}
NAMES = {"ar": "العربية", "en": "English"}


@lru_cache
def catalogue(language: Language) -> gettext.GNUTranslations:
    """Return the catalogue of a language.

    >>> catalogue("en").gettext("Incidents"), catalogue("ar").gettext("Incidents")
    ('Incidents', 'الحوادث')
    """
    text = files("tawthiq.web").joinpath("locale", f"{language}.po").read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(text), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def preferred(wanted: str, header: str) -> Language:
    """Return the language somebody chose, else the first that the browser accepts, else Arabic.

    >>> preferred("", "fr, en-GB;q=0.8, ar;q=0.5"), preferred("ar", "en"), preferred("xx", "")
    ('en', 'ar', 'ar')
    """
    ranked = sorted((_ranked(part) for part in header.split(",")), key=lambda pair: -pair[1])
    names = (wanted, *(name for name, weight in ranked if weight))
    return next((language for name in names for language in LANGUAGES if language == name), "ar")


def _ranked(part: str) -> tuple[str, float]:
    name, _, weight = part.partition(";q=")
    try:
        return name.strip().lower()[:2], float(weight or 1)
    except ValueError:
        return "", 0.0


def later(text: str) -> str:
    """Return a text that is translated where it is shown; it marks the text for the catalogues."""
    return text
