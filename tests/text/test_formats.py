"""What counts as a placeholder of a format, with a flag and without."""

import pytest

from diglot.text.formats import Syntax, placeholders, syntax_of


def keys(text: str, *flags: str) -> list[str]:
    return [one.key for one in placeholders(text, syntax_of(flags))]


@pytest.mark.parametrize(
    ("text", "flags", "expected"),
    [
        ("%(name)s of %s", (), ["%(name)s", "%s"]),
        ("共%s个，％s", (), ["%s"]),
        ("%5.2f and %i", ("c-format",), ["%f", "%d"]),
        ("% s", ("python-format",), ["% s"]),
        ("%2$s %1$d", ("c-format",), ["%2$s", "%1$d"]),
        ("100 % sure, 50% done, 100%", (), []),
        ("100 % sure", ("no-c-format",), []),
        ("100%% of %d", ("c-format",), ["%d"]),
        ("{name} {} {0:.2f} {{x}}", (), ["{name}", "{}", "{0}", "{{x}}"]),
        ("{{literal}} {name!r}", ("python-brace-format",), ["{name}"]),
        ("${x} %{y} $HOME", (), ["${x}", "%{y}", "$HOME"]),
        ("%1 of %n", ("qt-format",), ["%1", "%n"]),
        ("%Y-%m-%d", ("python-format",), []),
        ("https://a.example/%E3%82%B9", (), []),
        ("a { b: c; } {\n}", (), []),
        ("{n, plural, one {# item} other {# items of {who}}}", (), ["{n, plural}", "{who}"]),
    ],
)
def test_placeholders_have_keys(text: str, flags: tuple[str, ...], expected: list[str]) -> None:
    assert keys(text, *flags) == expected


def test_flags_say_what_a_program_reads() -> None:
    assert syntax_of(("python-format",)).is_flagged
    assert not syntax_of(("fuzzy", "no-wrap")).is_flagged
    assert syntax_of(("no-c-format",)) == Syntax(percent=False)
