"""How much a few true anchors help the other words: `anchor_gain.py DATA` (songs and labels in the ZAC2022 layout).

Of every song a random tenth of the words is locked at its true times; the others are aligned with and without these
anchors, and their onset errors are printed side by side. The last column is how far any locked word moved.
"""

import argparse
import random
import statistics
from dataclasses import replace
from pathlib import Path

from kmaker_studio.align.aligner import Aligner
from kmaker_studio.core.song import Song
from kmaker_studio.train.data.labelled_songs import read_sources


def locked(song: Song, chosen: set[str]) -> Song:
    """`song` with the words of those ids locked, the others without times."""
    lines = [
        replace(
            line,
            words=tuple(
                replace(word, locked=True) if word.id in chosen else replace(word, start_ms=None, end_ms=None)
                for word in line.words
            ),
        )
        for line in song.lines
    ]
    return replace(song, lines=tuple(lines))


def errors(truth: Song, aligned: Song, left_out: set[str]) -> list[float]:
    """Onset errors in seconds of the words that are not in `left_out`."""
    pairs = zip(truth.words(), aligned.words(), strict=True)
    return [
        abs((true.start_ms or 0) - (guess.start_ms or 0)) / 1000 for true, guess in pairs if true.id not in left_out
    ]


def main() -> None:
    """Print a row a song, and the averages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--share", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    aligner = Aligner.load()
    chance = random.Random(options.seed)
    rows: list[tuple[float, float, int]] = []
    print(f"{'song':32s} {'free':>8s} {'anchored':>9s} {'moved, ms':>10s}")
    for source in read_sources(options.data).songs:
        truth = source.song
        words = [word for word in truth.words() if word.is_timed]
        chosen = {word.id for word in chance.sample(words, max(1, round(options.share * len(words))))}
        free = aligner.align(locked(truth, set()), source.audio).song
        anchored = aligner.align(locked(truth, chosen), source.audio).song
        moved = max(
            abs((true.start_ms or 0) - (word.start_ms or 0)) + abs((true.end_ms or 0) - (word.end_ms or 0))
            for true, word in zip(truth.words(), anchored.words(), strict=True)
            if true.id in chosen
        )
        row = (
            statistics.fmean(errors(truth, free, chosen)),
            statistics.fmean(errors(truth, anchored, chosen)),
            moved,
        )
        rows.append(row)
        print(f"{source.name[:32]:32s} {row[0]:8.3f} {row[1]:9.3f} {row[2]:10d}", flush=True)
    before, after = (statistics.fmean(row[column] for row in rows) for column in (0, 1))
    print(f"{'average':32s} {before:8.3f} {after:9.3f} {max(row[2] for row in rows):10d}")
    print(f"the other words' error is {1 - after / before:.0%} lower")


if __name__ == "__main__":
    main()
