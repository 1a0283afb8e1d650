"""A Chinese text -> the Han characters in it that are not of its script, and the text without them."""

import re
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, Final, Literal, NamedTuple

from diglot.text.conventions import HAN
from diglot.text.han_variants import TO_SIMPLIFIED, TO_TRADITIONAL

__all__ = ["Odd", "converted", "odd_han"]

_HAN: Final = re.compile(f"[{HAN}]")


class Odd(NamedTuple):
    """A Han character that does not belong in a text."""

    character: str
    kind: Literal["variant", "japanese", "rare"]
    """`variant`: of the other Chinese script; `japanese`: a form that only Japanese has; `rare`: in no usual set."""


@lru_cache(maxsize=256)
def odd_han(text: str, *, simplified: bool) -> tuple[Odd, ...]:
    """The odd characters of a text in simplified or traditional Chinese, each once, in the order of the text.

    What is in GB 2312 is never odd in simplified Chinese, nor what is in Big5 in traditional.
    """
    strange = set(text) - _usual(simplified)
    if not strange:
        return ()
    return tuple(Odd(c, _kind(c, simplified)) for c in dict.fromkeys(text) if c in strange and _HAN.match(c))


@cache
def _usual(simplified: bool) -> frozenset[str]:
    codec, ends = ("gb2312", range(0xA1, 0xFF)) if simplified else ("big5", (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    pairs = (bytes((first, second)) for first in range(0xA1, 0xFA) for second in ends)
    characters = frozenset("".join(pair.decode(codec, "ignore") for pair in pairs))
    return characters | frozenset(map(chr, range(0x20, 0x7F))) | {"〇", "々"}


@cache
def _kind(character: str, simplified: bool) -> Literal["variant", "japanese", "rare"]:
    if character in (TO_SIMPLIFIED if simplified else TO_TRADITIONAL):
        return "variant"
    try:
        character.encode("shift_jis")
    except UnicodeEncodeError:
        return "rare"
    return "japanese"


def converted(text: str, *, simplified: bool) -> str:
    """The text in the other script: by OpenCC's phrases where the extra `chinese` is installed, else by characters."""
    if (convert := _opencc(simplified)) is not None:
        return str(convert.convert(text))
    table = TO_SIMPLIFIED if simplified else TO_TRADITIONAL
    return "".join(table.get(character, character) for character in text)


@cache
def _opencc(simplified: bool) -> Any:
    """OpenCC's converter, or None where it is not installed."""
    try:
        return import_module("opencc").OpenCC("t2s" if simplified else "s2t")
    except ImportError:
        return None
