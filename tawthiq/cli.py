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
ID = "the id of an incident, or its beginning"
EXAMPLES = """examples:
  tawthiq read articles.jsonl page.html     print what each article reports, as JSON lines
  cat articles.jsonl | tawthiq read -       the same from standard input
  tawthiq --register iraq add news/*.jsonl  add articles to a register in the folder iraq
  tawthiq --register iraq incidents --since 2021-01 --country IQ
  tawthiq --register iraq incidents --format csv > incidents.csv
  tawthiq --register iraq show 3fa9         one incident: every figure, who said it, where, in which words
  tawthiq explain articles.jsonl            which rule found which fact on which words
  tawthiq --register iraq page --out site   a page with map and timeline, read without a server
  tawthiq --register iraq merge 3fa9 81c0 --by Amal --why "one bomb"    decide, and undo, log, verify it
  tawthiq --register iraq serve             the desk: see, check and correct it in a browser
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
    for add in (_pairs, _judgements, _looking_back, _keeping, _desk, _past):
        add(commands)
    return made


RULES = ("conservative", "representative", "informative")

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _command(commands: Commands, name: str, summary: str, home: str = "register") -> argparse.ArgumentParser:
    """Return the parser of one command, which also takes --register after its name; `home` is its module."""
    made = commands.add_parser(name, help=summary, description=summary)
    made.add_argument("--register", metavar="DIR", default=argparse.SUPPRESS, help="folder of the register")
    made.set_defaults(run=f"tawthiq.commands.{home}:{name}")
    return made


def _later(commands: Commands, name: str, summary: str) -> argparse.ArgumentParser:
    """Return the parser of a command about decisions."""
    made = _command(commands, name, summary)
    made.set_defaults(run=f"tawthiq.commands.decisions:{'import_' if name == 'import' else name.replace('-', '_')}")
    return made


def _deciding(commands: Commands, name: str, summary: str) -> argparse.ArgumentParser:
    """Return the parser of a command by which somebody decides."""
    made = _later(commands, name, summary)
    made.add_argument("--by", metavar="NAME", help="who decides (else the environment variable TAWTHIQ_USER)")
    made.add_argument("--why", metavar="TEXT", required=True, help="the reason, kept with the decision")
    return made


def _read(commands: Commands) -> None:
    made = _command(commands, "read", "Print the report of each article as JSON lines, in order.", "reading")
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
    made.add_argument("--all", action="store_true", help="also those that people rejected or set aside")
    made.add_argument("--country", type=str.upper, default="", metavar="CODE", help="ISO 3166 code, such as IQ")
    _rule(made)


def _pairs(commands: Commands) -> None:
    made = _deciding(commands, "merge", "Decide that two incidents are one.")
    made.add_argument("one", metavar="A", help="the id of an incident, or of an account that recalls one")
    made.add_argument("other", metavar="B", help="the id of another")
    made = _deciding(commands, "split", "Decide that some accounts are not of an incident.")
    made.add_argument("id", metavar="ID", help=ID)
    made.add_argument("accounts", nargs="+", metavar="ACCOUNT", help="an article, or an account as `history` lists it")


def _judgements(commands: Commands) -> None:
    made = _deciding(commands, "correct", "Decide the value of a field; what the claims say stays visible.")
    made.add_argument("id", metavar="ID", help=ID)
    made.add_argument("field", metavar="FIELD", help="date, place, type, killed, injured or attackers")
    made.add_argument("value", metavar="VALUE", help="as it stands in tables: 2021-01-21, bombing, 32, 32+, 32 (28-35)")
    for name, what in (("accept", "right"), ("reject", "wrong")):
        made = _deciding(commands, name, f"Decide that an incident, or what a field was settled on, is {what}.")
        made.add_argument("id", metavar="ID", help=ID)
        made.add_argument("field", nargs="?", metavar="FIELD", help="one field of it")
    made = _deciding(commands, "set-aside", "Leave an incident out of the lists without judging it.")
    made.add_argument("id", metavar="ID", help=ID)
    made = _deciding(commands, "undo", "Withdraw a decision.")
    made.add_argument("number", type=int, metavar="N", help="its number in the log")


def _looking_back(commands: Commands) -> None:
    made = _later(commands, "log", "List all decisions, and how each stands now.")
    made.add_argument("--again", action="store_true", help="only those to be asked again: what they rest on changed")
    made = _later(commands, "history", "List the accounts of an incident, and what was decided of it.")
    made.add_argument("id", metavar="ID", help=ID)
    made = _later(commands, "why", "Say why two incidents or accounts are together or apart.")
    made.add_argument("one", metavar="A", help="the id of an incident or account")
    made.add_argument("other", metavar="B", help="the id of another")
    made = _later(commands, "agreement", "Measure how far two people agree, field by field.")
    made.add_argument("people", nargs="*", metavar="NAME", help="the two, where more have decided")
    made.add_argument("--log", metavar="FILE", help="decisions too that `export` printed of a copy of the register")


def _keeping(commands: Commands) -> None:
    made = _later(commands, "verify", "Check that nothing was changed and every fact has its words.")
    made.add_argument(
        "--head", metavar="HASH", help="a head of the log as it was printed earlier: it must be in the log"
    )
    _later(commands, "rebuild", "Make the register again from its articles and the log of decisions.")
    _later(commands, "export", "Print the whole register as JSON lines.")
    made = _later(commands, "import", "Add what `export` printed to a register, or import a data set of another.")
    made.add_argument("file", metavar="FILE", help="what `export` printed, or - for standard input; or a data set")
    made.add_argument("--format", metavar="NAME", help="of a data set to ask about the past: ucdp-ged, gtd, acled, …")
    made.add_argument("--as", dest="name", metavar="NAME", help="the name under which a data set answers")
    made.add_argument("--licence", metavar="TEXT", help="the licence of a data set, where it is not the usual one")
    made.add_argument("--since", type=_date, metavar="DATE", help="from when on a data set claims to be complete")
    made.add_argument("--until", type=_date, metavar="DATE", help="until when")
    made.add_argument("--countries", metavar="CODES", help="which countries it covers, as IQ,SY")


def _past(commands: Commands) -> None:
    made = _asking(commands, "check", "Say what the record holds against each sentence of an article about the past.")
    made.add_argument("files", nargs="+", metavar="FILE", help=".jsonl, .txt, .html, a folder, or - for standard input")
    made = _asking(commands, "ask", "Ask the record: `ask deadliest in Baghdad since 2018`, in English or Arabic.")
    made.add_argument("question", nargs="+", metavar="WORD", help="the question in words")
    made.add_argument("--on", type=_date, metavar="DATE", help="the day from which it looks back (today if not said)")
    made.add_argument("--killed", metavar="N", help="a claimed figure, 32 or 31-38: is it the deadliest?")
    made = _command(commands, "series", "Count incidents and tolls by week, month or year, gaps in coverage shown.")
    made.set_defaults(run="tawthiq.commands.past:series")
    made.add_argument("--of", default="", metavar="NAME", help="a data set (the register itself if not said)")
    made.add_argument("--by", choices=("week", "month", "year"), default="month", help="month if not said")
    made.add_argument(
        "--format", choices=("text", "csv", "json"), default="text", help="text (if not said), csv or json"
    )
    made.add_argument("--country", type=str.upper, default="", metavar="CODE", help="ISO 3166 code, such as IQ")
    made.add_argument("--place", default="", metavar="NAME", help="one province or town, by its usual English name")
    made.add_argument("--actor", default="", metavar="NAME", help="one group, by its usual English name")
    made.add_argument("--type", default="", metavar="TYPE", help="one type of incident, such as bombing")
    made.add_argument("--since", type=_date, metavar="DATE", help="from this day, month or year on")
    made.add_argument("--until", type=_date, metavar="DATE", help="up to this day, month or year")
    made = _command(commands, "counters", "List running totals and other figures that add up a time, odd ones flagged.")
    made.set_defaults(run="tawthiq.commands.past:counters")
    made.add_argument(
        "--format", choices=("text", "csv", "json"), default="text", help="text (if not said), csv or json"
    )
    made = _command(commands, "matches", "Say what each data set records of an incident of the register, and why.")
    made.set_defaults(run="tawthiq.commands.past:matches")
    made.add_argument("incident", metavar="INCIDENT", help="the id of an incident, or its first characters")
    made = _command(commands, "references", "List the data sets that were imported.")
    made.set_defaults(run="tawthiq.commands.past:references")


def _asking(commands: Commands, name: str, summary: str) -> argparse.ArgumentParser:
    """Return the parser of a command that asks the record."""
    made = _command(commands, name, summary)
    made.set_defaults(run=f"tawthiq.commands.past:{name}")
    made.add_argument("--format", choices=("text", "json"), default="text", help="text (if not said) or json")
    return made


def _show(commands: Commands) -> None:
    made = _command(commands, "show", "Show an incident: every figure with who said it, where and in which words.")
    made.add_argument("id", metavar="ID", help=ID)
    _rule(made)


def _explain(commands: Commands) -> None:
    made = _command(
        commands, "explain", "Show for every claim of an article which rule found it on which words.", "reading"
    )
    made.add_argument("article", metavar="FILE|ARTICLE_ID", help="a file of articles, or an article of the register")


def _page(commands: Commands) -> None:
    made = _command(commands, "page", "Write a page with map and timeline that is read without a server.")
    made.add_argument("--out", required=True, metavar="DIR", help="folder to write into")


def _demo(commands: Commands) -> None:
    made = _command(commands, "demo", "Build a register from the bundled articles and show what was found.")
    made.add_argument("directory", nargs="?", default="demo-register", metavar="DIR", help="folder to build it in")


def _desk(commands: Commands) -> None:
    made = _command(commands, "serve", "Open the desk: see, check and correct the register in a browser.")
    made.add_argument("--port", type=int, default=8765, metavar="N", help="8765 if not said")
    made.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="to listen on; this machine if not said")
    made.add_argument("--public", metavar="URL", help="under which others reach it, through what stands before it")
    made.add_argument("--provider", metavar="FILE", help="settings of a provider of OpenID Connect to sign in with")
    made.set_defaults(run="tawthiq.web.serving:serve")
    made = _command(commands, "user", "Add, list or remove who may sign in at the desk.")
    acts = made.add_subparsers(metavar="add|list|remove", required=True)
    for name in ("add", "list", "remove"):
        act = acts.add_parser(name, help=f"{name} users")
        act.set_defaults(run=f"tawthiq.commands.people:{'list_' if name == 'list' else name}")
        if name != "list":
            act.add_argument("name", metavar="NAME")
        if name == "add":
            roles = "viewer, reviewer, editor or administrator"
            act.add_argument("--role", required=True, metavar="ROLE", help=f"{roles}; the password is asked for")
            act.add_argument("--provider", action="store_true", help="no password: signs in through the provider")


def _run(options: argparse.Namespace) -> int:
    """Run the chosen command; what it needs is loaded only now, so that --help answers at once."""
    options.register = options.register or os.environ.get("TAWTHIQ_REGISTER") or DEFAULT_REGISTER
    room, _, name = options.run.partition(":")
    run: Callable[[argparse.Namespace], int] = getattr(import_module(room), name)
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
