"""Pages and catalogs -> every page in every target language, and the assets beside them."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from diglot.config import Config
from diglot.model import (
    Change,
    DiglotError,
    Finding,
    Outcome,
    UsageError,
)
from diglot.runtime.executor import run
from diglot.runtime.files import Batch, Writer
from diglot.stages import manifest
from diglot.stages.layout import catalog_paths
from diglot.stages.localize import localized
from diglot.stages.pages import domain_of, key_of, load
from diglot.stages.project import assets, messages, pages, read, shown
from diglot.stages.translations import Translations
from diglot.text.locales import bcp47

__all__ = ["build"]


@dataclass(frozen=True)
class _Task:
    """All that is the same for each page."""

    config: Config
    locales: tuple[str, ...]
    output: Path
    files: Writer
    bare: bool


class _Built(NamedTuple):
    """What came of one page."""

    files: Batch
    findings: tuple[Finding, ...]
    faults: tuple[DiglotError, ...]


_catalogs: dict[str, dict[str, Translations]] = {}
"""By locale and domain: opened once in each worker, since sending them along with pages costs more than building."""


def build(
    config: Config,
    *,
    locales: Sequence[str],
    output: Path | None,
    write: bool,
    diff: bool,
    bare: bool,
    jobs: int,
) -> Outcome:
    """Write every page in each locale, copy the assets, and remove what earlier builds made of pages that are gone.

    A translation that its page cannot take is a finding, and the source text stays in its place. A locale with a
    catalog that cannot be read is a fault, and its old pages stay. `bare` splices translations and does nothing else.
    """
    target = output or config.output
    found, beside = pages(config), assets(config)
    _refuse_clashes(config, (*found, *beside))
    catalogs, faults = _open(config, locales)
    findings: list[Finding] = []
    _catalogs.clear()
    _catalogs.update(catalogs)
    with Writer([target], root=config.root, write=write, diff=diff) as files:
        task = _Task(config, tuple(catalogs), target, files, bare)
        try:
            for built in run(partial(_build_page, task), found, jobs=jobs, setup=partial(_set_up, task)):
                files.add(built.files)
                findings += built.findings
                faults += built.faults
        finally:
            _catalogs.clear()
        if bare:
            faults += files.commit()
        else:
            faults += _faults(partial(_copy, task, locale, path) for locale in task.locales for path in beside)
            faults += _commit(task, (*found, *beside), whole=set(locales) >= set(config.targets))
        changes = files.changes
    unique = {str(fault): fault for fault in faults}
    findings = _once_a_message(findings)
    findings.sort(key=lambda finding: (finding.path, finding.line, finding.page or ("", 0), finding.ordinal))
    notes = (f"{len(found)} pages in {len(task.locales)} languages: {shown(config, target)}",)
    return Outcome(changes, tuple(findings), tuple(unique.values()), notes)


def _refuse_clashes(config: Config, paths: Iterable[str]) -> None:
    """Two files that a file system without case, or with its own idea of accents, would hold for one."""
    seen: dict[str, str] = {}
    for path in paths:
        folded = _folded(path)
        if folded in seen:
            where = shown(config, config.source / path)
            raise UsageError(where, f"is the same file as {seen[folded]} on many systems", "rename one of them")
        seen[folded] = path


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _once_a_message(findings: Iterable[Finding]) -> list[Finding]:
    """The first of the findings that are the same but for the page they are on, with their number."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.path, finding.line, finding.code, finding.ordinal), []).append(finding)
    return [
        first if not others else replace(first, message=f"{first.message} (at {len(others) + 1} places)")
        for first, *others in groups.values()
    ]


# --- catalogs ---


def _open(config: Config, locales: Sequence[str]) -> tuple[dict[str, dict[str, Translations]], list[DiglotError]]:
    catalogs: dict[str, dict[str, Translations]] = {}
    faults: list[DiglotError] = []
    for locale in locales:
        try:
            catalogs[locale] = {spec.domain: _translations(config, locale, spec.domain) for spec in config.catalogs}
        except DiglotError as fault:
            faults.append(fault)
    return catalogs, faults


