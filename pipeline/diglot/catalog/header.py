"""The fields of a catalog's header (GNU gettext manual, "Header Entry"): names and values <-> the header's
msgstr.
"""

import re
from collections.abc import Iterable
from datetime import datetime

__all__ = ["PENDING_DATE", "new_header", "plural_forms", "read_fields", "with_field", "write_fields"]

PENDING_DATE = "YEAR-MO-DA HO:MI+ZONE"
"""What gettext writes until a translator saves."""


def new_header(
    *,
    project: str,
    version: str,
    bugs_to: str,
    source_language: str,
    locale: str | None,
    now: datetime,
    basepath: str | None,
) -> tuple[tuple[str, str], ...]:
    """All fields for a new catalog, in gettext's order; of a template if `locale` is None.

    Plural-Forms are Babel's for the locale; `now` is the POT-Creation-Date; `basepath` leads editors from the
    catalog to what its references are relative to.
    """
    fields = [
        ("Project-Id-Version", f"{project} {version}".strip()),
        ("Report-Msgid-Bugs-To", bugs_to),
        ("POT-Creation-Date", now.strftime("%Y-%m-%d %H:%M%z")),
        ("PO-Revision-Date", PENDING_DATE),
        ("Last-Translator", "FULL NAME <EMAIL@ADDRESS>"),
        ("Language-Team", f"{locale or 'LANGUAGE'} <LL@li.org>"),
        ("Language", locale or ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ]
    if locale is not None:
        fields.append(("Plural-Forms", plural_forms(locale)))
    fields.append(("X-Source-Language", source_language))
    if basepath is not None:
        fields.append(("X-Poedit-Basepath", basepath))
    return tuple((name, " ".join(value.split())) for name, value in fields)


def plural_forms(locale: str) -> str:
    """The Plural-Forms of a locale, by Babel's table; of its language if it isn't there, English ones for
    unknown ones.
    """
    from babel.messages.plurals import DEFAULT_PLURAL, PLURALS

    parts = re.split(r"[-_.@]", locale)
    language = parts[0].lower()
    territory = next((part.upper() for part in parts[1:] if re.fullmatch("[A-Za-z]{2}", part)), "")
    count, expression = PLURALS.get(f"{language}_{territory}") or PLURALS.get(language) or DEFAULT_PLURAL
    return f"nplurals={count}; plural={expression};"


def read_fields(msgstr: str) -> tuple[tuple[str, str], ...]:
    """Names and values in the order of the header; lines without a colon are none."""
    pairs = (line.partition(":") for line in msgstr.split("\n"))
    return tuple((name.strip(), value.strip()) for name, colon, value in pairs if colon)


def write_fields(fields: Iterable[tuple[str, str]]) -> str:
    """The msgstr of a header."""
    return "".join(f"{name}: {value}\n" for name, value in fields)


def with_field(fields: Iterable[tuple[str, str]], name: str, value: str) -> tuple[tuple[str, str], ...]:
    """The fields with one value replaced."""
    return tuple((key, value if key == name else old) for key, old in fields)
