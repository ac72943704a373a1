"""How exactly an instrumental is placed in its song: 60 cases that belong together and 20 that do not.

    python benchmarks/offset_cases.py [--cases 60] [--strangers 20]

Songs are a synthetic band with a synthetic vowel over it; the instrumental is the band alone, shifted by -8 to +8 s,
with its beginning cut or another one before it, other equalisation, gain, added noise, MP3 at 96 kbit/s, and a drift of
up to 0.5 %.
The figures are the greatest error anywhere in the song, and the certainty.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np

from kmaker_studio.audio import ffmpeg
from kmaker_studio.audio.decode import Samples, read_mono
from kmaker_studio.audio.encode import write_audio
from kmaker_studio.audio.offset import RATE, offset_between
from kmaker_studio.train.corpus import accompaniment, effects

LIMIT = 0.005  # seconds


def band(random: np.random.Generator, seconds: float) -> Samples:
    """A band of at least one instrument."""
    while True:
        played = accompaniment.play(
            seconds,
            RATE,
            60 / float(random.uniform(70, 150)),
            int(random.integers(48, 60)),
            accompaniment.MAJOR if random.random() < 0.5 else accompaniment.MINOR,
            accompaniment.random_loop(random),
            accompaniment.random_band(random),
            random,
        )
        if np.sqrt(np.mean(played**2)) > 1e-3:
            return (0.1 * played / np.sqrt(np.mean(played**2))).astype(np.float32)


def voice(random: np.random.Generator, length: int) -> Samples:
    """A vowel that jumps from note to note and rests between phrases, as loud as the band."""
    pitch = np.repeat(random.choice([196, 220, 247, 262, 294, 330], length // 6000 + 1), 6000)[:length]
    phase = 2 * np.pi * np.cumsum(pitch * (1 + 0.01 * np.sin(np.arange(length) * 2 * np.pi * 5.5 / RATE))) / RATE
    sung = np.repeat(random.random(length // 40_000 + 1) < 0.7, 40_000)[:length]
    vowel = sum(np.sin(n * phase) / n for n in range(1, 12)) * sung
    return (0.1 * vowel / (np.sqrt(np.mean(vowel**2)) + 1e-9)).astype(np.float32)


def pair(seed: int) -> tuple[Samples, Samples, float, float]:
    """A song, its instrumental, and the true offset in seconds and drift."""
    random = np.random.default_rng(seed)
    backing = band(random, float(random.uniform(40, 90)))
    song = backing + voice(random, len(backing))
    drift = float(random.uniform(-0.005, 0.005)) if seed % 3 == 0 else 0.0
    offset = float(random.uniform(-8, 8))
    stretched = backing
    if drift:
        import soxr

        stretched = soxr.resample(backing, RATE * (1 + drift), RATE).astype(np.float32)
    if offset > 0:
        instrumental = stretched[round(offset / (1 + drift) * RATE) :]
        offset = round(offset / (1 + drift) * RATE) / RATE * (1 + drift)
    else:
        before = round(-offset / (1 + drift) * RATE)
        intro = band(random, before / RATE + 1)[:before] if seed % 2 else np.zeros(before, np.float32)
        instrumental, offset = np.concatenate([intro, stretched]), -before / RATE * (1 + drift)
    made = effects.tilted(instrumental.astype(np.float64), RATE, random) * 10 ** float(random.uniform(-0.9, 0.3))
    made += random.normal(0, 10 ** float(random.uniform(-4.5, -2.5)), len(made))
    made = made / max(1.0, np.abs(made).max())
    return song / max(1.0, np.abs(song).max()), through_mp3(made) if seed % 4 < 3 else made, offset, drift


def through_mp3(sound: Samples) -> Samples:
    """What MP3 at 96 kbit/s leaves."""
    with tempfile.TemporaryDirectory() as name:
        source, coded = Path(name, "a.wav"), Path(name, "a.mp3")
        write_audio(source, sound, RATE)
        arguments = ["-y", *ffmpeg.input_arguments(source), "-ar", "44100", "-c:a", "libmp3lame", "-b:a", "96k"]
        status, lines = ffmpeg.run([*arguments, f"file:{coded}"])
        if status:
            raise RuntimeError(lines)
        return read_mono(coded, RATE)


def error(song: Samples, instrumental: Samples, offset: float, drift: float) -> tuple[float, float]:
    """The greatest error in seconds over the instrumental, and the certainty."""
    found = offset_between(song, instrumental)
    ends = (0.0, len(instrumental) / RATE)
    return max(abs(found.seconds - offset + (found.drift - drift) * t) for t in ends), found.certainty


def main() -> None:
    """Run all cases and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cases", type=int, default=60)
    parser.add_argument("--strangers", type=int, default=20)
    options = parser.parse_args()
    right = refused = 0
    for seed in range(options.cases):
        song, instrumental, offset, drift = pair(seed)
        wrong, certainty = error(song, instrumental, offset, drift)
        right += wrong <= LIMIT and certainty >= 0.5
        print(
            f"pair {seed:3} offset {offset:6.2f} s drift {100 * drift:5.2f} %: {1000 * wrong:8.2f} ms, {certainty:.2f}",
            flush=True,
        )
    for seed in range(options.strangers):
        song, _, _, _ = pair(seed)
        _, stranger, _, _ = pair(1000 + seed)
        certainty = offset_between(song, stranger).certainty
        refused += certainty < 0.5
        print(f"stranger {seed:3}: certainty {certainty:.2f}", flush=True)
    print(f"within 5 ms and sure: {right} of {options.cases}; refused: {refused} of {options.strangers}")


if __name__ == "__main__":
    main()
