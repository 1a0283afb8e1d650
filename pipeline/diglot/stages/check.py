"""Catalogs and pages -> findings: what is wrong with translations, and whether the catalogs are behind the pages."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from diglot.checks import Scope, check_of
from diglot.config import Config
from diglot.config.glossary import Glossary, read_glossary
from diglot.model import DiglotError, Finding, Outcome
from diglot.stages.baseline import Baseline, Looked, compared
from diglot.stages.examine import CheckOptions, examine
from diglot.stages.layout import home, named
from diglot.stages.pagelanguages import language_findings
from diglot.stages.pageplaces import with_page_places
from diglot.stages.project import shown
from diglot.stages.subjects import Subject, of_files, of_project

__all__ = ["Fixes", "check", "check_files", "project_glossary"]

_NOTHING = CheckOptions()


class Fixes(NamedTuple):
    """Which fixes of findings are to be applied, and how."""

    unsafe: bool = False
    """Those, too, that a person should look at."""
    write: bool = True
    diff: bool = False


def check(
    config: Config,
    *,
    current: bool,
    jobs: int,
    now: datetime,
    options: CheckOptions = _NOTHING,
    fixes: Fixes | None = None,
    baseline: Baseline | None = None,
) -> Outcome:
    """What is wrong with the catalogs of a project, and with what its pages say of their language; with `current` also
    whether the catalogs are behind the pages.

    With `fixes` what is left after them, where they are written. A catalog or template that cannot be read is a fault
    and stops no other.
    """
    faults: list[DiglotError] = []
    subjects = [subject for locale in config.targets for subject in of_project(config, locale, faults)]
    result = _examined(subjects, options, fixes, config.root)
    findings = _excused(result.findings, subjects, config)
    findings = _placed(findings, subjects, config, jobs)
    findings += language_findings(config, jobs=jobs)
    if current:
        _check_current(config, findings, faults, jobs=jobs, now=now, options=options)
    outcome = _outcome(findings, result, faults)
    if baseline is None:
        return outcome
    paths = {subject.path for subject in subjects} if outcome.faults else None
    scopes: set[Scope] = {"message", "group", "catalog", "template", "page"}
    if current:
        scopes.add("project")
    return compared(outcome, baseline, Looked(paths, scopes), root=config.root, home=partial(home, config))


def check_files(
    paths: Sequence[Path],
    *,
    config: Config | None = None,
    jobs: int = 1,
    options: CheckOptions = _NOTHING,
    fixes: Fixes | None = None,
    baseline: Baseline | None = None,
) -> Outcome:
    """What is wrong with catalogs by themselves; a configuration tells their languages, if there is one.

    With `fixes` what is left after them, where they are written.
    """
    faults: list[DiglotError] = []
    found = of_files(paths, faults, config=config, source_language=options.source_language)
    subjects = list(found)
    result = _examined(subjects, replace(options, is_partial=True), fixes, config.root if config else Path())
    findings = list(result.findings)
    if config is not None:
        findings = _placed(findings, subjects, config, jobs)
    outcome = _outcome(findings, result, faults)
    if baseline is None:
        return outcome
    looked = Looked({subject.path for subject in subjects}, {"message", "catalog"})
    if config is None:
        return compared(outcome, baseline, looked, root=Path())
    return compared(outcome, baseline, looked, root=config.root, home=partial(home, config))


def project_glossary(config: Config) -> Glossary:
    """The terms of `glossary.tsv` and `glossary.tbx` in the folder of catalogs; raises GlossaryError."""
    found = Glossary()
    for path in (config.locales / "glossary.tsv", config.locales / "glossary.tbx"):
        if path.exists():
            found += read_glossary(path, shown(config, path))
    return found


def _examined(subjects: Sequence[Subject], options: CheckOptions, fixes: Fixes | None, root: Path) -> Outcome:
    """What is found in the catalogs as they are in the end, what was changed on the way, and what went wrong."""
    if fixes is None:
        return Outcome(findings=tuple(examine(subjects, options)))
    from diglot.stages.mend import mend, put_mended

    mended = mend(subjects, options, unsafe=fixes.unsafe)
    changes, faults = put_mended(subjects, mended.subjects, root=root, write=fixes.write, diff=fixes.diff)
    count = f"{mended.applied} {'fix' if mended.applied == 1 else 'fixes'}"
    notes = (f"{count} {'applied' if fixes.write else 'to apply'}",) if mended.applied else ()
    found = mended.findings if fixes.write and not faults else examine(subjects, options)
    return Outcome(tuple(changes), tuple(found), tuple(faults), notes)


def _excused(findings: Iterable[Finding], subjects: Sequence[Subject], config: Config) -> list[Finding]:
    """What is missing is a remark in a locale that may be built before it is complete, if it has its minimum."""
    states: dict[str | None, list[bool]] = {}
    for subject in subjects:
        states.setdefault(subject.locale, []).extend(message.is_usable for message in subject.messages)
    excused = {
        locale
        for locale, usable in states.items()
        if locale and (minimum := config.minimum_of(locale)) < 100 and 100 * sum(usable) >= minimum * len(usable)
    }
    return [
        replace(finding, severity="info")
        if finding.locale in excused and finding.code in {"missing", "fuzzy"}
        else finding
        for finding in findings
    ]


def _placed(findings: Sequence[Finding], subjects: Sequence[Subject], config: Config, jobs: int) -> list[Finding]:
    pages = {
        (subject.domain, message.key): message.references[0].path
        for subject in subjects
        for message in subject.messages
        if message.references
    }
    return with_page_places(findings, pages, config, jobs=jobs)


def _check_current(
    config: Config,
    findings: list[Finding],
    faults: list[DiglotError],
    *,
    jobs: int,
    now: datetime,
    options: CheckOptions,
) -> None:
    from diglot.stages.extract import extract
    from diglot.stages.update import update

    for code, outcome in (
        ("outdated-template", extract(config, write=False, diff=False, jobs=jobs, now=now, with_pivot=False)),
        ("outdated-catalog", update(config, locales=config.targets, write=False, diff=False, now=now, force=True)),
    ):
        found = check_of(code)
        faults.extend(outcome.faults)
        for change in outcome.changes:
            level = options.selection.levels(change.path).get(code, found.severity)
            if level != "off":
                found_in = named(config, config.root / change.path)
                findings.append(
                    Finding(
                        code=code,
                        mqm=found.mqm,
                        severity=level,
                        message="not up to date",
                        help=found.help,
                        path=change.path,
                        locale=found_in.locale if found_in else None,
                        domain=found_in.domain if found_in else None,
                    )
                )


def _outcome(findings: Iterable[Finding], result: Outcome, faults: Iterable[DiglotError]) -> Outcome:
    unique = {str(fault): fault for fault in (*faults, *result.faults)}
    ordered = sorted(findings, key=lambda finding: (finding.path, finding.line, finding.column, finding.code))
    return replace(result, findings=tuple(ordered), faults=tuple(unique.values()))
