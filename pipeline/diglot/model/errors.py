"""Faults of use: each is one line, `where: what happened; what to do`, and carries its exit code.

    DiglotError
      UsageError        2   an option or a path that cannot be right
      ConfigError       2   diglot.toml or [tool.diglot]
      PageError         2   a page that cannot be read
      CatalogError      2   a .po or .pot that cannot be read
      GlossaryError     2   a glossary that cannot be read
      RefusedError      1   a change that would undo more work than is likely meant
      WriteError        3   a file that could not be written
      LockedError       4   another run is writing

Faults of content are `Finding` values, never exceptions.
"""

__all__ = [
    "CatalogError",
    "ConfigError",
    "DiglotError",
    "GlossaryError",
    "LockedError",
    "PageError",
    "RefusedError",
    "UsageError",
    "WriteError",
]


class DiglotError(Exception):
    """A fault that the user can mend; `str()` is the one line to print."""

    exit_code = 2

    def __init__(self, where: str, what: str, hint: str) -> None:
        super().__init__(where, what, hint)
        self.where = where
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.hint}"


class UsageError(DiglotError):
    """An option, argument or folder that cannot be right."""


class ConfigError(DiglotError):
    """A configuration that is absent, unreadable or wrong."""


class PageError(DiglotError):
    """A page that cannot be decoded, or whose decoding would not give its bytes back."""


class CatalogError(DiglotError):
    """A catalog that cannot be read; `where` is `path:line:column`."""


class GlossaryError(DiglotError):
    """A glossary that cannot be read; `where` is `path:line`."""


class RefusedError(DiglotError):
    """A change that would undo more work than is likely meant; an option lets it happen."""

    exit_code = 1


class WriteError(DiglotError):
    """A file that could not be written; the old one is untouched."""

    exit_code = 3


class LockedError(DiglotError):
    """Another run holds the project's lock."""

    exit_code = 4
