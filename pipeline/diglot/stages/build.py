"""Pages and catalogs -> every page in every target language, and the assets beside them."""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time
from typing import NamedTuple

from diglot.config import Config
from diglot.model import (
    Change,
    DiglotError,
    EditionReport,
    Finding,
    Outcome,
    UsageError,
)
from diglot.runtime.executor import run
from diglot.runtime.files import Batch, Writer
from diglot.site import Site, date_of, sitemaps
from diglot.stages import manifest
from diglot.stages.deadlinks import references
from diglot.stages.editions import PageCount, PageResult, Report
from diglot.stages.finishing import finisher
from diglot.stages.localize import Texts, localized
from diglot.stages.pages import domains_of, load
from diglot.stages.project import assets, pages, shown
from diglot.stages.publication import doubtful_targets, publication, site_of
from diglot.stages.translations import Translations, translations_of
from diglot.text.locales import bcp47

__all__ = ["build", "commit", "copy_asset", "faults_of", "once_a_message", "open_catalogs", "refuse_clashes"]


@dataclass(frozen=True)
class _Task:
    """All that is the same for each page."""

    config: Config
    locales: tuple[str, ...]
    output: Path
    files: Writer
    today: date | None


class _Built(NamedTuple):
    """What came of one page."""

    files: Batch
    findings: tuple[Finding, ...]
    faults: tuple[DiglotError, ...]
    result: PageResult | None = None


_catalogs: dict[str, dict[str, Translations]] = {}
"""By locale and domain: opened once in each worker, since sending them along with pages costs more than building."""
_sites: list[Site] = []
"""The site, if editions are to be finished; each worker has it in the same way."""


def build(
    config: Config,
    *,
    locales: Sequence[str],
    output: Path | None,
    write: bool,
    diff: bool,
    bare: bool,
    jobs: int,
    today: date | None = None,
) -> Outcome:
    """Write every page in each locale, copy the assets, and remove what earlier builds made of pages that are gone.

    A translation that its page cannot take is a finding, and the source text stays in its place. A locale with a
    catalog that cannot be read is a fault, and its old pages stay. `bare` splices translations and does nothing else.
    Outdated translations are kept as the configuration says on the day `today`; without one they are not.
    """
    target = output or config.output
    found, beside = pages(config), assets(config)
    refuse_clashes(config, (*found, *beside))
    specs = () if bare else doubtful_targets(config)
    opened = tuple(dict.fromkeys((*locales, *(spec.locale for spec in specs))))
    catalogs, faults = open_catalogs(config, opened)
    findings: list[Finding] = []
    _catalogs.clear()
    _catalogs.update(catalogs)
    with Writer([target], root=config.root, write=write, diff=diff) as files:
        task = _Task(config, tuple(locale for locale in locales if locale in catalogs), target, files, today)
        report = Report(config, task.locales)
        try:
            if not bare:
                gauge = partial(publication, config, found, specs, jobs=jobs, catalogs=partial(_opened, config, opened))
                _sites.append(site_of(config, found, beside, gauge()))
            site = None if bare else _sites[0]
            setup = partial(_set_up, config, opened, site)
            for built in run(partial(_build_page, task), found, jobs=jobs, setup=setup):
                files.add(built.files)
                findings += built.findings
                faults += built.faults
                report.add(built.result)
        finally:
            _catalogs.clear()
            _sites.clear()
        editions: tuple[EditionReport, ...] = ()
        if site is None:
            faults += files.commit()
        else:
            dead = report.dead_links()
            findings += [each.finding for each in dead]
            editions = report.editions(dead, site.publication)
            faults += _finish(task, site, report, found, beside, whole=set(locales) >= set(config.targets))
        changes = files.changes
    unique = {str(fault): fault for fault in faults}
    findings = once_a_message(findings)
    findings.sort(key=lambda finding: (finding.path, finding.line, finding.page or ("", 0), finding.ordinal))
    notes = (f"{len(found)} pages in {len(task.locales)} languages: {shown(config, target)}",)
    return Outcome(changes, tuple(findings), tuple(unique.values()), notes, editions=editions)


def refuse_clashes(config: Config, paths: Iterable[str]) -> None:
    """Raise UsageError for two that a file system without case, or with its own idea of accents, would hold for one."""
    seen: dict[str, str] = {}
    for path in paths:
        folded = _folded(path)
        if folded in seen:
            where = shown(config, config.source / path)
            raise UsageError(where, f"is the same file as {seen[folded]} on many systems", "rename one of them")
        seen[folded] = path


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def once_a_message(findings: Iterable[Finding]) -> list[Finding]:
    """The first of the findings that are the same but for the page they are on, with their number."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.path, finding.line, finding.column, finding.code, finding.ordinal, finding.locale, finding.msgid)
        groups.setdefault(key, []).append(finding)
    return [
        first if not others else replace(first, message=f"{first.message} (at {len(others) + 1} places)")
        for first, *others in groups.values()
    ]


# --- catalogs ---


def open_catalogs(
    config: Config, locales: Sequence[str]
) -> tuple[dict[str, dict[str, Translations]], list[DiglotError]]:
    """By locale and domain the translations, of those locales whose catalogs can be read; and why others can't."""
    catalogs: dict[str, dict[str, Translations]] = {}
    faults: list[DiglotError] = []
    for locale in locales:
        try:
            catalogs[locale] = {spec.domain: translations_of(config, locale, spec.domain) for spec in config.catalogs}
        except DiglotError as fault:
            faults.append(fault)
    return catalogs, faults


