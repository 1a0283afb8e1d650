"""The options that several commands share, each defined once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

__all__ = [
    "Check",
    "Diff",
    "FailOn",
    "FailOnOption",
    "Force",
    "Format",
    "FormatOption",
    "Jobs",
    "Locales",
    "Project",
    "Quiet",
    "ReportForm",
    "Verbose",
]


class Format(StrEnum):
    """The forms a report comes in."""

    TEXT = "text"
    JSON = "json"


class ReportForm(StrEnum):
    """The forms a report of findings comes in."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"


class FailOn(StrEnum):
    """The mildest finding that makes a run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


Project: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--project",
        "-C",
        metavar="DIR",
        help="Work on the project that this folder is in.",
        show_default="the current folder",
    ),
]
Jobs: TypeAlias = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar="N", min=1, help="Worker processes.", show_default="one for each CPU"),
]
Locales: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--locale",
        "-l",
        metavar="LOCALE",
        help="Only this target; may be repeated.",
        show_default="all targets",
    ),
]
Check: TypeAlias = Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if something would change.")]
Diff: TypeAlias = Annotated[
    bool, typer.Option("--diff", help="Write nothing; show what would change, and exit 1 if anything would.")
]
Force: TypeAlias = Annotated[
    bool, typer.Option("--force", help="Let any number of translations become obsolete.", show_default=False)
]
FormatOption: TypeAlias = Annotated[Format, typer.Option("--format", help="The form of the report.")]
FailOnOption: TypeAlias = Annotated[
    FailOn, typer.Option("--fail-on", help="The mildest finding that makes the run exit 1.")
]
Quiet: TypeAlias = Annotated[
    bool, typer.Option("--quiet", "-q", help="Only results and errors, no messages.", show_default=False)
]
Verbose: TypeAlias = Annotated[bool, typer.Option("--verbose", "-v", help="More messages.", show_default=False)]
