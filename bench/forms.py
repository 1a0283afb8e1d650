"""A decoded page -> its bytes in each form of a page on the web: encodings, newlines, a byte order mark."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

Form = Callable[[str], bytes]

# An encoding declaration, up to the label: in the XML declaration, `<meta charset=` or `<meta ... content=`.
DECLARED = re.compile(r"""(<\?xml\b[^>]*?\bencoding=["']?|<meta\b[^>]*?\bcharset\s*=\s*["']?)[\w-]+""", re.IGNORECASE)


def _utf8(text: str) -> bytes:
    return _declare(text, "utf-8").encode()


def _bom(text: str) -> bytes:
    return codecs.BOM_UTF8 + _utf8(text)


def _crlf(text: str) -> bytes:
    return _utf8(text.replace("\r\n", "\n").replace("\n", "\r\n"))


def _cr(text: str) -> bytes:
    return _utf8(text.replace("\r\n", "\n").replace("\n", "\r"))


def _utf16(codec: str, mark: bytes) -> Form:
    # The mark alone says it; no declaration could be read before it.
    return lambda text: mark + text.encode(codec)


def _legacy(codec: str, label: str) -> Form:
    # What the encoding lacks becomes a numeric reference, as authors of such pages write it.
    return lambda text: _declare(text, label).encode(codec, "xmlcharrefreplace")


def _declare(text: str, label: str) -> str:
    """The page with every declaration of its encoding naming `label`, and one where readers look for it."""
    text = DECLARED.sub(lambda found: found[1] + label, text)
    seen = re.match(r"(?:(?!<!--).){,900}?<meta\b[^>]*?\bcharset\b", text, re.IGNORECASE | re.DOTALL)
    return text if seen else f'<meta charset="{label}">' + text


XHTML = "utf-8, read as XHTML"

FORMS: dict[str, Form] = {
    "utf-8": _utf8,
    XHTML: _utf8,
    "utf-8 with BOM": _bom,
    "CRLF": _crlf,
    "CR": _cr,
    "gb18030": _legacy("gb18030", "gb18030"),
    "gbk": _legacy("gbk", "gbk"),
    "big5": _legacy("big5", "big5"),
    "shift_jis": _legacy("shift_jis", "shift_jis"),
    "utf-16 little-endian": _utf16("utf-16-le", codecs.BOM_UTF16_LE),
    "utf-16 big-endian": _utf16("utf-16-be", codecs.BOM_UTF16_BE),
    "windows-1252": _legacy("cp1252", "windows-1252"),
}
