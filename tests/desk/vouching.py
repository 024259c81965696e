"""A small provider of OpenID Connect on this machine, which tells what a test wants it to tell."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "tawthiq", "a secret: of / both"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
OTHER = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})


@dataclass
class Vouching:
    """The provider: whom it vouches for, and what it says instead of the truth."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    instead: dict[str, Any] = field(default_factory=dict)
    discovery: dict[str, Any] = field(default_factory=dict)
    keys: list[Any] = field(default_factory=lambda: [KEY])
    sign: Any = None
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def begun(self, query: str) -> str:
        """Return a code for who was sent here."""
        asks = {name: values[0] for name, values in parse_qs(query).items()}
        assert asks["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asks
        return code

    def token(self, form: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """Return what is given for a code: once, to who began, at the address that was told; None where not."""
        asks = self.codes.pop(form["code"], None)
        pair = base64.b64encode(f"{CLIENT}:a%20secret%3A%20of%20%2F%20both".encode()).decode()
        proof = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        if asks is None or authorization != f"Basic {pair}":
            return None
        if (proof, form["redirect_uri"]) != (asks["code_challenge"], asks["redirect_uri"]):
            return None
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "exp": now + 300, "iat": now, "nonce": asks["nonce"]}
        held = {k: v for k, v in (claims | self.claims | self.instead).items() if v is not None}
        return {"token_type": "Bearer", "id_token": (self.sign or signed)(held)}


def signed(claims: dict[str, Any], key: Any = KEY, alg: str = "RS256") -> str:
    """Return claims as a token signed by a key."""
    return jwt.encode({"alg": alg, "kid": "one"}, claims, key, algorithms=[alg])


def unsigned(claims: dict[str, Any]) -> str:
    """Return claims as a token that says it needs no signature."""
    parts = ({"alg": "none", "typ": "JWT"}, claims)
    return ".".join(base64.urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=").decode() for p in parts) + "."


def by_public_key(claims: dict[str, Any]) -> str:
    """Return claims signed by the public key of the provider as if it were a secret."""
    return signed(claims, OctKey.import_key(KEY.as_pem(private=False)), "HS256")


@contextmanager
def vouching(**claims: Any) -> Iterator[Vouching]:
    """Run a provider that vouches for somebody."""
    made = Vouching(claims=claims)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            made.asked.append(path)
            if path == "/.well-known/openid-configuration":
                names = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
                told = {name: f"{made.address}/{at}" for name, at in names.items()}
                self.say({"issuer": made.address} | told | made.discovery)
            elif path == "/authorize":
                query = urlsplit(self.path).query
                asks = {name: values[0] for name, values in parse_qs(query).items()}
                given = urlencode({"code": made.begun(query), "state": asks["state"], "iss": made.address})
                self.send_response(302)
                self.send_header("Location", f"{asks['redirect_uri']}?{given}")
                self.end_headers()
            elif path == "/moved":
                self.send_response(302)
                self.send_header("Location", f"{made.address}/keys")
                self.end_headers()
            else:
                self.say({"keys": [key.as_dict(private=False) for key in made.keys]})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            told = made.token(form, self.headers.get("Authorization", ""))
            self.say(told or {"error": "invalid_grant"}, 200 if told else 400)

        def say(self, data: dict[str, Any], status: int = 200) -> None:
            body = json.dumps(data).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def settings(file: Path, issuer: str, more: str = "") -> Path:
    """Return a file with the settings of a provider."""
    file.write_text(f'issuer = "{issuer}"\nclient = "{CLIENT}"\nsecret = "{SECRET}"\n{more}', "utf-8")
    return file
