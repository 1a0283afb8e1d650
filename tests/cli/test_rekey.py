"""`diglot rekey` on the command line: what it writes, what it only tells, how it exits."""

from pathlib import Path

from tests.cli.conftest import RunDiglot

OLD = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Read <a href=\\"https://report.example/\\">the report</a> of this year."
msgstr "阅读今年的<a href=\\"https://report.example/\\">报告</a>。"

msgid "Closed"
msgstr "关闭"
"""
PO = "locales/zh_CN/LC_MESSAGES/article.po"


def test_what_would_be_taken_over_is_shown_and_then_written(project: Path, diglot: RunDiglot) -> None:
    diglot("extract")
    diglot("update")
    (project / "old.po").write_text(OLD, encoding="utf-8")
    before = (project / PO).read_text("utf-8")
    checked = diglot("rekey", "old.po", "-l", "zh_CN", "--check")
    assert (checked.code, (project / PO).read_text("utf-8")) == (1, before)
    shown = diglot("rekey", "old.po", "-l", "zh_CN", "--diff")
    assert shown.code == 1
    assert '+msgstr "阅读今年的<a>报告</a>。"\n' in shown.out
    run = diglot("rekey", "old.po", "-l", "zh_CN")
    assert run.code == 0
    assert run.out.splitlines()[0] == f"wrote {PO}"
    assert "\nold.po\n  7:1: warning: no message of the project has this text [not-taken-over]\n" in run.out
    after = (project / PO).read_text("utf-8")
    assert after == before.replace('year."\nmsgstr ""', 'year."\nmsgstr "阅读今年的<a>报告</a>。"')
    assert diglot("check", PO).out.count("the report") == 0


def test_a_path_that_is_not_there_is_wrong_usage(project: Path, diglot: RunDiglot) -> None:
    run = diglot("rekey", "nowhere.po")
    assert (run.code, run.err) == (2, "nowhere.po: no such file or folder; give a .po, a .mo, or a folder of them\n")
