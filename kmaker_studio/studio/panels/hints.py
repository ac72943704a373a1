"""The hint bar: what a newcomer should know, until they have said that they do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from kmaker_studio.studio.actions.actions import Actions
from kmaker_studio.studio.settings import HINTS_KNOWN


class HintBar(QWidget):
    """The keys to begin with and the way to the tour; gone for good after "Got it"."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hints")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.known = QPushButton(self.tr("Got it"))
        self.known.setObjectName("small")
        self.known.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.known.setToolTip(self.tr("Hide this line; Help > First steps says more"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.addWidget(self.text, 1)
        self.tour = QPushButton(self.tr("Show me round"))
        self.tour.setObjectName("small")
        self.tour.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tour.clicked.connect(actions["tour"].trigger)
        layout.addWidget(self.tour)
        layout.addWidget(self.known)
        self.known.clicked.connect(self.forget)
        actions.keysChanged.connect(self._tell)
        self._tell()
        if HINTS_KNOWN.read():
            self.hide()

    def _tell(self) -> None:
        keys = self._actions.keys
        hint = self.tr(
            "{play} plays. {next} goes to the next doubtful word. Drag a word or its edge. {all} finds every command."
        )
        self.text.setText(hint.format(play=keys("play"), next=keys("next_doubtful"), all=keys("palette")))

    def forget(self) -> None:
        """The user knows: hide, now and at every later start."""
        HINTS_KNOWN.write(True)
        self.hide()
