"""The player: plays a song, with the playhead where the sound is.

The device's callback (see `audio.playback_callback`) notes which frame sounds when, so the position is exact to the
sample. Without a device the song runs on by a silent clock, `status` says so, and the next `play` tries one again.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace

from kmaker_studio.audio.output import Floats, OpenOutput, Output, Status, attempt, is_active, open_device
from kmaker_studio.audio.playback_callback import PlaybackCallback, PlaybackPlan, faded_slice
from kmaker_studio.audio.sample_buffer import SampleBuffer, SongSamples, Source
from kmaker_studio.audio.sound_switch import WaitingSound
from kmaker_studio.audio.speed_and_voice import SPEEDS, PlaybackMode, ProcessedAudio, ProcessedAudioCache
from kmaker_studio.core.errors import KMakerError, Phrase

SLICE_MS = 70.0
_SHORTEST_LOOP_MS = 30.0
_DEAD_AFTER_S = 1.5
_DEAD_AT_START_S = 6.0  # a device that slept, or is on the radio, takes seconds to begin
_IDLE_S = 3.0
_ENDLESS = sys.maxsize


class Player:
    """Plays one song, any of its sounds; all methods are called from one thread. Times are milliseconds of the song."""

    def __init__(self, open_output: OpenOutput = open_device, clock: Callable[[], float] = time.monotonic) -> None:
        self._open, self._clock = open_output, clock
        self._buffer: SongSamples = SampleBuffer(16000, 0)
        self._waiting: WaitingSound | None = None
        self._renditions = ProcessedAudioCache(self._buffer)
        self._rendition: ProcessedAudio | None = None
        self._feed = PlaybackCallback(self._buffer.sample_rate)
        self._output: Output | None = None
        self._playing = False
        self._frame = 0  # the song's frame where it stands, or from where it plays
        self._known = 0  # where it was last seen to be, for a device that stops answering
        self._range: tuple[int, int] | None = None  # what is played, in frames of the song
        self._loop = False
        self._back: int | None = None  # where the playhead goes when the range has been played
        self._epoch = 0
        self._begun = 0.0  # when the silent clock was at `_frame`
        self._heard: tuple[int, float] = (0, 0.0)  # calls of the callback, and when they last became more
        self._used = 0.0  # when the device was last needed
        self._volume = 1.0
        self.mode = PlaybackMode()
        self.status = Status.UNOPENED
        self.problem = ""
        """Why the song plays in its plain manner again, as a sentence; whoever shows it empties it."""

    def load(self, buffer: SampleBuffer) -> None:
        """Play `buffer` from now on, from its start."""
        self.close()
        self._buffer = buffer
        self._renditions = ProcessedAudioCache(buffer)
        self._frame, self._range = 0, None
        if not self.has_voice_mix:
            self.mode = replace(self.mode, voice=False)

    def use(self, open_output: OpenOutput) -> None:
        """Play on another device from now on."""
        was_playing = self._playing
        self.give_back()
        self._open, self.status = open_output, Status.UNOPENED
        if was_playing:
            self.play()

    @property
    def is_playing(self) -> bool:
        """Whether the song is running."""
        return self._playing

    @property
    def is_looping(self) -> bool:
        """Whether what is played begins again at its end."""
        return self._playing and self._loop

    @property
    def is_active(self) -> bool:
        """Whether `poll` has something to look after: a running song, or a device that is open for a slice."""
        return self._playing or is_active(self._output)

    @property
    def has_voice_mix(self) -> bool:
        """Whether the voice can be put in front, which needs a stereo sound."""
        return self._buffer.channels == 2

    @property
    def duration_ms(self) -> int:
        """The song's length."""
        return round(self._ms(self._buffer.frames))

    @property
    def latency_ms(self) -> int | None:
        """The device's latency, None before it was opened and on the silent clock."""
        return None if self._output is None else round(1000 * self._output.latency)

    @property
    def volume(self) -> float:
        """How loud, 0 to 1, as a share of the amplitude."""
        return self._volume

    @volume.setter
    def volume(self, share: float) -> None:
        self._volume = min(1.0, max(0.0, share))
        self._feed.set_volume(self._volume)

    @property
    def position_ms(self) -> float:
        """What sounds now."""
        return self.position_ago(0.0)

    def position_ago(self, seconds: float) -> float:
        """What sounded `seconds` ago; while it stands, where it stands."""
        return self._ms(self._now(seconds))

    def play(
        self,
        start_ms: float | None = None,
        end_ms: float | None = None,
        *,
        loop: bool = False,
        back_ms: float | None = None,
    ) -> None:
        """Play from the position, or from `start_ms`, to the song's end or to `end_ms`.

        With `loop` it begins again there; else the playhead goes back to `back_ms`, or stays at the end where None.
        """
        if self._playing:
            self.pause()
        frames = self._buffer.frames
        if start_ms is not None:
            self._frame = self._frame_of(start_ms)
        elif self._frame >= frames:
            self._frame = 0
        self._range, self._loop, self._back = None, False, None
        if end_ms is not None:
            shortest = self._frame_of(_SHORTEST_LOOP_MS) if loop else 1
            self._range = (self._frame, min(max(self._frame_of(end_ms), self._frame + shortest), max(frames, 1)))
            self._loop, self._back = loop, None if back_ms is None else self._frame_of(back_ms)
        self._playing = True
        if self._require_output():
            self._start_output()
        self._begin_at(self._frame)

    def set_loop(self, start_ms: float, end_ms: float) -> None:
        """Move the ends of the loop that is playing; the sound goes on, and inside them from the next round on."""
        if not self.is_looping:
            return
        start = self._frame_of(start_ms)
        end = min(max(self._frame_of(end_ms), start + self._frame_of(_SHORTEST_LOOP_MS)), self._buffer.frames)
        if (start, end) == self._range:
            return
        now = self._now()
        self._range = (start, end)
        plan = self._feed.plan
        if plan is None or self._output is None:
            self._begin_at(now if now < end else start)
        elif isinstance(plan.source, ProcessedAudio) and not plan.source.covers(start, end):
            self._begin_at(min(max(now, start), end - 1))
        else:
            stop, again = self._ends(plan.source)
            self._feed.plan = replace(plan, start=None, stop=stop, again=again)

    def pause(self) -> None:
        """Stop where the sound is."""
        if not self._playing:
            return
        frame = self._now()
        self._playing, self._loop = False, False
        self._feed.plan = None
        if self._output is not None:
            attempt(self._output.abort)
        self._frame = frame

    def seek(self, ms: float) -> None:
        """Go to `ms`, playing on where it was playing, to the song's end."""
        frame = self._frame_of(ms)
        if not self._playing:
            self._frame = frame
            return
        inside = self._loop and self._range is not None and self._range[0] <= frame < self._range[1]
        if not inside:
            self._range, self._loop, self._back = None, False, None
        self._begin_at(frame)

    def set_manner(self, mode: PlaybackMode) -> None:
        """Change the speed or the mix, at once; the playhead stays where it is."""
        slowest, fastest = SPEEDS
        speed = min(max(mode.speed, slowest), fastest)
        mode = replace(mode, speed=speed, voice=mode.voice and self.has_voice_mix)
        if mode == self.mode:
            return
        now = self._now()
        self.mode = mode
        if self._playing:
            self._begin_at(now)

    def switch(self, buffer: SongSamples) -> None:
        """Play another sound of the same song, of the same rate and channels, at the same moment and without a gap.

        At another speed that is a moment later, when as much of it was rendered as the device needs.
        """
        self._end_waiting()
        if self._playing and self._output is not None and not self.mode.is_plain:
            start, until = self._range or (sys.maxsize, buffer.frames)
            try:
                self._waiting = WaitingSound(buffer, self.mode, min(start, self._now()), until)
            except KMakerError as error:
                self.mode, self.problem = PlaybackMode(), error.phrase
        if self._waiting is None:
            self._take(buffer, ProcessedAudioCache(buffer), None)

    def _take(self, buffer: SongSamples, renditions: ProcessedAudioCache, rendition: ProcessedAudio | None) -> None:
        self._renditions.close()
        self._buffer, self._renditions, self._rendition = buffer, renditions, rendition
        if (plan := self._feed.plan) is not None:
            stop, again = self._ends(source := rendition or buffer)
            self._feed.plan = replace(plan, source=source, start=None, stop=stop, again=again)

    def _end_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.renditions.close()
            self._waiting = None

    def scrub(self, ms: float, length_ms: float = SLICE_MS) -> None:
        """Let the sound at `ms` be heard for a moment, unless the song is playing; the playhead stays."""
        if not self._playing:
            self.hear(faded_slice(self._buffer, self._frame_of(ms), length_ms, self._feed.gain))

    def hear(self, samples: Floats) -> None:
        """Let `samples` (frames, channels), of the sound's own rate, be heard once, over the song where it plays."""
        if not len(samples) or (self.status in (Status.MISSING, Status.LOST) or not self._require_output()):
            return
        self._feed.put_slice(samples)
        self._used = self._clock()
        if not is_active(self._output):
            self._start_output()

    def poll(self) -> None:
        """Look after the end, the device and the renditions; call it some times a second while `is_active`."""
        if not self._playing:
            if self._feed.has_slice and is_active(self._output):
                self._used = self._clock()
            elif self._output is not None and self._clock() - self._used > _IDLE_S:
                attempt(self._output.abort)
            return
        if self._output is not None and (not is_active(self._output) or self._is_dead()):
            self._lose_output()
        now = self._known = self._now()
        if self._waiting is not None and self._waiting.is_ready(now):
            waiting, self._waiting = self._waiting, None
            self._take(waiting.buffer, waiting.renditions, waiting.rendition)
        if self._rendition is not None:
            self._look_after(self._rendition, now)
        end = self._buffer.frames if self._range is None else min(self._range[1], self._buffer.frames)
        if not self._loop and now >= end:
            self.pause()
            self._frame = end if self._back is None else self._back

    def close(self) -> None:
        """Stop, give the device back and end all rendering."""
        self.give_back()
        self._end_waiting()
        self._renditions.close()
        self._rendition = None

    def give_back(self) -> None:
        """Let go of the device; the next `play` opens it again."""
        self.pause()
        self._release()

    def another(self) -> "Player":
        """A player of the same kind, device and volume, with nothing loaded."""
        made = Player(self._open, self._clock)
        made.volume = self._volume
        return made

    def _ms(self, frame: float) -> float:
        return 1000 * frame / self._buffer.sample_rate

    def _frame_of(self, ms: float) -> int:
        return min(max(0, round(ms * self._buffer.sample_rate / 1000)), self._buffer.frames)

    def _begin_at(self, frame: int) -> None:
        """Play on from `frame` of the song: a new epoch, whose sound is not there before the device plays it."""
        if self._waiting is not None:
            self._renditions.close()
            self._buffer, self._renditions = self._waiting.buffer, self._waiting.renditions
            self._waiting = None
        self._frame, self._known, self._begun = frame, frame, self._clock()
        self._epoch += 1
        if self._output is None:
            self._feed.plan = None
            return
        source = self._source(frame)
        stop, again = self._ends(source)
        self._heard = (self._feed.calls, self._clock())
        self._feed.plan = PlaybackPlan(source, source.frame_at(frame), stop, again, self._epoch)

    def _source(self, frame: int) -> Source:
        self._rendition = None
        if self.mode.is_plain:
            return self._buffer
        start, until = self._range or (frame, self._buffer.frames)
        try:
            self._rendition = self._renditions.at(self.mode, min(frame, start) if self._loop else frame, until)
        except KMakerError as error:
            self.mode, self.problem = PlaybackMode(), error.phrase
            return self._buffer
        return self._rendition

    def _ends(self, source: Source) -> tuple[int, int | None]:
        if self._range is None:
            return _ENDLESS, None
        start, end = self._range
        stop = max(source.frame_at(end), source.frame_at(start) + 1)
        return stop, source.frame_at(start) if self._loop else None

    def _look_after(self, rendition: ProcessedAudio, now: int) -> None:
        if rendition.failed:
            self.mode, self.problem = (
                PlaybackMode(),
                Phrase("ffmpeg stopped while it rendered the song: it plays as it is now."),
            )
            self._begin_at(now)
            return
        rendition.want(now)
        if not rendition.is_live and rendition.end + 1 < self._buffer.frames and now >= rendition.end - 1:
            self._begin_at(now)  # played past the end of one that was stopped before the song's end

    def _now(self, ago: float = 0.0) -> int:
        if not self._playing:
            return self._frame
        frames = self._buffer.frames
        if self._output is None:
            run = self._frame + round(
                max(0.0, self._clock() - ago - self._begun) * self._buffer.sample_rate * self.mode.speed / 100
            )
            if self._loop and self._range is not None and run >= self._range[1]:
                start, end = self._range
                run = start + (run - end) % (end - start)
            return min(run, frames)
        try:
            at = self._output.time - ago
        except Exception:  # noqa: BLE001 - sounddevice.PortAudioError, which cannot be named without PortAudio
            return self._known
        for mark in self._feed.marks():
            if mark.epoch != self._epoch:
                break
            if mark.sounds_at <= at:
                run = min(at - mark.sounds_at, mark.seconds)
                return min(frames, round(mark.song_frame + run * mark.song_frames_a_second))
        return self._frame

    def _require_output(self) -> bool:
        """Open a device where none is open; whether there is one."""
        if self._output is None:
            feed = PlaybackCallback(self._buffer.sample_rate)
            feed.set_volume(self._volume)
            try:
                self._output = self._open(self._buffer.sample_rate, self._buffer.channels, feed)
            except OSError:
                self.status = Status.MISSING
                return False
            self._feed, self.status = feed, Status.OPEN
            feed.latency_s = self._output.latency
        return True

    def _start_output(self) -> None:
        assert self._output is not None  # noqa: S101
        if is_active(self._output):
            return
        if not attempt(self._output.start):
            self._lose_output()

    def _is_dead(self) -> bool:
        """Whether the callback has not been called for long, as when a device is unplugged and its driver hangs."""
        now, calls = self._clock(), self._feed.calls
        if calls != self._heard[0]:
            self._heard = (calls, now)
        return now - self._heard[1] > (_DEAD_AFTER_S if calls else _DEAD_AT_START_S)

    def _lose_output(self) -> None:
        """Carry on by the silent clock from where the sound was."""
        frame = self._now()
        self._release()
        self.status = Status.LOST
        if self._playing:
            self._begin_at(frame)

    def _release(self) -> None:
        output, self._output = self._output, None
        if output is not None:
            attempt(output.close)
        self._feed = PlaybackCallback(self._buffer.sample_rate)
        self._feed.set_volume(self._volume)
