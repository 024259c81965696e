"""A table of the attacks that a desk has to stand: each is tried in several ways, and each is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from opened import PASSWORD, SCRIPT, Visitor, desk, people, register, visitor

from tawthiq.model.decisions import Note
from tawthiq.project import Project
from tawthiq.store.people.people import People
from tawthiq.web import brake
from tawthiq.web.app import LARGEST


@dataclass(frozen=True)
class Attack:
    """Who asks what, and how that is refused: by these statuses, and never with these words in the answer."""

    name: str
    who: str
    path: str
    statuses: tuple[int, ...]
    form: dict[str, str] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    is_sealed: bool = True
    never: str = SCRIPT


LURE = "https://evil.example"
ACCEPT, UNDO = {"verdict": "accept", "why": "x"}, {"number": "1", "why": "x"}
MORE = {"name": "x", "role": "editor", "password": PASSWORD}
BREAKING = '"><svg onload=alert(1)>'
TABLE = (
    # Stored: what was typed or published before comes back as text.
    Attack("stored script: outlet of an article", "rev", "/", (200,)),
    Attack("stored script: an incident", "rev", "/incidents/{i}", (200,)),
    Attack("stored script: an incident, to a viewer", "vi", "/incidents/{i}", (200,)),
    Attack("stored script: an article", "rev", "/articles/{s}", (200,)),
    Attack("stored script: a derivation", "rev", "/articles/{s}/derivation", (200,)),
    Attack("stored script: a reason, an article's title", "rev", "/queue?id={i}", (200,)),
    Attack("stored script: a title in a list", "rev", "/articles", (200,)),
    Attack("stored script: a name that failed to sign in", "root", "/users", (200,)),
    Attack("stored script: counts", "vi", "/quality", (200,)),
    # Reflected.
    Attack("reflected script: a search", "rev", "/?text={x}", (200, 400)),
    Attack("reflected script: a search, to a viewer", "vi", "/?text={x}", (200, 400)),
    Attack("reflected script: a filter", "vi", "/?groups={x}", (400,)),
    Attack("reflected script: a parameter", "rev", "/?{x}=1", (400,)),
    Attack("reflected script: a date in the queue", "rev", "/queue?since={x}", (400,)),
    Attack("reflected script: an id", "rev", "/incidents/{x}", (404,)),
    Attack("reflected script: an address", "rev", "/{x}", (404,)),
    Attack("reflected script: a place in a list", "rev", "/articles?before={x}", (200,)),
    Attack("reflected script: where to go on", "", "/sign-in?next=/{x}", (200,)),
    Attack("reflected script: what a provider says", "", "/sign-in/provider/back?error={x}&state={x}", (403, 404)),
    Attack("reflected script: a value", "rev", "/incidents/{i}/judge", (422,), {"value": SCRIPT}),
    Attack("reflected script: an attribute", "rev", "/incidents/{i}/judge", (422,), {"why": BREAKING}, never=BREAKING),
    Attack("reflected script: a name", "", "/sign-in", (403,), {"name": SCRIPT, "password": "x"}),
    Attack("reflected script: a language", "rev", "/?lang={x}", (200,)),
    # Cross-site request forgery.
    Attack("CSRF: no seal", "rev", "/incidents/{i}/judge", (403,), {"verdict": "reject", "why": "x"}, is_sealed=False),
    Attack("CSRF: no seal, users", "root", "/users/remove", (403,), {"name": "vi"}, is_sealed=False),
    Attack("CSRF: another site", "root", "/users/remove", (403,), {"name": "vi"}, {"origin": LURE}),
    Attack("CSRF: fetched across", "root", "/users/remove", (403,), {"name": "vi"}, {"sec-fetch-site": "cross-site"}),
    Attack("CSRF: a sandboxed frame", "root", "/users/remove", (403,), {"name": "vi"}, {"origin": "null"}),
    Attack("CSRF: by a link", "root", "/users/remove?name=vi", (405,)),
    Attack("CSRF: signing out", "rev", "/sign-out", (403,), {}, is_sealed=False),
    Attack("CSRF: signing in", "", "/sign-in", (403,), {"name": "rev", "password": PASSWORD}, is_sealed=False),
    # Path traversal.
    Attack("path traversal: static", "rev", "/static/x/../../../../etc/passwd", (404,), never="root:"),
    Attack("path traversal: encoded", "rev", "/static/x/%2e%2e%2f%2e%2e%2fdesk.sqlite3", (404,), never="SQLite"),
    Attack("path traversal: backslash", "rev", "/static/x/..%5c..%5cdesk.py", (404,), never="import"),
    Attack("path traversal: an article", "rev", "/articles/..%2f..%2fdesk.sqlite3", (404,), never="SQLite"),
    Attack("path traversal: an incident", "rev", "/incidents/..%2fregister.sqlite3", (404,), never="SQLite"),
    Attack("path traversal: a null", "rev", "/static/%00/etc/passwd", (404,), never="root:"),
    # Role escalation.
    Attack("role escalation: another role", "rev", "/users/role", (403,), {"name": "rev", "role": "administrator"}),
    Attack("role escalation: one more user", "ed", "/users", (403,), MORE),
    Attack("role escalation: a viewer decides", "vi", "/queue/judge", (403,), ACCEPT | {"id": "{i}"}),
    Attack("role escalation: a viewer corrects", "vi", "/articles/{a}/correct", (403,), {"words": "x"}),
    Attack("role escalation: the audit", "ed", "/users", (403,), never="fail to sign in"),
    Attack("role escalation: of others' decisions", "rev", "/incidents/{i}/undo", (422,), UNDO),
    Attack("role escalation: nobody", "", "/incidents/{i}/judge", (401,), ACCEPT),
    # Direct object access.
    Attack("direct object: an article's words, to a viewer", "vi", "/articles/{a}", (200,), never="خبر"),
    Attack("direct object: a derivation, to a viewer", "vi", "/articles/{a}/derivation", (403,), never="خبر"),
    Attack("direct object: titles, to a viewer", "vi", "/articles", (403,), never="خبر"),
    Attack("direct object: an incident, to nobody", "", "/incidents/{i}", (303,), never="Baghdad"),
    Attack("direct object: places, to nobody", "", "/places.json", (303,), never="features"),
    Attack("direct object: a decision by another incident", "rev", "/incidents/{j}/undo", (422,), UNDO),
    Attack("direct object: every article at once", "rev", "/articles/0", (404,)),
    Attack("direct object: every incident at once", "rev", "/incidents/%20", (404,)),
    Attack("direct object: a pattern", "rev", "/articles/%25%25%25%25%25%25%25%25", (404,)),
    # Oversized bodies and questions.
    Attack("oversized: a form", "rev", "/preferences", (413,), {"back": "x" * (LARGEST + 1)}),
    Attack("oversized: a form, from nobody", "", "/sign-in", (413,), {"name": "x" * (LARGEST + 1), "password": "x"}),
    Attack("oversized: a reason", "rev", "/incidents/{i}/judge", (413,), {"verdict": "accept", "why": "ا" * LARGEST}),
    Attack("oversized: many fields", "rev", "/preferences", (400,), {f"f{n}": "1" for n in range(500)}),
    Attack("oversized: a search", "rev", "/?text=" + "%D8%A7" * 3000, (200, 400)),
    Attack("oversized: many words", "rev", "/?text=" + "+".join(f"ab{n}" for n in range(60)), (400,)),
    Attack("oversized: a figure", "rev", "/?killed_from=" + "9" * 400, (400,)),
    Attack("oversized: a password", "", "/sign-in", (403,), {"name": "rev", "password": "x" * 100_000}),
)  # fmt: skip
NAMED = (
    "stored script", "reflected script", "CSRF", "path traversal", "role escalation", "direct object", "oversized",
)  # fmt: skip
"""What the desk has to stand, session fixation apart, which is no single request."""


@pytest.fixture(autouse=True)
def _fresh_brake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brake, "BRAKE", brake.Brake())


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a register on which somebody decided and whose articles, users and reasons hold script."""
    made = register(tmp_path_factory.mktemp("table") / "r")
    people(made, root="administrator", ed="editor", rev="reviewer", vi="viewer")
    with Project(made) as project:
        project.judge("accept", next(project.incidents()).id, Note("ed", f"seen {SCRIPT}"))
    with People(made) as known:
        known.sign_in(SCRIPT, "x", address="")
    return made


