"""Messages as they shall be, and the old entries they come from -> the text of the catalog, spliced."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from diglot.catalog.header import with_field
from diglot.catalog.rewrite import lay_out, rewritten
from diglot.catalog.style import Style, detect_style
from diglot.catalog.template import render_header
from diglot.model import Catalog, Message

__all__ = ["DATE", "Pair", "compose"]


class Pair(NamedTuple):
    """A message as it shall be, and the old entry that becomes it, if one does."""

    message: Message
    old: Message | None


DATE = "POT-Creation-Date"
_DATE_FIELD = re.compile(rf'({DATE}: ?)[^"\\]*')


def compose(before: Catalog, pairs: Sequence[Pair], header: Sequence[tuple[str, str]], date: str | None) -> str:
    """The text of the catalog: old entries and the gaps before them as they are, others rendered in the
    file's style.
    """
    changed = any(pair.message != pair.old for pair in pairs)
    style = detect_style(before.text) if changed or not before.header_end else Style()
    blank = style.newline * 2
    parts, tail = lay_out(
        before, ((rewritten(pair.message, pair.old, before.text, style), pair.old) for pair in pairs), blank
    )
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
