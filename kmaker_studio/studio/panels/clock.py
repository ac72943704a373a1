"""The clock of the transport bar: shows the playhead's time; a double click lets another be typed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from kmaker_studio.studio.i18n.clock_text import clock, parse_clock
from kmaker_studio.studio.theme.theme import theme

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class _Field(QLineEdit):
    """The text over the clock. Enter takes it where it is a time, Esc and a click elsewhere leave it."""

    left = Signal()

    def event(self, arg__1: QEvent) -> bool:
        """No key without Ctrl or Alt is a command of the window meanwhile."""
        asked = arg__1.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(arg__1, QKeyEvent) and not arg__1.modifiers() & _COMMANDS:
            arg__1.accept()
            return True
        return super().event(arg__1)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        """Leave with Esc."""
        if arg__1.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(arg__1)

    def focusOutEvent(self, arg__1: QFocusEvent) -> None:  # noqa: N802
        """Leave with a click elsewhere."""
        super().focusOutEvent(arg__1)
        if arg__1.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit()


class Clock(QLabel):
    """`timeChosen` brings the milliseconds that were typed over it."""

    timeChosen = Signal(float)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(clock(0), parent)
        self.setObjectName("clock")
        self.setToolTip(self.tr("Double click to go to a time"))
        self.field = _Field(self)
        self.field.setAccessibleName(self.tr("Time to go to"))
        self.field.hide()
        self.field.returnPressed.connect(self._take)
        self.field.left.connect(self.field.hide)
        self.field.textEdited.connect(self._judge)

    def ask(self) -> None:
        """Let a time be typed."""
        self.field.setGeometry(self.rect().adjusted(-6, -2, 6, 2) & self.rect())
        self.field.setText(self.text())
        self.field.setStyleSheet("")
        self.field.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802
        """Ask for a time."""
        self.ask()

    def _judge(self, text: str) -> None:
        """Show at once where the text is no time."""
        wrong = f"border: 1px solid {theme().doubtful_border};"
        self.field.setStyleSheet("" if parse_clock(text) is not None else wrong)

    def _take(self) -> None:
        ms = parse_clock(self.field.text())
        if ms is None:
            self._judge(self.field.text())
            return
        self.field.hide()
        self.timeChosen.emit(float(ms))
