"""Tokens of a provider: taken only with its signature, for this desk, for this sign-in, and in time."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

from tawthiq.model.errors import UserError

try:
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet
except ImportError as error:
    words = "signing in through a provider needs joserfc, which is not installed; install it with: pip install"
    raise UserError(f"{words} 'tawthiq[oidc]' ({error})") from error

__all__ = ["AMISS", "Claims", "KeySet", "check", "claims_of", "is_known", "keys_of"]
SIGNED = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA"]
"""How a token may be signed: by a key whose other half nobody but the provider has; never `none`, never a secret."""
AMISS = (
    "comes from another issuer", "is not for this desk", "was given to another",
    "is for several, and does not say who asked", "is of another sign-in", "has expired", "is of the future",
    "names nobody",
)  # fmt: skip
"""What can be amiss with a token, in the order in which it is looked at."""
KINDS = ("RSA", "EC", "OKP")
LEEWAY = 60  # seconds by which clocks may differ
Claims = Mapping[str, Any]


def keys_of(data: Mapping[str, Any]) -> KeySet:
    """Return the keys of a provider that are for signing and of a kind that is known; raises UserError for none."""
    told = data.get("keys")
    every = [key for key in told if isinstance(key, dict)] if isinstance(told, list) else []
    kept = [key for key in every if key.get("kty") in KINDS and key.get("use", "sig") == "sig"]
    try:
        found = KeySet.import_key_set({"keys": kept})
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise UserError(f"the keys of the provider cannot be read ({error}); tell who runs it") from error
    if not found.keys:
        raise UserError("the provider has no key for signing; tell who runs it")
    return found


def is_known(token: str, keys: KeySet) -> bool:
    """Return whether the key that a token names is among some keys; True where it names none."""
    named = _header(token).get("kid")
    return named is None or named in {key.kid for key in keys.keys}


def claims_of(token: str, keys: KeySet) -> Claims:
    """Return the claims of a token that one of the keys signed; raises UserError where none did."""
    try:
        return jwt.decode(token, keys, algorithms=SIGNED).claims
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise UserError(f"the token of the provider is not signed by one of its keys ({error})") from error


def check(claims: Claims, wanted: Mapping[str, str], now: float) -> None:
    """Raise UserError unless claims are those that are `wanted` (`iss`, `aud`, `nonce`), and in time."""
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    fits = (
        claims.get("iss") == wanted["iss"],
        wanted["aud"] in audiences,
        claims.get("azp", wanted["aud"]) == wanted["aud"],
        len(audiences) == 1 or "azp" in claims,
        _is_same(claims.get("nonce"), wanted["nonce"]),
        _number(claims.get("exp")) > now - LEEWAY,
        all(_number(at) < now + LEEWAY for at in (claims.get("iat"), claims.get("nbf", 0))),
        isinstance(claims.get("sub"), str) and claims.get("sub") != "",
    )
    for is_right, what in zip(fits, AMISS, strict=True):
        if not is_right:
            raise UserError(f"the token of the provider {what}; sign in again")


def _is_same(given: object, wanted: str) -> bool:
    return isinstance(given, str) and hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def _number(value: object) -> float:
    """Return a time of a token; where there is none, one that is neither past nor future enough for anything."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else float("nan")


def _header(token: str) -> Mapping[str, Any]:
    from joserfc.jws import extract_compact

    try:
        return extract_compact(token.encode()).headers()
    except (JoseError, ValueError, KeyError, TypeError):
        return {}
