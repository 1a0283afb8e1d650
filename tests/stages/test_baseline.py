"""check with a baseline: only what is new is told, and what is gone."""

import json
from pathlib import Path

import pytest

from diglot.model import Outcome, UsageError
from diglot.stages.baseline import Baseline
from diglot.stages.check import check_files

HEADER = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
FIRST = '\nmsgid "Read <a>it</a>"\nmsgstr "阅读它"\n'
SECOND = '\nmsgid "See <a>this</a> and <a2>that</a2>"\nmsgstr ""\n"看"\n"这个"\n'


def _check(folder: Path, text: str, *, renew: bool = False, name: str = "zh.po") -> Outcome:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return check_files([path], baseline=Baseline(folder / "known.json", "known.json", renew))


def _codes(outcome: Outcome) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.msgid) for finding in outcome.findings]


def test_what_is_known_is_not_told_and_what_is_new_is(tmp_path: Path) -> None:
    written = _check(tmp_path, HEADER + FIRST, renew=True)
    assert written.findings == ()
    assert written.notes == ("known.json knows 1 finding",)
    outcome = _check(tmp_path, HEADER + FIRST + SECOND)
    assert _codes(outcome) == [("missing-placeholder", "See <a>this</a> and <a2>that</a2>")] * 2
    assert outcome.notes == ("1 finding of known.json left out",)


def test_lines_may_move_and_be_wrapped_anew(tmp_path: Path) -> None:
    _check(tmp_path, HEADER + FIRST + SECOND, renew=True)
    moved = HEADER + "# a note\n#: page.html\n" + SECOND.replace('""\n"看"\n"这个"', '"看这个"').lstrip() + FIRST
    assert _codes(_check(tmp_path, moved)) == []


def test_one_more_of_a_kind_in_a_message_is_new(tmp_path: Path) -> None:
    _check(tmp_path, HEADER + SECOND.replace('"看"', '"<a>看</a>"'), renew=True)
    assert len(_check(tmp_path, HEADER + SECOND).findings) == 1


def test_what_is_gone_is_told(tmp_path: Path) -> None:
    _check(tmp_path, HEADER + FIRST, renew=True)
    outcome = _check(tmp_path, HEADER)
    assert outcome.notes == (
        "1 finding of known.json no longer there; forget them with --write-baseline",
        f"  {(tmp_path / 'zh.po').as_posix()}: missing-placeholder: Read <a>it</a>",
    )


def test_other_catalogs_stay_known(tmp_path: Path) -> None:
    _check(tmp_path, HEADER + FIRST, renew=True)
    assert _check(tmp_path, HEADER, name="zh_TW.po").notes == ()
    _check(tmp_path, HEADER + FIRST, renew=True, name="zh_TW.po")
    assert _codes(_check(tmp_path, HEADER + FIRST)) == []
    assert _codes(_check(tmp_path, HEADER + FIRST, name="zh_TW.po")) == []


def test_the_file_has_a_finding_on_a_line_and_stays_if_nothing_changes(tmp_path: Path) -> None:
    _check(tmp_path, HEADER + FIRST + SECOND, renew=True)
    text = (tmp_path / "known.json").read_text("utf-8")
    assert len(text.splitlines()) == 5
    assert {entry["code"] for entry in json.loads(text)["findings"]} == {"missing-placeholder"}
    assert _check(tmp_path, HEADER + SECOND + FIRST, renew=True).changes == ()
    assert (tmp_path / "known.json").read_text("utf-8") == text


def test_nothing_to_know_is_a_baseline_too(tmp_path: Path) -> None:
    _check(tmp_path, HEADER, renew=True)
    assert _codes(_check(tmp_path, HEADER + FIRST)) == [("missing-placeholder", "Read <a>it</a>")]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (None, "No such file"),
        ("", "no baseline of diglot"),
        ("[]", "no baseline of diglot"),
        ("{}", "no baseline of diglot"),
        ('{"version": 2, "findings": []}', "version 2"),
        ('{"version": 1, "findings": [{"path": 3}]}', "no baseline of diglot"),
        ('{"version": 1, "findings": 3}', "no baseline of diglot"),
        ("\xff", "no baseline of diglot"),
    ],
)
def test_what_is_no_baseline_is_refused(content: str | None, what: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "known.json").write_text(content, encoding="latin-1")
    with pytest.raises(UsageError, match=what):
        _check(tmp_path, HEADER)


def test_a_wrong_file_is_not_overwritten_with_a_baseline(tmp_path: Path) -> None:
    (tmp_path / "known.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError):
        _check(tmp_path, HEADER, renew=True)
    assert (tmp_path / "known.json").read_text("utf-8") == "{}"
