"""A label that is cut with an ellipsis where there is too little room, and asks for little."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, Qt
from PySide6.QtWidgets import QLabel

from kmaker_studio.studio.theme.painting import guarded_paint

_LEAST = 60


class ElidedLabel(QLabel):
    """One line of plain text."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Little, whatever the text."""
        return super().minimumSizeHint().boundedTo(QSize(_LEAST, super().minimumSizeHint().height()))

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """As much of the text as there is room for."""
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        align = int(self.alignment())
        self.style().drawItemText(
            QPainter(self), room, align, self.palette(), self.isEnabled(), text, QPalette.ColorRole.WindowText
        )
