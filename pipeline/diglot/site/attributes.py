"""A start tag of a page and values -> the edits that have its attributes say them."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from diglot.lazy import pattern
from diglot.markup.tokens import Attribute
from diglot.model import Edit, Page
from diglot.text.references import escape

__all__ = ["Tag", "set_attributes", "set_value"]


class Tag(NamedTuple):
    """A start tag, in code points of the page, and its attributes by name."""

    name: str
    start: int
    end: int
    attributes: dict[str, Attribute]


_NOTHING: Final = pattern(r"[ \t\n\f\r]*+=[ \t\n\f\r]*+")


def set_value(page: Page, attribute: Attribute, value: str) -> Edit:
    """Has an attribute say a value, in quotes if it has them, or if it must."""
    _, start, end, quote = attribute
    if start == end and not quote:  # `name` or `name=`
        found = _NOTHING.match(page.text, end)
        return Edit(start, found.end() if found else end, (f'="{escape(value, page.codec, chr(34))}"',))
    if quote or value.replace("-", "").isalnum():
        return Edit(start, end, (escape(value, page.codec, quote),))
    return Edit(start, end, (f'"{escape(value, page.codec, chr(34))}"',))


def set_attributes(page: Page, tag: Tag, values: Mapping[str, str]) -> Iterable[Edit]:
    """Gives a start tag the attributes; what it says already stays. Values that are added must need no escaping."""
    added = "".join(f' {name}="{value}"' for name, value in values.items() if name not in tag.attributes)
    if added:
        place = tag.start + 1 + len(tag.name)
        yield Edit(place, place, (added,))
    for name, value in values.items():
        if (attribute := tag.attributes.get(name)) and page.text[attribute.start : attribute.end] != value:
            yield set_value(page, attribute, value)
