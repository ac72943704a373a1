"""Running a batch, from its catalogue to its files.

One process, this one, writes all files and the journal: a song is written when its first answer comes, and never again
unless its sound, its words or the checkpoint change.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kmaker_studio.batch.catalogue import Entry
from kmaker_studio.batch.journal import Journal, Record, is_done, open_journal, output_names
from kmaker_studio.batch.song_job import Outcome, Publish, Settings, write_outputs
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.files import shown
from kmaker_studio.core.jobs import Cancelled, Progress, Report


@dataclass(frozen=True, slots=True)
class Summary:
    """What a batch did: how many songs it aligned, how many were done before, why others failed, what to look at."""

    aligned: int
    skipped: int
    failures: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WorkerPool:
    """Who does the work: `jobs` processes of this machine, or the workers of a Dask `scheduler` where one is named."""

    jobs: int = 1
    scheduler: str = ""


def run_batch(
    entries: Sequence[Entry],
    out: Path,
    settings: Settings,
    crew: WorkerPool,
    report: Report,
    cancelled: Cancelled,
    *,
    again: bool = False,
    publish: Publish = write_outputs,
) -> Summary:
    """Align every entry that is not yet done (or all of them, `again`), keeping a journal in the folder `out`.

    What fails is told and tried again by the next run; it stops nothing else. Raises `JobCancelled` and `KMakerError`
    where nothing can go on; the journal then knows what is done.
    """
    with open_journal(out) as journal:
        todo = [entry for entry in entries if again or not is_done(entry, journal, out, settings, cancelled)]
        skipped = len(entries) - len(todo)
        failures: list[tuple[str, str]] = []
        notes: list[tuple[str, str]] = []
        done = skipped

        def begin() -> None:
            report(Progress("Aligning songs", skipped, len(entries)))

        with closing(_outcomes(todo, settings, crew, begin, report, cancelled)) as outcomes:
            for entry, outcome in outcomes:
                reason = _settle(entry, outcome, journal, out, publish)
                if reason:
                    failures.append((entry.name, reason))
                notes += [(entry.name, note) for note in outcome.notes]
                done += 1
                report(Progress("Aligning songs", done, len(entries)))
    return Summary(len(todo) - len(failures), skipped, tuple(sorted(failures)), tuple(sorted(notes)))


def _outcomes(
    todo: Sequence[Entry],
    settings: Settings,
    crew: WorkerPool,
    begin: Callable[[], None],
    report: Report,
    cancelled: Cancelled,
) -> Generator[tuple[Entry, Outcome]]:
    if todo and crew.scheduler:
        from kmaker_studio.batch.dask_cluster import align_on_cluster

        yield from align_on_cluster(todo, settings, crew.scheduler, begin, report, cancelled)
    elif todo:
        from kmaker_studio.batch.process_pool import align_locally

        begin()
        yield from align_locally(todo, settings, crew.jobs, cancelled)


def _settle(entry: Entry, outcome: Outcome, journal: Journal, out: Path, publish: Publish) -> str:
    """Write the song's files, then its line of the journal; returns why it failed, or nothing."""
    reason = outcome.reason
    if outcome.song is not None:
        try:
            publish(entry, outcome.song)
        except JobCancelled:
            raise
        except (KMakerError, OSError) as error:
            reason = shown(error)
        except Exception as error:  # noqa: BLE001 - one song's file shall not stop the others
            reason = shown(f"The program failed on {entry.name} ({error!r}): please report this.")
    if reason:
        journal.write(Record(entry.name, "failed", reason=reason, seconds=round(outcome.seconds, 3)))
    else:
        outputs = output_names(entry, out)
        journal.write(Record(entry.name, "done", outcome.key, outputs, round(outcome.seconds, 3)))
    return reason
