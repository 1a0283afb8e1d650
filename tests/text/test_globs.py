"""Globs: which pages a configuration means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.text.globs import matches, matches_any


@pytest.mark.parametrize(
    ("path", "glob"),
    [
        ("index.html", "**/*.html"),
        ("a/b/index.html", "**/*.html"),
        ("index.html", "*.html"),
        ("news/2015/a.html", "news/**"),
        ("a/x/b", "a/**/b"),
        ("a/b", "a/**/b"),
        ("a1.html", "a?.html"),
        ("a1.html", "a[0-9].html"),
        ("ab.html", "a[!0-9].html"),
        ("a].html", "a[]].html"),
        ("a+(b).html", "a+(b).html"),
        ("a[.html", "a[.html"),
        ("首页.html", "*.html"),
        ("a\nb", "*"),
    ],
)
def test_a_glob_matches(path: str, glob: str) -> None:
    assert matches(path, glob)


@pytest.mark.parametrize(
    ("path", "glob"),
    [
        ("a/index.html", "*.html"),
        ("index.html", "index"),
        ("INDEX.html", "index.html"),
        ("a1.html", "a[!0-9].html"),
        ("news", "news/**"),
        ("a/b", "a?b"),
        ("a/b", "a[/]b"),
        ("index.html2", "*.html"),
    ],
)
def test_a_glob_does_not_match(path: str, glob: str) -> None:
    assert not matches(path, glob)


def test_no_glob_matches_nothing() -> None:
    assert not matches_any("index.html", ())


@given(st.text(), st.text())
def test_every_text_is_a_glob(path: str, glob: str) -> None:
    matches(path, glob)
    assert matches(path, "**")
