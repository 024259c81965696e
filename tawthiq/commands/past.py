"""Commands about the past: import data sets, check what articles say, and ask the record."""

from __future__ import annotations

import csv
import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from tawthiq import past, reports
from tawthiq.commands.console import REFUSED, articles
from tawthiq.model.codec import evidence_json
from tawthiq.model.errors import ArticleError
from tawthiq.model.precedents import Coverage, DataSet
from tawthiq.model.text import Article, Refusal
from tawthiq.past import Checked, Past
from tawthiq.project import Project
from tawthiq.references import formats
from tawthiq.register.past.answer import Answer, Weighed, together
from tawthiq.register.past.counters import COLUMNS as COUNTER_COLUMNS
from tawthiq.register.past.counters import Flag, Series, counted
from tawthiq.register.past.period import spread
from tawthiq.register.past.sentence import counted_in, sentence
from tawthiq.register.past.series import COLUMNS, Bin

SHOWN = 5
"""Refused rows of a data set that are told one by one; the rest is counted."""
MARKS = {"sure": "", "possible": "?", "anchor": "since"}
Json = dict[str, Any]


def import_data(options: Namespace) -> int:
    """Import a data set of another register, and print what it holds."""
    if not options.name:
        raise ArticleError("under which name shall it answer? say so with --as NAME")
    refused: list[Refusal] = []
    form = formats().get(options.format)
    licence = options.licence or (form.LICENCE if form else "")
    countries = frozenset(code.upper() for code in (options.countries or "").split(",") if code)
    since, until = (spread(told)[at] if told else "" for at, told in enumerate((options.since, options.until)))
    coverage = Coverage(since, until, countries, form.DEADLY if form else False)
    told = DataSet(options.name, options.format, licence, date.today().isoformat(), 0, coverage)
    made = past.import_file(Path(options.register), Path(options.file), told, refused.append)
    for each in refused[:SHOWN]:
        _say(str(each))
    if len(refused) > SHOWN:
        _say(f"{len(refused) - SHOWN} more rows were left out for like reasons")
    print(_listed(made))
    return REFUSED if refused else 0


def references(options: Namespace) -> int:
    """Print the data sets that were imported."""
    with Past(Path(options.register)) as opened:
        found = opened.data_sets()
    for each in found:
        print(_listed(each))
    if not found:
        print("no data set was imported; use: tawthiq import --format ucdp-ged --as NAME FILE")
    return 0


def matches(options: Namespace) -> int:
    """Print what each data set records of an incident of the register, and why it is taken for the same."""
    directory = Path(options.register)
    with Project(directory) as register:
        incident = register.show(options.incident).incident
    with Past(directory) as opened:
        lines = [
            f"{name}: {'' if m.is_sure else '? '}{_precedent(Weighed(m.precedent, 'sure'), 'killed')}: {m.reason}"
            for name, m in opened.matches(incident)
        ]
    print("\n".join(lines) or "no data set records it")
    return 0


def check(options: Namespace) -> int:
    """Print what the record says to each sentence about the past of each article."""
    refused = 0
    with Past(Path(options.register)) as opened:
        for item in articles(options.files):
            if isinstance(item, Refusal):
                refused += _say(str(item))
                continue
            report = reports.arabic().read(item)
            found = list(opened.check(item, report))
            shown = {"id": item.id, "comparisons": [_json(each) for each in found]}
            print(json.dumps(shown, ensure_ascii=False) if options.format == "json" else _article(item, found))
    return REFUSED if refused else 0


def ask(options: Namespace) -> int:
    """Print what the record says to a question in words."""
    killed = None if options.killed is None else past.claimed(options.killed)
    with Past(Path(options.register)) as opened:
        found = opened.ask(" ".join(options.question), on=options.on or "", killed=killed)
    if found.left:
        _say(f"not understood and left out: {found.left}")
    print(json.dumps(_json(found), ensure_ascii=False) if options.format == "json" else "\n".join(_lines(found)))
    return 0


def series(options: Namespace) -> int:
    """Print incidents and tolls by week, month or year."""
    times = {"since": options.since or "", "until": options.until or ""}
    asked = past.wanted(options.place, options.actor, country=options.country, kind=options.type, **times)
    with Past(Path(options.register)) as opened:
        found = opened.series(options.of, options.by, asked)
    rows = [each.cells for each in found]
    if options.format == "json":
        print(json.dumps([dict(zip(COLUMNS, row, strict=True)) for row in rows]))
    elif options.format == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows((COLUMNS, *rows))
    else:
        print("\n".join(_drawn(found)))
    return 0


def counters(options: Namespace) -> int:
    """Print the figures that add up a time, source by source, and what is odd about them."""
    with Project(Path(options.register)) as opened:
        found = counted(opened.counting())
    if options.format == "text":
        print("\n".join(line for each in found for line in _counter_lines(each)) or "no figure adds up a time")
        return 0
    rows = [row for each in found for row in each.rows]
    if options.format == "json":
        print(json.dumps([dict(zip(COUNTER_COLUMNS, row, strict=True)) for row in rows], ensure_ascii=False))
    else:
        csv.writer(sys.stdout, lineterminator="\n").writerows((COUNTER_COLUMNS, *rows))
    return 0


