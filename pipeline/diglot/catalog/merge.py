"""Old messages and those of a template -> the messages of the updated catalog (the work of msgmerge)."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from diglot.catalog.carry import fresh, revised, unchanged
from diglot.catalog.compose import Pair
from diglot.catalog.match import match
from diglot.lazy import pattern
from diglot.model import Message, Revision

__all__ = ["Made", "Merged", "merge"]

_NPLURALS = pattern(r"nplurals\s*=\s*(\d+)")


class Made(NamedTuple):
    """A live entry of the new catalog, and how it came about."""

    pair: Pair
    way: Literal["kept", "added", "revived", "revised"]
    revision: Revision | None = None


class Merged:
    """The live entries of the new catalog in the order of the template."""

    def __init__(self) -> None:
        self.made: list[Made] = []
        self.used: set[int] = set()
        """The `id` of each old message that became another entry or came back."""


def merge(
    new: Sequence[Message],
    old: Sequence[Message],
    plural_forms: str,
    clean: Collection[str],
    today: date | None = None,
) -> Merged:
    """Each message of the template with the old entry of its key, else with the translation of one that it is like.

    Exact matches by msgctxt and msgid keep translation, translator's comments and flags; references,
    extracted comments and format flags are the template's. Other messages begin with the translation of a similar one
    (`match`): fuzzy, but for kinds of changes in `clean` (`revised`). `plural_forms` is the catalog's header field;
    `today` is the day since which what becomes fuzzy is outdated, None where no comment is to say so.
    """
    forms = int(found[1]) if (found := _NPLURALS.search(plural_forms)) else 2
    live: dict[tuple[str | None, str], list[Message]] = {}
    waiting: dict[tuple[str | None, str], Message] = {}
    for message in old:
        key = (message.msgctxt, message.msgid)
        if not message.obsolete:
            live.setdefault(key, []).append(message)
        elif any(message.msgstr):
            waiting[key] = message
    origins = match(old, new)
    merged = Merged()
    for number, message in enumerate(new):
        key = (message.msgctxt, message.msgid)
        sources = live.get(key, [])
        resting = waiting.get(key)
        if resting and not any(any(source.msgstr) for source in sources):
            live_lines = [line for source in sources for line in source.comments]
            comments = *(line for line in live_lines if line not in resting.comments), *resting.comments
            back = unchanged(message, replace(resting, comments=comments), forms, today)
            merged.made.append(Made(Pair(back, resting), "revived"))
            merged.used.add(id(resting))
        elif sources:
            # Twins with one translation are a warning of the reader; they stay, so that an update loses
            # nothing of theirs.
            merged.made += [Made(Pair(unchanged(message, source, forms, today), source), "kept") for source in sources]
        elif number in origins:
            origin = origins[number]
            carried, revision = revised(
                message, origin.message, forms, moves=origin.is_orphan, clean=clean, today=today
            )
            pair = Pair(carried, origin.message if origin.is_orphan else None)
            merged.made.append(Made(pair, "revised", revision))
            if origin.is_orphan:
                merged.used.add(id(origin.message))
        else:
            merged.made.append(Made(Pair(fresh(message, forms), None), "added"))
    return merged
