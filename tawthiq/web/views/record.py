"""One incident as pages show it: what is settled, its reports, versions, history, and the mark of it all."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.exporters.page.edition import Entry, Piece, edition
from tawthiq.project import Project
from tawthiq.register.telling import Telling
from tawthiq.store.states import Logged
from tawthiq.web.views.parts import Version, versions


@dataclass(frozen=True, slots=True)
class Record:
    """An incident with its articles; `mark` is of what was shown, `number` the length of the log then."""

    entry: Entry
    pieces: tuple[Piece, ...]
    told: tuple[Telling, ...]
    versions: tuple[Version, ...]
    history: tuple[Logged, ...]
    mark: str
    number: int

    @property
    def id(self) -> str:
        """Return the id of the incident."""
        return self.entry.incident.id

    def title(self, told: Telling) -> str:
        """Return the title of the article that tells an account."""
        return next((piece.article.title for piece in self.pieces if piece.article.hash == told.stamp.hash), "")

    def piece(self, content: str) -> Piece:
        """Return the article whose content hash begins so; else the one with most facts whose news it is."""
        mains = {told.stamp.hash for told in self.told if told.is_main}
        ranked = sorted(self.pieces, key=lambda p: (p.article.hash in mains, len(p.facts)), reverse=True)
        return next((p for p in self.pieces if content and p.article.hash.startswith(content)), ranked[0])


def record(project: Project, prefix: str) -> Record:
    """Return the incident whose id begins so; raises RegisterError where there is none or more than one."""
    shown = project.show(prefix)
    key = shown.incident.id
    mark, number = project.mark(key), project.decided()
    made = edition([shown.incident], {article.id: (article, report) for article, report in shown.read.values()})
    entry = made.entries[0]
    return Record(entry, made.pieces, shown.told, tuple(versions(shown.told, entry)), shown.decisions, mark, number)
