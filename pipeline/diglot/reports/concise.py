"""Findings -> one line each, `path:line:column: code message`: for editors, and to count and sort."""

from diglot.model import Outcome
from diglot.text.visible import visible

__all__ = ["render"]


def render(result: Outcome) -> str:
    """The findings in their order."""
    return "".join(
        f"{visible(each.path)}:{each.line}:{each.column}: {each.code} {visible(each.message)}\n"
        for each in result.findings
    )
