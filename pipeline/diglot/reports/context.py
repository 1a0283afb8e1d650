"""What the reports of findings need besides the result of a stage."""

from typing import NamedTuple

from diglot.model import Finding, Severity

__all__ = ["Context"]


class Context(NamedTuple):
    """How a run looks at findings, and where it ran."""

    version: str
    """Of the program."""
    failing: frozenset[Severity] = frozenset({"error"})
    """The severities that make the run fail."""
    prefix: str = ""
    """What leads from the root of the repository to the folder that paths are relative to: nothing, or with a `/` at
    its end. Services that show findings beside the files of a repository ask for paths from its root.
    """

    def fails(self, finding: Finding) -> bool:
        """Whether the finding makes the run fail."""
        return finding.severity in self.failing

    def path(self, path: str) -> str:
        """A path from the root of the repository."""
        return path if path.startswith("/") else self.prefix + path