def _translations(config: Config, locale: str, domain: str) -> Translations:
    translations = Translations()
    for path in catalog_paths(config, locale, domain).values():
        name = shown(config, path)
        live = (message for message in messages(config, path) if not message.obsolete)
        if sum(not translations.add(message, name) for message in live):
            # Some message stands there twice: whether that is a fault the whole catalog tells.
            read(config, path)
    return translations


def _set_up(task: _Task) -> None:
    """In a worker that did not inherit the catalogs, open them."""
    if not _catalogs:
        _catalogs.update(_open(task.config, task.locales)[0])


# --- one page ---


def _build_page(task: _Task, path: str) -> _Built:
    try:
        page, scanned = load(task.config, path)
    except DiglotError as fault:
        return _Built(Batch((), has_failed=False), (), (fault,))
    findings: list[Finding] = []
    faults: list[DiglotError] = []
    keyed = [(segment, domain_of(segment, task.config.catalogs), key_of(segment)) for segment in scanned.segments]
    for locale in task.locales:
        content, found = localized(page, keyed, _catalogs[locale], locale, bare=task.bare)
        findings += found
        place = task.output / bcp47(locale) / path
        faults += _faults([partial(task.files.put, place, content)])
    return _Built(task.files.take(), tuple(findings), tuple(faults))


# --- files ---


def _copy(task: _Task, locale: str, path: str) -> Change | None:
    source = task.config.source / path
    try:
        content = source.read_bytes()
    except OSError as error:
        where = shown(task.config, source)
        raise DiglotError(where, f"cannot be read: {error.strerror}", "check the file and its permissions") from None
    return task.files.put(task.output / bcp47(locale) / path, content)


def _faults(steps: Iterable[Callable[[], object]]) -> list[DiglotError]:
    """Takes each step and returns the faults: one file that is refused stops no other."""
    faults: list[DiglotError] = []
    for step in steps:
        try:
            step()
        except DiglotError as fault:
            faults.append(fault)
    return faults


def _commit(task: _Task, made: Sequence[str], *, whole: bool) -> list[DiglotError]:
    """Puts the pages in their places, and removes what earlier builds wrote and this one would not.

    At every moment the manifest lists all that builds have written.
    """
    path = task.output / manifest.NAME
    old = manifest.read_manifest(path)
    new = {bcp47(locale): made for locale in task.locales}
    # a locale that could not be built keeps its old pages
    unbuilt = {bcp47(locale) for locale in task.config.targets if locale not in task.locales}
    now, gone = manifest.without_leftovers(old, new, kept=unbuilt if whole else None)
    gone = _without_renamed(task.output, gone, now) if gone else ()
    faults = _faults(partial(task.files.remove, task.output / file) for file in gone)
    if not task.files.is_writing or not (now or gone):
        return [*faults, *task.files.commit()]
    # what is listed and not there does no harm; what is there and not listed would stay for ever
    return [*faults, *(_list(task, manifest.both(old, now)) or task.files.commit() or _list(task, now))]


def _without_renamed(output: Path, gone: Sequence[str], made: manifest.Manifest) -> tuple[str, ...]:
    """The files that are gone but for those that are now made under another case, where the system sees one file."""
    names = {_folded(f"{folder}/{file}"): f"{folder}/{file}" for folder, files in made.items() for file in files}
    return tuple(file for file in gone if not _is_same(output / file, names.get(_folded(file)), output))


def _is_same(path: Path, other: str | None, output: Path) -> bool:
    try:
        return other is not None and path.samefile(output / other)
    except (OSError, ValueError):
        return False


def _list(task: _Task, listed: manifest.Manifest) -> list[DiglotError]:
    with Writer([task.output], root=task.config.root, write=True) as files:
        faults = _faults([partial(files.put, task.output / manifest.NAME, manifest.written(listed))])
        return [*faults, *files.commit()]
