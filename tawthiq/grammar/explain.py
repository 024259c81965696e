"""Derivations as indented lines: which rule, which words."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.grammar.rules import Mention


def explain(mention: Mention, text: str, *, depth: int = 0) -> Iterator[str]:
    """Yield one line for a mention and each of its parts, deeper ones indented by two spaces."""
    words = " ".join(text[mention.start : mention.end].split())
    made_by = mention.rule or "word"
    shown = mention.value if mention.value is not None else ""
    yield f"{'  ' * depth}{mention.kind} {shown}  [{made_by}]  «{words}»"
    for part in mention.parts:
        yield from explain(part, text, depth=depth + 1)


def rules_of(mention: Mention) -> set[str]:
    """Return the names of the rules that a mention rests on."""
    below = set().union(*(rules_of(part) for part in mention.parts)) if mention.parts else set()
    return below | {f"{mention.kind}: {mention.rule}"} if mention.rule else below
