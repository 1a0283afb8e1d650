"""A changed message and its entry as it stands in a file -> the entry's new text, and entries -> the text of a file.

What still says the same keeps its bytes: lines of an entry, entries, and the gaps between them.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from diglot.catalog.comments import sticky_flags
from diglot.catalog.style import Style
from diglot.catalog.writer import render_body, render_entry, render_head
from diglot.lazy import pattern
from diglot.model import Catalog, Message

__all__ = ["Laid", "lay_out", "rewritten"]

_BODY = pattern(r"^[ \t]*(?:#~[ \t]*)?(?:#?\||msg)", re.MULTILINE)
_KIND = {".": "extracted", ":": "references", ",": "flags", "!": "flags", "=": "flags"}
_BODY_FIELDS = (
    *("msgid", "msgctxt", "msgid_plural", "msgstr", "obsolete"),
    *("previous_msgctxt", "previous_msgid", "previous_msgid_plural"),
)


def rewritten(message: Message, old: Message | None, text: str, style: Style) -> str:
    """The entry's text; of an old one in `text` each part that still says the same."""
    if old is None:
        return render_entry(message, style)
    raw = text[old.start : old.end]
    if message == old:
        return raw
    body = _BODY.search(raw)
    if body is None:
        return render_entry(message, style)
    head = style.newline.join(_head(message, old, raw[: body.start()]))
    same_body = all(getattr(message, name) == getattr(old, name) for name in _BODY_FIELDS)
    tail = raw[body.start() :] if same_body else style.newline.join(render_body(message, style))
    return head + style.newline + tail if head else tail


def _head(message: Message, old: Message, raw: str) -> list[str]:
    """The comment lines; those of a kind that says the same stay as they are."""
    kinds: dict[str, list[str]] = {}
    for line in raw.splitlines():
        if line.strip():
            kinds.setdefault(_KIND.get(line.lstrip(" \t")[1:2], "comments"), []).append(line)
    lines: list[str] = []
    for kind in ("comments", "extracted", "references", "flags"):
        if getattr(message, kind) == getattr(old, kind):
            lines += kinds.get(kind, [])
        else:
            only = Message(msgid="", **{kind: getattr(message, kind)})
            lines += render_head(only, sticky_flags(raw) if kind == "flags" else ())
    return lines


class Laid(NamedTuple):
    """Entries in the places of old ones."""

    parts: list[str]
    """A gap and an entry in turn."""
    tail: str
    """What stands after the last entry of the old file."""


def lay_out(before: Catalog, entries: Iterable[tuple[str, Message | None]], blank: str) -> Laid:
    """Texts of entries, each with the old entry in whose place it stands, and the gaps before them: the old ones, and
    `blank` where there is none.
    """
    gaps: dict[int, tuple[int, str]] = {}
    at, last = before.header_end, 0
    for message in before.messages:
        gaps[id(message)] = (last, before.text[at : message.start])
        at, last = message.end, id(message)
    parts: list[str] = []
    last = 0
    for text, old in entries:
        follows, gap = gaps.get(id(old), (-1, ""))
        parts.append(gap if "\n" in gap or follows == last else blank)
        parts.append(text)
        last = id(old)
    return Laid(parts, before.text[at:])
