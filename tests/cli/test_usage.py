"""Bad use: one line that says where, what, and what to do; exit 2; never a traceback."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from diglot import __version__
from tests.cli.conftest import Run, RunDiglot
from tests.projects import CONFIGURATION, TEMPLATE, make_project

SOURCE = str(Path(__file__).parents[2] / "pipeline")


def _process(*arguments: str, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "diglot", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": SOURCE, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def _is_one_line_of_bad_use(run: Run, *parts: str) -> None:
    assert run.code == 2, run
    assert run.out == ""
    assert run.err.count("\n") == 1, run.err
    assert "Traceback" not in run.err
    assert "; " in run.err
    for part in parts:
        assert part in run.err


def test_the_version_is_told_without_importing_anything(tmp_path: Path) -> None:
    done = _process("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"diglot {__version__}\n", "")
    modules = _imported("--version", cwd=tmp_path)
    assert modules.isdisjoint({"typer", "lxml", "babel", "diglot.model"})


@pytest.mark.parametrize("command", ["extract", "build", "update", "check"])
def test_a_command_imports_only_what_it_uses(command: str, project: Path, diglot: RunDiglot) -> None:
    for before in ("extract", "update", "build"):
        assert diglot(before).code == 0
    modules = _imported(command, cwd=project)
    heavy = {"cssselect", "lxml", "rapidfuzz", "polib", "filelock", "asyncio", "logging", "secrets", "rich"}
    other = {f"diglot.cli.{name}" for name in ("audit", "explain", "init", "merge_po", "rekey", "stats", "watching")}
    idle = {"diglot.catalog.threeway", "diglot.config.rules", "diglot.markup.recast", "diglot.reports.json"}
    if command != "check":
        idle |= {"diglot.config.glossary", "diglot.checks.missing", "diglot.catalog.places"}
    if command != "update":
        idle |= {"diglot.catalog.spread", "diglot.catalog.merge"}
    if command == "extract":
        idle |= {"diglot.checks.base", "diglot.site", "diglot.text.changes", "json"}
    assert f"diglot.stages.{command}" in modules
    assert not modules & (heavy | other | idle)


def _imported(*arguments: str, cwd: Path) -> set[str]:
    code = "import sys; from diglot.cli import main; main(); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": SOURCE},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split("\n")[-2].split())


def test_no_command_shows_the_help_on_stderr(diglot: RunDiglot) -> None:
    run = diglot()
    assert (run.code, run.out) == (2, "")
    assert "Commands:" in run.err


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("chek",), "no such command 'chek'. Did you mean 'check'?"),
        (("check", "--curent"), "diglot check: no such option: --curent"),
        (("extract", "--jobs", "0"), "'--jobs'"),
        (("extract", "--jobs", "many"), "'many' is not a valid int"),
        (("check", "--format", "xml"), "'xml' is not one of 'text', 'concise'"),
        (("check", "--fail-on", "anything"), "'anything'"),
        (("stats", "-C", "nowhere"), "nowhere: no such folder"),
        (("explain", "mising"), "no check is called 'mising'; did you mean missing?"),
        (("update", "-l", "zh_TW"), "--locale: 'zh_TW' is not one of the targets; did you mean zh_CN?"),
        (("build", "-l", "zh-CN", "-o", "source/x"), "--output: "),
        (("check", "--current", "a.po"), "--current: "),
        (("init",), "there is a configuration already"),
        (("stats", "surplus"), "surplus"),
    ],
)
def test_wrong_arguments_are_named(arguments: tuple[str, ...], part: str, diglot: RunDiglot, project: Path) -> None:
    _is_one_line_of_bad_use(diglot(*arguments), part)


@pytest.mark.parametrize("command", ["extract", "update", "check", "build", "audit", "stats"])
def test_no_configuration_is_named_with_the_folders_tried(
    command: str, diglot: RunDiglot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _is_one_line_of_bad_use(diglot(command), "no configuration", str(tmp_path), "diglot init")


@pytest.mark.parametrize(
    ("toml", "part"),
    [
        (f'sorce = "source"\n{CONFIGURATION}', "diglot.toml: sorce: unknown key; did you mean source?"),
        (f'source = "pages"\n{CONFIGURATION}', "diglot.toml: source: no folder "),
        (f'output = "source/build"\n{CONFIGURATION}', "diglot.toml: output: "),
        (CONFIGURATION.replace('"en", ', '"xx", '), "diglot.toml: targets: unknown locale 'xx'"),
        (f'{CONFIGURATION}[[rules]]\nselect = "a["\n', "diglot.toml: rules[0].select: "),
        (f"{CONFIGURATION}[[rules]\n", "diglot.toml:8:"),
        (CONFIGURATION.replace("targets", "#"), "targets: there are none"),
    ],
)
def test_a_wrong_configuration_is_named(toml: str, part: str, diglot: RunDiglot, project: Path) -> None:
    (project / "diglot.toml").write_text(toml, encoding="utf-8")
    _is_one_line_of_bad_use(diglot("update"), part)


def test_an_edition_in_two_languages_needs_two_targets(diglot: RunDiglot, project: Path) -> None:
    _is_one_line_of_bad_use(diglot("build", "--diglot", "en"), "--diglot: 'en' is not two targets; name two")
    _is_one_line_of_bad_use(diglot("build", "--diglot", "en,zh_TW"), "'zh_TW' is not one of the targets", "zh_CN?")
    for other in (["--bare"], ["-l", "en"]):
        _is_one_line_of_bad_use(
            diglot("build", "--diglot", "en,zh_CN", *other), "goes with neither --locale nor --bare"
        )
    assert not (project / "build").exists()


def test_two_folders_for_one_locale_are_an_error(diglot: RunDiglot, project: Path) -> None:
    (project / "locales" / "zh_Hans_CN").mkdir(parents=True)
    _is_one_line_of_bad_use(diglot("stats"), "locales/zh_Hans_CN: for the same locale as zh_CN")


def test_a_time_that_is_none_is_named(diglot: RunDiglot, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_project(project, {"locales/article.pot": TEMPLATE, "locales/ui.pot": TEMPLATE})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    _is_one_line_of_bad_use(diglot("update"), "SOURCE_DATE_EPOCH: 'yesterday' is not a time")


def test_a_catalog_with_a_syntax_error_is_named_with_its_line_and_the_others_are_checked(
    diglot: RunDiglot, project: Path
) -> None:
    make_project(project, {"locales/article.pot": TEMPLATE, "locales/ui.pot": TEMPLATE})
    make_project(project, {"locales/zh_CN/LC_MESSAGES/article.po": 'msgid "a"\nmsgstr "b\n'})
    run = diglot("check")
    assert run.code == 2
    assert "locales/zh_CN/LC_MESSAGES/article.po:2:" in run.err
    assert "[missing]" in run.out


def test_a_file_that_is_not_there_is_named(diglot: RunDiglot, tmp_path: Path) -> None:
    _is_one_line_of_bad_use(diglot("check", str(tmp_path / "none.po")), "none.po: No such file")


def test_an_internal_error_keeps_its_traceback_and_is_70(
    diglot: RunDiglot, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("diglot.stages.stats.stats", fail)
    run = diglot("stats")
    assert run.code == 70
    assert "ZeroDivisionError: a bug" in run.err
    assert "please report it" in run.err


def test_an_interrupt_is_130_and_a_termination_143(
    diglot: RunDiglot, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    def terminated(*_arguments: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(10)

    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr("diglot.stages.stats.stats", interrupted)
    assert diglot("stats") == Run(130, "", "")
    monkeypatch.setattr("diglot.stages.stats.stats", terminated)
    assert diglot("stats") == Run(143, "", "")
    assert signal.getsignal(signal.SIGTERM) == before


@pytest.mark.parametrize("arguments", [("explain",), ("--help",), ("check", "--help"), ("--version",)])
def test_a_closed_pipe_ends_quietly_with_the_code_of_the_run(arguments: tuple[str, ...], tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "diglot", *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": SOURCE},
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


def test_verbose_says_where_settings_are_from(diglot: RunDiglot, project: Path) -> None:
    make_project(project, {"locales/article.pot": TEMPLATE, "locales/ui.pot": TEMPLATE})
    run = diglot("stats", "-v")
    assert run.code == 0
    assert f"project: {project}\n" in run.err
    assert "targets: from diglot.toml\n" in run.err


def test_the_module_runs_like_the_command(tmp_path: Path) -> None:
    done = _process("explain", "missing", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("missing\n\nA message has no translation")


@pytest.mark.parametrize("command", ["update", "check", "stats", "build"])
def test_a_project_without_targets_is_told_so(command: str, diglot: RunDiglot, project: Path) -> None:
    (project / "diglot.toml").write_text(CONFIGURATION.replace("targets", "# targets"), encoding="utf-8")
    _is_one_line_of_bad_use(diglot(command), "diglot.toml: targets: there are none")


def test_a_terminal_of_another_encoding_gets_escapes_and_no_traceback(tmp_path: Path) -> None:
    make_project(tmp_path, {"locales/article.pot": TEMPLATE.replace("Opening hours", "Opening 时间")})
    make_project(tmp_path, {"locales/ui.pot": TEMPLATE})
    done = _process("check", cwd=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert "Opening \\u65f6\\u95f4\n" in done.stdout
    assert done.stderr == "4 errors\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_result_that_finds_no_space_is_3_and_one_line() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "diglot", "explain"],
            env={**os.environ, "PYTHONPATH": SOURCE},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    line = "stdout: cannot be written: No space left on device; free the way or the space and run again\n"
    assert (done.returncode, done.stderr) == (3, line)
