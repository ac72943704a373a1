"""A mix of a song's sounds as it is played: each at its own level, at the same moment of the song."""

from collections.abc import Sequence

import numpy as np

from kmaker_studio.audio.sample_buffer import Pcm, SampleBuffer


class MixBuffer:
    """Some `SampleBuffer`s of one rate and number of channels together, each times its gain; a `SongSamples`.

    Unlike a buffer's, its samples are computed when they are read, some thousand at a time, in memory of their own.
    """

    speed = 1.0

    def __init__(self, parts: Sequence[tuple[SampleBuffer, float]]) -> None:
        first = parts[0][0]
        if any((each.sample_rate, each.channels) != (first.sample_rate, first.channels) for each, _ in parts):
            raise ValueError("sounds of different rates or channels cannot be mixed")
        self._parts = tuple((each, np.float32(gain)) for each, gain in parts)
        self.sample_rate, self.channels = first.sample_rate, first.channels

    @property
    def frames(self) -> int:
        """How long the longest one is."""
        return max(each.frames for each, _ in self._parts)

    @property
    def filled(self) -> int:
        """How many frames have come of all of them."""
        return self.frames if self.is_complete else min(_come(each) for each, _ in self._parts)

    @property
    def is_complete(self) -> bool:
        """Whether no more will come of any."""
        return all(each.is_complete for each, _ in self._parts)

    def read(self, start: int, count: int) -> Pcm:
        """Up to `count` frames from `start` on, fewer where no more have come."""
        count = max(0, min(count, self.filled - start))
        mixed = np.zeros((count, self.channels), np.float32)
        for each, gain in self._parts:
            block = each.read(start, count)
            mixed[: len(block)] += block * gain
        return np.clip(np.rint(mixed), -32768, 32767).astype(np.int16)

    def frame_at(self, song_frame: float) -> int:
        """The song's own frames: `song_frame`, rounded."""
        return round(song_frame)

    def song_frame_at(self, frame: float) -> float:
        """The song's own frames: `frame`."""
        return frame


def _come(buffer: SampleBuffer) -> int:
    """How far a mix can be played as far as this one is concerned: past the end of a shorter one there is silence."""
    return 1 << 62 if buffer.is_complete else buffer.filled
