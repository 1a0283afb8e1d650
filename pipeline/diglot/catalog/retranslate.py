"""A catalog and new msgstrs for some of its messages -> its bytes, where nothing else changes, not even wrapping."""

from collections.abc import Iterable
from typing import NamedTuple

from diglot.catalog.encoding import encode_catalog
from diglot.catalog.places import msgstr_span
from diglot.catalog.strings import escape
from diglot.catalog.style import Style, detect_style
from diglot.model import Catalog, Message

__all__ = ["Retranslation", "render_strings", "retranslate"]


class Retranslation(NamedTuple):
    """A live message of a catalog, and what one of its forms shall be."""

    message: Message
    form: int
    """The plural form, 0 where there are none."""
    msgstr: str


def retranslate(catalog: Catalog, changes: Iterable[Retranslation]) -> bytes:
    """The catalog's bytes with other msgstrs; only the strings of those are written anew, as the file wraps its own.

    CatalogError for a character that the catalog's charset lacks; ValueError for NUL and EOT, which none can hold.
    """
    style = detect_style(catalog.text)
    edits = sorted(
        (*msgstr_span(catalog, message, form), render_strings(message, form, msgstr, style))
        for message, form, msgstr in changes
    )
    parts: list[str] = []
    at = 0
    for start, end, strings in edits:
        parts += (catalog.text[at:start], strings)
        at = end
    parts.append(catalog.text[at:])
    text = "".join(parts)
    parts.clear()  # of a large catalog they are as large as the whole
    return encode_catalog(text, catalog.codec, catalog.has_bom, catalog.path)


def render_strings(message: Message, form: int, msgstr: str, style: Style) -> str:
    """The quoted strings of a msgstr, one a line, without the keyword before the first."""
    name = "msgstr" if message.msgid_plural is None else f"msgstr[{form}]"
    first, *lines = style.wrapping(name, message.flags).lines(name, escape(msgstr), "")
    return style.newline.join([first.removeprefix(f"{name} "), *lines])
