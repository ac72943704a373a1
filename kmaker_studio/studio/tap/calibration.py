"""The tap calibration dialog: ten beeps, tapped along with, and the median of the difference."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from kmaker_studio.audio.beeps import beep_row
from kmaker_studio.audio.output import Status
from kmaker_studio.audio.player import Player
from kmaker_studio.core.tap_latency import BEEPS, FEWEST, calibrated, tap_lateness
from kmaker_studio.studio.actions.tap_keys import NEXT, TapKeys
from kmaker_studio.studio.settings import TAP_LATENCY_MS
from kmaker_studio.studio.tap.calibration_chart import TapChart
from kmaker_studio.studio.tap.event_clock import EventClock
from kmaker_studio.studio.tap.mode import latency_ms

_TICK_MS = 16


class CalibrationDialog(QDialog):
    """Plays on its own `player`; the song's must have given its device back. `latency` is the result, None without."""

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tap latency"))
        self._player, self._events = player, EventClock()
        self._keys = TapKeys(self)
        buffer, self._beeps = beep_row(BEEPS)
        player.load(buffer)
        self._taps: list[float] = []
        self.latency: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._lay_out()
        self._tell()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Tap along with ten beeps"))
        title.setObjectName("dialogTitle")
        text = QLabel(
            self.tr(
                "Press Start, listen, and tap {} with every beep. How late you are in the middle is taken off every "
                "tap from then on, so that words begin where you heard them."
            ).format(" / ".join([*self._keys.all_keys(NEXT), self.tr("Space")]))
        )
        text.setWordWrap(True)
        self.chart = TapChart(self)
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self.start = QPushButton(self.tr("Start"))
        self.start.setDefault(True)
        self.start.setMinimumWidth(92)
        self.start.clicked.connect(self.begin)
        self.buttons = QDialogButtonBox()
        self.buttons.addButton(self.start, QDialogButtonBox.ButtonRole.ActionRole)
        self.reset = self.buttons.addButton(self.tr("No correction"), QDialogButtonBox.ButtonRole.ResetRole)
        self.keep = self.buttons.addButton(self.tr("Use this"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        for button in (self.reset, self.keep):
            button.setAutoDefault(False)
            button.setMinimumWidth(116)
        self.buttons.accepted.connect(self._keep)
        self.buttons.rejected.connect(self.reject)
        self.reset.clicked.connect(self._reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(14)
        for widget in (title, text, self.chart, self.outcome, self.buttons):
            layout.addWidget(widget)
        self.start.setFocus()
        self.setMinimumWidth(520)

    @property
    def beeps(self) -> list[float]:
        """When the beeps are, in ms."""
        return self._beeps

    @property
    def taps(self) -> list[float]:
        """The taps so far, on the same clock."""
        return self._taps

    def begin(self) -> None:
        """Play the beeps from the start."""
        self._taps, self.latency = [], None
        self._player.play(0)
        self._timer.start()
        self.setFocus()
        self._tell()

    def tap(self, ago: float = 0.0) -> None:
        """A tap `ago` seconds before now."""
        if self._player.is_playing:
            self._taps.append(self._player.position_ago(ago))
            self.latency = calibrated(self._beeps, self._taps)
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Taps count while the beeps sound."""
        ago = self._events.ago(event.timestamp())
        if self._player.is_playing and self._is_tap(event.key()):
            if not event.isAutoRepeat():
                self.tap(ago)
            return
        super().keyPressEvent(event)

    def _is_tap(self, key: int) -> bool:
        return key == Qt.Key.Key_Space or self._keys.name_of(key) == NEXT

    def event(self, event: QEvent) -> bool:
        """While the beeps sound, Space is a tap and presses no button."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
        return super().event(event)

    def done(self, result: int) -> None:
        """Give the device back, however the dialog is left."""
        self._timer.stop()
        self._player.close()
        super().done(result)

    def _tick(self) -> None:
        self._player.poll()
        self._show_taps()
        if not self._player.is_playing:
            self._timer.stop()
            self._tell()
            likely = self.keep if self.latency is not None else self.start
            likely.setDefault(True)
            likely.setFocus()

    def _tell(self) -> None:
        playing, tapped = self._player.is_playing, len(tap_lateness(self._beeps, self._taps))
        self.start.setText(self.tr("Start") if not self._taps else self.tr("Again"))
        self.start.setEnabled(not playing)
        self.keep.setEnabled(self.latency is not None and not playing)
        if self._player.status in (Status.MISSING, Status.LOST):
            text = self.tr("There is no sound device, so nothing can be heard: connect one and try again.")
        elif self.latency is not None:
            text = self.tr("{} of {} beeps tapped. Your taps come {} ms after the sound.").format(
                tapped, BEEPS, round(self.latency)
            )
        elif playing:
            text = self.tr("{} of {} beeps tapped …").format(tapped, BEEPS)
        elif self._taps:
            text = self.tr("Only {} beeps were tapped, {} are needed: try again.").format(tapped, FEWEST)
        else:
            text = self.tr("Now {} ms are taken off every tap.").format(round(latency_ms()))
        self.outcome.setText(text)
        self._show_taps()

    def _show_taps(self) -> None:
        now = self._player.position_ms if self._player.is_playing else -1.0
        self.chart.show_taps(self._beeps, self._taps, self.latency, now)

    def _keep(self) -> None:
        if self.latency is not None:
            TAP_LATENCY_MS.write(round(self.latency))
            self.accept()

    def _reset(self) -> None:
        TAP_LATENCY_MS.write(0)
        self.latency = None
        self.accept()
