"""The checks of this package, found by their modules."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from diglot.checks.base import Check

__all__ = ["all_checks", "check_of"]


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, sorted by code: a module of this package holds one as CHECK."""
    package = import_module("diglot.checks")
    modules = (import_module(f"diglot.checks.{module.name}") for module in iter_modules(package.__path__))
    found = (vars(module).get("CHECK") for module in modules)
    return tuple(sorted((check for check in found if isinstance(check, Check)), key=_code))


@cache
def check_of(code: str) -> Check:
    """The check with a code, whose module is called as it; raises KeyError if there is none. No other is loaded."""
    try:
        check = import_module(f"diglot.checks.{code.replace('-', '_')}").CHECK
    except ModuleNotFoundError:
        raise KeyError(code) from None
    assert isinstance(check, Check)
    return check


def _code(check: Check) -> str:
    return check.code
