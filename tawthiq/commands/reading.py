"""Commands that read articles and keep nothing of them: no register is loaded."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections.abc import Iterable

from tawthiq import reports
from tawthiq.commands.console import REFUSED, articles, progress, say
from tawthiq.model.codec import report_json
from tawthiq.model.text import Article, Refusal


def read(options: Namespace) -> int:
    """Print the report of each article as a JSON line, and what was refused on standard error."""
    refused = 0
    for item in progress(reports.read(articles(options.files))):
        if isinstance(item, Refusal):
            refused += say(str(item))
        else:
            print(json.dumps(report_json(item), ensure_ascii=False))
    return REFUSED if refused else 0


def explain(options: Namespace) -> int:
    """Print the derivation of every claim of the articles of a file, or of one article of the register."""
    if options.article != "-" and not os.path.exists(options.article):
        from tawthiq.project import Project

        with Project(options.register) as opened:
            return _explain_all(opened.named(options.article))
    return _explain_all(articles([options.article]))


def _explain_all(items: Iterable[Article | Refusal]) -> int:
    refused = 0
    for item in items:
        if isinstance(item, Refusal):
            refused += say(str(item))
        else:
            print(f"{item.id}\n{reports.explain(item)}")
    return REFUSED if refused else 0
