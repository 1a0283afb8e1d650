"""Catalogs: PO and POT. Knows nothing of HTML; text in, values and bytes out, and no file is opened here."""

from diglot.catalog.header import new_header
from diglot.catalog.merge import Update, update_catalog
from diglot.catalog.reader import read_catalog, read_header, read_messages
from diglot.catalog.style import Style, detect_style
from diglot.catalog.template import (
    has_messages,
    render_notes,
    render_pieces,
    render_places,
    render_source,
    render_template,
    with_date_of,
)
from diglot.catalog.writer import render_entry

__all__ = [
    "Style",
    "Update",
    "detect_style",
    "has_messages",
    "new_header",
    "read_catalog",
    "read_header",
    "read_messages",
    "render_entry",
    "render_notes",
    "render_pieces",
    "render_places",
    "render_source",
    "render_template",
    "update_catalog",
    "with_date_of",
]
