"""A page -> the same page with a marker of its own in each text and each attribute that people read.

Reads HTML with regular expressions of its own, simple and slow, so that it shares no mistake with the engine.
"""

import re
from collections.abc import Iterator
from itertools import product

__all__ = ["MARKER", "planted"]

MARKER = re.compile("qzx[A-P]{3}")

_HUMAN = frozenset(
    """title alt placeholder label aria-label aria-description aria-placeholder aria-roledescription aria-valuetext
    abbr summary""".split()
)
_ELSEWHERE = {"value": "<input", "content": "<meta"}
_TOKEN = re.compile(
    r"(?P<skip><!--.*?-->|<![a-z][^>]*>|<!>|<\?.*?\??>|</[a-z][^>]*>|</[^a-z>][^>]*>)"
    r"|<!\[CDATA\[(?P<cdata>.*?)\]\]>"
    r"|(?P<open><(?P<name>script|style|xmp|iframe|noembed|noframes|textarea|title)\b(?:\"[^\"]*\"|'[^']*'|[^\"'>])*>)"
    r"(?P<raw>(?:[^<]|<(?!/(?P=name)))*)"
    r"|(?P<tag><[a-z](?:=\s*\"[^\"]*\"|=\s*'[^']*'|[^>])*>?)"
    r"|(?P<text>(?:[^<]|<(?![a-z/!?]))+)",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(\s*=\s*)(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))|[^\s>=]+")


def _markers() -> Iterator[str]:
    for letters in product("ABCDEFGHIJKLMNOP", repeat=3):
        yield "qzx" + "".join(letters)


def planted(source: str, *, blanks: bool, markers: Iterator[str] | None = None) -> str:
    """The page with a marker behind each text, with `blanks` also in white space, and behind each attribute's value."""
    fresh = markers or _markers()

    def behind(text: str) -> str:
        if not text.strip():
            return f"{text}{next(fresh)}{text}" if blanks else text
        core = text.rstrip()
        return f"{core} {next(fresh)}{text[len(core) :]}"

    def in_tag(tag: str) -> str:
        seen: set[str] = set()
        element = re.match(r"<[^\s/>]+", tag)
        assert element is not None

        def in_attribute(match: re.Match[str]) -> str:
            name = (match[1] or "").lower()
            is_human = name in _HUMAN or _ELSEWHERE.get(name) == element[0].lower()
            if not is_human or name in seen:  # of doubled attributes browsers take the first
                return match[0]
            seen.add(name)
            quote = '"' if match[3] is not None else "'" if match[4] is not None else ""
            value = match[3] or match[4] or match[5] or ""
            joint = " " if quote else "-"
            return f"{match[1]}{match[2]}{quote}{value}{joint}{next(fresh)}{quote}" if value else match[0]

        return element[0] + _ATTRIBUTE.sub(in_attribute, tag[element.end() :])

    def plant(match: re.Match[str]) -> str:
        if match["skip"]:
            return match[0]
        if match["cdata"] is not None:
            return f"<![CDATA[{match['cdata']} {next(fresh)}]]>"
        if match["open"]:
            return in_tag(match["open"]) + behind(match["raw"])
        return in_tag(match["tag"]) if match["tag"] else behind(match["text"])

    return _TOKEN.sub(plant, source)
