"""What a command costs: CPU time of it and its children, start-up included, and its peak memory.

The benchmarks read CPU time and compare programs side by side, for wall time on a busy machine says little.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """CPU and wall seconds of a finished command and its peak memory in MB (the largest single process)."""

    cpu: float
    wall: float
    peak: float


def cost(*command: str | Path, cwd: Path | None = None, allow: Sequence[int] = (0,)) -> Cost:
    """The cost of a command; an exit code that `allow` does not name ends the benchmark with its output."""
    # A small process in between: a child counts the memory of the one that forked it as its own peak.
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder, "cost.json")
        launcher = [sys.executable, "-I", "-S", __file__, str(result), *map(str, command)]
        pipe, same = subprocess.PIPE, subprocess.STDOUT
        done = subprocess.run(launcher, cwd=cwd, stdout=pipe, stderr=same, text=True, check=False)
        if done.returncode not in allow:
            sys.exit(f"bench: {' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout[-4000:]}")
        return Cost(*json.loads(result.read_text(encoding="utf-8")))


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The rows as aligned text: columns of figures to the right, others to the left."""
    body = [list(map(str, row)) for row in rows]
    columns = []
    for title, *cells in zip(head, *body, strict=True):
        width = max(map(len, (title, *cells)))
        figures = any(cells) and not any(cell.strip("0123456789.,") for cell in cells)
        columns.append([cell.rjust(width) if figures else cell.ljust(width) for cell in (title, *cells)])
    return "\n".join("  ".join(line).rstrip() for line in zip(*columns, strict=True))


def _main(result: str, *command: str) -> int:
    begun = time.perf_counter()
    # Who installs a program has its byte code, whatever the environment here says.
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    _, status, usage = os.wait4(os.posix_spawnp(command[0], command, environ), 0)
    spent = (usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss / 1024)
    Path(result).write_text(json.dumps(spent), encoding="utf-8")
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
