"""Results -> JSON, version 1, as docs/command-line.md describes it; fields are only ever added."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from diglot.model import DiglotError, Finding, Outcome, Piece, Progress

__all__ = ["audit", "finding_object", "outcome", "stats"]

_VERSION: Final = 1


def outcome(result: Outcome) -> str:
    """Findings, changed files and faults of a stage."""
    severities = Counter(finding.severity for finding in result.findings)
    return _document(
        summary={
            "error": severities["error"],
            "warning": severities["warning"],
            "info": severities["info"],
            "changed": len(result.changes),
            "faults": len(result.faults),
        },
        findings=[finding_object(finding) for finding in result.findings],
        changes=[{"path": change.path, "removed": change.removed} for change in result.changes],
        faults=_faults(result.faults),
    )


def stats(progress: Iterable[Progress], faults: Sequence[DiglotError]) -> str:
    """Progress by locale, catalog and page."""
    rows = [
        {
            "locale": row.locale,
            "domain": row.domain,
            "page": row.page,
            "translated": row.translated,
            "fuzzy": row.fuzzy,
            "untranslated": row.untranslated,
            "total": row.total,
        }
        for row in progress
    ]
    return _document(progress=rows, faults=_faults(faults))


def audit(pieces: Iterable[Piece], faults: Sequence[DiglotError]) -> str:
    """Every piece of text of the pages."""
    return _document(pieces=[piece._asdict() for piece in pieces], faults=_faults(faults))


def _document(**parts: object) -> str:
    return json.dumps({"version": _VERSION, **parts}, ensure_ascii=False, indent=1) + "\n"


def _faults(faults: Iterable[DiglotError]) -> list[dict[str, Any]]:
    return [
        {"where": fault.where, "message": fault.what, "help": fault.hint, "exit": fault.exit_code} for fault in faults
    ]


def finding_object(finding: Finding) -> dict[str, Any]:
    """The fields of a finding."""
    return {
        "code": finding.code,
        "mqm": finding.mqm,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        "locale": finding.locale,
        "domain": finding.domain,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "msgctxt": finding.msgctxt,
        "msgid": finding.msgid,
        "msgstr": finding.msgstr,
        "plural": finding.plural,
        "span": None if finding.span is None else {"start": finding.span[0], "end": finding.span[1]},
        "page": None if finding.page is None else finding.page._asdict(),
        "fix": None if finding.fix is None else finding.fix._asdict(),
        "fingerprint": finding.fingerprint,
    }
