r"""Text of a catalog and a place in it -> the next entry, if it is one as most are: live, one form, one string on a
line, and no escapes but `\n`, `\"` and `\\`.

Four fifths of the time that reading by the whole grammar takes are saved: lines are matched as lines, and what stands
in them is looked at only where a backslash or a quotation mark is among it.
"""

import re
from typing import NamedTuple

__all__ = ["Strings", "Usual", "next_usual", "usual_strings"]

Strings = tuple[str | None, str, str, int]
"""Of an entry that isn't fuzzy: msgctxt, msgid, msgstr, and the line where the msgstr stands."""


class Usual(NamedTuple):
    """One entry, its strings unescaped; places are code points."""

    comments: str
    """The lines before the entry, as they are."""
    msgctxt: str | None
    msgid: str
    msgstr: str
    start: int
    msgid_at: int
    """Where the strings of the msgid start."""
    msgstr_at: int
    end: int


_AT_ONCE = 512
"""Entries whose strings are in memory together, however few comments part a large file."""
_FUZZY = re.compile(r"^[ \t]*+#[,!=].*fuzzy", re.MULTILINE).search
_LINES = r'".*"(?:\n".*")*+'
_MATCH = re.compile(
    rf"\n*+((?:#(?![|~]).*\n)*+)(?:msgctxt ({_LINES})\n)?+msgid ({_LINES})\nmsgstr ({_LINES})(?=\n\n[#m]|\n*+\Z)"
).match


def next_usual(text: str, at: int) -> Usual | None:
    """The next entry after a place between entries; None where none follows, where it is a header, or where it
    takes the grammar to tell.
    """
    match = _MATCH(text, at)
    if match is None:
        return None
    comments, quoted_msgctxt, quoted_msgid, quoted_msgstr = match.groups()
    msgid = _text(quoted_msgid)
    msgstr = _text(quoted_msgstr)
    if not msgid or msgstr is None:
        return None
    msgctxt = None
    if quoted_msgctxt is not None:
        msgctxt = _text(quoted_msgctxt)
        if msgctxt is None:
            return None
    return Usual(comments, msgctxt, msgid, msgstr, match.start(1), match.start(3), match.start(4), match.end())


def usual_strings(text: str, at: int, line: int, counted: int) -> tuple[list[Strings], int, int, int]:
    """The next entries after a place that `next_usual` would give, some hundreds or up to one that may be fuzzy; then
    where they end, the line of the last msgstr, and where that starts. `line` is that of the place `counted`.
    """
    found: list[Strings] = []
    while len(found) < _AT_ONCE and (match := _MATCH(text, at)):
        comments, quoted_msgctxt, quoted_msgid, quoted_msgstr = match.groups()
        if _is_fuzzy(comments):
            break
        msgctxt = None if quoted_msgctxt is None else _text(quoted_msgctxt)
        msgid = _text(quoted_msgid)
        msgstr = _text(quoted_msgstr)
        if not msgid or msgstr is None or (msgctxt is None and quoted_msgctxt is not None):
            break
        msgstr_at = match.start(4)
        line += text.count("\n", counted, msgstr_at)
        counted = msgstr_at
        at = match.end()
        found.append((msgctxt, msgid, msgstr, line))
    return found, at, line, counted


def _is_fuzzy(comments: str) -> bool:
    """Whether flags before an entry may call it so."""
    return "fuzzy" in comments and _FUZZY(comments) is not None


def _text(quoted: str) -> str | None:
    """What the strings mean, one on each line; None where they may not be what they seem."""
    text = quoted[1:-1]
    if "\n" in text:
        if '\\"\n' in text:  # a line that ends in an escaped quotation mark
            return None
        text = text.replace('"\n"', "")
    if "\\" not in text:
        return None if '"' in text else text
    # NUL and EOT are in no catalog.
    text = text.replace("\\\\", "\4").replace('\\"', "\0")
    if '"' in text:
        return None
    text = text.replace("\\n", "\n")
    return None if "\\" in text else text.replace("\0", '"').replace("\4", "\\")
