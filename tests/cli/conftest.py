"""Commands that run in this process, on a small project."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from diglot.cli.app import run
from tests.projects import make_project

__all__ = ["Run", "RunDiglot"]


class Run(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


RunDiglot = Callable[..., Run]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, which is also the current folder."""
    for name in ("DIGLOT_OUTPUT", "DIGLOT_JOBS", "NO_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return make_project(tmp_path)


@pytest.fixture
def diglot(capsys: pytest.CaptureFixture[str]) -> RunDiglot:
    """Runs a command."""

    def command(*arguments: str) -> Run:
        code = run(arguments)
        captured = capsys.readouterr()
        return Run(code, captured.out, captured.err)

    return command
