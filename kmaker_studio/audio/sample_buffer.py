"""Sample buffers: a song's audio in memory, ready to be copied to a device."""

from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from kmaker_studio.audio.decode import Samples

Pcm: TypeAlias = npt.NDArray[np.int16]
"""16-bit samples of shape (n, channels)."""


class Source(Protocol):
    """What can be played: frames at the device's rate, each of which stands for a moment of the song."""

    @property
    def speed(self) -> float:
        """Song frames to a frame: 0.5 where the song lasts twice as long."""
        ...

    def read(self, start: int, count: int) -> Pcm:
        """Up to `count` frames from `start` on, fewer where no more have come; a view, not a copy."""
        ...

    def frame_at(self, song_frame: float) -> int:
        """The frame that sounds at `song_frame` of the song."""
        ...

    def song_frame_at(self, frame: float) -> float:
        """Where in the song `frame` stands, in frames of the song."""
        ...


class SongSamples(Source, Protocol):
    """All of a song's sound at the device's rate: a `Source` of speed 1 that knows its length."""

    @property
    def sample_rate(self) -> int:
        """Frames a second."""
        ...

    @property
    def channels(self) -> int:
        """1 or 2."""
        ...

    @property
    def frames(self) -> int:
        """How long the song is."""
        ...

    @property
    def filled(self) -> int:
        """How many frames can be read."""
        ...

    @property
    def is_complete(self) -> bool:
        """Whether no more will come."""
        ...


class SampleBuffer:
    """A song's sound at its own rate, filled by one thread while others read it; a `SongSamples`.

    16 bits a sample halve the memory: an hour at 44.1 kHz takes 318 MB a channel.
    """

    speed = 1.0

    def __init__(self, sample_rate: int, expected_frames: int, channels: int = 1) -> None:
        self.sample_rate, self.channels = sample_rate, channels
        self._expected = max(1, expected_frames)
        self._samples: Pcm = np.zeros((self._expected, channels), np.int16)  # untouched pages cost no memory
        self._filled = 0
        self._complete = False

    @property
    def frames(self) -> int:
        """How long the song is: as expected until all of it has come, then as it is."""
        return self._filled if self._complete else max(self._expected, self._filled)

    @property
    def filled(self) -> int:
        """How many frames have come."""
        return self._filled

    @property
    def is_complete(self) -> bool:
        """Whether no more will come."""
        return self._complete

    def append(self, block: Samples) -> None:
        """Add the next samples, -1 to 1, of shape (n, channels) or, for one channel, (n,)."""
        filled = self._filled + len(block)
        if filled > len(self._samples):
            grown = np.zeros((max(filled, len(self._samples) * 5 // 4), self.channels), np.int16)
            grown[: self._filled] = self._samples[: self._filled]
            self._samples = grown
        scaled = np.clip(np.rint(block * 32767.0), -32768, 32767).astype(np.int16)
        self._samples[self._filled : filled] = scaled.reshape(-1, self.channels)
        self._filled = filled

    def finish(self) -> None:
        """Say that no more will come."""
        self._complete = True

    def read(self, start: int, count: int) -> Pcm:
        """Up to `count` frames from `start` on, fewer where no more have come; a view, not a copy."""
        samples, filled = self._samples, self._filled
        return samples[start : min(start + count, filled)]

    def frame_at(self, song_frame: float) -> int:
        """The song's own frames: `song_frame`, rounded."""
        return round(song_frame)

    def song_frame_at(self, frame: float) -> float:
        """The song's own frames: `frame`."""
        return frame
