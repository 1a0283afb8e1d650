"""A moment or number as machines write it + a locale -> as people of that locale write it (CLDR, through Babel).

Nothing is converted: the day, the hour and the offset from UTC are those given. Digits are Western.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from diglot.text.locales import bcp47, is_locale
from diglot.text.moments import WIDTHS, Moment, is_pattern, moment

if TYPE_CHECKING:
    from babel.core import Locale

__all__ = ["written_moment", "written_number"]

Width = Literal["short", "medium", "long", "full"]

_SKELETONS: Final[dict[frozenset[str], tuple[str, str, str, str]]] = {
    frozenset({"year"}): ("y", "y", "y", "y"),
    frozenset({"year", "month"}): ("yM", "yMMM", "yMMMM", "yMMMM"),
    frozenset({"month", "day"}): ("Md", "MMMd", "MMMMd", "MMMMd"),
}
"""For what is no whole date: a skeleton for each width."""
_DAY: Final = frozenset({"year", "month", "day"})


def written_number(value: str, form: str, locale: str) -> str | None:
    """The number in that form; None for a locale that CLDR has nothing of."""
    found = _locale(locale)
    if found is None:
        return None
    from babel.numbers import format_decimal

    pattern = form if is_pattern(form) else _with_digits(str(found.decimal_formats[None].pattern), value)
    return str(format_decimal(Decimal(value), format=pattern, locale=found))


def _with_digits(pattern: str, value: str) -> str:
    """A pattern with as many digits behind the decimal sign as a value has."""
    _, sign, digits = value.partition(".")
    return pattern.partition(".")[0] + sign + "0" * len(digits)


def written_moment(value: str, form: str, locale: str) -> str | None:
    """The moment in that form; None for what is none, and for a locale that CLDR has nothing of."""
    found, said = _locale(locale), moment(value)
    if found is None or said is None:
        return None
    if form in WIDTHS:
        width = next(width for width in _WIDTHS if width == form)
        day = said.fields & _DAY
        date, time = _date(said, day, width, found) if day else "", _time(said, found)
    else:
        width = "medium"
        clock = "".join(letter for letter in form if letter in _CLOCK)
        calendar = "".join(letter for letter in form if letter not in _CLOCK)
        date, time = (_by_skeleton(part, said, found) if part else "" for part in (calendar, clock))
    if time and "zone" in said.fields:
        time = f"{time} {_zone(said, found)}"
    if not (date and time):
        return date or time
    from babel.dates import get_datetime_format

    joint = str(get_datetime_format(width, locale=found)).replace("'", "")
    return joint.replace("{0}", time).replace("{1}", date)


_CLOCK: Final = frozenset("BhHms")
"""The letters of a skeleton that are of the time of day."""
_WIDTHS: Final[tuple[Width, ...]] = ("short", "medium", "long", "full")


def _date(said: Moment, day: frozenset[str], width: Width, locale: Locale) -> str:
    if day == _DAY:
        from babel.dates import format_date

        return str(format_date(said.at.date(), format=width, locale=locale))
    return _by_skeleton(_SKELETONS[day][WIDTHS.index(width)], said, locale)


def _time(said: Moment, locale: Locale) -> str:
    """The time of day, if it is said."""
    if "hour" not in said.fields:
        return ""
    from babel.dates import format_time

    width: Width = "medium" if "second" in said.fields else "short"
    return str(format_time(said.at.time(), format=width, locale=locale))


def _zone(said: Moment, locale: Locale) -> str:
    # babel.dates.get_timezone_gmt is an hour off for -03:30
    minutes = (said.at.utcoffset() or timedelta()) // timedelta(minutes=1)
    if not minutes:
        return "UTC"
    hours, minute = divmod(abs(minutes), 60)
    return str(locale.zone_formats["gmt"]) % f"{'-' if minutes < 0 else '+'}{hours:02d}:{minute:02d}"


def _by_skeleton(skeleton: str, said: Moment, locale: Locale) -> str:
    """The form of CLDR that is nearest to a skeleton."""
    from babel.dates import format_skeleton, match_skeleton

    known = locale.datetime_skeletons
    nearest = skeleton if skeleton in known else match_skeleton(skeleton, known, allow_different_fields=True)
    return str(
        format_skeleton(
            nearest or skeleton, datetime.combine(said.at.date(), said.at.time()), fuzzy=False, locale=locale
        )
    )


@lru_cache(maxsize=256)
def _locale(locale: str) -> Locale | None:
    from babel.core import Locale, UnknownLocaleError

    parts = bcp47(locale).split("-") if is_locale(locale) else []
    while parts:
        try:
            return Locale.parse("_".join(parts))
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return None
