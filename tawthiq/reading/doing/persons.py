"""Attackers whose names a sentence gives: «المهاجم يدعى …»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile, takewhile

from tawthiq.grammar.rules import Mention
from tawthiq.grammar.words import Word
from tawthiq.reading.sayings import UNLIKE, part, starts
from tawthiq.reading.sentences import Sentence

NAMELESS = (
    *UNLIKE, "some_of", "one_of", "which", "lone", "person_one", "persons", "called", "band", "outfit", "age", "or",
    "presumed",
)  # fmt: skip
"""Kinds of word that begin no person's name."""
LONGEST_NAME = 4
"""Words of a person's name."""


def unveiled(sentence: Sentence) -> Iterator[tuple[Mention, Mention]]:
    """Yield the words that say that an attacker's name follows, and that name as an actor.

    A single word is a name only after words that nothing else follows: «يدعى», not «هو».
    """
    for mention in sentence.of("unveiled"):
        called = part(mention, "called")
        name = _name(sentence, mention.end)
        if len(name) > (called is None or called.value != "name"):
            last = mention.last + len(name)
            yield mention, Mention("actor", name[0].start, name[-1].end, "", mention.rule, (), mention.last, last)


def _name(sentence: Sentence, at: int) -> list[Word]:
    """Return the words from a place on that mean nothing but a person's name, without titles before it.

    What has the article before it is a title: «الشهيد», «الأسير المحرر».
    """
    text, articles = sentence.article.field(sentence.field), sentence.script.articles
    given = {mention.start for mention in sentence.of("given_name")}
    known = starts(sentence, *NAMELESS) - given
    following = [word for word in sentence.words if word.start >= at]
    bare = dropwhile(lambda word: text.startswith(articles, word.start), following)
    return list(takewhile(lambda word: word.form.isalpha() and word.start not in known, bare))[:LONGEST_NAME]
