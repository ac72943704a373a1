"""The popup of the stem switch: what is heard, the levels of the mix, and the files of the user's with their places."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from kmaker_studio.core.song_sound import ROLES, Role
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.studio.panels.sound_popups import Popup
from kmaker_studio.studio.playback.heard_sound import HEARD, Heard, HeardSound
from kmaker_studio.studio.session.song_sounds import SongSounds, told_place
from kmaker_studio.studio.settings import SEPARATE_AT_ONCE

_NAMES: dict[Heard, str] = {
    "original": QT_TRANSLATE_NOOP("StemPopup", "Song"),
    "instrumental": QT_TRANSLATE_NOOP("StemPopup", "Instrumental"),
    "vocals": QT_TRANSLATE_NOOP("StemPopup", "Vocals"),
    "mix": QT_TRANSLATE_NOOP("StemPopup", "Mix"),
}
_MOST_S = 600.0


def sound_name(heard: Heard) -> str:
    """What a sound of the song is called in the window."""
    return QCoreApplication.translate("StemPopup", _NAMES[heard])


class StemPopup(Popup):
    """Chooses by `heard`; `sounds` knows what there is."""

    def __init__(self, heard: HeardSound, sounds: SongSounds, parent: QWidget) -> None:
        super().__init__(self.tr("What is heard"), parent)
        self._heard, self._sounds = heard, sounds
        self.choices: dict[Heard, QRadioButton] = {}
        self.sliders: dict[Role, QSlider] = {}
        self.own: dict[Role, OwnSound] = {}
        self._group = QButtonGroup(self)
        for choice in HEARD:
            button = QRadioButton(sound_name(choice))
            button.clicked.connect(partial(self._choose, choice))
            self.choices[choice] = button
            self._group.addButton(button)
            self.rows.addWidget(button)
        self.rows.addLayout(self._made_sliders())
        self.note = QLabel()
        self.note.setObjectName("dim")
        self.note.setWordWrap(True)
        self.note.setMinimumWidth(320)
        self.separate, self.stop = QPushButton(self.tr("Separate now")), QPushButton(self.tr("Cancel"))
        self.separate.clicked.connect(lambda: sounds.require())
        self.stop.clicked.connect(sounds.cancel)
        self.at_once = QCheckBox(self.tr("Separate each song when it is opened"))
        self.at_once.toggled.connect(SEPARATE_AT_ONCE.write)
        buttons = QHBoxLayout()
        for button in (self.separate, self.stop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.rows.addWidget(self.note)
        self.rows.addLayout(buttons)
        self.rows.addWidget(self.at_once)
        for role in ROLES:
            self.own[role] = OwnSound(role, sounds)
            self.rows.addWidget(self.own[role])
        heard.changed.connect(self._show)
        sounds.changed.connect(self._show)
        self._show()

    def _made_sliders(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(24, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        for row, role in enumerate(ROLES):
            slider = QSlider(Qt.Orientation.Horizontal)
            slider.setRange(0, 100)
            slider.setMinimumWidth(180)
            slider.setAccessibleName(self.tr("Level of {} in the mix").format(sound_name(role)))
            slider.valueChanged.connect(partial(self._on_level, role))
            self.sliders[role] = slider
            grid.addWidget(QLabel(sound_name(role)), row, 0)
            grid.addWidget(slider, row, 1)
        return grid

    def open_below(self, button: QWidget) -> None:
        """Show it under the button, with things as they are."""
        self.at_once.setChecked(SEPARATE_AT_ONCE.read())
        self._show()
        super().open_below(button)
        self.choices[self._heard.choice].setFocus()

    def _choose(self, choice: Heard) -> None:
        self._heard.choose(choice)

    def _on_level(self, role: Role, value: int) -> None:
        if round(100 * self._heard.levels[role]) != value:
            self._heard.set_level(role, value / 100)

    def _show(self) -> None:
        heard, sounds = self._heard, self._sounds
        self.choices[heard.choice].setChecked(True)
        for role, slider in self.sliders.items():
            slider.setValue(round(100 * heard.levels[role]))
            slider.setEnabled(heard.choice == "mix")
            self.own[role].show_sound()
        missing = any(role not in sounds.files for role in ROLES)
        self.separate.setVisible(missing and not sounds.is_separating)
        self.stop.setVisible(sounds.is_separating)
        self.note.setVisible(missing or heard.choice != heard.heard)
        if sounds.is_separating:
            self.note.setText(self.tr("The voice is being separated; the song goes on meanwhile."))
        elif missing:
            self.note.setText(self.tr("The voice is separated when you first ask for it, which takes a while."))
        else:
            self.note.setText(self.tr("It is being read."))
        if self.isVisible():
            self.adjustSize()


class OwnSound(QWidget):
    """A file of the user's: its name, its place, and how sure that is."""

    def __init__(self, role: Role, sounds: SongSounds) -> None:
        super().__init__()
        self._role: Role = role
        self._sounds = sounds
        self.told = QLabel()
        self.told.setObjectName("dim")
        self.told.setWordWrap(True)
        self.told.setMinimumWidth(320)
        self.place = QDoubleSpinBox()
        self.place.setRange(-_MOST_S, _MOST_S)
        self.place.setDecimals(3)
        self.place.setSingleStep(0.01)
        self.place.setSuffix(" s")
        self.place.setKeyboardTracking(False)
        self.place.setAccessibleName(self.tr("Where the file begins in the song"))
        self.place.valueChanged.connect(self._on_place)
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.clicked.connect(lambda: sounds.remove(role))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel(self.tr("Begins at")))
        row.addWidget(self.place, 1)
        row.addWidget(self.remove)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 6, 0, 0)
        rows.addWidget(self.told)
        rows.addLayout(row)
        self.hide()

    def show_sound(self) -> None:
        """Show the file that there is now, or nothing."""
        sound = self._sounds.of_role(self._role)
        self.setVisible(sound is not None and sound.is_own)
        if sound is None or not sound.is_own:
            return
        self.told.setText(told_place(sound))
        self.told.setToolTip(str(Path(sound.path)))
        self.place.blockSignals(True)
        self.place.setValue(sound.offset_ms / 1000)
        self.place.blockSignals(False)

    def _on_place(self, seconds: float) -> None:
        self._sounds.move(self._role, 1000 * seconds)
