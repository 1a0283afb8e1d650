"""Pages and catalogs -> an edition in two languages side by side, and the files that it shows or leads to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from diglot.config import Config
from diglot.model import DiglotError, EditionReport, Finding, Outcome, UsageError
from diglot.runtime.executor import run
from diglot.runtime.files import Batch, Writer
from diglot.site import Publication, Site
from diglot.site.book import STYLE_SHEET, book, style_sheet
from diglot.stages.build import commit, copy_asset, faults_of, once_a_message, open_catalogs, refuse_clashes
from diglot.stages.editions import PageCount
from diglot.stages.manifest import book_folder
from diglot.stages.pages import load
from diglot.stages.project import assets, pages, shown
from diglot.stages.publication import site_of
from diglot.stages.sides import in_two_languages
from diglot.stages.translations import Translations
from diglot.text.locales import bcp47
from diglot.text.nearest import nearest

__all__ = ["build_book", "two_targets"]


@dataclass(frozen=True)
class _Task:
    """All that is the same for each page."""

    config: Config
    locales: tuple[str, ...]
    folder: Path
    files: Writer
    today: date | None


class _Built(NamedTuple):
    """What came of one page."""

    files: Batch
    used: frozenset[str]
    """The assets that it shows or leads to."""
    counts: tuple[PageCount, ...]
    """One for each locale; none if the page could not be read."""
    findings: tuple[Finding, ...]
    faults: tuple[DiglotError, ...]


_catalogs: dict[str, dict[str, Translations]] = {}
_sites: list[Site] = []
"""Opened once in each worker, as `build` does it."""


def two_targets(config: Config, given: str) -> tuple[str, ...]:
    """The targets that `--diglot` names, in its order; raises UsageError unless they are two."""
    locales = [each.strip() for each in given.split(",")]
    for locale in locales:
        if locale not in config.targets:
            near = nearest(locale, config.targets)
            hint = f"did you mean {near}?" if near else f"the targets are {', '.join(config.targets) or 'none'}"
            raise UsageError("--diglot", f"{locale!r} is not one of the targets", hint)
    if len(set(locales)) != 2 or len(locales) != 2:
        raise UsageError("--diglot", f"{given!r} is not two targets", "name two, with a comma: --diglot en,zh_CN")
    return tuple(locales)


def build_book(
    config: Config, *, locales: Sequence[str], write: bool, diff: bool, jobs: int, today: date | None = None
) -> Outcome:
    """Write each page once with its texts in both locales, a style sheet, and the assets that they show or lead to.

    What a translation lacks stands there in its source language, marked; one that its page cannot take is a finding.
    Outdated translations are kept as the configuration says on the day `today`, marked; without one they are not. If a
    catalog of one of the locales cannot be read, all stays as it is.
    """
    folder = book_folder(map(bcp47, locales))
    found, beside = pages(config), assets(config)
    refuse_clashes(config, (*found, *beside))
    refuse_clashes(config, (*found, STYLE_SHEET))
    catalogs, faults = open_catalogs(config, locales)
    if faults:
        return Outcome(faults=tuple(faults))
    findings: list[Finding] = []
    used: set[str] = set()
    counts: list[tuple[PageCount, ...]] = []
    with Writer([config.output], root=config.root, write=write, diff=diff) as files:
        task = _Task(config, tuple(locales), config.output / folder, files, today)
        _catalogs.update(catalogs)
        _sites.append(site_of(config, found, beside, Publication()))
        try:
            for built in run(partial(_build_page, task), found, jobs=jobs, setup=partial(_set_up, task)):
                files.add(built.files)
                findings += built.findings
                faults += built.faults
                counts.append(built.counts)
                used |= built.used
        finally:
            _catalogs.clear()
            _sites.clear()
        faults += faults_of(partial(copy_asset, config, files, task.folder, path) for path in sorted(used))
        faults += faults_of([partial(files.put, task.folder / STYLE_SHEET, style_sheet())])
        made = {folder: (*found, *sorted(used), STYLE_SHEET)}
        faults += commit(files, config, config.output, made, kept=None)
        changes = files.changes
    findings = once_a_message(findings)
    findings.sort(key=lambda finding: (finding.path, finding.line, finding.page or ("", 0), finding.ordinal))
    notes = (f"{len(found)} pages in two languages: {shown(config, task.folder)}",)
    unique = tuple({str(fault): fault for fault in faults}.values())
    return Outcome(changes, tuple(findings), unique, notes, editions=tuple(_reports(locales, counts)))


def _reports(locales: Sequence[str], counts: Sequence[tuple[PageCount, ...]]) -> Iterator[EditionReport]:
    """What the pages came to in each locale."""
    for number, locale in enumerate(locales):
        mine = [of_page[number] for of_page in counts if of_page]
        yield EditionReport(
            locale,
            pages=len(mine),
            skipped=0,
            translated=sum(each.translated for each in mine),
            fallbacks=sum(each.fallbacks for each in mine),
            refused=sum(each.refused for each in mine),
            dead_links=None,
            seconds=sum(each.seconds for each in mine),
            outdated=sum(each.outdated for each in mine),
        )


def _set_up(task: _Task) -> None:
    """In a worker that did not inherit them, open the catalogs and list the files."""
    if not _sites:
        _catalogs.update(open_catalogs(task.config, task.locales)[0])
        _sites.append(site_of(task.config, pages(task.config), assets(task.config), Publication()))


def _build_page(task: _Task, path: str) -> _Built:
    try:
        page, scanned = load(task.config, path)
    except DiglotError as fault:
        return _Built(Batch((), has_failed=False), frozenset(), (), (), (fault,))
    in_two = in_two_languages(task.config, page, scanned, path, task.locales, _catalogs, _sites[0], today=task.today)
    content = book(in_two.book).encode()
    faults = faults_of([partial(task.files.put, task.folder / path, content)])
    return _Built(task.files.take(), in_two.used, in_two.counts, in_two.findings, tuple(faults))
