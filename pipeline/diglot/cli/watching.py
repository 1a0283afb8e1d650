"""How a project is opened and built -> a build after each change of its pages, assets, catalogs or configuration."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Never

from diglot.cli.output import complain, has_color, say, tell
from diglot.cli.session import finish
from diglot.model import DiglotError, LockedError, Outcome

if TYPE_CHECKING:
    from diglot.config import Config

__all__ = ["watch_builds"]

_LEFT_OUT: Final = frozenset({".diglot", ".git"})
"""Folders of a project that is its own source folder; the first one we write to ourselves."""


def watch_builds(
    opened: Callable[[], "Config"], made: Callable[["Config"], Outcome], *, quiet: bool, verbose: bool
) -> Never:
    """Build now and whenever something changed, until a signal comes: it ends by raising KeyboardInterrupt.

    The first build is reported as without watching, each later one by its findings and faults and one line. A fault of
    the project ends nothing once the configuration could be read.
    """
    from diglot.runtime.watch import changes
    from diglot.stages.project import shown

    config = opened()
    is_built = False
    pending: frozenset[Path] = frozenset()
    known = _state(config)
    while True:
        for changed in changes((config.source, config.locales), partial(_is_input, config)):
            pending |= changed
            state = _state(config)
            if state != known:
                break
            if is_built and not pending:
                continue
            try:
                outcome = made(config)
            except LockedError as fault:
                complain(fault)
                continue
            except DiglotError as fault:
                outcome = Outcome(faults=(fault,))
            except OSError as error:  # a folder went while it was read
                why = error.strerror or "cannot be read"
                outcome = Outcome(faults=(DiglotError(str(error.filename), why, "waiting for a change"),))
            if is_built:
                _report(outcome, [shown(config, path) for path in sorted(pending)], verbose=verbose)
            else:
                finish(outcome, quiet=quiet, verbose=verbose)
                if not quiet:
                    folders = ", ".join(shown(config, folder) for folder in (config.source, config.locales))
                    say(f"watching {folders} and {config.file.name}; Ctrl-C ends it")
            is_built, pending = True, frozenset()
        # Another configuration, or other folders under the same names; what changes while it is read is yet another.
        known = state
        try:
            config = opened()
        except DiglotError as fault:
            complain(fault)
        else:
            pending |= {config.file}


def _state(config: "Config") -> tuple[tuple[int, ...] | None, ...]:
    """What tells that the configuration or a watched folder is no longer the one that it was."""
    return _stamp(config.file, by_content=True), _stamp(config.source), _stamp(config.locales)


def _stamp(path: Path, *, by_content: bool = False) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, *((found.st_mtime_ns, found.st_size) if by_content else ())


def _is_input(config: "Config", path: Path) -> bool:
    """Whether a build depends on what is there."""
    from diglot.text.globs import matches_any

    if path.is_relative_to(config.source):
        parts = path.relative_to(config.source).parts
        return _LEFT_OUT.isdisjoint(parts) and not matches_any("/".join(parts), config.exclude)
    return path.suffix in {".po", ""}  # a folder, too, may bring or take catalogs along


def _report(outcome: Outcome, changed: list[str], *, verbose: bool) -> None:
    from diglot.reports import text

    findings = replace(outcome, changes=())
    tell(text.outcome(findings, write=True, color=has_color(os.environ), verbose=verbose))
    for fault in outcome.faults:
        complain(fault)
    removed = sum(change.removed for change in outcome.changes)
    written = len(outcome.changes) - removed
    counts = {"written": written, "removed": removed, "not built": len(outcome.faults)}
    done = ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "nothing to write"
    others = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
    tell(f"{changed[0]}{others}: {done}\n")
