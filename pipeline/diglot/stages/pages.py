"""A page of the project -> its segments, each with the catalog that it goes to."""

from collections.abc import Sequence
from functools import lru_cache

from diglot.config import CatalogSpec, Config
from diglot.markup import read_page, scan
from diglot.model import MessageKey, Page, PageError, Scan, Segment
from diglot.stages.project import encoding_of, reference_of, scan_rules

__all__ = ["domain_of", "domains_of", "key_of", "load", "read"]


def read(config: Config, path: str) -> Page:
    """A page, by its path relative to the source folder; PageError names it as references do."""
    name = reference_of(config, path)
    try:
        raw = (config.source / path).read_bytes()
    except OSError as error:
        raise PageError(name, f"cannot be read: {error.strerror}", "check the file and its permissions") from None
    return read_page(raw, name, encoding_of(config, path))


def load(config: Config, path: str, *, exclusions: bool = False) -> tuple[Page, Scan]:
    """A page and all its text."""
    page = read(config, path)
    return page, scan(page, scan_rules(config), exclusions=exclusions)


def domain_of(segment: Segment, catalogs: tuple[CatalogSpec, ...]) -> str:
    """The catalog of a segment: of those in its language the one that a rule names, else the first."""
    return catalogs[0].domain if len(catalogs) == 1 else _domain(segment.language, segment.scope.catalogs, catalogs)


def domains_of(segments: Sequence[Segment], catalogs: tuple[CatalogSpec, ...]) -> list[str]:
    """The catalog of each segment."""
    if len(catalogs) == 1:
        return [catalogs[0].domain] * len(segments)
    return [_domain(segment.language, segment.scope.catalogs, catalogs) for segment in segments]


@lru_cache(maxsize=1024)
def _domain(language: str, named: tuple[str, ...], catalogs: tuple[CatalogSpec, ...]) -> str:
    candidates = [spec.domain for spec in catalogs if spec.language == language]
    return next((name for name in named if name in candidates), candidates[0])


def key_of(segment: Segment) -> MessageKey:
    """What the segment's message is found by in its catalog."""
    return MessageKey(segment.scope.context, segment.msgid)