def _counter_lines(each: Series) -> Iterable[str]:
    yield ", ".join(filter(None, (each.source, each.status, each.span, each.place)))
    for at, flag in zip(each.readings, each.flags, strict=True):
        yield f"  {at.day}  {at.value:>8}  {at.article}{f'  {_odd(flag)}' if flag else ''}"


def _odd(flag: Flag) -> str:
    """Return in words what is odd about a figure, with its neighbours."""
    near = ((word, at) for word, at in (("after", flag.before), ("before", flag.after)) if at)
    told = ", ".join(f"{word} {at.value} of {at.day}" for word, at in near)
    return f"{flag.kind}{f', perhaps {flag.instead}' if flag.instead is not None else ''}: {told}"


WIDEST = 50


def _drawn(found: list[Bin]) -> list[str]:
    """Return a line for each bin with a bar of its dead, sure ones whole and possible ones light; gaps are said."""
    most = max((each.killed.most for each in found), default=0) or 1
    lines = []
    for each in found:
        sure, possible = (round(WIDEST * n / most) for n in (each.killed.least, each.killed.most))
        bar = "█" * sure + "░" * (possible - sure)
        many = str(each.low) if each.low == each.high else f"{each.low}-{each.high}"
        gap = "" if each.is_covered else "  not covered" if each.high else "  no data"
        lines.append(f"{each.name:10}  {many:>9} incidents  {each.killed!s:>11} killed  {bar}{gap}".rstrip())
    return lines or ["no incidents"]


def _listed(each: DataSet) -> str:
    cover = each.coverage
    many = f"{len(cover.countries)} countries" if len(cover.countries) > 4 else ", ".join(sorted(cover.countries))
    until = f"{cover.since} to {cover.until}{'' if cover.basis == 'stated' else ' by its own rows'}"
    deadly = ", deadly ones alone" if cover.deadly else ""
    return f"{each.name}: {each.count} incidents{deadly} ({each.format}, {each.licence}), {many}, {until}, " + (
        f"imported {each.imported}"
    )


def _article(article: Article, found: list[Checked]) -> str:
    lines: list[str] = [f"{article.id}: {article.title}".rstrip(": ")]
    for each in found:
        lines += [
            f"  «{each.comparison.evidence.text}»" if each.comparison else "",
            *(f"    {x}" for x in _lines(each)),
        ]
    return "\n".join(lines if found else [*lines, "  says nothing about the past that is understood"])


def _lines(found: Checked) -> list[str]:
    lines = [sentence(found.asked, found.answers)["en"]]
    for each in found.answers:
        lines += [f"  {each.source}: {_precedent(weighed, counted_in(found.asked))}" for weighed in each.deciding]
    return lines


def _precedent(weighed: Weighed, measure: str) -> str:
    at, mark = weighed.precedent, MARKS[weighed.sureness]
    day = at.since if at.since == at.until else f"{at.since}/{at.until}"
    toll = f"{at.figure(measure)} {measure}"
    return " ".join(filter(None, (mark, day, at.place, toll, f"[{at.key}]")))


def _json(found: Checked) -> Json:
    period = found.asked.period
    question: Json = {
        "measure": found.asked.measure, "rank": found.asked.rank, "direction": found.asked.direction,
        "area": str(found.asked.area or ""), "types": sorted(found.asked.types), "weapons": sorted(found.asked.weapons),
        "suicide": found.asked.is_suicide, "actors": sorted(found.asked.actors), "against": sorted(found.asked.against),
        "targets": sorted(found.asked.targets), "unread": list(found.asked.unread),
    } | ({"since": period.since, "until": period.until} if period else {})  # fmt: skip
    shown: Json = {"kind": found.asked.kind}
    if found.comparison:
        shown |= evidence_json(found.comparison.evidence)
        question["parts"] = [{"asks": p.asks, **evidence_json(p.evidence)} for p in found.comparison.parts]
    return {
        **shown,
        "question": {key: value for key, value in question.items() if value not in ("", None, [], False)},
        "verdict": together(found.answers),
        "sources": [_source(each) for each in found.answers],
        "sentence": sentence(found.asked, found.answers),
    }


def _source(each: Answer) -> Json:
    incidents = [
        {
            "id": w.precedent.key, "since": w.precedent.since, "until": w.precedent.until, "place": w.precedent.place,
            "killed": [w.precedent.killed.least, w.precedent.killed.most],
            "injured": [w.precedent.injured.least, w.precedent.injured.most], "sureness": w.sureness,
        }
        for w in each.deciding
    ]  # fmt: skip
    return {
        "source": each.source, "verdict": each.verdict, "low": each.low, "high": each.high,
        "coverage": _coverage(each), "reason": each.reason, "incidents": incidents,
    }  # fmt: skip


def _coverage(each: Answer) -> Json:
    """Return what a data set covers in time, place and kind, and how that was got."""
    cover = each.coverage
    return {
        "covered": each.is_covered, "since": cover.since, "until": cover.until, "countries": sorted(cover.countries),
        "deadly_only": cover.deadly, "basis": cover.basis,
    }  # fmt: skip


def _say(message: str) -> int:
    sys.stderr.write(f"tawthiq: {message}\n")
    return 1
