"""Findings -> lines for people: grouped by file, the msgstr under each with the culprit marked."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from diglot.model import Finding
from diglot.text.visible import excerpt, visible

__all__ = ["grouped"]

_COLORS: Final = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m"}
_BOLD: Final = "\x1b[1m"
_PLAIN: Final = "\x1b[0m"
_ROOM: Final = 88
"""Columns of a msgid or msgstr; with what stands before them a line has 100."""


def grouped(findings: Iterable[Finding], *, color: bool) -> Iterator[str]:
    """One block for each file, a blank line between two. Findings come sorted by file."""
    for number, (path, of_file) in enumerate(groupby(findings, key=lambda finding: finding.path)):
        yield "\n" * bool(number) + (f"{_BOLD}{visible(path)}{_PLAIN}" if color else visible(path)) + "\n"
        for finding in of_file:
            yield from _finding(finding, color)


def _finding(finding: Finding, color: bool) -> Iterator[str]:
    paint, plain = (_COLORS[finding.severity], _PLAIN) if color else ("", "")
    place = f"{finding.line}:{finding.column}"
    message = visible(finding.message)
    yield f"  {place}: {paint}{finding.severity}{plain}: {message} [{finding.code}]\n"
    if finding.msgid is not None:
        yield f"    msgid   {excerpt(finding.msgid, (0, 0), _ROOM).line}\n"
    if finding.msgstr is not None:
        line, start, width = excerpt(finding.msgstr, finding.span or (0, 0), _ROOM)
        yield f"    msgstr  {line}\n"
        if finding.span:
            yield f"            {' ' * start}{paint}{'^' * width}{plain}\n"
    page = f" ({visible(finding.page.path)}:{finding.page.line})" if finding.page else ""
    yield f"    {visible(finding.help)}{page}\n"
    if finding.fix:
        kind = "fix" if finding.fix.safe else "unsafe fix"
        yield f"    {kind}: {visible(finding.fix.title)}\n"
