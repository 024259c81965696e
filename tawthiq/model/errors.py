"""The errors a user can meet: one root, and each message says what was found, where, and what to do."""

from __future__ import annotations


class TawthiqError(Exception):
    """Anything that tawthiq refuses; the message says what was found, where, and what to do."""


class ArticleError(TawthiqError):
    """An input that cannot be read as an article."""


class KnowledgeError(TawthiqError):
    """A table, rule or case of ours that does not hold together; names file and line."""


class RegisterError(TawthiqError):
    """A register on disk that cannot be opened, or was written by a newer version."""


class DecisionError(TawthiqError):
    """A decision about something that is not in the register, or that contradicts itself."""


class StaleError(DecisionError):
    """A decision on what has changed since it was looked at."""


class QuestionError(TawthiqError):
    """A question to the register that cannot be asked; names the parameter."""


class ExportError(TawthiqError):
    """A file that cannot be written, or a format that cannot hold what it is given."""


class UserError(TawthiqError):
    """A user, password or role that cannot be, or a desk that may not be opened so."""
