"""The desk as it was opened: of which register, under which address, and who opens it where there are no users."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tawthiq.model.errors import UserError
from tawthiq.store.people.people import People
from tawthiq.store.people.users import User
from tawthiq.web.hosts import is_address, is_loopback

if TYPE_CHECKING:
    from tawthiq.web.provider.provider import Provider

PORT = 8765
LOOPBACK = "127.0.0.1"
ADVICE = "add an administrator first: tawthiq --register {directory} user add NAME --role administrator"


@dataclass(frozen=True, slots=True)
class Desk:
    """One desk; `public` is the address under which it is reached where something stands before it, else empty.

    `secret` seals forms; `local` is the one user of a desk without users; `provider` another way to sign in, if any.
    """

    directory: Path
    secret: bytes
    local: User
    host: str = LOOPBACK
    port: int = PORT
    public: str = ""
    provider: Provider | None = None

    @property
    def address(self) -> str:
        """Return the address under which people reach the desk, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public.rstrip("/") or f"http://{host}:{self.port}"

    @property
    def is_secure(self) -> bool:
        """Return whether people reach the desk over an encrypted connection."""
        return self.address.startswith("https:")

    @property
    def cookie(self) -> str:
        """Return the name of the cookie of sessions: each register has its own, since cookies know no ports."""
        return ("__Host-" if self.is_secure else "") + _cookie(self.directory)

    def answers(self, host: str) -> bool:
        """Return whether the desk answers to a Host header; a name that was not given is refused (DNS rebinding)."""
        named = urlsplit(f"//{host.lower()}")
        if self.public:
            return host.lower() == urlsplit(self.public).netloc.lower()
        try:
            port, name = named.port or 80, named.hostname or ""
        except ValueError:
            return False
        return port == self.port and (name == "localhost" or name == self.host or is_address(name))


@lru_cache
def _cookie(directory: Path) -> str:
    register = hashlib.sha256(str(directory.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
    return f"desk-{register[:8]}"


def opened(directory: Path, local: str, *, host: str = LOOPBACK, port: int = PORT, public: str = "") -> Desk:
    """Return the desk of a register; raises UserError where it would be open to others and nobody is a user."""
    with People(directory) as people:
        if not (people.users() or (is_loopback(host) and not public)):
            where = public or host
            raise UserError(f"{where}: others could reach the desk there; {ADVICE.format(directory=directory)}")
        secret = people.secret()
    return Desk(directory, secret, User(local, "administrator", is_local=True), host, port, public)
