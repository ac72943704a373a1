"""A corpus of synthetic singing in the ZAC2022 layout: `songs/*.flac`, `labels/*.json`, and `corpus.json`."""

import json
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from kmaker_studio.audio.encode import write_sound
from kmaker_studio.core.atomic import write_problem, write_text
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.jobs import Cancelled, Progress, Report, ignore_progress, never_cancelled

if TYPE_CHECKING:
    from kmaker_studio.train.synth import SungWord

RECIPE = 4  # raise it when the same seed no longer gives the same songs
SONG_SECONDS = 30.0


def make_corpus(
    folder: Path,
    hours: float,
    seed: int = 0,
    workers: int = 2,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> int:
    """Write `hours` of synthetic singing into `folder` and return the number of songs.

    Every song has its own seed, so that a corpus that was interrupted is taken up where it stopped, and a longer one
    begins with the shorter one. Raises `KMakerError` where `folder` holds a corpus of another seed or recipe.
    """
    count = max(1, round(hours * 3600 / SONG_SECONDS))
    try:
        (folder / "songs").mkdir(parents=True, exist_ok=True)
        (folder / "labels").mkdir(exist_ok=True)
    except OSError as error:
        raise write_problem(folder, error) from error
    about = folder / "corpus.json"
    languages = _resume(about, seed)
    missing = [
        index
        for index in range(count)
        if song_name(index) not in languages or not (folder / "labels" / f"{song_name(index)}.json").exists()
    ]
    done = count - len(missing)
    try:
        for index, language in _made(folder, seed, missing, workers, cancelled):
            languages[song_name(index)] = language
            done += 1
            if done % 50 == 0:
                _write_about(about, seed, languages)
            report(Progress("Singing", done, count))
    finally:
        _write_about(about, seed, languages)
    return count


def song_name(index: int) -> str:
    """The file name, without suffix, of a corpus's song."""
    return f"{index:06d}"


def _write_about(about: Path, seed: int, languages: dict[str, str]) -> None:
    text = json.dumps({"recipe": RECIPE, "seed": seed, "languages": dict(sorted(languages.items()))}, indent=1)
    write_text(about, text + "\n")


def _resume(about: Path, seed: int) -> dict[str, str]:
    if not about.exists():
        return {}
    try:
        found = json.loads(about.read_text("utf-8"))
        made_by, languages = (found["recipe"], found["seed"]), dict[str, str](found["languages"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KMakerError(f"{about} cannot be read ({error}): remove it to make the corpus anew.") from error
    if made_by != (RECIPE, seed):
        raise KMakerError(f"{about.parent} holds a corpus of another seed or recipe: choose an empty folder.")
    return languages


def _made(folder: Path, seed: int, indexes: list[int], workers: int, cancelled: Cancelled) -> Iterator[tuple[int, str]]:
    # spawned, not forked: the synthesiser's library keeps threads of its own
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    queue = iter(indexes)
    running: dict[Future[str], int] = {}
    try:
        while True:
            while len(running) < 4 * workers and (index := next(queue, None)) is not None:
                running[pool.submit(_make_one, folder, seed, index)] = index
            if not running:
                return
            finished, _ = wait(running, timeout=0.2, return_when=FIRST_COMPLETED)
            if cancelled():
                raise JobCancelled
            for future in finished:
                yield running.pop(future), future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _make_one(folder: Path, seed: int, index: int) -> str:
    import torch

    from kmaker_studio.train.synth import RATE, make_song

    torch.set_num_threads(1)
    if shutil.disk_usage(folder).free < 100_000_000:
        raise KMakerError(f"The disk of {folder} is full: free some space and run the command again.")
    song = make_song((seed, index), SONG_SECONDS)
    write_sound(folder / "songs" / f"{song_name(index)}.flac", song.samples, RATE)
    write_text(folder / "labels" / f"{song_name(index)}.json", _label(song.lines))
    return song.language


def _label(lines: "Sequence[Sequence[SungWord]]") -> str:
    """The lines as ZAC2022 JSON; beside that layout's keys a word has `v`, the millisecond where its voice stops."""
    rows = [
        {
            "s": round(line[0].start * 1000),
            "e": round(line[-1].end * 1000),
            "l": [
                {"s": round(w.start * 1000), "e": round(w.end * 1000), "d": w.text, "v": round(w.voiced * 1000)}
                for w in line
            ],
        }
        for line in lines
    ]
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"
