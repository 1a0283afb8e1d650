"""check --fix: what is applied, what is refused, and what stays as it is."""

from pathlib import Path

import pytest

from diglot.checks import Check, Group, Pair, Problem, all_checks, check_of
from diglot.model import Fix, Outcome
from diglot.stages import examine, mend
from diglot.stages.check import Fixes, check_files

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'
)
CATALOG = (
    HEADER
    + """\
#  Anna
#:   a.html
msgid   "One"
msgstr   "一, 二, 三"

msgid "Two"
msgstr ""
"照"
"旧"

#~ msgid "Old"
#~ msgstr "旧,"
"""
)


def _replacing(old: str, new: str, *, safe: bool = True, severity: str = "warning") -> Check:
    """A check that does not like a text, and mends one place at a time."""

    def find(pair: Pair) -> list[Problem]:
        return [
            Problem(
                f"{old!r} in it",
                "replace it",
                form.plural,
                form.msgstr,
                (form.msgstr.index(old), form.msgstr.index(old) + len(old)),
                fix=Fix(f"write {new!r}", safe, form.msgstr.replace(old, new, 1)),
            )
            for form in pair.forms
            if old in form.msgstr
        ]

    code = f"has-{ord(old[0])}-{ord(new[0]) if new else 0}"
    return Check(code=code, mqm="style", severity=severity, documentation="", find=find)  # type: ignore[arg-type]  # one of three


COMMA = _replacing(", ", "，")
RENEWED = _replacing("旧", "新", safe=False)


def _have(monkeypatch: pytest.MonkeyPatch, *checks: Check) -> None:
    """Let these be all the checks there are, beside what reading a catalog finds."""
    found = (*checks, *(check for check in all_checks() if check.scope == "catalog"))
    monkeypatch.setattr(examine, "all_checks", lambda: found)
    monkeypatch.setattr(mend, "check_of", {check.code: check for check in found}.__getitem__)


def _fix(path: Path, text: str = CATALOG, **fixes: bool) -> Outcome:
    path.write_bytes(text.encode())
    return check_files([path], fixes=Fixes(**fixes))


def test_safe_fixes_are_applied_until_none_is_left_and_nothing_else_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _have(monkeypatch, COMMA, RENEWED)
    outcome = _fix(tmp_path / "zh.po")
    assert (tmp_path / "zh.po").read_text("utf-8") == CATALOG.replace("一, 二, 三", "一，二，三")
    assert outcome.notes == ("2 fixes applied",)
    assert [change.path.rpartition("/")[2] for change in outcome.changes] == ["zh.po"]
    assert [finding.code for finding in outcome.findings] == [RENEWED.code]


def test_unsafe_fixes_are_applied_where_they_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _have(monkeypatch, COMMA, RENEWED)
    outcome = _fix(tmp_path / "zh.po", unsafe=True)
    assert outcome.findings == ()
    wanted = CATALOG.replace("一, 二, 三", "一，二，三").replace('msgstr ""\n"照"\n"旧"', 'msgstr "照新"')
    assert (tmp_path / "zh.po").read_text("utf-8") == wanted


def test_a_difference_is_shown_and_nothing_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _have(monkeypatch, COMMA)
    outcome = _fix(tmp_path / "zh.po", write=False, diff=True)
    assert (tmp_path / "zh.po").read_text("utf-8") == CATALOG
    assert '-msgstr   "一, 二, 三"\n+msgstr   "一，二，三"\n' in outcome.changes[0].diff
    assert [(finding.line, finding.column) for finding in outcome.findings] == [(9, 12)]


def test_several_fixes_of_a_message_are_applied_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _have(monkeypatch, COMMA, _replacing("三", "四"), _replacing("四", "五"))
    _fix(tmp_path / "zh.po")
    assert 'msgstr   "一，二，五"' in (tmp_path / "zh.po").read_text("utf-8")


