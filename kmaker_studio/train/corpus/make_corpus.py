"""Making a corpus of synthetic singing in the ZAC2022 layout: `songs/*.flac`, `labels/*.json`, `corpus.json`."""

import json
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from kmaker_studio.audio.encode import write_audio
from kmaker_studio.core.atomic import write_problem, write_text
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.files import exists, is_file, read_bytes
from kmaker_studio.core.jobs import Cancelled, Progress, Report, ignore_progress, never_cancelled
from kmaker_studio.train.corpus.ingredients import FORMANT_VOICES, Recipe, check_ingredients

if TYPE_CHECKING:
    from kmaker_studio.train.corpus.synthetic_song import SungWord

RECIPE = 4  # raise it when the same seed no longer gives the same songs
SONG_SECONDS = 30.0
TAKES = 3  # songs in a row that share a natural speaker


def make_corpus(
    folder: Path,
    hours: float,
    seed: int = 0,
    workers: int = 2,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
    recipe: Recipe = FORMANT_VOICES,
) -> int:
    """Write `hours` of synthetic singing into `folder` and return the number of songs.

    Every song has its own seed, so that a corpus that was interrupted is taken up where it stopped, and a longer one
    begins with the shorter one. Raises `KMakerError` where `folder` holds a corpus of another seed or recipe.
    """
    check_ingredients(recipe.without)
    if recipe.natural:
        from kmaker_studio.train.corpus.speakers import require_voices

        require_voices(recipe)
    count = max(1, round(hours * 3600 / SONG_SECONDS))
    try:
        (folder / "songs").mkdir(parents=True, exist_ok=True)
        (folder / "labels").mkdir(exist_ok=True)
    except OSError as error:
        raise write_problem(folder, error) from error
    about = folder / "corpus.json"
    languages = _resume(about, _made_by(seed, recipe))
    missing = [
        index
        for index in range(count)
        if song_name(index) not in languages or not is_file(folder / "labels" / f"{song_name(index)}.json")
    ]
    done = count - len(missing)
    try:
        for index, language in _made(folder, seed, recipe, missing, workers, cancelled):
            languages[song_name(index)] = language
            done += 1
            if done % 50 == 0:
                _write_about(about, seed, recipe, languages)
            report(Progress("Singing", done, count))
    finally:
        _write_about(about, seed, recipe, languages)
    return count


def song_name(index: int) -> str:
    """The file name, without suffix, of a corpus's song."""
    return f"{index:06d}"


def _made_by(seed: int, recipe: Recipe) -> dict[str, object]:
    return {"recipe": RECIPE, "seed": seed, "natural": recipe.natural, "without": list(recipe.without)}


def _write_about(about: Path, seed: int, recipe: Recipe, languages: dict[str, str]) -> None:
    text = json.dumps({**_made_by(seed, recipe), "languages": dict(sorted(languages.items()))}, indent=1)
    write_text(about, text + "\n")


def _resume(about: Path, made_by: dict[str, object]) -> dict[str, str]:
    if not exists(about):
        return {}
    try:
        found = json.loads(read_bytes(about).decode("utf-8"))
        found_by, languages = {key: found[key] for key in ("recipe", "seed")}, dict[str, str](found["languages"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KMakerError(
            "{about} cannot be read ({error}): remove it to make the corpus anew.", about=about, error=error
        ) from error
    if {**found_by, "natural": found.get("natural"), "without": found.get("without")} != made_by:
        raise KMakerError(
            "{folder} holds a corpus of another seed or recipe: choose an empty folder.", folder=about.parent
        )
    return languages


def _made(
    folder: Path, seed: int, recipe: Recipe, indexes: list[int], workers: int, cancelled: Cancelled
) -> Iterator[tuple[int, str]]:
    # spawned, not forked: the synthesiser's library keeps threads of its own
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    # the songs of one natural speaker are one job: its phrases are spoken once
    takes = TAKES if recipe.natural else 1
    queue = (tuple(group) for _, group in groupby(indexes, lambda index: index // takes))
    running: set[Future[list[tuple[int, str]]]] = set()
    try:
        while True:
            while len(running) < 4 * workers and (group := next(queue, None)) is not None:
                running.add(pool.submit(_make_some, folder, seed, recipe, group))
            if not running:
                return
            finished, running = wait(running, timeout=0.2, return_when=FIRST_COMPLETED)
            if cancelled():
                raise JobCancelled
            for future in finished:
                yield from future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _make_some(folder: Path, seed: int, recipe: Recipe, indexes: tuple[int, ...]) -> list[tuple[int, str]]:
    import numpy as np
    import torch

    from kmaker_studio.train.corpus.speakers import natural_speaker
    from kmaker_studio.train.corpus.synthetic_song import RATE, make_song

    torch.set_num_threads(1)
    group = indexes[0] // TAKES
    speaker = None
    if np.random.default_rng((seed, 0, group)).random() < recipe.natural:
        speaker = natural_speaker((seed, 7, group), recipe)
    made: list[tuple[int, str]] = []
    for index in indexes:
        if shutil.disk_usage(folder).free < 100_000_000:
            raise KMakerError("The disk of {folder} is full: free some space and run the command again.", folder=folder)
        song = make_song((seed, index), SONG_SECONDS, speaker, recipe.without)
        write_audio(folder / "songs" / f"{song_name(index)}.flac", song.samples, RATE)
        write_text(folder / "labels" / f"{song_name(index)}.json", _label(song.lines))
        made.append((index, song.language))
    return made


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
