"""How Arabic is written: tokens, spelling folds, proclitics and enclitics."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from tawthiq.grammar.rules import Mention
from tawthiq.grammar.words import Analysis, Script
from tawthiq.model.plain import Spelling

_MARK = "\u00ad\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_MARKS = re.compile(f"[{_MARK}]")
_FOLD = str.maketrans(
    {
        **dict(zip("أإآٱىیةۃؤئکگڤ٪", "ااااييههويككف%", strict=True)),
        **{chr(0x660 + i): str(i) for i in range(10)},
        **{chr(0x6F0 + i): str(i) for i in range(10)},
    }
)
_LETTER = r"&(?:#1[5-7]\d\d|#820[3-7]|#x0?6[0-9a-fA-F]{2}|zwn?j|lrm|rlm|shy);"
"""An Arabic letter or an unseen joiner written as an entity: part of a word, as quotation marks and spaces are not."""
_ENTITY = r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);"
_REPORTER = "[ولب]?(?:مراسل[ةيو]?|مصادر|قناة|شبكة|موفد[ةي]?)(?=الميادين)"
"""A word that Al Mayadeen's pages print without a space to the name of the channel, which is a link there."""
_CHANNEL = "[ولب]?(?:ال|لل)ميادين"
"""That name, whatever words run into it."""
_SIGN = rf"[{_MARK}]|{_LETTER}"
_PIECE = rf"(?:[^\W\d_{_MARK}]|{_SIGN})"
"""One piece of a word: no sign is two kinds of piece, though a tatweel is a letter, or a line of them hangs."""
_WORD = rf"(?:[^\W\d_ة{_MARK}]|{_SIGN})+(?:ة[{_MARK}]*)?|ة[{_MARK}]*"
"""A word; ta marbuta ends one, also where the space after it was lost, as beside links: «المدفعيةفي»."""
_TOKEN = re.compile(
    rf"\d+(?:[.,٬٫،]\d{{3}})+(?!\d)|\d+(?:[.٫]\d+)?|{_REPORTER}|{_CHANNEL}"
    rf"|{_PIECE}+?(?={_REPORTER})|{_WORD}|\n| {{4,}}|{_ENTITY}|[^\w\s]"
)
_WRITTEN = re.compile(rf"[{_MARK}\xa0]|{_ENTITY}")
"""What is no character of a text by itself: signs on letters, unseen joiners, entities."""
_PRESENTED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")

_UNHEARD = frozenset("\"'`´«»“”„‟‘’‚‹›()[]{}<>*#_~|﴾﴿")
"""Marks that one does not hear: words on both sides of them stand next to one another."""


def fold(raw: str) -> str:
    """Return the folded form: no vowel signs or tatweel, one alef, ya for alef maqsura, ha for ta marbuta.

    Four spaces or more set columns apart, as a new line does.

    >>> fold("الإِصَـابة"), fold("٣٢"), fold("ﻣﻘﺘﻞ"), fold("    ")
    ('الاصابه', '32', 'مقتل', '\\n')
    """
    if raw in _UNHEARD:
        return ""
    if raw.isspace():
        return "\n"
    if "&" in raw:
        raw = unescape(raw).replace("\xa0", "")
        if raw in _UNHEARD or raw.isspace():
            return ""
    if _PRESENTED.search(raw):
        raw = unicodedata.normalize("NFKC", raw)
    return _MARKS.sub("", raw).translate(_FOLD).lower()


def heard(sign: str) -> str:
    """Return what a sign on a letter, an unseen joiner or an entity is heard as: nothing, or one character.

    >>> heard("\u064e"), heard("&nbsp;"), heard("&#1602;")
    ('', ' ', 'ق')
    """
    return _MARKS.sub("", unescape(sign)).replace("\xa0", " ")


