"""The tour: five cards that point at the parts of the editor, in the order of the work on a first song."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kmaker_studio.studio.actions.actions import Actions
from kmaker_studio.studio.panels.transport import TransportBar
from kmaker_studio.studio.theme.painting import guarded_paint
from kmaker_studio.studio.theme.theme import theme
from kmaker_studio.studio.timeline.view import TimelineView

_WIDTH, _GAP = 340, 10


@dataclass(frozen=True, slots=True)
class TourStep:
    """A card: what it points at, its title and text; `{0}`, `{1}` in the text are the keys of `commands`."""

    target: QWidget
    title: str
    text: str
    commands: tuple[str, ...] = ()


class Tour(QFrame):
    """Shows one of `steps` at a time over `parent`; Right and Left turn over, Esc ends. `ended` follows the end."""

    ended = Signal()

    def __init__(self, steps: Sequence[TourStep], actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Tour"))
        self.steps, self.at = tuple(steps), 0
        self._actions = actions
        self._over, self._ring = parent, _Ring(parent)
        self.title, self.text, self.count = QLabel(), QLabel(), QLabel()
        self.title.setObjectName("dialogTitle")
        self.count.setObjectName("dim")
        for part in (self.title, self.text):
            part.setWordWrap(True)
        self.back, self.next, self.leave = QPushButton(self.tr("Back")), QPushButton(), QPushButton()
        self.leave.setText(self.tr("End the tour"))
        self.next.setObjectName("primary")
        below = QHBoxLayout()
        below.addWidget(self.leave)
        below.addStretch(1)
        below.addWidget(self.back)
        below.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        for part in (self.count, self.title, self.text):
            column.addWidget(part)
        column.addSpacing(6)
        column.addLayout(below)
        self.setFixedWidth(_WIDTH)
        self.back.clicked.connect(lambda: self.show_step(self.at - 1))
        self.next.clicked.connect(lambda: self.show_step(self.at + 1))
        self.leave.clicked.connect(self.end)
        actions.keysChanged.connect(self._tell)
        parent.installEventFilter(self)
        self.hide()
        self._ring.hide()

    def begin(self) -> None:
        """Show the first card."""
        self.show_step(0)
        self.next.setFocus()

    def show_step(self, at: int) -> None:
        """Show the card with that number; the one after the last is the end."""
        if at >= len(self.steps):
            self.end()
            return
        self.at = max(0, at)
        self._tell()
        self._ring.show()
        self._ring.raise_()
        self.show()
        self.raise_()
        self._place()

    def end(self) -> None:
        """Go away."""
        self.hide()
        self._ring.hide()
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Right and Left turn over, Esc ends."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.end()
            case Qt.Key.Key_Right:
                self.show_step(self.at + 1)
            case Qt.Key.Key_Left:
                self.show_step(self.at - 1)
            case _:
                super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay beside what is shown when the window takes another size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        step = self.steps[self.at]
        self.title.setText(step.title)
        self.text.setText(step.text.format(*(self._actions.keys(name) or "–" for name in step.commands)))
        self.count.setText(self.tr("{} of {}").format(self.at + 1, len(self.steps)))
        self.back.setEnabled(self.at > 0)
        self.next.setText(self.tr("Done") if self.at == len(self.steps) - 1 else self.tr("Next"))

    def _place(self) -> None:
        over = self._over
        target = self.steps[self.at].target
        shown = target.visibleRegion().boundingRect()
        place = QRect(target.mapTo(over, shown.topLeft()), shown.size()) if not shown.isEmpty() else over.rect()
        self._ring.setGeometry(place.adjusted(-4, -4, 4, 4).intersected(over.rect()))
        for part in (self.title, self.text):
            part.setMinimumHeight(part.heightForWidth(_WIDTH - 34))
        self.resize(_WIDTH, self.sizeHint().height())
        self.move(card_place(place, self.size(), over.size()))


def card_place(target: QRect, card: QSize, room: QSize) -> QPoint:
    """Where a card stands beside `target` inside `room`: under it, over it, to its right or left, else on it."""
    x = target.center().x() - card.width() // 2
    y = target.center().y() - card.height() // 2
    right, low = room.width() - card.width() - _GAP, room.height() - card.height() - _GAP
    if target.bottom() + _GAP <= low:
        y = target.bottom() + _GAP
    elif target.top() - _GAP - card.height() >= _GAP:
        y = target.top() - _GAP - card.height()
    elif target.right() + _GAP <= right:
        x = target.right() + _GAP
    elif target.left() - _GAP - card.width() >= _GAP:
        x = target.left() - _GAP - card.width()
    return QPoint(max(_GAP, min(x, right)), max(_GAP, min(y, low)))


def tour_steps(bar: TransportBar, lyrics: QWidget, timeline: TimelineView) -> tuple[TourStep, ...]:
    """The five cards of an editor with these parts."""
    translate = QCoreApplication.translate
    return (
        TourStep(
            bar.play,
            translate("Tour", "Listen"),
            translate("Tour", "{0} plays and pauses. The words light up in the preview as they are sung."),
            ("play",),
        ),
        TourStep(
            lyrics,
            translate("Tour", "Read along"),
            translate("Tour", "A click on a word plays it. {0} lets you correct the lyrics as a text; times stay."),
            ("edit_lyrics",),
        ),
        TourStep(
            timeline,
            translate("Tour", "Look at the words that are in doubt"),
            translate(
                "Tour", "They are marked here. {0} goes to the next one and plays it, {1} says that it is right."
            ),
            ("next_doubtful", "lock"),
        ),
        TourStep(
            timeline.canvas,
            translate("Tour", "Move what is wrong"),
            translate("Tour", "Drag a word or its edge, or press {0} and {1} while the song plays."),
            ("set_start", "set_end"),
        ),
        TourStep(
            bar.export,
            translate("Tour", "Export"),
            translate("Tour", "The video and every lyric format are here ({0}). {1} finds every other command."),
            ("export", "palette"),
        ),
    )


class _Ring(QWidget):
    """A line around what a card points at; the mouse does not meet it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """The line, in the theme's accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("accent"), 2.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 7, 7)
