"""How long aligning takes and how much memory it needs, beside the limits we set ourselves.

    python benchmarks/align_speed.py [--minutes 3]

The song is the English demo song, sung as often as the length asks for; its true times tell whether a long song is
aligned as well as a short one.
"""

import argparse
import resource
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from kmaker_studio.audio.decode import read_mono
from kmaker_studio.audio.encode import write_audio
from kmaker_studio.core.song import Line, Song
from kmaker_studio.demo import demo_songs
from kmaker_studio.formats import read_song

RATE = 16_000
LIMIT_SHARE = 0.05  # seconds of work for a second of song, loading aside
LIMIT_SHORT_GB, LIMIT_LONG_GB = 1.5, 2.5  # peak memory for a song, and for an hour


def main() -> None:
    """Align, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=3.0)
    minutes = parser.parse_args().minutes

    demo = next(song for song in demo_songs() if song.name == "auld-lang-syne")
    once = read_mono(demo.audio, RATE)
    times = max(1, round(minutes * 60 * RATE / len(once)))
    lyrics, truth = read_song(demo.lyrics).song, read_song(demo.truth).song
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "song.flac"
        write_audio(path, np.tile(once, times), RATE)
        seconds = times * len(once) / RATE

        started = time.perf_counter()
        from kmaker_studio.align.aligner import Aligner

        aligner = Aligner.load()
        loaded = time.perf_counter()
        song = aligner.align(repeated(lyrics, times), path).song
        done = time.perf_counter()

    true = [word.start_ms or 0 for word in truth.words()]
    period_ms = 1000 * len(once) / RATE
    expected = [start + turn * period_ms for turn in range(times) for start in true]
    errors = [abs((word.start_ms or 0) - start) / 1000 for word, start in zip(song.words(), expected, strict=True)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e9 if sys.platform == "darwin" else 1e6)
    share = (done - loaded) / seconds
    limit = LIMIT_LONG_GB if seconds > 1800 else LIMIT_SHORT_GB
    print(f"song           {seconds:8.1f} s, {song.word_count} words")
    print(f"loading        {loaded - started:8.2f} s")
    beside = f"{share / LIMIT_SHARE:.2f} of the limit of {LIMIT_SHARE}"
    print(f"aligning       {done - loaded:8.2f} s = {share:.3f} of the song's length, {beside}")
    print(f"peak memory    {peak:8.2f} GB, {peak / limit:.2f} of the limit of {limit} GB")
    mean, median = statistics.fmean(errors), statistics.median(errors)
    print(f"onset error    {mean:8.3f} s mean, {median:.3f} s median, {max(errors):.3f} s at most")


def repeated(song: Song, times: int) -> Song:
    """`song` with its lines `times` over, under fresh ids."""

    def copy(line: Line, turn: int) -> Line:
        words = tuple(replace(word, id=f"{word.id}-{turn}") for word in line.words)
        return replace(line, id=f"{line.id}-{turn}", words=words)

    return replace(song, lines=tuple(copy(line, turn) for turn in range(times) for line in song.lines))


if __name__ == "__main__":
    main()
