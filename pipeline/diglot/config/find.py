"""A folder -> the file that configures its project, and the table that the file holds."""

import tomllib
from pathlib import Path
from typing import Any

from diglot.lazy import pattern
from diglot.model import ConfigError

__all__ = ["find"]

_PLACE = pattern(r"(?P<what>.*?)\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)")


def find(folder: Path) -> tuple[Path, dict[str, Any]] | None:
    """The file that configures the nearest folder upward, and its table; None where there is none.

    Raises ConfigError if a folder has two configurations or its file is not TOML.
    """
    for place in (folder, *folder.parents):
        own, shared = place / "diglot.toml", place / "pyproject.toml"
        section = _read(shared).get("tool", {}).get("diglot") if shared.is_file() else None
        if own.is_file():
            if section is not None:
                raise ConfigError(
                    str(place),
                    "two configurations, diglot.toml and [tool.diglot] of pyproject.toml",
                    "keep one of them",
                )
            return own, _read(own)
        if section is not None:
            return shared, section
    return None


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(str(file), error.strerror or "cannot be read", "check its permissions") from None
    except UnicodeDecodeError as error:
        raise ConfigError(str(file), f"not UTF-8 (byte {error.start})", "save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.fullmatch(str(error))
        what = place["what"] if place else str(error)
        where = f"{file}:{place['line']}:{place['column']}" if place and place["line"] else str(file)
        raise ConfigError(where, f"not TOML: {what}", "see https://toml.io") from None
