"""Folders -> what changes in them, as it changes, for as long as somebody asks."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from diglot.model import UsageError

__all__ = ["changes"]

_TICK: Final = 200
"""Milliseconds without a change after which there is none."""
_QUIET: Final = 100
"""Milliseconds without another change after which some are told together."""
_LONGEST: Final = 2000
"""Milliseconds after which they are told though more may come."""


def changes(folders: Sequence[Path], is_wanted: Callable[[Path], bool]) -> Iterator[frozenset[Path]]:
    """The wanted paths that changed, again and again; nothing, five times a second, while nothing does.

    The first is nothing: after it no change is missed. What editors write beside a file is left out. Folders that are
    not there are not watched. Raises UsageError without the library, and KeyboardInterrupt for any signal whose handler
    raises something.
    """
    try:
        from watchfiles import Change, DefaultFilter, watch
    except ImportError:
        hint = "install it with: pip install 'diglot[preview]'"
        raise UsageError("--watch", "watchfiles is not installed", hint) from None

    is_of_editor = DefaultFilter(ignore_dirs=())

    def is_told(change: Change, path: str) -> bool:
        return is_of_editor(change, path) and is_wanted(Path(path))

    there = [folder for folder in folders if folder.is_dir()]
    while not there:
        yield frozenset()
        time.sleep(_TICK / 1000)
    found = watch(
        *there, watch_filter=is_told, debounce=_LONGEST, step=_QUIET, rust_timeout=_TICK, yield_on_timeout=True
    )
    for changed in found:
        yield frozenset(Path(path) for _, path in changed)
