"""Commands about who may sign in at the desk."""

from __future__ import annotations

import sys
from argparse import Namespace
from getpass import getpass, getuser

from tawthiq.model.errors import UserError
from tawthiq.store.people.people import People


def add(options: Namespace) -> int:
    """Add a user, whose password, if any, is asked for or read from standard input, and print that."""
    with People(options.register) as people:
        password = None if options.provider else _password()
        made = people.add(options.name, options.role, password, by=operator())
    print(f"{made.name} added, {made.role}")
    return 0


def list_(options: Namespace) -> int:
    """Print the users with their roles."""
    with People(options.register) as people:
        users = people.users()
    for user in users:
        through = "  through the provider" if user.is_vouched else ""
        print(f"{user.name}  {user.role}  since {user.since[:10]}{through}")
    if not users:
        print("nobody; the desk opens on this machine alone, without signing in")
    return 0


def remove(options: Namespace) -> int:
    """Remove a user, end the sessions of that user, and print that."""
    with People(options.register) as people:
        people.remove(options.name, by=operator())
    print(f"{options.name} removed")
    return 0


def operator() -> str:
    """Return who is at the machine, as the system knows it."""
    try:
        return getuser()
    except (KeyError, OSError):
        return "local"


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass("password: ")
    if first != getpass("once more: "):
        raise UserError("the two passwords differ; nothing was changed")
    return first
