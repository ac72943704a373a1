"""Playback of the open song: decoded once in the background, for the waveform and for playing."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from kmaker_studio.audio.decode import AudioInfo, stream_mono, stream_stereo
from kmaker_studio.audio.output import Status, open_device
from kmaker_studio.audio.peak_cache import put_peaks
from kmaker_studio.audio.peaks import PeakPyramid, Peaks, peaks_of
from kmaker_studio.audio.player import Player
from kmaker_studio.audio.sample_buffer import SampleBuffer, SongSamples
from kmaker_studio.audio.speed_and_voice import PlaybackMode
from kmaker_studio.audio.tone import tone
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.jobs.runner import JobRunner, Task

_BLOCK_S = 4.0
_TICK_MS = 16
_REDRAW_MS = 80
_LONGEST_STEREO_MS = 30 * 60_000  # a longer song is kept as mono, in half the memory


class _Feed(QObject):
    """Carries peaks from the decoder's thread to the GUI's."""

    came = Signal(object)


class Playback(QObject):
    """Decodes, plays and knows where the playhead is.

    `positionChanged` brings milliseconds as a float, on every tick while playing and after each jump; `waveformChanged`
    follows each stretch that was decoded; `modeChanged` follows another speed, mix or loop.
    """

    positionChanged = Signal(float)  # noqa: N815
    playingChanged = Signal(bool)  # noqa: N815
    waveformChanged = Signal()  # noqa: N815
    noticeChanged = Signal(str)  # noqa: N815
    modeChanged = Signal()  # noqa: N815
    failed = Signal(str)

    def __init__(self, runner: JobRunner, player: Player | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._player = player or Player()
        self._task: Task | None = None
        self._feed: _Feed | None = None
        self._was_playing = False
        self._notice = ""
        self.original = SampleBuffer(16000, 0)
        """The samples of the song's own sound, as far as they have come."""
        self._original_pyramid, self._original_path = PeakPyramid(16000), Path()
        self.samples, self.pyramid, self.path = self.original, self._original_pyramid, self._original_path
        """Samples, waveform and file of the sound that is to be seen: the song's own, or another of its sounds."""
        self.duration_ms = 0
        self._drawing = QTimer(self)  # peaks come faster than anybody can see
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(_REDRAW_MS)
        self._drawing.timeout.connect(self.waveformChanged)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def runner(self) -> JobRunner:
        """Runs what else listens to the song in the background."""
        return self._runner

    @property
    def position_ms(self) -> float:
        """Where the playhead is."""
        return self._player.position_ms

    @property
    def is_playing(self) -> bool:
        """Whether the song is running."""
        return self._player.is_playing

    @property
    def is_decoding(self) -> bool:
        """Whether more of the song is still to come."""
        return self._task is not None

    @property
    def device_text(self) -> str:
        """What to tell about the device: its latency, or that there is none."""
        if self._player.status is Status.MISSING:
            return self.tr("No sound device: silent")
        if self._player.status is Status.LOST:
            return self.tr("The sound device went away: silent, Play tries again")
        latency = self._player.latency_ms
        return "" if latency is None else self.tr("Output latency {} ms").format(latency)

    @property
    def mode(self) -> PlaybackMode:
        """The speed in percent, and whether the voice is put in front."""
        return self._player.mode

    @property
    def has_voice_mix(self) -> bool:
        """Whether the voice can be put in front: the sound is stereo, and not too long to keep so."""
        return self._player.has_voice_mix

    @property
    def is_looping(self) -> bool:
        """Whether a stretch is being played round and round."""
        return self._player.is_looping

    @property
    def volume(self) -> float:
        """How loud, 0 to 1."""
        return self._player.volume

    def load(self, path: Path, info: AudioInfo, pyramid: PeakPyramid | None = None) -> Task:
        """Begin to decode `path`, whose `info` and perhaps `pyramid` are known, in place of what was loaded."""
        self.unload()
        channels = 2 if info.channels == 2 and info.duration_ms <= _LONGEST_STEREO_MS else 1
        buffer = SampleBuffer(info.sample_rate, round(info.duration_ms * info.sample_rate / 1000), channels)
        feed = _Feed()
        self._original_pyramid, self._original_path = pyramid or PeakPyramid(info.sample_rate), path
        self.duration_ms = info.duration_ms
        feed.came.connect(self._on_peaks)
        self._feed = feed
        self.original = buffer
        self._show(buffer, self._original_pyramid, path)
        self._player.load(buffer)
        self.modeChanged.emit()

        def decode(report: Report, cancelled: Cancelled) -> None:
            drawn = None if pyramid is not None else feed
            _decode(path, buffer, drawn, report, cancelled, info.duration_ms)

        task = self._runner.start(decode, "Reading the sound")
        task.failed.connect(self.failed)
        task.finished.connect(self._on_finished)
        self._task = task
        self.waveformChanged.emit()
        self.positionChanged.emit(0.0)
        return task

    def hear(
        self,
        sound: SongSamples,
        samples: SampleBuffer | None = None,
        pyramid: PeakPyramid | None = None,
        path: Path | None = None,
    ) -> None:
        """Play another `sound` of the song, without a gap, and show its `samples`, `pyramid` and file in `path`.

        Without these the song's own sound is shown.
        """
        self._do(partial(self._player.switch, sound))
        if samples is None or pyramid is None or path is None:
            self._show(self.original, self._original_pyramid, self._original_path)
        else:
            self._show(samples, pyramid, path)
        self.waveformChanged.emit()

    def hear_original(self) -> None:
        """Play and show the song's own sound."""
        self.hear(self.original)

    def _show(self, samples: SampleBuffer, pyramid: PeakPyramid, path: Path) -> None:
        self.samples, self.pyramid, self.path = samples, pyramid, path

    def unload(self) -> None:
        """Stop playing and decoding and give the device back."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        if self._feed is not None:
            self._feed.came.disconnect(self._on_peaks)  # what is still on its way belongs to another song
            self._feed = None
        self._player.close()
        self._settle()

    def toggle(self) -> None:
        """Play or pause."""
        if self._player.is_playing:
            self.pause()
        else:
            self.play()

    def play(
        self,
        start_ms: float | None = None,
        end_ms: float | None = None,
        *,
        loop: bool = False,
        back_ms: float | None = None,
    ) -> None:
        """Play from the playhead or `start_ms` to the song's end or `end_ms`, see `Player.play`."""
        if self.duration_ms:
            self._do(partial(self._player.play, start_ms, end_ms, loop=loop, back_ms=back_ms))

    def pause(self) -> None:
        """Stop where the sound is."""
        self._do(self._player.pause)
        self.positionChanged.emit(self.position_ms)  # it went on since the last tick

    def seek(self, ms: float) -> None:
        """Put the playhead at `ms`, inside the song."""
        self._do(partial(self._player.seek, min(max(0.0, ms), float(self.duration_ms))))
        self.positionChanged.emit(self.position_ms)

    def set_loop(self, start_ms: float, end_ms: float) -> None:
        """Move the ends of the loop that plays; nothing where none plays."""
        self._do(partial(self._player.set_loop, start_ms, end_ms))

    def scrub(self, ms: float) -> None:
        """Let the sound at `ms` be heard for a moment, as an edge is dragged over it; the playhead stays."""
        self._do(partial(self._player.scrub, ms))

    def hear_pitch(self, pitch: int) -> None:
        """Let a soft tone of that MIDI number be heard, over the song where it plays."""
        sound = tone(pitch, self.original.sample_rate, self.original.channels)
        self._do(partial(self._player.hear, np.float32(self._player.volume) * sound))

    def position_ago(self, seconds: float) -> float:
        """Where the playhead was `seconds` ago."""
        return self._player.position_ago(seconds)

    def set_speed(self, percent: int) -> None:
        """Play at 25 to 150 % of the speed, with the pitch kept."""
        self._do(partial(self._player.set_manner, replace(self.mode, speed=percent)))

    def set_voice_mix(self, in_front: bool) -> None:
        """Put the voice in front, or let the song sound as it is."""
        self._do(partial(self._player.set_manner, replace(self.mode, voice=in_front)))

    def set_volume(self, share: float) -> None:
        """Play louder or softer: 0 to 1 of the amplitude."""
        self._player.volume = share
        self.modeChanged.emit()

    def lend_player(self) -> Player:
        """A player for something else, on the same device, which the song's gives back until it plays again."""
        self.pause()
        self._player.give_back()
        self._settle()
        return self._player.another()

    def choose_device(self, name: str) -> None:
        """Play on the device called `name`, the system's own choice where empty."""
        self._do(partial(self._player.use, partial(open_device, name=name)))

    def _do(self, deed: Callable[[], None]) -> None:
        """Tell the player something, and the window what came of it."""
        before = (self._player.mode, self._player.is_looping)
        deed()
        if self._player.problem:
            sentence, self._player.problem = self._player.problem, ""
            self.failed.emit(translated(sentence))
        if before != (self._player.mode, self._player.is_looping):
            self.modeChanged.emit()
        self._settle()

    def _tick(self) -> None:
        playing = self._player.is_playing
        self._do(self._player.poll)
        if playing:
            self.positionChanged.emit(self.position_ms)

    def _settle(self) -> None:
        active, playing = self._player.is_active, self._player.is_playing
        if active != self._timer.isActive():
            if active:
                self._timer.start()
            else:
                self._timer.stop()
        if playing != self._was_playing:
            self._was_playing = playing
            self.playingChanged.emit(playing)
        if (notice := self.device_text) != self._notice:
            self._notice = notice
            self.noticeChanged.emit(notice)

    def _on_peaks(self, peaks: Peaks) -> None:
        first = not self._original_pyramid.duration_ms
        self._original_pyramid.append(peaks)
        if first:
            self.waveformChanged.emit()
        elif not self._drawing.isActive():
            self._drawing.start()

    def _on_finished(self) -> None:
        self._task = None
        self.waveformChanged.emit()


def _decode(
    path: Path, buffer: SampleBuffer, feed: _Feed | None, report: Report, cancelled: Cancelled, duration_ms: int
) -> None:
    """Fill `buffer` and send peaks through `feed`, block by block; without one they are known already."""

    def blocks():
        done = 0
        stream = stream_mono if buffer.channels == 1 else stream_stereo
        for block in stream(path, buffer.sample_rate, _BLOCK_S):
            check_cancelled(cancelled)
            buffer.append(block)
            done += len(block)
            report(Progress("Reading the sound", 1000 * done / buffer.sample_rate, duration_ms))
            yield block if block.ndim == 1 else block.mean(axis=1)

    if feed is None:
        for _ in blocks():
            pass
        buffer.finish()
        return
    made: list[Peaks] = []
    for peaks in peaks_of(blocks()):
        made.append(peaks)
        feed.came.emit(peaks)
    buffer.finish()
    put_peaks(path, buffer.sample_rate, np.concatenate(made), cancelled)
