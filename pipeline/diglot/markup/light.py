"""A message in reStructuredText or Markdown -> the parts of its markup that a translation keeps: roles, targets, code."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["Part", "parts"]


class Part(NamedTuple):
    """A piece of light markup."""

    kind: str
    """`role`, `code`, `link`, `substitution`, `footnote`, `strong`, `heading`."""
    key: str
    """The same in source and translation."""
    start: int
    end: int


_PARTS: Final = re.compile(
    r"""(?P<literal>``(?P<code>.+?)``(?!`))
    | :(?P<role>[A-Za-z][\w:+.-]*):`(?P<target>[^`]+)`
    | (?<![`\w:])`(?P<text>[^`<>]*?)\s*<(?P<url>[^`<>]+)>`(?P<under>_{0,2})
    | (?<![`\w:])`(?P<single>[^`]+)`(?P<tail>_{0,2})(?![`\w])
    | \[(?P<note>\#\w*|\*|[\w.-]+)\]_(?!\w)
    | (?<![|\w])\|(?P<substitution>[A-Za-z][\w. -]*)\|(?![|\w])
    | \[\[(?P<wiki>[^\[\]|\n]+)(?:\|(?P<page>[^\[\]\n]+))?\]\]
    | \]\((?P<address>[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)
    | (?<![*\w\\])\*\*(?P<strong>\S(?:[^*\n]*\S)?)\*\*(?![*])
    | (?P<heading>\A\#{1,6})(?=\s)
    """,
    re.VERBOSE | re.DOTALL,
)
_TARGET: Final = re.compile(r"(?:.*?\s*<(?P<explicit>[^<>]+)>)\Z", re.DOTALL)
_MARKS: Final = frozenset("`|[*#]")
_TEXT_ROLES: Final = frozenset("guilabel menuselection kbd sup sub abbr term emphasis strong dfn title command file samp program".split())
"""Roles whose content is text for people."""


@lru_cache(maxsize=1024)
def parts(text: str) -> tuple[Part, ...]:
    """The parts in order."""
    if _MARKS.isdisjoint(text):
        return ()
    found = []
    for match in _PARTS.finditer(text):
        part = _part(match)
        if part is not None:
            found.append(Part(*part, *match.span()))
    return tuple(found)


def _part(match: re.Match[str]) -> tuple[str, str] | None:
    kind = match.lastgroup
    if match["literal"]:
        return "code", match["code"].strip()
    if match["role"]:
        role = match["role"]
        if role in _TEXT_ROLES:
            return "role", f":{role}:"
        explicit = _TARGET.match(match["target"])
        target = " ".join((explicit["explicit"] if explicit else match["target"]).split())
        return "role", f":{role}:`{target.lstrip('~!').removesuffix('()')}`"
    if match["url"]:
        return "link", "".join(match["url"].split())
    if match["single"]:
        return ("link", "`…`_") if match["tail"] else ("code", match["single"].strip())
    if match["note"]:
        return "footnote", f"[{match['note']}]_"
    if match["wiki"]:
        return "link", f"[[…|{match['page']}]]" if match["page"] else "[[…]]"
    if match["address"]:
        return "link", match["address"]
    if kind == "heading":
        return "heading", match["heading"]
    if kind == "strong":
        return "strong", "**…**"
    return "substitution", f"|{match['substitution']}|"
