"""Songs full of ooh, la and hey, made up and sung by the corpus's voices: `vocable_songs.py FOLDER [--songs 24]`.

Each song has two stretches of vocables, held for seconds or called, among lines of words, instrumentals and solos; with
exact labels in the ZAC2022 layout (`songs`, `labels`, `corpus.json`). With `--loud` the band is wide and far louder
than the voice, and plays long before the first word: songs in which an aligner is lost.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

from kmaker_studio.train.corpus import accompaniment, effects
from kmaker_studio.train.corpus.espeak import speak, voice_variants
from kmaker_studio.train.corpus.ingredients import IngredientChoice
from kmaker_studio.train.corpus.mixing import Tempo, mix_song
from kmaker_studio.train.corpus.random_lyrics import LANGUAGES, SYLLABLES, SungLanguage, random_line
from kmaker_studio.train.corpus.singing import Note, VocalStyle, sing, vowel_count_by_word

RATE = 16_000
Samples = npt.NDArray[np.float64]
SungLine = list[tuple[str, float, float]]

# words of one breath, how many times they are sung, seconds of a note
PATTERNS: tuple[tuple[str, tuple[int, int], tuple[float, float]], ...] = (
    ("ooh", (2, 6), (2.0, 8.0)),
    ("ah", (1, 4), (2.5, 8.0)),
    ("ooh ooh", (2, 4), (0.6, 2.5)),
    ("hey hey heya heya", (1, 3), (0.25, 0.9)),
    ("hey", (3, 6), (0.3, 1.2)),
    ("la la la la la", (1, 3), (0.2, 0.9)),
    ("na na na na hey", (1, 3), (0.2, 0.7)),
    ("oh oh oh", (1, 4), (0.5, 2.5)),
    ("whoa oh oh oh", (1, 3), (0.4, 2.0)),
    ("yeah yeah yeah", (1, 2), (0.4, 1.5)),
    ("yeah", (2, 4), (1.5, 5.0)),
    ("doo doo doo da da", (1, 3), (0.25, 0.8)),
    ("mmm", (1, 3), (2.0, 6.0)),
    ("oh", (2, 5), (1.5, 7.0)),
)
TONGUES = tuple(tongue for tongue in LANGUAGES if tongue.code in ("en", "fr", "es", "de", "it", "vi"))


class Singer:
    """One voice that sings words and vocables on a walk over a scale."""

    def __init__(self, random: np.random.Generator, tongue: SungLanguage) -> None:
        self.random = random
        self.tongue = tongue
        variants = voice_variants()
        self.variant = variants[int(random.integers(len(variants)))]
        self.speed = int(random.integers(120, 190))
        self.style = VocalStyle(
            glide=float(random.uniform(0.02, 0.12)),
            vibrato=float(random.uniform(0.0, 0.6)),
            formant=float(random.uniform(0.9, 1.2)),
            consonant=float(random.uniform(0.75, 1.25)),
        )
        scale = accompaniment.MAJOR if random.random() < 0.6 else accompaniment.MINOR
        self.tempo = Tempo(60.0 / float(random.uniform(70, 140)), int(random.integers(55, 67)), scale)
        lowest = int(random.integers(46, 62))
        self.ladder = [pitch for pitch in range(lowest, lowest + 15) if (pitch - self.tempo.key) % 12 in scale]
        self.place = int(random.integers(len(self.ladder)))

    def note(self, seconds: float) -> list[Note]:
        """The next note of the melody; a long one now and then moves on the way."""
        pieces = int(self.random.integers(2, 4)) if seconds > 1.5 and self.random.random() < 0.25 else 1
        notes: list[Note] = []
        for _ in range(pieces):
            step = int(self.random.choice([-3, -2, -1, -1, 0, 1, 1, 2, 3]))
            self.place = int(np.clip(self.place + step, 0, len(self.ladder) - 1))
            notes.append(Note(self.ladder[self.place], seconds / pieces))
        return notes

    def phrase(self, words: Sequence[str], voice: str, seconds: tuple[float, float]) -> tuple[Samples, SungLine] | None:
        """`words` in one breath: their sound, and their times from its start; None where the voice fails at them."""
        speech = speak(list(words), voice, self.variant, self.speed)
        if speech is None or not all(vowel_count_by_word(speech)):
            return None
        length = float(self.random.uniform(*seconds))
        notes = [
            self.note(max(0.12, length * float(self.random.choice([0.5, 1.0, 1.0, 1.5]))))
            for _ in range(sum(vowel_count_by_word(speech)))
        ]
        sung = sing(speech, notes, self.style, self.random)
        times = [(text, start, end) for text, (start, end) in zip(words, sung.words, strict=True)]
        return sung.at(RATE), times

    def words(self) -> list[tuple[Samples, SungLine]]:
        """A line of words of the singer's language."""
        for _ in range(20):
            words = [word for word in random_line(self.tongue, self.random) if word not in SYLLABLES]
            found = self.phrase(words, self.tongue.voices[0], (0.15, 0.45)) if len(words) > 1 else None
            if found is not None:
                return [found]
        raise RuntimeError(f"no line of {self.tongue.code} could be sung")

    def vocables(self) -> list[tuple[Samples, SungLine]]:
        """Vocables of one pattern, phrase by phrase, each a part of the same written line."""
        text, times, seconds = PATTERNS[int(self.random.integers(len(PATTERNS)))]
        count = int(self.random.integers(times[0], times[1] + 1))
        voice = "en-us"
        found = [self.phrase(text.split(), voice, seconds) for _ in range(count)]
        return [phrase for phrase in found if phrase is not None]


