"""`tawthiq serve`: opens the desk of a register and says where."""

from __future__ import annotations

import os
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import uvicorn

from tawthiq.commands.people import operator
from tawthiq.store.finding.counts import By
from tawthiq.store.finding.question import Question
from tawthiq.web.app import application
from tawthiq.web.desk import Desk, opened
from tawthiq.web.keeping import registers

if TYPE_CHECKING:
    from tawthiq.web.provider.provider import Provider


def serve(options: Namespace) -> int:
    """Answer for the desk of a register until stopped."""
    desk = prepared(options)
    print(f"The desk of {desk.directory} is open at {desk.address}\nCtrl-C closes it.", flush=True)
    uvicorn.run(application(desk), host=desk.host, port=desk.port, log_level="warning", server_header=False)
    return 0


def prepared(options: Namespace) -> Desk:
    """Return the desk that was asked for; raises RegisterError where there is no register."""
    directory = Path(options.register)
    with registers(directory).one() as project:  # who comes first need not wait for what is asked for the first time
        for by in get_args(By):
            project.counts(Question(), by)
    who = os.environ.get("TAWTHIQ_USER") or operator()
    desk = opened(directory, who, host=options.host, port=options.port, public=options.public or "")
    return replace(desk, provider=_provider(Path(options.provider))) if options.provider else desk


def _provider(file: Path) -> Provider:
    """Return the provider whose settings are in a file; only then what it needs has to be installed."""
    from tawthiq.web.provider import provider

    return provider.opened(file)
