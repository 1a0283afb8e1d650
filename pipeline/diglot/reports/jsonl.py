"""Findings -> JSON, one object a line, with the fields that a finding has in the JSON report."""

import json

from diglot.model import Outcome
from diglot.reports.json import finding_object

__all__ = ["render"]


def render(result: Outcome) -> str:
    """The findings in their order."""
    return "".join(f"{json.dumps(finding_object(finding), ensure_ascii=False)}\n" for finding in result.findings)
