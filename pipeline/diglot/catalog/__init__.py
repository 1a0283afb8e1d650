"""Catalogs: PO, POT and MO. Knows nothing of HTML; text in, values and bytes out; of files only a `.mo` is opened."""

from typing import TYPE_CHECKING

from diglot.lazy import names

if TYPE_CHECKING:
    from diglot.catalog.fill import Translation, filled
    from diglot.catalog.header import new_header
    from diglot.catalog.mo import read_mo
    from diglot.catalog.outdated import outdated_since
    from diglot.catalog.places import Place, msgstr_places, msgstr_span, place_of
    from diglot.catalog.reader import read_catalog, read_header, read_messages, read_strings
    from diglot.catalog.spread import Rules, Spread, Update, update_catalog, update_catalogs
    from diglot.catalog.style import Style, detect_style
    from diglot.catalog.template import (
        has_messages,
        is_made_by_extract,
        render_notes,
        render_pieces,
        render_places,
        render_source,
        render_template,
        with_date_of,
    )
    from diglot.catalog.threeway import Clash, Marking, Merge, merge_catalogs
    from diglot.catalog.usual import Strings
    from diglot.catalog.writer import render_entry
else:
    __getattr__ = names(
        __name__,
        {
            "fill": "Translation filled",
            "header": "new_header",
            "mo": "read_mo",
            "outdated": "outdated_since",
            "places": "Place msgstr_places msgstr_span place_of",
            "reader": "read_catalog read_header read_messages read_strings",
            "spread": "Rules Spread Update update_catalog update_catalogs",
            "style": "Style detect_style",
            "template": "has_messages is_made_by_extract render_notes render_pieces render_places render_source "
            "render_template with_date_of",
            "threeway": "Clash Marking Merge merge_catalogs",
            "usual": "Strings",
            "writer": "render_entry",
        },
    )

__all__ = [
    "Clash",
    "Marking",
    "Merge",
    "Place",
    "Rules",
    "Spread",
    "Strings",
    "Style",
    "Translation",
    "Update",
    "detect_style",
    "filled",
    "has_messages",
    "is_made_by_extract",
    "merge_catalogs",
    "msgstr_places",
    "msgstr_span",
    "new_header",
    "outdated_since",
    "place_of",
    "read_catalog",
    "read_header",
    "read_messages",
    "read_mo",
    "read_strings",
    "render_entry",
    "render_notes",
    "render_pieces",
    "render_places",
    "render_source",
    "render_template",
    "update_catalog",
    "update_catalogs",
    "with_date_of",
]
