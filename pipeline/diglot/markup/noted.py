"""What sets a text apart from what is around it, its language or age -> a note in a stretch of a page, and back."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from diglot.text.locales import bcp47, direction, is_locale

__all__ = ["NOTED", "Note", "around", "into_tag", "note_of", "shown"]

NOTED: Final = "diglot-noted"
"""An element that is put around a text with a note."""

_ATTRIBUTE: Final = "diglot-note"
_WRITTEN: Final = re.compile(r"(\S+)(?: (source|[0-9]{4}-[0-9]{2}-[0-9]{2}))?")


class Note(NamedTuple):
    """What there is to say of a text."""

    lang: str
    """The language that it is in."""
    is_source: bool = False
    """Whether it stands where a translation is missing."""
    since: str = ""
    """The day since which it is behind the text that it is a translation of (ISO 8601); nothing if it is not."""


def around(note: Note) -> tuple[str, str]:
    """What is put before and behind a text."""
    return f"<{NOTED}{into_tag(note)}>", f"</{NOTED}>"


def into_tag(note: Note) -> str:
    """What is put into a start tag behind an attribute, to say it of the value."""
    more = " source" if note.is_source else f" {note.since}" if note.since else ""
    return f' {_ATTRIBUTE}="{bcp47(note.lang)}{more}"'


def note_of(values: Mapping[str, str]) -> Note | None:
    """The note among the attributes of an element, or None. A page that has one itself can say no more with it."""
    found = _WRITTEN.fullmatch(values.get(_ATTRIBUTE, ""))
    if found is None or not is_locale(found[1]):
        return None
    more = found[2] or ""
    return Note(found[1], more == "source", more if more != "source" else "")


def shown(note: Note) -> str:
    """The attributes of an element that holds such a text, as HTML."""
    name = ' class="source"' if note.is_source else f' class="outdated" data-since="{note.since}"' if note.since else ""
    return f'{name} lang="{bcp47(note.lang)}" dir="{direction(note.lang)}"'
