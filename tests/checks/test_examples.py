"""Every check keeps what its own documentation promises."""

from dataclasses import replace

import pytest

from diglot.checks import SCOPES, Check, Group, Pair, all_checks, check_of
from diglot.model import Message

PASSES = [
    pytest.param(check, example, id=f"{check.code}-{n}")
    for check in all_checks()
    for n, example in enumerate(check.passes)
]
FAILS = [
    pytest.param(check, example, id=f"{check.code}-{n}")
    for check in all_checks()
    for n, example in enumerate(check.fails)
]


@pytest.mark.parametrize(("check", "example"), PASSES)
def test_a_good_example_passes(check: Check, example: Pair | Group) -> None:
    assert check.problems(example) == []


@pytest.mark.parametrize(("check", "example"), FAILS)
def test_a_bad_example_fails_and_says_what_to_do(check: Check, example: Pair | Group) -> None:
    problems = check.problems(example)
    assert problems
    for problem in problems:
        assert problem.help
        assert not problem.message.endswith(".")
        if problem.span and problem.msgstr:
            assert 0 <= problem.span[0] < problem.span[1] <= len(problem.msgstr)


@pytest.mark.parametrize(("check", "example"), FAILS)
def test_a_fix_of_a_bad_example_mends_it(check: Check, example: Pair | Group) -> None:
    if isinstance(example, Group):
        return
    for problem in check.problems(example):
        if problem.fix is not None:
            forms = list(example.message.msgstr)
            assert problem.fix.msgstr != forms[problem.plural or 0]
            forms[problem.plural or 0] = problem.fix.msgstr
            mended = replace(example, message=replace(example.message, msgstr=tuple(forms)))
            assert len(check.problems(mended)) < len(check.problems(example))


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_a_check_is_documented(check: Check) -> None:
    for part in ("Why it hurts:", "Example:", "How to fix:"):
        assert f"\n\n{part}" in check.documentation
    assert check.summary.endswith(".")
    assert check.scope in SCOPES
    if check.scope in {"message", "group"}:
        assert check.passes
        assert check.fails
    else:
        assert check.help


def test_checks_are_sorted_by_code_and_found_by_it() -> None:
    codes = [check.code for check in all_checks()]
    assert codes == sorted(set(codes))
    assert {"missing", "fuzzy", "missing-placeholder", "outdated-template"} <= set(codes)
    assert check_of("missing").code == "missing"


def test_what_is_fuzzy_is_said_once() -> None:
    pair = Pair(Message("Read <a>it</a>", msgstr=("<a>阅读",), flags=("fuzzy",)), "zh_CN")
    assert [check.code for check in all_checks() if list(check.find(pair))] == ["fuzzy"]


def test_a_plural_form_may_fit_the_singular_or_the_plural() -> None:
    message = Message("<b>One</b> page", msgid_plural="<a>%d</a> pages", msgstr=("<b>Eine</b>", "<a>%d</a>", "%d"))
    problems = list(check_of("missing-placeholder").find(Pair(message, "de")))
    assert [problem.plural for problem in problems] == [2]
