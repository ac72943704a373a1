"""The tap overlay: the words to come, large, the keys to press, and a beat at every tap."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from kmaker_studio.core.song import Line, Song
from kmaker_studio.core.tapping import Stroke, Unit
from kmaker_studio.core.word_spacing import join_words
from kmaker_studio.studio.actions.actions import with_keys
from kmaker_studio.studio.actions.tap_keys import (
    BACK,
    CUT,
    END,
    HOLD,
    NEXT,
    NEXT_LINE,
    PLAY,
    PREVIOUS_LINE,
    REST,
    TapKeys,
)
from kmaker_studio.studio.playback.playback import Playback
from kmaker_studio.studio.tap.event_clock import EventClock
from kmaker_studio.studio.tap.mode import TapMode, latency_ms
from kmaker_studio.studio.theme.painting import guarded_paint
from kmaker_studio.studio.theme.theme import font, theme

_BEAT_MS = 180
_LARGE, _SMALL = 40, 20
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class TapOverlay(QWidget):
    """Covers the panels while tap mode is on, and has the keyboard."""

    calibrationRequested = Signal()  # noqa: N815

    def __init__(
        self, mode: TapMode, playback: Playback, keys: TapKeys, place: Callable[[], QRect], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tapOverlay")
        self.setAccessibleName(self.tr("Tap to time"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._mode, self._playback, self._keys, self._place = mode, playback, keys, place
        self._held: tuple[int, int] | None = None  # the key that holds a word, as Qt and as the keyboard names it
        self._events = EventClock()
        self.text = _Words(mode, self)
        self.units: dict[Unit, QToolButton] = {}
        self.hint = QLabel()
        self.latency, self.close_ = _button(""), _button("")
        self._caps: list[tuple[tuple[str, ...], str, QLabel, QLabel]] = []
        self._lay_out()
        self._tell()
        self.hide()
        mode.began.connect(self._on_began)
        mode.ended.connect(self.hide)
        mode.changed.connect(self._on_changed)
        playback.playingChanged.connect(self._tell)
        keys.changed.connect(self._tell)
        parent.installEventFilter(self)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Tap to time"))
        title.setObjectName("dialogTitle")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(title)
        top.addSpacing(16)
        group = QButtonGroup(self)
        for unit, text in (
            (Unit.WORD, self.tr("Words")),
            (Unit.SYLLABLE, self.tr("Syllables")),
            (Unit.LINE, self.tr("Lines")),
        ):
            button = _button(text)
            button.setCheckable(True)
            button.setChecked(unit is self._mode.unit)
            button.clicked.connect(partial(self._mode.set_unit, unit))
            group.addButton(button)
            self.units[unit] = button
            top.addWidget(button)
        top.addStretch(1)
        self.latency.clicked.connect(self.calibrationRequested)
        self.latency.setToolTip(self.tr("Measure how late your taps come, with ten beeps"))
        self.latency.setAccessibleName(self.tr("Measure how late your taps come, with ten beeps"))
        top.addWidget(self.latency)
        self.close_.clicked.connect(self._mode.end)
        top.addWidget(self.close_)
        keys = QHBoxLayout()
        keys.setSpacing(6)
        for names, between, text in (
            ((NEXT,), "", self.tr("next word")),
            ((HOLD,), "", self.tr("hold a word")),
            ((HOLD, CUT), "+", self.tr("cut it")),
            ((REST,), "", self.tr("end the word")),
            ((BACK,), "", self.tr("back 2 s")),
            ((PREVIOUS_LINE, NEXT_LINE), " ", self.tr("line")),
            ((PLAY,), "", self.tr("play")),
        ):
            key, label = QLabel(), QLabel(text)
            key.setObjectName("key")
            label.setObjectName("dim")
            label.setContentsMargins(0, 0, 6, 0)
            keys.addWidget(key)
            keys.addWidget(label)
            self._caps.append((names, between, key, label))
        keys.addStretch(1)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.hint)
        layout.addLayout(keys)

    def _on_began(self) -> None:
        self._held = None
        self.setGeometry(self._place())
        self.show()
        self.raise_()
        self.setFocus()
        self._tell()

    def _on_changed(self) -> None:
        self.text.update()
        self._tell()

    def _tell(self, *_: object) -> None:
        self.latency.setText(self.tr("Tap latency {} ms…").format(round(latency_ms())))
        self.units[self._mode.unit].setChecked(True)
        keys = self._keys
        self.close_.setText(with_keys(self.tr("Done"), keys.keys(END)))
        for names, between, key, label in self._caps:
            caps = [keys.cap(name) for name in names]
            key.setText(between.join(caps))
            for part in (key, label):
                part.setVisible(all(caps))
        if self._mode.next_target is None and self._mode.current is None:
            text, used = self.tr("All is tapped. {} ends, {} goes back to the line."), (END, PREVIOUS_LINE)
        elif not self._playback.is_playing:
            text, used = self.tr("{} plays the song. Then tap {} as each word begins."), (PLAY, NEXT)
        else:
            text, used = "", ()
        known = [keys.keys(name) for name in used]
        self.hint.setText(text.format(*known) if all(known) else "")

    def event(self, event: QEvent) -> bool:
        """Our keys are no shortcuts while we are here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meant(event):
            event.accept()
            return True
        return super().event(event)

    def _meant(self, event: QKeyEvent) -> str:
        """What the key does here; empty where it is somebody else's."""
        return "" if event.modifiers() & _MODIFIERS else self._keys.name_of(event.key())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The keys of tap mode."""
        ago, name = self._events.ago(event.timestamp()), self._meant(event)
        if not name:
            super().keyPressEvent(event)
            return
        if event.isAutoRepeat():
            return
        if name == NEXT:
            self._stroke(Stroke.TAP, ago)
        elif name == HOLD:
            self._held = self._held or (event.key(), event.nativeScanCode())
            self._stroke(Stroke.PRESS, ago)
        elif name == CUT and self._held is not None:
            self._stroke(Stroke.TAP, ago)
        elif name == CUT:
            self.text.beat(well=False)
        elif name == REST:
            self._stroke(Stroke.REST, ago)
        elif name == PLAY:
            self._playback.toggle()
        elif name == BACK:
            self._mode.back()
        elif name in (PREVIOUS_LINE, NEXT_LINE):
            self._mode.step_line(1 if name == NEXT_LINE else -1)
        else:
            self._mode.end()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A held key is let go, under whatever name: Shift may have been let go before it."""
        ago = self._events.ago(event.timestamp())
        code = event.nativeScanCode()
        if event.isAutoRepeat():
            return
        if self._held is not None and (event.key() == self._held[0] or (code and code == self._held[1])):
            self._held = None
            self._stroke(Stroke.RELEASE, ago)
        elif not self._meant(event):
            super().keyReleaseEvent(event)

    def _stroke(self, stroke: Stroke, ago: float) -> None:
        self.text.beat(well=self._mode.stroke(stroke, ago))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep covering the place when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._place())
        return super().eventFilter(watched, event)


