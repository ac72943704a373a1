"""The first thing to see: where to drop a song and its lyrics."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kmaker_studio.demo import demo_songs
from kmaker_studio.studio.intake import Files


class StartPage(QWidget):
    """Shows which of the two files is still missing. The window does the opening, and takes the drops."""

    openSoundRequested = Signal()  # noqa: N815
    openLyricsRequested = Signal()  # noqa: N815
    demoRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.zone = QFrame()
        self.zone.setObjectName("dropZone")
        self.title, self.hint, self.file = _label("dropTitle"), _label("dropHint"), _label("dropFile")
        self.open_sound, self.open_lyrics = QPushButton("Open a song…"), QPushButton("Open lyrics…")
        self.demo = QPushButton("Try the demo song")
        self._lay_out()
        self.open_sound.clicked.connect(self.openSoundRequested)
        self.open_lyrics.clicked.connect(self.openLyricsRequested)
        self.demo.clicked.connect(self.demoRequested)
        self.demo.setEnabled(bool(demo_songs()))
        self.set_files(Files())

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self.open_sound)
        buttons.addWidget(self.open_lyrics)
        buttons.addStretch(1)
        inside = QVBoxLayout(self.zone)
        inside.setContentsMargins(40, 40, 40, 40)
        inside.setSpacing(14)
        inside.addStretch(1)
        for label in (self.title, self.file, self.hint):
            inside.addWidget(label)
        inside.addSpacing(14)
        inside.addLayout(buttons)
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(80, 60, 80, 40)
        layout.setSpacing(24)
        layout.addWidget(self.zone, 1)
        layout.addWidget(self.demo, 0, Qt.AlignmentFlag.AlignHCenter)

    def set_files(self, files: Files) -> None:
        """Show what has come and ask for what has not."""
        if files.audio is not None and files.lyrics is None:
            self.title.setText("Now drop its lyrics")
            self.file.setText(f"✓  {files.audio.name}")
        elif files.lyrics is not None and files.audio is None:
            self.title.setText("Now drop the song")
            self.file.setText(f"✓  {files.lyrics.name}")
        else:
            self.title.setText("Drop a song and its lyrics")
            self.file.setText("")
        self.file.setVisible(bool(self.file.text()))
        self.hint.setText(
            "Song: wav, flac, mp3, ogg, opus, m4a, or a video.   Lyrics: text, LRC, ASS or ZAC JSON.\n"
            "Together or one after the other."
        )
        for button, wanted in ((self.open_sound, files.audio is None), (self.open_lyrics, files.lyrics is None)):
            button.setObjectName("primary" if wanted else "")
            button.style().unpolish(button)
            button.style().polish(button)

    def set_hovered(self, hovered: bool) -> None:
        """Light the drop zone while files are held over the window."""
        self.zone.setProperty("over", "true" if hovered else "false")
        self.zone.style().unpolish(self.zone)
        self.zone.style().polish(self.zone)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
