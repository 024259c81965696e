"""How the desk and a provider know one another: read from a TOML file, and refused where something is amiss."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tawthiq.model.errors import UserError
from tawthiq.store.people.users import ROLES, Role, role
from tawthiq.web.hosts import is_loopback

SECRET = "TAWTHIQ_OIDC_SECRET"  # the environment variable that may hold the secret instead
NEEDED = ("issuer", "client")


@dataclass(frozen=True, slots=True)
class Settings:
    """A provider: its address, who the desk is there, what its button says, and which claims name user and role.

    Without `role` only users who were added for the provider may sign in; with it, `roles` give each value of that
    claim a role here.
    """

    issuer: str
    client: str
    secret: str = field(default="", repr=False)
    name: str = "OpenID Connect"
    scope: str = "openid email profile"
    user: str = "email"
    role: str = ""
    roles: Mapping[str, Role] = field(default_factory=dict)

    def user_of(self, claims: Mapping[str, Any]) -> str:
        """Return the name of a user; raises UserError where it is not told, or an address that nobody verified."""
        name = claims.get(self.user)
        if not isinstance(name, str) or not name.strip():
            raise UserError(f"the provider tells no {self.user}; name another claim as `user` in the settings")
        if self.user == "email" and claims.get("email_verified") is not True:
            raise UserError("the provider has not verified this email address; ask it to, or name another claim")
        return name

    def role_of(self, claims: Mapping[str, Any]) -> Role | None:
        """Return the highest role that the claims give, None where roles are not given by claims."""
        if not self.role:
            return None
        told = {self.roles[value] for value in _values(claims, self.role) if value in self.roles}
        if not told:
            raise UserError(f"the provider gives no role here by {self.role}; ask an administrator of the desk")
        return max(told, key=ROLES.index)


def load_settings(file: Path) -> Settings:
    """Return the settings in a file; raises UserError that says what is amiss and what to write."""
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UserError(f"{file}: cannot be read as TOML ({error}); see docs/desk.md for an example") from error
    known = {item.name: item for item in fields(Settings)}
    if unknown := sorted(set(data) - set(known)):
        raise UserError(f"{file}: unknown {', '.join(unknown)}; there are: {', '.join(known)}")
    for name in known:
        _check(file, name, data.get(name))
    given = data | {"secret": data.get("secret") or os.environ.get(SECRET, "")}
    return _whole(file, Settings(**given))


def _check(file: Path, name: str, value: object) -> None:
    if value is None and name not in NEEDED:
        return
    if name == "roles" and isinstance(value, dict) and all(isinstance(kind, str) for kind in value.values()):
        for kind in value.values():
            role(kind)
    elif name == "roles" or not isinstance(value, str) or not value.strip():
        form = 'a table, such as roles = { "desk-editors" = "editor" }' if name == "roles" else "words between quotes"
        raise UserError(f"{file}: {name}: {value!r}; write {form}")


def _whole(file: Path, made: Settings) -> Settings:
    """Return settings that hold together."""
    if not is_safe(made.issuer) or urlsplit(made.issuer).query or urlsplit(made.issuer).fragment:
        raise UserError(f"{file}: issuer: {made.issuer!r}; write the https address that the provider calls its issuer")
    if bool(made.role) != bool(made.roles):
        raise UserError(f"{file}: role and roles belong together: the claim, and which of its values give which role")
    if "openid" not in made.scope.split():
        raise UserError(f"{file}: scope: {made.scope!r}; it has to hold openid")
    return made


def is_safe(address: str) -> bool:
    """Return whether nobody on the way reads what is sent to an address: https, or a program on this machine.

    >>> is_safe("https://id.example.org"), is_safe("http://127.0.0.1:9000/x"), is_safe("http://id.example.org")
    (True, True, False)
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))


def _values(claims: Mapping[str, Any], name: str) -> list[str]:
    """Return the values of a claim, one or many; `a.b` also stands for b within a.

    >>> _values({"realm": {"roles": ["x", 1]}}, "realm.roles"), _values({"a.b": "y"}, "a.b"), _values({}, "z")
    (['x'], ['y'], [])
    """
    found: Any = claims.get(name)
    if found is None:
        found = claims
        for part in name.split("."):
            found = found.get(part) if isinstance(found, dict) else None
    return [value for value in (found if isinstance(found, list) else [found]) if isinstance(value, str)]
