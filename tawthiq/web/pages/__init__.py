"""The pages of the desk, one file each: `ROUTES` are the addresses it answers, `LINKS` its places in the navigation."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from starlette.routing import Route

from tawthiq.web.page import Link


@lru_cache
def modules() -> tuple[ModuleType, ...]:
    """Return the files of this folder."""
    return tuple(import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))


def routes() -> list[Route]:
    """Return all routes, those whose address is fixed before those that take any value."""
    found: list[Route] = [route for module in modules() for route in module.ROUTES]
    return sorted(found, key=lambda route: "{" in route.path)


def links() -> list[Link]:
    """Return the places of the navigation in their order."""
    return sorted((link for module in modules() for link in getattr(module, "LINKS", ())), key=lambda link: link.at)
