"""What somebody asks of the desk: who it is, in which language, and what was sent along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import parse_qsl

from starlette.requests import Request

from tawthiq.exporters.page.words import Manner
from tawthiq.past import Past
from tawthiq.project import Project
from tawthiq.store.people.people import People
from tawthiq.store.people.users import Right, User
from tawthiq.web.catalogues import Language, catalogue, preferred
from tawthiq.web.desk import Desk
from tawthiq.web.keeping import peoples, registers
from tawthiq.web.seals import FIELD, is_from_here, is_sealed, seal
from tawthiq.web.views.masking import masked

MOST_FIELDS = 200  # of one form


@dataclass(frozen=True)
class Asked:
    """One request to the desk; `token` is the cookie of the session, or of the visit of who is not signed in."""

    request: Request
    desk: Desk
    user: User | None
    token: str
    form: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def language(self) -> Language:
        """Return the language in which to answer."""
        chosen = self.request.query_params.get("lang") or self.request.cookies.get("language", "")
        return preferred(chosen, self.request.headers.get("accept-language", ""))

    @property
    def theme(self) -> str:
        """Return `light` or `dark` where somebody chose one, else nothing."""
        chosen = self.request.cookies.get("theme", "")
        return chosen if chosen in ("light", "dark") else ""

    @property
    def seal(self) -> str:
        """Return the seal for forms that are shown in answer."""
        return seal(self.desk, self.token)

    @property
    def is_sealed(self) -> bool:
        """Return whether the form that was sent is one that we showed to the same person."""
        return is_from_here(self.request) and is_sealed(self.desk, self.token, self._given())

    @property
    def is_part(self) -> bool:
        """Return whether only a part of the page is asked for, by its script."""
        return self.request.headers.get("x-part") == "yes"

    @property
    def manner(self) -> Manner:
        """Return how the parts of a page are said in answer, and where their links lead."""
        quote = str if self.may("names") else masked
        return Manner(self.language, lambda key: f"/articles/{key[:16]}", lambda key: f"/incidents/{key}", "h2", quote)

    def may(self, right: Right) -> bool:
        """Return whether who asks has a right."""
        return self.user is not None and self.user.may(right)

    def says(self, text: str) -> str:
        """Return a text of the catalogues in the language of the answer."""
        return catalogue(self.language).gettext(text)

    def one(self, name: str) -> str:
        """Return one part of the path or of the query, or of the form, without blanks around; empty where not given."""
        found = self.request.path_params.get(name) or self.form.get(name) or self.request.query_params.get(name, "")
        return str(found).strip()

    def project(self) -> AbstractContextManager[Project]:
        """Return the register, opened for a `with` block."""
        return registers(self.desk.directory).one()

    @contextmanager
    def past(self) -> Iterator[Past]:
        """Return what is on record beside and in the register, opened for a `with` block."""
        with self.project() as project, Past(self.desk.directory, project) as past:
            yield past

    def people(self) -> AbstractContextManager[People]:
        """Return the users of the register, opened for a `with` block."""
        return peoples(self.desk.directory).one()

    def _given(self) -> str:
        return self.form.get(FIELD, "")


def fields(body: bytes) -> dict[str, str]:
    """Return the fields of a form as browsers send it, the last of one name; raises ValueError where it is none.

    >>> fields(b"why=two+towns&field=%D9%85")
    {'why': 'two towns', 'field': 'م'}
    """
    text = body.decode("ascii")
    return dict(parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text), max_num_fields=MOST_FIELDS))
