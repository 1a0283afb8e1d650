"""A message -> the words that a translator writes, in their places, with spaces for all else: for checks of meaning.

`text.prose` says in the places of markup and code that something stands there: for checks of marks and spaces.
"""

import re
from functools import lru_cache
from typing import Final

__all__ = ["is_listing", "unmarked", "wording"]

_SUPERSCRIPT = re.compile(r"<(sup|sub)>([0-9a-z]{1,3})</\1>")
_HIDDEN = re.compile(
    r"""</?[A-Za-z][^<>]{0,500}> | <!--.*?-->
    | (?:https?|ftp)://[!-~]+ | \bwww\.[!-~]+ | [A-Za-z0-9._+-]+@[A-Za-z0-9-]+\.[A-Za-z.]+
    | \$\{[^{}]{0,60}\} | \{\{.{0,80}?\}\} | \{%.{0,80}?%\} | \{[^\s{}]{0,60}\}
    | %\([A-Za-z0-9_. ]{1,60}\)[-+#0]*[0-9]*(?:\.[0-9]+)?[a-zA-Z]
    | (?<![0-9])%(?:[0-9]+\$)?[-+#0]*[0-9]*(?:\.[0-9]+)?(?:hh?|ll?|[jztL])?[diouxXeEfFgGcrsaA](?![a-z])
    | &(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});""",
    re.VERBOSE | re.DOTALL,
)
_MAY_HIDE = re.compile(r"[<%{&@]|://|www\.")
_CODE = re.compile(
    r"""``[^`]+`` | :[a-zA-Z][\w:+.-]*:`[^`]+` | `[^`\n]+`_{0,2} | \]\([^()\s]*\)
    | <(code|kbd|samp|var|tt|command|filename|literal|function|cmd|file|code[0-9]+)>.*?</\1>""",
    re.VERBOSE | re.DOTALL,
)
_IDENTIFIER: Final = re.compile(
    r"""(?<![\w/.-])--?[a-zA-Z][\w-]*                    # an option
    | [\w.\\~-]*(?:/[\w.~*-]+)+/? | [A-Za-z]:\\[\w\\.-]+     # a path
    | \b[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+\b                  # snake_case
    | \b[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*\(\)                # a call
    | \b[A-Za-z]\w*(?:\.[A-Za-z]\w+)+\b                   # a dotted name, a file
    | \b[a-z]+[A-Z]\w* | \b[A-Z][a-z]+[A-Z]\w*             # camelCase""",
    re.VERBOSE | re.ASCII,
)
_MAY_IDENTIFY = re.compile(r"[_/\\]|[a-z][A-Z]|[A-Za-z0-9]\.[A-Za-z0-9]|\(\)|(?<![\w-])--?[a-zA-Z]")
_LISTING = re.compile(
    r"""^(?:>>>|\.\.\.[ ]|\$[ ]|>[ ]|\#!|[ \t]{2,}\S.*[=(){};\[\]]|[ \t]{2,}\#) | ^\S[^\n]*[;{}]$ | [ ]{2,}--
    | ^[ \t]*(?:\#[ ]|//[ ]|import[ ]|from[ ][\w.]+[ ]import|def[ ]|class[ ].*:$|for[ ].*:$|if[ ].*:$|\w+[ ]=[ ])""",
    re.MULTILINE | re.VERBOSE,
)


def is_listing(text: str) -> bool:
    """Whether a text of several lines is code or a session at a prompt."""
    return text.startswith((">>> ", "$ ")) or ("\n" in text.strip() and _LISTING.search(text) is not None)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _close_up(match: re.Match[str]) -> str:
    return match[2] + " " * (len(match[0]) - len(match[2]))


@lru_cache(maxsize=16_384)
def unmarked(text: str) -> str:
    """The text without tags, format placeholders, URLs and character references, as long as it was.

    What a superscript holds closes up to the word before it: `21<sup>st</sup>` reads `21st`.
    """
    if not _MAY_HIDE.search(text):
        return text
    if "<su" in text:
        text = _SUPERSCRIPT.sub(_close_up, text)
    return _HIDDEN.sub(_blank, text)


@lru_cache(maxsize=16_384)
def wording(text: str) -> str:
    """What is left of the unmarked text without code, paths and identifiers, as long as it was."""
    if "`" in text or "<" in text or "](" in text:
        text = _CODE.sub(_blank, text)
    text = unmarked(text)
    return _IDENTIFIER.sub(_blank, text) if _MAY_IDENTIFY.search(text) else text
