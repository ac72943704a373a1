"""The history panel: every step that can be undone; a click goes back or forth to it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QListView, QUndoView, QVBoxLayout, QWidget


class HistoryPanel(QWidget):
    """The steps of `stack`, named, the oldest first."""

    def __init__(self, stack: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = QUndoView(stack)
        # thousands of steps are not measured and laid out anew with each edit
        self.view.setUniformItemSizes(True)
        self.view.setLayoutMode(QListView.LayoutMode.Batched)
        self.view.setEmptyLabel(self.tr("As it was opened"))
        self.view.setAccessibleName(self.tr("History"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.view)
