"""A provider of OpenID Connect: where it is asked, its keys, and what it says of who comes back from it."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from tawthiq.model.errors import UserError
from tawthiq.web.provider.begun import Begun
from tawthiq.web.provider.settings import Settings, is_safe, load_settings
from tawthiq.web.provider.tokens import Claims, KeySet, check, claims_of, is_known, keys_of

WAIT, MOST = 5.0, 512 * 1024  # seconds and bytes of an answer
KEPT, ANEW = 3600.0, 60.0  # seconds for which what was told is kept, and after which a new key has it asked anew
NAMED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class Straight(HTTPRedirectHandler):
    """Follows no redirection: what the provider named is asked, and nobody else."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Return nothing, so that the redirection is an error."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a provider told of itself, and when."""

    named: Mapping[str, str]
    keys: KeySet
    at: float


class Provider:
    """A provider, asked when somebody signs in; `clock` gives seconds since the epoch."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        """Ask nothing yet."""
        self.settings = settings
        self._clock, self._lock = clock, Lock()
        self._known: Known | None = None
        self._opener = build_opener(Straight)

    def address(self, begun: Begun, back: str) -> str:
        """Return the address at the provider to which who signs in is sent."""
        asks = {
            "response_type": "code", "client_id": self.settings.client, "redirect_uri": back,
            "scope": self.settings.scope, "state": begun.state, "nonce": begun.nonce,
            "code_challenge": begun.challenge, "code_challenge_method": "S256",
        }  # fmt: skip
        at = self._told().named["authorization_endpoint"]
        return f"{at}{'&' if '?' in at else '?'}{urlencode(asks)}"

    def claims(self, begun: Begun, back: str, code: str) -> Claims:
        """Return what the provider says of who came back with a code; raises UserError where it is not to be trusted.

        A code is good once: the provider refuses it the second time.
        """
        form = {
            "grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": begun.verifier,
            "client_id": self.settings.client,
        }  # fmt: skip
        answer = self._asked(self._told().named["token_endpoint"], urlencode(form).encode())
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise UserError("the provider gave no token; sign in again")
        claims = claims_of(token, self._keys(token))
        wanted = {"iss": self.settings.issuer, "aud": self.settings.client, "nonce": begun.nonce}
        check(claims, wanted, self._clock())
        return claims

    def _keys(self, token: str) -> KeySet:
        """Return the keys of the provider, asked for anew where a token names one that is not among them."""
        known = self._told()
        if is_known(token, known.keys) or self._clock() - known.at < ANEW:
            return known.keys
        return self._told(anew=True).keys

    def _told(self, *, anew: bool = False) -> Known:
        with self._lock:
            known = self._known
            if known is None or anew or not 0 <= self._clock() - known.at < KEPT:
                known = self._known = self._ask()
            return known

    def _ask(self) -> Known:
        issuer = self.settings.issuer
        told = self._asked(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if told.get("issuer") != issuer:
            raise UserError(f"the provider calls itself {told.get('issuer')!r}, not {issuer!r}; mend the settings")
        named = {name: str(told.get(name, "")) for name in NAMED}
        if unsafe := next((name for name, address in named.items() if not is_safe(address)), ""):
            raise UserError(f"the provider names no safe {unsafe}: {named[unsafe]!r}; tell who runs it")
        return Known(named, keys_of(self._asked(named["jwks_uri"])), self._clock())

    def _asked(self, address: str, form: bytes | None = None) -> Mapping[str, Any]:
        """Return an answer of the provider; a form is sent with who the desk is."""
        headers = {"Accept": "application/json"}
        if form and self.settings.secret:
            pair = ":".join(quote(part, safe="") for part in (self.settings.client, self.settings.secret))
            headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
        try:
            with self._opener.open(Request(address, form, headers), timeout=WAIT) as answer:
                return _read(answer)
        except HTTPError as error:
            raise UserError(f"the provider refused this ({_why(error)}); sign in again") from error
        except (URLError, OSError) as error:
            raise UserError(f"the provider does not answer ({error}); try again, or sign in with a password") from error


def opened(file: Path) -> Provider:
    """Return the provider whose settings are in a file."""
    return Provider(load_settings(file))


def _read(answer: IO[bytes]) -> Mapping[str, Any]:
    """Return a JSON object; raises UserError where an answer holds none."""
    body = answer.read(MOST + 1)
    try:
        data = json.loads(body) if len(body) <= MOST else None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise UserError("the answer of the provider cannot be read; tell who runs it")
    return data


def _why(error: HTTPError) -> str:
    """Return the code of a refusal, and the word for it where the provider gives one."""
    try:
        word = _read(error).get("error", "")
    except (UserError, OSError):
        word = ""
    return f"{error.code} {word}".strip()
