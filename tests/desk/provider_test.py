"""Signing in through a provider, and attacks on it: foreign states, nonces, issuers and keys, unsigned tokens."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from opened import PASSWORD, Visitor, desk, people, register
from starlette.testclient import TestClient
from vouching import KEY, OTHER, Vouching, by_public_key, settings, signed, unsigned, vouching

from tawthiq.model.errors import UserError
from tawthiq.store.people.people import People
from tawthiq.web import brake
from tawthiq.web.app import application
from tawthiq.web.provider.begun import PATIENCE, begin, resume
from tawthiq.web.provider.provider import Provider
from tawthiq.web.provider.settings import SECRET, load_settings

AMAL = {"sub": "u-1", "email": "amal@example.org", "email_verified": True}
ROLES = 'role = "desk.groups"\n[roles]\nreaders = "viewer"\neditors = "editor"\n'


@pytest.fixture(autouse=True)
def _fresh_brake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brake, "BRAKE", brake.Brake())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = register(tmp_path_factory.mktemp("made") / "r")
    people(directory, root="administrator")
    with People(directory) as known:
        known.add("amal@example.org", "reviewer", None, by="root")
    return directory


@pytest.fixture
def place(tmp_path: Path, made: Path) -> Path:
    return Path(copytree(made, tmp_path / "r"))


@pytest.fixture
def provider() -> Iterator[Vouching]:
    with vouching(**AMAL) as running:
        yield running


def visit(place: Path, provider: Vouching, more: str = "") -> Visitor:
    """Return a visitor of a desk to which one may sign in through a provider."""
    known = Provider(load_settings(settings(place / "provider.toml", provider.address, more)))
    opened = replace(desk(place), provider=known)
    return Visitor(TestClient(application(opened), base_url=opened.address, raise_server_exceptions=False))


def sent(guest: Visitor, next: str = "/quality") -> dict[str, str]:
    """Return what the provider is asked when somebody goes there from the page to sign in."""
    page = guest.client.get("/sign-in", params={"next": next}).text
    link = re.search(r'href="(/sign-in/provider[^"]*)"', page)
    assert link
    answer = guest.client.get(link[1], follow_redirects=False)
    assert answer.status_code == 303
    return {"query": urlsplit(answer.headers["location"]).query} | {
        name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()
    }


def returned(guest: Visitor, **given: str) -> Any:
    return guest.client.get("/sign-in/provider/back", params=given, follow_redirects=False)


def signed_in(guest: Visitor, provider: Vouching) -> Any:
    """Return the answer to who comes back from the provider as it should be."""
    asks = sent(guest)
    return returned(guest, code=provider.begun(asks["query"]), state=asks["state"])


def stays_out(guest: Visitor) -> bool:
    return guest.client.get("/quality", follow_redirects=False).status_code == 303


# As it should be.


def test_a_known_user_signs_in_and_goes_on(place: Path, provider: Vouching) -> None:
    guest = visit(place, provider)
    answer = signed_in(guest, provider)
    assert (answer.status_code, answer.headers["location"]) == (303, "/quality")
    page = guest.client.get("/quality").text
    assert "amal@example.org" in page
    assert guest.client.get("/queue").status_code == 200
    assert guest.client.get("/users").status_code == 403
    with People(place) as known:
        assert next((e.by, e.what) for e in known.events()) == ("amal@example.org", "sign in")


def test_the_session_is_new_and_the_cookie_of_before_is_worth_nothing(place: Path, provider: Vouching) -> None:
    guest = visit(place, provider)
    guest.client.get("/sign-in")
    name = desk(place).cookie
    before = guest.client.cookies[name]
    signed_in(guest, provider)
    assert guest.client.cookies[name] != before
    stranger = visit(place, provider).client
    assert stranger.get("/quality", headers={"cookie": f"{name}={before}"}, follow_redirects=False).status_code == 303


def test_roles_come_from_a_claim_and_follow_it(place: Path, provider: Vouching) -> None:
    provider.claims = AMAL | {"sub": "u-2", "email": "new@example.org", "desk": {"groups": ["editors"]}}
    assert signed_in(visit(place, provider, ROLES), provider).status_code == 303
    with People(place) as known:
        assert known.user("new@example.org").role == "editor"  # type: ignore[union-attr]
    provider.claims["desk"] = {"groups": ["readers", "others"]}
    assert signed_in(visit(place, provider, ROLES), provider).status_code == 303
    with People(place) as known:
        assert known.user("new@example.org").role == "viewer"  # type: ignore[union-attr]
        assert known.broken() == []


def test_new_keys_of_the_provider_are_asked_for(place: Path, provider: Vouching) -> None:
    guest, now = visit(place, provider), [time.time()]
    known = Provider(load_settings(place / "provider.toml"), lambda: now[0])
    begun = begin(b"s", "t", "/", now[0])
    known.address(begun, "http://x")
    asked = len(provider.asked)
    known.address(begun, "http://x")
    assert len(provider.asked) == asked
    now[0] += 7200
    known.address(begun, "http://x")
    assert len(provider.asked) == asked + 2
    assert guest


# Attacks.


@pytest.mark.parametrize("state", ["", "x", "x.y", "\udcff.é"])
def test_a_state_that_was_not_given_is_refused(place: Path, provider: Vouching, state: str) -> None:
    guest = visit(place, provider)
    code = provider.begun(sent(guest)["query"])
    assert returned(guest, code=code, state=ascii(state)).status_code == 403
    assert stays_out(guest)
    assert code in provider.codes  # it was not even asked for


def test_a_state_of_another_visitor_is_refused(place: Path, provider: Vouching) -> None:
    """Who follows the link of an attacker does not end up signed in as the attacker."""
    attacker, victim = visit(place, provider), visit(place, provider)
    asks = sent(attacker)
    sent(victim)
    assert returned(victim, code=provider.begun(asks["query"]), state=asks["state"]).status_code == 403
    assert stays_out(victim)


def test_a_changed_state_is_refused(place: Path, provider: Vouching) -> None:
    guest = visit(place, provider)
    asks, code = sent(guest), ""
    code = provider.begun(asks["query"])
    payload, _, mark = asks["state"].partition(".")
    for state in (f"{payload}A.{mark}", f"{payload}.{mark[::-1]}", f"{payload[:-2]}.{mark}"):
        assert returned(guest, code=code, state=state).status_code == 403


def test_an_old_state_is_refused() -> None:
    begun = begin(b"secret", "token", "/", 1000)
    assert resume(b"secret", "token", begun.state, 1000 + PATIENCE) == begun
    assert resume(b"secret", "token", begun.state, 1001 + PATIENCE) is None
    assert resume(b"secret", "other", begun.state, 1000) is None
    assert resume(b"other", "token", begun.state, 1000) is None
    assert begun.nonce not in begun.state
    assert begun.verifier not in begun.state


def test_a_code_is_good_once(place: Path, provider: Vouching) -> None:
    guest = visit(place, provider)
    asks = sent(guest)
    before = guest.client.cookies[desk(place).cookie]
    given = {"code": provider.begun(asks["query"]), "state": asks["state"]}
    assert returned(guest, **given).status_code == 303
    assert returned(guest, **given).status_code == 403  # the state was of the session before
    again = visit(place, provider)
    again.client.cookies.set(desk(place).cookie, before, domain="127.0.0.1")
    answer = returned(again, **given)
    assert answer.status_code == 400
    assert "invalid_grant" in answer.text
    assert stays_out(again)


def test_a_code_of_another_sign_in_is_refused(place: Path, provider: Vouching) -> None:
    """A stolen code is worth nothing without the verifier of who began."""
    victim, attacker = visit(place, provider), visit(place, provider)
    stolen = provider.begun(sent(victim)["query"])
    assert returned(attacker, code=stolen, state=sent(attacker)["state"]).status_code == 400
    assert stays_out(attacker)


LIES: dict[str, dict[str, Any]] = {
    "a wrong nonce": {"nonce": "x"}, "no nonce": {"nonce": None}, "a foreign issuer": {"iss": "https://evil.example"},
    "no issuer": {"iss": None}, "a foreign audience": {"aud": "other"}, "no audience": {"aud": None},
    "several audiences": {"aud": ["tawthiq", "other"]}, "another who asked": {"azp": "other"},
    "expired": {"exp": 1000}, "no expiry": {"exp": None}, "expiry as words": {"exp": "2099"},
    "of the future": {"iat": 2**40}, "no start": {"iat": None}, "a start as words": {"nbf": "1"},
    "not yet": {"nbf": 2**40}, "nobody": {"sub": None}, "an empty sub": {"sub": ""}, "a number as sub": {"sub": 7},
    "a name of nobody": {"email": None}, "an unverified address": {"email_verified": False},
    "verified as a word": {"email_verified": "true"}, "a name with control characters": {"email": "a\u0000b"},
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_does_not_fit_is_refused(place: Path, provider: Vouching, lie: str) -> None:
    guest = visit(place, provider)
    provider.instead = LIES[lie]
    assert signed_in(guest, provider).status_code == 400
    assert stays_out(guest)


FORGED: dict[str, Callable[[dict[str, Any]], str]] = {
    "alg none": unsigned,
    "alg NONE": lambda claims: unsigned(claims).replace("bm9uZS", "Tk9ORS"),
    "by the public key as a secret": by_public_key,
    "by another key": lambda claims: signed(claims, OTHER),
    "without its signature": lambda claims: signed(claims).rpartition(".")[0] + ".",
    "with another payload": lambda claims: ".".join(
        (signed(claims).split(".")[0], unsigned(claims | {"email": "root"}).split(".")[1], signed(claims).split(".")[2])
    ),
    "no token at all": lambda claims: "x",
    "five parts": lambda claims: "a.b.c.d.e",
}  # fmt: skip


@pytest.mark.parametrize("how", FORGED)
def test_a_token_that_the_provider_did_not_sign_is_refused(place: Path, provider: Vouching, how: str) -> None:
    guest = visit(place, provider)
    provider.sign = FORGED[how]
    assert signed_in(guest, provider).status_code == 400
    assert stays_out(guest)


def test_an_issuer_that_is_told_on_the_way_back_has_to_be_the_provider(place: Path, provider: Vouching) -> None:
    guest = visit(place, provider)
    asks = sent(guest)
    code = provider.begun(asks["query"])
    assert returned(guest, code=code, state=asks["state"], iss="https://evil.example").status_code == 400
    assert code in provider.codes
    assert returned(guest, code=code, state=asks["state"], iss=provider.address).status_code == 303


@pytest.mark.parametrize(
    "told",
    [
        {"issuer": "https://evil.example"}, {"token_endpoint": "http://evil.example/t"}, {"jwks_uri": None},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
)  # fmt: skip
def test_a_provider_that_tells_something_else_of_itself_is_refused(
    place: Path, provider: Vouching, told: dict[str, Any]
) -> None:
    provider.discovery = told
    guest = visit(place, provider)
    assert guest.client.get("/sign-in/provider", follow_redirects=False).status_code == 400


def test_a_provider_is_not_followed_elsewhere(place: Path, provider: Vouching) -> None:
    provider.discovery = {"jwks_uri": f"{provider.address}/moved"}
    assert visit(place, provider).client.get("/sign-in/provider", follow_redirects=False).status_code == 400


@pytest.mark.parametrize("keys", [[], ["oct"]])
def test_a_provider_without_keys_for_signing_is_refused(place: Path, provider: Vouching, keys: list[str]) -> None:
    from joserfc.jwk import OctKey

    provider.keys = [OctKey.generate_key(256, {"kid": "one"}) for _ in keys]
    assert visit(place, provider).client.get("/sign-in/provider", follow_redirects=False).status_code == 400
    assert KEY


def test_a_provider_that_is_not_there_is_said_so(place: Path, provider: Vouching) -> None:
    guest = visit(place, replace(provider, address="http://127.0.0.1:9"))
    answer = guest.client.get("/sign-in/provider", params={"lang": "ar"}, follow_redirects=False)
    assert answer.status_code == 400
    assert "لا تجيب" in answer.text


def test_who_refuses_at_the_provider_comes_back_without_a_session(place: Path, provider: Vouching) -> None:
    guest = visit(place, provider)
    answer = returned(guest, error="access_denied<script>", state=sent(guest)["state"])
    assert answer.status_code == 400
    assert "<script>" not in answer.text.replace('<script type="module"', "")
    assert stays_out(guest)


@pytest.mark.parametrize("next", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_it_leads_nowhere_else(place: Path, provider: Vouching, next: str) -> None:
    guest = visit(place, provider)
    asks = sent(guest, next)
    assert returned(guest, code=provider.begun(asks["query"]), state=asks["state"]).headers["location"] == "/"


# Who is let in.


def test_a_stranger_is_refused_and_not_added(place: Path, provider: Vouching) -> None:
    provider.claims = AMAL | {"email": "stranger@example.org"}
    guest = visit(place, provider)
    assert signed_in(guest, provider).status_code == 403
    assert stays_out(guest)
    with People(place) as known:
        assert known.user("stranger@example.org") is None
        assert known.events()[0].what == "fail to sign in"


def test_a_user_with_a_password_here_is_not_let_in_by_the_provider(place: Path, provider: Vouching) -> None:
    provider.claims = AMAL | {"email": "root", "desk": {"groups": ["editors"]}}
    for more in ("", ROLES):
        guest = visit(place, provider, more)
        assert signed_in(guest, provider).status_code == 403
        assert stays_out(guest)
    with People(place) as known:
        assert known.user("root").role == "administrator"  # type: ignore[union-attr]


def test_a_name_that_somebody_else_got_at_the_provider_opens_nothing(place: Path, provider: Vouching) -> None:
    assert signed_in(visit(place, provider), provider).status_code == 303
    provider.claims = AMAL | {"sub": "u-other"}
    guest = visit(place, provider)
    assert signed_in(guest, provider).status_code == 403
    assert stays_out(guest)


@pytest.mark.parametrize("claim", [None, [], "others", {"x": 1}, ["Editors"]])
def test_without_a_role_by_claim_nobody_is_let_in(place: Path, provider: Vouching, claim: Any) -> None:
    provider.claims = AMAL | {"desk": {"groups": claim}}
    guest = visit(place, provider, ROLES)
    assert signed_in(guest, provider).status_code == 400
    assert stays_out(guest)


@pytest.mark.parametrize("password", ["", "provider", "nobody has this password", PASSWORD])
def test_who_signs_in_through_the_provider_has_no_password(place: Path, provider: Vouching, password: str) -> None:
    guest = visit(place, provider)
    assert guest.sign_in("amal@example.org", password) == 403
    signed_in(guest, provider)
    assert visit(place, provider).sign_in("amal@example.org", password) == 403


def test_too_many_failures_are_held(place: Path, provider: Vouching) -> None:
    guest = visit(place, provider)
    for _ in range(30):
        returned(guest, code="x", state="x")
    assert returned(guest, code="x", state="x").status_code == 429


def test_an_administrator_adds_users_for_the_provider(place: Path, provider: Vouching) -> None:
    guest = visit(place, provider)
    guest.sign_in("root")
    given = {"name": "basim@example.org", "role": "viewer", "vouched": "yes", "password": ""}
    assert guest.send("/users", seal=guest.seal("/"), **given) == 303
    provider.claims = AMAL | {"sub": "u-3", "email": "basim@example.org"}
    assert signed_in(visit(place, provider), provider).status_code == 303


def test_without_a_provider_there_is_no_such_way(place: Path) -> None:
    guest = Visitor(TestClient(application(desk(place)), base_url=desk(place).address))
    assert "/sign-in/provider" not in guest.client.get("/sign-in").text
    assert guest.client.get("/sign-in/provider").status_code == 404
    assert guest.client.get("/sign-in/provider/back?code=x&state=y").status_code == 404
    guest.sign_in("root")
    assert guest.send("/users", seal=guest.seal("/"), name="x", role="viewer", vouched="yes", password="") == 400


# Settings.


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("issuer = ", "TOML"), ('client = "x"', "issuer"), ('issuer = "https://a.example"', "client"),
        ('issuer = "http://a.example"\nclient = "x"', "https"),
        ('issuer = "https://a.example?x=1"\nclient = "x"', "https"),
        ('issuer = "https://a.example"\nclient = "x"\nsecrets = "y"', "unknown secrets"),
        ('issuer = "https://a.example"\nclient = 7', "client"), ('issuer = "https://a.example"\nclient = ""', "client"),
        ('issuer = "https://a.example"\nclient = "x"\nrole = "g"', "belong together"),
        ('issuer = "https://a.example"\nclient = "x"\nroles = { a = "viewer" }', "belong together"),
        ('issuer = "https://a.example"\nclient = "x"\nrole = "g"\nroles = { a = "king" }', "no role 'king'"),
        ('issuer = "https://a.example"\nclient = "x"\nroles = "viewer"', "roles"),
        ('issuer = "https://a.example"\nclient = "x"\nscope = "email"', "openid"),
    ],
)  # fmt: skip
def test_settings_that_are_amiss_are_refused_in_words(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "provider.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(UserError, match=says):
        load_settings(file)


def test_settings_that_are_missing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"nowhere\.toml: cannot be read"):
        load_settings(tmp_path / "nowhere.toml")


def test_the_secret_may_stand_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "provider.toml"
    file.write_text('issuer = "https://a.example"\nclient = "x"', "utf-8")
    monkeypatch.setenv(SECRET, "kept elsewhere")
    found = load_settings(file)
    assert found.secret == "kept elsewhere"
    assert "kept elsewhere" not in repr(found)


def test_without_the_library_it_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("joserfc", "tawthiq.web.provider"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "joserfc", None)
    with pytest.raises(UserError, match=r"pip install 'tawthiq\[oidc\]'"):
        import tawthiq.web.provider.provider  # noqa: F401
