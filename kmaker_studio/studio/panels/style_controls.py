"""The controls of the style panel. Each shows one value of a style and tells what the user makes of it.

`changed` brings the new value while the control is being worked on; `settled` says that this has come to an end, so
that one drag is one undo step. `show_value` shows a value without telling.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from kmaker_studio.studio.theme import look, theme

_HEIGHT = 26
_ICON, _SMALL = QSize(26, 14), QSize(16, 16)
_IN_A_ROW = 6


class Control(QWidget):
    """What all controls have."""

    changed = Signal(object)
    settled = Signal()

    def __init__(self, parts: Sequence[QWidget]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in parts:
            row.addWidget(part)
            part.setFixedHeight(_HEIGHT)
            part.installEventFilter(self)
            if part.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_value(self, value: object) -> None:
        """Show `value`, as the style has it."""
        raise NotImplementedError

    def _is_busy(self) -> bool:
        """Whether the keyboard is elsewhere and the control still being worked on."""
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The wheel turns the panel, not what lies under the pointer; leaving the control settles it."""
        if event.type() == QEvent.Type.FocusOut and not self._is_busy():
            self.settled.emit()
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


class Choice(Control):
    """One of some values, each with its name."""

    def __init__(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        self.box = QComboBox()
        self.box.setAccessibleName(name)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, title in choices:
            self.box.addItem(title, value)
        super().__init__([self.box])
        self.box.activated.connect(self._on_chosen)

    def _on_chosen(self, index: int) -> None:
        self.changed.emit(self.box.itemData(index))
        self.settled.emit()

    def show_value(self, value: object) -> None:
        """Choose `value`; one that is not on offer is added under its own name."""
        if self.box.findData(value) < 0:
            self.box.addItem(str(value), value)
        self.box.setCurrentIndex(self.box.findData(value))


class Tick(Control):
    """Yes or no."""

    def __init__(self, name: str) -> None:
        self.box = QCheckBox()
        self.box.setAccessibleName(name)
        super().__init__([self.box])
        self.box.clicked.connect(self._on_clicked)

    def _on_clicked(self, on: bool) -> None:
        self.changed.emit(on)
        self.settled.emit()

    def show_value(self, value: object) -> None:
        """Tick it, or not."""
        self.box.setChecked(bool(value))


class Number(Control):
    """A number to type, or to drag within `slider`, where what looks good is found.

    What is shown is `factor` times what the style has. `limits`, `slider` and `step` are in what is shown; a style's
    number is whole where `whole`.
    """

    def __init__(
        self,
        name: str,
        limits: tuple[float, float],
        step: float,
        *,
        factor: float = 1.0,
        suffix: str = "",
        slider: tuple[float, float] | None = None,
        whole: bool = False,
    ) -> None:
        self.name = name
        self._factor, self._whole, self._step = factor, whole, step
        self._low, high = slider or limits
        self.spin = QDoubleSpinBox()
        self.spin.setDecimals(0 if step >= 1 else 1 if step >= 0.1 else 2)
        self.spin.setRange(*limits)
        self.spin.setSingleStep(step)
        self.spin.setSuffix(suffix)
        self.spin.setKeyboardTracking(False)
        self.spin.setAccessibleName(name)
        self.spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.spin.setFixedWidth(70)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, round((high - self._low) / step))
        self.slider.setPageStep(max(1, self.slider.maximum() // 10))
        self.slider.setMinimumWidth(40)
        self.slider.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the keyboard has the number itself
        self.slider.setAccessibleName(name)
        super().__init__([self.slider, self.spin])
        if slider is None:
            self.slider.setEnabled(False)
            self.slider.hide()
            self.layout().setAlignment(self.spin, Qt.AlignmentFlag.AlignRight)  # pyright: ignore[reportOptionalMemberAccess]
        self.spin.valueChanged.connect(self._on_typed)
        self.slider.valueChanged.connect(self._on_dragged)
        self.slider.sliderReleased.connect(self.settled)

    def _on_typed(self, shown: float) -> None:
        self._place(shown)
        self._tell(shown)

    def _on_dragged(self, place: int) -> None:
        shown = self._low + place * self._step
        self.spin.blockSignals(True)
        self.spin.setValue(shown)
        self.spin.blockSignals(False)
        self._tell(shown)

    def _tell(self, shown: float) -> None:
        value = shown / self._factor
        self.changed.emit(round(value) if self._whole else round(value, 6))

    def _place(self, shown: float) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(round((shown - self._low) / self._step))
        self.slider.blockSignals(False)

    def show_value(self, value: object) -> None:
        """Show the style's number."""
        shown = float(value) * self._factor if isinstance(value, int | float) else 0.0
        self.spin.blockSignals(True)
        self.spin.setValue(shown)
        self.spin.blockSignals(False)
        self._place(shown)


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
            self.button.setFixedWidth(_HEIGHT - 2)
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
            button.setFixedSize(_HEIGHT - 2, _HEIGHT)
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
