"""Attacks on the desk, each refused: forged forms, stolen sessions, foreign names, roles, paths, bodies, script."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from opened import PASSWORD, SCRIPT, Visitor, desk, people, register, visitor
from starlette.testclient import TestClient
from starlette.types import Message

from tawthiq.model.errors import UserError
from tawthiq.project import Project
from tawthiq.store.people.people import IDLE, People
from tawthiq.web import brake, page
from tawthiq.web.app import LARGEST, application
from tawthiq.web.desk import opened


@pytest.fixture(autouse=True)
def _fresh_brake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brake, "BRAKE", brake.Brake())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return register(tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory, made: Path) -> Path:
    copy = Path(copytree(made, tmp_path_factory.mktemp("peopled") / "r"))
    people(copy, root="administrator", ed="editor", rev="reviewer", vi="viewer")
    return copy


@pytest.fixture
def place(tmp_path: Path, made: Path) -> Path:
    return Path(copytree(made, tmp_path / "r"))


@pytest.fixture
def staffed(tmp_path: Path, peopled: Path) -> Path:
    return Path(copytree(peopled, tmp_path / "s"))


@pytest.fixture
def nobody(staffed: Path) -> Iterator[Visitor]:
    with visitor(staffed).client as client:
        yield Visitor(client)


def incident(place: Path) -> str:
    with Project(place) as project:
        return next(project.incidents()).id


def article(place: Path) -> str:
    with Project(place) as project:
        return next(project.read())[0].hash[:16]


# Who may open the desk.


def test_without_users_the_one_local_user_opens_it(place: Path) -> None:
    assert visitor(place).client.get("/users").status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "desk.example.org"])
def test_without_users_it_refuses_to_listen_for_others(place: Path, host: str) -> None:
    with pytest.raises(UserError, match="user add NAME --role administrator"):
        opened(place, "local", host=host)


def test_without_users_it_refuses_to_stand_behind_another_address(place: Path) -> None:
    with pytest.raises(UserError, match="others could reach"):
        opened(place, "local", public="https://desk.example.org")


def test_with_users_it_listens_for_others(staffed: Path) -> None:
    assert opened(staffed, "local", host="0.0.0.0").host == "0.0.0.0"


def test_with_users_nobody_reads_without_signing_in(nobody: Visitor) -> None:
    answer = nobody.client.get("/?country=IQ", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2F%3Fcountry%3DIQ")


# Foreign names (DNS rebinding).


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example:8765", "localhost:1", ""]
)
def test_it_answers_to_its_own_names_only(place: Path, host: str) -> None:
    assert visitor(place).client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765"])
def test_it_answers_to_its_own_names(place: Path, host: str) -> None:
    assert visitor(place).client.get("/", headers={"host": host}).status_code == 200


# Forged forms (CSRF).


@pytest.mark.parametrize("seal", ["", "0" * 64, "é", "\ud800"])
def test_a_form_without_the_seal_is_refused(place: Path, seal: str) -> None:
    client = visitor(place).client
    client.get("/")
    given = f"verdict=reject&why=x&seal={seal!a}".encode()
    answer = client.post(f"/incidents/{incident(place)}/judge", content=given)
    assert answer.status_code == 403
    with Project(place) as project:
        assert project.log() == []


def test_a_form_with_the_seal_of_another_visitor_is_refused(place: Path) -> None:
    stolen = visitor(place).seal("/users")
    assert visitor(place).client.post("/preferences", data={"seal": stolen, "theme": "dark"}).status_code == 403


@pytest.mark.parametrize("header", [{"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}])
def test_a_form_from_another_site_is_refused_even_with_the_seal(place: Path, header: dict[str, str]) -> None:
    guest = visitor(place)
    given = {"seal": guest.seal("/users"), "theme": "dark"}
    assert guest.client.post("/preferences", data=given, headers=header).status_code == 403


@pytest.mark.parametrize("path", ["/users", "/users/remove", "/sign-out", "/preferences", "/sign-in"])
def test_what_changes_something_is_no_link(staffed: Path, path: str) -> None:
    guest = visitor(staffed)
    guest.sign_in("root")
    before = guest.client.get("/users").text.count("<tr>")
    guest.client.get(path, params={"name": "vi", "theme": "dark"})
    assert guest.client.get("/users").text.count("<tr>") == before


# Sessions.


def test_a_session_is_new_after_signing_in(nobody: Visitor, staffed: Path) -> None:
    name = desk(staffed).cookie
    nobody.client.get("/sign-in")
    before = nobody.client.cookies[name]
    assert nobody.sign_in("rev") == 303
    assert nobody.client.cookies[name] != before
    stranger = visitor(staffed).client
    assert stranger.get("/", headers={"cookie": f"{name}={before}"}, follow_redirects=False).status_code == 303


def test_a_session_ends_by_signing_out(nobody: Visitor, staffed: Path) -> None:
    nobody.sign_in("rev")
    token = nobody.client.cookies[desk(staffed).cookie]
    nobody.send("/sign-out", seal=nobody.seal("/"))
    with People(staffed) as known:
        assert known.signed_in(token) is None


def test_a_session_ends_unused_and_when_the_password_changes(staffed: Path) -> None:
    now = [1_000_000.0]
    with People(staffed, clock=lambda: now[0]) as known:
        first, second = (known.sign_in("rev", PASSWORD, address="") for _ in range(2))
        now[0] += IDLE + 1
        assert known.signed_in(first) is None
        now[0] -= IDLE
        assert known.signed_in(second)
        known.change_password("rev", "another long-winded word", by="root")
        assert known.signed_in(second) is None


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(nobody: Visitor) -> None:
    cookie = nobody.client.get("/sign-in").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_behind_https_the_cookie_is_secure(staffed: Path) -> None:
    made = opened(staffed, "local", public="https://desk.example.org")
    client = TestClient(application(made), base_url=made.address)
    answer = client.get("/sign-in")
    assert answer.headers["set-cookie"].startswith("__Host-desk-")
    assert "secure" in answer.headers["set-cookie"].lower()
    assert "strict-transport-security" in answer.headers


def test_tokens_and_passwords_are_not_kept_as_they_are(nobody: Visitor, staffed: Path) -> None:
    nobody.sign_in("rev")
    kept = b"".join(path.read_bytes() for path in staffed.iterdir() if path.name.startswith("desk.sqlite3"))
    assert PASSWORD.encode() not in kept
    assert nobody.client.cookies[desk(staffed).cookie].encode() not in kept
    assert b"$argon2id$" in kept


# Signing in.


def test_a_wrong_password_and_a_wrong_name_are_answered_alike(nobody: Visitor) -> None:
    texts = []
    for name in ("rev", "nosuchuser"):
        answer = nobody.client.post("/sign-in", data={"seal": nobody.seal(), "name": name, "password": "wrong"})
        assert answer.status_code == 403
        texts.append(re.sub(r'value="[^"]*"|nonce-?[^" ]*"?[^" ]*', "", answer.text).replace(name, ""))
    assert texts[0] == texts[1]


def test_after_five_failures_a_name_is_held_even_with_the_right_password(nobody: Visitor) -> None:
    assert [nobody.sign_in("rev", "wrong") for _ in range(5)] == [403] * 5
    assert nobody.sign_in("REV") == 429
    assert nobody.sign_in("ed") == 303


def test_the_brake_lets_go_after_a_while() -> None:
    now = [0.0]
    braking = brake.Brake(lambda: now[0])
    for _ in range(5):
        braking.note("name rev")
    assert braking.holds({"name rev": 5})
    now[0] += brake.WITHIN + 1
    assert not braking.holds({"name rev": 5})


@pytest.mark.parametrize("next", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(nobody: Visitor, next: str) -> None:
    given = {"seal": nobody.seal(), "name": "rev", "password": PASSWORD, "next": next}
    assert nobody.client.post("/sign-in", data=given, follow_redirects=False).headers["location"] == "/"


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaa", "Rev2rev2rev2 rev2", "x" * 257])
def test_a_password_that_is_easy_or_endless_is_refused(staffed: Path, password: str) -> None:
    with People(staffed) as known, pytest.raises(UserError):
        known.add("rev2", "reviewer", password, by="root")


# Roles.

READING = (
    "/",
    "/quality",
    "/ask",
    "/series",
    "/series.csv",
    "/series.json",
    "/counters",
    "/references",
    "/references/record",
    "/places.json",
    "/geography.json",
    "/incidents/{i}",
    "/incidents/{i}/glance",
    "/articles/{a}",
)
RIGHTS = {
    "GET /articles/{a}/derivation": ("rev", "ed", "root"),
    "POST /incidents/{i}/judge": ("rev", "ed", "root"),
    "POST /incidents/{i}/merge": ("rev", "ed", "root"),
    "POST /incidents/{i}/split": ("rev", "ed", "root"),
    "POST /incidents/{i}/undo": ("rev", "ed", "root"),
    "POST /articles/{a}/correct": ("rev", "ed", "root"),
    "GET /articles": ("rev", "ed", "root"),
    "GET /queue": ("rev", "ed", "root"),
    "POST /queue/judge": ("rev", "ed", "root"),
    "POST /queue/merge": ("rev", "ed", "root"),
    "POST /queue/split": ("rev", "ed", "root"),
    "POST /queue/undo": ("rev", "ed", "root"),
    "GET /counters.csv": ("rev", "ed", "root"),
    "GET /counters.json": ("rev", "ed", "root"),
    "GET /users": ("root",),
    "POST /users": ("root",),
    "POST /users/role": ("root",),
    "POST /users/remove": ("root",),
} | {f"GET {path}": ("vi", "rev", "ed", "root") for path in READING}
OPEN = {
    "/sign-in",
    "/sign-in/provider",
    "/sign-in/provider/back",
    "/sign-out",
    "/preferences",
    "/static/{mark}/{name:path}",
}


def test_every_address_has_a_place_in_the_table(place: Path) -> None:
    short = {"id": "i", "hash": "a"}
    found = set()
    for route in application(desk(place)).routes:
        if route.path not in OPEN:
            path = re.sub(r"{(\w+)}", lambda match: f"{{{short[match[1]]}}}", route.path)
            found |= {f"{method} {path}" for method in route.methods if method != "HEAD"}
    assert found == set(RIGHTS)


@pytest.mark.parametrize("name", ["vi", "rev", "ed", "root", None])
@pytest.mark.parametrize("what", sorted(RIGHTS))
def test_a_role_allows_what_it_should_and_nothing_more(staffed: Path, what: str, name: str | None) -> None:
    guest = visitor(staffed)
    if name:
        guest.sign_in(name)
    method, path = what.split()
    path = path.format(i=incident(staffed), a=article(staffed))
    if method == "GET":
        status = guest.client.get(path, follow_redirects=False).status_code
    else:
        status = guest.send(path, seal=guest.seal("/sign-in" if not name else "/"))
    refused = 401 if method == "POST" and not name else 303 if not name else 403
    assert (status == refused) == (name not in RIGHTS[what])


def test_a_viewer_does_not_see_the_words_of_articles(staffed: Path) -> None:
    guest, path = visitor(staffed), f"/articles/{article(staffed)}"
    guest.sign_in("vi")
    page = guest.client.get(path).text
    assert 'class="text"' not in page
    assert "خبر" not in page.replace("خبراً", "")
    guest.sign_in("rev")
    guest.send("/sign-out", seal=guest.seal("/"))
    guest.sign_in("rev")
    assert 'class="text"' in guest.client.get(path).text


def test_a_reviewer_undoes_only_own_decisions(staffed: Path) -> None:
    with Project(staffed) as project:
        from tawthiq.model.decisions import Note

        project.judge("accept", incident(staffed), Note("ed", "seen"))
    guest = visitor(staffed)
    guest.sign_in("rev")
    path = f"/incidents/{incident(staffed)}/undo"
    assert guest.send(path, seal=guest.seal("/"), number="1", why="mine now") == 422
    editor = visitor(staffed)
    editor.sign_in("ed")
    assert editor.send(path, seal=editor.seal("/"), number="1", why="seen again") == 303


def test_the_last_administrator_stays(staffed: Path) -> None:
    guest = visitor(staffed)
    guest.sign_in("root")
    assert guest.send("/users/remove", seal=guest.seal("/"), name="root") == 400
    assert guest.send("/users/role", seal=guest.seal("/"), name="root", role="viewer") == 400
    with People(staffed) as known:
        assert [user.role for user in known.users() if user.name == "root"] == ["administrator"]


def test_a_name_of_somebody_else_cannot_be_signed_with(staffed: Path) -> None:
    guest = visitor(staffed)
    guest.sign_in("rev")
    given = {"verdict": "accept", "why": "read", "by": "root", "user": "root"}
    assert guest.send(f"/incidents/{incident(staffed)}/judge", seal=guest.seal("/"), **given) == 303
    with Project(staffed) as project:
        assert [logged.entry.decision.by for logged in project.log()] == ["rev"]


# Paths, objects, bodies.


@pytest.mark.parametrize(
    "path",
    [
        "/static/x/../../../../etc/passwd", "/static/x/%2e%2e/%2e%2e/desk.py", "/static/x/desk.css",
        "/static//etc/passwd", "/static/x/..%5c..%5cdesk.py", "/desk.sqlite3", "/register.sqlite3",
    ],
)  # fmt: skip
def test_nothing_but_the_static_files_is_given_away(place: Path, path: str) -> None:
    assert visitor(place).client.get(path).status_code in (403, 404)


@pytest.mark.parametrize(
    "path", ["/incidents/zzz", "/incidents/%00", "/articles/00", "/articles/%25", "/articles/" + "0" * 64]
)
def test_what_is_not_there_is_not_found(place: Path, path: str) -> None:
    assert visitor(place).client.get(path).status_code == 404


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "since=%00", "killed_from=" + "9" * 30, "box=1,2", "type=bombing", "since=1&since=2"]
)
def test_a_senseless_question_is_refused_in_words(place: Path, query: str) -> None:
    answer = visitor(place).client.get(f"/?{query}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize("query", ["page=999999", "text=zzz", "country=" + "x" * 5000, "types=", "killed_from="])
def test_a_question_that_finds_nothing_is_answered(place: Path, query: str) -> None:
    assert visitor(place).client.get(f"/?{query}").status_code == 200


def test_a_large_body_is_refused(place: Path) -> None:
    guest = visitor(place)
    assert guest.send("/preferences", seal=guest.seal("/users"), back="x" * (LARGEST + 1)) == 413


@pytest.mark.parametrize("body", [b"a" * 100 + b"\xff", b"&".join(b"a=1" for _ in range(500)), b"no form"])
def test_a_body_that_is_no_form_is_refused(place: Path, body: bytes) -> None:
    assert visitor(place).client.post("/preferences", content=body).status_code == 400


# Script.


def test_a_stored_script_is_shown_as_text(place: Path) -> None:
    client = visitor(place).client
    with Project(place) as project:
        paths = ["/", *(f"/incidents/{found.id}" for found in project.incidents())]
        paths += [f"/articles/{told.hash[:16]}" for told, _ in project.read()]
    pages = [client.get(path).text for path in paths]
    assert any("&lt;script&gt;" in page for page in pages)
    assert all(SCRIPT not in page for page in pages)


@pytest.mark.parametrize(
    "path", ["/?text={}", "/?since={}&type={}", "/incidents/{}", "/articles/{}", "/sign-in?next=/{}"]
)
def test_a_reflected_script_is_shown_as_text(staffed: Path, path: str) -> None:
    guest = visitor(staffed)
    if not path.startswith("/sign-in"):
        guest.sign_in("rev")
    for words in (SCRIPT, '" onfocus=alert(1) autofocus x="', "</title>" + SCRIPT):
        page = guest.client.get(path.format(words, words)).text
        assert words not in page


def test_a_script_in_what_is_typed_is_shown_as_text(place: Path) -> None:
    guest, path = visitor(place), f"/incidents/{incident(place)}"
    assert guest.send(f"{path}/judge", seal=guest.seal(path), verdict="accept", why=SCRIPT) == 303
    page = guest.client.get(path).text
    assert SCRIPT not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("path", ["/", "/sign-in", "/users", "/incidents/zzz", "/static/x/y", "/nothing"])
def test_every_answer_tells_the_browser_to_run_nothing_else(place: Path, path: str) -> None:
    answer = visitor(place).client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_pages_hold_no_inline_code_and_each_has_its_own_nonce(place: Path) -> None:
    client = visitor(place).client
    with Project(place) as project:
        paths = ["/", "/users", f"/incidents/{next(project.incidents()).id}", f"/articles/{article(place)}"]
    nonces = set()
    for path in paths:
        answer = client.get(path)
        assert re.findall(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:", answer.text) == []
        given = re.findall(r"script-src 'nonce-([^']+)'", answer.headers["content-security-policy"])
        assert set(re.findall(r'nonce="([^"]+)"', answer.text)) == set(given)
        nonces |= set(given)
    assert len(nonces) == len(paths)


# The audit.


def test_signing_in_and_every_change_of_users_is_in_the_audit(nobody: Visitor, staffed: Path) -> None:
    nobody.sign_in("rev", "wrong")
    nobody.sign_in("root")
    nobody.send("/users", seal=nobody.seal("/"), name="new", role="viewer", password=PASSWORD)
    nobody.send("/users/role", seal=nobody.seal("/"), name="new", role="editor")
    nobody.send("/users/remove", seal=nobody.seal("/"), name="new")
    with People(staffed) as known:
        found = [(event.by, event.what, event.on) for event in reversed(known.events())][4:]
        assert known.broken() == []
    assert found == [
        ("rev", "fail to sign in", ""),
        ("root", "sign in", ""),
        ("root", "add viewer", "new"),
        ("root", "make editor", "new"),
        ("root", "remove", "new"),
    ]


def test_an_audit_that_was_changed_says_so(staffed: Path) -> None:
    with People(staffed) as known:
        known._db.execute("DROP TRIGGER audit_UPDATE")
        known._db.execute("UPDATE audit SET json = replace(json, 'editor', 'viewer') WHERE number = 2")
        assert known.broken() == ["event 2 of the audit: not what was written; its words or a hash were changed"]


# Searching for what is hidden; other people's objects; headers.


@pytest.mark.parametrize("path", ["/", "/places.json"])
def test_a_viewer_learns_nothing_by_searching_for_words_of_articles(staffed: Path, path: str) -> None:
    guest = visitor(staffed)
    guest.sign_in("vi")
    answers = [guest.client.get(path, params={"text": words}) for words in ("خبر", "nosuchword")]
    shown = [re.sub(r"nonce-?[^ ]*|value=\S+|text=\S+", "", answer.text) for answer in answers]
    assert shown[0].replace("خبر", "") == shown[1].replace("nosuchword", "")


@pytest.mark.parametrize("header", ["x\r\nSet-Cookie: a=b", "x%0d%0aSet-Cookie: a=b", "/%0d%0aX-Evil:1"])
def test_nothing_typed_becomes_a_header(nobody: Visitor, header: str) -> None:
    given = {"seal": nobody.seal(), "name": "rev", "password": PASSWORD, "next": header}
    answer = nobody.client.post("/sign-in", data=given, follow_redirects=False)
    assert "x-evil" not in answer.headers
    assert all("a=b" not in value for value in answer.headers.get_list("set-cookie"))
    assert "\n" not in answer.headers["location"]


def test_a_large_body_without_a_length_is_refused(place: Path) -> None:
    parts = (b"x" * 1024 for _ in range(LARGEST // 1024 + 2))
    assert visitor(place).client.post("/preferences", content=parts).status_code == 413


def test_a_body_that_never_ends_is_given_up(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "PATIENCE", 0.05)
    sent = list[Message]()

    async def drip() -> Message:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"a", "more_body": True}

    async def keep(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/preferences", "raw_path": b"/preferences", "query_string": b"",
        "headers": [(b"host", b"127.0.0.1:8765")], "scheme": "http", "http_version": "1.1", "root_path": "",
    }  # fmt: skip
    asyncio.run(application(desk(place))(scope, drip, keep))
    assert sent[0]["status"] == 408


def test_decisions_of_others_are_out_of_reach_through_another_incident(staffed: Path) -> None:
    with Project(staffed) as project:
        from tawthiq.model.decisions import Note

        keys = [found.id for found in project.incidents()]
        project.judge("accept", keys[0], Note("ed", "seen"))
    guest = visitor(staffed)
    guest.sign_in("rev")
    assert guest.send(f"/incidents/{keys[-1]}/undo", seal=guest.seal("/"), number="1", why="mine now") == 422
    with Project(staffed) as project:
        assert len(project.log()) == 1
