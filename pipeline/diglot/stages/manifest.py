"""The list of what earlier builds wrote, in the output folder -> what this one has to remove."""

import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

__all__ = [
    "NAME",
    "Cleaning",
    "Manifest",
    "book_folder",
    "books",
    "both",
    "read_manifest",
    "without_leftovers",
    "written",
]

NAME: Final = ".diglot.json"
"""Of the file, in the output folder."""

Manifest = Mapping[str, Collection[str]]
"""The files of each locale's folder, relative to it."""


class Cleaning(NamedTuple):
    """What a build leaves behind."""

    manifest: Manifest
    gone: tuple[str, ...]
    """Files of earlier builds that this one would not write, relative to the output folder."""


def read_manifest(path: Path) -> Manifest:
    """What earlier builds wrote; nothing if that is not known."""
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(content, dict):
        return {}
    return {
        folder: [file for file in files if isinstance(file, str)]
        for folder, files in content.items()
        if isinstance(files, list)
    }


def without_leftovers(old: Manifest, new: Manifest, *, kept: Collection[str] | None) -> Cleaning:
    """What is to be removed, and the manifest then.

    Of the folders that are not in `new` the `kept` ones stay, all if that is None.
    """
    staying = {folder: files for folder, files in old.items() if folder not in new and (kept is None or folder in kept)}
    gone: list[str] = []
    for folder, files in sorted(old.items()):
        if folder not in staying:
            made = frozenset(new.get(folder, ()))
            gone += [f"{folder}/{file}" for file in files if file not in made]
    return Cleaning({**staying, **new}, tuple(gone))


def book_folder(tags: Iterable[str]) -> str:
    """The folder of an edition in several languages: `en+zh-CN`. No tag has a `+`."""
    return "+".join(tags)


def books(manifest: Manifest, tags: Collection[str]) -> tuple[str, ...]:
    """The folders of editions in several languages that are all among these."""
    return tuple(folder for folder in manifest if "+" in folder and set(tags).issuperset(folder.split("+")))


def both(old: Manifest, new: Manifest) -> Manifest:
    """All files of two manifests."""
    return {folder: {*old.get(folder, ()), *new.get(folder, ())} for folder in (*old, *new)}


def written(manifest: Manifest) -> bytes:
    """A manifest as its file holds it."""
    files = {folder: sorted(names) for folder, names in manifest.items()}
    return json.dumps(files, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
