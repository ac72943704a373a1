"""The bar at the top: the song's name, playing, the clock, and what is done with the finished song."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from kmaker_studio.studio.actions import Actions
from kmaker_studio.studio.clock_text import clock
from kmaker_studio.studio.theme import theme

_ICON = 18


class TransportBar(QWidget):
    """Buttons of the commands that are used most; they do what the menus' actions do."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title, self.subtitle = QLabel(), QLabel()
        self.title.setObjectName("title")
        self.subtitle.setObjectName("subtitle")
        self.clock, self.total = QLabel(clock(0)), QLabel()
        self.clock.setObjectName("clock")
        self.total.setObjectName("total")
        self.play = _button("play", "Play or pause (Space)", primary=True)
        self.back = _button("back", "Previous line (Page Up)")
        self.forward = _button("forward", "Next line (Page Down)")
        self.align = QToolButton()
        self.export = QToolButton()
        self.export.setObjectName("primary")
        self._lay_out()
        self._connect(actions)
        self.set_playing(False)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.subtitle)
        left, right = QWidget(), QWidget()
        left.setLayout(names)
        names.setContentsMargins(0, 0, 0, 0)
        ends = QHBoxLayout(right)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.addStretch(1)
        ends.addWidget(self.align)
        ends.addWidget(self.export)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(left, 1)
        for widget in (self.back, self.play, self.forward):
            layout.addWidget(widget)
        layout.addSpacing(10)
        layout.addWidget(self.clock)
        layout.addWidget(self.total)
        layout.addWidget(right, 1)

    def _connect(self, actions: Actions) -> None:
        for button, name in ((self.play, "play"), (self.back, "previous_line"), (self.forward, "next_line")):
            button.clicked.connect(actions[name].trigger)
        self.align.setDefaultAction(actions["align"])
        self.align.setToolTip("Time the words again by the sound; locked words stay (Ctrl+R)")
        self.export.setText("Export ▾")
        self.export.setAccessibleName("Export")
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.export)
        menu.addActions(actions.menu("File/Export as").actions())
        self.export.setMenu(menu)

    def set_song(self, title: str, subtitle: str) -> None:
        """Name the song."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def set_time(self, ms: float, duration_ms: int) -> None:
        """Show the playhead's time."""
        self.clock.setText(clock(ms))
        self.total.setText(f"/ {clock(duration_ms)}")

    def set_playing(self, playing: bool) -> None:
        """Show what the button will do."""
        self.play.setIcon(_icon("pause" if playing else "play", QColor(theme().accent_text)))


def _button(shape: str, tip: str, *, primary: bool = False) -> QToolButton:
    button = QToolButton()
    button.setObjectName("primary" if primary else "transport")
    button.setToolTip(tip)
    button.setAccessibleName(tip.split(" (")[0])
    button.setIcon(_icon(shape, QColor(theme().accent_text if primary else theme().text)))
    button.setIconSize(QSize(_ICON, _ICON))
    button.setFixedSize(38, 34)
    button.setProperty("square", "true")
    return button


def _icon(shape: str, colour: QColor) -> QIcon:
    """A plain shape, drawn large so that it stays sharp on any screen."""
    scale = 4.0
    pixmap = QPixmap(round(_ICON * scale), round(_ICON * scale))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    polygons = {
        "play": [[(5, 3), (15, 9), (5, 15)]],
        "pause": [
            [(4.5, 3.5), (7.7, 3.5), (7.7, 14.5), (4.5, 14.5)],
            [(10.3, 3.5), (13.5, 3.5), (13.5, 14.5), (10.3, 14.5)],
        ],
        "back": [[(14, 4), (14, 14), (6, 9)], [(4, 4), (5.8, 4), (5.8, 14), (4, 14)]],
        "forward": [[(4, 4), (4, 14), (12, 9)], [(12.2, 4), (14, 4), (14, 14), (12.2, 14)]],
    }
    for points in polygons[shape]:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    painter.end()
    return QIcon(pixmap)
