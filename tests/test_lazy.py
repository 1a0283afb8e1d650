"""What is made when it is first used is what it would be if it were made at once."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.lazy import names, pattern


@pytest.mark.parametrize("package", ["diglot.catalog", "diglot.checks"])
def test_a_package_has_each_of_its_names_from_the_module_that_its_types_are_read_from(package: str) -> None:
    facade = import_module(package)
    tree = ast.parse(Path(str(facade.__file__)).read_text(encoding="utf-8"))
    typed = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{package}.")
        for alias in node.names
    }
    assert sorted(typed) == sorted(facade.__all__)
    for name, module in typed.items():
        assert getattr(facade, name) is getattr(import_module(module), name)


def test_a_package_has_no_other_name() -> None:
    found = names("diglot.text", {"nearest": "nearest"})
    with pytest.raises(AttributeError, match=r"module 'diglot.text' has no attribute 'near'"):
        found("near")


@given(
    st.sampled_from(["a+", "(a)|b", "^b", "[ab]*"]),
    st.sampled_from([0, re.MULTILINE, re.IGNORECASE]),
    st.text("abAB\n"),
)
def test_a_pattern_finds_what_it_finds_compiled_at_once(source: str, flags: int, text: str) -> None:
    late, at_once = pattern(source, flags), re.compile(source, flags)
    assert [found.span() for found in late.finditer(text)] == [found.span() for found in at_once.finditer(text)]
    assert late.sub("-", text) == at_once.sub("-", text)
    assert bool(late.fullmatch(text)) == bool(at_once.fullmatch(text))


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("")
