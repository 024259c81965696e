"""An article as it is heard, without what stands in it for a character or for none, and the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple

from tawthiq.model.text import Article, Evidence, Field, evidence


class Spelling(NamedTuple):
    """What a script writes besides its characters (signs on letters, entities), and what each is heard as."""

    written: re.Pattern[str]
    heard: Callable[[str], str]


class Plain:
    """An article (`article`) as it is heard; a sign that is not heard belongs to the character before it.

    >>> plain = Plain(Article("a", "مقتــل شخصٍ."), Spelling(re.compile("[ـ\u064d]"), lambda sign: ""))
    >>> plain.article.text, plain.restored(Evidence("شخص", "text", 5, 8)).text
    ('مقتل شخص.', 'شخصٍ')
    """

    def __init__(self, source: Article, spelling: Spelling) -> None:
        self._source = source
        self._lost: dict[Field, list[int]] = {"title": [], "text": []}
        self.article = replace(source, title=self._heard("title", spelling), text=self._heard("text", spelling))

    def _heard(self, field: Field, spelling: Spelling) -> str:
        """Return a field as it is heard, noting for each lost character the place before which it is lost."""
        lost = self._lost[field]

        def sound(sign: re.Match[str]) -> str:
            heard = spelling.heard(sign.group())
            lost.extend([sign.start() - len(lost) + len(heard)] * (len(sign.group()) - len(heard)))
            return heard

        return spelling.written.sub(sound, self._source.field(field))

    def restored(self, node: Any) -> Any:
        """Return what was read from `article` with all evidence in it as the source has it."""
        return node if self.article == self._source else self._restored(node)

    def _restored(self, node: Any) -> Any:
        if isinstance(node, Evidence):
            lost = self._lost[node.field]
            start, end = (at + bisect_right(lost, at) for at in (node.start, node.end))
            return evidence(self._source, node.field, start, end)
        if isinstance(node, tuple):
            return tuple(map(self._restored, node))
        if not is_dataclass(node) or isinstance(node, type):
            return node
        return replace(node, **{field.name: self._restored(getattr(node, field.name)) for field in fields(node)})
