"""Findings -> JUnit XML: a test suite for each file and a test case for each finding."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from diglot.model import DiglotError, Finding, Outcome
from diglot.reports.context import Context
from diglot.text.visible import visible

__all__ = ["render"]

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(result: Outcome, context: Context) -> str:
    """A finding that fails the run is a failure, another one a test case with its words as output; a fault is an error.

    Where nothing was found there is one test case that passes: readers of the format take none for a fault.
    """
    suites = [
        _suite(path, list(findings), context)
        for path, findings in groupby(result.findings, key=lambda finding: finding.path)
    ]
    suites += [_faults(result.faults)] if result.faults else []
    if not suites:
        suites = ['<testsuite name="diglot" tests="1" failures="0" errors="0" skipped="0">\n']
        suites[0] += '<testcase name="no findings" classname="diglot" time="0"/>\n</testsuite>\n'
    failures = sum(context.fails(finding) for finding in result.findings)
    tests = max(1, len(result.findings) + len(result.faults))
    counts = f'tests="{tests}" failures="{failures}" errors="{len(result.faults)}"'
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="diglot" {counts}>\n'
    return head + "".join(suites) + "</testsuites>\n"


def _suite(path: str, findings: Sequence[Finding], context: Context) -> str:
    failures = sum(map(context.fails, findings))
    head = f'<testsuite name={_attribute(path)} tests="{len(findings)}" failures="{failures}" errors="0" skipped="0">\n'
    return head + "".join(_case(finding, context) for finding in findings) + "</testsuite>\n"


def _case(finding: Finding, context: Context) -> str:
    name = f"{finding.code} {finding.line}:{finding.column}"
    text = _text(_words(finding))
    if context.fails(finding):
        body = f"<failure type={_attribute(finding.code)} message={_attribute(finding.message)}>{text}</failure>"
    else:
        body = f"<system-out>{text}</system-out>"
    classname = _attribute(finding.path)
    return f'<testcase name={_attribute(name)} classname={classname} time="0">{body}</testcase>\n'


def _words(finding: Finding) -> Iterable[str]:
    yield f"{finding.path}:{finding.line}:{finding.column}: {finding.severity}: {finding.message}"
    if finding.msgid is not None:
        yield f"msgid   {visible(finding.msgid)}"
    if finding.msgstr is not None:
        yield f"msgstr  {visible(finding.msgstr)}"
    yield finding.help
    if finding.page:
        yield f"{finding.page.path}:{finding.page.line}"


def _faults(faults: Sequence[DiglotError]) -> str:
    head = f'<testsuite name="input" tests="{len(faults)}" failures="0" errors="{len(faults)}" skipped="0">\n'
    cases = (
        f'<testcase name={_attribute(fault.where)} classname="input" time="0">'
        f"<error message={_attribute(fault.what)}>{_text([str(fault)])}</error></testcase>\n"
        for fault in faults
    )
    return head + "".join(cases) + "</testsuite>\n"


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub(_shown, text))


def _text(lines: Iterable[str]) -> str:
    return escape(_NO_XML.sub(_shown, "\n".join(lines)))


def _shown(character: re.Match[str]) -> str:
    return f"<U+{ord(character[0]):04X}>"
