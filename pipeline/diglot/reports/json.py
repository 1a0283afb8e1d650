"""Results -> JSON, version 1, as docs/command-line.md describes it; fields are only ever added."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from diglot.model import CatalogUpdate, DiglotError, Finding, FuzzyMessage, Outcome, Piece, Revision, Statistics

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
        updates=[_update(update) for update in result.updates],
        editions=[edition._asdict() for edition in result.editions],
        faults=_faults(result.faults),
    )


def stats(found: Statistics) -> str:
    """Progress by locale, catalog and page, and the changes under fuzzy translations."""
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
        for row in found.progress
    ]
    fuzzy = [
        {
            "locale": message.locale,
            "domain": message.domain,
            "path": message.path,
            "line": message.line,
            "outdated_since": message.outdated_since.isoformat() if message.outdated_since else None,
            **_change(message),
        }
        for message in found.fuzzy
    ]
    return _document(progress=rows, fuzzy=fuzzy, faults=_faults(found.faults))


def audit(pieces: Iterable[Piece], faults: Sequence[DiglotError]) -> str:
    """Every piece of text of the pages."""
    return _document(pieces=[piece._asdict() for piece in pieces], faults=_faults(faults))


def _document(**parts: object) -> str:
    """One object, and of each list in it an item a line: to be read by eye, compared by line, and written fast."""
    fields = {"version": _VERSION, **parts}
    return "{\n" + ",\n".join(f" {_line(name)}: {_value(value)}" for name, value in fields.items()) + "\n}\n"


def _value(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _line(value)
    return "[\n" + ",\n".join(f"  {_line(item)}" for item in value) + "\n ]"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _faults(faults: Iterable[DiglotError]) -> list[dict[str, Any]]:
    return [
        {"where": fault.where, "message": fault.what, "help": fault.hint, "exit": fault.exit_code} for fault in faults
    ]


def _update(update: CatalogUpdate) -> dict[str, Any]:
    return {
        "path": update.path,
        "locale": update.locale,
        "domain": update.domain,
        "kept": update.kept,
        "added": update.added,
        "revived": update.revived,
        "obsoleted": update.obsoleted,
        "dropped": update.dropped,
        "moved": update.moved,
        "changed": [{"fuzzy": revision.is_fuzzy, **_change(revision)} for revision in update.revisions],
    }


def _change(message: Revision | FuzzyMessage) -> dict[str, Any]:
    from diglot.text.changes import word_diff

    return {
        "kind": message.kind,
        "msgctxt": message.msgctxt,
        "msgid": message.msgid,
        "previous_msgid": message.previous_msgid,
        "diff": word_diff(message.previous_msgid, message.msgid),
    }


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
