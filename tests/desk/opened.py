"""A desk of a small register for the tests, and a visitor who fills in its forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from argon2 import PasswordHasher
from starlette.testclient import TestClient
from told import KIRKUK, TAYARAN, Reader, Told, report_of

from tawthiq.model.claims import Report
from tawthiq.model.text import Article
from tawthiq.project import Project
from tawthiq.store.people import passwords
from tawthiq.store.people.people import People
from tawthiq.web.app import application
from tawthiq.web.desk import Desk, opened

PASSWORD = "a long-winded word"
SCRIPT = "<script>alert(1)</script>"
MADE = [
    report_of(Told(killed=28, injured=70), key="a1", outlet="إذاعة المدينة"),
    report_of(Told(killed=32, injured=110, place=TAYARAN, actor="تنظيم"), key="a2", published="2021-01-22"),
    report_of(Told(day="2021-02-03", place=KIRKUK, killed=4), key="a3", outlet=SCRIPT, published="2021-02-03"),
]


@dataclass(frozen=True)
class Visitor:
    """Somebody with a browser at the desk."""

    client: TestClient

    def seal(self, path: str = "/sign-in") -> str:
        """Return the seal of the forms of a page."""
        found = re.search(r'name="seal" value="(\w+)"', self.client.get(path).text)
        assert found
        return found[1]

    def send(self, path: str, **fields: str) -> int:
        """Return the status with which a form is answered that was shown to this visitor."""
        given = {"seal": self.seal()} | fields
        return self.client.post(path, data=given, follow_redirects=False).status_code

    def sign_in(self, name: str, password: str = PASSWORD) -> int:
        """Sign in and return the status."""
        return self.send("/sign-in", name=name, password=password)


def register(directory: Path, made: list[tuple[Article, Report]] | None = None) -> Path:
    """Return the folder of a register that holds some articles."""
    reports = MADE if made is None else made
    with Project(directory, create=True, reader=Reader(reports)) as project:
        list(project.add(article for article, _ in reports))
    return directory


def people(directory: Path, **roles: str) -> None:
    """Add users, each with a role; their passwords are hashed in less time than real ones."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with People(directory) as known, patch.object(passwords, "_hasher", quick):
        for name, role in roles.items():
            known.add(name, role, PASSWORD, by="test")


def desk(directory: Path) -> Desk:
    """Return the desk of a register on this machine."""
    return opened(directory, "local")


def visitor(directory: Path) -> Visitor:
    """Return somebody who visits the desk of a register for the first time."""
    made = desk(directory)
    return Visitor(TestClient(application(made), base_url=made.address, raise_server_exceptions=False))
