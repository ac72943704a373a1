"""A Dask cluster of two worker processes, one of which is killed."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

from kmaker_studio.batch.catalogue import Entry
from kmaker_studio.batch.run import WorkerPool, run_batch
from kmaker_studio.batch.song_job import Settings
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Progress, ignore_progress, never_cancelled
from kmaker_studio.formats import read_song
from tests.batch.conftest import Watch

pytestmark = pytest.mark.timeout(900)  # each worker loads torch and the model; a busy machine takes its time

distributed: Any = pytest.importorskip("distributed")


@pytest.fixture
def cluster() -> Generator[Any]:
    with distributed.LocalCluster(n_workers=0, dashboard_address=None, silence_logs=False) as made:
        yield made


@pytest.fixture
def workers(cluster: Any, tmp_path: Path) -> Generator[list["subprocess.Popen[bytes]"]]:
    command = [sys.executable, "-m", "distributed.cli.dask_worker", cluster.scheduler_address]
    options = ["--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", str(tmp_path / "scratch")]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = [
        subprocess.Popen([*command, *options, "--name", name], env=environment, **quiet) for name in ("first", "second")
    ]
    yield started
    for process in started:
        process.kill()
        process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_every_song_is_written_exactly_once_though_a_worker_is_killed(
    cluster: Any,
    workers: list["subprocess.Popen[bytes]"],
    entries: Callable[[int], list[Entry]],
    tmp_path: Path,
    watch: Watch,
):
    songs, out = entries(8), tmp_path / "out"
    with distributed.Client(cluster, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=600)
    lost: list[set[str]] = []

    def report(progress: Progress) -> None:
        watch.report(progress)
        if progress.done == 2 and not lost:
            (victim,) = (state for state in list(cluster.scheduler.workers.values()) if state.name == "first")
            lost.append({task.key for task in list(victim.processing)})
            os.kill(workers[0].pid, signal.SIGKILL)

    crew = WorkerPool(scheduler=cluster.scheduler_address)
    summary = run_batch(songs, out, Settings(), crew, report, never_cancelled, publish=watch.publish)
    assert lost[0]  # songs were on it and had to go to the other
    assert workers[0].wait(10) == -signal.SIGKILL
    assert (summary.aligned, summary.skipped, summary.failures) == (8, 0, ())
    assert sorted(watch.published) == [str(number) for number in range(8)]
    assert watch.steps == [0, 1, 2, 3, 4, 5, 6, 7, 8]
    for song in songs:
        assert [word.text for word in read_song(song.outputs[0]).song.words()] == song.lyrics.read_text("utf-8").split()
    assert sorted(path.name for path in out.iterdir()) == [
        *(f"{number}.json" for number in range(8)),
        "kmaker-batch.jsonl",
    ]
    journal = (out / "kmaker-batch.jsonl").read_text("utf-8").splitlines()
    assert len(journal) == 8
    assert all('"done"' in line for line in journal)

    again = run_batch(songs, out, Settings(), crew, report, never_cancelled, publish=watch.publish)
    assert (again.aligned, again.skipped, len(watch.published)) == (0, 8, 8)


def test_no_scheduler(entries: Callable[[int], list[Entry]], tmp_path: Path):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        crew = WorkerPool(scheduler=f"tcp://127.0.0.1:{nobody.getsockname()[1]}")
        with pytest.raises(KMakerError, match="There is no Dask scheduler at tcp"):
            run_batch(entries(1), tmp_path / "out", Settings(), crew, ignore_progress, never_cancelled)
    with pytest.raises(KMakerError, match="There is no Dask scheduler at nonsense"):
        run_batch(
            entries(1),
            tmp_path / "out",
            Settings(),
            WorkerPool(scheduler="nonsense://x"),
            ignore_progress,
            never_cancelled,
        )
