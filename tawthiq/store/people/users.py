"""Users: names, roles and what each role may do."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal, get_args

from tawthiq.model.errors import UserError

Role = Literal["viewer", "reviewer", "editor", "administrator"]
Right = Literal["read", "names", "decide", "oversee", "manage"]
ROLES: tuple[Role, ...] = get_args(Role)
RIGHTS: dict[Role, frozenset[Right]] = {
    "viewer": frozenset({"read"}),
    "reviewer": frozenset({"read", "names", "decide"}),
    "editor": frozenset({"read", "names", "decide", "oversee"}),
    "administrator": frozenset({"read", "names", "decide", "oversee", "manage"}),
}
"""What each role may do: read; see the words of articles, which may name victims; decide; undo what others decided;
manage users."""
LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may use the desk; `is_local` for the one user of a desk without users, who signs nothing in.

    `is_vouched` for somebody who has no password here and signs in through a provider.
    """

    name: str
    role: Role
    since: str = ""
    is_local: bool = False
    is_vouched: bool = False

    def may(self, right: Right) -> bool:
        """Return whether the role of the user gives a right.

        >>> User("Amal", "reviewer").may("decide"), User("Amal", "reviewer").may("manage")
        (True, False)
        """
        return right in RIGHTS[self.role]


def named(name: str) -> str:
    """Return the name of a user in the form in which it is kept; raises UserError where it cannot be one.

    >>> named("  Amal   Haddad ")
    'Amal Haddad'
    """
    kept = " ".join(unicodedata.normalize("NFC", name).split())
    if not kept or len(kept) > LONGEST_NAME or any(unicodedata.category(c)[0] == "C" for c in kept):
        raise UserError(f"{name!r} is no name for a user; give 1 to {LONGEST_NAME} letters without control characters")
    return kept


def key(name: str) -> str:
    """Return what two spellings of one name have in common.

    >>> key("AMAL") == key("amal")
    True
    """
    return unicodedata.normalize("NFKC", named(name)).casefold()


def role(name: str) -> Role:
    """Return a role by its name; raises UserError where there is none."""
    for known in ROLES:
        if known == name:
            return known
    raise UserError(f"no role {name!r}; there are: {', '.join(ROLES)}")
