"""The batch by processes of this machine.

Each process is a pool of one, so that one which dies, killed for its memory or by a fault in a library, takes nothing
with it but the song it had, which another process tries once more.
"""

import ctypes
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for
from typing import TypeAlias

from kmaker_studio.batch.catalogue import Entry
from kmaker_studio.batch.song_job import Outcome, Settings, align_entry
from kmaker_studio.core.errors import JobCancelled
from kmaker_studio.core.jobs import Cancelled

Flag: TypeAlias = ctypes.c_byte
"""Shared memory without a lock, which a process that is killed might keep."""

_ATTEMPTS = 2
_THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")
_context = get_context("spawn")  # forked, torch's threads would be missing
_stopped: Flag | None = None


def default_jobs() -> int:
    """How many processes to use unless told: one for every four cores, each with as many threads."""
    return max(1, (os.cpu_count() or 1) // 4)


def align_locally(
    entries: Sequence[Entry], settings: Settings, jobs: int, cancelled: Cancelled
) -> Iterator[tuple[Entry, Outcome]]:
    """Each entry once with what became of it, in the order in which they are done; raises `JobCancelled`."""
    stop = _context.RawValue(ctypes.c_byte, 0)
    jobs = max(1, min(jobs, len(entries)))
    threads = max(1, (os.cpu_count() or 1) // jobs)
    waiting = deque((entry, 1) for entry in entries)
    idle = [_process(threads, stop) for _ in range(jobs)]
    busy: dict[Future[Outcome], tuple[ProcessPoolExecutor, Entry, int]] = {}
    try:
        while waiting or busy:
            while waiting and idle:
                process = idle.pop()
                try:
                    with _ctrl_c_held():
                        future = process.submit(_align, waiting[0][0], settings)
                except BrokenProcessPool:  # it died with nothing to do
                    idle.append(_replaced(process, threads, stop))
                    continue
                busy[future] = (process, *waiting.popleft())
            finished, _ = wait(busy, timeout=0.2, return_when=FIRST_COMPLETED)
            if cancelled():
                raise JobCancelled
            for future in finished:
                process, entry, attempt = busy.pop(future)
                try:
                    outcome = future.result()
                except BrokenProcessPool:
                    idle.append(_replaced(process, threads, stop))
                    if attempt < _ATTEMPTS:
                        waiting.append((entry, attempt + 1))
                        continue
                    outcome = Outcome(reason=_lost(entry))
                else:
                    idle.append(process)
                yield entry, outcome
    finally:
        stop.value = 1
        for process in [*idle, *(process for process, _, _ in busy.values())]:
            process.shutdown(wait=True, cancel_futures=True)


def _lost(entry: Entry) -> str:
    return (
        f"The process that aligned {entry.audio} died {_ATTEMPTS} times, perhaps for lack of memory:"
        " use fewer --jobs or align it alone."
    )


def _process(threads: int, stop: Flag) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, _context, initializer=_begin, initargs=(threads, stop))


def _replaced(process: ProcessPoolExecutor, threads: int, stop: Flag) -> ProcessPoolExecutor:
    process.shutdown()
    return _process(threads, stop)


@contextmanager
def _ctrl_c_held() -> Generator[None]:
    """Processes that are started meanwhile never see Ctrl-C, which is for this one: it comes when they are there."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(threads: int, stop: Flag) -> None:
    """Make this process a good worker, before torch is imported."""
    global _stopped
    _stopped = stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _THREADS:
        os.environ[name] = str(threads)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """A parent that is killed cannot say stop, and its pool would wait for ever."""
    parent = parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)


def _align(entry: Entry, settings: Settings) -> Outcome:
    stop = _stopped
    return align_entry(entry, settings, lambda: stop is not None and stop.value != 0)
