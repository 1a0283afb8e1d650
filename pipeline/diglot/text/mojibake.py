"""A text -> the stretches of it that were read in a wrong encoding, and what they were."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["Garbled", "garbled"]


class Garbled(NamedTuple):
    """A stretch that makes sense in another encoding only."""

    start: int
    end: int
    meant: str
    """What it was, as far as it can be told."""


_CP1252: Final = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What Windows-1252 has for the bytes 80 to 9F."""
_LATIN = re.compile(f"[\xc2-\xf4][\x80-\xbf{_CP1252}]+(?:[\x80-\xff{_CP1252}])*")
_HAN = re.compile("[\u20ac\u3400-\u9fff\ue000-\uf8ff\ufffd]{3,}\\??")
_TURNED_BACK = re.compile(rb"[\xe2-\xf4][\x80-\xbf]{2}")
"""How UTF-8 begins from U+2000 on: what else Han characters are in GB 18030 is told without a try."""
_USUAL = re.compile("[\xa0-\u024f\u2010-\u2044\u20a0-\u20c0\u2122\u2190-\u21ff\ufeff]+")
_LETTERS = re.compile(
    "[\xa0-\u024f\u0370-\u0fff\u1e00-\u20c0\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef\U0001f000-\U0001faff]+"
)
_KNOWN = re.compile("锟斤拷|锟斤|烫烫烫|屯屯屯|ï»¿|â€™|â€œ|â€\x9d")


@lru_cache(maxsize=256)
def garbled(text: str) -> tuple[Garbled, ...]:
    """UTF-8 read as Windows-1252 or Latin-1 (`Ã©`, `ä½ å¥½`), or as GB 18030 (`鍥藉`), and what it leaves behind
    (`锟斤拷`). Nothing is reported that is no valid UTF-8 when it is turned back.
    """
    if text.isascii():
        return ()
    found = [*_latin(text), *_han(text)]
    taken = {at for one in found for at in range(one.start, one.end)}
    found += [Garbled(*match.span(), "") for match in _KNOWN.finditer(text) if match.start() not in taken]
    return tuple(sorted(found))


def _latin(text: str) -> Iterator[Garbled]:
    for match in _LATIN.finditer(text):
        raw = bytearray()
        for character in match[0]:
            raw += bytes([ord(character)]) if character <= "\xff" else character.encode("cp1252")
        meant = _utf_8(bytes(raw))
        if meant and (_USUAL.fullmatch(meant) or (len(meant) > 1 and _LETTERS.fullmatch(meant))):
            yield Garbled(*match.span(), meant)


def _han(text: str) -> Iterator[Garbled]:
    for match in _HAN.finditer(text):
        try:
            raw = match[0].rstrip("?").encode("gb18030")
        except UnicodeEncodeError:
            continue
        meant = _utf_8(raw) if _TURNED_BACK.match(raw) else ""
        if len(meant) >= 2 and all(ord(character) >= 0x2000 for character in meant):
            yield Garbled(*match.span(), meant)


def _utf_8(raw: bytes) -> str:
    """What the bytes are, but for a last character that is cut; nothing if they are no UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        # what is cut is at most three bytes
        return raw[: error.start].decode("utf-8") if error.start >= max(len(raw) - 3, 1) else ""
