"""`tawthiq serve`: opens the desk of a register and says where."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

import uvicorn

from tawthiq.commands.people import operator
from tawthiq.project import Project
from tawthiq.web.app import application
from tawthiq.web.desk import Desk, opened


def serve(options: Namespace) -> int:
    """Answer for the desk of a register until stopped."""
    desk = prepared(options)
    print(f"The desk of {desk.directory} is open at {desk.address}\nCtrl-C closes it.", flush=True)
    uvicorn.run(application(desk), host=desk.host, port=desk.port, log_level="warning", server_header=False)
    return 0


def prepared(options: Namespace) -> Desk:
    """Return the desk that was asked for; raises RegisterError where there is no register."""
    directory = Path(options.register)
    with Project(directory):
        pass
    who = os.environ.get("TAWTHIQ_USER") or operator()
    return opened(directory, who, host=options.host, port=options.port, public=options.public or "")
