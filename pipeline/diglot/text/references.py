"""Character references: page <-> text <-> msgid (WHATWG HTML 13.2.5.72 to .80; docs/messages.md, "Characters")."""

import re
from functools import lru_cache
from html.entities import html5
from typing import Final

__all__ = ["decode", "encode", "escape", "text_of", "value_of", "visible"]

_C1: Final = {
    code: (character if (character := bytes([code]).decode("cp1252", "ignore")) else chr(code))
    for code in range(0x80, 0xA0)
}

# --- page -> text ---------------------------------------------------------------------------------------------------

_IN_PAGE = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?|([a-zA-Z][a-zA-Z0-9]*;?))")
_LEGACY: Final = frozenset(name for name in html5 if not name.endswith(";"))
_LONGEST: Final = max(map(len, _LEGACY))


def _character(number: int) -> str:
    if 0x80 <= number < 0xA0:
        return _C1[number]
    if number == 0 or 0xD800 <= number < 0xE000 or number > 0x10FFFF:
        return "\ufffd"
    return chr(number)


def _number(digits: str, base: int) -> str:
    # int() refuses thousands of digits, and no more than ten can name a character
    digits = digits.lstrip("0")
    return _character(int(digits or "0", base)) if len(digits) <= 10 else "\ufffd"


def _replace_in_page(match: re.Match[str], in_attribute: bool) -> str:
    hexadecimal, decimal, name = match.groups()
    if hexadecimal:
        return _number(hexadecimal, 16)
    if decimal:
        return _number(decimal, 10)
    if name in html5:
        known = name
    else:
        known = next((name[:n] for n in range(min(len(name), _LONGEST), 1, -1) if name[:n] in _LEGACY), "")
        if not known:
            return match[0]
    if in_attribute and not known.endswith(";"):
        following = name[len(known) : len(known) + 1] or match.string[match.end() : match.end() + 1]
        if following == "=" or (following.isascii() and following.isalnum()):
            return match[0]
    return html5[known] + name[len(known) :]


def text_of(source: str) -> str:
    """What a browser shows for the source of a text: references decoded, U+0000 dropped, newlines normalised."""
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in source:
        source = source.replace("\0", "")
    return _IN_PAGE.sub(lambda m: _replace_in_page(m, False), source) if "&" in source else source


def value_of(source: str) -> str:
    """What a browser takes for the source of an attribute's value."""
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in source:
        source = source.replace("\0", "\ufffd")
    return _IN_PAGE.sub(lambda m: _replace_in_page(m, True), source) if "&" in source else source


# --- text <-> msgid -------------------------------------------------------------------------------------------------

_AMPERSAND = re.compile(r"&(?=(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)")
_LESS = re.compile(r"<(?=[A-Za-z/!?])")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\xa0\xad\u034f\u061c\u1680\u180e\u2000-\u200b\u200e\u200f"
    "\u2028-\u202f\u205f-\u206f\ufeff\ufff9-\ufffb]"
)
_NAMED: Final = {"\xa0": "&nbsp;", "\xad": "&shy;", "\u200e": "&lrm;", "\u200f": "&rlm;"}
_REFERENCE = re.compile(r"&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")


def _show(match: re.Match[str]) -> str:
    character = match[0]
    return _NAMED.get(character) or (f"&#{ord(character)};" if character < " " else f"&#x{ord(character):x};")


def encode(text: str) -> str:
    """The text as a msgid has it: only what would read as a reference or a tag, or is invisible, is a reference."""
    if "&" in text:
        text = _AMPERSAND.sub("&amp;", text)
    if "<" in text:
        text = _LESS.sub("&lt;", text)
    return visible(text)


def visible(text: str) -> str:
    """The text with each invisible character as a reference."""
    text = text.replace("\xa0", "&nbsp;")  # nearly all that are invisible
    # every invisible character but U+034F is unprintable, and most texts are printable
    return text if text.isprintable() and "\u034f" not in text else _INVISIBLE.sub(_show, text)


def _resolve(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if decimal:
        return _character(int(decimal))
    if hexadecimal:
        return _character(int(hexadecimal, 16))
    return html5.get(name + ";", match[0])


def decode(message: str) -> str:
    """The text that a msgid or msgstr means; `decode(encode(t)) == t` for every text without U+0000 and surrogates."""
    return _REFERENCE.sub(_resolve, message) if "&" in message else message


# --- text -> page ---------------------------------------------------------------------------------------------------


_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def escape(text: str, codec: str, quote: str = "") -> str:
    """Source for a page: nothing of the text can be markup, and what the codec lacks is a numeric reference."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if not text.isprintable():
        # CR would be read as LF, and an ESC switches what ISO-2022-JP means
        text = _CONTROLS.sub(lambda match: f"&#{ord(match[0])};", text)
    if quote == '"':
        text = text.replace('"', "&quot;")
    elif quote == "'":
        text = text.replace("'", "&#39;")
    if codec.startswith("utf") or text.isascii():
        return text
    return "".join([character if character.isascii() else _spelled(character, codec) for character in text])


@lru_cache(maxsize=10_000)
def _spelled(character: str, codec: str) -> str:
    # some codecs write a character that they read as another: cp932 takes U+00A3 for U+FFE1
    try:
        if character.encode(codec).decode(codec) == character:
            return character
    except UnicodeError:
        pass
    return f"&#{ord(character)};"
