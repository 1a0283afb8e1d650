"""A configuration as TOML has it -> nothing, or a ConfigError that names the first wrong key or value."""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias, assert_never

from diglot.config.schema import KEYS, Key
from diglot.model import ConfigError
from diglot.text.nearest import nearest

__all__ = ["check_keys"]

_Tree: TypeAlias = "dict[str, Key | _Tree]"

_ANY: Final = "<>"
"""Stands in the tree for a name that the user chooses."""
_WANTED: Final = {
    "text": "a text",
    "texts": "a list of texts",
    "text or texts": "a text or a list of texts",
    "integer": "an integer",
    "true or false": "true or false",
    "true, false or nested": 'true, false or "nested"',
}


def check_keys(document: Mapping[str, Any], file: str) -> None:
    """Raise ConfigError for a key that KEYS does not have, or a value of another form."""
    tree: _Tree = {}
    for key in KEYS:
        *tables, name = (_ANY if part.startswith("<") else part for part in key.path.split("."))
        node = tree
        for table in tables:
            below = node.setdefault(table, {})
            assert isinstance(below, dict)
            node = below
        node[name] = key
    _check_table(document, tree, file, "")


def _check_table(table: object, tree: _Tree, file: str, path: str) -> None:
    if not isinstance(table, dict):
        raise _wrong(file, path, "a table", table)
    for name, value in table.items():
        here = f"{path}.{name}" if path else name
        tables = tree.get(f"{name}[]")
        below = tree.get(name) or tree.get(_ANY)
        if isinstance(tables, dict):
            if not isinstance(value, list):
                raise _wrong(file, here, f"tables, [[{here}]]", value)
            for number, item in enumerate(value):
                _check_table(item, tables, file, f"{here}[{number}]")
        elif isinstance(below, Key):
            _check_value(value, below, file, here)
        elif below is not None:
            _check_table(value, below, file, here)
        else:
            names = [known.removesuffix("[]") for known in tree]
            near = nearest(name, names)
            hint = f"did you mean {near}?" if near else f"there are {', '.join(names)}"
            raise ConfigError(f"{file}: {here}", "unknown key", hint)


def _check_value(value: object, key: Key, file: str, path: str) -> None:
    match key.form:
        case "text":
            is_right = isinstance(value, str)
        case "texts":
            is_right = _is_texts(value)
        case "text or texts":
            is_right = isinstance(value, str) or _is_texts(value)
        case "integer":
            is_right = isinstance(value, int) and not isinstance(value, bool)
        case "true or false":
            is_right = isinstance(value, bool)
        case "true, false or nested":
            is_right = isinstance(value, bool) or value == "nested"
        case _:
            assert_never(key.form)
    if not is_right:
        raise _wrong(file, path, _WANTED[key.form], value)
    if value == "":
        raise ConfigError(f"{file}: {path}", "empty", "give it a value or leave the key out")


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def _wrong(file: str, path: str, wanted: str, value: object) -> ConfigError:
    shown = str(value).lower() if isinstance(value, bool) else repr(value)
    if len(shown) > 60:
        shown = shown[:57] + "..."
    return ConfigError(f"{file}: {path}", f"{shown} is not {wanted}", "see docs/configuration.md")
