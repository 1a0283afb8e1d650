"""Three versions of a catalog's header -> the merged one, field by field, or the two that cannot be had together."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from diglot.catalog.lines import quoted_lines
from diglot.catalog.reconcile import three, three_lists
from diglot.catalog.strings import STRING, escape, unescape
from diglot.catalog.style import Style
from diglot.lazy import pattern
from diglot.model import Catalog

__all__ = ["Header", "merge_headers", "read_header_entry", "render_header_entry"]

_KEYWORD = pattern(r"^[ \t]*msg(?:id|str)\b", re.MULTILINE)
_DATE = pattern(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(?::\d\d)?\s*([+-]\d\d:?\d\d|Z)?")
_NEWEST = frozenset({"pot-creation-date", "po-revision-date"})
_DECISIVE = frozenset({"plural-forms", "language", "x-source-language"})
"""Fields that change what the whole catalog means."""
_ENCODING = frozenset({"content-type", "content-transfer-encoding"})


class Header(NamedTuple):
    """The entry with an empty msgid."""

    comments: tuple[str, ...] = ()
    """The lines before it as they stand in the file."""
    fields: tuple[str, ...] = ()
    """The lines of its msgstr."""


def read_header_entry(catalog: Catalog) -> Header:
    """The header's entry; empty if the catalog has none."""
    text = catalog.text[: catalog.header_end]
    keywords = list(_KEYWORD.finditer(text))
    if not keywords:
        return Header()
    quoted = STRING.findall(text, keywords[-1].end())
    msgstr = "".join(unescape(string[1:-1], catalog.codec) for string in quoted)
    comments = tuple(line for line in text[: keywords[0].start()].splitlines() if line.strip())
    return Header(comments, tuple(msgstr.splitlines()))


def render_header_entry(header: Header, style: Style) -> str:
    """The lines of the entry, without a newline after the last."""
    msgstr = "".join(f"{line}\n" for line in header.fields)
    lines = [
        *header.comments,
        *quoted_lines("msgid", "", "", style.width),
        *quoted_lines("msgstr", escape(msgstr), "", style.width),
    ]
    return style.newline.join(lines)


def merge_headers(base: Header, ours: Header, theirs: Header) -> tuple[Header, Header]:
    """The merged header twice, or one for each side that differ in what decides about the whole catalog: the language,
    the plural forms.

    Of two dates the later counts; any other field that both sides changed is taken from the side that was
    revised last, but for the charset: it is ours.
    """
    old, mine, yours = (_named(header) for header in (base, ours, theirs))
    theirs_is_later = _date(yours.get("po-revision-date")) > _date(mine.get("po-revision-date"))
    lines: list[tuple[str | None, str | None]] = []
    for name in _order(list(mine), list(yours)):
        versions = old.get(name), mine.get(name), yours.get(name)
        line, is_certain = three(*versions)
        if name in _NEWEST and versions[1] and versions[2]:
            line = max(versions[1:], key=_date)
        elif name in _DECISIVE and not is_certain:
            lines.append((versions[1], versions[2]))
            continue
        elif not is_certain and theirs_is_later and name not in _ENCODING:
            line = versions[2]
        lines.append((line, line))
    comments = three_lists(base.comments, ours.comments, theirs.comments)
    first, second = (tuple(pair[side] for pair in lines) for side in (0, 1))
    return _header(comments, first), _header(comments, second)


def _header(comments: tuple[str, ...], lines: Sequence[str | None]) -> Header:
    return Header(comments, tuple(line for line in lines if line is not None))


def _named(header: Header) -> dict[str, str]:
    """The lines by the names of their fields; one that is no field by itself."""
    return {(line.partition(":")[0].strip().lower() if ":" in line else line): line for line in header.fields}


def _order(ours: list[str], theirs: list[str]) -> list[str]:
    """Our names in our order, each new one of theirs behind the one that it follows there."""
    names = list(ours)
    for number, name in enumerate(theirs):
        if name not in names:
            before = theirs[number - 1] if number else None
            names.insert(names.index(before) + 1 if before is not None else 0, name)
    return names


def _date(line: str | None) -> datetime:
    """The time in a field; the earliest of all where there is none."""
    found = _DATE.search(line or "")
    earliest = datetime.fromisoformat("0001-01-02 00:00+00:00")
    if found is None:
        return earliest
    zone = (found[3] or "Z").replace("Z", "+0000").replace(":", "")
    try:
        return datetime.strptime(f"{found[1]} {found[2]} {zone}", "%Y-%m-%d %H:%M %z")
    except ValueError:
        return earliest
