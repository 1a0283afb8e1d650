"""`diglot update`: locales/<domain>.pot -> locales/<locale>/LC_MESSAGES/<domain>.po."""

from diglot.cli.options import Check, Diff, Force, Format, FormatOption, Locales, Project, Quiet, Verbose
from diglot.cli.session import chosen, finish, now, open_project, uncollected, writing

__all__ = ["update"]


def update(
    locale: Locales = None,
    check: Check = False,
    diff: Diff = False,
    report: FormatOption = Format.TEXT,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    force: Force = False,
) -> int:
    """Templates -> locales/<locale>/LC_MESSAGES/<domain>.po.

    Brings the catalogs of each target up to date: new messages are added, changed ones keep their translation as
    fuzzy, vanished ones become obsolete.
    """
    from diglot.stages.update import update

    config = open_project(project, verbose=verbose)
    locales = chosen(config, locale)
    write = not (check or diff)
    with uncollected(), writing(config, write=write):
        outcome = update(config, locales=locales, write=write, diff=diff, now=now(), force=force)
    return finish(outcome, form=report, write=write, quiet=quiet, verbose=verbose)
