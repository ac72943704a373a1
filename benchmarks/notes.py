"""How many notes are found right: the demo songs sung anew, whose melody is known.

    python benchmarks/notes.py [SCORE.json ...]    # by default the demo songs' scores

Each is measured on the true voice and on the vocals that the separator finds in the mix. A note is right where the
pitch found for most of its time is its own; `class` does not mind the octave, `near` is within a semitone of the pitch
class. Beside it stand plain medians of the F0 over the true notes, which know where each note begins and ends.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np

from kmaker_studio.audio.encode import write_audio
from kmaker_studio.core.edits import clear_notes
from kmaker_studio.core.song import Song
from kmaker_studio.core.sung_notes import SungNote, sung_notes
from kmaker_studio.demo import demo_songs
from kmaker_studio.pitch.f0 import F0, FRAME_MS, f0_of_file
from kmaker_studio.pitch.notes import notes_of_song
from kmaker_studio.separate.stem_cache import stems_of
from kmaker_studio.train.corpus.score import RATE, sing_stems


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("scores", nargs="*", type=Path, help="scores as `kmaker sing` takes them")
    scores = parser.parse_args().scores or [song.audio.with_suffix(".score.json") for song in demo_songs()]
    print(f"{'song':28}{'notes':>6}{'right':>8}{'class':>8}{'near':>8}{'medians':>9}{'class':>8}{'near':>8}")
    for score in scores:
        stems, truth = sing_stems(score)
        with tempfile.TemporaryDirectory() as folder:
            voice, mix = Path(folder, "voice.wav"), Path(folder, "mix.wav")
            write_audio(voice, stems.voice, RATE)
            write_audio(mix, stems.voice + stems.backing, RATE)
            for name, path in (("voice", voice), ("separated", stems_of(mix).vocals)):
                measure(f"{score.stem.removesuffix('.score')}, {name}", truth, f0_of_file(path))


def measure(name: str, truth: Song, f0: F0) -> None:
    """Print one row."""
    found = {word.id: sung_notes(word) for word in notes_of_song(clear_notes(truth), f0).song.words()}
    ours: list[tuple[int, int | None]] = []
    medians: list[tuple[int, int | None]] = []
    for word in truth.words():
        for note in sung_notes(word):
            if note.pitch is None:
                continue
            ours.append((note.pitch, pitch_during(note, found[word.id])))
            medians.append((note.pitch, median_of(note, f0)))
    figures = [*shares(ours), *shares(medians)]
    print(
        f"{name:28}{len(ours):6}" + "".join(f"{figure:{9 if at == 3 else 8}.3f}" for at, figure in enumerate(figures))
    )


def pitch_during(note: SungNote, found: tuple[SungNote, ...]) -> int | None:
    """The pitch that is found for most of the note's time."""
    times: dict[int | None, int] = {}
    for each in found:
        common = max(0, min(note.end_ms, each.end_ms) - max(note.start_ms, each.start_ms))
        times[each.pitch] = times.get(each.pitch, 0) + common
    return max(times, key=lambda pitch: times[pitch], default=None)


def median_of(note: SungNote, f0: F0) -> int | None:
    """The median of the voiced F0 in the note's time."""
    inside = slice(round(note.start_ms / FRAME_MS), round(note.end_ms / FRAME_MS))
    voiced = f0.pitch[inside][f0.voicing[inside] >= 0.5]
    return round(float(np.median(voiced))) if len(voiced) else None


def shares(pairs: list[tuple[int, int | None]]) -> tuple[float, float, float]:
    """The shares with the right pitch, the right pitch class, and within a semitone of that."""
    right = sum(true == found for true, found in pairs)
    apart = [None if found is None else abs((found - true + 6) % 12 - 6) for true, found in pairs]
    return (
        right / len(pairs),
        sum(each == 0 for each in apart) / len(pairs),
        sum(each is not None and each <= 1 for each in apart) / len(pairs),
    )


if __name__ == "__main__":
    main()
