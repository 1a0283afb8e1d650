"""A value for machines, and the text beside it -> what the text shows, if a machine made it (WHATWG HTML 2.3.5).

The forms of text: the width of a date (`long`), a skeleton of one (`yMMMd`), or a pattern of a number (`#,##0.00`), all
of CLDR (UTS 35, Part 4 "Dates", Part 3 "Numbers").
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final, Literal, NamedTuple

from diglot.lazy import pattern

__all__ = ["WIDTHS", "Moment", "form_fault", "is_pattern", "machine_moment", "machine_number", "moment"]

WIDTHS: Final = ("short", "medium", "long", "full")

Field = Literal["year", "month", "day", "hour", "second", "zone"]


class Moment(NamedTuple):
    """A date, a time, or a part of one."""

    fields: frozenset[Field]
    """Those that it says: `hour` with the minute, `zone` the offset from UTC."""
    at: datetime
    """With whatever value for the fields that it doesn't say."""


_MOMENT: Final = pattern(
    r"(?:(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<time>[0-9:]+)(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?"
    r"|(?:--)?(?P<month_alone>[0-9]{2})-(?P<day_alone>[0-9]{2})|(?P<time_alone>[0-9:]+))",
    re.ASCII,
)
_TIME: Final = pattern(r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?")
_LEAP_YEAR: Final = 2000


def moment(value: str) -> Moment | None:
    """What a machine means by a value; None for a duration, a week, a fraction of a second, and what is no moment."""
    found = _MOMENT.fullmatch(value)
    if found is None:
        return None
    parts = found.groupdict()
    month, day = parts["month"] or parts["month_alone"], parts["day"] or parts["day_alone"]
    hour, minute, second, zone = None, None, None, None
    if time := parts["time"] or parts["time_alone"]:
        clock = _TIME.fullmatch(time)
        if clock is None:
            return None
        hour, minute, second = clock.groups()
    if said := parts["zone"]:
        zone = _zone(said)
        if zone is None:
            return None
    try:
        at = datetime(
            int(parts["year"] or _LEAP_YEAR),
            int(month or 1),
            int(day or 1),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            tzinfo=zone,
        )
    except ValueError:
        return None
    named: tuple[tuple[Field, object], ...] = (
        ("year", parts["year"]),
        ("month", month),
        ("day", day),
        ("hour", hour),
        ("second", second),
        ("zone", zone),
    )
    return Moment(frozenset(name for name, part in named if part is not None), at)


def _zone(said: str) -> timezone | None:
    if said == "Z":
        return UTC
    hours, minutes = int(said[1:3]), int(said[-2:])
    if hours > 23 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if said[0] == "-" else offset)


_PARTS: Final[tuple[tuple[Field, str], ...]] = (
    ("year", "year"),
    ("month", "month"),
    ("day", "day"),
    ("hour", "hour"),
    ("hour", "minute"),
    ("second", "second"),
    ("zone", "tzinfo"),
)


def _agree(shown: Moment, value: Moment) -> bool:
    """Whether one says nothing that the other doesn't say, too."""
    return shown.fields <= value.fields and all(
        getattr(shown.at, part) == getattr(value.at, part) for field, part in _PARTS if field in shown.fields
    )


_ASKED: Final[dict[str, frozenset[Field]]] = {
    **dict.fromkeys("Gy", frozenset[Field]({"year"})),
    **dict.fromkeys("QM", frozenset[Field]({"month"})),
    "d": frozenset[Field]({"day"}),
    **dict.fromkeys("EwW", frozenset[Field]({"year", "month", "day"})),
    **dict.fromkeys("BhHm", frozenset[Field]({"hour"})),
    "s": frozenset[Field]({"second"}),
}
"""The letters of a skeleton, and what a moment has to say for them."""


def machine_moment(value: str | None, text: str, form: str) -> str | None:
    """What an element shows: its value, or the part of that which a machine put into the text. None if a person
    wrote the text, or if the form asks for more than is said.
    """
    shown = text.strip()
    own = shown if value is None else value.strip()
    if shown not in ("", own):
        mine, theirs = moment(shown), moment(own)
        if mine is None or theirs is None or not _agree(mine, theirs):
            return None
        own = shown
    found = moment(own)
    return own if found is not None and _can_be(found, form) else None


def _can_be(found: Moment, form: str) -> bool:
    if form in WIDTHS:
        return True
    return not is_pattern(form) and all(_ASKED[letter] <= found.fields for letter in form)


_NUMBER: Final = pattern(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?", re.ASCII)


def machine_number(value: str | None, text: str, form: str) -> str | None:
    """The number that an element shows, as a machine writes it; None if a person wrote the text, or for no number."""
    own, shown = (value or "").strip(), text.strip()
    if _NUMBER.fullmatch(own) is None or not (form in WIDTHS or is_pattern(form)):
        return None
    from decimal import Decimal

    is_made = shown in ("", own) or (_NUMBER.fullmatch(shown) is not None and Decimal(shown) == Decimal(own))
    return (shown or own) if is_made else None


_PATTERN: Final = pattern(r"[#,]*0[0,]*(?:\.0*#*)?[ \u00a0\u202f]?%?")


def is_pattern(form: str) -> bool:
    """Whether a form is one of numbers."""
    return _PATTERN.fullmatch(form) is not None


def form_fault(form: str) -> str | None:
    """What is wrong with a form, or None."""
    if form in WIDTHS or is_pattern(form) or all(letter in _ASKED for letter in form):
        return None
    return f"{form!r} is no form of a date or number"
