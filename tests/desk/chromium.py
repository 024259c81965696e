"""A real browser at the desk of a register made for it, and what the browser complained of."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import uvicorn
from opened import PASSWORD
from playwright.sync_api import Browser, BrowserContext, Page
from told import BAGHDAD, KIRKUK, TAYARAN, Told, report_of

from tawthiq.project import Project
from tawthiq.web.app import application
from tawthiq.web.desk import opened
from tawthiq.web.provider.provider import Provider

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WITHOUT = "no browser here: install Debian's package chromium to run these"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
WAIT = 8.0  # seconds for something to show
MADE = [
    report_of(Told(killed=28, injured=70, target="market"), key="a1", outlet="إذاعة المدينة"),
    report_of(Told(killed=61, injured=110, place=TAYARAN, actor="تنظيم"), key="a2", published="2021-01-22"),
    report_of(Told(killed=32, injured=110), key="a4", outlet="صحيفة الغد", published="2021-01-22"),
    report_of(Told(day="2021-02-03", place=KIRKUK, killed=4), key="a3", outlet="تلفزيون", published="2021-02-03"),
    report_of(Told(day="2021-03-03", place=BAGHDAD, killed=55), key="a5", outlet="تلفزيون", published="2021-03-03"),
    report_of(Told(day="2021-03-04", place=BAGHDAD, killed=55), key="a6", outlet="إذاعة", published="2021-03-04"),
]


@dataclass
class Seen:
    """What a browser complained of, and what it asked of others."""

    wrong: list[str] = field(default_factory=list)


@contextmanager
def served(directory: Path, provider: Provider | None = None) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    desk = replace(opened(directory, "local", port=port), provider=provider)
    server = uvicorn.Server(uvicorn.Config(application(desk), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + WAIT
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield desk.address
    server.should_exit = True
    thread.join()


def context(browser: Browser, base: str, seen: Seen, language: str = "en", **more: object) -> BrowserContext:
    made = browser.new_context(base_url=base, locale=language, **more)
    made.set_default_timeout(1000 * WAIT)
    made.on("console", lambda m: seen.wrong.append(m.text) if m.type == "error" else None)
    made.on("weberror", lambda e: seen.wrong.append(str(e.error)))
    made.on("request", lambda r: None if r.url.startswith((base, "data:", "blob:")) else seen.wrong.append(r.url))
    return made


def until(page: Page, question: str) -> object:
    """Return what a question comes to as soon as it is true; the policy of the page forbids `wait_for_function`."""
    end = time.monotonic() + WAIT
    while not (found := page.evaluate(question)) and time.monotonic() < end:
        page.wait_for_timeout(30)
    assert found, f"never came: {question}"
    return found


def paths(place: Path) -> dict[str, str]:
    with Project(place) as project:
        told = next(a for a, _ in project.read() if a.id == "a1")
        incident = project.incidents_of(told)[0].id
    article = f"/articles/{told.hash[:16]}"
    return {
        "incidents": "/", "incident": f"/incidents/{incident}", "article": article, "queue": "/queue",
        "articles": "/articles",
        "quality": "/quality", "users": "/users", "derivation": f"{article}/derivation", "refused": "/incidents/zzz",
    }  # fmt: skip


def sign_in(page: Page, name: str, path: str = "/") -> None:
    """Sign in and go to a page."""
    page.goto(path)
    page.locator("[name=name]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{path}")
