"""A catalog and translations for some of its messages -> its bytes with them; all other entries keep theirs."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from diglot.catalog.encoding import encode_catalog
from diglot.catalog.rewrite import lay_out, rewritten
from diglot.catalog.style import detect_style
from diglot.model import Catalog, Message, MessageKey

__all__ = ["Translation", "filled"]


class Translation(NamedTuple):
    """What a translator says of a message."""

    msgstr: str
    is_fuzzy: bool = False
    comments: tuple[str, ...] = ()
    """Lines that join those that the entry has."""


def filled(catalog: Catalog, translations: Mapping[MessageKey, Translation]) -> bytes:
    """The catalog with these translations; CatalogError for a character that its charset lacks."""
    style = detect_style(catalog.text)
    messages = [(_with(message, translations), message) for message in catalog.messages]
    laid, tail = lay_out(
        catalog, ((rewritten(new, old, catalog.text, style), old) for new, old in messages), style.newline * 2
    )
    text = catalog.text[: catalog.header_end] + "".join(laid) + tail
    return encode_catalog(text, catalog.codec, catalog.has_bom, catalog.path)


def _with(message: Message, translations: Mapping[MessageKey, Translation]) -> Message:
    new = translations.get(message.key)
    if new is None or message.obsolete:
        return message
    flags = tuple(flag for flag in message.flags if flag != "fuzzy")
    return replace(
        message,
        msgstr=(new.msgstr,),
        flags=("fuzzy", *flags) if new.is_fuzzy else flags,
        comments=(*message.comments, *(line for line in new.comments if line not in message.comments)),
        previous_msgctxt=None,
        previous_msgid=None,
        previous_msgid_plural=None,
    )
