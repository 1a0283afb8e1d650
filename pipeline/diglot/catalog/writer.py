"""A message -> the lines of its entry, as gettext's msgcat writes them (write-po.c)."""

from collections.abc import Sequence

from diglot.catalog.lines import quoted_lines, reference_lines
from diglot.catalog.strings import escape
from diglot.catalog.style import Style
from diglot.model import Message

__all__ = ["render_body", "render_entry", "render_head"]


def render_entry(message: Message, style: Style) -> str:
    """The entry's lines, without a newline after the last. ValueError for NUL and EOT, which no catalog can
    hold.
    """
    return style.newline.join([*render_head(message), *render_body(message, style)])


def render_head(message: Message, sticky: Sequence[str] = ()) -> list[str]:
    """The comment lines: translator's, extracted, references, flags, those in `sticky` on a `#=` line of
    their own.
    """
    lines = [f"# {line}" if line else "#" for line in message.comments]
    lines += [f"#. {line}" if line else "#." for line in message.extracted]
    lines += reference_lines(message.references)
    if not message.flags:
        return lines
    flags = sorted((flag for flag in message.flags if flag not in sticky), key=lambda flag: flag != "fuzzy")
    if flags:
        lines.append(f"#, {', '.join(flags)}")
    kept = [flag for flag in sticky if flag in message.flags]
    if kept:
        lines.append(f"#= {', '.join(kept)}")
    return lines


def render_body(message: Message, style: Style) -> list[str]:
    """The lines from the previous msgid on."""
    width = None if "no-wrap" in message.flags else style.width
    before, prefix = ("#~| ", "#~ ") if message.obsolete else ("#| ", "")
    lines = [
        *_source(message.previous_msgctxt, message.previous_msgid, message.previous_msgid_plural, before, width),
        *_source(message.msgctxt, message.msgid, message.msgid_plural, prefix, width),
    ]
    for index, form in enumerate(message.msgstr):
        name = "msgstr" if message.msgid_plural is None else f"msgstr[{index}]"
        lines += quoted_lines(name, escape(form), prefix, width)
    return lines


def _source(
    msgctxt: str | None, msgid: str | None, msgid_plural: str | None, prefix: str, width: int | None
) -> list[str]:
    lines: list[str] = []
    if msgctxt is not None:
        lines += quoted_lines("msgctxt", escape(msgctxt), prefix, width)
    if msgid is not None:
        lines += quoted_lines("msgid", escape(msgid), prefix, width)
    if msgid_plural is not None:
        lines += quoted_lines("msgid_plural", escape(msgid_plural), prefix, width)
    return lines
