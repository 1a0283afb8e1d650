"""A path as rules write it (`labels.*`, `menu[*].title`) -> its steps, and whether a string of a JSON text is there."""

import re
from typing import Final, NamedTuple, TypeAlias

from diglot.lazy import pattern
from diglot.markup.jsontext import String, decoded

__all__ = ["Every", "Path", "is_at", "read_path", "shown_path"]


class Every(NamedTuple):
    """Any item of an array, or any member of an object."""

    of_array: bool


Path: TypeAlias = tuple[str | int | Every, ...]
"""Names of members, numbers of items from 0, and what stands for any of them."""

_PLAIN: Final = r"[^\s.\[\]\"*\\]+"
_STEP: Final = pattern(rf'(\.?)(?:({_PLAIN})|"((?:[^"\\]|\\["\\])+)"|(\*))|\[(?:([0-9]{{1,9}})|(\*))\]')


def read_path(text: str) -> Path | None:
    """The steps of a path; None if it is not one."""
    steps: list[str | int | Every] = []
    position = 0
    while position < len(text) or not steps:
        found = _STEP.match(text, position)
        if found is None:
            return None
        dot, plain, quoted, any_member, number, any_item = found.groups()
        is_item = number is not None or any_item is not None
        if not is_item and bool(dot) is (position == 0):
            return None
        position = found.end()
        if is_item:
            steps.append(int(number) if number is not None else Every(of_array=True))
        elif any_member:
            steps.append(Every(of_array=False))
        else:
            steps.append(plain or decoded(quoted))
    return tuple(steps)


def is_at(string: String, path: Path) -> bool:
    """Whether a path leads to a string."""
    key: str | int = string.key
    container = string.container
    for number in range(len(path) - 1, -1, -1):
        step = path[number]
        is_right = step.of_array is container.is_array if isinstance(step, Every) else step == key
        if not is_right:
            return False
        if container.parent is None:
            return number == 0
        key, container = container.key, container.parent
    return False


def shown_path(string: String) -> str:
    """The path to a string, for people: without numbers, which differ from item to item."""
    steps: list[str] = []
    key, container = string.key, string.container
    while True:
        if isinstance(key, int):
            steps.append("[*]")
        else:
            name = key if re.fullmatch(_PLAIN, key) else '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'
            steps.append(name if container.parent is None else f".{name}")
        if container.parent is None:
            return "".join(reversed(steps))
        key, container = container.key, container.parent