BARE = ("", "ال")
"""What stands before a word that nothing ties to another: no clitic, or the article alone."""
TO = ("ل", "لل")
AND = ("و", "ف")
_PROCLITICS = (
    "ال", "و", "ف", "ب", "ل", "ك", "س", "وال", "فال", "بال", "كال", "وبال", "فبال", "وكال", "وب", "ول", "وك", "وس",
    "فب", "فل", "فس", "لل", "ولل", "فلل",
)  # fmt: skip
_BEFORE = sorted(_PROCLITICS, key=len)
_ENCLITICS = ("ه", "ها", "هم", "هما", "هن")
_VERB_BEFORE = frozenset(("", "و", "ف", "س", "وس", "فس"))
_PLACES = frozenset(("place", "cued_place"))
_NAME_KINDS = frozenset(("place", "cued_place", "group", "agency", "outlet", "institution"))


def _depth(before: str) -> int:
    """Return how many clitics are cut, the article aside: a word and the word after its article are read alike."""
    return 1 if before.endswith("لل") else len(before.removesuffix("ال"))


def _before(form: str) -> list[Analysis]:
    """Return the cuts of proclitics; «لل» also stands for ل before ال."""
    out = []
    for clitic in _BEFORE:
        stem = form[len(clitic) :]
        if len(stem) < 2 or not form.startswith(clitic):
            continue
        if clitic.endswith("لل"):
            out.append(Analysis("ال" + stem, clitic[:-1], "", len(clitic), _depth(clitic)))
        out.append(Analysis(stem, clitic, "", len(clitic), _depth(clitic)))
    return out


def _after(analysis: Analysis) -> list[Analysis]:
    """Return the cuts of pronouns at the end; a t before one may stand for ta marbuta."""
    out = []
    for clitic in _ENCLITICS:
        stem = analysis.stem[: -len(clitic)]
        if len(stem) >= 3 and analysis.stem.endswith(clitic):
            cut = analysis._replace(stem=stem, after=clitic, depth=analysis.depth + 2)
            out.append(cut)
            if stem.endswith("ت"):
                out.append(cut._replace(stem=stem[:-1] + "ه"))
    return out


def analyses(form: str) -> tuple[Analysis, ...]:
    """Return the ways to cut a folded form, those that cut least first.

    >>> [a.stem for a in analyses("وبغداد")]
    ['وبغداد', 'بغداد', 'غداد']
    """
    whole = Analysis(form)
    if not form[0].isalpha() or len(form) < 3:
        return (whole,)
    cuts = [whole, *_before(form)]
    if form[-1] in "هامن":
        cuts += [after for cut in tuple(cuts) for after in _after(cut)]
    return tuple(sorted(cuts, key=lambda cut: cut.depth))


def fits(kind: str, before: str, after: str) -> bool:
    """Return whether a kind of word can carry these clitics: verbs take no article, names no pronoun."""
    if kind.endswith("_verb"):
        return before in _VERB_BEFORE
    if kind in _PLACES and before.endswith(("ال", "لل")):
        return False
    return "س" not in before and not (after and kind in _NAME_KINDS)


def is_definite(mention: Mention) -> bool:
    """Return whether a word carries the article."""
    return mention.before.endswith(("ال", "لل"))


_ENDINGS = {
    "s": ("", "ا", "ة"),
    "d": ("ان", "تان", "تين"),
    "p": ("ين", "ون", "ات", "و"),
}


def inflect(form: str, which: str = "") -> tuple[str, ...]:
    """Return regular inflections of an adjective or participle: all, or singular (`s`), dual (`d`), plural (`p`).

    >>> inflect("عراقي", "d")
    ('عراقيان', 'عراقيتان', 'عراقيتين')
    """
    endings = _ENDINGS[which] if which else tuple(e for group in _ENDINGS.values() for e in group)
    return tuple(form + ending for ending in endings)


_STOPS = frozenset((".", "!", "؟", "?", "\n", "…", "؛", ";"))

SCRIPT = Script(
    _TOKEN,
    Spelling(_WRITTEN, heard),
    fold,
    analyses,
    fits,
    inflect,
    stops=_STOPS,
    clitics=frozenset(_PROCLITICS),
    joins=frozenset("و"),
    to=TO,
    named=frozenset(("علي", "بن", "ابن", "آل", "أبو", "ابو", "عبد")),
    weak=frozenset(("cued_place",)),
    article="ال",
    articles=("ال", "لل"),
)
