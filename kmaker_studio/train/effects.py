"""What a studio and a file format do to a voice: doubling, tone, reverberation, MP3."""

import io

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
