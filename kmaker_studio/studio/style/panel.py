"""The style panel: a preset, and everything that can be changed about it."""

from functools import partial

import msgspec
from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.studio.actions.actions import Actions
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.panels.scrolling import ScrollingSide
from kmaker_studio.studio.session.document import Document
from kmaker_studio.studio.style.apply_preset import apply_preset, preset_title, style_step_label, style_title
from kmaker_studio.studio.style.fields import Field, StyleFields
from kmaker_studio.studio.theme.painting import guarded_paint
from kmaker_studio.video.song_style import SongStyle
from kmaker_studio.video.style import contrast_with_background, style_names

_READABLE = 3.0
"""The contrast that WCAG 2.2 asks of large letters."""


class StylePanel(QWidget):
    """Shows and edits `document.style`. `refused` brings the sentence of an edit that could not be made.

    Its rows are made when it is first seen, for many a song is made without, and follow the style while it is seen.
    """

    refused = Signal(str)

    def __init__(self, document: Document, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self._field: Field | None = None
        self._gesture = ""
        self._changing = False
        self.preset = QComboBox()
        self.preset.setAccessibleName(self.tr("Preset"))
        self.preset.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.preset.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reset = QPushButton(self.tr("Reset"))
        self.reset.setObjectName("small")
        self.reset.setToolTip(self.tr("Take back what was changed of the preset"))
        self.more = QToolButton()
        self.more.setText("⋯")
        self.more.setProperty("square", True)
        self.more.setFixedSize(28, 26)
        self.more.setToolTip(self.tr("Load or save a style"))
        self.more.setAccessibleName(self.more.toolTip())
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.addActions([actions["load_style"], actions["save_style"]])
        self.more.setMenu(menu)
        self.contrast = QLabel()
        self.contrast.setObjectName("dim")
        self.contrast.setWordWrap(True)
        self.contrast.setToolTip(
            self.tr(
                "How the colours stand out from the background: 1 is the same colour, 21 is black on white. Large"
                " letters need 3 at least."
            )
        )
        self.fields: list[Field] = []
        self._labels: dict[int, QLabel] = {}
        self.area = ScrollingSide()
        self._lay_out()
        self.preset.activated.connect(self._on_preset)
        self.reset.clicked.connect(actions["reset_style"].trigger)
        document.styleChanged.connect(self._on_style)

    def field(self, name: str) -> Field:
        """The row that is called `name`."""
        self._make()
        return next(field for field in self.fields if field.name == name)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 24, 8)  # as far right as the rows beside the scroll bar
        head.setSpacing(6)
        head.addWidget(self.preset, 1)
        head.addWidget(self.reset)
        head.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.area, 1)

    def _made_rows(self) -> QWidget:
        rows = QWidget()
        rows.setObjectName("side")
        grid = QGridLayout(rows)
        grid.setContentsMargins(14, 0, 14, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for name, fields in StyleFields(self).groups():
            self._add_heading(grid, name)
            for field in fields:
                self._add_row(grid, field)
            if any(field.key == "sung" for field in fields):
                grid.addWidget(self.contrast, grid.rowCount(), 0, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        return rows

    def _add_row(self, grid: QGridLayout, field: Field) -> None:
        label = QLabel(field.name)
        label.setObjectName("dim")
        row = grid.rowCount()
        grid.addWidget(label, row, 0)
        grid.addWidget(field.control, row, 1)
        field.control.changed.connect(partial(self._change, field))
        field.control.settled.connect(self._settle)
        self.fields.append(field)
        self._labels[id(field)] = label

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Show the style as it is now."""
        if self.fields:
            self._show(self._document.style)
        super().showEvent(event)

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Make the rows when the panel is seen: it takes 50 ms, and docks show for a moment what lies behind others."""
        if not self.fields:
            QTimer.singleShot(0, self, self._make)
        super().paintEvent(event)

    def _make(self) -> None:
        if not self.fields:
            rows = self._made_rows()
            rows.installEventFilter(self)
            self.area.setWidget(rows)
            self._show(self._document.style)
            self._widen(rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Be as wide as the rows, whatever font they wear."""
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            self._widen(watched)
        return False

    def _widen(self, rows: QWidget) -> None:
        bar = self.area.verticalScrollBar().sizeHint().width()
        self.area.setMinimumWidth(rows.minimumSizeHint().width() + bar)

    def _add_heading(self, grid: QGridLayout, name: str) -> None:
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        heading = QLabel(name.upper())
        heading.setObjectName("heading")
        heading.setContentsMargins(0, 6, 0, 2)
        grid.addWidget(rule, grid.rowCount(), 0, 1, 2)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)

    def _change(self, field: Field, value: object) -> None:
        if self._field is not field:
            self._field, self._gesture = field, self._document.new_gesture()
        now = self._document.style
        style = msgspec.structs.replace(now.style, **field.put(now.style, value))
        label = style_step_label(field.name[:1].lower() + field.name[1:])
        self._changing = True
        try:
            self._document.put_style(SongStyle(style, now.preset), label, self._gesture)
        except KMakerError as error:
            self.refused.emit(translated(error))
        finally:
            self._changing = False
        self._show(self._document.style)

    def _settle(self) -> None:
        """What is changed next is another undo step."""
        self._field = None

    def _on_preset(self, index: int) -> None:
        name = self.preset.itemData(index)
        if name and name != self._document.style.preset:
            try:
                apply_preset(self._document, name)
            except KMakerError as error:
                self.refused.emit(translated(error))
        self._show(self._document.style)

    def _on_style(self, style: SongStyle) -> None:
        if not self._changing:  # undone, or another style was put on
            self._settle()
            if self.isVisible():
                self._show(style)

    def _show(self, song_style: SongStyle) -> None:
        style = song_style.style
        self._show_preset(song_style)
        for field in self.fields:
            shown, used = field.shown(style), field.used(style)
            field.control.show_value(field.get(style))
            for widget in (field.control, self._labels[id(field)]):
                widget.setVisible(shown)
                widget.setEnabled(used)
        before, after = (contrast_with_background(each, style.background) for each in (style.unsung, style.sung))
        text = self.tr("Contrast: {before} before, {after} after").format(before=_shown(before), after=_shown(after))
        hard = min(before, after) < _READABLE
        self.contrast.setText("\n".join([text, self.tr("⚠ Hard to read")]) if hard else text)

    def _show_preset(self, song_style: SongStyle) -> None:
        self.preset.clear()
        for name in style_names():
            self.preset.addItem(style_title(song_style) if name == song_style.preset else preset_title(name), name)
        if not song_style.preset:
            self.preset.addItem(style_title(song_style), "")
        self.preset.setCurrentIndex(self.preset.findData(song_style.preset))
        self.reset.setEnabled(song_style.is_changed)


def _shown(contrast: float) -> str:
    return QLocale().toString(contrast, "f", 1)
