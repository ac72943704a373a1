"""The batch on a Dask cluster, whose workers read the same files under the same paths.

Only the songs travel: the batch itself writes all files, so a song that two workers align, because the first one was
lost on its way, is still written once.
"""

import queue
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import uuid4

from kmaker_studio.batch.catalogue import Entry
from kmaker_studio.batch.song_job import Outcome, Settings, align_entry
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, never_cancelled

_PATIENCE_SECONDS = 60


def align_on_cluster(
    entries: Sequence[Entry],
    settings: Settings,
    address: str,
    begin: Callable[[], None],
    report: Report,
    cancelled: Cancelled,
) -> Iterator[tuple[Entry, Outcome]]:
    """Each entry once with what became of it, as they are done; `begin` is called once there are workers.

    Dask gives a song whose worker dies to another one, three times by its own default. Raises `JobCancelled`, and
    `KMakerError` where the scheduler cannot be reached, has no workers, or is lost.
    """
    client = _connected(address)
    try:
        _await_workers(client, address, report, cancelled)
        begin()
        done: queue.SimpleQueue[Any] = queue.SimpleQueue()
        run = uuid4().hex
        pending: dict[str, tuple[Any, Entry]] = {}
        for number, entry in enumerate(entries):
            key = f"kmaker-{run}-{number}"
            pending[key] = (client.submit(_align, entry, settings, key=key, pure=False), entry)
            pending[key][0].add_done_callback(done.put)
        while pending:
            check_cancelled(cancelled)
            try:
                key = str(done.get(timeout=0.2).key)
            except queue.Empty:
                if client.status != "running":
                    raise _lost(address) from None
                continue
            future, entry = pending.pop(key)
            yield entry, _outcome(future, entry, address)
    finally:
        client.close(timeout=5)


def _connected(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise KMakerError(
            "Batches on many machines need Dask, which is not installed: install kmaker-studio[cluster]."
        ) from error
    try:
        return Client(address, timeout=10, set_as_default=False)
    except (OSError, ValueError) as error:
        raise KMakerError(
            "There is no Dask scheduler at {address}: give an address such as tcp://host:8786.", address=address
        ) from error


def _await_workers(client: Any, address: str, report: Report, cancelled: Cancelled) -> None:
    for second in range(_PATIENCE_SECONDS):
        check_cancelled(cancelled)
        try:
            client.wait_for_workers(1, timeout=1)
        except TimeoutError:
            report(Progress("Waiting for workers", second + 1, _PATIENCE_SECONDS))
        else:
            return
    raise KMakerError(
        "The Dask scheduler at {address} has no workers: start some with dask worker {address}.", address=address
    )


def _outcome(future: Any, entry: Entry, address: str) -> Outcome:
    if future.status == "finished":
        return future.result()
    if future.status == "cancelled":
        raise _lost(address)
    error = future.exception()
    if isinstance(error, JobCancelled):
        raise error
    if type(error).__name__ == "KilledWorker":
        reason = f"The workers that aligned {entry.audio} died, perhaps for lack of memory: give them more."
        return Outcome(reason=reason)
    return Outcome(reason=f"A worker could not take {entry.audio} ({error!r}): install the same version everywhere.")


def _lost(address: str) -> KMakerError:
    return KMakerError(
        "The Dask scheduler at {address} was lost: start it again and run the command again.", address=address
    )


def _align(entry: Entry, settings: Settings) -> Outcome:
    return align_entry(entry, settings, never_cancelled)
