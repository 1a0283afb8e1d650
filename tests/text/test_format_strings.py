"""A translation with a format flag asks for the arguments of its source: what msgfmt refuses is told."""

import pytest

from diglot.text.format_strings import refused


@pytest.mark.parametrize(
    ("flag", "source", "translation", "what"),
    [
        ("c-format", "%d of %s", "%s of %d", "argument 1 is integer in the source, string here"),
        ("c-format", "%d", "%ld", "argument 1 is integer in the source, l integer here"),
        ("c-format", "%d", "none", "it lacks the argument 1 of the source"),
        ("c-format", "none", "%d", "the source has no argument 1"),
        ("c-format", "%d %d", "%2$d %d", "some arguments have numbers and some have none"),
        ("c-format", "%d %d", "%2$d", "argument 1 is left out"),
        ("c-format", "%s", "100 %", "'%' is no directive of a format"),
        ("c-format", "%*d", "%d", "it lacks the argument 2 of the source"),
        ("c-format", "%<PRIu64>", "%<PRId64>", "argument 1 is <PRIu64> in the source, <PRId64> here"),
        ("python-format", "%(a)s", "%(b)s", "the source has no argument b"),
        ("python-format", "%(a)s", "%(a)d", "argument a is string in the source, integer here"),
        ("python-format", "%(a)s", "%s", "the source has no argument 1"),
        ("python-format", "%(a)s", "%(a)s %s", "some arguments have names and some have none"),
        ("python-format", "%(a)s", "%(a)s %(a)d", "argument a is of two types"),
        ("python-format", "%s", "%(a", "'%(a' is no directive of a format"),
        ("python-brace-format", "{a}", "{b}", "the source has no argument b"),
        ("python-brace-format", "{a} {a:{b}}", "{a}", "it lacks the argument a:{b} of the source"),
        ("python-brace-format", "{} {}", "{}", "it lacks the argument 2 of the source"),
        ("python-brace-format", "{a}", "{a} {", "'{' is no directive of a format"),
    ],
)
def test_other_arguments_than_the_sources_are_named(flag: str, source: str, translation: str, what: str) -> None:
    found = refused(flag, source, translation, may_lack=False)
    assert found
    assert what in found


@pytest.mark.parametrize(
    ("flag", "source", "translation"),
    [
        ("c-format", "%d of %s", "%2$s: %1$i"),
        ("c-format", "%5.2f%%", "%e %%"),
        ("c-format", "100% true", "whatever %d"),
        ("python-format", "%(a)s %(b)d", "%(b)5d %(a)r %%"),
        ("python-brace-format", "{who} reads {what!r:>{width}} {{}}", "{what!r:>{width}} {who} }"),
        ("python-brace-format", "{0} {1}", "{1} {0}"),
    ],
)
def test_another_order_and_layout_is_the_translators_choice(flag: str, source: str, translation: str) -> None:
    assert refused(flag, source, translation, may_lack=False) is None


def test_a_plural_form_may_leave_the_number_out_but_not_change_it() -> None:
    assert refused("c-format", "%d files", "one file", may_lack=True) is None
    assert refused("c-format", "%d files", "%s file", may_lack=True)
