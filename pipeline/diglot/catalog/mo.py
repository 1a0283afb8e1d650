"""A compiled catalog (`.mo`) -> Catalog, by polib; without places, since it has none."""

import struct
from pathlib import Path

from diglot.model import Catalog, CatalogError, Message

__all__ = ["read_mo"]


def read_mo(path: Path, shown: str) -> Catalog:
    """The translations of a file; `shown` is for messages. Raises CatalogError if it is no such file."""
    import polib

    try:
        file = polib.mofile(str(path))
    except (OSError, ValueError, LookupError, struct.error) as error:
        what = getattr(error, "strerror", None) or "it is no compiled catalog that can be read"
        raise CatalogError(shown, what, "give the .po it was made from") from None
    messages = tuple(
        Message(
            entry.msgid,
            vars(entry)["msgctxt"] or None,  # polib's types say str, and compiled code would believe them
            vars(entry)["msgid_plural"] or None,
            tuple(form for _, form in sorted(entry.msgstr_plural.items())) or (entry.msgstr,),
        )
        for entry in file
    )
    return Catalog(shown, header=tuple(file.metadata.items()), messages=messages)
