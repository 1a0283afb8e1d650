"""`diglot rekey`: catalogs of other tools or older rules -> the catalogs of the project."""

from pathlib import Path
from typing import Annotated

import typer

from diglot.cli.options import Check, Diff, Format, FormatOption, Locales, Project, Quiet, Verbose
from diglot.cli.session import chosen, finish, open_project, writing

__all__ = ["rekey"]


def rekey(
    source: Annotated[Path, typer.Argument(metavar="FROM", help="A .po or .mo, or a folder of them.")],
    locale: Locales = None,
    force: Annotated[bool, typer.Option("--force", help="Replace translations that are there already.")] = False,
    check: Check = False,
    diff: Diff = False,
    report: FormatOption = Format.TEXT,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Take over catalogs of other tools or older rules.

    Puts translations of html2po, po4a, itstool or of older msgids into the catalogs of the project, where a
    message needs one. Reports what does not fit.
    """
    from diglot.stages.rekey import rekey

    config = open_project(project, verbose=verbose)
    locales = chosen(config, locale)
    write = not (check or diff)
    with writing(config, write=write):
        outcome = rekey(config, source, locales=locales, write=write, diff=diff, force=force)
    return finish(outcome, form=report, write=write, quiet=quiet, verbose=verbose)
