"""`diglot build`: pages and catalogs -> <output>/<tag>/<page> for each target."""

from pathlib import Path
from typing import Annotated

import typer

from diglot.cli.options import Check, Diff, Format, FormatOption, Jobs, Locales, Project, Quiet, Verbose
from diglot.cli.session import chosen, finish, open_project, writing

__all__ = ["build"]


def build(
    locale: Locales = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Where to build.",
            show_default="`output` of the configuration",
        ),
    ] = None,
    bare: Annotated[bool, typer.Option("--bare", help="Put the translations in and change nothing else.")] = False,
    check: Check = False,
    diff: Diff = False,
    report: FormatOption = Format.TEXT,
    jobs: Jobs = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Pages and catalogs -> <output>/<tag>/<page>.

    Writes every page in every target language, and the assets beside them.
    """
    from diglot.stages.build import build

    config = open_project(project, output=output, jobs=jobs, verbose=verbose)
    locales = chosen(config, locale)
    write = not (check or diff)
    with writing(config, write=write):
        outcome = build(config, locales=locales, output=None, write=write, diff=diff, bare=bare, jobs=config.jobs)
    return finish(outcome, form=report, write=write, quiet=quiet, verbose=verbose)
