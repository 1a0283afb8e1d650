"""A command and faults of the system -> what became of the files, for every point at which it writes.

    python -m tests.faults.lab FOLDER [--pages 3] [--every 1] [--random 0] WHAT ...

The faults are made in Python: a call that writes ends in an error or in the death of the process, before it or in
the middle. Each run is a fork of this process, so it must have no threads.
"""

from __future__ import annotations

import argparse
import errno
import io
import itertools
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final, Self, cast

from diglot.cli.app import run
from tests.faults.cases import COMMANDS, Case, make_case
from tests.faults.verdict import Report, after_fault, after_rerun

_CALLS: Final = ("open", "write", "fsync", "replace", "unlink", "mkdir", "rmdir", "chmod")
"""Of the module `os`, by which all writing is done. A buffered file writes by itself: see `_Torn`."""
_SYSTEM_CALLS: Final = (
    *("openat", "write", "pwrite64", "fsync", "fdatasync", "close", "rename", "renameat", "renameat2", "unlink"),
    *("unlinkat", "mkdir", "mkdirat", "rmdir", "chmod", "fchmod", "fchmodat", "ftruncate", "flock"),
)
KINDS: Final = ("kill", "ENOSPC", "EIO")


class _Torn:
    """A file for writing that takes half of what it is given before its point comes."""

    def __init__(self, file: BinaryIO, point: Callable[[], None]) -> None:
        self._file, self._point = file, point

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def writelines(self, pieces: Iterable[bytes]) -> None:
        content = b"".join(pieces)
        self._file.write(content[: len(content) // 2])
        self._file.flush()
        self._point()
        self._file.write(content[len(content) // 2 :])


def disturb(kind: str, number: int) -> Callable[[], int]:
    """Have the call with that number among those that write fail, or kill this process; how many there were."""
    calls = itertools.count()

    def point() -> None:
        if next(calls) == number:
            if kind == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(getattr(errno, kind), os.strerror(getattr(errno, kind)))

    def disturbed(call: Callable[..., Any], is_writing: Callable[..., bool]) -> Callable[..., Any]:
        def wrapper(*arguments: Any, **keywords: Any) -> Any:
            if is_writing(*arguments, **keywords):
                point()
            return call(*arguments, **keywords)

        return wrapper

    fdopen, io_open = os.fdopen, io.open
    for name in _CALLS:
        setattr(os, name, disturbed(getattr(os, name), _opens_to_write if name == "open" else _always))
    setattr(os, "fdopen", lambda *given, **named: _Torn(cast("BinaryIO", fdopen(*given, **named)), point))  # noqa: B010
    setattr(io, "open", disturbed(io_open, _mode_writes))  # noqa: B010
    return lambda: next(calls)


def _always(*_: object, **__: object) -> bool:
    return True


def _opens_to_write(_path: object, flags: int, *_: object, **__: object) -> bool:
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_DIRECTORY))


def _mode_writes(_path: object, mode: str = "r", *_: object, **__: object) -> bool:
    return "w" in mode


def forked(action: Callable[[], int]) -> int:
    """The process in which an action runs; its exit code is what that returns."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        code = action()
    finally:
        os._exit(code)


def ended(child: int) -> int | None:
    """The exit code of a process; None if it was killed."""
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return None if code == -signal.SIGKILL else code


def every_call(case: Case, place: Path, report: Report, kinds: Iterable[str], step: int) -> None:
    """Each call that writes ends in each kind of fault, or every `step`-th of them."""
    calls = _calls(case, place)
    for kind in kinds:
        for number in range(0, calls, step):
            project = case.fresh(place)

            def action(kind: str = kind, number: int = number, project: Path = project) -> int:
                disturb(kind, number)
                return run(case.arguments(project))

            judge(case, project, ended(forked(action)), f"{kind} at {number}", kind, report)


def _calls(case: Case, place: Path) -> int:
    """How many calls write in an undisturbed run."""
    project = case.fresh(place)
    result, said = os.pipe()

    def action() -> int:
        count = disturb("none", -1)
        code = run(case.arguments(project))
        os.writev(said, [str(count()).encode()])
        return code

    assert ended(forked(action)) == 0
    os.close(said)
    return int(os.read(result, 20))


def every_system_call(case: Case, place: Path, report: Report, kinds: Iterable[str], step: int) -> None:
    """The same below Python: strace makes each system call fail that writes in the project, or the death of it."""
    project = case.fresh(place)
    trace = place.with_name("trace")
    program = [sys.executable, "-m", "diglot", *case.arguments(project)]
    calls = ",".join(_SYSTEM_CALLS)
    strace = ["strace", "-f", "-qq"]
    environment = os.environ | {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}

    def traced(*options: str | Path) -> int:
        command = [*strace, *options, *program]
        return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)

    assert traced("-y", "-o", trace, "-e", f"trace={calls}") == 0
    points = [*_points(trace.read_text("utf-8", "replace"), str(project))]
    for kind in kinds:
        fault = "signal=KILL" if kind == "kill" else f"error={kind}"
        for call, number in points[::step]:
            case.fresh(place)
            inject = ["-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}"]
            code = traced("-o", "/dev/null", *inject)
            killed = code in {-signal.SIGKILL, 128 + signal.SIGKILL}
            judge(case, project, None if killed else code, f"{kind} at {call} {number}", f"{kind} by strace", report)


def _points(trace: str, project: str) -> Iterator[tuple[str, int]]:
    """The system calls that write below a folder: name, and number among those of that name in the same thread.

    Of the threads beside the first one, which only sync: there the numbers of other calls are those of the loader here.
    """
    first = trace.split(" ", 1)[0]
    counts: Counter[tuple[str, str]] = Counter()
    seen: set[tuple[str, int]] = set()
    for line in trace.splitlines():
        found = re.match(r"(\d+) +(\w+)\((.*)", line)
        if found is None:
            continue
        thread, call, rest = found.groups()
        counts[thread, call] += 1
        point = (call, counts[thread, call])
        is_known = point in seen or (thread != first and call != "fsync")
        if project in rest and not _reads(call, rest) and not is_known:
            seen.add(point)
            yield point


def _reads(call: str, arguments: str) -> bool:
    if call == "openat":  # a folder is opened to be synced, and with O_NONBLOCK to be listed
        return not re.search("O_WRONLY|O_RDWR|O_CREAT", arguments) and not re.search(
            "O_RDONLY.O_CLOEXEC.O_DIRECTORY", arguments
        )
    return call == "close" and not re.search(r"\.tmp>|/\.diglot/", arguments)


def full_disks(case: Case, place: Path, report: Report, step: int) -> None:
    """A file system of memory has less and less space left."""
    place.mkdir(exist_ok=True)
    for free in range(0, 200, step):
        _mount(place, "size=64m")
        try:
            project = case.fresh(place / "project")
            disk = os.statvfs(place)
            _mount(place, f"remount,size={(disk.f_blocks - disk.f_bfree) * disk.f_frsize // 1024 + free}k")
            code = ended(forked(partial(_run, case, project)))
            _mount(place, "remount,size=64m")
            judge(case, project, code, f"{free} KiB free", "full disk", report)
        finally:
            subprocess.run(["umount", place], check=True)


def _mount(place: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], check=True)


def _run(case: Case, project: Path) -> int:
    return run(case.arguments(project))


def judge(case: Case, project: Path, code: int | None, what: str, kind: str, report: Report) -> None:
    """Adds what became of a run to the report."""
    state, faults = after_fault(case, project, code)
    again = ended(forked(partial(_run, case, project)))
    faults += after_rerun(case, project, 1 if again is None else again)
    report.faults.extend(f"{case.command}, {what}: {fault}" for fault in faults)
    report.points[f"{case.command}, {kind}: {state}"] += 1


def random_moments(case: Case, place: Path, report: Report, rounds: int) -> None:
    """Kills runs at random moments of their lives."""
    chance = random.Random(case.command)
    begun = time.monotonic()
    ended(forked(partial(_run, case, case.fresh(place))))
    length = time.monotonic() - begun
    for number in range(rounds):
        project = case.fresh(place)
        child = forked(partial(_run, case, project))
        time.sleep(chance.uniform(0, 1.2 * length))
        os.kill(child, signal.SIGKILL)
        judge(case, project, ended(child), f"random {number}", "random kill", report)


def file_size_limits(case: Case, place: Path, report: Report) -> None:
    """No file may be larger than a few bytes, or than some limit below the largest."""
    largest = max(len(content) for content in case.new.values())
    for limit in (0, 1, 100, largest // 2, largest - 1, 1 << 20):
        project = case.fresh(place)

        def action(limit: int = limit, project: Path = project) -> int:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            return run(case.arguments(project))

        judge(case, project, ended(forked(action)), f"RLIMIT_FSIZE {limit}", "RLIMIT_FSIZE", report)


def main() -> int:
    """Runs the experiments; prints the report as JSON."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--pages", type=int, default=3)
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--random", type=int, default=0)
    options.add_argument("--strace", type=int, default=0, metavar="STEP")
    options.add_argument("--full-disk", type=int, default=0, metavar="KIB")
    options.add_argument("--calls", action=argparse.BooleanOptionalAction, default=True)
    options.add_argument("--kinds", nargs="*", default=list(KINDS))
    options.add_argument("--commands", nargs="*", default=list(COMMANDS))
    chosen = options.parse_args()
    os.environ["SOURCE_DATE_EPOCH"] = "86400"
    report = Report(Counter(), [])
    said = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for command in chosen.commands:
        case = make_case(chosen.folder, command, chosen.pages)
        place = chosen.folder / "disturbed"
        if chosen.calls:
            every_call(case, place, report, chosen.kinds, chosen.every)
            file_size_limits(case, place, report)
        if chosen.strace:
            every_system_call(case, place, report, chosen.kinds, chosen.strace)
        if chosen.full_disk:
            full_disks(case, place.with_name("disk"), report, chosen.full_disk)
        random_moments(case, place, report, chosen.random)
    os.write(said, json.dumps({"points": report.points, "faults": report.faults}, indent=1).encode())
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
