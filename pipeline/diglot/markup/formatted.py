"""A start tag of `time` or `data` -> its content, if a machine made it and can write it in every language."""

import re
from typing import Final

from diglot.lazy import pattern
from diglot.markup.inherit import Tag
from diglot.markup.tokens import Token
from diglot.model import Formatted
from diglot.text.moments import machine_moment, machine_number
from diglot.text.references import text_of, value_of

__all__ = ["FORMATTED", "formatted"]

FORMATTED: Final = {"time": "datetime", "data": "value"}
"""The elements with a value for machines, and where it stands (WHATWG HTML 4.5.13, 4.5.14)."""
_CONTENT: Final = {name: pattern(rf"([^<]*+)</{name}[ \t\n\f\r/>]", re.IGNORECASE | re.ASCII) for name in FORMATTED}
_LONGEST: Final = 100


def formatted(text: str, token: Token, said: Tag, wanted: str) -> Formatted | None:
    """The content of the element that starts here; None if it is a person's, or if it holds more than text."""
    _, _, start, name = token
    content = _CONTENT[name].match(text, start)
    if content is None or len(content[1]) > _LONGEST:
        return None
    attribute = said.attributes.get(FORMATTED[name])
    value = value_of(text[attribute.start : attribute.end]) if attribute else None
    shown = text_of(content[1])
    found = machine_number(value, shown, wanted) if name == "data" else machine_moment(value, shown, wanted)
    return None if found is None else Formatted(start, content.end(1), found, wanted, name == "data")
