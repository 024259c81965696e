"""Words of articles for who may not read names: a word is shown only where it is known to be no name of a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from tawthiq.grammar.lexicon import concepts
from tawthiq.grammar.words import Analysis, Word, split
from tawthiq.knowledge.actors import lexicon_rows
from tawthiq.knowledge.places import load_places
from tawthiq.languages.ar.script import SCRIPT

HIDDEN = "[…]"
TOPICS = (
    "amounts", "calendar", "casualties", "dates", "deeds", "events", "measures", "nationalities", "numbers", "ordinals",
    "people", "places", "speakers", "voices", "weapons", "wounds",
)  # fmt: skip
"""The tables of words that tell of figures, victims, deeds, means, days, places and offices."""
GIVEN = "given_name"
ALSO_NAMES = frozenset(
    "اصيل امين امينا بتول بشر بيان جان جراح جو حياه خطاب دانه دينا رابعه رجب رمضان روضه سحر سكينه شامل شعبان شهد شيراز "
    "صفر ضحي فاديه ليال مسلم مي نجاح نجاه نسمه هلال".split()
)
"""Words of these tables, folded, that are given names as well."""
UNLIKELY = frozenset("كس")
"""Clitics with which names would be cut to words: «سهى»."""
LONGEST = 5  # words after the first of the name of a place or body
SPEAKING = frozenset("ناطق ناطقه متحدث متحدثه الناطق الناطقه المتحدث المتحدثه".split())
"""Words, folded, after which «باسم» is no name."""
CITING = frozenset(("", "في", "وفق", "بحسب", "حسب"))
"""Words, folded, after which «بيان» is a paper; so it is at the beginning."""
ONWARD = frozenset("و في من الي عن مع بين خلال بعد قبل قرب داخل امام بينهم بينها ان او".split())
"""Words, folded, with which a name is over."""


@lru_cache(maxsize=4096)
def masked(text: str) -> str:
    """Return a text in which what may be a name of a person is `[…]`, however many words it has.

    A word right after a name may belong to it («محمد المصري») and is hidden with it, until a figure, a mark, or a word
    that leads on.

    >>> masked("مقتل 13 شخصا في بغداد"), masked("مقتل الصحفي محمد المصري وإصابة ٣ أشخاص")
    ('مقتل 13 شخصا في بغداد', 'مقتل الصحفي […] وإصابة ٣ أشخاص')
    """
    shown, at, is_hiding = list[str](), 0, False
    for word, is_known in _judged(text, split(text, SCRIPT)):
        was, is_hiding = is_hiding, not is_known or (is_hiding and not _leads_on(word))
        if not is_hiding:
            shown.append(text[at : word.end])
        elif not was:
            shown.append(f"{text[at : word.start]}{HIDDEN}")
        at = word.end
    return "".join(shown) + text[at:]


def _judged(text: str, words: Sequence[Word]) -> Iterator[tuple[Word, bool]]:
    """Yield each word with whether it is known to be no name; names of places are looked up as a whole."""
    until = 0
    for number, word in enumerate(words):
        until = max(until, number + _placed(words[number:]))
        before = words[number - 1].form if number else ""
        yield word, number < until or _is_known(word.form) or _is_no_name(text[word.start : word.end], before)


def _is_no_name(raw: str, before: str) -> bool:
    """Return whether a word that is also spelt like a name is none: «على», «باسم» after «الناطق», «بيان» at first."""
    return raw in ("على", "و") or before in {"باسم": SPEAKING, "بيان": CITING}.get(raw, ())


def _placed(words: Sequence[Word]) -> int:
    """Return of how many words the longest name of a place or body is that begins here and is nobody's name."""
    form = words[0].form
    stems = [form] if form in _given() else [cut.stem for cut in _cuts(form) if not cut.after]
    return max(_named(stem, words[1:]) for stem in stems)


def _named(first: str, following: Sequence[Word]) -> int:
    forms = tuple(word.form for word in following[:LONGEST])
    return max((1 + len(rest) for rest in _phrases(first) if rest == forms[: len(rest)]), default=0)


@lru_cache(maxsize=4096)
def _phrases(first: str) -> tuple[tuple[str, ...], ...]:
    """Return what follows a word in each name of a place or of a group, agency, outlet or institution."""
    places = load_places()
    told = (rest for rest, _ in places.starting(first) if not places.needs_cue(" ".join((first, *rest))))
    of_places = (rest for rest in told if not {first, *rest} & _given())
    return (*of_places, *(rest for rest in _bodies().get(first, ()) if rest or first not in _given()))


@lru_cache
def _bodies() -> dict[str, list[tuple[str, ...]]]:
    found = defaultdict[str, list[tuple[str, ...]]](list)
    for _, _, phrase in lexicon_rows():
        first, *rest = (word.form for word in split(phrase, SCRIPT))
        found[first].append(tuple(rest))
    return found


def _is_known(form: str) -> bool:
    if not any(letter.isalpha() for letter in form):
        return True
    cuts = _cuts(form)
    bare = (cut.stem for cut in cuts if not (cut.after or cut.before.endswith(SCRIPT.articles)))
    return any(cut.stem in _known() for cut in cuts) and not any(stem in _given() for stem in bare)


def _cuts(form: str) -> list[Analysis]:
    """Return the ways to cut a word that names are hardly mistaken for."""
    found = (cut for cut in SCRIPT.analyses(form) if not set(cut.before) & UNLIKELY)
    return [cut for cut in found if cut.before in ("", "و") or len(cut.stem) > 2]


def _leads_on(word: Word) -> bool:
    if not any(letter.isalpha() for letter in word.form) or word.form in ONWARD:
        return True
    return word.form[0] in "وف" and word.form[1:].removeprefix("ال") in _known()


@lru_cache
def _given() -> frozenset[str]:
    """Return the words, folded, that are given names or stand in one."""
    told = (form for kind, _, form in concepts(_table("people")) if kind == GIVEN)
    return frozenset(_words(told)) | ALSO_NAMES


@lru_cache
def _known() -> frozenset[str]:
    """Return the words, folded, that are known to be no names."""
    told = (form for topic in TOPICS for kind, _, form in concepts(_table(topic)) if kind != GIVEN)
    return frozenset(_words(told)) - _given()


def _words(forms: Iterable[str]) -> Iterator[str]:
    for form in forms:
        stem, inflected, which = form.partition("+")
        for phrase in SCRIPT.inflect(stem, which) if inflected else (form,):
            yield from (word.form for word in split(phrase, SCRIPT))


def _table(topic: str) -> Path:
    return Path(str(files("tawthiq.languages.ar"))) / f"{topic}.tsv"
