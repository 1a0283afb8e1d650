"""A locale id -> how many plural forms gettext gives its language (Babel's table, from CLDR and translators)."""

import re
from functools import lru_cache

__all__ = ["plural_count"]


@lru_cache(maxsize=256)
def plural_count(locale: str | None) -> int:
    """The count; 0 where nothing is known of the language."""
    if locale is None:
        return 0
    from babel.messages.plurals import PLURALS

    parts = re.split(r"[-_.@]", locale)
    territory = next((part.upper() for part in parts[1:] if re.fullmatch("[A-Za-z]{2}", part)), "")
    found = PLURALS.get(f"{parts[0].lower()}_{territory}") or PLURALS.get(parts[0].lower())
    return int(found[0]) if found else 0
