"""A catalog and its template -> the updated catalog (the work of msgmerge); entries that stay the same keep
their text.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from diglot.catalog.carry import fresh, retired, revised, unchanged
from diglot.catalog.compose import DATE, Pair, compose
from diglot.catalog.encoding import encode_catalog
from diglot.catalog.match import match
from diglot.model import Catalog, Message, Revision

__all__ = ["Update", "update_catalog"]


@dataclass(frozen=True, slots=True)
class Update:
    """The new catalog, and how its messages came about."""

    content: bytes
    added: int = 0
    """Messages that were not in the old catalog, and are like none of it."""
    kept: int = 0
    """Messages that were live before."""
    obsoleted: int = 0
    """Translations whose message is gone, kept as obsolete entries."""
    revived: int = 0
    """Messages whose translation was obsolete."""
    dropped: int = 0
    """Untranslated messages that are gone."""
    translated: int = 0
    """Live messages of the old catalog that had a translation, fuzzy or not."""
    revisions: tuple[Revision, ...] = ()
    """Messages that were not in the old catalog, with the translation of a similar one, in the template's order."""


_EMPTY = Catalog(path="")
_NPLURALS = re.compile(r"nplurals\s*=\s*(\d+)")


def update_catalog(
    old: Catalog | None,
    template: Catalog,
    header: Sequence[tuple[str, str]],
    *,
    wanted: Callable[[Message], bool],
    clean: Collection[str] = (),
) -> Update:
    """The catalog with the template's messages that are `wanted`, in its order, and obsolete ones after them.

    Exact matches by msgctxt and msgid keep translation, translator's comments and flags; references,
    extracted comments and format flags are the template's. Other messages begin with the translation of a similar one
    (`match`): fuzzy, but for kinds of changes in `clean` (`revised`). `header` is for a catalog that has none. The
    bytes are the old ones if nothing changed. CatalogError for a character that the catalog's charset lacks.
    """
    before = old or _EMPTY
    new = [message for message in template.messages if not message.obsolete and wanted(message)]
    merged = _merge(new, before, header, clean)
    keys = {(message.msgctxt, message.msgid) for message in new}
    live = [message for message in before.messages if not message.obsolete]
    gone = [m for m in live if (m.msgctxt, m.msgid) not in keys and id(m) not in merged.used]
    retiring = [Pair(retired(message), message) for message in gone if any(message.msgstr)]
    resting = [Pair(m, m) for m in before.messages if m.obsolete and id(m) not in merged.used]
    text = compose(before, [*merged.pairs, *resting, *retiring], header, template.field(DATE))
    return Update(
        content=encode_catalog(text, before.codec, before.has_bom, before.path),
        added=merged.added,
        kept=merged.kept,
        obsoleted=len(retiring),
        revived=merged.revived,
        dropped=len(gone) - len(retiring),
        translated=sum(any(message.msgstr) for message in live),
        revisions=tuple(merged.revisions),
    )


class _Merged:
    """The live entries of the new catalog, and how they came about."""

    def __init__(self) -> None:
        self.pairs: list[Pair] = []
        self.used: set[int] = set()
        """The `id` of each old message that became another entry or came back."""
        self.revisions: list[Revision] = []
        self.added = self.kept = self.revived = 0


def _merge(
    new: Sequence[Message], before: Catalog, header: Sequence[tuple[str, str]], clean: Collection[str]
) -> _Merged:
    """Each message of the template with the old entry of its key, else with the translation of one that it is like."""
    plural_forms = before.field("Plural-Forms") or dict(header).get("Plural-Forms", "")
    forms = int(found[1]) if (found := _NPLURALS.search(plural_forms)) else 2
    live: dict[tuple[str | None, str], list[Message]] = {}
    waiting: dict[tuple[str | None, str], Message] = {}
    for message in before.messages:
        key = (message.msgctxt, message.msgid)
        if not message.obsolete:
            live.setdefault(key, []).append(message)
        elif any(message.msgstr):
            waiting[key] = message
    origins = match(before.messages, new)
    merged = _Merged()
    for number, message in enumerate(new):
        key = (message.msgctxt, message.msgid)
        sources = live.get(key, [])
        resting = waiting.get(key)
        if resting and not any(any(source.msgstr) for source in sources):
            live_lines = [line for source in sources for line in source.comments]
            comments = *(line for line in live_lines if line not in resting.comments), *resting.comments
            merged.pairs.append(Pair(unchanged(message, replace(resting, comments=comments), forms), resting))
            merged.used.add(id(resting))
            merged.revived += 1
        elif sources:
            # Twins with one translation are a warning of the reader; they stay, so that an update loses
            # nothing of theirs.
            merged.pairs += [Pair(unchanged(message, source, forms), source) for source in sources]
            merged.kept += len(sources)
        elif number in origins:
            origin = origins[number]
            carried, revision = revised(message, origin.message, forms, moves=origin.is_orphan, clean=clean)
            merged.pairs.append(Pair(carried, origin.message if origin.is_orphan else None))
            merged.revisions.append(revision)
            if origin.is_orphan:
                merged.used.add(id(origin.message))
        else:
            merged.pairs.append(Pair(fresh(message, forms), None))
            merged.added += 1
    return merged
