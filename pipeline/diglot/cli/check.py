"""`diglot check`: catalogs -> findings."""

from pathlib import Path
from typing import Annotated

import typer

from diglot.cli.options import FailOn, FailOnOption, Format, FormatOption, Jobs, Project, Quiet, Verbose
from diglot.cli.session import chosen, finish, now, open_project, open_project_if_any
from diglot.model import UsageError

__all__ = ["check"]


def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE.po]...", help="Catalogs; without any, those of the project.", show_default=False),
    ] = None,
    current: Annotated[
        bool,
        typer.Option("--current", help="Also ask whether templates and catalogs are up to date with the pages."),
    ] = False,
    fail_on: FailOnOption = FailOn.ERROR,
    report: FormatOption = Format.TEXT,
    jobs: Jobs = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Find what is wrong with translations.

    Without files, in the catalogs of the project. With files it needs no configuration and no pages.
    """
    from diglot.stages.check import check, check_files

    if files and current:
        raise UsageError("--current", "asks about a whole project, not about files", "leave the files out")
    if files:
        outcome = check_files(files, config=open_project_if_any(project))
    else:
        config = open_project(project, jobs=jobs, verbose=verbose)
        chosen(config, None)
        outcome = check(config, current=current, jobs=config.jobs, now=now())
    return finish(outcome, form=report, fail_on=fail_on, quiet=quiet)
