"""What a configuration says of its editions, of the right form -> EditionSpecs, or a ConfigError that says why not."""

import re
from collections.abc import Mapping
from typing import Any, Final, TypeVar, get_args

from diglot.config.schema import FINISHING, BelowMinimum, EditionSpec, FuzzyPolicy, Missing
from diglot.model import ConfigError
from diglot.text.locales import bcp47
from diglot.text.nearest import nearest

__all__ = ["copies_assets", "default_target", "editions", "unfinished"]

_URL: Final = re.compile(r"(?:https?://[^\s/?#{}]*(?:\{target\})?[^\s/?#{}]+)?/(?:[^\s?#{}]|\{target\})*\{path\}")
_DEFAULT_URL: Final = EditionSpec("").url
_BELOW: Final[tuple[BelowMinimum, ...]] = get_args(BelowMinimum)
_MISSING: Final[tuple[Missing, ...]] = get_args(Missing)
_Choice = TypeVar("_Choice", bound=str)


def editions(file: str, table: Mapping[str, Any], targets: tuple[str, ...]) -> tuple[EditionSpec, ...]:
    """One for each target; what a locale's own table says wins."""
    specs: list[EditionSpec] = []
    addresses: dict[str, str] = {}
    for locale in targets:
        own = table.get("locale", {}).get(locale, {})
        where = {name: f"{file}: locale.{locale}.{name}" if name in own else f"{file}: {name}" for name in _KEYS}
        said = {name: own.get(name, table.get(name)) for name in _KEYS}
        url = _url(where["url"], said["url"] or _DEFAULT_URL)
        address = url.replace("{target}", bcp47(locale))
        if (other := addresses.setdefault(address, locale)) != locale:
            what = f"{other} and {locale} would have one address"
            raise ConfigError(where["url"], what, "put {target} in it, or give each locale a url")
        least = said["page-minimum"]
        specs.append(
            EditionSpec(
                locale,
                url,
                _choice(where["missing"], said["missing"], _MISSING) or "source",
                _percentage(
                    where["page-minimum"],
                    own.get("minimum") if least is None else least,
                ),
                _choice(where["below-minimum"], said["below-minimum"], _BELOW) or "skip-page",
                FuzzyPolicy(
                    _choice(where["fuzzy"], said["fuzzy"], ("source", "keep")) == "keep",
                    _days(where["fuzzy-days"], said["fuzzy-days"]),
                ),
            )
        )
    return tuple(specs)


_KEYS: Final = ("url", "missing", "page-minimum", "below-minimum", "fuzzy", "fuzzy-days")


def _url(where: str, value: str) -> str:
    if not _URL.fullmatch(value):
        hint = 'write it like "/{target}/{path}" or "https://{target}.example.com/{path}"'
        raise ConfigError(where, f"{value!r} is no pattern of an address", hint)
    return value


def _choice(where: str, value: str | None, choices: tuple[_Choice, ...]) -> _Choice | None:
    if value is None:
        return None
    found = next((choice for choice in choices if choice == value), None)
    if found is None:
        near = nearest(value, choices)
        hint = f"did you mean {near}?" if near else f"there are {', '.join(choices)}"
        raise ConfigError(where, f"{value!r} is unknown", hint)
    return found


def _percentage(where: str, value: int | None) -> int | None:
    if value is not None and not 0 <= value <= 100:
        raise ConfigError(where, f"{value} is no percentage", "use 0 to 100")
    return value


def _days(where: str, value: int | None) -> int:
    if value is None:
        return FuzzyPolicy().days
    if value < 1:
        raise ConfigError(where, f"{value} is not a number of days", "set it to 1 or more")
    return value


def default_target(file: str, value: str | None, targets: tuple[str, ...]) -> str | None:
    """The target that stands for all languages without an edition: the first, if nothing is said."""
    if value is None:
        return targets[0] if targets else None
    if value not in targets:
        near = nearest(value, targets)
        hint = f"did you mean {near}?" if near else f"the targets are {', '.join(targets) or 'none'}"
        raise ConfigError(f"{file}: default-target", f"{value!r} is not one of the targets", hint)
    return value


def copies_assets(file: str, value: str | None) -> bool:
    """Whether assets are copied into each edition."""
    return (_choice(f"{file}: assets", value, ("copy", "link")) or "copy") == "copy"


def unfinished(table: Mapping[str, bool]) -> frozenset[str]:
    """The parts of finishing that are switched off."""
    return frozenset(part for part in FINISHING if not table.get(part, True))
