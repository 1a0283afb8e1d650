"""Findings whose message names its page without a line -> the same with the line, by reading those pages."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from diglot.config import Config
from diglot.model import DiglotError, Finding, Lines, MessageKey, PagePlace
from diglot.runtime.executor import run
from diglot.stages.pages import domain_of, key_of, load
from diglot.stages.project import pages as all_pages
from diglot.stages.project import reference_of

__all__ = ["with_page_places"]

_Key: TypeAlias = tuple[str, MessageKey]
"""Domain and message."""


def with_page_places(
    findings: Sequence[Finding], pages: Mapping[_Key, str], config: Config, *, jobs: int
) -> list[Finding]:
    """The findings, those in messages of a page with the place of the text there.

    `pages` are the first references of messages, as catalogs have them. A page that is not in the project, cannot be
    read or no longer has the text gives no place: to say so is not the task of whoever checks translations.
    """
    wanted: dict[str, set[_Key]] = {}
    for finding in findings:
        if finding.page is None and (key := _key(finding)) in pages:
            wanted.setdefault(pages[key], set()).add(key)
    # Only pages of the project are read, wherever a catalog says that its texts are from.
    names = {reference_of(config, page): page for page in _pages(config)} if wanted else {}
    within = [path for path in sorted(wanted) if path in names]
    read = run(partial(_lines, config), [names[path] for path in within], jobs=jobs)
    places: dict[_Key, PagePlace] = {}
    for path, lines in zip(within, read, strict=True):
        for key in wanted[path]:
            if key in lines:
                places[key] = PagePlace(path, lines[key])
    return [
        replace(finding, page=places[key]) if finding.page is None and (key := _key(finding)) in places else finding
        for finding in findings
    ]


def _key(finding: Finding) -> _Key:
    return finding.domain or "", MessageKey(finding.msgctxt, finding.msgid or "")


def _pages(config: Config) -> tuple[str, ...]:
    try:
        return all_pages(config)
    except DiglotError:
        return ()


def _lines(config: Config, path: str) -> dict[_Key, int]:
    """The line of the first place of each message of a page."""
    try:
        page, scanned = load(config, path)
    except DiglotError:
        return {}
    place = Lines(page.text).place
    lines: dict[_Key, int] = {}
    for segment in scanned.segments:
        lines.setdefault((domain_of(segment, config.catalogs), key_of(segment)), place(segment.start)[0])
    return lines
