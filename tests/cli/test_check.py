"""diglot check: its options, on files and on a project."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import RunDiglot

HEADER = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
LINK = '\nmsgid "Read <a>it</a>"\nmsgstr "阅读它"\n'


@pytest.fixture
def po(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalog with one error, in the current folder, without a project."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "zh_CN.po"
    path.write_text(HEADER + LINK, encoding="utf-8")
    return path


def test_a_catalog_is_checked_without_a_project(po: Path, diglot: RunDiglot) -> None:
    run = diglot("check", "zh_CN.po")
    assert run.code == 1
    assert "zh_CN.po:7:1: error: " in run.out
    assert run.err == "1 error\n"


def test_an_empty_glossary_and_a_source_language_are_taken(po: Path, diglot: RunDiglot) -> None:
    (po.parent / "empty.tsv").touch()
    run = diglot("check", "--format", "json", "--source-language", "en", "--glossary", "empty.tsv", "zh_CN.po")
    assert run.code == 1
    (finding,) = json.loads(run.out)["findings"]
    assert (finding["code"], finding["msgctxt"], finding["line"]) == ("missing-placeholder", None, 7)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--source-language", "??", "zh_CN.po"), "--source-language: '??' is no language"),
        (("--glossary", "none.tsv", "zh_CN.po"), "none.tsv: No such file or directory"),
        (("--glossary", "zh_CN.po", "zh_CN.po"), "zh_CN.po:1: no tab"),
        (("--baseline", "none.json", "zh_CN.po"), "none.json: No such file or directory"),
        (("--write-baseline", "zh_CN.po"), "--write-baseline: there is no baseline"),
        (("--write-baseline", "--diff", "--baseline", "x", "zh_CN.po"), "--diff: writes nothing"),
        (("--current", "zh_CN.po"), "--current: asks about a whole project"),
    ],
)
def test_wrong_use_is_one_line(arguments: tuple[str, ...], said: str, po: Path, diglot: RunDiglot) -> None:
    run = diglot("check", *arguments)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(said)
    assert run.err.count("\n") == 1


def test_a_project_knows_the_language_of_its_msgids(project: Path, diglot: RunDiglot) -> None:
    run = diglot("check", "--source-language", "en")
    assert run.code == 2
    assert run.err.startswith("--source-language: ")


def test_the_glossary_of_the_project_is_read(project: Path, diglot: RunDiglot) -> None:
    diglot("extract")
    (project / "locales" / "glossary.tsv").write_text("file 文件\n", encoding="utf-8")
    run = diglot("check")
    assert (run.code, run.err) == (
        2,
        "locales/glossary.tsv:1: no tab between source and target; write the source term, a tab, the targets\n",
    )


def test_levels_of_the_configuration_hold_for_the_project_and_its_files(project: Path, diglot: RunDiglot) -> None:
    diglot("extract")
    diglot("update")
    assert diglot("check").code == 1
    with (project / "diglot.toml").open("a", encoding="utf-8") as file:
        file.write('[checks]\nmissing = "warning"\n')
    assert diglot("check").code == 0
    assert diglot("check", "--fail-on", "warning").code == 1
    assert diglot("check", "locales/en/LC_MESSAGES/ui.po").code == 0


def test_only_what_is_new_fails_beside_a_baseline(po: Path, diglot: RunDiglot) -> None:
    written = diglot("check", "--baseline", "known.json", "--write-baseline", "zh_CN.po")
    assert (written.code, written.out) == (0, "wrote known.json\n")
    again = diglot("check", "--baseline", "known.json", "zh_CN.po")
    assert (again.code, again.out, again.err) == (0, "", "1 finding of known.json left out\n")
    po.write_text(HEADER + LINK + LINK.replace("it", "that"), encoding="utf-8")
    assert diglot("check", "--baseline", "known.json", "zh_CN.po").code == 1


def test_the_configuration_may_name_the_baseline(project: Path, diglot: RunDiglot) -> None:
    diglot("extract")
    diglot("update")
    text = (project / "diglot.toml").read_text("utf-8")
    (project / "diglot.toml").write_text('baseline = "known.json"\n' + text, encoding="utf-8")
    assert diglot("check").code == 2
    assert diglot("check", "--write-baseline").code == 0
    assert (project / "known.json").exists()
    assert diglot("check").code == 0


def test_fixes_are_nothing_where_no_finding_has_one(po: Path, diglot: RunDiglot) -> None:
    before = po.read_bytes()
    run = diglot("check", "--fix", "zh_CN.po")
    assert run.code == 1
    assert run.err.startswith("0 fixes applied\n")
    assert diglot("check", "--diff", "--unsafe-fixes", "zh_CN.po").code == 1
    assert po.read_bytes() == before
