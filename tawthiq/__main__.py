"""Run the command line: `python -m tawthiq`."""

from __future__ import annotations

import sys

from tawthiq.cli import main

sys.exit(main())
