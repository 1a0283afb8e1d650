"""Pages -> locales/<domain>.pot."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from diglot.catalog import (
    has_messages,
    is_made_by_extract,
    new_header,
    read_header,
    render_pieces,
    with_date_of,
)
from diglot.config import CatalogSpec, Config
from diglot.markup.comments import comments, role
from diglot.model import DiglotError, Lines, Message, Outcome, Page, Segment
from diglot.runtime.content import holds
from diglot.runtime.executor import run
from diglot.runtime.files import Writer
from diglot.runtime.numbers import Numbers
from diglot.stages.drafts import DIGEST_SIZE, WHOLE, Drafts, Entry, digest_of, text_of
from diglot.stages.layout import HEAD, ROOT, folded, place_of, respelled, template_path, template_paths
from diglot.stages.marks import locales_line, mixed_line
from diglot.stages.pages import domain_of, load
from diglot.stages.pivot import open_pivot, pivot_lines, without_pivot
from diglot.stages.project import messages, pages, reading, reference_of, shown
from diglot.stages.translations import Translations

__all__ = ["extract"]


class _Extracted(NamedTuple):
    """All that one page gives. Plain tuples, since they are many and may cross a process border."""

    path: str
    entries: dict[str, list[Entry]]
    """By domain."""
    fault: DiglotError | None


_known: dict[str, Numbers] = {}
"""By domain the messages whose text this process has handed on. Pages come to a process in their order, so the first
page of a message always brings its text, whatever process does it. Without workers they are those of the drafts.
"""

_home: set[int] = set()
"""The process that has the drafts."""


_pivot: dict[str, Translations] = {}
"""By domain the translations that its template shows: opened once in each worker, as a build's are."""


def extract(config: Config, *, write: bool, diff: bool, jobs: int, now: datetime, with_pivot: bool = True) -> Outcome:
    """Write the text of all pages into one template for each catalog.

    A page that cannot be read is a fault, and keeps the messages it had; so is a catalog of the pivot, and the template
    stays as it is. Without the pivot its comments make no difference: for whoever only asks, since they don't come from
    pages. What is written then has none.
    """
    drafts = {spec.domain: Drafts() for spec in config.catalogs}
    old = _OldTemplates(config)
    pivot, unread = open_pivot(config) if with_pivot else ({}, {})
    faults: list[DiglotError] = [*unread.values()]
    found = pages(config)
    if not found:
        where = shown(config, config.source)
        raise DiglotError(where, "no page matches include", "mend source or include in the configuration")
    _known.clear()
    _known.update((domain, draft.digests) for domain, draft in drafts.items())
    _home.add(os.getpid())
    _pivot.clear()
    _pivot.update(pivot)
    try:
        for page in run(partial(_extract_page, config), found, jobs=jobs, setup=partial(_set_up, config, tuple(pivot))):
            if page.fault is not None:
                faults.append(page.fault)
                old.keep(page.path, drafts)
            for domain, entries in page.entries.items():
                drafts[domain].add(page.path, entries)
    finally:
        _home.clear()
        _known.clear()
        _pivot.clear()
    with Writer([config.locales], root=config.root, write=write, diff=diff) as files:
        for spec in config.catalogs:
            if spec.domain in unread:
                continue
            try:
                _put_templates(config, spec, drafts[spec.domain], now, files, with_pivot=with_pivot)
            except DiglotError as fault:
                faults.append(fault)
        faults += files.commit()
    counts = ", ".join(f"{len(drafts[spec.domain])} in {spec.domain}" for spec in config.catalogs)
    return Outcome(files.changes, (), tuple(faults), (f"{len(found)} pages, messages: {counts}",))


# --- one page ---


def _set_up(config: Config, domains: tuple[str, ...]) -> None:
    """In a worker that did not inherit the pivot's catalogs, open them."""
    if not _pivot and domains:
        _pivot.update(open_pivot(config)[0])


def _extract_page(config: Config, path: str) -> _Extracted:
    name = reference_of(config, path)
    try:
        page, scanned = load(config, path)
    except DiglotError as fault:
        return _Extracted(name, {}, fault)
    firsts: dict[tuple[str, str | None, str], Segment] = {}
    again: dict[tuple[str, str | None, str], list[Segment]] = {}
    for segment in scanned.segments:
        key = (domain_of(segment, config.catalogs), segment.scope.context, segment.msgid)
        if firsts.setdefault(key, segment) is not segment:
            again.setdefault(key, []).append(segment)
    place = Lines(page.text).place if config.references == "line" else None
    is_home = os.getpid() in _home
    entries: dict[str, list[Entry]] = {}
    for key, segment in firsts.items():
        domain, msgctxt, msgid = key
        known = _known.get(domain)
        if known is None:
            known = _known[domain] = Numbers(DIGEST_SIZE)
        handed_on = len(known)
        digest = digest_of(msgctxt, msgid)
        number = known.add(digest)
        text = _text(config, domain, segment, page) if number == handed_on else None
        roles = tuple(dict.fromkeys(map(role, (segment, *again[key])))) if key in again else (role(segment),)
        lines = WHOLE
        if place is not None:
            lines = tuple(dict.fromkeys([place(each.start)[0] for each in (segment, *again.get(key, ()))]))
        if domain not in entries:
            entries[domain] = []
        entries[domain].append((number if is_home else digest, roles, lines, text))
    return _Extracted(name, entries, None)


