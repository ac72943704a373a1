"""How much processor time "Fix all" takes, beside checking the whole song again after each mend.

Both must give the same song.
Run it as `python benchmarks/fix_all.py`, with `--words 600` where the slow way (a minute for 3,000 words) is too slow.
The songs are made here: words of a few milliseconds with silence around them, the same in a single line, words that
run into each other, lines without timing, and all of these mixed.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kmaker_studio.core.edits.fixes import fix_all
from kmaker_studio.core.problems import problems
from kmaker_studio.core.song import Song, WordSpec, build_lines

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.core.edits import slow_fixes

_A_LINE = 6
_STEP_MS = 200

Made = Callable[[random.Random, int], WordSpec]


def _short(rng: random.Random, number: int) -> WordSpec:
    start = number * _STEP_MS
    return ("la", start, start + rng.randint(1, 20))


def _overlapping(rng: random.Random, number: int) -> WordSpec:
    start = number * _STEP_MS
    return ("la", start, start + _STEP_MS + rng.randint(1, 100))


def _untimed(_rng: random.Random, number: int) -> WordSpec:
    start = number * _STEP_MS
    return ("la", start, start + 120) if number % (2 * _A_LINE) < _A_LINE else "oh"


def _mixed(rng: random.Random, number: int) -> WordSpec:
    return rng.choice([_short, _overlapping, _untimed])(rng, number)


def _song(made: Made, words: int, a_line: int) -> Song:
    rng = random.Random(8)
    specs: Sequence[WordSpec] = [made(rng, number) for number in range(words)]
    lines = [specs[first : first + a_line] for first in range(0, words, a_line)]
    return Song(lines=build_lines(lines), duration_ms=words * _STEP_MS)


def _timed(mend: Callable[[Song], tuple[Song, int]], song: Song) -> tuple[float, tuple[Song, int]]:
    begin = time.process_time()  # what else the machine does has no part in it
    result = mend(song)
    return time.process_time() - begin, result


def main() -> int:
    """Print a row a song; the exit status is 1 where the two ways differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=3000)
    parser.add_argument("--without-slow", action="store_true", help="time only the way that the program uses")
    options = parser.parse_args()
    songs = {
        "short words": _song(_short, options.words, _A_LINE),
        "short words in one line": _song(_short, options.words, options.words),
        "overlapping words": _song(_overlapping, options.words, _A_LINE),
        "untimed lines": _song(_untimed, options.words, _A_LINE),
        "all of these mixed": _song(_mixed, options.words, _A_LINE),
    }
    differing = 0
    for name, song in songs.items():
        fast_s, result = _timed(fix_all, song)
        row = f"{name}: {options.words} words, {len(problems(song))} problems, {result[1]} mended in {fast_s:.3f} s"
        if not options.without_slow:
            slow_s, expected = _timed(slow_fixes.fix_all, song)
            row += f"; the slow way {slow_s:.1f} s, {slow_s / fast_s:.0f} times as long"
            if result != expected:
                differing += 1
                row += "; THE RESULTS DIFFER"
        print(row, flush=True)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
