"""A message in reStructuredText or Markdown -> what a translation keeps of its markup: roles, targets, code."""

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
    r"""(?P<literal>``(?P<code>.{1,500}?)``(?!`))
    | :(?P<role>[A-Za-z][\w:+.-]{0,40}):`(?P<target>[^`]++)`
    | (?<![`\w:])`(?P<text>[^`<>]*+)<(?P<url>[^`<>]++)>`(?P<under>_{0,2})
    | (?<![`\w:])`(?P<single>[^`]++)`(?P<tail>_{0,2})(?![`\w])
    | \[(?P<footnote>\#\w*|\*|[\w.-]+)\]_(?!\w)
    | (?<![|\w])\|(?P<substitution>[A-Za-z][\w. -]*)\|(?![|\w])
    | \[\[(?P<wiki>[^\[\]|\n]+)(?:\|(?P<page>[^\[\]\n]+))?\]\]
    | \]\((?P<link>[^()\s]++(?:\([^()\s]*+\)[^()\s]*+)*+)(?:\s++"[^"]*+")?+\)
    | (?<![*\w\\])\*\*(?P<strong>[^*\s][^*\n]*+)\*\*(?![*])
    | (?P<heading>\A\#{1,6})(?=\s)
    """,
    re.VERBOSE | re.DOTALL,
)
_SIMPLE: Final = {
    "footnote": "[{}]_",
    "link": "{}",
    "substitution": "|{}|",
    "strong": "**…**",
    "heading": "{}",
}
_TARGET: Final = re.compile(r"(?:.*?\s*<(?P<explicit>[^<>]+)>)\Z", re.DOTALL)
_MARKS: Final = frozenset("`|[*#]")
_TEXT_ROLES: Final = frozenset(
    "guilabel menuselection kbd sup sub abbr term emphasis strong dfn title command file samp program".split()
)
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
    if match["literal"]:
        return "code", match["code"].strip()
    if match["role"]:
        return "role", _role(match["role"], match["target"])
    if match["url"]:
        return "link", "".join(match["url"].split())
    if match["single"]:
        return ("link", "`…`_") if match["tail"] else ("code", match["single"].strip())
    if match["wiki"]:
        return "link", f"[[…|{match['page']}]]" if match["page"] else "[[…]]"
    for kind, form in _SIMPLE.items():
        if match[kind]:
            return kind, form.format(match[kind])
    return None


def _role(role: str, content: str) -> str:
    if role in _TEXT_ROLES:
        return f":{role}:"
    explicit = _TARGET.match(content)
    target = " ".join((explicit["explicit"] if explicit else content).split())
    return f":{role}:`{target.lstrip('~!').removesuffix('()')}`"
