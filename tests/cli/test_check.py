"""diglot check: its options, on files and on a project."""

import json
import re
from pathlib import Path

import pytest

from diglot.catalog import Style, render_entry
from diglot.model import Message
from tests.cli.conftest import RunDiglot
from tests.projects import make_project

HEADER = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
LINK = '\nmsgid "Read <a>it</a>"\nmsgstr "阅读它"\n'


@pytest.fixture
def po(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalog with one error, in the current folder, without a project."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    path = tmp_path / "zh_CN.po"
    path.write_text(HEADER + LINK, encoding="utf-8")
    return path


def test_a_catalog_is_checked_without_a_project(po: Path, diglot: RunDiglot) -> None:
    run = diglot("check", "zh_CN.po")
    assert run.code == 1
    assert run.out.startswith("zh_CN.po\n  7:1: error: ")
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
    assert run.err == "1 error\n"
    assert diglot("check", "--diff", "--unsafe-fixes", "zh_CN.po").code == 1
    assert po.read_bytes() == before


# --- reports ---


def test_several_reports_are_written_beside_the_one_on_stdout(po: Path, diglot: RunDiglot) -> None:
    run = diglot(
        "check", "zh_CN.po", "--report", "sarif=out.sarif", "--report", "junit=junit.xml", "--format", "concise"
    )
    assert run.code == 1
    assert run.out == "zh_CN.po:7:1: missing-placeholder <a> of the source is missing\n"
    assert json.loads(Path("out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert Path("junit.xml").read_text("utf-8").startswith("<?xml")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("sraif=x",), "--report: no format is called 'sraif'; did you mean sarif?"),
        (("sarif",), "--report: 'sarif' names no file"),
        (("sarif=",), "--report: 'sarif=' names no file"),
        (("sarif=x", "json=./x"), "--report: two reports in ./x"),
    ],
)
def test_a_report_that_cannot_be_is_refused_before_anything_is_read(
    values: tuple[str, ...], said: str, po: Path, diglot: RunDiglot
) -> None:
    run = diglot("check", "none.po", *(f"--report={value}" for value in values))
    assert run.code == 2
    assert run.err.startswith(said)


def test_a_report_that_cannot_be_written_is_exit_3(po: Path, diglot: RunDiglot) -> None:
    (po.parent / "folder").mkdir()
    run = diglot("check", "zh_CN.po", "--report", "json=folder")
    assert run.code == 3
    assert "folder: cannot be written" in run.err


def test_the_rest_of_the_annotations_goes_to_the_summary_of_the_step(
    po: Path, diglot: RunDiglot, monkeypatch: pytest.MonkeyPatch
) -> None:
    po.write_text(HEADER + "".join(LINK.replace("it", f"it{n}") for n in range(15)), encoding="utf-8")
    summary = po.parent / "summary.md"
    summary.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run = diglot("check", "zh_CN.po", "--format", "github")
    assert run.out.count("::error ") == 10
    assert "5 more findings" in run.out
    text = summary.read_text("utf-8")
    assert text.startswith("# Before\n## Translations\n")
    assert text.count("| error |") == 15


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", None])
def test_services_get_paths_from_the_root_of_the_repository(
    variable: str | None, tmp_path: Path, diglot: RunDiglot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    if variable:
        monkeypatch.setenv(variable, str(tmp_path))
    else:
        (tmp_path / ".git").mkdir()
    site = make_project(tmp_path / "docs" / "site")
    monkeypatch.chdir(tmp_path)
    diglot("extract", "-C", "docs/site")
    run = diglot("check", "-C", "docs/site", "--format", "gitlab")
    paths = {entry["location"]["path"] for entry in json.loads(run.out)}
    assert paths == {"docs/site/locales/en/LC_MESSAGES/ui.po", "docs/site/locales/zh_CN/LC_MESSAGES/article.po"}
    assert str(site) not in run.out


def test_reports_point_at_the_right_line_after_the_catalog_is_wrapped_anew(po: Path, diglot: RunDiglot) -> None:
    before = "请仔细阅读这里所写的一切内容，再按各部门的要求准备材料，并把填好的表格连同照片交到前台办理"
    after = "工作人员会核对姓名与住址，确认无误后发给收据，请妥善保管以便日后查询进度或者申请补办手续"
    msgstr = f"{before}<b>{after}"
    lines = {}
    for width in (40, 60, 0):
        entry = render_entry(Message("Read <a>it</a>", msgstr=(msgstr,)), Style(width=width or None))
        po.write_text(f"{HEADER}\n# a note\n{entry}\n", encoding="utf-8")
        diglot("check", "zh_CN.po", "--report", "sarif=out.sarif", "--report", "github=github.txt")
        text = po.read_text("utf-8").splitlines()
        run = json.loads(Path("out.sarif").read_text("utf-8"))["runs"][0]
        region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
        assert text[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "<b>"
        command = re.search(r"line=(\d+),endLine=\d+,col=(\d+)", Path("github.txt").read_text("utf-8"))
        assert command
        assert [int(number) for number in command.groups()] == [region["startLine"], region["startColumn"]]
        lines[width] = region["startLine"]
    assert len(set(lines.values())) == 3
