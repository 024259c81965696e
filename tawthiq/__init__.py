"""tawthiq: Arabic news reports to a sourced, reviewable register of incidents and casualties."""

from __future__ import annotations

__version__ = "0.1.0"
