"""The article's paragraphs out of a saved news page, menus, teasers, comments and footers left out."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from copy import deepcopy
from functools import cache

from tawthiq.languages.ar.script import fold
from tawthiq.sources.page_dates import is_stamp
from tawthiq.sources.page_facts import Tree

_LAYOUT = ("table", "tbody", "tr", "td", "th", "center", "font")
_TOOLS = re.compile(
    r"^(?:[\s|/\-–+•·]|طباعه|اطبع|ارسال|ارسل|الي صديق|شارك|مشاركه|حجم الخط|تكبير|تصغير|استمع|نسخ الرابط|حفظ|تعليقات?"
    r"|فيسبوك|تويتر|واتساب|واتس اب|تلغرام|تيليغرام|facebook|twitter|whatsapp|telegram|print|share|\d)+$"
)
_NOT_ARTICLE = re.compile(
    r"^(?:جميع|كل|كافه) الحقوق محفوظه|حقوق (?:النشر|الطبع) محفوظه|^©|^copyright|الحقوق محفوظه(?:$| ل)"
    r"|^(?:اقرا|شاهد|طالع|تابع) (?:ايضا|المزيد)|^(?:مواضيع|اخبار|مقالات|مواد) ذات (?:صله|علاقه)|^مواضيع متعلقه"
    r"|^(?:التعليقات|اضف تعليق|اترك تعليق|(?:ال)?كلمات (?:ال)?مفتاحيه|الاكثر (?:قراءه|تصفحا|مشاهده)|جاري? التحميل)"
    r"|ملفات تعريف الارتباط|سياسه الخصوصيه|(?:شروط|ارشادات) الاستخدام|نشرتنا البريديه"
    r"|الاراء الوارده .*لا تعبر|لا تعبر بالضروره عن راي|^تابعونا علي|^اشترك في|^للاشتراك في|تفعيل جافا ?سكريبت"
)
_ENDS = re.compile(r"[.!؟?…:»”\")\]]$|[،؛]")
_LEAD_LENGTH = 120
_ASIDE_LENGTH = 300
_PROSE_LENGTH = 40


def body(tree: Tree, title: str) -> str:
    """Return the paragraphs of the article, one a line, or nothing where the page holds only what surrounds one.

    The extraction is trafilatura's (Apache-2.0), on the side of precision; what it leaves of headline, date line,
    buttons and footers is taken off here, and pages laid out with tables are opened before.
    """
    found = _extractor()(_opened(tree)) or ""
    lines = [line.strip() for line in found.split("\n") if line.strip()]
    lines = [line for line in _after_headline(lines, title) if not _is_aside(line)]
    while lines and _is_lead(lines[0]):
        lines.pop(0)
    return "\n".join(lines) if any(_is_prose(line) for line in lines) else ""


@cache
def _extractor() -> Callable[[Tree], str | None]:
    """Return the extraction; the library is loaded with the first page, for it takes an eighth of a second."""
    from trafilatura import extract

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return lambda tree: extract(tree, favor_precision=True, include_comments=False, include_tables=False)


def _opened(tree: Tree) -> Tree:
    """Return the page, or where one table cell holds most of its text, a page of that cell alone."""
    cells = [(len(cell.text_content()), cell) for cell in tree.iter("td") if not any(True for _ in cell.iter("table"))]
    size, largest = max(cells, key=lambda pair: pair[0], default=(0, None))
    if largest is None or size * 2 < sum(length for length, _ in cells) or tree.xpath("//article | //main"):
        return tree
    page = deepcopy(tree)
    content = deepcopy(largest)
    for element in content.iter(*_LAYOUT):
        element.tag = "span" if element.tag == "font" else "div"
    frame = page.find("body")
    frame.clear()
    frame.append(content)
    return page


def _after_headline(lines: list[str], title: str) -> list[str]:
    """Return the lines after the headline where it is among them, for it is the article's title already."""
    headline = fold(title)
    at = next((number for number, line in enumerate(lines) if headline and fold(line) == headline), -1)
    return lines[at + 1 :]


def _is_lead(line: str) -> bool:
    """Return whether a line before the first paragraph is only a date or a row of buttons."""
    folded = fold(line)
    return len(line) <= _LEAD_LENGTH and (bool(_TOOLS.match(folded)) or is_stamp(line))


def _is_aside(line: str) -> bool:
    return len(line) <= _ASIDE_LENGTH and bool(_NOT_ARTICLE.search(fold(line)))


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE_LENGTH and (bool(_ENDS.search(line)) or len(line) >= 2 * _PROSE_LENGTH)
