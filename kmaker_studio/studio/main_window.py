"""The window: the start page and the editor, what is dropped on them, and every command's deed."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song
from kmaker_studio.demo import demo_songs
from kmaker_studio.studio.actions import Actions
from kmaker_studio.studio.commands import Context
from kmaker_studio.studio.dialogs.files import ask_export, ask_open
from kmaker_studio.studio.dialogs.messages import ask_replace, ask_unsaved, tell, tell_exported
from kmaker_studio.studio.intake import Files, sort_files
from kmaker_studio.studio.panels.status import StatusBar
from kmaker_studio.studio.session import SAVING, Session, summary
from kmaker_studio.studio.start_page import StartPage
from kmaker_studio.studio.tasks import Exported

PROGRAM = "KMaker Studio"
_PREPARE_AFTER_MS = 150


class MainWindow(QMainWindow):
    """Shows `session`. `ended` after it was closed says whether every job had stopped."""

    def __init__(self, session: Session | None = None) -> None:
        super().__init__()
        self.session = session or Session()
        self.session.setParent(self)
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        self.ended = True
        self._pending = Files()
        self.actions_ = Actions(self, Context(self))
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.start_page = StartPage()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start_page)
        self.setCentralWidget(self.pages)
        self._editor = None
        self._connect()
        self._refresh()
        QTimer.singleShot(_PREPARE_AFTER_MS, self, self._prepare)

    @property
    def editor(self):
        """The editor, made when first needed, for it loads pyqtgraph."""
        if self._editor is None:
            from kmaker_studio.studio.editor import Editor

            self._editor = Editor(self.session, self.actions_)
            self._editor.refused.connect(self.status.say)
            self.pages.addWidget(self._editor)
        return self._editor

    def _prepare(self) -> None:
        """Make the editor after the first paint, so that a dropped song appears at once."""
        if self.isVisible():
            self.editor  # noqa: B018

    def _connect(self) -> None:
        session, page = self.session, self.start_page
        page.openSoundRequested.connect(partial(self.open_dialog, "Open a song", lyrics=False))
        page.openLyricsRequested.connect(partial(self.open_dialog, "Open lyrics", sounds=False))
        page.demoRequested.connect(self.open_demo)
        session.opened.connect(self._on_opened)
        session.exported.connect(self._on_exported)
        session.failed.connect(partial(tell, self))
        session.noted.connect(partial(tell, self))
        session.taskStarted.connect(self.status.add_task)
        session.sound.noticeChanged.connect(self.status.device.setText)
        session.document.songChanged.connect(self._refresh)
        session.document.selectionChanged.connect(self._refresh)
        session.document.undo_stack.cleanChanged.connect(self._refresh)
        session.document.undo_stack.indexChanged.connect(self._refresh)
        self.actions_.refused.connect(self.status.say)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Take files as they are dropped, chosen or given on the command line."""
        try:
            files = sort_files(paths)
        except KMakerError as error:
            tell(self, "These files", str(error))
            return
        if not self.session.is_open:
            self._pending = self._pending.joined(files)
        elif files.audio is not None and files.lyrics is not None:
            self._pending = files
        elif not self._take_part(files):
            return
        self._open_pending()

    def open_demo(self) -> None:
        """Open the first demo song."""
        songs = demo_songs()
        if songs:
            self._pending = Files(songs[0].audio, songs[0].lyrics)
            self._open_pending()

    def _open_pending(self) -> None:
        self.start_page.set_files(self._pending)
        files = self._pending
        if files.audio is not None and files.lyrics is not None and self._may_leave("opening another song"):
            self._pending = Files()
            self.session.open(files)

    def _take_part(self, files: Files) -> bool:
        """A single file on an open song: ask what it is. Whether it begins a new song."""
        part, path = ("sound", files.audio) if files.audio is not None else ("lyrics", files.lyrics)
        if path is None:
            return False
        answer = ask_replace(self, path.name, part, self._name())
        if answer == "new" and self._may_leave("beginning another song"):
            self.session.reset()
            self._pending = files
            self.pages.setCurrentWidget(self.start_page)
            return True
        if answer == "replace" and (part == "sound" or self._may_leave("replacing the lyrics")):
            self.session.open(Files(files.audio or self.session.files.audio, files.lyrics))
        return False

    def open_dialog(
        self, title: str = "Open a song and its lyrics", *, sounds: bool = True, lyrics: bool = True
    ) -> None:
        """Ask for files and open them."""
        paths = ask_open(self, title, sounds=sounds, lyrics=lyrics)
        if paths:
            self.open_paths(paths)

    def export(self, extension: str = "") -> bool:
        """Ask where and write there in the background; False where the user changed their mind."""
        path = ask_export(self, self.session.document.song.audio, extension)
        if path is not None:
            self.session.export(path)
        return path is not None

    def _may_leave(self, what: str) -> bool:
        """Whether the edits are saved, or may be lost; asks."""
        if not self.session.document.is_edited:
            return True
        answer = ask_unsaved(self, what)
        if answer == "save":
            path = ask_export(self, self.session.document.song.audio, SAVING)
            return path is not None and self._saved(path)
        return answer == "discard"

    def _saved(self, path: Path) -> bool:
        """Write `path` now: leaving goes on only when it is there."""
        try:
            self.session.save(path)
        except KMakerError as error:
            tell(self, "Export", str(error))
            return False
        return True

    def _on_opened(self) -> None:
        self.editor.show_song()
        self.pages.setCurrentWidget(self.editor)
        self.editor.timeline.setFocus()
        self._refresh()

    def _on_exported(self, exported: Exported) -> None:
        tell_exported(self, exported.path, exported.losses)

    def _refresh(self, *_: object) -> None:
        """Bring titles, state and greyed commands up to date."""
        document = self.session.document
        song = document.song
        opened = self.session.is_open
        self.actions_.refresh()
        self.setWindowTitle(f"{self._name()}[*] – {PROGRAM}" if opened else f"{PROGRAM}[*]")
        self.setWindowModified(document.is_edited)
        if opened and self._editor is not None:
            edited = "unsaved edits" if document.is_edited else ""
            parts = (song.artist, song.language, edited)
            self._editor.bar.set_song(self._name(), " · ".join(part for part in parts if part))
        self.status.set_state(*_state(song) if opened else ("", "good"))

    def _name(self) -> str:
        song = self.session.document.song
        return song.title or Path(song.audio).stem or "No song"

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Files may be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.start_page.set_hovered(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002, N802
        """They were taken elsewhere."""
        self.start_page.set_hovered(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open them, once the program they come from has been let go."""
        self.start_page.set_hovered(False)
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            QTimer.singleShot(0, self, partial(self.open_paths, paths))
        else:
            tell(self, "These files", "Only files on this computer can be opened: save it first, then drop the file.")

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask about unsaved edits, then stop every job and wait for it, but not for ever."""
        if not self._may_leave("closing"):
            event.ignore()
            return
        if self._editor is not None:
            self._editor.preview.stop()
        self.ended = self.session.close()
        event.accept()


def _state(song: Song) -> tuple[str, str]:
    if not any(word.is_timed for word in song.words()):
        return "The words have no times yet", "dim"
    doubtful = any(word.is_doubtful for word in song.words())
    return summary(song) + (" (N)" if doubtful else ""), "doubtful_border" if doubtful else "good"
