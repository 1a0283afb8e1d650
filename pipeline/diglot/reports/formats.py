"""The result of a check and the name of a format -> the report."""

from typing import Final, Literal, TypeAlias, assert_never

from diglot.model import Outcome
from diglot.reports.context import Context

__all__ = ["FORMATS", "ReportFormat", "render"]

ReportFormat: TypeAlias = Literal["text", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab"]

FORMATS: Final[tuple[ReportFormat, ...]] = (
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "junit",
    "github",
    "gitlab",
)


def render(form: ReportFormat, result: Outcome, context: Context) -> str:
    """The report, without colours."""
    from diglot.reports import concise, github, gitlab, json, jsonl, junit, sarif, text

    match form:
        case "text":
            return text.outcome(result, write=True, color=False)
        case "concise":
            return concise.render(result)
        case "json":
            return json.outcome(result)
        case "jsonl":
            return jsonl.render(result)
        case "sarif":
            return sarif.render(result, context)
        case "junit":
            return junit.render(result, context)
        case "github":
            return github.render(result, context)
        case "gitlab":
            return gitlab.render(result, context)
        case _:
            assert_never(form)