@pytest.fixture(scope="module")
def guests(place: Path) -> dict[str, Visitor]:
    """Return a visitor for each role, signed in."""
    made = {name: visitor(place) for name in ("root", "ed", "rev", "vi", "")}
    for name, guest in made.items():
        assert not name or guest.sign_in(name) == 303
    return made


@pytest.fixture(scope="module")
def names(place: Path) -> dict[str, str]:
    with Project(place) as project:
        keys = [found.id for found in project.incidents()]
        told = [article for article, _ in project.read()]
    scripted = next(article for article in told if SCRIPT in article.outlet)
    return {"i": keys[0], "j": keys[-1], "a": told[0].hash[:16], "s": scripted.hash[:16], "x": SCRIPT}


@pytest.mark.parametrize("attack", TABLE, ids=lambda attack: attack.name)
def test_it_is_refused(place: Path, guests: dict[str, Visitor], names: dict[str, str], attack: Attack) -> None:
    guest, path = guests[attack.who], attack.path.format(**names)
    with Project(place) as project, People(place) as known:
        before = (len(project.log()), known.users())
    if attack.form is None:
        answer = guest.client.get(path, headers=attack.headers, follow_redirects=False)
    else:
        seal = {"seal": guest.seal("/" if attack.who else "/sign-in")} if attack.is_sealed else {}
        form = seal | {name: value.format(**names) if value == "{i}" else value for name, value in attack.form.items()}
        answer = guest.client.post(path, data=form, headers=attack.headers, follow_redirects=False)
    assert answer.status_code in attack.statuses
    assert attack.never not in answer.text
    assert "<script>" not in answer.text
    with Project(place) as project, People(place) as known:
        assert (len(project.log()), known.users()) == before


