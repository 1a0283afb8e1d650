"""Segment -> what a translator is told about it, as `#.` comments (docs/messages.md, rule 15)."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from diglot.markup.tokens import Attribute, Kind, attributes, tokens
from diglot.markup.vocabulary import VOID
from diglot.model import InlineCode, Page, Segment
from diglot.text.references import text_of, value_of
from diglot.text.space import collapse

__all__ = ["comments", "role"]

_DESCRIBED: Final = 3
_LONGEST: Final = 40
_TAG_NAME = re.compile(r"<([a-zA-Z][^ \t\n\f\r/>]*+)")
_LINK_NAME = re.compile(r"a[0-9-]*").fullmatch
_SAME_FOR_ALL_PAGES = re.compile(r"/|[a-z][a-z0-9+.-]*:", re.IGNORECASE | re.ASCII)


_MAY_NAME_A_SITE = re.compile("[/:&]").search


def role(segment: Segment) -> str:
    """What a segment is on its page: `<h1>`, `@title of <a>`, `@alt of <img/> in "Read <a/> or.."`, `JSON-LD headline
    of Article`, `JSON menu[*].title`.
    """
    if segment.attribute is None and not segment.within:
        return _element(segment.element)
    if segment.kind == "json":
        return (
            f"JSON {segment.attribute}"
            if segment.element == "script"
            else f"JSON-LD {segment.attribute} of {segment.element}"
        )
    is_placeholder = segment.within and segment.element in VOID
    what = f"<{segment.element}/>" if is_placeholder else f"<{segment.element}>"
    if segment.attribute is not None:
        what = f"@{segment.attribute} of {what}"
    return f'{what} in "{segment.within}"' if segment.within else what


@lru_cache(maxsize=256)
def _element(name: str) -> str:
    return f"<{name}>"


def comments(segment: Segment, page: Page) -> tuple[str, ...]:
    """Authors' notes, and those placeholders that have something to say, the first three."""
    notes, msgid = segment.scope.notes, segment.msgid
    lines = [f"note: {note}" for note in map(_line, notes) if note] if notes else []
    if "<a" in msgid or "/>" in msgid:
        lines += _placeholders(segment.codes, page.text[segment.start : segment.end])
    if "&nbsp;" in msgid:
        lines.append("contains no-break spaces")
    return tuple(lines)


def _placeholders(codes: Iterable[InlineCode], source: str) -> Iterator[str]:
    """What is told about links and about elements without content of their own."""
    said: set[str] = set()
    for code in codes:
        kind, name = code.kind, code.name
        if not name or name in said or (kind != "opaque" and not (kind == "pair" and _LINK_NAME(name))):
            continue
        if told := _told(code, source):
            said.add(name)
            yield f"<{name}/>: {told}" if kind == "opaque" else f"<{name}>: {told}"
            if len(said) == _DESCRIBED:
                break


def _line(text: str) -> str:
    return collapse(text).strip()


def _shortened(text: str) -> str:
    line = _line(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 2].rstrip() + ".."


def _told(code: InlineCode, text: str) -> str | None:
    tag = _TAG_NAME.match(text, code.start)
    if tag is None:
        return _shortened(text[code.start : code.end])  # template code
    if code.kind == "pair":
        return _link(text, code)
    return _shown(text, code) or _class(text, code.start, tag[1])


def _link(text: str, code: InlineCode) -> str | None:
    """The target of a link, unless it is relative to the page: then it would differ from page to page."""
    source = text[code.start : code.inner_start]
    if "href" not in source.lower() or not _MAY_NAME_A_SITE(source):
        return None
    for kind, start, end, name in tokens(source):
        if kind == Kind.OPEN and name == "a":
            href = _value(text, code.start, start, end, name, "href")
            return f'href="{_line(href)}"' if href and _SAME_FOR_ALL_PAGES.match(href) else None
    return None


def _shown(text: str, code: InlineCode) -> str | None:
    """The text of an opaque element, or what stands for it."""
    parts: list[str] = []
    alternative = ""
    source = text[code.start : code.end]
    for kind, start, end, name in tokens(source):
        if kind == Kind.TEXT:
            parts.append(text_of(source[start:end]))
        elif kind == Kind.OPEN and not alternative:
            alternative = _value(text, code.start, start, end, name, "alt" if name != "input" else "placeholder") or ""
    shown = _shortened(" ".join(parts)) or _shortened(alternative)
    return f'"{shown}"' if shown else None


def _class(text: str, start: int, name: str) -> str | None:
    end = next((end for kind, _, end, _ in tokens(text[start : start + 2000]) if kind == Kind.OPEN), 0)
    classes = _value(text, start, 0, end, name, "class")
    return f'class="{_line(classes)}"' if classes and name.lower() not in ("br", "wbr") else None


def _value(text: str, offset: int, start: int, end: int, name: str, wanted: str) -> str | None:
    found: list[Attribute] = attributes(text[offset : offset + end], start, end, name)
    attribute = next((a for a in found if a.name == wanted), None)
    return value_of(text[offset + attribute.start : offset + attribute.end]) if attribute else None
