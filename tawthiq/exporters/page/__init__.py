"""The register as a page to look at: one file, right-to-left, readable without a server and without a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tawthiq.model.claims import Report
from tawthiq.model.errors import ExportError
from tawthiq.model.incidents import Incident
from tawthiq.model.text import Article


def write(incidents: Sequence[Incident], articles: Mapping[str, tuple[Article, Report]], out: Path) -> Path:
    """Write the page into the folder `out`, made where it is missing, and return its path.

    `articles` holds every article to show with its report, by the ids that the incidents' accounts carry. The same
    input gives the same bytes. Raises ExportError where an article is missing, words do not stand where a fact says,
    or the file cannot be written.
    """
    from tawthiq.exporters.page.document import document  # only who writes a page waits for its parts
    from tawthiq.exporters.page.edition import edition

    return save(document(edition(incidents, articles)), out)


def save(page: str, out: Path) -> Path:
    """Write the text of a page as `index.html` into a folder, and return its path; ExportError where that fails."""
    path = out / "index.html"
    try:
        out.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror}; choose another folder") from error
    return path