def make(seed: tuple[int, ...], *, loud: bool) -> tuple[npt.NDArray[np.float32], list[SungLine], str]:
    """A song's samples, (n,) or for a loud one (n, 2), its timed lines, and its language."""
    random = np.random.default_rng(seed)
    tongue = TONGUES[int(random.integers(len(TONGUES)))]
    singer = Singer(random, tongue)
    parts: list[Samples] = []
    lines: list[SungLine] = []
    clock = 0.0

    def rest(seconds: float) -> None:
        nonlocal clock
        parts.append(np.zeros(int(seconds * RATE)))
        clock += len(parts[-1]) / RATE

    def add(phrases: list[tuple[Samples, SungLine]], breath: tuple[float, float]) -> None:
        nonlocal clock
        line: SungLine = []
        for place, (sound, times) in enumerate(phrases):
            if place:
                rest(float(random.uniform(*breath)))
            line += [(text, clock + start, clock + end) for text, start, end in times]
            parts.append(sound)
            clock += len(sound) / RATE
        if line:
            lines.append(line)

    rest(float(random.uniform(12, 25) if loud else random.uniform(0.5, 9)))
    for verse in range(3 if not loud else 5):
        for _ in range(int(random.integers(1, 4)) + loud):
            add(singer.words(), (0.1, 0.1))
            rest(float(random.uniform(0.05, 0.8)))
        if verse < 2 and not loud:
            if random.random() < 0.5:
                rest(float(random.uniform(2, 12)))
            add(singer.vocables(), (0.05, 0.9))
            rest(float(random.uniform(2, 12) if random.random() < 0.5 else random.uniform(0.05, 0.8)))
    rest(float(random.uniform(1, 8)))
    voice = np.concatenate(parts)
    voice = np.pad(voice, (0, -len(voice) % RATE))  # whole seconds, for the band
    spans = [(line[0][1], line[-1][2]) for line in lines]
    if not loud:
        mixed = mix_song(voice, None, spans, singer.tempo, RATE, IngredientChoice(random))
        return mixed.astype(np.float32), lines, tongue.code
    return _rock(voice, spans, singer.tempo, random).astype(np.float32), lines, tongue.code


def _rock(voice: Samples, spans: Sequence[tuple[float, float]], tempo: Tempo, random: np.random.Generator) -> Samples:
    """The voice in the middle of a distorted band that is 6 to 12 dB louder, its guitars left and right."""
    seconds = len(voice) / RATE

    def band(pad: float, bass: float, drums: float, guitar: float, loop: tuple[int, ...]) -> Samples:
        made = accompaniment.Band(pad=pad, bass=bass, drums=drums, guitar=guitar, timbre=0.8, drive=6.0)
        return accompaniment.play(seconds, RATE, tempo.beat, tempo.key, tempo.scale, loop, made, random)

    loop = accompaniment.random_loop(random)
    middle = band(0.0, 0.8, 1.0, 0.0, loop)
    sides = [band(0.6, 0.0, 0.0, 1.0, loop) for _ in range(2)]
    edges = [0.0, *[end for _, end in spans]]
    gaps = [(end, start) for end, (start, _) in zip(edges, spans, strict=False) if start - end > 2.0]
    solo = accompaniment.play_solo(seconds, RATE, tempo.beat, tempo.key, tempo.scale, gaps, random)
    voice = effects.reverberated(voice, RATE, float(random.uniform(0.5, 1.8)), random)
    voice /= float(np.sqrt(np.mean(voice[np.abs(voice) > 1e-6] ** 2)))
    music = [0.7 * middle + 0.6 * side + 0.4 * solo for side in sides]
    level = 10 ** (float(random.uniform(6, 12)) / 20)
    scale = level / float(np.sqrt(np.mean(np.square(music))))
    mixed = np.stack([voice + scale * channel for channel in music], axis=1)
    mixed = np.tanh(mixed / float(random.uniform(1.0, 3.0)) / level)
    return mixed / np.max(np.abs(mixed)) * 0.95


def main() -> None:
    """Make the songs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--songs", type=int, default=24)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--loud", action="store_true")
    options = parser.parse_args()
    languages: dict[str, str] = {}
    for part in ("songs", "labels"):
        (options.folder / part).mkdir(parents=True, exist_ok=True)
    for index in range(options.songs):
        samples, lines, languages[f"{index:06d}"] = make((options.seed, index), loud=options.loud)
        soundfile.write(options.folder / "songs" / f"{index:06d}.flac", samples, RATE)
        rows = [
            {
                "s": round(1000 * line[0][1]),
                "e": round(1000 * line[-1][2]),
                "l": [{"s": round(1000 * start), "e": round(1000 * end), "d": text} for text, start, end in line],
            }
            for line in lines
        ]
        (options.folder / "labels" / f"{index:06d}.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    (options.folder / "corpus.json").write_text(json.dumps({"languages": languages}), "utf-8")


if __name__ == "__main__":
    main()
