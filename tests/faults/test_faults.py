"""Whatever happens while files are written, each is the old one or the new one, and the next run mends the rest."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.cases import Case
from tests.faults.verdict import after_fault

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the experiments fork")


def lab(folder: Path, *options: str) -> Counter[str]:
    """How many runs were disturbed in which way; fails if any harm was done."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "pipeline"), str(ROOT)])}
    program = [sys.executable, "-m", "tests.faults.lab", str(folder), *options]
    done = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    report = json.loads(done.stdout)
    assert report["faults"] == []
    points: Counter[str] = Counter()
    for what, count in report["points"].items():
        points[what.split(": ")[0]] += count
    return points


def strace() -> str:
    """Why strace cannot be used, if so."""
    if not shutil.which("strace"):
        return "no strace here"
    command = ["strace", "-f", "-o", os.devnull, "-e", "inject=getcwd:error=EIO", "true"]
    return "" if subprocess.call(command, stderr=subprocess.DEVNULL) == 0 else "strace may not trace here"


def no_disk(folder: Path) -> str:
    """Why no file system of memory can be had, if so."""
    if not sys.platform.startswith("linux"):
        return "file systems of memory are mounted on Linux"
    if subprocess.call(["mount", "-t", "tmpfs", "tmpfs", folder], stderr=subprocess.DEVNULL):
        return "mount is not allowed here"
    subprocess.run(["umount", folder], check=True)
    return ""


def test_a_run_that_fails_or_dies_at_a_call_that_writes_harms_nothing(tmp_path: Path) -> None:
    points = lab(tmp_path, "--pages", "1", "--every", "19", "--random", "2")
    for command in ("extract", "update", "build"):
        for fault in ("kill", "ENOSPC", "EIO", "random kill", "RLIMIT_FSIZE"):
            assert points[f"{command}, {fault}"] >= 2, points


def test_nor_does_one_that_fails_below_python(tmp_path: Path) -> None:
    if reason := strace():
        pytest.skip(reason)
    points = lab(tmp_path, "--pages", "1", "--no-calls", "--strace", "40", "--commands", "update")
    assert points["update, kill by strace"] >= 2


def test_nor_a_full_disk(tmp_path: Path) -> None:
    if reason := no_disk(tmp_path):
        pytest.skip(reason)
    points = lab(tmp_path, "--pages", "1", "--no-calls", "--full-disk", "64", "--commands", "build")
    assert points["build, full disk"] >= 2


@pytest.mark.slow
def test_at_every_call_and_at_many_moments_no_harm_is_done(tmp_path: Path) -> None:
    options = [] if strace() else ["--strace", "1"]
    options += [] if no_disk(tmp_path) else ["--full-disk", "4"]
    assert lab(tmp_path, "--pages", "2", "--random", "300", *options).total() > 1000


@pytest.mark.parametrize(
    ("now", "code", "said"),
    [
        (b"old", 3, []),
        (b"new", 0, []),
        (b"old", None, []),
        (b"old", 0, ["exit 0 with old files"]),
        (b"new", 70, ["exit 70"]),
        (b"ne", None, ["build/a: torn"]),
        (b"", None, ["build/a: empty"]),
        (None, None, ["build/a: gone"]),
    ],
)
def test_the_laboratory_sees_harm(tmp_path: Path, now: bytes | None, code: int | None, said: list[str]) -> None:
    case = Case("build", tmp_path, {"build/a": b"old"}, {"build/a": b"new"})
    (tmp_path / "build").mkdir()
    if now is not None:
        (tmp_path / "build" / "a").write_bytes(now)
    assert after_fault(case, tmp_path, code)[1] == said


def test_the_laboratory_sees_what_nobody_should_have_made(tmp_path: Path) -> None:
    case = Case("build", tmp_path, {}, {})
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "b").write_bytes(b"")
    assert after_fault(case, tmp_path, None)[1] == ["build/b: nobody's"]
