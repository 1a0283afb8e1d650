"""Findings -> the JSON of GitLab's code quality reports (docs.gitlab.com, "Code Quality report format")."""

import hashlib
import json
from typing import Any, Final

from diglot.model import Finding, Outcome
from diglot.reports.context import Context

__all__ = ["render"]

_SEVERITIES: Final = {"error": "major", "warning": "minor", "info": "info"}


def render(result: Outcome, context: Context) -> str:
    """The findings, each with a fingerprint that no other has, and the faults as blockers on the first line."""
    entries = [_entry(finding, context) for finding in result.findings]
    for fault in result.faults:
        path = fault.where.partition(":")[0]
        entries.append(
            {
                "description": str(fault),
                "check_name": "unreadable",
                "fingerprint": hashlib.sha256(str(fault).encode()).hexdigest()[:32],
                "severity": "blocker",
                "location": {"path": context.path(path), "lines": {"begin": 1}},
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def _entry(finding: Finding, context: Context) -> dict[str, Any]:
    path = context.path(finding.path)
    of = f": {finding.msgid}" if finding.msgid else ""
    # Two catalogs may have the same message and the same fault, and GitLab keeps one entry for a fingerprint.
    fingerprint = hashlib.sha256(f"{path}\0{finding.fingerprint}".encode()).hexdigest()[:32]
    lines = {"begin": finding.line, "end": finding.end_line or finding.line}
    return {
        "description": f"{finding.message}{of}; {finding.help}",
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": lines},
    }
