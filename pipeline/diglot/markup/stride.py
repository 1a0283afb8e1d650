"""Text of a page -> strides: a run of text and common inline tags, and the tags behind it."""

import re
from typing import Final

from diglot.markup.names import one_of
from diglot.markup.tokens import ODD_BRACKET, TAG_NAME, TAIL

__all__ = ["STRIDE"]

_INLINE: Final = """
    a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd mark nobr q rb rp rt ruby s samp
    small span strike strong sub sup time tt u var wbr
""".split()
_APART: Final = [*_INLINE, *"iframe math noembed noframes plaintext script style svg textarea title xmp".split()]
_SPACE: Final = r"[ \t\n\f\r]*+"
_END: Final = r"[ \t\n\f\r/>]"
_ANY_TAG = TAG_NAME + TAIL
STRIDE: Final = re.compile(
    rf"{_SPACE}([^<]*+(?:<(?:/?{one_of(_INLINE)}{TAIL}|{ODD_BRACKET})[^<]*+)*+)"
    rf"(</?{_ANY_TAG}(?:{_SPACE}</?(?!{one_of(_APART, ignore_case=True)}{_END}){_ANY_TAG})*+)?+"
)
"""A run of text and common inline tags, and the tags behind it with nothing but white space between them, up to one
that may be part of the next run or whose content is no HTML. Most of a page is read in such strides.
"""
