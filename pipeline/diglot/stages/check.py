"""Catalogs -> findings: what is wrong with translations, and whether the catalogs are behind the pages."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from diglot.catalog import read_catalog
from diglot.checks import Check, Group, Pair, Problem, all_checks, check_of
from diglot.config import Config
from diglot.model import (
    Catalog,
    CatalogError,
    DiglotError,
    Finding,
    Message,
    Outcome,
    PagePlace,
    Severity,
)
from diglot.stages.marks import is_for
from diglot.stages.project import catalog_path, needed, read, shown, template_of
from diglot.text.locales import is_locale

__all__ = ["check", "check_files"]


@dataclass(frozen=True)
class _Subject:
    """A catalog that is looked at, and what is known about it."""

    path: str
    catalog: Catalog
    locale: str | None
    domain: str
    language: str | None
    """The msgids'."""


def check(config: Config, *, current: bool, jobs: int, now: datetime) -> Outcome:
    """What is wrong with the catalogs of a project; with `current` also whether they are behind the pages.

    A catalog or template that cannot be read is a fault and stops no other.
    """
    findings: list[Finding] = []
    faults: list[DiglotError] = []
    for locale in config.targets:
        _check_locale(config, locale, findings, faults)
    if current:
        _check_current(config, findings, faults, jobs=jobs, now=now)
    return _outcome(findings, faults)


def _check_locale(config: Config, locale: str, findings: list[Finding], faults: list[DiglotError]) -> None:
    found: list[Finding] = []
    states: list[bool] = []
    for spec in config.catalogs:
        path = catalog_path(config, locale, spec.domain)
        try:
            template = template_of(config, spec.domain)
            catalog = read(config, path) or Catalog(shown(config, path))
        except DiglotError as fault:
            faults.append(fault)
            continue
        messages = [message for _, message in needed(template, catalog, spec, locale)]
        states.extend(message.is_usable for message in messages)
        subject = _Subject(catalog.path, catalog, locale, spec.domain, spec.language)
        found.extend(_findings(subject, messages))
    minimum = config.minimum_of(locale)
    if minimum < 100 and 100 * sum(states) >= minimum * len(states):
        found = [_as_remark(finding) for finding in found]
    findings.extend(found)


def _check_current(
    config: Config, findings: list[Finding], faults: list[DiglotError], *, jobs: int, now: datetime
) -> None:
    from diglot.stages.extract import extract
    from diglot.stages.update import update

    for code, outcome in (
        ("outdated-template", extract(config, write=False, diff=False, jobs=jobs, now=now)),
        ("outdated-catalog", update(config, locales=config.targets, write=False, diff=False, now=now)),
    ):
        found = check_of(code)
        faults.extend(outcome.faults)
        findings.extend(
            Finding(
                code=code,
                mqm=found.mqm,
                severity=found.severity,
                message="not up to date",
                help=found.help,
                path=change.path,
            )
            for change in outcome.changes
        )


def check_files(paths: Sequence[Path], *, config: Config | None = None) -> Outcome:
    """What is wrong with catalogs by themselves; a configuration tells their languages, if there is one."""
    findings: list[Finding] = []
    faults: list[DiglotError] = []
    for path in paths:
        try:
            subject = _subject(path, config)
        except DiglotError as fault:
            faults.append(fault)
            continue
        # A template has nothing to check but whether it can be read.
        is_template = path.suffix == ".pot"
        messages = () if is_template else tuple(m for m in subject.catalog.live.values() if _is_wanted(m, subject))
        findings.extend(_findings(subject, messages))
    return _outcome(findings, faults)


def _subject(path: Path, config: Config | None) -> _Subject:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CatalogError(str(path), error.strerror or "cannot be read", "give the path of a .po file") from None
    name = shown(config, path.absolute()) if config else path.as_posix()
    catalog = read_catalog(raw, name)
    folder = path.absolute().parent
    folders = (folder.parent.name if folder.name == "LC_MESSAGES" else folder.name, path.stem)
    locale = next((name for name in (catalog.field("Language"), *folders) if name and is_locale(name)), None)
    language = (config.language_of(path.stem) if config else None) or catalog.field("X-Source-Language")
    return _Subject(name, catalog, locale, path.stem, language)


def _is_wanted(message: Message, subject: _Subject) -> bool:
    known = subject.locale and subject.language and is_locale(subject.language)
    return not known or is_for(message, str(subject.language), str(subject.locale))


def _as_remark(finding: Finding) -> Finding:
    return replace(finding, severity="info") if finding.code in {"missing", "fuzzy"} else finding


def _outcome(findings: Iterable[Finding], faults: Iterable[DiglotError]) -> Outcome:
    unique = {str(fault): fault for fault in faults}
    ordered = sorted(findings, key=lambda finding: (finding.path, finding.line, finding.column, finding.code))
    return Outcome(findings=tuple(ordered), faults=tuple(unique.values()))


def _findings(subject: _Subject, messages: Iterable[Message]) -> Iterator[Finding]:
    for warning in subject.catalog.warnings:
        found = check_of(warning.code)
        yield Finding(
            code=found.code,
            mqm=found.mqm,
            severity=found.severity,
            message=warning.message,
            help=found.help,
            path=subject.path,
            line=warning.line,
            column=warning.column,
            locale=subject.locale,
            domain=subject.domain,
        )
    pairs = tuple(Pair(message, subject.locale, subject.language, subject.path) for message in messages)
    in_messages = [found for found in all_checks() if found.scope == "message"]
    for pair in pairs:
        counts: Counter[str] = Counter()
        for found in in_messages:
            for problem in found.find(pair):
                yield _finding(subject, pair.message, found, problem, counts[found.code])
                counts[found.code] += 1
    group = Group(pairs, subject.locale, subject.language)
    for found in all_checks():
        ordinals: Counter[tuple[str | None, str]] = Counter()
        for pair, problem in found.find_among(group):
            yield _finding(subject, pair.message, found, problem, ordinals[pair.message.key])
            ordinals[pair.message.key] += 1


def _finding(subject: _Subject, message: Message, found: Check, problem: Problem, ordinal: int) -> Finding:
    severity: Severity = problem.severity or found.severity
    return Finding(
        code=found.code,
        mqm=found.mqm,
        severity=severity,
        message=problem.message,
        help=problem.help,
        path=subject.path,
        line=message.msgstr_line or message.line or 1,
        locale=subject.locale,
        domain=subject.domain,
        msgctxt=message.msgctxt,
        msgid=message.msgid,
        msgstr=problem.msgstr,
        plural=problem.plural,
        span=problem.span,
        page=_page_place(message),
        ordinal=ordinal,
    )


def _page_place(message: Message) -> PagePlace | None:
    return next((PagePlace(path, line) for path, line in message.references if line is not None), None)
