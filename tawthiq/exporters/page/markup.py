"""HTML and SVG as values: text is escaped unless it is markup already, so that nothing of an article can act."""

from __future__ import annotations

import html
from collections.abc import Iterable
from urllib.parse import urlsplit

Attribute = str | int | float | bool | None

_VOID = frozenset({"input", "br", "meta", "circle", "path", "line", "rect"})
_UNSHOWABLE = {c: "\ufffd" for c in (*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0xD800, 0xE000))}


class Markup(str):
    """Text that is HTML already and is not escaped again."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return itself, for templates that escape what is not markup."""
        return self


def safe(text: str) -> Markup:
    """Return a text escaped for content and attributes; control characters and lone surrogates show as U+FFFD.

    >>> safe('<b onclick="x">')
    '&lt;b onclick=&quot;x&quot;&gt;'
    """
    return text if isinstance(text, Markup) else Markup(html.escape(showable(str(text))))


def showable(text: str) -> str:
    """Return a text of as many characters in which control characters and lone surrogates are U+FFFD."""
    return text.translate(_UNSHOWABLE)


def join(parts: Iterable[str], between: str = "") -> Markup:
    """Return the parts one after the other, each escaped unless it is markup.

    >>> join(["a<", tag("b", "c")], " ")
    'a&lt; <b>c</b>'
    """
    return Markup(safe(between).join(safe(part) for part in parts))


def tag(name: str, *inside: str, **attributes: Attribute) -> Markup:
    """Return an element; `aria_label` is written `aria-label`, `class_` `class`; None and False leave an attribute out.

    >>> tag("a", "نص & <i>", href="#x", class_="at", hidden=False)
    '<a href="#x" class="at">نص &amp; &lt;i&gt;</a>'
    >>> tag("circle", r=2.5)
    '<circle r="2.5"/>'
    """
    head = name + "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID and not inside:
        return Markup(f"<{head}/>")
    return Markup(f"<{head}>{join(inside)}</{name}>")


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{safe(_number(value))}"'


def _number(value: str | int | float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def address(url: str) -> str | None:
    """Return a web address that a link may lead to, or None for anything but http and https.

    >>> address("https://example.org/a"), address("javascript:alert(1)"), address("java\\nscript:x")
    ('https://example.org/a', None, None)
    """
    if any(ord(c) <= 32 or c in '\\<>"' for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
