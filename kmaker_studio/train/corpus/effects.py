"""Audio effects: what a studio, a stage and a file format do to a voice. Nothing here moves a sound in time."""

import io
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float64]


def doubled(sound: Samples, rate: int, random: np.random.Generator) -> Samples:
    """The voice with a second take of itself: a little later and out of tune."""
    delay = int(random.uniform(0.012, 0.035) * rate)
    stretch = 1 + random.uniform(-0.004, 0.004)
    second = np.interp(np.arange(len(sound)) * stretch, np.arange(len(sound)), sound, right=0.0)
    both = np.concatenate([sound, np.zeros(delay)])
    both[delay:] += 0.7 * second
    return both


def tilted(sound: Samples, rate: int, random: np.random.Generator) -> Samples:
    """A random tone control: a gain in dB drawn at a few frequencies and joined up."""
    spectrum = np.fft.rfft(sound)
    frequencies = np.fft.rfftfreq(len(sound), 1 / rate)
    gains = np.interp(np.log(frequencies + 1), np.log([1, 150, 600, 2000, 5000, 8000]), random.normal(0, 4, 6))
    return np.fft.irfft(spectrum * 10 ** (gains / 20), len(sound))


def banded(sound: Samples, rate: int, low: float, high: float) -> Samples:
    """Only what lies between two frequencies in Hz, with edges of a sixth of an octave."""
    frequencies = np.fft.rfftfreq(len(sound), 1 / rate)
    octaves = np.log2(np.maximum(frequencies, 1.0))
    gain = np.clip((octaves - np.log2(low)) * 6 + 1, 0, 1) * np.clip((np.log2(high) - octaves) * 6 + 1, 0, 1)
    return np.fft.irfft(np.fft.rfft(sound) * gain, len(sound))


def telephoned(sound: Samples, rate: int) -> Samples:
    """The band of a telephone, 300 to 3400 Hz (ITU-T G.712), and the crunch of its microphone."""
    narrow = banded(sound, rate, 300.0, 3400.0)
    peak = float(np.max(np.abs(narrow), initial=1e-9))
    return np.tanh(3 * narrow / peak) * peak / 3


def distorted(sound: Samples, drive: float) -> Samples:
    """Overdriven by a soft clipper, its peak kept; `drive` 1 is clean, 10 is fuzz."""
    peak = float(np.max(np.abs(sound), initial=1e-9))
    return np.tanh(drive * sound / peak) / np.tanh(drive) * peak


def echoed(sound: Samples, rate: int, seconds: float, level: float) -> Samples:
    """Echoes `seconds` apart, each at `level` of the one before."""
    out = sound.copy()
    for times in range(1, 5):
        shift = int(times * seconds * rate)
        if shift >= len(sound) or level**times < 0.02:
            break
        out[shift:] += level**times * sound[: len(sound) - shift]
    return out


def pumped(sound: Samples, rate: int, power: float) -> Samples:
    """Compressed: a stretch that is 20 dB quieter than the loudest comes out 20 * `power` dB quieter."""
    width = int(0.05 * rate)
    level = np.sqrt(np.convolve(sound**2, np.ones(width) / width, mode="same"))
    top = float(np.max(level, initial=1e-9))
    return sound * np.maximum(level / top, 1e-3) ** (power - 1)


def low_rate(sound: Samples, rate: int, new_rate: int, bits: int) -> Samples:
    """As it sounds from a file of `new_rate` Hz and `bits` bits a sample."""
    import soxr

    peak = float(np.max(np.abs(sound), initial=1e-9))
    steps = 2 ** (bits - 1)
    coarse = np.rint(np.asarray(soxr.resample(sound, rate, new_rate)) / peak * steps) / steps * peak
    back = np.asarray(soxr.resample(coarse, new_rate, rate), np.float64)
    return np.pad(back, (0, max(0, len(sound) - len(back))))[: len(sound)]


def vocoded(sound: Samples, carrier: Samples) -> Samples:
    """The carrier speaking: its spectrum takes the voice's loudness in 24 bands, 64 times a second (Dudley 1939)."""
    size, hop = 1024, 256
    window = np.hanning(size)
    length = min(len(sound), len(carrier))

    def spectra(signal: Samples) -> npt.NDArray[np.complex128]:
        padded = np.pad(signal[:length], (size, size))
        return np.fft.rfft(np.lib.stride_tricks.sliding_window_view(padded, size)[::hop] * window)

    voice, synth = spectra(sound), spectra(carrier)
    edges = np.unique(np.geomspace(2, size // 2 + 1, 25).astype(int))
    out = np.zeros_like(synth)
    for low, high in pairwise(edges):
        wanted = np.sqrt(np.mean(np.abs(voice[:, low:high]) ** 2, axis=1, keepdims=True))
        given = np.sqrt(np.mean(np.abs(synth[:, low:high]) ** 2, axis=1, keepdims=True))
        out[:, low:high] = synth[:, low:high] * wanted / (given + 1e-6 * np.max(np.abs(synth), initial=1.0))
    frames = np.fft.irfft(out, size) * window
    mixed = np.zeros(len(frames) * hop + size)
    for index, frame in enumerate(frames):
        mixed[index * hop : index * hop + size] += frame
    return mixed[size : size + length] * (2 / 3)


def breath(rate: int, random: np.random.Generator) -> Samples:
    """A breath drawn: noise in the vocal tract's bands that swells and stops, peak near 1."""
    length = int(random.uniform(0.15, 0.6) * rate)
    swell = np.linspace(0, 1, length) ** random.uniform(0.5, 2) * np.minimum(1, np.linspace(12, 0, length))
    noise = banded(random.normal(0, 1, length), rate, random.uniform(400, 900), random.uniform(4000, 7500))
    return noise * swell / max(1e-9, float(np.max(np.abs(noise))))


def reverberated(sound: Samples, rate: int, seconds: float, random: np.random.Generator) -> Samples:
    """The sound in a room whose echo falls by 60 dB in `seconds`: noise that dies away exponentially (Moorer 1979)."""
    import torch
    from torchaudio.functional import fftconvolve

    times = np.arange(int(seconds * rate)) / rate
    response = random.normal(0, 1, len(times)) * np.exp(-6.9 * times / seconds)
    response *= random.uniform(0.1, 0.5) / np.sqrt(np.sum(response**2))
    response[0] = 1.0
    wet = fftconvolve(torch.from_numpy(sound), torch.from_numpy(response))
    return wet.numpy()[: len(sound)]


def through_mp3(sound: Samples, rate: int, random: np.random.Generator) -> Samples:
    """What is left of the sound after MP3 of a random quality; libsndfile takes the codec's delay out."""
    import soundfile

    buffer = io.BytesIO()
    quality = float(random.uniform(0.3, 0.95))
    soundfile.write(buffer, sound, rate, format="MP3", subtype="MPEG_LAYER_III", compression_level=quality)
    buffer.seek(0)
    decoded = np.asarray(soundfile.read(buffer, dtype="float64")[0], np.float64)
    return np.pad(decoded, (0, max(0, len(sound) - len(decoded))))[: len(sound)]
