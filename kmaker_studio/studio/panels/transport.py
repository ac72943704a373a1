"""The transport bar at the top: song's name, play buttons, clock, speed, align, export."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from kmaker_studio.studio.actions.actions import Actions, with_keys
from kmaker_studio.studio.i18n.clock_text import clock
from kmaker_studio.studio.panels.clock import Clock
from kmaker_studio.studio.panels.elided_label import ElidedLabel
from kmaker_studio.studio.panels.sound_popups import SoundPopup, SpeedPopup
from kmaker_studio.studio.panels.stem_popup import StemPopup, sound_name
from kmaker_studio.studio.playback.heard_sound import HeardSound
from kmaker_studio.studio.playback.playback import Playback
from kmaker_studio.studio.session.song_sounds import SongSounds
from kmaker_studio.studio.theme.icons import SIZE, tint


class TransportBar(QWidget):
    """Buttons of the commands that are used most; they do what the menus' actions do.

    `timeChosen` brings the time in ms that was typed over the clock.
    """

    timeChosen = Signal(float)  # noqa: N815

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title, self.subtitle = ElidedLabel(), ElidedLabel()
        self.title.setObjectName("title")
        self.subtitle.setObjectName("subtitle")
        self.clock, self.total = Clock(), QLabel()
        self.clock.timeChosen.connect(self.timeChosen)
        self.total.setObjectName("total")
        self.play, self.back, self.forward, self.loop = _button(), _button(), _button(), _button()
        self.play.setObjectName("primary")
        self.loop.setCheckable(True)
        self.speed, self.tap, self.sound, self.stem = QToolButton(), QToolButton(), _button(), QToolButton()
        for button in (self.speed, self.tap, self.stem):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.align = QToolButton()
        self.align.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.export = QToolButton()
        self.export.setObjectName("primary")
        self.export.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._actions = actions
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
        for widget in (self.back, self.play, self.forward, self.loop):
            layout.addWidget(widget)
        layout.addSpacing(10)
        layout.addWidget(self.clock)
        layout.addWidget(self.total)
        layout.addSpacing(10)
        for widget in (self.stem, self.speed, self.sound, self.tap):
            layout.addWidget(widget)
        layout.addWidget(right, 1)

    def _connect(self, actions: Actions) -> None:
        for button, name, icon in (
            (self.play, "play", "play"),
            (self.back, "previous_line", "back"),
            (self.forward, "next_line", "forward"),
            (self.loop, "loop_selection", "loop"),
        ):
            button.clicked.connect(actions[name].trigger)
            tint(button, icon, "accent_text" if button is self.play else "text")
        self.tap.clicked.connect(actions["tap"].trigger)
        self.tap.setText(self.tr("Tap to time"))
        self.align.clicked.connect(actions["align"].trigger)
        self.align.setText(self.tr("Align"))
        self.export.clicked.connect(actions["export"].trigger)
        self.export.setText(self.tr("Export"))
        actions.keysChanged.connect(self._tell_keys)
        self._tell_keys()

    def _tell_keys(self) -> None:
        for button, name, tip in (
            (self.play, "play", self.tr("Play or pause")),
            (self.back, "previous_line", self.tr("Previous line")),
            (self.forward, "next_line", self.tr("Next line")),
            (self.loop, "loop_selection", self.tr("Play the selection round and round")),
            (self.stem, "switch_sound", self.tr("What is heard: the song, its instrumental, its vocals or a mix")),
            (self.speed, "slower", self.tr("Speed of playing; the pitch stays")),
            (self.sound, "voice_mix", self.tr("Volume, voice in front, sound device")),
            (self.tap, "tap", self.tr("Time the words by tapping a key as they are sung")),
            (self.align, "align", self.tr("Time the words again by the sound; locked words stay")),
            (self.export, "export", self.tr("Export the lyrics or the video")),
        ):
            button.setAccessibleName(tip)
            button.setToolTip(with_keys(tip, self._actions.keys(name)))

    def connect_playback(self, playback: Playback) -> None:
        """Control how `playback` plays, and show it."""
        speed, popup = SpeedPopup(playback, self), SoundPopup(playback, self)
        tint(self.sound, "volume")
        self.speed.clicked.connect(lambda: speed.open_below(self.speed))
        self.sound.clicked.connect(lambda: popup.open_below(self.sound))

        def show() -> None:
            self.speed.setText(f"{playback.mode.speed} %")
            self.loop.setChecked(playback.is_looping)
            tint(self.loop, "loop", "accent_ink" if playback.is_looping else "text")

        playback.modeChanged.connect(show)
        show()

    def connect_sounds(self, heard: HeardSound, sounds: SongSounds) -> None:
        """Control which of the song's sounds is heard, and show it."""
        popup = StemPopup(heard, sounds, self)
        self.stem.clicked.connect(lambda: popup.open_below(self.stem))

        def show() -> None:
            waits = heard.choice != heard.heard
            self.stem.setText(sound_name(heard.choice) + ("…" if waits else ""))

        heard.changed.connect(show)
        show()

    def set_song(self, title: str, subtitle: str) -> None:
        """Name the song."""
        self.title.setText(title)
        self.title.setToolTip(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setToolTip(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def set_time(self, ms: float, duration_ms: int) -> None:
        """Show the playhead's time."""
        self.clock.setText(clock(ms))
        self.total.setText(f"/ {clock(duration_ms)}")

    def set_playing(self, playing: bool) -> None:
        """Show what the button will do."""
        tint(self.play, "pause" if playing else "play", "accent_text")


def _button() -> QToolButton:
    button = QToolButton()
    button.setIconSize(QSize(SIZE, SIZE))
    button.setFixedSize(38, 34)
    button.setProperty("square", "true")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard on the timeline
    return button
