"""Playback at another speed with the pitch kept, or with the voice in front, rendered in the background.

ffmpeg's rubberband filter stretches time; its dialoguenhance filter takes out of a stereo sound what both sides share,
which is where most records put the voice. Rendering begins at the playhead and keeps a short way ahead of it, so that
it is heard within half a second of asking. What was rendered stays for the next time.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kmaker_studio.audio.ffmpeg_pipe import FilterPipe
from kmaker_studio.audio.sample_buffer import Pcm, SongSamples

SPEEDS = (25, 150)
"""The slowest and the fastest speed in percent."""

AHEAD_S = 15.0
_FEED_S, _FETCH_S = 0.25, 0.04
_PREROLL_S = 0.2  # so that the filters have settled where the rendition begins
_WAIT_S = 0.03
_STRETCH_FILTER = "rubberband=tempo={tempo}:window=short:transients=mixed"
# "mixed" and not "crisp", which hears onsets in a held tone and puts it out of tune by up to 10 cents.
# rubberband stretches time about a moment this long after its first sample, not about the sample itself. Measured with
# clicks: what remains is below 6 ms of the song at 25 to 75 %, and below 15 ms at 125 and 150 %
_STRETCH_CENTRE_S = 0.0175
# Both factors at 1 keep the voice where the accompaniment is dense; 0.45 brings it back to the level it had
_VOICE_FILTERS = ("dialoguenhance=original=1:enhance=1:voice=2", "pan=stereo|c0=0.45*FC|c1=0.45*FC", "highpass=f=110")


@dataclass(frozen=True, slots=True)
class PlaybackMode:
    """How the song is to sound: at `speed` percent, with the voice in front or as it is."""

    speed: int = 100
    voice: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether that is the song as it is, which needs no rendering."""
        return self.speed == 100 and not self.voice


def _voice_delay(sample_rate: int) -> int:
    """Frames by which dialoguenhance is late: three quarters of its transform, whose size goes by the rate."""
    return 1536 if sample_rate <= 50_000 else 3072 if sample_rate <= 100_000 else 6144


