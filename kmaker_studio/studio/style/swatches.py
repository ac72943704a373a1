"""Colour swatches of the style panel: one on a button, and one for each singer."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QGridLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from kmaker_studio.studio.style.controls import HEIGHT, Control
from kmaker_studio.studio.theme.theme import look, theme

_ICON, _SMALL = QSize(26, 14), QSize(16, 16)
_IN_A_ROW = 6


class Swatch(Control):
    """A colour on a button that opens the colour dialog; what is tried there is seen at once."""

    def __init__(self, name: str, *, small: bool = False) -> None:
        self.name, self._small = name, small
        self._colour, self._before = "#000000", "#000000"
        self._asking = False
        self.button = QPushButton()
        self.button.setObjectName("swatch")
        self.button.setIconSize(_SMALL if small else _ICON)
        super().__init__([self.button])
        if small:
            self.button.setProperty("square", True)
            self.button.setFixedWidth(HEIGHT - 2)
        self.button.clicked.connect(self._ask)
        look().changed.connect(self._paint)
        self._paint()

    @property
    def colour(self) -> str:
        """What is shown, as `#RRGGBB`."""
        return self._colour

    def show_value(self, value: object) -> None:
        """Show the colour."""
        self._colour = str(value)
        self._paint()

    def _paint(self) -> None:
        self.button.setIcon(_colour_icon(self._colour, self.button.iconSize(), self.devicePixelRatioF()))
        shown = self._colour.upper()
        self.button.setText("" if self._small else shown)
        self.button.setAccessibleName(f"{self.name}, {shown}")
        self.button.setToolTip(f"{self.name}, {shown}")

    def _is_busy(self) -> bool:
        return self._asking

    def _ask(self) -> None:
        self._before, self._asking = self._colour, True
        dialog = QColorDialog(QColor(self._colour), self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.name)
        dialog.currentColorChanged.connect(self._on_tried)
        dialog.colorSelected.connect(self._on_tried)
        dialog.rejected.connect(self._on_rejected)
        dialog.finished.connect(self._on_answered)
        dialog.adjustSize()
        dialog.move(self._beside(dialog.size()))
        dialog.open()

    def _on_tried(self, colour: QColor) -> None:
        self._take(colour.name().upper())

    def _beside(self, size: QSize) -> QPoint:
        """Where the dialog leaves the preview to be seen: under the button, at the right edge of the window."""
        window, screen = self.window().frameGeometry(), self.screen().availableGeometry()
        top = self.mapToGlobal(QPoint(0, self.height() + 4)).y()
        left = window.right() - size.width() - 8
        return QPoint(
            max(screen.left(), min(left, screen.right() - size.width())),
            max(screen.top(), min(top, screen.bottom() - size.height())),
        )

    def _on_answered(self) -> None:
        self._asking = False
        self.settled.emit()

    def _on_rejected(self) -> None:
        self._take(self._before)

    def _take(self, colour: str) -> None:
        if colour.upper() != self._colour.upper():
            self.show_value(colour)
            self.changed.emit(colour)


class Swatches(Control):
    """A colour for each singer, more or fewer of them."""

    def __init__(self, name: str, number: str, more: str, fewer: str) -> None:
        super().__init__([])
        self._number = number
        self.swatches: list[Swatch] = []
        self.more, self.fewer = QToolButton(), QToolButton()
        for button, text, tip in ((self.more, "+", more), (self.fewer, "−", fewer)):
            button.setText(text)
            button.setAccessibleName(tip)
            button.setToolTip(tip)
            button.setProperty("square", True)
            button.setFixedSize(HEIGHT - 2, HEIGHT)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(3)
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.addLayout(self._grid)
            row.addStretch(1)
        self.setAccessibleName(name)
        self.more.clicked.connect(self._add)
        self.fewer.clicked.connect(self._remove)

    @property
    def colours(self) -> tuple[str, ...]:
        """What is shown."""
        return tuple(swatch.colour for swatch in self.swatches)

    def show_value(self, value: object) -> None:
        """Show the colours."""
        colours = [str(each) for each in value] if isinstance(value, tuple) else []
        while len(self.swatches) > len(colours):
            gone = self.swatches.pop()
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.swatches) < len(colours):
            swatch = Swatch(self._number.format(len(self.swatches) + 1), small=True)
            swatch.changed.connect(self._tell)
            swatch.settled.connect(self.settled)
            self.swatches.append(swatch)
        for swatch, colour in zip(self.swatches, colours, strict=True):
            swatch.show_value(colour)
        before = self
        for place, widget in enumerate((*self.swatches, self.more, self.fewer)):
            self._grid.addWidget(widget, place // _IN_A_ROW, place % _IN_A_ROW)
            QWidget.setTabOrder(before, widget)
            before = widget
        self.fewer.setEnabled(bool(colours))

    def _add(self) -> None:
        self._take((*self.colours, self.colours[0] if self.colours else "#FFFFFF"))

    def _remove(self) -> None:
        self._take(self.colours[:-1])

    def _take(self, colours: tuple[str, ...]) -> None:
        self.show_value(colours)
        self._tell()
        self.settled.emit()

    def _tell(self, *_: object) -> None:
        self.changed.emit(self.colours)


def _colour_icon(colour: str, size: QSize, ratio: float) -> QIcon:
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme().colour("disabled"))
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), 3, 3)
    painter.end()
    return QIcon(pixmap)
