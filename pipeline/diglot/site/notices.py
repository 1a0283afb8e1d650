"""The slots of a page for notices -> edits that show the ones that are true of its edition."""

import re
from collections.abc import Collection
from typing import Final

from diglot.lazy import pattern
from diglot.model import Edit
from diglot.site.facts import Facts

__all__ = ["NOTICES", "notice_edits"]

NOTICES = ("incomplete", "outdated")
"""Values of `data-diglot` on an element that the page keeps `hidden`: it is shown where texts of the edition are not
translated, or translated from what the page said before.
"""
_HIDDEN: Final = pattern("[ \t\n\f\r]*+hidden", re.IGNORECASE | re.ASCII)


def notice_edits(facts: Facts, true: Collection[str]) -> list[Edit]:
    """Takes `hidden` off the notices that are true of this edition, and puts it on the others."""
    edits: list[Edit] = []
    for slot in facts.slots:
        if slot.name not in NOTICES:
            continue
        hidden = slot.tag.attributes.get("hidden")
        place = slot.tag.start + 1 + len(slot.tag.name)
        if slot.name in true and hidden is not None:
            *_, name = _HIDDEN.finditer(facts.page.text, slot.tag.start, hidden.start)
            edits.append(Edit(name.start(), hidden.end + len(hidden.quote), ()))
        elif slot.name not in true and hidden is None:
            edits.append(Edit(place, place, (' hidden=""' if facts.page.is_xml else " hidden",)))
    return edits
