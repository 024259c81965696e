"""A desk under load: `python scripts/load_desk.py DIR [--seconds N] [--readers N] [--writers N]`.

Opens the desk of a register in a process of its own and has readers and writers ask it over loopback at the same time;
prints median and p99 by page, the work of the desk for an answer, and every answer that was not as it should be.
Readers look for a second at each page; writers open an incident and decide on it, in all ways. Writers add decisions to
the register: use one that was made for this (`scripts/bench_desk.py --keep DIR`).
"""

from __future__ import annotations

import argparse
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from tawthiq.project import Project
from tawthiq.store.finding.question import Question

SIDE_BY_SIDE = 90.0  # seconds after which an answer that has not come is an error
WORDS = ("انفجار", "الهجوم", "مقتل بغداد", "المستشفى")
PAGES: dict[str, Callable[[random.Random, list[str]], str]] = {
    "first page": lambda chance, ids: "/",
    "filter": lambda chance, ids: f"/?since={2015 + chance.randrange(20)}-03&country=IQ",
    "search": lambda chance, ids: "/?" + urlencode({"text": chance.choice(WORDS)}),
    "incident": lambda chance, ids: f"/incidents/{chance.choice(ids)}",
}
VERDICTS = (
    {"verdict": "accept"}, {"verdict": "accept"}, {"verdict": "reject"}, {"verdict": "set_aside"},
    {"verdict": "correct", "field": "killed", "value": "7"},
)  # fmt: skip
Took = dict[str, list[float]]


class Visit:
    """Somebody with a connection to the desk, who keeps what it took and what went wrong."""

    def __init__(self, port: int, seed: int) -> None:
        """Connect to the desk at a port."""
        self.took: Took = defaultdict(list)
        self.errors: Counter[str] = Counter()
        self.chance = random.Random(seed)
        self._port, self._cookie = port, ""
        self._line = HTTPConnection("127.0.0.1", port, timeout=SIDE_BY_SIDE)

    def ask(self, name: str, path: str, form: dict[str, str] | None = None) -> str:
        """Return the text of an answer, and keep how long it took; an empty text where there was an error."""
        began = time.perf_counter()
        try:
            status, text = self._answer(path, form)
        except (OSError, HTTPException) as error:
            self._line.close()
            self.errors[f"{name}: {type(error).__name__}"] += 1
            return ""
        self.took[name].append(1000 * (time.perf_counter() - began))
        if status not in (200, 303, 409):  # 409: somebody else decided meanwhile, as it should be said
            self.errors[f"{name}: status {status}"] += 1
        return text

    def _answer(self, path: str, form: dict[str, str] | None) -> tuple[int, str]:
        headers = {"Cookie": self._cookie} if self._cookie else {}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = None if form is None else urlencode(form)
        self._line.request("GET" if form is None else "POST", path, body, headers)
        answer = self._line.getresponse()
        if cookie := answer.getheader("Set-Cookie"):
            self._cookie = cookie.partition(";")[0]
        return answer.status, answer.read().decode()


def read(visit: Visit, ids: list[str], until: float) -> Visit:
    """Look at page after page, with a pause of half a second or more; not all begin at one moment."""
    time.sleep(visit.chance.uniform(0, 1.5))
    while time.perf_counter() < until:
        name = visit.chance.choice(list(PAGES))
        visit.ask(name, PAGES[name](visit.chance, ids))
        time.sleep(visit.chance.uniform(0.5, 1.5))
    return visit


def write(visit: Visit, ids: list[str], until: float) -> Visit:
    """Open an incident and decide on it, again and again."""
    time.sleep(visit.chance.uniform(0, 1.5))
    while time.perf_counter() < until:
        key = visit.chance.choice(ids)
        page = visit.ask("incident", f"/incidents/{key}")
        carried = dict(re.findall(r'name="(seal|seen|since)" value="(\w+)"', page))
        form = carried | visit.chance.choice(VERDICTS) | {"why": "under load"}
        visit.ask("decision", f"/incidents/{key}/judge", form)
        time.sleep(visit.chance.uniform(0.5, 1.5))
    return visit


def report(visits: list[Visit]) -> Counter[str]:
    """Print median and p99 by page; return the errors."""
    errors = sum((visit.errors for visit in visits), Counter[str]())
    for name in (*PAGES, "decision"):
        took = sorted(one for visit in visits for one in visit.took.get(name, []))
        if took:
            middle, late = statistics.median(took), took[int(0.99 * len(took))]
            print(f"{name:12} {len(took):6,} answers, median {middle:7.1f}, p99 {late:7.1f} ms")
    print(f"errors: {dict(errors) or 'none'}")
    return errors


def together(given: argparse.Namespace, port: int, ids: list[str]) -> list[Visit]:
    """Let readers and writers ask at the same time; return their visits."""
    first = Visit(port, 0)
    for name in PAGES:
        for path in dict.fromkeys(PAGES[name](first.chance, ids) for _ in range(100 if name != "incident" else 5)):
            first.ask(name, path)
    print("asked for the first time, one by one:")
    report([first])
    print("all together:", flush=True)
    until = time.perf_counter() + given.seconds
    with ThreadPoolExecutor(given.readers + given.writers) as pool:
        acts = [read] * given.readers + [write] * given.writers
        running = [pool.submit(act, Visit(port, n), ids, until) for n, act in enumerate(acts)]
        return [one.result() for one in running]


def await_desk(port: int) -> None:
    """Return when the desk takes connections."""
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.2)
        else:
            return


def work_of(process: subprocess.Popen[bytes]) -> float:
    """Return how many seconds a process has worked, as Linux tells."""
    user, system = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def load() -> str:
    """Return how many programs want to run on how many processors."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def main() -> int:
    """Print the table; 1 where there was an error."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("directory", type=Path)
    for name, default in (("seconds", 60), ("readers", 50), ("writers", 5)):
        options.add_argument(f"--{name}", type=int, default=default)
    given = options.parse_args()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Project(given.directory) as project:
        ids = [row.id for page in range(1, 20) for row in project.find(Question(page=page)).rows]
    command = [sys.executable, "-m", "tawthiq", "--register", str(given.directory), "serve", "--port", str(port)]
    with subprocess.Popen(command) as desk:
        try:
            await_desk(port)
            before = work_of(desk)
            visits = together(given, port, ids)
            worked = work_of(desk) - before
        finally:
            desk.terminate()
    errors = report(visits)
    answers = sum(len(took) for visit in visits for took in visit.took.values())
    each = 1000 * worked / max(1, answers)
    print(f"{answers:,} answers in {given.seconds} s, {each:.1f} ms of work of the desk for each; load {load()}")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
