"""Messages as they shall be, and the old entries they come from -> the text of the catalog, spliced."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from diglot.catalog.comments import sticky_flags
from diglot.catalog.header import with_field
from diglot.catalog.style import Style, detect_style
from diglot.catalog.template import render_header
from diglot.catalog.writer import render_body, render_entry, render_head
from diglot.model import Catalog, Message

__all__ = ["DATE", "Pair", "compose"]


class Pair(NamedTuple):
    """A message as it shall be, and the old entry that becomes it, if one does."""

    message: Message
    old: Message | None


DATE = "POT-Creation-Date"
_DATE_FIELD = re.compile(rf'({DATE}: ?)[^"\\]*')
_BODY = re.compile(r"^[ \t]*(?:#~[ \t]*)?(?:#?\||msg)", re.MULTILINE)
_KIND = {".": "extracted", ":": "references", ",": "flags", "=": "flags"}
_BODY_FIELDS = (
    *("msgid", "msgctxt", "msgid_plural", "msgstr", "obsolete"),
    *("previous_msgctxt", "previous_msgid", "previous_msgid_plural"),
)


def compose(before: Catalog, pairs: Sequence[Pair], header: Sequence[tuple[str, str]], date: str | None) -> str:
    """The text of the catalog: old entries and the gaps before them as they are, others rendered in the
    file's style.
    """
    changed = any(pair.message != pair.old for pair in pairs)
    style = detect_style(before.text) if changed or not before.header_end else Style()
    blank = style.newline * 2
    gaps: dict[int, tuple[int, str]] = {}
    at, last = before.header_end, 0
    for message in before.messages:
        gaps[id(message)] = (last, before.text[at : message.start])
        at, last = message.end, id(message)
    parts: list[str] = []
    last = 0
    for pair in pairs:
        follows, gap = gaps.get(id(pair.old), (-1, ""))
        parts.append(gap if "\n" in gap or follows == last else blank)
        parts.append(_entry(pair, before.text, style))
        last = id(pair.old)
    tail = before.text[at:]
    if before.header_end:
        top = before.text[: before.header_end]
        text = top + "".join(parts) + tail
        if text == before.text:
            return text
        return _dated(top, date) + "".join(parts) + (tail or style.newline)
    top = _new_header(header, date, style)
    return (
        top + blank + "".join(parts).lstrip("\r\n") + (tail or style.newline)
        if parts
        else top + (tail or style.newline)
    )


def _new_header(header: Sequence[tuple[str, str]], date: str | None, style: Style) -> str:
    fields = with_field(header, DATE, date) if date else tuple(header)
    named = dict(fields)
    title = f"Translation of {named.get('Project-Id-Version', '')} into {named.get('Language', '')}."
    return render_header(fields, (title, ""), style)


def _dated(top: str, date: str | None) -> str:
    """The header's text with another creation date of the template."""
    return top if date is None else _DATE_FIELD.sub(lambda match: match[1] + date, top, count=1)


def _entry(pair: Pair, text: str, style: Style) -> str:
    """The entry's text; of an old one each part that still says the same."""
    message, old = pair.message, pair.old
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
