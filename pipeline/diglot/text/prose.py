"""A message -> its prose: markup, code, addresses and placeholders masked, every other code point in its place.

For checks of marks and spaces, which must know that something stands there; `text.unmarked` leaves only words.
"""

import re
from functools import lru_cache
from typing import Final

from diglot.text.conventions import HAN, KANA

__all__ = ["ADDRESS", "EMAIL", "MASKS", "TAG", "WORD", "prose"]

TAG: Final = "\ufffe"
"""Stands for each code point of a tag: nothing that a reader sees."""
WORD: Final = "\uffff"
"""Stands for each code point of what is no prose but reads as a word: a placeholder, code, an address."""
MASKS: Final = TAG + WORD

_WIDE = f"{HAN}{KANA}\u3000-\u303f\uff01-\uff5e\u2018-\u201f\u2026\uac00-\ud7a3"
_IN_ADDRESS = rf"[^\s<>()\"'`|\\^{_WIDE}]"
ADDRESS: Final = (
    r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{1,15}:/{1,3}(?=[A-Za-z0-9\[%{<$])"
    rf"(?:{_IN_ADDRESS}|\({_IN_ADDRESS}*+\))+(?<![.,;:!?\]}}*_])"
)
"""A URL, without the punctuation behind it."""
EMAIL: Final = (
    r"(?<![\w.+-])[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?![A-Za-z0-9])"
)

_QUOTED = r"\"[^\"]*+\"|'[^']*+'"
_SOURCE = re.compile(
    rf"""(?P<tag>
        <!--.{{0,1000}}?-->
      | </?[A-Za-z_][\w:.-]*+(?:[\s/]++[\w:@.%(){{}}$-]++(?:\s*+=\s*+(?:{_QUOTED}|[^\s"'<>]++))?+)*+[\s/]*+>
      | (?<=\])\((?:[^()\s]++|\([^()\s]*+\))++(?:\s++(?:{_QUOTED}))?+\)      # the address of a Markdown link
    )
    | (?P<word>
        ``.{{1,500}}?``(?!`)
      | :[A-Za-z][\w:+.-]{{0,40}}:`[^`]*+`
      | `[^`]++`_{{0,2}}
      | <[a-z]+:[^<>\s]*> | <[^<>\s@]+@[^<>\s@]+>
      | {ADDRESS}
      | {EMAIL}
      | \{{\{{.{{0,200}}?\}}\}} | \{{%.{{0,200}}?%\}}
      | [$%#]?\{{[^{{}}\n]{{0,80}}\}}
      | %\([^()\n]{{0,80}}\)[#0 +-]*\d*(?:\.\d+)?[A-Za-z]?
      | %(?:\d+\$)?[#0+-]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|q|j|z|t|L)?[diouxXeEfFgGcrsaAp@](?![A-Za-z])
      | %%?\d{{1,2}}(?!\d)(?=\D|$)
      | \$[A-Za-z_]\w*
      | \|[A-Za-z][\w.-]*\|
      | &(?:[A-Za-z]\w{{1,30}}|\#\d+|\#[xX][0-9A-Fa-f]+);
    )""",
    re.VERBOSE | re.DOTALL,
)
_MARKS: Final = frozenset("<`:@{%$|&")


@lru_cache(maxsize=16_384)
def prose(text: str) -> str:
    """A text of the same length in which TAG and WORD stand for all that is no prose."""
    return _SOURCE.sub(_mask, text) if not _MARKS.isdisjoint(text) else text


def _mask(match: re.Match[str]) -> str:
    return (TAG if match.lastgroup == "tag" else WORD) * (match.end() - match.start())
