"""A soft tone of a known pitch, to hear a note by."""

import numpy as np

from kmaker_studio.audio.output import Floats

TONE_S = 0.45
_LEVEL = 0.16
_OVERTONE = 0.25  # of the octave, so that small loudspeakers sound low notes too
_FADE_S = 0.03


def tone(pitch: float, rate: int, channels: int, seconds: float = TONE_S) -> Floats:
    """A sine at `pitch`, a MIDI number (69: 440 Hz), and a little of its octave: (frames, `channels`) at `rate` Hz."""
    at = np.arange(max(1, round(seconds * rate))) / rate
    phase = 2 * np.pi * 440 * 2 ** ((pitch - 69) / 12) * at
    sound = _LEVEL * (np.sin(phase) + _OVERTONE * np.sin(2 * phase))
    return faded(np.repeat(sound.astype(np.float32)[:, None], channels, axis=1), round(_FADE_S * rate))


def faded(samples: Floats, frames: int) -> Floats:
    """`samples` (frames, channels) faded in and out over `frames`, in place."""
    frames = min(frames, len(samples) // 2)
    if frames:
        ramp = np.linspace(0, 1, frames, endpoint=False, dtype=np.float32)[:, None]
        samples[:frames] *= ramp
        samples[-frames:] *= ramp[::-1]
    return samples