def test_each_attack_that_is_named_is_in_the_table() -> None:
    assert {attack.name.partition(":")[0] for attack in TABLE} == set(NAMED)
    assert len({attack.name for attack in TABLE}) == len(TABLE)


# Session fixation: what a visitor is given before signing in opens nothing afterwards.


@pytest.mark.parametrize("planted", ["", "x" * 43, "planted by somebody else"])
def test_session_fixation_a_planted_cookie_is_replaced(place: Path, planted: str) -> None:
    guest, name = visitor(place), desk(place).cookie
    if planted:
        guest.client.cookies.set(name, planted, domain="127.0.0.1", path="/")
    before = guest.client.cookies.get(name)
    assert guest.sign_in("rev") == 303
    told = re.search(rf"{name}=([^;]+)", str(guest.client.get("/").request.headers["cookie"]))
    assert told
    assert told[1] != before
    stranger = visitor(place).client
    headers = {"cookie": f"{name}={before or planted or 'none'}"}
    assert stranger.get("/", headers=headers, follow_redirects=False).status_code == 303


def test_session_fixation_signing_in_again_ends_the_session_before(place: Path) -> None:
    guest, name = visitor(place), desk(place).cookie
    guest.sign_in("rev")
    first = guest.client.cookies[name]
    guest.send("/sign-in", name="ed", password=PASSWORD, seal=guest.seal("/"))
    assert guest.client.cookies[name] != first
    with People(place) as known:
        assert known.signed_in(first) is None


def test_session_fixation_a_new_role_ends_every_session(place: Path) -> None:
    with People(place) as known:
        known.add("moved", "viewer", PASSWORD, by="root")
        token = known.sign_in("moved", PASSWORD, address="")
        known.give("moved", "reviewer", by="root")
        assert known.signed_in(token) is None
        known.remove("moved", by="root")
