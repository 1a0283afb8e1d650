"""`diglot init`: the pages of a folder -> a diglot.toml that fits them."""

from diglot.cli.options import Project, Quiet
from diglot.cli.session import finish, folder

__all__ = ["init"]


def init(project: Project = None, quiet: Quiet = False) -> int:
    """Write diglot.toml for this folder.

    The values are what the pages of the folder suggest. Asks nothing and never overwrites.
    """
    from diglot.stages.init import init

    return finish(init(folder(project)), quiet=quiet)
