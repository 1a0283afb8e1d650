"""Segment + msgstr -> its edit, where that takes no decision: most translations have their msgid's placeholders in the
msgid's order, and no character that could be more than text.

What this gives is what `pair_segment` and `edit` give, in a third of the time; for all others it gives nothing.
"""

import re
from typing import Final

from diglot.markup.inline import EXACT_TAG, shape_of
from diglot.markup.vocabulary import HUMAN_ATTRIBUTES
from diglot.model import Edit, Page, Segment, Span
from diglot.text.references import decode

__all__ = ["DirectEdits"]

_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f]").search
"""CR, too: a page takes it for a line break."""


class DirectEdits:
    """Those of one page."""

    def __init__(self, page: Page) -> None:
        self._is_unicode = page.codec.startswith("utf")
        self._has_ruby = "<r" in page.text or "<R" in page.text
        """Perhaps: its end tags can be left out."""

    def edit(self, segment: Segment, msgstr: str) -> Edit | None:
        """Puts a msgstr in the place of a segment; None where it has to be taken apart for that."""
        if "{" in segment.msgid:  # template code, perhaps
            return None
        if segment.codes:
            return None if self._has_ruby else self._with_codes(segment, msgstr)
        if "<" in msgstr or "<" in segment.msgid:
            return None
        text = decode(msgstr) if "&" in msgstr else msgstr
        if segment.kind == "json" or not self._is_text(text) or not text:
            return None
        if segment.kind == "attribute" and not _is_value(segment, text):
            return None
        return Edit(segment.start, segment.end, (text,))

    def _with_codes(self, segment: Segment, msgstr: str) -> Edit | None:
        origin, end, _, msgid, codes = segment[:5]
        split = EXACT_TAG.split(msgstr)
        tags = split[1::2]
        shape = shape_of(tuple(tags))
        # a comment is a code without a tag
        if shape is None or len(codes) != shape.elements or msgid.count("<") != len(tags):
            return None
        if shape.is_certain:
            if EXACT_TAG.findall(msgid) != tags:
                return None
        else:
            source = EXACT_TAG.split(msgid)
            if source[1::2] != tags or [source[2 * each] for each in shape.inner] != [
                split[2 * each] for each in shape.inner
            ]:
                return None
        if "&" in msgstr:
            split[::2] = map(decode, split[::2])
        if not self._is_text("".join(split[::2])):
            return None
        parts: list[str | Span] = [*split]
        number = 1
        for ordinal, edge in shape.places:
            kind, _, start, stop, inner_start, inner_end, _ = codes[ordinal]
            if edge == "open":
                stop = inner_start
            elif edge == "close":
                start = inner_end
            if kind != ("opaque" if edge == "whole" else "pair"):
                return None
            parts[number] = Span(origin + start, origin + stop)
            number += 2
        return Edit(origin, end, tuple(parts))

    def _is_text(self, text: str) -> bool:
        """Whether the page spells a text as it is."""
        if "&" in text or "<" in text or ">" in text or "{" in text:
            return False
        return (text.isprintable() or not _CONTROL(text)) and (self._is_unicode or text.isascii())


def _is_value(segment: Segment, text: str) -> bool:
    """Whether an attribute is surely no address, and a text all that stands between its quotes."""
    is_human = segment.attribute in HUMAN_ATTRIBUTES and ":" not in segment.msgid and "@" not in segment.msgid
    return is_human and segment.quote != "" and segment.quote not in text
