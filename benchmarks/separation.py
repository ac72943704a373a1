"""How well a song is taken apart, how fast, and in how much memory.

    python benchmarks/separation.py            # SI-SDR of the demo songs for each variant of the mask
    python benchmarks/separation.py --minutes 60   # speed and peak memory of a song of that length

The demo songs are sung anew, voice and band apart, so that the true stems are known; each is measured as it is, in
mono, and with its band spread over the stereo picture. What is printed is the scale-invariant signal-to-distortion
ratio (Le Roux et al., ICASSP 2019) of the accompaniment and of the voice while the voice sings, and by how much the
first is better than that of the mix.
"""

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

import msgspec
import numpy as np
import soundfile

from kmaker_studio.audio.decode import Samples, read_mono
from kmaker_studio.core.jobs import ignore_progress, never_cancelled
from kmaker_studio.demo import demo_songs
from kmaker_studio.separate import streaming
from kmaker_studio.separate.masks import MASKING, Masking
from kmaker_studio.separate.separator import FoundStems
from kmaker_studio.separate.spleeter import SpleeterSeparator
from kmaker_studio.separate.weights import load_weights
from kmaker_studio.train.corpus import accompaniment
from kmaker_studio.train.corpus.score import RATE, Score, midi_number, sing_stems

LIMIT_SHARE, LIMIT_GB = 0.05, 1.5
LIMIT_GAIN = 8.0  # dB
VARIANTS = {
    "as shipped": MASKING,
    "ratio, power 1": Masking(power=1, wiener=0),
    "ratio, power 2": Masking(power=2, wiener=0),
    "ratio, both channels the same": Masking(power=1, wiener=0, joint=True),
    "Wiener, 1 round": Masking(power=1, wiener=1),
    "Wiener on power 2": Masking(power=2, wiener=2),
    "nothing above 11 kHz": Masking(power=1, wiener=2, extension="zeros"),
    "the mean above 11 kHz": Masking(power=1, wiener=2, extension="average"),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=0.0, help="measure speed and memory of a song so long instead")
    parser.add_argument("--level", type=float, default=streaming.LEVEL, help="the network's input level")
    options = parser.parse_args()
    streaming.LEVEL = options.level
    if options.minutes:
        measure_speed(options.minutes)
    else:
        measure_variants()


def measure_variants() -> None:
    """A line a variant: SI-SDR of each demo song."""
    model = load_weights()
    songs = {}
    for name in ("auld-lang-syne", "con-co"):
        score = next(song for song in demo_songs() if song.name == name).audio.with_suffix(".score.json")
        stems, _ = sing_stems(score)
        voice, band = (np.repeat(each[:, None], 2, 1).astype(np.float32) for each in stems)
        songs[f"{name}, mono"] = voice, band
        songs[f"{name}, stereo"] = voice, spread(score, band)
    for label, masking in VARIANTS.items():
        print(label)
        for name, (voice, band) in songs.items():
            mix = voice + band
            blocks = [mix[at : at + RATE] for at in range(0, len(mix), RATE)]
            vocals = np.concatenate(list(streaming.stream_vocals(blocks, model, masking)))
            sung = np.convolve(np.square(voice).mean(1), np.ones(4410) / 4410, "same") > 1e-6
            before = si_sdr(band[sung], mix[sung])
            after = si_sdr(band[sung], (mix - vocals)[sung])
            beside = "" if after - before >= LIMIT_GAIN else f", {LIMIT_GAIN - after + before:.1f} dB below the limit"
            voices = si_sdr(voice[sung], vocals[sung])
            print(f"  {name:24} accompaniment {after:6.2f} dB ({after - before:+6.2f}{beside}), voice {voices:6.2f} dB")


def spread(path: Path, band: Samples) -> Samples:
    """The score's band as loud as `band`, its instruments in their own places of the stereo picture."""
    score = msgspec.json.decode(path.read_bytes(), type=Score)
    random = np.random.default_rng(1)
    scale = accompaniment.MINOR if score.minor else accompaniment.MAJOR
    total = np.zeros_like(band)
    for place, levels in (
        (-0.6, {"pad": 0.5}),
        (0.0, {"bass": 0.6}),
        (0.6, {"arpeggio": 0.55}),
        (0.1, {"drums": 0.35}),
    ):
        silent = {"pad": 0.0, "bass": 0.0, "arpeggio": 0.0, "drums": 0.0, "timbre": 0.35}
        played = accompaniment.play(
            len(band) / RATE,
            RATE,
            60 / score.tempo,
            midi_number(score.key),
            scale,
            tuple(score.chords),
            accompaniment.Band(**(silent | levels)),
            random,
        )[: len(band)]
        angle = (place + 1) * np.pi / 4
        total += np.stack([np.cos(angle) * played, np.sin(angle) * played], 1).astype(np.float32)
    return total * float(np.sqrt(np.mean(band**2) / np.mean(total**2)))


def si_sdr(truth: Samples, estimate: Samples) -> float:
    """Scale-invariant signal-to-distortion ratio in dB over both channels."""
    one, other = truth.ravel().astype(np.float64), estimate.ravel().astype(np.float64)
    target = one * (one @ other) / (one @ one)
    return float(10 * np.log10(np.sum(target**2) / np.sum((other - target) ** 2)))


def measure_speed(minutes: float) -> None:
    """Separate a demo song that is repeated, and print time and memory."""
    once = read_mono(demo_songs()[0].audio, RATE)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "song.flac")
        with soundfile.SoundFile(path, "w", RATE, 2) as file:
            for _ in range(max(1, round(minutes * 60 * RATE / len(once)))):
                file.write(np.stack([once, 0.9 * once], 1))
        seconds = soundfile.info(path).frames / RATE
        separator = SpleeterSeparator(load_weights())
        started, used = time.perf_counter(), time.process_time()
        found: FoundStems = separator.separate(path, Path(name), ignore_progress, never_cancelled)
        took, used = time.perf_counter() - started, time.process_time() - used
        size = sum(stem.stat().st_size for stem in (found.vocals, found.accompaniment) if stem) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e9 if sys.platform == "darwin" else 1e6)
    print(f"song         {seconds:8.1f} s, its stems {size:.0f} MB")
    print(
        f"separating   {took:8.1f} s = {took / seconds:.3f} of its length, {LIMIT_SHARE} is the limit on two idle cores"
    )
    print(f"processor    {used:8.1f} s = {used / seconds:.3f} of its length")
    print(f"peak memory  {peak:8.2f} GB, {peak / LIMIT_GB:.2f} of the limit of {LIMIT_GB} GB")


if __name__ == "__main__":
    main()