def _button(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays with the song
    return button


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    colour: str


class _Words(QWidget):
    """The line that is tapped with its next words, and the lines around it."""

    def __init__(self, mode: TapMode, parent: QWidget) -> None:
        super().__init__(parent)
        self._mode = mode
        self._beat = QTimer(self)
        self._beat.setSingleShot(True)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self.update)
        self._well = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def beat(self, *, well: bool) -> None:
        """Flash for a moment: the tap was taken, or it meant nothing here."""
        self._well = well
        self._beat.start()
        self.update()

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """The line before small, the current one large, the next two small."""
        painter, colours, song = QPainter(self), theme(), self._mode.song
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        target = self._mode.next_target
        current = self._mode.current
        here = current.target if current is not None else target
        number = next((at for at, line in enumerate(song.lines) if here is not None and line.id == here.line_id), -1)
        middle = self.height() * 0.42
        if self._beat.isActive():
            colour = colours.colour("good" if self._well else "doubtful_border", 0.16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 2, 0, -2), 12, 12)
        if number < 0:
            return
        if number:
            self._small(painter, song.lines[number - 1], middle - 70, colours.colour("dim"))
        self._large(painter, song, number, middle)
        for step in (1, 2):
            if number + step < len(song.lines):
                colour = colours.colour("text", 0.75 / step)
                self._small(painter, song.lines[number + step], middle + 40 + 34 * step, colour)

    def _small(self, painter: QPainter, line: Line, y: float, colour: QColor) -> None:
        painter.setPen(colour)
        painter.setFont(font(_SMALL))
        rect = QRectF(0, y - 20, self.width(), 40)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), line.text)

    def _large(self, painter: QPainter, song: Song, number: int, y: float) -> None:
        pieces = self._pieces(song.lines[number])
        size = _LARGE
        widths: list[float] = []
        while size > _SMALL:
            metrics = QFontMetricsF(font(size, bold=True))
            widths = [metrics.horizontalAdvance(piece.text) for piece in pieces]
            if sum(widths) < self.width() - 20:
                break
            size -= 2
        painter.setFont(font(size, bold=True))
        x, colours = (self.width() - sum(widths)) / 2, theme()
        for piece, width in zip(pieces, widths, strict=True):
            painter.setPen(colours.colour(piece.colour))
            painter.drawText(QRectF(x, y - size, width + 20, 2 * size), int(Qt.AlignmentFlag.AlignVCenter), piece.text)
            if piece.colour == "accent_ink":
                painter.fillRect(QRectF(x, y + size * 0.75, width - size * 0.25, 4), colours.colour("accent"))
            x += width

    def _pieces(self, line: Line) -> list[_Piece]:
        """The line in parts of one colour each: sung, sounding, next, later."""
        mode, target, current = self._mode, self._mode.next_target, self._mode.current
        done = {(tap.target.word_id, tap.target.syllable) for tap in mode.taps.tapped()}
        if mode.unit is Unit.LINE:
            sounding = current is not None and current.target.line_id == line.id
            following = target is not None and target.line_id == line.id
            return [_Piece(line.text, "good" if sounding else "accent_ink" if following else "text")]
        pieces: list[_Piece] = []
        for word, following in zip(line.words, [*line.words[1:], None], strict=True):
            space = " " if following is not None and " " in join_words([word.text, following.text]) else ""
            parts = [part.text for part in word.syllables] if mode.unit is Unit.SYLLABLE else []
            parts = parts or [word.text]
            for part, text in enumerate(parts):
                key = (word.id, part)
                if current is not None and key == (current.target.word_id, current.target.syllable):
                    colour = "good"
                elif target is not None and key == (target.word_id, target.syllable):
                    colour = "accent_ink"
                else:
                    colour = "dim" if key in done else "text"
                pieces.append(_Piece(text + (space if part == len(parts) - 1 else "·"), colour))
        return pieces
