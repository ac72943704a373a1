"""The speed and sound popups of the transport bar: speed, volume, mix, device."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kmaker_studio.audio.output import device_names
from kmaker_studio.audio.speed_and_voice import SPEEDS
from kmaker_studio.studio import settings
from kmaker_studio.studio.playback.playback import Playback

_PRESETS = (50, 75, 90, 100, 125)


def apply_settings(playback: Playback) -> None:
    """Use the volume and the device that were chosen the last time."""
    playback.set_volume(min(1.0, max(0.0, settings.VOLUME.read())))
    device = settings.DEVICE.read()
    if device:
        playback.choose_device(device)


class Popup(QFrame):
    """Closes at a click elsewhere and at Escape."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(16, 14, 16, 14)
        self.rows.setSpacing(10)
        heading = QLabel(title.upper())
        heading.setObjectName("heading")
        self.rows.addWidget(heading)

    def open_below(self, button: QWidget) -> None:
        """Show it under the button that opens it."""
        self.adjustSize()
        self.move(button.mapToGlobal(QPoint(0, button.height() + 4)))
        self.show()
        self.setFocus()


class SpeedPopup(Popup):
    """25 to 150 %, with the pitch kept."""

    def __init__(self, playback: Playback, parent: QWidget) -> None:
        title = self.tr("Speed, the pitch stays")
        super().__init__(title, parent)
        self._playback = playback
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(*SPEEDS)
        self.slider.setSingleStep(5)
        self.slider.setPageStep(10)
        self.slider.setMinimumWidth(260)
        self.slider.setAccessibleName(title)
        self.slider.valueChanged.connect(self._on_slider)
        self.rows.addWidget(self.slider)
        row = QHBoxLayout()
        row.setSpacing(6)
        for percent in _PRESETS:
            button = QToolButton()
            button.setText(f"{percent} %")
            button.clicked.connect(lambda _=False, value=percent: self.slider.setValue(value))
            row.addWidget(button)
        self.rows.addLayout(row)

    def open_below(self, button: QWidget) -> None:
        """Show it under the button, at the present speed."""
        self.slider.setValue(self._playback.mode.speed)
        super().open_below(button)
        self.slider.setFocus()

    def _on_slider(self, value: int) -> None:
        if value != self._playback.mode.speed:
            self._playback.set_speed(value)


class SoundPopup(Popup):
    """Volume, mix and device."""

    def __init__(self, playback: Playback, parent: QWidget) -> None:
        super().__init__(self.tr("Sound"), parent)
        self._playback = playback
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setMinimumWidth(260)
        self.volume.setAccessibleName(self.tr("Volume"))
        self.volume.valueChanged.connect(self._on_volume)
        self.voice = QCheckBox(self.tr("Voice in front"))
        self.voice.toggled.connect(self._on_voice)
        self.voice_note = QLabel()
        self.voice_note.setObjectName("dim")
        self.voice_note.setWordWrap(True)
        self.device = QComboBox()
        self.device.setAccessibleName(self.tr("Sound device"))
        self.device.activated.connect(self._on_device)
        self.status = QLabel()
        self.status.setObjectName("dim")
        self.status.setWordWrap(True)
        for widget in (QLabel(self.tr("Volume")), self.volume, self.voice, self.voice_note,
                       QLabel(self.tr("Device")), self.device, self.status):  # fmt: skip
            self.rows.addWidget(widget)

    def open_below(self, button: QWidget) -> None:
        """Show it under the button, with things as they are."""
        playback = self._playback
        self.volume.setValue(round(100 * playback.volume))
        self.voice.setEnabled(playback.has_voice_mix)
        self.voice.setChecked(playback.mode.voice)
        self.voice_note.setText(
            self.tr("What both sides of the stereo sound share is brought forward: on most records the singer.")
            if playback.has_voice_mix
            else self.tr("This needs a stereo sound of up to half an hour.")
        )
        self.device.clear()
        self.device.addItem(self.tr("The system's choice"), "")
        for name in device_names():
            self.device.addItem(name, name)
        self.device.setCurrentIndex(max(0, self.device.findData(settings.DEVICE.read())))
        self.status.setText(playback.device_text or self.tr("The device is opened when the song plays."))
        super().open_below(button)
        self.volume.setFocus()

    def _on_volume(self, value: int) -> None:
        self._playback.set_volume(value / 100)
        settings.VOLUME.write(value / 100)

    def _on_voice(self, on: bool) -> None:
        if on != self._playback.mode.voice:
            self._playback.set_voice_mix(on)

    def _on_device(self, index: int) -> None:
        name = str(self.device.itemData(index))
        settings.DEVICE.write(name)
        self._playback.choose_device(name)
        self.status.setText(self._playback.device_text)
