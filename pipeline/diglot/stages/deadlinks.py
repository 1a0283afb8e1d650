"""The references of all pages, one page at a time -> the dead ones, with little kept of each page."""

import json
from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from diglot.checks import check_of
from diglot.config import Config
from diglot.model import Finding, Page, PagePlace, Severity, line_and_column
from diglot.runtime.spool import Spool
from diglot.site import Facts, Links, Site, doubtful_links

__all__ = ["DeadLink", "DeadLinks", "Doubt", "References", "references"]


class Doubt(NamedTuple):
    """A reference to a file or fragment that may not be there."""

    page: str
    """As findings name it."""
    line: int
    column: int
    value: str
    path: str
    """Of what it leads to, relative to the source folder."""
    fragment: str
    """What must be there; nothing if the file itself is not."""


class References(NamedTuple):
    """What one page says of links: small, since it may cross a process border."""

    names: tuple[int, ...]
    """Digests of the places that fragments may lead to."""
    doubts: tuple[Doubt, ...]
    """One for each place that it refers to."""


class DeadLink(NamedTuple):
    """What is told of a place that references lead to and that is not there."""

    finding: Finding
    """At the first of them."""
    editions: int
    """The editions with a page that refers to it: a bit for each, by its number."""


def references(config: Config, page: Page, facts: Facts, links: Links, site: Site) -> References:
    """What a page, with what is known of it, says of links; no doubts where the check is off."""
    if _level(config, page.path) is None:
        return References((), ())
    once = {(link.path, link.fragment): link for link in reversed(doubtful_links(facts, links, site))}
    places = _places(page.text, [link.start for link in once.values()])
    doubts = [Doubt(page.path, *places[link.start], *link[1:]) for link in reversed(once.values())]
    return References(_digests(links.path, facts), tuple(doubts))


def _places(text: str, offsets: Iterable[int]) -> dict[int, tuple[int, int]]:
    """The line and column of each offset."""
    if "\r" in text:
        return {offset: line_and_column(text, offset) for offset in offsets}
    # most pages have few of them, and these are found in less time than all lines
    found: dict[int, tuple[int, int]] = {}
    line, position = 1, 0
    for offset in sorted(offsets):
        line += text.count("\n", position, offset)
        position = offset
        found[offset] = line, offset - text.rfind("\n", 0, offset)
    return found


def _digests(path: str, facts: Facts) -> tuple[int, ...]:
    return tuple(_digest(path, name) for name in facts.names)


def _level(config: Config, path: str) -> Severity | None:
    """The severity of a dead link of a page; None where nobody wants to know."""
    level = config.selection.levels(path).get("dead-link", check_of("dead-link").severity)
    return None if level == "off" else level


def _digest(path: str, name: str) -> int:
    return int.from_bytes(blake2b(f"{path}#{name}".encode(errors="surrogateescape"), digest_size=8).digest())


class DeadLinks:
    """Collects references while pages come in; what is said of each place that is in doubt waits in a spool."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._names = array("Q")
        self._numbers: dict[int, int] = {}
        """By digest of a place in doubt its number."""
        self._first = Spool()
        self._counts: list[int] = []
        self._editions: list[int] = []

    def add(self, found: References, editions: int) -> None:
        """Add what one page says, which is published in some editions: a bit for each."""
        self._names.extend(found.names)
        for doubt in found.doubts:
            number = self._numbers.setdefault(_digest(doubt.path, doubt.fragment), len(self._counts))
            if number == len(self._counts):
                self._first.add(json.dumps(doubt).encode())
                self._counts.append(0)
                self._editions.append(0)
            self._counts[number] += 1
            self._editions[number] |= editions

    def found(self) -> Iterator[DeadLink]:
        """All places that are not there, when all pages are in."""
        names = frozenset(self._names)
        for digest, number in self._numbers.items():
            if digest not in names:
                doubt = Doubt(*json.loads(self._first[number]))
                if level := _level(self._config, doubt.page):
                    yield DeadLink(_finding(doubt, level, self._counts[number]), self._editions[number])


def _finding(doubt: Doubt, severity: Severity, pages: int) -> Finding:
    check = check_of("dead-link")
    what = f"no element of {doubt.path} is called {doubt.fragment!r}" if doubt.fragment else "there is no such file"
    return Finding(
        code=check.code,
        mqm=check.mqm,
        severity=severity,
        message=f"{doubt.value} leads nowhere: {what}{f' (on {pages} pages)' if pages > 1 else ''}",
        help=check.help,
        path=doubt.page,
        line=doubt.line,
        column=doubt.column,
        page=PagePlace(doubt.page, doubt.line),
    )
