"""What a run may do without -> made when it is first used: the names of a package, and patterns."""

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from sys import modules
from typing import TYPE_CHECKING, AnyStr, Final

__all__ = ["names", "pattern"]

_METHODS: Final = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


def names(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of a package (PEP 562) that imports each of its modules when one of its names is first asked
    for. `homes` has the names, with spaces between them, by the module that they are from.

    No name may be that of a module of the package: to import that would hide it.
    """
    home_of = {name: home for home, listed in homes.items() for name in listed.split()}

    def found(name: str) -> object:
        home = home_of.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value: object = getattr(import_module(f"{package}.{home}"), name)
        setattr(modules[package], name, value)
        return value

    return found


if TYPE_CHECKING:

    def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
        """What `re.compile` gives, but compiled when one of its methods is first called; re.error only then."""

else:

    class pattern:  # noqa: D101, N801
        def __init__(self, source, flags=0):
            self._source, self._flags = source, flags

        def __getattr__(self, name):
            if name not in _METHODS:
                raise AttributeError(name)
            compiled = re.compile(self._source, self._flags)
            for method in _METHODS:
                setattr(self, method, getattr(compiled, method))
            return getattr(compiled, name)