class ProcessedAudio:
    """`buffer` from `origin`, a frame of the song, on in another manner; a `Source` that two threads fill."""

    def __init__(self, buffer: SongSamples, mode: PlaybackMode, origin: int) -> None:
        self._buffer, self.mode, self.origin = buffer, mode, origin
        self.speed = mode.speed / 100
        rate = buffer.sample_rate
        preroll = round(_PREROLL_S * rate)
        self._first = origin - preroll  # may lie before the song, where there is silence
        delay = _voice_delay(rate) if mode.voice else 0
        centre = _STRETCH_CENTRE_S * rate if mode.speed != 100 else 0.0
        self._skip = round((preroll + delay - centre) / self.speed + centre)
        self._tail = delay + rate // 2
        self._length = self._frames_to(buffer.frames)
        self._samples: Pcm = np.zeros((self._length, buffer.channels), np.int16)
        self._filled = 0
        self._until = origin + round(AHEAD_S * rate)
        self._stop = threading.Event()
        self._wanted = threading.Event()
        self.failed = False
        self._pipe = FilterPipe(rate, buffer.channels, self._filters())
        self._feeder = threading.Thread(target=self._feed, name="rendition feeder", daemon=True)
        self._fetcher = threading.Thread(target=self._fetch, name="rendition fetcher", daemon=True)
        self._feeder.start()
        self._fetcher.start()

    def _filters(self) -> Sequence[str]:
        stretch = [] if self.mode.speed == 100 else [_STRETCH_FILTER.format(tempo=self.speed)]
        return [*(_VOICE_FILTERS if self.mode.voice else ()), *stretch]

    def _frames_to(self, song_frame: int) -> int:
        return max(1, round((song_frame - self.origin) / self.speed))

    @property
    def is_live(self) -> bool:
        """Whether more is still being rendered, or would be if asked for."""
        return not self._stop.is_set() and self._filled < self._length

    @property
    def nbytes(self) -> int:
        """Memory taken by what was rendered."""
        return 2 * self._buffer.channels * self._filled

    @property
    def end(self) -> float:
        """The song frame up to which it is rendered."""
        return self.song_frame_at(self._filled)

    def read(self, start: int, count: int) -> Pcm:
        """Up to `count` frames from `start` on, fewer where no more have come; a view, not a copy."""
        samples, filled = self._samples, self._filled
        return samples[max(0, start) : min(start + count, filled)]

    def frame_at(self, song_frame: float) -> int:
        """The frame that sounds at `song_frame` of the song."""
        return round((song_frame - self.origin) / self.speed)

    def song_frame_at(self, frame: float) -> float:
        """Where in the song `frame` stands, in frames of the song."""
        return self.origin + frame * self.speed

    def covers(self, song_frame: int, until: int) -> bool:
        """Whether it can be played from `song_frame` to `until` without a wait."""
        near = self.end + self._buffer.sample_rate / 2
        reached = song_frame < near if self.is_live else min(until, self._buffer.frames) <= self.end + 1
        return self.origin <= song_frame and reached

    def want(self, song_frame: float) -> None:
        """Render until `AHEAD_S` past `song_frame`."""
        until = round(song_frame + AHEAD_S * self._buffer.sample_rate)
        if until > self._until:
            self._until = until
            self._wanted.set()

    def close(self) -> None:
        """Stop rendering; what there is can still be read."""
        if not self._stop.is_set():
            self._stop.set()
            self._wanted.set()
            self._pipe.kill()
        self._feeder.join()
        self._fetcher.join()
        self._pipe.close()

    def _feed(self) -> None:
        at, size = self._first, max(1, round(_FEED_S * self._buffer.sample_rate))
        while not self._stop.is_set():
            if at >= self._until:
                self._wanted.wait()
                self._wanted.clear()
                continue
            block = self._buffer.read(at, size) if at >= 0 else self._silence(min(size, -at))
            if len(block):
                if not self._pipe.write(block):
                    return
                at += len(block)
            elif self._buffer.is_complete:
                self._pipe.write(self._silence(self._tail))
                self._pipe.end()
                return
            else:
                self._stop.wait(_WAIT_S)  # the song is still being decoded

    def _silence(self, frames: int) -> Pcm:
        return np.zeros((frames, self._buffer.channels), np.int16)

    def _fetch(self) -> None:
        size = max(1, round(_FETCH_S * self._buffer.sample_rate))
        skip = self._skip
        while self._filled < self._length:
            block = self._pipe.read(size, self._buffer.channels)
            if not len(block):
                self.failed = not self._stop.is_set() and self.end < self._buffer.frames - self._buffer.sample_rate
                return
            block, skip = block[skip:], max(0, skip - len(block))
            end = min(self._filled + len(block), self._length)
            self._samples[self._filled : end] = block[: end - self._filled]
            self._filled = end


class ProcessedAudioCache:
    """The renditions of one song, the latest ones kept, one of them at work."""

    def __init__(self, buffer: SongSamples, max_bytes: int = 128 << 20) -> None:
        self._buffer, self._max_bytes = buffer, max_bytes
        self._kept: list[ProcessedAudio] = []  # the one in use is the last

    def at(self, mode: PlaybackMode, song_frame: int, until: int) -> ProcessedAudio:
        """A rendition to be played from `song_frame`, perhaps to `until`; raises `KMakerError` without ffmpeg."""
        fit = [each for each in self._kept if each.mode == mode and each.covers(song_frame, until)]
        chosen = fit[-1] if fit else ProcessedAudio(self._buffer, mode, song_frame)
        self._kept = [each for each in self._kept if each is not chosen] + [chosen]
        for other in self._kept[:-1]:
            other.close()
        while len(self._kept) > 1 and sum(each.nbytes for each in self._kept) > self._max_bytes:
            self._kept.pop(0)
        return chosen

    def close(self) -> None:
        """Stop all and forget them."""
        for each in self._kept:
            each.close()
        self._kept.clear()