def test_a_plural_form_is_fixed_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _have(monkeypatch, COMMA)
    entry = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0]  "一,  "\nmsgstr[1] "二, "\n'
    _fix(tmp_path / "zh.po", HEADER + entry)
    expected = entry.replace("二, ", "二，").replace("一,  ", "一， ")
    assert (tmp_path / "zh.po").read_text("utf-8") == HEADER + expected


def test_what_a_comment_allows_is_not_fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _have(monkeypatch, COMMA)
    text = CATALOG.replace("#  Anna", f"# diglot: allow {COMMA.code}, quoted")
    assert _fix(tmp_path / "zh.po", text).changes == ()
    assert (tmp_path / "zh.po").read_text("utf-8") == text


def test_a_fix_that_brings_an_error_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    harmful = _replacing("一", "壹")
    _have(monkeypatch, COMMA, harmful, _replacing("壹", "", severity="error"))
    outcome = _fix(tmp_path / "zh.po")
    text = (tmp_path / "zh.po").read_text("utf-8")
    assert "一" in text
    assert "壹" not in text
    assert [finding.code for finding in outcome.findings if finding.severity == "error"] == []


def test_fixes_that_undo_each_other_come_to_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _have(monkeypatch, _replacing("一", "壹"), _replacing("壹", "一"))
    assert len(_fix(tmp_path / "zh.po").findings) == 1


def test_a_fix_without_end_comes_to_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _have(monkeypatch, _replacing("一", "一一"))
    _fix(tmp_path / "zh.po")
    assert 100 < (tmp_path / "zh.po").read_text("utf-8").count("一") < 300


def test_a_character_that_the_charset_lacks_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _have(monkeypatch, COMMA)
    text = CATALOG.replace("UTF-8", "ISO-8859-1").replace("一, 二, 三", "1, 2").replace("照", "").replace("旧", "x")
    path = tmp_path / "zh.po"
    path.write_bytes(text.encode("latin-1"))
    assert len(check_files([path], fixes=Fixes()).findings) == 1
    assert path.read_bytes() == text.encode("latin-1")


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def find(pair: Pair) -> list[Problem]:
        (tmp_path / "zh.po").write_text(CATALOG + "# saved by an editor\n", encoding="utf-8")
        return list(COMMA.find(pair))

    saving = Check(code=COMMA.code, mqm="style", severity="warning", documentation="", find=find)
    _have(monkeypatch, saving)
    outcome = _fix(tmp_path / "zh.po")
    assert [fault.exit_code for fault in outcome.faults] == [3]
    assert "changed on disk" in str(outcome.faults[0])
    assert outcome.changes == ()
    assert (tmp_path / "zh.po").read_text("utf-8") == CATALOG + "# saved by an editor\n"
    assert [finding.code for finding in outcome.findings] == [COMMA.code]


def test_what_is_found_among_messages_is_fixed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def find(group: Group) -> list[tuple[Pair, Problem]]:
        sizes.append(len(group.pairs))
        return [(pair, problem) for pair in group.pairs for problem in COMMA.find(pair)]

    _have(
        monkeypatch,
        Check(code="among", mqm="style", severity="warning", documentation="", scope="group", find_among=find),
    )
    assert _fix(tmp_path / "zh.po").findings == ()
    assert "一，二，三" in (tmp_path / "zh.po").read_text("utf-8")


def test_without_a_fix_nothing_is_said_to_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _have(monkeypatch, COMMA)
    outcome = _fix(tmp_path / "zh.po", HEADER)
    assert (outcome.changes, outcome.notes) == ((), ())


def test_a_message_that_stands_twice_is_fixed_in_both_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _have(monkeypatch, COMMA)
    entry = 'msgid "a"\nmsgstr "一, 二"\n\n'
    text = HEADER + entry + entry
    path = tmp_path / "zh.po"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(examine, "all_checks", lambda: (COMMA, check_of("duplicate")))
    check_files([path], fixes=Fixes())
    assert path.read_text("utf-8") == text.replace(", ", "，")
