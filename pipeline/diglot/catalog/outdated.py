"""The translator's comment that says since when a translation is behind its text: comments <-> a day.

`# diglot: outdated since 2026-11-23` stands at a fuzzy entry whose text changed after somebody had confirmed the
translation. Every gettext tool keeps translator's comments.
"""

import re
from collections.abc import Sequence
from datetime import date

from diglot.lazy import pattern
from diglot.model import Message

__all__ = ["is_stale", "outdated_since", "with_day", "without_day"]

_SINCE = pattern(r"\s*diglot:\s*outdated\s+since\s+(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\s*", re.IGNORECASE)


def outdated_since(message: Message) -> date | None:
    """The day since which a fuzzy translation is behind its text, the first of several; None where nothing says it."""
    if not message.comments or not message.is_fuzzy:
        return None
    return min((day for line in message.comments if (day := _day(line))), default=None)


def is_stale(message: Message) -> bool:
    """Whether a message that isn't fuzzy says since when it was."""
    return bool(message.comments) and not message.is_fuzzy and any(map(_SINCE.fullmatch, message.comments))


def with_day(comments: Sequence[str], day: date) -> tuple[str, ...]:
    """The comments with this day, and no other."""
    return (*without_day(comments), f"diglot: outdated since {day.isoformat()}")


def without_day(comments: Sequence[str]) -> tuple[str, ...]:
    """The comments that say something else."""
    return tuple(line for line in comments if not _SINCE.fullmatch(line))


def _day(line: str) -> date | None:
    match = _SINCE.fullmatch(line)
    try:
        return date.fromisoformat(match["day"]) if match else None
    except ValueError:  # no day of any month
        return None
