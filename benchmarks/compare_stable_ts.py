"""The aligner beside stable-ts `align` on the same Whisper base, on the same songs, in one run.

    python benchmarks/compare_stable_ts.py FOLDER

FOLDER holds songs with true times in ZAC2022 JSON under the same names: side by side, or in songs/ and labels/. Both
aligners get the words without their times and in the same language; loading is not counted, decoding is. Prints a
markdown table of errors in seconds, every song weighing the same; Ctrl-C prints that of the songs done so far. Needs
stable-ts and Whisper base, which are in the dependency groups `dev` and `base-weights`.
"""

import argparse
import contextlib
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from kmaker_studio.audio.decode import read_mono
from kmaker_studio.batch.catalogue import AUDIO_SUFFIXES
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song
from kmaker_studio.formats import read_song
from kmaker_studio.text.language import detect_language
from kmaker_studio.train.evaluate import Evaluation, Scores, score_times

RATE = 16_000

Times = list[tuple[float, float]]
Align = Callable[[Song, Path], Times]


def main() -> None:
    """Align with both, score, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--checkpoint", type=Path, help="by default the shipped one")
    arguments = parser.parse_args()
    try:
        print(compare(arguments.folder, arguments.checkpoint))
    except KMakerError as error:
        sys.exit(f"compare_stable_ts: {error}")


def compare(folder: Path, checkpoint: Path | None = None) -> str:
    """The table for the songs of `folder`; raises `KMakerError` where it holds none or something is not installed."""
    pairs = find_songs(folder)
    aligners = {"kmaker": kmaker(checkpoint), "stable-ts": stable_ts()}
    scores: dict[str, dict[str, Scores]] = {name: {} for name in aligners}
    seconds = dict.fromkeys(aligners, 0.0)
    done: list[tuple[float, int]] = []  # seconds and words of each song
    with contextlib.suppress(KeyboardInterrupt):
        for audio, label in pairs:
            song = read_song(label).song
            true = [((word.start_ms or 0) / 1000, (word.end_ms or 0) / 1000) for word in song.words()]
            found: dict[str, tuple[Scores, float]] = {}
            for name, align in aligners.items():  # one after the other, so that both meet the same other load
                started = time.perf_counter()
                times = align(without_times(song), audio)
                found[name] = score_times(true, times), time.perf_counter() - started
                print(f"{label.stem}, {name}: {found[name][1]:.1f} s, {found[name][0]}", file=sys.stderr, flush=True)
            for name, (score, took) in found.items():
                scores[name][label.stem] = score
                seconds[name] += took
            done.append((len(read_mono(audio, RATE)) / RATE, song.word_count))
    if not done:
        raise KMakerError("No song was finished: let it run for longer.")
    length, words = sum(length for length, _ in done), sum(words for _, words in done)
    rows = [
        "| aligner | mean | median | within 0.3 s | off by > 1 s | IoU | seconds | seconds / length |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name in aligners:
        mean = Evaluation(scores[name]).average
        figures = [mean.mean, mean.median, mean.pco, mean.off1s, mean.iou]
        cells = [*(f"{value:.3f}" for value in figures), f"{seconds[name]:.0f}", f"{seconds[name] / length:.3f}"]
        rows.append(f"| {name} | {' | '.join(cells)} |")
    load_average = f", load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    rows += ["", f"{len(done)} songs, {words} words, {length / 60:.1f} min, {os.cpu_count()} cores{load_average}"]
    return "\n".join(rows)


def find_songs(folder: Path) -> list[tuple[Path, Path]]:
    """Sounds and their labels."""
    places = [place for place in (folder, folder / "songs", folder / "labels") if place.is_dir()]
    files = sorted(path for place in places for path in place.iterdir())
    labels = {path.stem: path for path in files if path.suffix.lower() == ".json"}
    pairs = [
        (path, labels[path.stem]) for path in files if path.suffix.lower() in AUDIO_SUFFIXES and path.stem in labels
    ]
    if not pairs:
        raise KMakerError(f"{folder} holds no songs with labels: give a folder of sounds with ZAC2022 JSON.")
    return pairs


def without_times(song: Song) -> Song:
    """The words alone, in the language that they look like."""

    def untimed(line: Line) -> Line:
        return replace(line, words=tuple(replace(word, start_ms=None, end_ms=None) for word in line.words))

    text = "\n".join(line.text for line in song.lines)
    return replace(song, language=detect_language(text), lines=tuple(untimed(line) for line in song.lines))


def kmaker(checkpoint: Path | None) -> Align:
    """Loads the aligner of this program."""
    from kmaker_studio.align.aligner import Aligner

    aligner = Aligner.load(checkpoint)

    def align(song: Song, audio: Path) -> Times:
        timed = aligner.align(song, audio).song
        return [((word.start_ms or 0) / 1000, (word.end_ms or 0) / 1000) for word in timed.words()]

    return align


def stable_ts() -> Align:
    """Loads stable-ts on Whisper base, with the attention heads that openai-whisper times words by."""
    try:
        from stable_whisper.alignment import align as stable_align
    except ImportError as error:
        raise KMakerError("stable-ts is not installed: install the `dev` dependency group, or stable-ts.") from error
    import whisper

    from kmaker_studio.train.base_weights import base_model

    model = base_model()
    model.set_alignment_heads(whisper._ALIGNMENT_HEADS["base"])

    def align(song: Song, audio: Path) -> Times:
        text = "\n".join(line.text for line in song.lines)
        samples = read_mono(audio, RATE)
        result = stable_align(model, samples, text, language=song.language, verbose=None, regroup=False)
        found = [(word.word, word.start, word.end) for word in result.all_words()] if result else []
        return times_of_words([word.text for word in song.words()], found)

    return align


def times_of_words(words: Sequence[str], found: Sequence[tuple[str, float, float]]) -> Times:
    """Times of `words` from those of the pieces (text, start, end) that an aligner cut the same text into.

    Words that it left out get no length where it stopped.
    """
    letters = [(start, end) for text, start, end in found for char in text if not char.isspace()]
    last = found[-1][2] if found else 0.0
    times: Times = []
    place = 0
    for word in words:
        count = sum(not char.isspace() for char in word)
        own = letters[place : place + count]
        times.append((own[0][0], own[-1][1]) if own else (last, last))
        place += count
    return times


if __name__ == "__main__":
    main()
