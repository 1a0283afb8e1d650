"""The commands on a small project: what they write, what they say where, and their exit codes."""

import json
import os
from pathlib import Path

import pytest

from diglot.runtime.lock import lock
from tests.cli.conftest import RunDiglot
from tests.projects import CONFIGURATION, PAGE, make_project

ARTICLE = "locales/zh_CN/LC_MESSAGES/article.po"
UI = "locales/en/LC_MESSAGES/ui.po"
TRANSLATIONS = {
    "Opening hours": "开放时间",
    "Read <a>the report</a> of this year.": "请阅读今年的<a>报告</a>。",
    "首页": "Home",
}


def _translate(project: Path, **changed: str) -> None:
    for name in (ARTICLE, UI):
        path = project / name
        text = path.read_text("utf-8")
        for msgid, msgstr in {**TRANSLATIONS, **changed}.items():
            text = text.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgstr}"')
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def translated(project: Path, diglot: RunDiglot) -> Path:
    """A project whose catalogs are complete."""
    assert diglot("extract").code == 0
    assert diglot("update").code == 0
    _translate(project)
    return project


def test_the_whole_way_from_pages_to_pages(translated: Path, diglot: RunDiglot) -> None:
    assert diglot("check", "--current").code == 0
    assert diglot("build").code == 0
    chinese = (translated / "build" / "zh-CN" / "index.html").read_text("utf-8")
    english = (translated / "build" / "en" / "index.html").read_text("utf-8")
    assert '<p>请阅读今年的<a href="https://report.example/">报告</a>。</p>' in chinese
    assert '<a href="/en/">Home</a>' in english
    assert "<h1>Opening hours</h1>" in english


@pytest.mark.parametrize("command", ["extract", "update", "build"])
def test_a_command_that_writes_says_what_it_wrote_and_then_writes_nothing(
    command: str, project: Path, diglot: RunDiglot
) -> None:
    for before in ("extract", "update", "build")[: ("extract", "update", "build").index(command)]:
        diglot(before)
    first = diglot(command)
    assert first.code == 0
    assert first.out.startswith("wrote ")
    second = diglot(command)
    assert (second.code, second.out) == (0, "")


@pytest.mark.parametrize("option", ["--check", "--diff"])
@pytest.mark.parametrize("command", ["extract", "update", "build"])
def test_check_and_diff_write_nothing_and_are_1_if_something_would_change(
    command: str, option: str, project: Path, diglot: RunDiglot
) -> None:
    for before in ("extract", "update", "build")[: ("extract", "update", "build").index(command)]:
        diglot(before)
    files = sorted(project.rglob("*"))
    would = diglot(command, option)
    assert would.code == 1
    assert ("would write " in would.out) is (option == "--check")
    assert ("\n+++ b/" in would.out) is (option == "--diff")
    assert sorted(project.rglob("*")) == files
    diglot(command)
    assert diglot(command, option)[:2] == (0, "")


def test_a_diff_holds_the_old_and_the_new(translated: Path, diglot: RunDiglot) -> None:
    page = translated / "source" / "index.html"
    page.write_text(PAGE.replace("<h1>Opening hours", "<h1>Visiting hours"), encoding="utf-8")
    run = diglot("extract", "--diff")
    assert '+msgid "Visiting hours"' in run.out


def test_one_locale_may_be_chosen(project: Path, diglot: RunDiglot) -> None:
    diglot("extract")
    diglot("update", "-l", "zh_CN")
    assert (project / ARTICLE).exists()
    assert not (project / UI).exists()


