"""The start page: where to drop a song and its lyrics, and recent projects."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kmaker_studio.demo import demo_songs
from kmaker_studio.studio.session.openable_files import SongFiles
from kmaker_studio.studio.session.recent_projects import RecentProject

_SHOWN = 5


class StartPage(QWidget):
    """Shows which of the two files is still missing. The window does the opening, and takes the drops."""

    openAudioRequested = Signal()  # noqa: N815
    openLyricsRequested = Signal()  # noqa: N815
    pasteRequested = Signal()  # noqa: N815
    demoRequested = Signal()  # noqa: N815
    recoveryRequested = Signal()  # noqa: N815
    projectChosen = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.zone = QFrame()
        self.zone.setObjectName("dropZone")
        self.title, self.hint, self.file = _label("dropTitle"), _label("dropHint"), _label("dropFile")
        self.open_sound, self.open_lyrics = QPushButton(self.tr("Open a song…")), QPushButton(self.tr("Open lyrics…"))
        self.paste = QPushButton(self.tr("Paste lyrics"))
        self.demo = QPushButton(self.tr("Try the demo song"))
        self.recovery = QPushButton()
        self.recovery.setObjectName("notice")
        self.recent = QWidget()
        self._rows = QVBoxLayout(self.recent)
        self._lay_out()
        for button, signal in (
            (self.open_sound, self.openAudioRequested),
            (self.open_lyrics, self.openLyricsRequested),
            (self.paste, self.pasteRequested),
            (self.demo, self.demoRequested),
            (self.recovery, self.recoveryRequested),
        ):
            button.clicked.connect(signal)
        self.demo.setEnabled(bool(demo_songs()))
        self.set_files(SongFiles())
        self.set_recent(())
        self.set_recoverable(0)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        for button in (self.open_sound, self.open_lyrics, self.paste):
            buttons.addWidget(button)
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
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(80, 48, 80, 40)
        layout.setSpacing(20)
        layout.addWidget(self.recovery)
        layout.addWidget(self.zone, 1)
        layout.addWidget(self.recent)
        layout.addWidget(self.demo, 0, Qt.AlignmentFlag.AlignHCenter)

    def set_files(self, files: SongFiles) -> None:
        """Show what has come and ask for what has not."""
        if files.audio is not None and not files.has_lyrics:
            self.title.setText(self.tr("Now drop its lyrics"))
            self.file.setText(f"✓  {files.audio.name}")
        elif files.has_lyrics and files.audio is None:
            self.title.setText(self.tr("Now drop the song"))
            pasted = self.tr("pasted lyrics: {}").format(files.text.strip().splitlines()[0][:60]) if files.text else ""
            self.file.setText(f"✓  {files.lyrics.name if files.lyrics else pasted}")
        else:
            self.title.setText(self.tr("Drop a song and its lyrics"))
            self.file.setText("")
        self.file.setVisible(bool(self.file.text()))
        self.hint.setText(
            self.tr(
                "Song: wav, flac, mp3, ogg, opus, m4a, or a video.   Lyrics: text, or any timed format, pasted or as a"
                " file.\nTogether or one after the other, anywhere in the window."
            )
        )
        for button, wanted in (
            (self.open_sound, files.audio is None),
            (self.open_lyrics, not files.has_lyrics),
        ):
            button.setObjectName("primary" if wanted else "")
            button.style().unpolish(button)
            button.style().polish(button)
        self.paste.setVisible(not files.has_lyrics)

    def set_recent(self, projects: Sequence[RecentProject]) -> None:
        """List the projects that were open lately, a button each."""
        self._projects = tuple(projects[:_SHOWN])
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if projects:
            heading = QLabel(self.tr("Recent projects"))
            heading.setObjectName("heading")
            self._rows.addWidget(heading)
        for each in self._projects:
            self._rows.addWidget(self._row(each))
        self.recent.setVisible(bool(projects))

    def projects(self) -> tuple[RecentProject, ...]:
        """The projects that are listed."""
        return self._projects

    def set_recoverable(self, count: int) -> None:
        """Say that a crash left songs unsaved."""
        one = self.tr("1 song was not saved when the program ended. Show…")
        many = self.tr("{} songs were not saved when the program ended. Show…")
        self.recovery.setText(one if count == 1 else many.format(count))
        self.recovery.setVisible(count > 0)

    def set_hovered(self, hovered: bool) -> None:
        """Light the drop zone while files are held over the window."""
        self.zone.setProperty("over", "true" if hovered else "false")
        self.zone.style().unpolish(self.zone)
        self.zone.style().polish(self.zone)

    def _row(self, project: RecentProject) -> QPushButton:
        path = Path(project.path)
        used = QDateTime.fromSecsSinceEpoch(int(project.used.timestamp()))
        name = " – ".join(part for part in (project.title, project.artist) if part) or path.stem
        row = QPushButton()
        row.setObjectName("recentRow")
        row.setAccessibleName(self.tr("Open {}").format(name))
        row.setToolTip(project.path)
        title, place = QLabel(name), QLabel(path.name)
        date = QLabel(QLocale().toString(used, QLocale.FormatType.ShortFormat))
        inside = QHBoxLayout(row)
        inside.setContentsMargins(12, 0, 12, 0)
        inside.setSpacing(12)
        for label in (place, date):
            label.setObjectName("dim")
        inside.addWidget(title)
        inside.addWidget(place, 1)
        inside.addWidget(date)
        for label in (title, place, date):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.setMinimumHeight(36)
        row.clicked.connect(lambda: self.projectChosen.emit(path))
        return row


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
