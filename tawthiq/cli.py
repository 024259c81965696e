"""The command line: what can be typed, and what is printed; everything else is done by the project.

Exit status: 0 all done; 2 wrong usage; 3 something was refused, the rest was done; 130 stopped by Ctrl-C; 141 whoever
read the output went away.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TypeAlias

from tawthiq import __version__
from tawthiq.model.errors import TawthiqError

REFUSED, INTERRUPTED, PIPE_CLOSED = 3, 130, 141
DEFAULT_REGISTER = "register"
EXAMPLES = """examples:
  tawthiq read articles.jsonl page.html     print what each article reports, as JSON lines
  cat articles.jsonl | tawthiq read -       the same from standard input
  tawthiq --register iraq add news/*.jsonl  add articles to a register in the folder iraq
  tawthiq --register iraq incidents --since 2021-01 --country IQ
  tawthiq --register iraq incidents --format csv > incidents.csv
  tawthiq --register iraq show 3fa9         one incident: every figure, who said it, where, in which words
  tawthiq explain articles.jsonl            which rule found which fact on which words
  tawthiq --register iraq page --out site   a page with map and timeline, read without a server
  tawthiq demo                              see all of it on the bundled articles

The register is a folder: --register DIR, else the environment variable TAWTHIQ_REGISTER, else ./register.
Exit status 3: something was refused (standard error says what and where), the rest was done."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; messages for people go to standard error."""
    options = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = _run(options)
        sys.stdout.flush()
    except TawthiqError as error:
        return _stop(REFUSED, str(error))
    except KeyboardInterrupt:
        return _stop(INTERRUPTED, "stopped; what was added before is safe")
    except BrokenPipeError:
        return _stop(PIPE_CLOSED)
    except OSError as error:
        return _stop(REFUSED, f"{error.filename or 'standard output'}: {error.strerror or error}")
    return status


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(
        prog="tawthiq",
        description="Read Arabic news into a sourced register of violent incidents and casualties, offline.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--version", action="version", version=f"tawthiq {__version__}")
    made.add_argument("--register", metavar="DIR", help="folder of the register (default: ./register)")
    commands = made.add_subparsers(metavar="COMMAND", required=True)
    for add in (_read, _add, _incidents, _show, _explain, _page, _demo):
        add(commands)
    return made


RULES = ("conservative", "representative", "informative")

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _command(commands: Commands, name: str, summary: str) -> argparse.ArgumentParser:
    """Return the parser of one command, which also takes --register after its name."""
    made = commands.add_parser(name, help=summary, description=summary)
    made.add_argument("--register", metavar="DIR", default=argparse.SUPPRESS, help="folder of the register")
    made.set_defaults(command=name)
    return made


def _read(commands: Commands) -> None:
    made = _command(commands, "read", "Print the report of each article as JSON lines, in order.")
    made.add_argument("files", nargs="+", metavar="FILE", help=".jsonl, .txt, .html, a folder, or - for standard input")


def _add(commands: Commands) -> None:
    made = _command(commands, "add", "Add articles to the register; an article that is there changes nothing.")
    made.add_argument("files", nargs="+", metavar="FILE", help=".jsonl, .txt, .html, a folder, or - for standard input")


def _rule(made: argparse.ArgumentParser) -> None:
    words = "which figures to settle on: conservative, representative (if not said) or informative"
    made.add_argument("--rule", choices=RULES, default="representative", help=words)


def _incidents(commands: Commands) -> None:
    made = _command(commands, "incidents", "List the incidents of the register by date.")
    made.add_argument("--format", type=_format, metavar="NAME", help="table (if not said), jsonl, csv or geojson")
    made.add_argument("--since", type=_date, metavar="DATE", help="from this day, month or year on")
    made.add_argument("--until", type=_date, metavar="DATE", help="up to this day, month or year")
    made.add_argument("--country", type=str.upper, default="", metavar="CODE", help="ISO 3166 code, such as IQ")
    _rule(made)


def _show(commands: Commands) -> None:
    made = _command(commands, "show", "Show an incident: every figure with who said it, where and in which words.")
    made.add_argument("id", metavar="ID", help="the id of an incident, or its beginning")
    _rule(made)


def _explain(commands: Commands) -> None:
    made = _command(commands, "explain", "Show for every claim of an article which rule found it on which words.")
    made.add_argument("article", metavar="FILE|ARTICLE_ID", help="a file of articles, or an article of the register")


def _page(commands: Commands) -> None:
    made = _command(commands, "page", "Write a page with map and timeline that is read without a server.")
    made.add_argument("--out", required=True, metavar="DIR", help="folder to write into")


def _demo(commands: Commands) -> None:
    made = _command(commands, "demo", "Build a register from the bundled articles and show what was found.")
    made.add_argument("directory", nargs="?", default="demo-register", metavar="DIR", help="folder to build it in")


def _run(options: argparse.Namespace) -> int:
    """Run the chosen command; what it needs is loaded only now, so that --help answers at once."""
    options.register = options.register or os.environ.get("TAWTHIQ_REGISTER") or DEFAULT_REGISTER
    run: Callable[[argparse.Namespace], int] = getattr(import_module("tawthiq.commands"), options.command)
    return run(options)


def _stop(status: int, message: str = "") -> int:
    """Say why the command ends, and keep Python from failing again on output that cannot be written any more."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if message:
        sys.stderr.write(f"tawthiq: {message}\n")
    return status


def _format(name: str) -> str:
    from tawthiq.project import formats

    known = formats()
    if name not in known:
        raise argparse.ArgumentTypeError(f"no format {name!r}; there are: {', '.join(sorted(known))}")
    return name


def _date(text: str) -> str:
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write 2021-01-21, 2021-01 or 2021")
    return text
