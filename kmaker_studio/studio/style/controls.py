"""Controls of the style panel: each shows one value of a style and tells what the user makes of it.

`changed` brings the new value while the control is being worked on; `settled` says that this has come to an end, so
that one drag is one undo step. `show_value` shows a value without telling.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QHBoxLayout, QSlider, QWidget

HEIGHT = 26
"""Pixels that a control is high."""


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
            part.setFixedHeight(HEIGHT)
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
        self.spin.lineEdit().setAcceptDrops(False)  # files dropped on it are for the window
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
