"""A sign-in that was begun: bound to one visitor by seals, so that nothing needs to be kept until the way back."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass

PATIENCE = 10 * 60  # seconds until one has to begin anew


@dataclass(frozen=True, slots=True)
class Begun:
    """What goes with a sign-in: `state` out and back, `nonce` into the token, `verifier` proves who began, `next`."""

    state: str
    nonce: str
    verifier: str
    next: str

    @property
    def challenge(self) -> str:
        """Return the hash of the verifier that is told beforehand (PKCE, S256)."""
        return _plain(hashlib.sha256(self.verifier.encode()).digest())


def begin(secret: bytes, token: str, next: str, now: float) -> Begun:
    """Return a sign-in of the visitor who carries a token."""
    held = {"once": secrets.token_urlsafe(16), "at": int(now), "next": next}
    return _begun(secret, token, _plain(json.dumps(held).encode()), next)


def resume(secret: bytes, token: str, state: str, now: float) -> Begun | None:
    """Return the sign-in that a state is of; None where this visitor did not begin it, or too long ago."""
    payload = state.partition(".")[0]
    if not (token and hmac.compare_digest(_state(secret, token, payload).encode(), state.encode("utf-8", "replace"))):
        return None
    held = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return _begun(secret, token, payload, held["next"]) if 0 <= now - held["at"] <= PATIENCE else None


def _begun(secret: bytes, token: str, payload: str, next: str) -> Begun:
    nonce, verifier = (_seal(secret, what, token, payload) for what in ("nonce", "verifier"))
    return Begun(_state(secret, token, payload), nonce, verifier, next)


def _state(secret: bytes, token: str, payload: str) -> str:
    return f"{payload}.{_seal(secret, 'state', token, payload)}"


def _seal(secret: bytes, what: str, token: str, payload: str) -> str:
    text = f"sign-in {what}|{token}|{payload}".encode("utf-8", "surrogatepass")
    return hmac.new(secret, text, hashlib.sha256).hexdigest()


def _plain(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
