"""How the aligner bears lyrics that are not quite what is sung: `stressed_lyrics.py DATA` (songs and labels).

The lyrics of every song are changed in the ways that lyrics from elsewhere are wrong, and the words that are truly sung
are measured: onset errors, the share within 0.3 s and more than 1 s away, averaged over songs; of the wrong words the
share that is marked (confidence under 0.8), of all sung words the share marked; and of written words that nobody sings
the share marked.
"""

import argparse
import random
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kmaker_studio.align.aligner import Aligner
from kmaker_studio.core.doubtful import DOUBTFUL
from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.train.data.labelled_songs import read_sources
from kmaker_studio.train.evaluate import CLOSE, DERAILED

Chance = random.Random
_EVERY_MISSING = 6
_EVERY_REPEATED = 6
_EVERY_EXTRA = 8
_SWAPPED = 0.1


@dataclass(frozen=True, slots=True)
class Stressed:
    """A song's changed lyrics without times, and the ids of the words in them that are sung as written."""

    song: Song
    sung: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one song under one stress; None where there is nothing to measure."""

    mean: float
    median: float
    close: float
    derailed: float
    marked_wrong: tuple[int, int]
    marked: tuple[int, int]
    marked_unsung: tuple[int, int]


Stress = Callable[[Song, Sequence[Line], Chance], Song]


def complete(song: Song, _strange: Sequence[Line], _chance: Chance) -> Song:
    """The lyrics as they are."""
    return song


def missing(song: Song, _strange: Sequence[Line], chance: Chance) -> Song:
    """Every sixth line left out."""
    left_out = chance.randrange(_EVERY_MISSING)
    return _of(song, [line for place, line in enumerate(song.lines) if place % _EVERY_MISSING != left_out])


def extra(song: Song, strange: Sequence[Line], chance: Chance) -> Song:
    """After every eighth line one of another song."""
    lines: list[Line] = []
    for place, line in enumerate(song.lines):
        lines.append(line)
        if place % _EVERY_EXTRA == _EVERY_EXTRA // 2:
            lines.append(_unsung(chance.choice(strange), f"x{place}"))
    return _of(song, lines)


def repeated(song: Song, _strange: Sequence[Line], chance: Chance) -> Song:
    """Every sixth line written twice and sung once; which of the two is sung cannot be said, so neither counts."""
    doubled = chance.randrange(_EVERY_REPEATED)
    lines: list[Line] = []
    for place, line in enumerate(song.lines):
        if place % _EVERY_REPEATED == doubled:
            lines += [_unsung(line, f"a{place}"), _unsung(line, f"b{place}")]
        else:
            lines.append(line)
    return _of(song, lines)


def once(song: Song, _strange: Sequence[Line], _chance: Chance) -> Song:
    """Lines that were sung before are not written again."""
    seen: set[str] = set()
    lines: list[Line] = []
    for line in song.lines:
        text = " ".join(word.text for word in line.words).casefold()
        if text not in seen:
            lines.append(line)
        seen.add(text)
    return _of(song, lines)


def another_take(song: Song, strange: Sequence[Line], chance: Chance) -> Song:
    """A tenth of the words are others than those that are sung."""
    words = [word.text for line in strange for word in line.words]
    lines = [
        replace(
            line,
            words=tuple(
                replace(word, id=f"x{word.id}", text=chance.choice(words)) if chance.random() < _SWAPPED else word
                for word in line.words
            ),
        )
        for line in song.lines
    ]
    return _of(song, lines)


STRESSES: dict[str, Stress] = {
    "complete": complete,
    "missing": missing,
    "extra": extra,
    "repeated": repeated,
    "once": once,
    "another take": another_take,
}


def stressed(song: Song, name: str, strange: Sequence[Line], seed: int) -> Stressed:
    """`song` under the stress of that name; `strange` are lines of other songs."""
    true = {word.id for word in song.words() if word.is_timed}
    changed = STRESSES[name](song, strange, Chance(f"{seed} {name}"))
    return Stressed(changed, frozenset(word.id for word in changed.words() if word.id in true))


def measured(truth: Song, answer: Song, sung: frozenset[str]) -> Row:
    """The figures of an aligned song."""
    times = {word.id: (word.start_ms or 0) / 1000 for word in truth.words()}
    pairs = [(word, abs((word.start_ms or 0) / 1000 - times[word.id])) for word in answer.words() if word.id in sung]
    errors = [error for _, error in pairs]
    wrong = [word for word, error in pairs if error > CLOSE]
    return Row(
        statistics.fmean(errors),
        statistics.median(errors),
        statistics.fmean(error <= CLOSE for error in errors),
        statistics.fmean(error > DERAILED for error in errors),
        _marked(wrong),
        _marked([word for word, _ in pairs]),
        _marked([word for word in answer.words() if word.id not in sung]),
    )


def average(rows: Sequence[Row]) -> str:
    """The averages over songs, and the shares marked of all songs' words together, as text."""
    means = [
        statistics.fmean(getattr(row, column) for row in rows) for column in ("mean", "median", "close", "derailed")
    ]
    shares = [
        sum(pair[0] for pair in pairs) / max(1, sum(pair[1] for pair in pairs))
        for pairs in ([getattr(row, name) for row in rows] for name in ("marked_wrong", "marked", "marked_unsung"))
    ]
    return "".join(f"{value:10.3f}" for value in (*means, *shares))


HEADER = f"{'':14s}" + "".join(
    f"{name:>10s}" for name in ("mean", "median", "0.3 s", "off 1 s", "wrong:", "marked", "unsung:")
)


def _marked(words: Sequence[Word]) -> tuple[int, int]:
    return sum((word.confidence or 0.0) < DOUBTFUL for word in words), len(words)


def _unsung(line: Line, name: str) -> Line:
    words = tuple(replace(word, id=f"{name}-{place}") for place, word in enumerate(line.words))
    return replace(line, id=name, words=words)


def _of(song: Song, lines: Sequence[Line]) -> Song:
    return replace(song, lines=tuple(lines))


def untimed(song: Song) -> Song:
    """`song` without times and locks."""
    lines = [
        replace(
            line,
            words=tuple(replace(word, start_ms=None, end_ms=None, locked=False, syllables=()) for word in line.words),
        )
        for line in song.lines
    ]
    return _of(song, lines)


def main() -> None:
    """Print a row a stress."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    aligner = Aligner.load(options.checkpoint)
    songs = read_sources(options.data).songs
    rows: dict[str, list[Row]] = {name: [] for name in STRESSES}
    for place, source in enumerate(songs):
        strange = [line for other in (*songs[:place], *songs[place + 1 :]) for line in other.song.lines]
        for name in STRESSES:  # the sound is heard once: the aligner keeps what it heard last
            changed = stressed(source.song, name, strange or source.song.lines, options.seed + place)
            if changed.sung:
                answer = aligner.align(untimed(changed.song), source.audio).song
                rows[name].append(measured(source.song, answer, changed.sung))
    print(HEADER)
    for name, found in rows.items():
        print(f"{name:14s}{average(found)}" if found else f"{name:14s}  nothing to measure")


if __name__ == "__main__":
    main()
