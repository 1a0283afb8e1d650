"""The executor: any number of workers gives the same results in the same order."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diglot
from diglot.model import PageError
from diglot.runtime.executor import cpus, run

_opened: list[str] = []


def _square(number: int) -> int:
    return number * number


def _late_if_early(number: int) -> int:
    time.sleep(0.02 if number < 3 else 0)
    return number


def _process(_number: int) -> int:
    return os.getpid()


def _open(name: str) -> None:
    _opened.append(name)


def _what_is_open(_number: int) -> tuple[str, ...]:
    return tuple(_opened)


def _fail_at_50(number: int) -> int:
    if number == 50:
        raise PageError("page.html", "cannot be decoded", "say its encoding")
    return number


@pytest.mark.parametrize("jobs", [0, 1, 2, 5])
def test_results_come_in_the_order_of_the_inputs(jobs: int) -> None:
    assert list(run(_late_if_early, range(200), jobs=jobs)) == list(range(200))


@settings(max_examples=5, deadline=None)
@given(st.lists(st.integers(), max_size=150), st.integers(1, 3))
def test_any_number_of_workers_gives_what_one_gives(numbers: list[int], jobs: int) -> None:
    assert list(run(_square, numbers, jobs=jobs)) == [_square(number) for number in numbers]


def test_few_inputs_stay_in_this_process() -> None:
    assert set(run(_process, range(10), jobs=8)) == {os.getpid()}
    assert os.getpid() not in set(run(_process, range(500), jobs=2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_setup_runs_once_in_each_process_before_its_first_input(jobs: int) -> None:
    _opened.clear()
    assert set(run(_what_is_open, range(200), jobs=jobs, setup=partial(_open, "zh_CN"))) == {("zh_CN",)}
    assert len(_opened) == (1 if jobs == 1 else 0)


def test_no_input_needs_no_setup() -> None:
    _opened.clear()
    assert list(run(_square, (), jobs=2, setup=partial(_open, "zh_CN"))) == []
    assert not _opened


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_comes_back_whole_after_the_results_before_it(jobs: int) -> None:
    results = run(_fail_at_50, range(200), jobs=jobs)
    assert next(results) == 0
    with pytest.raises(PageError, match="cannot be decoded; say its encoding"):
        list(results)


def test_a_caller_may_stop_early() -> None:
    results = run(_square, range(2000), jobs=2)
    assert next(results) == 0
    del results


def test_there_is_at_least_one_cpu() -> None:
    assert cpus() >= 1


ALONE = """\
import os, pathlib, sys, time
from diglot.runtime.executor import run

def wait(number):
    pathlib.Path(sys.argv[1], str(os.getpid())).touch()
    time.sleep(60)

list(run(wait, range(200), jobs=2))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="it looks at processes in /proc")
def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(diglot.__file__).parents[1])}
    with subprocess.Popen([sys.executable, "-c", ALONE, str(tmp_path)], env=environment) as parent:
        _wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
        parent.kill()
    _wait_until(lambda: not any(_runs(path.name) for path in tmp_path.iterdir()))


def _runs(process: str) -> bool:
    try:
        status = Path("/proc", process, "stat").read_text("utf-8")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] not in "XZ"


def _wait_until(happens: Callable[[], bool]) -> None:
    last = time.monotonic() + 20
    while not happens():
        assert time.monotonic() < last
        time.sleep(0.01)
