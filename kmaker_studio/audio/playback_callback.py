"""The audio device's callback: it copies samples, and notes which of them sounds when.

The callback runs in PortAudio's thread. It takes no lock, looks nothing up and allocates no sample memory but a block's
where sounds are mixed or one is faded into another: the window's thread puts a whole new `PlaybackPlan` or `Slice` in
place, by one assignment, and the callback finds it at its next block.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kmaker_studio.audio.output import Floats, TimeInfo
from kmaker_studio.audio.sample_buffer import Pcm, SongSamples, Source

_MARKS = 256
_SCALE = 1 / 32768
_SLICE_FADE_MS = 8.0


@dataclass(frozen=True, slots=True, eq=False)
class PlaybackPlan:
    """Play `source` from frame `start` up to `stop`, then end there, or go on from `again` where that is not None.

    `start` None: go on from the frame that was reached, as a loop does whose ends have moved. Where `source` is another
    than before, it goes on at the same moment of the song, faded in over one block.
    """

    source: Source
    start: int | None
    stop: int
    again: int | None = None
    epoch: int = 0


@dataclass(frozen=True, slots=True)
class TimeMark:
    """Frames handed over in one piece: when they sound on the stream's clock, and where in the song they stand."""

    epoch: int
    sounds_at: float
    seconds: float
    song_frame: float
    song_frames_a_second: float


class Slice:
    """A short sound that goes over everything else, once."""

    def __init__(self, samples: Floats) -> None:
        self.samples = samples
        self.done = 0

    @property
    def is_over(self) -> bool:
        """Whether all of it was handed over."""
        return self.done >= len(self.samples)


def faded_slice(source: SongSamples, frame: int, length_ms: float, gain: np.float32) -> Floats:
    """`length_ms` of `source` from `frame` on, times `gain`, faded in and out."""
    rate = source.sample_rate
    samples = source.read(frame, max(1, round(length_ms * rate / 1000))) * gain
    fade = min(round(_SLICE_FADE_MS * rate / 1000), len(samples) // 2)
    if fade:
        ramp = np.linspace(0, 1, fade, endpoint=False, dtype=np.float32)[:, None]
        samples[:fade] *= ramp
        samples[-fade:] *= ramp[::-1]
    return samples


class PlaybackCallback:
    """The callback of one open device, and what it is to play."""

    def __init__(self, sample_rate: int, latency_s: float = 0.0) -> None:
        self.sample_rate = sample_rate
        self.latency_s = latency_s
        self.plan: PlaybackPlan | None = None
        self.gain = np.float32(_SCALE)
        self.calls = 0
        self.handed_over = 0
        self._slice: Slice | None = None
        self._next_slice: Slice | None = None
        self._playing: PlaybackPlan | None = None
        self._marks: list[TimeMark | None] = [None] * _MARKS
        self._marked = 0

    @property
    def has_slice(self) -> bool:
        """Whether a slice is still to be heard."""
        return self._next_slice is not None or self._slice is not None

    def set_volume(self, share: float) -> None:
        """How loud, 0 to 1, as a share of the amplitude."""
        self.gain = np.float32(share * _SCALE)

    def put_slice(self, samples: Floats) -> None:
        """Sound `samples` once, after the slice that sounds now; a newer one takes the place of one that waits."""
        self._next_slice = Slice(samples)

    def marks(self) -> Iterator[TimeMark]:
        """What was handed over lately, the latest first."""
        last = self._marked
        for number in range(last - 1, max(-1, last - _MARKS + 2), -1):
            mark = self._marks[number % _MARKS]
            if mark is not None:
                yield mark

    def __call__(self, out: Floats, frames: int, when: TimeInfo, _status: object) -> None:
        """Fill `out`, of shape (frames, channels)."""
        plan, before, leaving = self.plan, self._playing, None
        if plan is not before:
            self._playing = plan
            if plan is not None and plan.start is not None:
                self.handed_over = plan.start
            elif plan is not None and before is not None and plan.source is not before.source:
                leaving = before.source.read(self.handed_over, min(frames, max(0, before.stop - self.handed_over)))
                self.handed_over = plan.source.frame_at(before.source.song_frame_at(self.handed_over))
        sounds_at = when.outputBufferDacTime or when.currentTime + self.latency_s
        done = 0 if plan is None else self._copy(plan, out, frames, sounds_at)
        out[done:] = 0
        if leaving is not None:
            self._fade(leaving, out[: max(done, len(leaving))])
        if self._slice is not None or self._next_slice is not None:
            self._add_slice(out, frames)
        self.calls += 1

    def _copy(self, plan: PlaybackPlan, out: Floats, frames: int, sounds_at: float) -> int:
        source, rate, done = plan.source, self.sample_rate, 0
        while done < frames:
            frame = self.handed_over
            if frame >= plan.stop:
                if plan.again is None:
                    break
                frame = plan.again
            block = source.read(frame, min(frames - done, plan.stop - frame))
            count = len(block)
            if not count:  # the end, or not there yet: what was handed over before is still on its way to the ear
                break
            np.multiply(block, self.gain, out=out[done : done + count])
            self._marks[self._marked % _MARKS] = TimeMark(
                plan.epoch, sounds_at + done / rate, count / rate, source.song_frame_at(frame), rate * source.speed
            )
            self._marked += 1
            self.handed_over = frame + count
            done += count
        return done

    def _fade(self, leaving: Pcm, out: Floats) -> None:
        """Let the sound that ends go over into the one that is in `out`; they run at the same moment of the song."""
        share = np.linspace(0, 1, len(out), endpoint=False, dtype=np.float32)[:, None]
        np.multiply(out, share, out=out)
        out[: len(leaving)] += leaving * (self.gain * (1 - share[: len(leaving)]))

    def _add_slice(self, out: Floats, frames: int) -> None:
        if self._slice is None or self._slice.is_over:
            self._slice, self._next_slice = self._next_slice, None
        current = self._slice
        if current is None:
            return
        count = min(frames, len(current.samples) - current.done)
        piece = out[:count]
        np.add(piece, current.samples[current.done : current.done + count], out=piece)
        current.done += count
        if current.is_over:
            self._slice = None
