"""Single notes and strokes of the instruments that accompany a synthetic singer."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float64]


def frequency(note: float) -> float:
    """A MIDI number's frequency in Hz, A4 (69) being 440."""
    return float(440.0 * 2 ** ((note - 69) / 12))


def add_at(mix: Samples, rate: int, time: float, sound: Samples) -> None:
    """Add `sound` to `mix` from `time` (seconds) on, as far as it reaches."""
    begin = int(time * rate)
    end = min(begin + len(sound), len(mix))
    if end > begin >= 0:
        mix[begin:end] += sound[: end - begin]


def tone(note: float, seconds: float, rate: int, timbre: float, attack: float, decay: float) -> Samples:
    """A note whose overtones fall off the faster the lower `timbre` (0 to 1) is; `decay` seconds to a third."""
    times = np.arange(int(seconds * rate)) / rate
    pitch = frequency(note)
    sound = np.zeros(len(times))
    for overtone in range(1, 9):
        if overtone * pitch < rate / 2.2:
            sound += np.sin(2 * np.pi * overtone * pitch * times) * overtone ** -(2.5 - 1.7 * timbre)
    envelope = (
        np.minimum(times / attack, 1.0) * np.exp(-times / (decay * 3)) * np.minimum((seconds - times) / 0.02, 1.0)
    )
    return sound * envelope


def plucked(note: float, seconds: float, rate: int, timbre: float) -> Samples:
    """A string that is plucked: bright at first, its overtones dying the sooner the higher they are."""
    times = np.arange(int(seconds * rate)) / rate
    pitch = frequency(note)
    sound = np.zeros(len(times))
    for overtone in range(1, 14):
        if overtone * pitch < rate / 2.2:
            level = abs(np.sin(np.pi * overtone * 0.18)) / overtone ** (1.4 - 0.8 * timbre)
            stiff = overtone * np.sqrt(1 + 1e-4 * overtone**2)
            sound += level * np.sin(2 * np.pi * stiff * pitch * times) * np.exp(-times * (1.2 + 0.8 * overtone))
    return sound * np.minimum(times / 0.003, 1.0) * np.minimum((seconds - times) / 0.01, 1.0)


def bowed(note: float, seconds: float, rate: int, timbre: float, random: np.random.Generator) -> Samples:
    """Strings: three players out of tune, a slow attack, a little vibrato."""
    times = np.arange(int(seconds * rate)) / rate
    sound = np.zeros(len(times))
    for _ in range(3):
        cents = random.normal(0, 7) + 8 * np.sin(2 * np.pi * random.uniform(4.5, 6) * times + random.uniform(0, 6))
        phase = 2 * np.pi * np.cumsum(frequency(note) * 2 ** (cents / 1200)) / rate
        for overtone in range(1, 9):
            if overtone * frequency(note) < rate / 2.3:
                sound += np.sin(overtone * phase) / overtone ** (1.6 - 0.6 * timbre) / 3
    return sound * np.minimum(times / 0.15, 1.0) * np.minimum((seconds - times) / 0.1, 1.0)


def lead(notes: Sequence[tuple[float, float]], rate: int, timbre: float, random: np.random.Generator) -> Samples:
    """A melody of (MIDI number, seconds) on one instrument with glides and vibrato: as near to a voice as one gets."""
    seconds = sum(length for _, length in notes)
    times = np.arange(int(seconds * rate)) / rate
    pitch, level = np.zeros(len(times)), np.zeros(len(times))
    begin = 0.0
    for note, length in notes:
        inside = slice(int(begin * rate), int((begin + length) * rate))
        local = times[inside] - begin
        pitch[inside] = note
        level[inside] = np.minimum(local / 0.03, 1.0) * (0.6 + 0.4 * np.exp(-2 * local))
        level[inside] *= np.minimum(np.maximum(length - local, 0) / 0.03, 1.0)
        begin += length
    glide = max(1, int(random.uniform(0.005, 0.06) * rate))
    sums = np.concatenate([[0.0], np.cumsum(np.pad(pitch, (glide, 0), mode="edge"))])
    pitch = ((sums[glide:] - sums[:-glide]) / glide)[: len(times)]
    pitch += random.uniform(0, 0.4) * np.sin(2 * np.pi * random.uniform(4.5, 6.5) * times)
    phase = 2 * np.pi * np.cumsum(440.0 * 2 ** ((pitch - 69) / 12)) / rate
    top = max(1, int(rate / 2.3 / frequency(max(note for note, _ in notes) + 1)))
    odd = random.random() < 0.3  # a clarinet, or else a fiddle or a trumpet
    sound = np.zeros(len(times))
    for overtone in range(1, min(20, top) + 1):
        if not odd or overtone % 2:
            sound += np.sin(overtone * phase) / overtone ** (1.8 - 1.2 * timbre)
    return sound * level


def kick(rate: int) -> Samples:
    """A bass drum."""
    times = np.arange(int(0.18 * rate)) / rate
    return np.sin(2 * np.pi * (50 * times + 4 * (1 - np.exp(-times * 30)))) * np.exp(-times * 18)


def snare(rate: int, random: np.random.Generator) -> Samples:
    """A snare drum."""
    times = np.arange(int(0.16 * rate)) / rate
    return random.normal(0, 0.5, len(times)) * np.exp(-times * 25)


def hat(rate: int, random: np.random.Generator, seconds: float = 0.05, fall: float = 70.0) -> Samples:
    """A hi-hat; longer and slower in its fall, a cymbal."""
    times = np.arange(int(seconds * rate)) / rate
    return np.diff(random.normal(0, 0.3, len(times) + 1)) * np.exp(-times * fall)


def clap(rate: int, random: np.random.Generator) -> Samples:
    """Many hands."""
    times = np.arange(int(0.12 * rate)) / rate
    hands = sum(np.where(times >= late, np.exp(-(times - late) * 60), 0.0) for late in random.uniform(0, 0.03, 4))
    return random.normal(0, 0.25, len(times)) * hands
