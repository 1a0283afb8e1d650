"""A function and its inputs -> its results in the order of the inputs, for any number of workers."""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:  # most runs are too small for workers
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

__all__ = ["cpus", "run"]

T = TypeVar("T")
R = TypeVar("R")

_FEW: Final = 32
"""Inputs below which starting workers costs more than they save."""
_CHUNK: Final = 64
"""Most inputs that travel to a worker at a time."""


def run(
    function: Callable[[T], R], items: Sequence[T], *, jobs: int, setup: Callable[[], None] | None = None
) -> Iterator[R]:
    """The result of the function for each input, in order.

    `jobs` is the number of worker processes, 0 for one a CPU; with 1, or few inputs, all is done in this
    process. `setup` is called once in each process before its first input: what it opens (catalogs, compiled
    rules) need not travel with every input. Function, setup, inputs and results must pickle. An exception of
    the function is raised here.
    """
    workers = min(jobs or cpus(), len(items) // (_FEW // 2))
    if workers <= 1:
        if setup is not None and items:
            setup()
        return map(function, items)
    return _run_in_workers(function, items, workers, setup)


def cpus() -> int:
    """The CPUs that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _run_in_workers(
    function: Callable[[T], R], items: Sequence[T], workers: int, setup: Callable[[], None] | None
) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor

    size = min(_CHUNK, max(1, len(items) // (4 * workers)))
    starts = iter(range(0, len(items), size))
    pending: deque[Future[list[R]]] = deque()
    pool = ProcessPoolExecutor(workers, _context(), initializer=_start_worker, initargs=(setup,))
    try:
        # No more than two chunks wait for each worker: a fast worker cannot fill the memory with results.
        while True:
            while len(pending) < 2 * workers and (start := next(starts, None)) is not None:
                pending.append(pool.submit(_run_chunk, function, items[start : start + size]))
            if not pending:
                return
            yield from pending.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _context() -> "BaseContext":
    """Fork starts at once, but must not be used beside threads (a server's)."""
    import multiprocessing

    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    return multiprocessing.get_context("fork" if threading.active_count() == 1 else "forkserver")


def _start_worker(setup: Callable[[], None] | None) -> None:
    # An interrupt reaches every process of the terminal; the parent alone answers it and ends the workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if setup is not None:
        setup()


def _end_with_parent() -> None:
    """Left alone by a parent that was killed, a worker would write beside the next run, and then wait for ever."""
    from multiprocessing import parent_process

    parent = parent_process()
    assert parent is not None, "only workers call this"
    parent.join()
    os._exit(1)


def _run_chunk(function: Callable[[T], R], items: Sequence[T]) -> list[R]:
    return [function(item) for item in items]