def _text(config: Config, domain: str, segment: Segment, page: Page) -> bytes:
    """What the entry of a message says on whatever page."""
    scope = segment.scope
    notes = comments(segment, page)
    if segment.mixed or scope.locales is not None:
        notes = (*_marks(segment), *notes)
    if config.pivot is not None:
        notes = (*notes, *_pivot_lines(config, domain, scope.context, segment.msgid))
    return text_of(notes, scope.context, segment.msgid)


def _marks(segment: Segment) -> Iterable[str]:
    if segment.mixed:
        yield mixed_line(segment.mixed)
    if segment.scope.locales is not None:
        yield locales_line(segment.scope.locales, exclude=segment.scope.locales_exclude)


def _pivot_lines(config: Config, domain: str, msgctxt: str | None, msgid: str) -> Iterable[str]:
    if config.pivot is None or domain not in _pivot:
        return ()
    return pivot_lines(config.pivot, _pivot[domain], msgctxt, msgid)


# --- all pages ---


def _spread(config: Config, drafts: Drafts) -> dict[str, Iterable[bytes]]:
    """By place the entries of its template; the root has one, too, if it has none."""
    if config.split == "none":
        return {ROOT: drafts}
    start = len(reference_of(config, "-")) - 1
    spread: dict[str, list[bytes]] = {ROOT: []}
    spelling: dict[str, str] = {}
    for references, entry in drafts.placed():
        place = place_of(config.split, (reference.path[start:] for reference in references))
        spread.setdefault(spelling.setdefault(folded(place), place), []).append(entry)
    return dict(spread)


class _OldTemplates:
    """The messages of the templates as they are, by page; read only if a page cannot be."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._by_page: dict[str, list[tuple[str, Message]]] | None = None

    def keep(self, path: str, drafts: dict[str, Drafts]) -> None:
        """Add the messages that the templates have for a page that cannot be read."""
        if self._by_page is None:
            self._by_page = {}
            for domain, message in self._messages():
                for page in dict.fromkeys(reference.path for reference in message.references):
                    self._by_page.setdefault(page, []).append((domain, message))
        for domain, message in self._by_page.get(path, ()):
            lines = tuple(reference.line for reference in message.references if reference.path == path)
            notes = message.extracted
            if self._config.pivot is not None:
                kept = without_pivot(notes, self._config.pivot)
                notes = (*kept, *_pivot_lines(self._config, domain, message.msgctxt, message.msgid))
            text = text_of(notes, message.msgctxt, message.msgid)
            drafts[domain].add(path, [(digest_of(message.msgctxt, message.msgid), (), lines, text)])

    def _messages(self) -> Iterator[tuple[str, Message]]:
        for spec in self._config.catalogs:
            try:
                for path in template_paths(self._config, spec.domain).values():
                    yield from ((spec.domain, message) for message in messages(self._config, path))
            except DiglotError:
                continue  # a fault when it is to be written


# --- files ---


def _put_templates(
    config: Config, spec: CatalogSpec, drafts: Drafts, now: datetime, files: Writer, *, with_pivot: bool
) -> None:
    """Write the templates of a domain, and remove those that it has elsewhere and that are ours.

    Raises DiglotError if an old one cannot be read: whatever happened to it, somebody should look at it.
    """
    header = _header(config, spec, now)
    spread = _spread(config, drafts)
    there = template_paths(config, spec.domain)
    spelling = respelled(spread, there)
    for place, entries in spread.items():
        path = template_path(config, spec.domain, spelling[place])
        _put_template(config, path, header, entries, files, with_pivot=with_pivot)
    for path in (path for place, path in there.items() if place not in spelling.values()):
        for _ in messages(config, path):  # that it can be read
            pass
        files.remove(path)


def _put_template(
    config: Config,
    path: Path,
    header: tuple[tuple[str, str], ...],
    entries: Iterable[bytes],
    files: Writer,
    *,
    with_pivot: bool,
) -> None:
    """Write a template; not if only its date or where its lines are broken would change."""
    with reading(config, path) as file:
        head = None if file is None else file.read(HEAD)
    if head is not None:
        old_header = read_header(head)
        dated = with_date_of(old_header, header)
        if holds(path, lambda: render_pieces(dated, entries)):
            return
        old = messages(config, path)
        if config.pivot is not None and not with_pivot:
            old = map(partial(_without_pivot, config.pivot), old)
        if has_messages(old, entries):
            if dated == old_header and (config.split == "none" or is_made_by_extract(head)):
                return
            header = dated
        for _ in old:  # a fault may stand behind the first difference
            pass
    files.put(path, lambda: render_pieces(header, entries))


def _without_pivot(locale: str, message: Message) -> Message:
    return replace(message, extracted=without_pivot(message.extracted, locale))


def _header(config: Config, spec: CatalogSpec, now: datetime) -> tuple[tuple[str, str], ...]:
    return new_header(
        project=config.project,
        version=config.version,
        bugs_to=config.bugs_to,
        source_language=spec.language,
        locale=None,
        now=now,
        basepath=None,
    )
