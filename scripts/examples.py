"""Run the examples of the documentation: `python scripts/examples.py docs/tour.md [--bless]`.

In a `console` block a line that begins with `$ ` is a command, and the lines after it are what it prints. A block with
a file name after its language is that file. All run in one empty folder, in the order of the page, with `tawthiq` to be
called by its name. What differs from the page is printed as a diff; `--bless` writes it into the page instead.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.+)$", re.MULTILINE)
PATIENCE = 60  # seconds for one command


def output(command: str, folder: Path) -> str:
    """Return what a command prints, on standard output and standard error together."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    said = subprocess.run(
        ["bash", "-c", command], cwd=folder, env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"},
        timeout=PATIENCE, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return said.stdout.decode("utf-8", "replace")


def shown(command: str, folder: Path) -> str:
    """Return a command as it stands in a page, with what it prints."""
    printed = output(command, folder).rstrip("\n")
    return f"$ {command}\n" + (f"{printed}\n" if printed else "")


def rerun(page: str, folder: Path) -> str:
    """Return a page with its examples run again in a folder."""

    def block(found: re.Match[str]) -> str:
        kind, name, content = found.groups()
        if kind == "console":
            content = "".join(shown(command, folder) for command in COMMAND.findall(content))
            return f"```console\n{content}```"
        if name:
            (folder / name).write_text(content, encoding="utf-8")
        return found.group()

    return BLOCK.sub(block, page)


def check(path: Path, *, bless: bool) -> bool:
    """Return whether a page shows what its commands print; with `bless` make it so."""
    page = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        real = rerun(page, Path(folder))
    if bless:
        path.write_text(real, encoding="utf-8")
    elif real != page:
        lines = difflib.unified_diff(page.splitlines(), real.splitlines(), "as written", "as printed", lineterm="")
        print(path, *lines, sep="\n")
    return bless or real == page


def main() -> int:
    """Return 1 where a page shows something else than its commands print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("pages", nargs="+", type=Path)
    options.add_argument("--bless", action="store_true")
    given = options.parse_args()
    return 0 if all([check(page, bless=given.bless) for page in given.pages]) else 1


if __name__ == "__main__":
    sys.exit(main())
