"""Docks: panels that can be moved, closed, floated and stacked around the timeline."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from kmaker_studio.studio.theme.icons import tint

TITLE_HEIGHT = 30
"""The height of a panel's title in pixels."""


class DockTitle(QWidget):
    """A panel's name with a note beside it, and buttons to float and to close it; nothing while tabs name the panel."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setObjectName("dockTitle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name, self.note = QLabel(dock.windowTitle().upper()), QLabel()
        self.name.setObjectName("heading")
        self.note.setObjectName("heading")
        self.float, self.close_ = QToolButton(), QToolButton()
        for button, icon, tip in (
            (self.float, "float", self.tr("Float or dock this panel")),
            (self.close_, "close", self.tr("Close this panel (View > Panels brings it back)")),
        ):
            button.setObjectName("flat")
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setIconSize(QSize(12, 12))
            button.setFixedSize(20, 20)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tint(button, icon, "dim")
        self.float.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self.close_.clicked.connect(dock.close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 2, 6, 2)
        layout.setSpacing(4)
        for widget in (self.name, self.note, self.float, self.close_):
            layout.addWidget(widget)
            if widget is self.name:
                layout.addStretch(1)
        self.setFixedHeight(TITLE_HEIGHT)

    def set_folded(self, folded: bool) -> None:
        """Take no room, or the usual one."""
        for child in (self.name, self.note, self.float, self.close_):
            child.setVisible(not folded)
        self.setFixedHeight(0 if folded else TITLE_HEIGHT)


class Dock(QDockWidget):
    """A panel in a dock; `name` is its place in the remembered layout."""

    def __init__(self, name: str, title: str, panel: QWidget, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setAcceptDrops(False)
        self.setWidget(panel)
        self.title = DockTitle(self)
        self.setTitleBarWidget(self.title)
        self.windowTitleChanged.connect(self._on_title)

    def _on_title(self, text: str) -> None:
        self.title.name.setText(text.upper())

    def set_note(self, note: str) -> None:
        """Show a few words beside the name."""
        self.title.note.setText(note.upper())
