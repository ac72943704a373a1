"""The song's sound in the window: decoded once in the background for the waveform and for playing."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from kmaker_studio.audio.decode import AudioInfo, Samples, stream_mono
from kmaker_studio.audio.peaks import PeakPyramid, Peaks, peaks_of
from kmaker_studio.audio.player import Player, SampleBuffer
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled
from kmaker_studio.studio.worker import JobRunner, Task

_BLOCK_S = 4.0
_TICK_MS = 16
_REDRAW_MS = 80


class _Feed(QObject):
    """Carries peaks from the decoder's thread to the GUI's."""

    came = Signal(object)


class Sound(QObject):
    """Decodes, plays and knows where the playhead is.

    `positionChanged` brings milliseconds as a float, on every tick while playing and after each jump; `waveformChanged`
    follows each stretch that was decoded.
    """

    positionChanged = Signal(float)  # noqa: N815
    playingChanged = Signal(bool)  # noqa: N815
    waveformChanged = Signal()  # noqa: N815
    noticeChanged = Signal(str)  # noqa: N815
    failed = Signal(str)

    def __init__(self, runner: JobRunner, player: Player | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._player = player or Player()
        self._task: Task | None = None
        self._feed: _Feed | None = None
        self.pyramid = PeakPyramid(16000)
        self.duration_ms = 0
        self._drawing = QTimer(self)  # peaks come faster than anybody can see
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(_REDRAW_MS)
        self._drawing.timeout.connect(self.waveformChanged)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

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
        if self._player.notice:
            return self._player.notice
        latency = self._player.latency_ms
        return "" if latency is None else f"Output latency {latency} ms"

    def load(self, path: Path, info: AudioInfo) -> Task:
        """Begin to decode `path`, whose `info` is known, in place of what was loaded."""
        self.unload()
        buffer = SampleBuffer(info.sample_rate, round(info.duration_ms * info.sample_rate / 1000))
        feed = _Feed()
        self.pyramid = PeakPyramid(info.sample_rate)
        self.duration_ms = info.duration_ms
        feed.came.connect(self._on_peaks)
        self._feed = feed
        self._player.load(buffer)

        def decode(report: Report, cancelled: Cancelled) -> None:
            _decode(path, buffer, feed, report, cancelled, info.duration_ms)

        task = self._runner.start(decode, "Reading the sound")
        task.failed.connect(self.failed)
        task.finished.connect(self._on_finished)
        self._task = task
        self.waveformChanged.emit()
        self.positionChanged.emit(0.0)
        return task

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
            self._player.pause()
        elif self.duration_ms:
            self._player.play()
        self._settle()

    def seek(self, ms: float) -> None:
        """Put the playhead at `ms`, inside the song."""
        self._player.seek(min(max(0.0, ms), float(self.duration_ms)))
        self.positionChanged.emit(self.position_ms)

    def _tick(self) -> None:
        self._player.poll()
        self.positionChanged.emit(self.position_ms)
        if not self._player.is_playing:
            self._settle()

    def _settle(self) -> None:
        playing = self._player.is_playing
        if playing != self._timer.isActive():
            if playing:
                self._timer.start()
            else:
                self._timer.stop()
            self.playingChanged.emit(playing)
        self.noticeChanged.emit(self.device_text)

    def _on_peaks(self, peaks: Peaks) -> None:
        first = not self.pyramid.duration_ms
        self.pyramid.append(peaks)
        if first:
            self.waveformChanged.emit()
        elif not self._drawing.isActive():
            self._drawing.start()

    def _on_finished(self) -> None:
        self._task = None
        self.waveformChanged.emit()


def _decode(
    path: Path, buffer: SampleBuffer, feed: _Feed, report: Report, cancelled: Cancelled, duration_ms: int
) -> None:
    """Fill `buffer` and send peaks through `feed`, block by block."""

    def blocks():
        done = 0
        for block in stream_mono(path, buffer.sample_rate, _BLOCK_S):
            check_cancelled(cancelled)
            _keep(block)
            done += len(block)
            report(Progress("Reading the sound", 1000 * done / buffer.sample_rate, duration_ms))
            yield block

    def _keep(block: Samples) -> None:
        buffer.append(block)

    for peaks in peaks_of(blocks()):
        feed.came.emit(peaks)
    buffer.finish()
