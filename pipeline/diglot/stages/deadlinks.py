"""The references of all pages, one page at a time -> the dead ones, with little kept of each page."""

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

from diglot.checks import check_of
from diglot.config import Config
from diglot.model import Finding, Lines, Page, PagePlace, Severity
from diglot.runtime.spool import Spool
from diglot.site import DeadLink, Facts, Links, Site, dead_links

__all__ = ["DeadLinks", "Doubt", "References", "references"]


class Doubt(NamedTuple):
    """A reference to a fragment of another page, which may or may not have it."""

    page: str
    """As findings name it."""
    line: int
    column: int
    value: str
    path: str
    """Of the other page, relative to the source folder."""
    fragment: str


class References(NamedTuple):
    """What one page says of links: small, since it may cross a process border."""

    names: tuple[int, ...]
    """Digests of the places that fragments may lead to."""
    doubts: tuple[Doubt, ...]
    dead: tuple[Finding, ...]


def references(config: Config, page: Page, facts: Facts, links: Links, site: Site) -> References:
    """What a page, with what is known of it, says of links; no findings where the check is off."""
    level = _level(config, page.path)
    if level is None:
        return References((), (), ())
    dead, doubtful = dead_links(facts, links, site)
    if not (dead or doubtful):
        return References(_digests(links.path, facts), (), ())
    place = Lines(page.text).place

    def doubt(link: DeadLink) -> Doubt:
        return Doubt(page.path, *place(link.start), link.value, link.path, link.fragment)

    findings = tuple(_finding(doubt(link), level) for link in dead)
    once = {(link.path, link.fragment): link for link in reversed(doubtful)}
    return References(_digests(links.path, facts), tuple(map(doubt, once.values())), findings)


def _digests(path: str, facts: Facts) -> tuple[int, ...]:
    return tuple(_digest(path, name) for name in facts.names)


def _level(config: Config, path: str) -> Severity | None:
    """The severity of a dead link of a page; None where nobody wants to know."""
    level = config.selection.levels(path).get("dead-link", check_of("dead-link").severity)
    return None if level == "off" else level


def _digest(path: str, name: str) -> int:
    return int.from_bytes(blake2b(f"{path}#{name}".encode(errors="surrogateescape"), digest_size=8).digest())


class DeadLinks:
    """Collects references while pages come in; what is doubtful waits in a spool."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._names = array("Q")
        self._wanted = array("Q")
        self._doubts = Spool()
        self._dead: list[Finding] = []

    def add(self, found: References) -> None:
        """Add what one page says."""
        self._names.extend(found.names)
        self._dead += found.dead
        for doubt in found.doubts:
            self._wanted.append(_digest(doubt.path, doubt.fragment))
            self._doubts.add(json.dumps(doubt).encode())

    def findings(self) -> Iterator[Finding]:
        """All dead links, when all pages are in."""
        yield from self._dead
        names = sorted(self._names)
        for number, wanted in enumerate(self._wanted):
            at = bisect_left(names, wanted)
            if at == len(names) or names[at] != wanted:
                doubt = Doubt(*json.loads(self._doubts[number]))
                if level := _level(self._config, doubt.page):
                    yield _finding(doubt, level)


def _finding(doubt: Doubt, severity: Severity) -> Finding:
    check = check_of("dead-link")
    what = f"no element of {doubt.path} is called {doubt.fragment!r}" if doubt.fragment else "there is no such file"
    return Finding(
        code=check.code,
        mqm=check.mqm,
        severity=severity,
        message=f"{doubt.value} leads nowhere: {what}",
        help=check.help,
        path=doubt.page,
        line=doubt.line,
        column=doubt.column,
        page=PagePlace(doubt.page, doubt.line),
    )
