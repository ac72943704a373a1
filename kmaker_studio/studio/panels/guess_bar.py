"""The guess bar: says how many words have guessed times, and offers to realign just those."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from kmaker_studio.studio.actions.actions import Actions, with_keys
from kmaker_studio.studio.session.guess_watcher import GuessWatcher


class GuessBar(QWidget):
    """Comes with the first guessed time of an edit; goes when none is left, or by the user's click."""

    def __init__(self, watcher: GuessWatcher, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hints")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.realign = QPushButton(self.tr("Realign them"))
        self.always = QCheckBox(self.tr("Always"))
        self.always.setToolTip(self.tr("Realign words with guessed times by themselves, after each edit"))
        self.later = QPushButton(self.tr("Not now"))
        for button in (self.realign, self.later):
            button.setObjectName("small")
        for widget in (self.realign, self.always, self.later):
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.addWidget(self.text, 1)
        for widget in (self.realign, self.always, self.later):
            layout.addWidget(widget)
        self.realign.clicked.connect(self._realign)
        self.later.clicked.connect(self.hide)
        actions.keysChanged.connect(self._tell_keys)
        watcher.offered.connect(self._offer)
        self._tell_keys()
        self.hide()

    def _tell_keys(self) -> None:
        tip = self.tr("Time only these words by the sound; all others stay")
        self.realign.setToolTip(with_keys(tip, self._actions.keys("realign_guessed")))

    def _offer(self, count: int) -> None:
        one = self.tr("1 word has a guessed time, which nobody measured.")
        many = self.tr("{} words have guessed times, which nobody measured.").format(count)
        self.text.setText(one if count == 1 else many)
        self.setVisible(count > 0)

    def _realign(self) -> None:
        if self.always.isChecked():
            self._actions["realign_guesses_always"].trigger()
        self.hide()
        self._actions["realign_guessed"].trigger()
