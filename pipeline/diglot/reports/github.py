"""Findings -> annotations of a GitHub workflow, and the rest of them as Markdown for the summary of the step.

GitHub shows ten annotations of a kind for a step (docs.github.com, "Workflow commands for GitHub Actions").
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from diglot.model import DiglotError, Finding, Outcome, Severity
from diglot.reports.context import Context
from diglot.text.visible import visible

__all__ = ["render", "summary"]

_KINDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "notice"}
_MOST: Final = 10
"""Annotations of a kind that are shown for a step."""
_BYTES: Final = 1_000_000
"""What a summary may hold is 1 MiB."""
_PLACE: Final = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::(?P<column>\d+))?")


def render(result: Outcome, context: Context) -> str:
    """A workflow command for each fault and for the first findings of each severity, and one that counts the others."""
    lines = [_fault(fault, context) for fault in result.faults[:_MOST]]
    room = {"error": _MOST - len(lines), "warning": _MOST, "info": _MOST}
    left = 0
    for finding in result.findings:
        if room[finding.severity] > 0:
            room[finding.severity] -= 1
            lines.append(_annotation(finding, context))
        else:
            left += 1
    if left:
        lines.append(f"{left} more findings are not shown as annotations")
    return "".join(f"{line}\n" for line in lines)


def summary(result: Outcome) -> str:
    """All findings and faults as a table in Markdown, as many as a summary holds; nothing where there are none."""
    if not result.findings and not result.faults:
        return ""
    parts = ["## Translations\n\n| where | severity | what | check |\n|---|---|---|---|\n"]
    size = len(parts[0])
    rows = [*_fault_rows(result.faults), *map(_row, result.findings)]
    for number, row in enumerate(rows):
        size += len(row.encode())
        if size > _BYTES:
            parts.append(f"\n{len(rows) - number} more are left out here.\n")
            break
        parts.append(row)
    return "".join(parts)


def _annotation(finding: Finding, context: Context) -> str:
    properties = {
        "file": context.path(finding.path),
        "line": str(finding.line),
        "endLine": str(finding.end_line or finding.line),
        "col": str(finding.column),
        "title": finding.code,
    }
    if finding.end_column and finding.end_line == finding.line:
        # Only within a line; the last column is shown, too.
        properties["endColumn"] = str(max(finding.end_column - 1, finding.column))
    text = f"{visible(finding.message)}; {visible(finding.help)}"
    if finding.msgid is not None:
        text += f"\nmsgid: {visible(finding.msgid)}"
    if finding.msgstr is not None:
        text += f"\nmsgstr: {visible(finding.msgstr)}"
    if finding.page:
        text += f"\npage: {context.path(finding.page.path)}:{finding.page.line}"
    return _command(_KINDS[finding.severity], properties, text)


def _fault(fault: DiglotError, context: Context) -> str:
    place = _PLACE.fullmatch(fault.where)
    properties = {"title": "cannot be read"}
    if place:
        properties |= {"file": context.path(place["path"]), "line": place["line"], "col": place["column"] or "1"}
    return _command("error", properties, str(fault))


def _command(kind: str, properties: dict[str, str], text: str) -> str:
    """`::error file=a.po,line=1::text`, escaped as the runner's toolkit does it."""
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _fault_rows(faults: Sequence[DiglotError]) -> Iterator[str]:
    for fault in faults:
        yield f"| {_cell(fault.where)} | error | {_cell(fault.what)}; {_cell(fault.hint)} | |\n"


def _row(finding: Finding) -> str:
    of = f": {_cell(finding.msgid)}" if finding.msgid else ""
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return f"| {_cell(place)} | {finding.severity} | {_cell(finding.message)}{of} | {finding.code} |\n"


def _cell(text: str) -> str:
    """The text as it is, on one line: nothing of it is Markdown or HTML."""
    shown = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_{}\[\]()#+!|~@])", r"\\\1", shown)