def test_another_folder_may_be_chosen_for_the_project_and_the_output(
    translated: Path,
    diglot: RunDiglot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    assert diglot("build", "-C", str(translated), "-o", "out").code == 0
    assert (elsewhere / "out" / "en" / "index.html").exists()
    assert not (translated / "build").exists()


def test_results_go_to_stdout_and_messages_to_stderr(translated: Path, diglot: RunDiglot) -> None:
    _translate(translated)
    (translated / ARTICLE).write_text((translated / ARTICLE).read_text("utf-8").replace("开放时间", ""), "utf-8")
    run = diglot("check")
    assert run.code == 1
    assert "error: no translation [missing]\n" in run.out
    assert run.err == "1 error\n"
    assert diglot("check", "-q").err == ""


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_failing_level_can_be_chosen(translated: Path, diglot: RunDiglot, level: str, code: int) -> None:
    path = translated / ARTICLE
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert diglot("check", "--fail-on", level).code == code


def test_reports_come_as_json(translated: Path, diglot: RunDiglot) -> None:
    for command, part in (
        ("extract", "changes"),
        ("update", "changes"),
        ("check", "findings"),
        ("build", "changes"),
        ("audit", "pieces"),
        ("stats", "progress"),
    ):
        run = diglot(command, "--format", "json")
        assert run.code == 0
        assert part in json.loads(run.out)


def test_the_audit_lists_every_text_and_where_it_went(project: Path, diglot: RunDiglot) -> None:
    run = diglot("audit")
    assert run.code == 0
    assert "source/index.html:6:5: article: <h1> Opening hours\n" in run.out
    assert "source/index.html:5:18: ui: <a> 首页\n" in run.out


def test_stats_shows_a_table(translated: Path, diglot: RunDiglot) -> None:
    run = diglot("stats")
    assert run.code == 0
    assert [line.split() for line in run.out.splitlines()[:3]] == [
        ["locale", "catalog", "translated", "fuzzy", "untranslated", "total", "done"],
        ["en", "ui", "1", "0", "0", "1", "100", "%"],
        ["en", "all", "1", "0", "0", "1", "100", "%"],
    ]


def test_a_refused_translation_falls_back_alone_and_is_1(project: Path, diglot: RunDiglot) -> None:
    diglot("extract")
    diglot("update")
    _translate(project, **{"Read <a>the report</a> of this year.": "请阅读今年的报告。"})
    run = diglot("build")
    assert run.code == 1
    assert "[missing-placeholder]" in run.out
    assert "(source/index.html:7)" in run.out
    page = (project / "build" / "zh-CN" / "index.html").read_text("utf-8")
    assert "<h1>开放时间</h1>" in page
    assert '<p lang="en">Read <a href="https://report.example/">the report</a> of this year.</p>' in page


def test_a_page_that_cannot_be_decoded_is_named_and_the_others_go_on(project: Path, diglot: RunDiglot) -> None:
    (project / "source" / "broken.html").write_bytes(b'<meta charset="utf-8"><p>\xff\xfe\xfd')
    run = diglot("extract")
    assert run.code == 2
    assert "source/broken.html: " in run.err
    assert "Traceback" not in run.err
    assert (project / "locales" / "article.pot").exists()
    assert diglot("update").code == 0
    run = diglot("build")
    assert run.code == 2
    assert (project / "build" / "en" / "index.html").exists()
    assert not (project / "build" / "en" / "broken.html").exists()


def test_another_writer_is_4(project: Path, diglot: RunDiglot, monkeypatch: pytest.MonkeyPatch) -> None:
    def impatient(root: Path) -> object:
        return lock(root, patience=0)

    monkeypatch.setattr("diglot.runtime.lock.lock", impatient)
    with lock(project):
        run = diglot("extract")
        assert run.code == 4
        assert "locked by " in run.err
        assert diglot("extract", "--check").code == 1


def test_a_file_that_cannot_be_written_is_3(project: Path, diglot: RunDiglot) -> None:
    (project / "locales").mkdir()
    outside = project.parent / f"{project.name}-outside.pot"
    (project / "locales" / "article.pot").symlink_to(outside)
    run = diglot("extract")
    assert run.code == 3
    assert "article.pot: outside the folders" in run.err
    assert not outside.exists()
    assert (project / "locales" / "ui.pot").exists()


def test_the_clock_may_be_an_input(project: Path, diglot: RunDiglot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    diglot("extract")
    assert "POT-Creation-Date: 1970-01-02 00:00+0000" in (project / "locales" / "ui.pot").read_text("utf-8")


def test_init_writes_a_configuration_with_which_the_way_works(
    diglot: RunDiglot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path)
    (tmp_path / "diglot.toml").unlink()
    monkeypatch.chdir(tmp_path)
    run = diglot("init")
    assert (run.code, run.out) == (0, "wrote diglot.toml\n")
    for command in ("extract", "update", "build"):
        assert diglot(command).code == 0, command


def test_a_minimum_allows_a_build_with_holes(project: Path, diglot: RunDiglot) -> None:
    diglot("extract")
    diglot("update")
    assert diglot("check").code == 1
    (project / "diglot.toml").write_text(
        f"{CONFIGURATION}[locale.en]\nminimum = 0\n[locale.zh_CN]\nminimum = 0\n", encoding="utf-8"
    )
    run = diglot("check")
    assert run.code == 0
    assert "info: no translation" in run.out
    assert diglot("check", "--fail-on", "info").code == 1


def test_any_number_of_workers_writes_the_same(project: Path, diglot: RunDiglot) -> None:
    make_project(project, {f"source/n{n}.html": PAGE.replace("Opening", f"Opening {n}") for n in range(80)})

    def written(jobs: str) -> dict[str, bytes]:
        assert diglot("extract", "--jobs", jobs).code == 0
        assert diglot("update").code == 0
        assert diglot("build", "--jobs", jobs).code == 0
        files = [
            path for name in ("locales", "build") for path in sorted((project / name).rglob("*")) if path.is_file()
        ]
        content = {path.relative_to(project).as_posix(): path.read_bytes() for path in files}
        for path in files:
            path.unlink()
        return content

    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        assert written("1") == written("3")
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]


def test_an_update_shows_what_changed_and_stats_tells_it_again(translated: Path, diglot: RunDiglot) -> None:
    page = translated / "source" / "index.html"
    page.write_text(page.read_text("utf-8").replace("this year", "last year"), "utf-8")
    diglot("extract")
    shown = f"{ARTICLE}: wording, fuzzy: Read <a>the report</a> of [-this-]{{+last+}} year."
    tried = diglot("update", "--check")
    assert (tried.code, tried.err.splitlines()[1]) == (1, shown)
    (change,) = json.loads(diglot("update", "--check", "--format", "json").out)["updates"][0]["changed"]
    assert (change["kind"], change["fuzzy"]) == ("wording", True)
    done = diglot("update")
    assert (done.code, done.err.splitlines()) == (0, [f"{ARTICLE}: 1 kept, 0 added, 1 changed (fuzzy)", shown])
    assert "[-this-]{+last+}" in diglot("stats", "--verbose").out
    (fuzzy,) = json.loads(diglot("stats", "--format", "json").out)["fuzzy"]
    assert (fuzzy["path"], fuzzy["kind"]) == (ARTICLE, "wording")
    again = diglot("update")
    assert (again.code, again.out, again.err) == (0, "", "")


def test_an_update_that_would_undo_much_stops_with_exit_1_unless_forced(project: Path, diglot: RunDiglot) -> None:
    page = project / "source" / "index.html"
    texts = ["Opening hours", *(f"Number {number} of the list" for number in range(12))]
    page.write_text(PAGE.replace("</body>", "".join(f"<p>{text}</p>" for text in texts) + "</body>"), "utf-8")
    diglot("extract")
    diglot("update")
    path = project / ARTICLE
    path.write_text(path.read_text("utf-8").replace('msgstr ""\n\n#', 'msgstr "x"\n\n#'), "utf-8")
    page.write_text(PAGE, "utf-8")
    diglot("extract")
    before = path.read_bytes()
    refused = diglot("update")
    assert (refused.code, refused.out, path.read_bytes()) == (1, "", before)
    assert "translations would become obsolete" in refused.err
    assert diglot("check", "--current").code == 1
    assert diglot("update", "--force").code == 0
    assert b"#~ msgid" in path.read_bytes()


def test_an_edition_in_two_languages_is_shown_checked_written_and_reported_like_any_other(
    project: Path, diglot: RunDiglot
) -> None:
    for command in ("extract", "update"):
        assert diglot(command).code == 0
    book = ("build", "--diglot", "en,zh_CN")
    tried = diglot(*book, "--check")
    assert (tried.code, (project / "build").exists()) == (1, False)
    row = '<h1 lang="en">Opening hours</h1><h1 class="source" lang="en">Opening hours</h1>'
    assert f'+<div class="row h1">{row}</div>' in diglot(*book, "--diff").out
    written = json.loads(diglot(*book, "--format", "json").out)
    assert [change["path"] for change in written["changes"]] == [
        "build/en+zh-CN/index.html",
        "build/en+zh-CN/diglot.css",
    ]
    counts = [(each["locale"], each["pages"], each["fallbacks"], each["dead_links"]) for each in written["editions"]]
    assert counts == [("en", 1, 1, None), ("zh_CN", 1, 3, None)]
    again = diglot(*book, "--check")
    assert (again.code, again.out) == (0, "")
    assert "1 pages in two languages: build/en+zh-CN\n" in again.err
    assert "zh_CN: 1 page, 0 texts translated, 3 in their source language, " in again.err
    assert diglot(*book, "-o", "elsewhere").code == 0
    assert (project / "elsewhere/en+zh-CN/index.html").exists()
