"""What other repositories use: the hooks for pre-commit, the GitHub Action, and the examples of docs/ci.md."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from diglot.cli.app import create_app
from tests.projects import make_project

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
DOCUMENT = (ROOT / "docs" / "ci.md").read_text("utf-8")
EXAMPLES: list[Any] = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL)]
HEADER = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
LINK = '\nmsgid "Read <a>it</a>"\nmsgstr "阅读它"\n'


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_that_there_is(hook: dict[str, Any]) -> None:
    program, command, *options = hook["entry"].split()
    commands = get_command(create_app()).commands  # type: ignore[attr-defined]  # it is a group
    known = {spelling for parameter in commands[command].params for spelling in parameter.opts}
    assert program == "diglot"
    assert set(options) <= known
    assert re.compile(hook["files"]).search("locales/de/LC_MESSAGES/ui.po")


def _run_action(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the last step as a runner does: inputs by variables, the script in bash."""
    values = {name: entry["default"] for name, entry in ACTION["inputs"].items()} | inputs
    temporary = folder / "temp"
    (temporary / "diglot" / "bin").mkdir(parents=True)
    program = temporary / "diglot" / "bin" / "diglot"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m diglot "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    step = ACTION["runs"]["steps"][-1]
    expression = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")
    environ = {name: expression.sub(lambda match: values[match[1]], value) for name, value in step["env"].items()}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env={**os.environ, **environ, "RUNNER_TEMP": str(temporary), "GITHUB_WORKSPACE": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_checks_the_files_that_match(tmp_path: Path) -> None:
    (tmp_path / "a b").mkdir()
    (tmp_path / "a b" / "zh_CN.po").write_text(HEADER + LINK, encoding="utf-8")
    done = _run_action(tmp_path, files="**/*.po\n", sarif="out.sarif")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=a b/zh_CN.po,line=7,")
    assert (tmp_path / "out.sarif").exists()
    assert _run_action(tmp_path / "a b", files="*.po", **{"fail-on": "never"}).returncode == 0


def test_the_action_checks_the_project_where_no_files_are_named(tmp_path: Path) -> None:
    done = _run_action(make_project(tmp_path))
    assert done.returncode == 2
    assert "article.pot" in done.stdout


def test_the_action_fails_where_no_file_matches(tmp_path: Path) -> None:
    done = _run_action(tmp_path, files="*.po")
    assert (done.returncode, done.stdout) == (2, "::error title=diglot::no file matches the input files\n")


def test_inputs_are_no_commands(tmp_path: Path) -> None:
    (tmp_path / "zh_CN.po").write_text(HEADER, encoding="utf-8")
    done = _run_action(tmp_path, files="*.po\n$(touch x); touch x", arguments="--quiet\n--glossary=$(touch x)*")
    assert done.returncode == 2
    assert "$(touch x)*: No such file" in done.stderr
    assert not (tmp_path / "x").exists()


def test_the_action_has_no_expression_in_a_script() -> None:
    assert all("${{" not in step["run"] for step in ACTION["runs"]["steps"])


def test_the_examples_use_what_there_is() -> None:
    hooks = {hook["id"] for hook in HOOKS}
    inputs = set(ACTION["inputs"])
    seen = set()
    for example in EXAMPLES:
        for repository in example.get("repos", []):
            assert {hook["id"] for hook in repository["hooks"]} <= hooks
            seen.add("pre-commit")
        for job in example.get("jobs", {}).values():
            for step in job["steps"]:
                if "diglot" in step.get("uses", ""):
                    assert set(step.get("with", {})) <= inputs
                    seen.add("github")
        for job in example.values():
            if isinstance(job, dict) and any("diglot check" in line for line in job.get("script", ())):
                reports = {part.partition("=")[2] for line in job["script"] for part in line.split() if "=" in part}
                assert set(job["artifacts"]["reports"].values()) <= reports
                seen.add("gitlab")
    assert seen == {"pre-commit", "github", "gitlab"}
