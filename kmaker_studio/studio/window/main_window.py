"""The main window: the start page and the editor, what is dropped on them, and what commands ask of it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QStackedWidget, QWidget

from kmaker_studio.core.edits.repeats import repeated_edit
from kmaker_studio.core.song import Song
from kmaker_studio.studio.actions.actions import Actions, with_keys
from kmaker_studio.studio.actions.command import Context
from kmaker_studio.studio.actions.key_routing import KeyRouter
from kmaker_studio.studio.commands import MENUS, all_commands
from kmaker_studio.studio.dialogs.files import ask_export
from kmaker_studio.studio.dialogs.messages import tell, tell_exported
from kmaker_studio.studio.panels.status import StatusBar
from kmaker_studio.studio.session.export_jobs import ExportResult
from kmaker_studio.studio.session.recent_projects import recent_projects
from kmaker_studio.studio.session.session import Session
from kmaker_studio.studio.session.word_counts import WordCounts
from kmaker_studio.studio.settings import LINK_REPEATS
from kmaker_studio.studio.window.appearance import Appearance
from kmaker_studio.studio.window.open_controller import OpenController
from kmaker_studio.studio.window.recent_menu import RecentMenu
from kmaker_studio.studio.window.save_controller import SaveController
from kmaker_studio.studio.window.start_page import StartPage

if TYPE_CHECKING:
    from kmaker_studio.studio.dialogs.export import ExportDialog
    from kmaker_studio.studio.window.editor import Editor

PROGRAM = "KMaker Studio"
_PREPARE_AFTER_MS = 150


class MainWindow(QMainWindow):
    """Shows `session`. `ended` after it was closed says whether every job had stopped."""

    def __init__(self, session: Session | None = None) -> None:
        super().__init__()
        self.session = session or Session()
        self.session.setParent(self)
        self.setAcceptDrops(True)
        self.appearance = Appearance(self)
        self.appearance.restore_geometry()
        KeyRouter(self)
        self.ended = True
        self.start_page = StartPage()
        self.save_controller = SaveController(self, self)
        self.open_controller = OpenController(self, self, self.start_page, self.save_controller)
        self.actions_ = Actions(self, Context(self), MENUS, all_commands())
        self.recent = RecentMenu(self.actions_, self.open_project)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start_page)
        self.setCentralWidget(self.pages)
        self._editor: Editor | None = None
        self._tally = WordCounts(self.session.document.song)
        self._exporting: ExportDialog | None = None
        self._connect()
        self.link_repeats()
        self.show_start()
        QTimer.singleShot(_PREPARE_AFTER_MS, self, self._prepare)

    @property
    def editor(self) -> "Editor":
        """The editor, made when first needed: the start page need not wait for it."""
        if self._editor is None:
            from kmaker_studio.studio.window.editor import Editor

            self._editor = Editor(self.session, self.actions_)
            self._editor.refused.connect(self.status.say)
            for dock in self._editor.docks.values():
                dock.visibilityChanged.connect(self.actions_.refresh)
            self.pages.addWidget(self._editor)
            for field in self._editor.findChildren(QLineEdit):
                field.setAcceptDrops(False)  # a file dropped there is meant for the window
        return self._editor

    @property
    def has_editor(self) -> bool:
        """Whether the editor has been made."""
        return self._editor is not None

    def apply_theme_setting(self) -> None:
        """Put on the theme of the settings."""
        self.appearance.apply_theme_setting()
        self._refresh()

    def link_repeats(self) -> None:
        """Change repeated stanzas together, or no longer, as the settings say."""
        self.session.document.after_edit = repeated_edit if LINK_REPEATS.read() else None

    def _prepare(self) -> None:
        """Make the editor after the first paint, so that a dropped song appears at once."""
        if self.isVisible():
            self.editor  # noqa: B018

    def _connect(self) -> None:
        session, page = self.session, self.start_page
        page.openAudioRequested.connect(partial(self.open_controller.ask, self.tr("Open a song"), lyrics=False))
        page.openLyricsRequested.connect(partial(self.open_controller.ask, self.tr("Open lyrics"), sounds=False))
        page.pasteRequested.connect(self.open_controller.paste)
        page.demoRequested.connect(self.open_demo)
        page.projectChosen.connect(self.open_controller.open_project)
        page.recoveryRequested.connect(self.open_controller.show_recoveries)
        self.open_controller.startPageWanted.connect(self.show_start)
        session.opened.connect(self._on_opened)
        session.exported.connect(self._on_exported)
        session.failed.connect(partial(tell, self))
        session.noted.connect(partial(tell, self))
        session.warned.connect(self.status.say)
        session.projectChanged.connect(self._on_project)
        session.taskStarted.connect(self.status.add_task)
        session.playback.noticeChanged.connect(self.status.device.setText)
        session.document.songChanged.connect(self._on_song)
        session.document.selectionChanged.connect(self._refresh)
        session.document.undo_stack.cleanChanged.connect(self._refresh)
        session.document.undo_stack.indexChanged.connect(self._refresh)
        self.actions_.refused.connect(self.status.say)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Take files as they are chosen or given on the command line."""
        self.open_controller.take(paths)

    def open_demo(self) -> None:
        """Open the first demo song."""
        self.open_controller.demo()

    def open_dialog(self) -> None:
        """Ask for files and open them."""
        self.open_controller.ask()

    def dialog_parent(self) -> QWidget:
        """What a dialog belongs to: this window."""
        return self

    def say(self, sentence: str, *, well: bool = False) -> None:
        """Show a sentence in the status bar for a while; `well` where it is good news."""
        self.status.say(sentence, well=well)

    def open_project(self, path: Path, *, asked: bool = False) -> None:
        """Open a project in place of what is open; `asked` says that the user gave that up already."""
        self.open_controller.open_project(path, asked=asked)

    def paste(self) -> None:
        """Take the lyrics or the files that were copied."""
        self.open_controller.paste()

    def save(self) -> None:
        """Save the project."""
        self.save_controller.save()

    def save_as(self) -> None:
        """Save the project to another file."""
        self.save_controller.save_as()

    def revert(self) -> None:
        """Open the project file again as it is on disk."""
        self.save_controller.revert()

    def close_song(self) -> None:
        """Go back to the start page."""
        self.open_controller.close_song()

    def lay_instrumental(self) -> None:
        """Ask for the song's instrumental and lay it under."""
        self.open_controller.ask_instrumental()

    def refresh_recent(self) -> None:
        """Show the projects that were open lately as they are now."""
        self.start_page.set_recent(recent_projects())

    def show_palette(self) -> None:
        """Search every command."""
        from kmaker_studio.studio.commands.palette import Palette

        Palette(self, self.actions_, self.recent.fill()).show()

    def show_shortcuts(self) -> None:
        """Show the keys of every command."""
        from kmaker_studio.studio.commands.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self, self.actions_).open()

    def show_cheat_sheet(self) -> None:
        """Show every key on one page."""
        from kmaker_studio.studio.commands.cheat_sheet import CheatSheet

        CheatSheet(self, self.actions_).open()

    def show_first_steps(self) -> None:
        """Show what a newcomer should know."""
        from kmaker_studio.studio.dialogs.about import first_steps

        first_steps(self, self.actions_)

    def show_start(self) -> None:
        """Show the start page, with the projects that were open lately."""
        self.refresh_recent()
        self.pages.setCurrentWidget(self.start_page)
        self._refresh()

    def export(self, extension: str = "") -> bool:
        """Ask where and write there in the background; False where the user changed their mind.

        Without an `extension` the export dialog asks for everything.
        """
        if not extension:
            from kmaker_studio.studio.dialogs.export import ExportDialog

            dialog = ExportDialog(self, self.session)
            self._exporting = dialog
            dialog.destroyed.connect(self._forget_export)
            dialog.open()
            return True
        path = ask_export(self, self.session.document.song.audio, extension)
        if path is not None:
            self.session.export(path)
        return path is not None

    def _on_opened(self) -> None:
        self.editor.show_song()
        self.pages.setCurrentWidget(self.editor)
        self.editor.timeline.setFocus()
        self._refresh()

    def _on_project(self) -> None:
        self._refresh()
        if self.session.project.read_only:
            tell(
                self,
                self.tr("Read only"),
                self.session.project.read_only,
                self.tr(
                    "You can look, play and export here. To edit, close the other window, or save under another name."
                ),
            )

    def _forget_export(self) -> None:
        self._exporting = None

    def _on_exported(self, exported: ExportResult) -> None:
        if self._exporting is not None and self._exporting.is_running:
            return  # the dialog says so itself
        tell_exported(self, exported.path, exported.losses)

    def _on_song(self, old: Song, new: Song) -> None:
        """An edit: the undo stack tells of it too, and the rest follows from there."""
        self._tally.follow(old, new)
        self._show_state()
        if not (old.lines and new.lines):  # a song was opened or closed: no step of the stack's
            self._refresh()

    def _refresh(self, *_: object) -> None:
        """Bring titles, state and greyed commands up to date."""
        document = self.session.document
        song = document.song
        opened = self.session.is_open
        self.actions_.refresh()
        name = self.song_name() + (self.tr(" (read only)") if self.session.project.read_only else "")
        self.setWindowTitle(f"{name}[*] – {PROGRAM}" if opened else f"{PROGRAM}[*]")
        self.setWindowModified(document.is_edited)
        if opened and self._editor is not None:
            parts = (song.artist, song.language, self._saved_text())
            self._editor.bar.set_song(name, " · ".join(part for part in parts if part))
        self._show_state()

    def _show_state(self) -> None:
        tally = self._tally
        doubtful = self.actions_.keys("next_doubtful") if tally.doubtful else ""
        colour = "dim" if not tally.timed else "doubtful_border" if tally.doubtful else "good"
        self.status.set_state(*(with_keys(tally.text(), doubtful), colour) if self.session.is_open else ("", "good"))

    def _saved_text(self) -> str:
        state = self.session.project
        if self.session.document.is_edited:
            return self.tr("unsaved edits")
        if state.saved_at is not None:
            return self.tr("saved {}").format(state.saved_at.astimezone().strftime("%H:%M:%S"))
        return self.tr("saved") if state.path is not None else self.tr("not saved yet")

    def song_name(self) -> str:
        """What to call the open song: its project's file, its title, or its sound's file."""
        song, path = self.session.document.song, self.session.project.path
        return path.name if path is not None else song.title or Path(song.audio).stem or self.tr("No song")

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
            QTimer.singleShot(0, self, partial(self.open_controller.take, paths, dropped=True))
        else:
            sentence = self.tr("Only files on this computer can be opened: save it first, then drop the file.")
            tell(self, self.tr("These files"), sentence)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask about unsaved edits, then stop every job and wait for it, but not for ever."""
        if not self.save_controller.may_leave(self.tr("closing"), self.close):
            event.ignore()
            return
        self._leave()
        event.accept()

    def end_now(self) -> None:
        """End without asking, as a signal wants it; unsaved edits are kept for the next start."""
        self.session.autosave.keep()
        self._leave()
        QApplication.quit()

    def _leave(self) -> None:
        if self._editor is not None:
            self._editor.save_layout()
            self._editor.preview.stop()
        self.appearance.save_geometry()
        self.ended = self.session.close()
