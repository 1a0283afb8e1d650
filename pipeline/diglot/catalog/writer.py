"""A message -> the lines of its entry, as gettext's msgcat writes them (write-po.c)."""

from collections.abc import Sequence

from diglot.catalog.lines import GETTEXT_WIDTH, reference_lines
from diglot.catalog.strings import escape
from diglot.catalog.style import Style
from diglot.model import Message

__all__ = ["render_body", "render_entry", "render_head"]


def render_entry(message: Message, style: Style) -> str:
    """The entry's lines, without a newline after the last. ValueError for NUL and EOT, which no catalog can
    hold.
    """
    return style.newline.join([*render_head(message, width=style.reference_width), *render_body(message, style)])


def render_head(message: Message, sticky: Sequence[str] = (), *, width: int = GETTEXT_WIDTH) -> list[str]:
    """The comment lines: translator's, extracted, references, flags, those in `sticky` on a `#=` line of
    their own; `width` is that of a line of references.
    """
    lines = [f"# {line}" if line else "#" for line in message.comments]
    lines += [f"#. {line}" if line else "#." for line in message.extracted]
    lines += reference_lines(message.references, width)
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
    before, prefix = ("#~| ", "#~ ") if message.obsolete else ("#| ", "")
    names = ["msgstr"] if message.msgid_plural is None else [f"msgstr[{index}]" for index in range(len(message.msgstr))]
    fields = [
        ("msgctxt", message.previous_msgctxt, before),
        ("msgid", message.previous_msgid, before),
        ("msgid_plural", message.previous_msgid_plural, before),
        ("msgctxt", message.msgctxt, prefix),
        ("msgid", message.msgid, prefix),
        ("msgid_plural", message.msgid_plural, prefix),
        *((name, form, prefix) for name, form in zip(names, message.msgstr, strict=True)),
    ]
    return [
        line
        for name, text, start in fields
        if text is not None
        for line in style.wrapping(name, message.flags).lines(name, escape(text), start)
    ]
