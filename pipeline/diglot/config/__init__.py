"""diglot.toml or [tool.diglot] of pyproject.toml -> a frozen Config."""

from diglot.config.find import find
from diglot.config.load import load
from diglot.config.schema import KEYS, CatalogSpec, Config, EditionSpec, FuzzyPolicy, Key

__all__ = [
    "KEYS",
    "CatalogSpec",
    "Config",
    "EditionSpec",
    "FuzzyPolicy",
    "Key",
    "find",
    "load",
]