def _opened(config: Config, locales: tuple[str, ...]) -> Mapping[str, Mapping[str, Translations]]:
    """The catalogs of this process: a worker that did not inherit them opens them."""
    if not _catalogs:
        _catalogs.update(open_catalogs(config, locales)[0])
    return _catalogs


def _set_up(config: Config, locales: tuple[str, ...], site: Site | None) -> None:
    _opened(config, locales)
    if site is not None and not _sites:
        _sites.append(site)


# --- one page ---


def _build_page(task: _Task, path: str) -> _Built:
    config = task.config
    try:
        page, scanned = load(config, path)
    except DiglotError as fault:
        return _Built(Batch((), has_failed=False), (), (fault,))
    findings: list[Finding] = []
    faults: list[DiglotError] = []
    counts: list[PageCount | None] = []
    texts = Texts(page, scanned.segments, domains_of(scanned.segments, config.catalogs))
    site = _sites[0] if _sites else None
    finish = finisher(site, path, page, scanned, config) if site else None
    for locale in task.locales:
        if site and not site.publication.is_published(path, locale):
            counts.append(None)
            continue
        start = process_time()
        spec = config.edition(locale)
        must_be_whole = site is not None and spec.missing == "fail"
        day = None if must_be_whole else task.today
        made = localized(
            texts, _catalogs[locale], locale, finish, must_be_whole=must_be_whole, today=day, policy=spec.fuzzy
        )
        findings += made.findings
        place = task.output / bcp47(locale) / path
        faults += faults_of([partial(task.files.put, place, made.content)])
        counts.append(PageCount(made.translated, made.fallbacks, made.refused, made.outdated, process_time() - start))
    result = None
    if finish is not None:
        found = references(config, page, finish.facts, finish.links, finish.site)
        result = PageResult(path, tuple(counts), found, date_of(finish.facts))
    return _Built(task.files.take(), tuple(findings), tuple(faults), result)


# --- files ---


def copy_asset(config: Config, files: Writer, folder: Path, path: str) -> Change | None:
    """Have a folder of the output hold an asset of the source, at the same place."""
    source = config.source / path
    try:
        content = source.read_bytes()
    except OSError as error:
        where = shown(config, source)
        raise DiglotError(where, f"cannot be read: {error.strerror}", "check the file and its permissions") from None
    return files.put(folder / path, content)


def faults_of(steps: Iterable[Callable[[], object]]) -> list[DiglotError]:
    """Takes each step and returns the faults: one file that is refused stops no other."""
    faults: list[DiglotError] = []
    for step in steps:
        try:
            step()
        except DiglotError as fault:
            faults.append(fault)
    return faults


def _finish(
    task: _Task, site: Site, report: Report, found: Sequence[str], beside: Sequence[str], *, whole: bool
) -> list[DiglotError]:
    """What a site has besides its pages; then all take their places."""
    faults: list[DiglotError] = []
    made: dict[str, Sequence[str]] = {}
    for locale in task.locales:
        copied = [path for path in beside if not site.is_twin_of_another(path, locale)] if site.copies_assets else []
        faults += faults_of(
            partial(copy_asset, task.config, task.files, task.output / bcp47(locale), path) for path in copied
        )
        made[bcp47(locale)] = [*(path for path in found if site.publication.is_published(path, locale)), *copied]
    maps = sitemaps(report.listed, site) if site.origin and "sitemap" not in task.config.unfinished else {}
    faults += faults_of(partial(task.files.put, task.output / name, content) for name, content in maps.items())
    # a locale that could not be built keeps its old pages
    unbuilt = {bcp47(locale) for locale in task.config.targets if locale not in task.locales}
    made["."] = tuple(maps)
    return [*faults, *commit(task.files, task.config, task.output, made, kept=unbuilt if whole else None)]


def commit(
    files: Writer, config: Config, output: Path, made: manifest.Manifest, *, kept: Collection[str] | None
) -> list[DiglotError]:
    """Puts the files in their places, and removes what earlier builds wrote and this one would not.

    Of the folders that are not in `made` the `kept` ones stay, and books in languages that are targets; all if it is
    None. At every moment the manifest lists all that builds have written.
    """
    old = manifest.read_manifest(output / manifest.NAME)
    if kept is not None:
        kept = {*kept, *manifest.books(old, {bcp47(locale) for locale in config.targets})}
    now, gone = manifest.without_leftovers(old, made, kept=kept)
    gone = _without_renamed(output, gone, now) if gone else ()
    faults = faults_of(partial(files.remove, output / file) for file in gone)
    if not files.is_writing or not (any(now.values()) or gone):
        return [*faults, *files.commit()]
    # what is listed and not there does no harm; what is there and not listed would stay for ever
    listed = partial(_list, config, output)
    return [*faults, *(listed(manifest.both(old, now)) or files.commit() or listed(now))]


def _without_renamed(output: Path, gone: Sequence[str], made: manifest.Manifest) -> tuple[str, ...]:
    """The files that are gone but for those that are now made under another case, where the system sees one file."""
    names = {_folded(f"{folder}/{file}"): f"{folder}/{file}" for folder, files in made.items() for file in files}
    return tuple(file for file in gone if not _is_same(output / file, names.get(_folded(file)), output))


def _is_same(path: Path, other: str | None, output: Path) -> bool:
    try:
        return other is not None and path.samefile(output / other)
    except (OSError, ValueError):
        return False


def _list(config: Config, output: Path, listed: manifest.Manifest) -> list[DiglotError]:
    with Writer([output], root=config.root, write=True) as files:
        faults = faults_of([partial(files.put, output / manifest.NAME, manifest.written(listed))])
        return [*faults, *files.commit()]
