"""`diglot extract`: pages -> locales/<domain>.pot."""

from diglot.cli.options import Check, Diff, Format, FormatOption, Jobs, Project, Quiet, Verbose
from diglot.cli.session import finish, now, open_project, writing

__all__ = ["extract"]


def extract(
    check: Check = False,
    diff: Diff = False,
    report: FormatOption = Format.TEXT,
    jobs: Jobs = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Pages -> locales/<domain>.pot.

    Writes the text of the pages into one template for each catalog. A page that cannot be read keeps its old
    messages.
    """
    from diglot.stages.extract import extract

    config = open_project(project, jobs=jobs, verbose=verbose)
    write = not (check or diff)
    with writing(config, write=write):
        outcome = extract(config, write=write, diff=diff, jobs=config.jobs, now=now())
    return finish(outcome, form=report, write=write, quiet=quiet, verbose=verbose)
