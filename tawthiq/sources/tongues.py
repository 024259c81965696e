"""Which language an article is in, where it does not say so."""

from __future__ import annotations

import re

_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_OTHER = re.compile(r"[^\W\d_\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_SAMPLE = 20_000
_ARABIC_SCRIPT = frozenset(("ar", "fa", "ur", "ps", "ku", "ckb", "ug", "sd"))


def tongue(text: str, declared: str = "") -> str:
    """Return the code of the language: the declared one where the script allows it, `ar`, or `und` (not known).

    >>> tongue("قتل شخص في بغداد"), tongue("A man was killed"), tongue("قتل شخص", "fr-FR"), tongue("حمله", "fa")
    ('ar', 'und', 'ar', 'fa')
    """
    code = declared.lower().partition("-")[0].partition("_")[0]
    sample = text[:_SAMPLE]
    arabic, other = len(_ARABIC.findall(sample)), len(_OTHER.findall(sample))
    if arabic > other:
        return code if code in _ARABIC_SCRIPT else "ar"
    return code if code and code not in _ARABIC_SCRIPT else "und"
