"""Playing a song, with the playhead where the sound is.

The output's callback only copies from a buffer that another thread fills. Each time it notes which frame it handed over
and when the device will sound it, so the position subtracts the device's latency to the sample. Without PortAudio or
a device the player runs on a silent monotonic clock and `notice` says so.
"""

import time
from collections.abc import Callable
from typing import Protocol, TypeAlias, cast

import numpy as np
import numpy.typing as npt

from kmaker_studio.audio.decode import Samples

Pcm: TypeAlias = npt.NDArray[np.int16]

SILENT = "No sound device: silent"


class SampleBuffer:
    """A song's mono sound at its own rate as 16-bit samples, filled by one thread while others read it.

    16 bits halve the memory: an hour at 44.1 kHz takes 318 MB.
    """

    def __init__(self, sample_rate: int, expected_frames: int) -> None:
        self.sample_rate = sample_rate
        self._samples: Pcm = np.zeros(max(1, expected_frames), np.int16)  # untouched pages cost no memory
        self._filled = 0
        self._expected = max(1, expected_frames)
        self._complete = False

    @property
    def frames(self) -> int:
        """How long the song is: as expected until all of it has come, then as it is."""
        return self._filled if self._complete else max(self._expected, self._filled)

    def append(self, block: Samples) -> None:
        """Add the next samples, -1 to 1."""
        filled = self._filled + len(block)
        if filled > len(self._samples):
            grown = np.zeros(max(filled, len(self._samples) * 5 // 4), np.int16)
            grown[: self._filled] = self._samples[: self._filled]
            self._samples = grown
        self._samples[self._filled : filled] = np.clip(np.rint(block * 32767.0), -32768, 32767).astype(np.int16)
        self._filled = filled

    def finish(self) -> None:
        """Say that no more will come."""
        self._complete = True

    def read(self, start: int, count: int) -> Pcm:
        """Up to `count` samples from `start` on, fewer where no more have come."""
        samples, filled = self._samples, self._filled
        return samples[start : min(start + count, filled)]


class TimeInfo(Protocol):
    """What PortAudio tells its callback, in seconds of the stream's clock."""

    currentTime: float  # noqa: N815
    outputBufferDacTime: float  # noqa: N815


class Output(Protocol):
    """A sound device's stream, as sounddevice's `OutputStream` is."""

    @property
    def active(self) -> bool:
        """Whether the callback is being called."""
        ...

    @property
    def time(self) -> float:
        """The stream's clock in seconds."""
        ...

    @property
    def latency(self) -> float:
        """Seconds from the callback to the ear."""
        ...

    def start(self) -> None:
        """Begin calling the callback."""
        ...

    def abort(self) -> None:
        """Stop at once, without playing what was handed over."""
        ...

    def close(self) -> None:
        """Give the device back."""
        ...


Callback: TypeAlias = Callable[[Pcm, int, TimeInfo, object], None]
OpenOutput: TypeAlias = Callable[[int, Callback], Output]


def open_device(sample_rate: int, callback: Callback) -> Output:
    """The default sound device, mono; raises `OSError` where there is no PortAudio or no device that takes it."""
    import sounddevice

    try:
        stream = sounddevice.OutputStream(
            samplerate=sample_rate, channels=1, dtype="int16", latency="high", callback=callback
        )
        return cast("Output", stream)  # its latency is a tuple only for streams that also record
    except (sounddevice.PortAudioError, ValueError) as error:
        raise OSError(str(error)) from error


class Player:
    """Plays one `SampleBuffer`; all methods are called from one thread. Times are milliseconds of the song."""

    def __init__(self, open_output: OpenOutput = open_device, clock: Callable[[], float] = time.monotonic) -> None:
        self._open, self._clock = open_output, clock
        self._buffer = SampleBuffer(16000, 0)
        self._output: Output | None = None
        self._playing = False
        self._frame = 0  # while playing on a device the callback's own: the next frame to hand over
        self._wanted: int | None = None  # a jump that the callback has still to make
        self._floor = 0  # where this stretch of playing began: latency never shows earlier frames
        self._mark: tuple[int, float] | None = None  # a frame, and when it sounds on the stream's clock
        self._begun = 0.0  # when the silent clock was at `_floor`
        self.notice = ""

    def load(self, buffer: SampleBuffer) -> None:
        """Play `buffer` from now on, from its start."""
        self.close()
        self._buffer = buffer
        self._frame, self._wanted = 0, None

    @property
    def is_playing(self) -> bool:
        """Whether the song is running."""
        return self._playing

    @property
    def duration_ms(self) -> int:
        """The song's length."""
        return round(1000 * self._buffer.frames / self._buffer.sample_rate)

    @property
    def latency_ms(self) -> int | None:
        """The device's latency, None before it was opened and on the silent clock."""
        return None if self._output is None else round(1000 * self._output.latency)

    @property
    def position_ms(self) -> float:
        """What sounds now."""
        return 1000 * self._now() / self._buffer.sample_rate

    def play(self) -> None:
        """Go on from the position, from the start where it is at the end."""
        if self._playing:
            return
        if self._frame >= self._buffer.frames:
            self._frame = 0
        self._floor, self._wanted, self._mark = self._frame, None, None
        self._playing = True
        if self._output is None and not self.notice:
            try:
                self._output = self._open(self._buffer.sample_rate, self._fill)
            except OSError:
                self.notice = SILENT
        if self._output is not None:
            try:
                self._output.start()
            except Exception:  # noqa: BLE001 - sounddevice.PortAudioError, which cannot be named without PortAudio
                self._go_silent()
        self._begun = self._clock()

    def pause(self) -> None:
        """Stop where the sound is."""
        if not self._playing:
            return
        frame = self._now()
        self._playing = False
        if self._output is not None:
            self._output.abort()
        self._frame, self._wanted, self._mark = frame, None, None

    def seek(self, ms: float) -> None:
        """Go to `ms`, playing on where it was playing."""
        frame = min(max(0, round(ms * self._buffer.sample_rate / 1000)), self._buffer.frames)
        self._floor, self._begun = frame, self._clock()
        if self._playing and self._output is not None:
            self._wanted = frame
        else:
            self._frame = frame

    def poll(self) -> None:
        """Notice the song's end and a device that went away; call it while playing, some times a second."""
        if not self._playing:
            return
        if self._output is not None and not self._output.active:
            self._go_silent()
        if self._now() >= self._buffer.frames:
            self.pause()
            self._frame = self._buffer.frames

    def close(self) -> None:
        """Stop and give the device back."""
        self.pause()
        if self._output is not None:
            self._output.close()
            self._output = None

    def _go_silent(self) -> None:
        """Carry on by the silent clock from where the sound was."""
        frame = self._now()
        output, self._output = self._output, None
        if output is not None:
            output.close()
        self._frame, self._floor, self._begun, self._wanted = frame, frame, self._clock(), None
        self.notice = SILENT

    def _now(self) -> int:
        if not self._playing:
            return self._frame
        frames, rate = self._buffer.frames, self._buffer.sample_rate
        if self._output is None:
            return min(frames, self._floor + round((self._clock() - self._begun) * rate))
        mark = self._mark
        if self._wanted is not None or mark is None:
            return self._floor
        frame, sounds_at = mark
        return min(frames, self._frame, max(self._floor, frame + round((self._output.time - sounds_at) * rate)))

    def _fill(self, out: Pcm, frames: int, when: TimeInfo, _status: object) -> None:
        """Copy the next samples; PortAudio calls it in its own thread."""
        wanted = self._wanted
        if wanted is not None:
            self._frame, self._wanted = wanted, None
        block = self._buffer.read(self._frame, frames)
        out[: len(block), 0] = block
        out[len(block) :] = 0
        if not len(block):
            return  # the end, or not decoded yet: what was handed over before is still on its way to the ear
        output = self._output
        sounds_at = when.outputBufferDacTime or when.currentTime + (output.latency if output is not None else 0.0)
        self._mark = (self._frame, sounds_at)
        self._frame += len(block)
