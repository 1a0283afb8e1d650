"""Pages -> findings where one, or a part of it, is not in the language that it says."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from diglot.checks import Level
from diglot.checks.undeclared_language import CHECK, contradiction
from diglot.config import Config
from diglot.markup.tokens import Kind, tokens
from diglot.model import DiglotError, Finding, Page, PagePlace, Scan, Segment, line_and_column
from diglot.runtime.executor import run
from diglot.stages.pages import load
from diglot.stages.project import pages, reference_of

__all__ = ["language_findings"]


def language_findings(config: Config, *, jobs: int) -> Iterator[Finding]:
    """What pages say wrongly of their language, at the `html` tag or at the text.

    Pages that cannot be read are passed over: to say so is not the task of whoever checks translations.
    """
    levels: dict[str, Level] = {}
    try:
        for page in pages(config):
            level = config.selection.levels(reference_of(config, page)).get(CHECK.code, CHECK.severity)
            if level != "off":
                levels[page] = level
    except (DiglotError, OSError):
        return
    found = run(partial(_of_page, config), list(levels), jobs=jobs)
    for level, findings in zip(levels.values(), found, strict=True):
        if level != "off":
            yield from (replace(finding, severity=level) for finding in findings)


def _of_page(config: Config, path: str) -> list[Finding]:
    try:
        page, scanned = load(config, path)
    except DiglotError:
        return []
    return [*_of_root(page, scanned), *_of_parts(page, scanned)]


def _of_root(page: Page, scanned: Scan) -> Iterator[Finding]:
    first = next((token for token in tokens(page.text, xml=page.is_xml) if token[0] == Kind.OPEN), None)
    has_root = first is not None and first[3] == "html"
    if not has_root and scanned.lang is None:
        return  # a piece that others include says nothing of its language
    texts = [segment.msgid for segment in scanned.segments if segment.scope.lang is None]
    if said := contradiction(scanned.lang or "", texts):
        yield _finding(page, said, first[1] if first and has_root else 0)


def _of_parts(page: Page, scanned: Scan) -> Iterator[Finding]:
    """One for each `lang`, at the first text that is not in it."""
    parts: dict[str, list[Segment]] = {}
    for segment in scanned.segments:
        if segment.scope.lang:
            parts.setdefault(segment.scope.lang, []).append(segment)
    for lang, segments in parts.items():
        if said := contradiction(lang, [segment.msgid for segment in segments], is_part=True):
            first = next((segment for segment in segments if segment.note), segments[0])
            yield replace(_finding(page, said, first.start), msgctxt=first.scope.context, msgid=first.msgid)


def _finding(page: Page, said: str, offset: int) -> Finding:
    line, column = line_and_column(page.text, offset)
    return Finding(
        code=CHECK.code,
        mqm=CHECK.mqm,
        severity=CHECK.severity,
        message=said,
        help=CHECK.help,
        path=page.path,
        line=line,
        column=column,
        page=PagePlace(page.path, line),
    )
