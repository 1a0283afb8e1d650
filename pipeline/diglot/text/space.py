"""White space as HTML has it (WHATWG HTML, "ASCII whitespace"), and what else may be trimmed from a text's edges."""

import re

__all__ = ["EDGE", "WHITE", "collapse", "has_letter", "is_blank"]

WHITE = " \t\n\f\r"
"""What HTML collapses. A no-break space and U+3000 are content."""

EDGE = WHITE + "\xa0\u3000"
"""What is trimmed from the edges of a message and stays in the page."""

_LINES = re.compile(r"\n[ \t\n\f\r]*+")
"""Where a line breaks, which is found as quickly as a character."""
_RUNS = re.compile(r"[ \t\n\f\r]{2,}|[\t\n\f\r]")


def collapse(text: str) -> str:
    """The text with each run of HTML white space as one space."""
    if "\n" in text:
        text = _LINES.sub(" ", text)
    if "\t" in text or "\r" in text or "\f" in text:
        return _RUNS.sub(" ", text)
    while "  " in text:  # one pass for each doubling of the longest run
        text = text.replace("  ", " ")
    return text


def is_blank(text: str) -> bool:
    """Whether nothing but edge characters is there."""
    return not text.strip(EDGE)


def has_letter(text: str) -> bool:
    """Whether the text has a letter (Unicode L*); digits, Roman numeral signs and symbols are none."""
    return text[:1].isalpha() or any(map(str.isalpha, text))
