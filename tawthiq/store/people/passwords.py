"""Passwords: kept as argon2id hashes, never as they are."""

from __future__ import annotations

from tawthiq.model.errors import UserError

try:
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError
except ImportError as error:
    words = "the desk needs packages that are not installed; install them with: pip install 'tawthiq[desk]'"
    raise UserError(f"{words} ({error})") from error

SHORTEST, LONGEST = 12, 256
_hasher = PasswordHasher()
NOBODY = _hasher.hash("nobody has this password")
"""The hash that is tried where there is no such user, so that an answer takes the same time."""


VOUCHED = "provider"
"""What is kept in the place of a password for who signs in through a provider, with whom it vouched for after it."""


def sealed(password: str, name: str) -> str:
    """Return the hash under which a password is kept; raises UserError where it is too easy or cannot be typed."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UserError(f"a password of {len(password)} letters; give {SHORTEST} to {LONGEST}")
    rest = password.casefold().replace(name.casefold(), "")
    if len(rest) < SHORTEST // 2 or len(set(rest)) < 5:
        raise UserError("the password is little but the name or a few letters again and again; choose another")
    return _hasher.hash(password.encode("utf-8", "surrogatepass"))


def fits(password: str, kept: str) -> bool:
    """Return whether a password is the one whose hash is kept."""
    if len(password) > LONGEST:
        return False
    tried = NOBODY if kept.startswith(VOUCHED) else kept
    try:
        return _hasher.verify(tried, password.encode("utf-8", "surrogatepass")) and tried == kept
    except (VerificationError, InvalidHashError):
        return False
