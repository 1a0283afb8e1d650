"""Findings -> SARIF 2.1.0 (OASIS, errata 01), as code scanning services read it."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

from diglot.checks import Check, all_checks
from diglot.model import Finding, Outcome, PagePlace
from diglot.reports.context import Context

__all__ = ["render"]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}


def render(result: Outcome, context: Context) -> str:
    """One run: every check as a rule, every finding as a result, every fault as a notification of the tool."""
    rules = all_checks()
    places = {check.code: index for index, check in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "diglot",
                "version": context.version,
                "semanticVersion": context.version,
                "rules": [_rule(check) for check in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not result.faults,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": str(fault)}} for fault in result.faults
                ],
            }
        ],
        "results": [_result(finding, places[finding.code], context) for finding in result.findings],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _rule(check: Check) -> dict[str, Any]:
    return {
        "id": check.code,
        "name": "".join(word.title() for word in check.code.split("-")),
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": check.documentation.strip()},
        "help": {"text": check.documentation.strip(), "markdown": check.documentation.strip()},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {"tags": [check.mqm]},
    }


def _result(finding: Finding, index: int, context: Context) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(f"{finding.message}. To mend it: {finding.help}.")},
        "locations": [{"physicalLocation": {**_artifact(finding.path, context), "region": _region(finding)}}],
        # The first name is the one that GitHub compares.
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
            "diglot/v1": finding.fingerprint,
        },
        "properties": dict(_properties(finding)),
    }
    if finding.page:
        result["relatedLocations"] = [_page(finding.page, context)]
    if finding.fix and finding.replacement:
        result["fixes"] = [_fix(finding, context)]
    return result


def _plain(text: str) -> str:
    """A message without links: brackets would make some of what a translation holds (SARIF 3.11.6)."""
    return re.sub(r"([\\\[\]])", r"\\\1", text) if re.search(r"\]\(", text) else text


def _region(finding: Finding) -> dict[str, int]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    if finding.end_line is not None and finding.end_column is not None:
        region |= {"endLine": finding.end_line, "endColumn": finding.end_column}
    return region


def _artifact(path: str, context: Context) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(context.path(path))}}


def _page(page: PagePlace, context: Context) -> dict[str, Any]:
    return {
        "id": 1,
        "message": {"text": "the text on its page"},
        "physicalLocation": {**_artifact(page.path, context), "region": {"startLine": page.line}},
    }


def _fix(finding: Finding, context: Context) -> dict[str, Any]:
    assert finding.fix is not None
    assert finding.replacement is not None
    line, column, end_line, end_column, text = finding.replacement
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    change = {
        **_artifact(finding.path, context),
        "replacements": [{"deletedRegion": region, "insertedContent": {"text": text}}],
    }
    return {"description": {"text": finding.fix.title}, "artifactChanges": [change]}


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    """What a reviewer wants to see, as far as it is known."""
    for name in ("locale", "domain", "msgctxt", "msgid", "msgstr"):
        if (value := getattr(finding, name)) is not None:
            yield name, value
