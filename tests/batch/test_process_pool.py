import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from kmaker_studio.batch.catalogue import Entry
from kmaker_studio.batch.journal import open_journal
from kmaker_studio.batch.run import WorkerPool, run_batch
from kmaker_studio.batch.song_job import Settings
from kmaker_studio.core.errors import JobCancelled
from kmaker_studio.core.jobs import ignore_progress, never_cancelled
from kmaker_studio.formats import read_song
from tests.batch.conftest import Watch

Entries = Callable[[int], list[Entry]]
SETTINGS = Settings()

pytestmark = pytest.mark.timeout(900)  # each process loads torch and the model; a busy machine takes its time

needs_kill = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


def kill_children() -> int:
    """Kill the processes of the batch, as the system does when memory runs out; how many there were."""
    children = [child for child in multiprocessing.active_children() if child.pid]
    for child in children:
        with suppress(ProcessLookupError):  # it may have been killed, and buried, a moment ago
            os.kill(child.pid or 0, signal.SIGKILL)
    return len(children)


def states(out: Path) -> dict[str, str]:
    with open_journal(out) as journal:
        return {name: record.state for name, record in journal.records.items()}


def test_a_batch_goes_on_where_it_was_stopped(entries: Entries, tmp_path: Path, watch: Watch):
    songs, out = entries(3), tmp_path / "out"

    def stop_after_one() -> bool:
        return len(watch.published) == 1

    with pytest.raises(JobCancelled):
        run_batch(songs, out, SETTINGS, WorkerPool(1), watch.report, stop_after_one, publish=watch.publish)
    assert watch.published == ["0"]
    assert states(out) == {"0": "done"}
    assert sorted(path.name for path in out.iterdir()) == ["0.json", "kmaker-batch.jsonl"]

    summary = run_batch(songs, out, SETTINGS, WorkerPool(1), watch.report, never_cancelled, publish=watch.publish)
    assert (summary.aligned, summary.skipped, summary.failures) == (2, 1, ())
    assert watch.published == ["0", "1", "2"]
    for song in songs:
        timed = read_song(song.outputs[0]).song
        assert timed.is_timed
        assert [word.text for word in timed.words()] == song.lyrics.read_text("utf-8").split()
    assert done_before(songs, out) == 3

    songs[0].outputs[0].unlink()
    assert done_before(songs, out) == 2
    songs[1].lyrics.write_text("and never brought", "utf-8")
    assert done_before(songs, out) == 1
    copy = tmp_path / "copy.wav"
    copy.write_bytes(songs[2].audio.read_bytes())
    songs[2] = replace(songs[2], audio=copy)  # the same sound elsewhere
    assert done_before(songs, out) == 1
    copy.write_bytes(songs[1].audio.read_bytes())
    assert done_before(songs, out) == 0


def done_before(songs: list[Entry], out: Path) -> float:
    """How many songs a run passes over; it is stopped before it aligns one."""
    watch = Watch()
    try:
        run_batch(songs, out, SETTINGS, WorkerPool(1), watch.report, lambda: bool(watch.steps), publish=watch.publish)
    except JobCancelled:
        assert watch.published == []
        return watch.steps[0]
    return len(songs)


def test_failures_stop_nothing(entries: Entries, tmp_path: Path, watch: Watch):
    songs, out = entries(3), tmp_path / "out"
    songs[0] = replace(songs[0], audio=tmp_path / "none.wav")
    songs[1].lyrics.write_text("", "utf-8")
    songs.append(replace(songs[2], name="3", language="xx", outputs=(out / "3.json",)))
    songs.append(replace(songs[2], name="4", outputs=(tmp_path / "0.txt" / "4.json",)))  # a file, not a folder
    summary = run_batch(songs, out, SETTINGS, WorkerPool(1), watch.report, never_cancelled, publish=watch.publish)
    assert (summary.aligned, summary.skipped) == (1, 0)
    assert watch.published == ["2"]
    assert watch.steps == [0, 1, 2, 3, 4, 5]
    reasons = dict(summary.failures)
    assert set(reasons) == {"0", "1", "3", "4"}
    assert all(reason.endswith(".") for reason in reasons.values())
    assert "There is no sound at" in reasons["0"]
    assert "holds no lyrics" in reasons["1"]
    assert "'xx' is not a language code" in reasons["3"]
    assert "cannot be made" in reasons["4"]
    assert states(out) == {"0": "failed", "1": "failed", "2": "done", "3": "failed", "4": "failed"}


@needs_kill
def test_a_process_that_is_killed_costs_its_song_one_more_try(entries: Entries, tmp_path: Path, watch: Watch):
    killed: list[int] = []

    def cancelled() -> bool:
        if watch.published and not killed:
            killed.append(kill_children())
        return False

    songs = entries(4)
    summary = run_batch(
        songs, tmp_path / "out", SETTINGS, WorkerPool(2), watch.report, cancelled, publish=watch.publish
    )
    assert killed == [2]
    assert (summary.aligned, summary.failures) == (4, ())
    assert sorted(watch.published) == ["0", "1", "2", "3"]
    assert all(read_song(song.outputs[0]).song.is_timed for song in songs)


@needs_kill
def test_a_song_that_kills_its_process_twice_fails(entries: Entries, tmp_path: Path):
    def cancelled() -> bool:
        kill_children()
        return False

    summary = run_batch(entries(1), tmp_path / "out", SETTINGS, WorkerPool(2), ignore_progress, cancelled)
    ((name, reason),) = summary.failures
    assert name == "0"
    assert "died 2 times" in reason
    assert states(tmp_path / "out") == {"0": "failed"}
