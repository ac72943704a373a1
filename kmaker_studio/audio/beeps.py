"""Beeps at known times, for measuring the tap latency."""

import numpy as np

from kmaker_studio.audio.sample_buffer import SampleBuffer

_RATE = 48_000
_HERTZ, _LENGTH_S, _FADE_S = 1000.0, 0.06, 0.02
_LEAD_S, _APART_S, _REST_S = 1.2, 0.65, 0.6


def beep_row(count: int) -> tuple[SampleBuffer, list[float]]:
    """A mono sound of `count` short beeps with a beat between them, and when each begins in ms.

    A beep begins at full strength, at which moment a listener places it, and fades out.
    """
    t = np.arange(round(_LENGTH_S * _RATE)) / _RATE
    envelope = np.minimum(1.0, (_LENGTH_S - t) / _FADE_S)
    beep = (0.5 * np.sin(2 * np.pi * _HERTZ * t) * envelope).astype(np.float32)
    starts = [_LEAD_S + _APART_S * number for number in range(count)]
    samples = np.zeros(round((starts[-1] + _REST_S) * _RATE) if starts else 1, np.float32)
    for start in starts:
        at = round(start * _RATE)
        samples[at : at + len(beep)] = beep
    buffer = SampleBuffer(_RATE, len(samples))
    buffer.append(samples)
    buffer.finish()
    return buffer, [1000 * start for start in starts]
