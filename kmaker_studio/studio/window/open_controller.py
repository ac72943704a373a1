"""Opening: files dropped, chosen or named on the command line, pasted words, projects, recoveries."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.project_file import DamagedProject
from kmaker_studio.core.project_store import readable_backup
from kmaker_studio.core.recovery import Recovered, RecoveryScan, discard, find_recoveries
from kmaker_studio.core.song_sound import Role
from kmaker_studio.demo import demo_songs
from kmaker_studio.formats import read_song
from kmaker_studio.studio.actions.port import WindowPort
from kmaker_studio.studio.dialogs.files import ask_audio, ask_open
from kmaker_studio.studio.dialogs.messages import ask, ask_replace, tell
from kmaker_studio.studio.dialogs.recovery import RecoveryDialog, shown_name, shown_time
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.jobs.runner import Task
from kmaker_studio.studio.session.openable_files import SongFiles, sort_files
from kmaker_studio.studio.session.session import recovery_folder
from kmaker_studio.studio.session.session_jobs import MissingAudioError
from kmaker_studio.studio.window.save_controller import SaveController
from kmaker_studio.studio.window.start_page import StartPage


class OpenController(QObject):
    """Takes files and text, asks where something would be lost, and has the session open them."""

    startPageWanted = Signal()  # noqa: N815

    def __init__(self, parent: QWidget, window: WindowPort, page: StartPage, saving: SaveController) -> None:
        super().__init__(parent)
        self._parent, self._window, self._page, self._saving = parent, window, page, saving
        self.pending = SongFiles()
        self.recoverable: tuple[Recovered, ...] = ()

    def take(self, paths: Sequence[Path], *, dropped: bool = False) -> None:
        """Take files; on an open song those that are `dropped` ask before they replace it."""
        try:
            files = sort_files(paths)
        except KMakerError as error:
            advice = self.tr("Nothing was opened or changed.")
            tell(self._parent, self.tr("These files"), translated(error), advice)
            return
        style = self._chosen_style(files.lyrics)
        if style is not None:
            self._take(replace(files, style=style), dropped=dropped)

    def _chosen_style(self, lyrics: Path | None) -> str | None:
        """The ASS style whose lines are sung, asked for where others would be left out, None where that was cancelled.

        Empty where there is nothing to ask.
        """
        if lyrics is None or lyrics.suffix.lower() not in (".ass", ".ssa"):
            return ""
        try:
            reading = read_song(lyrics)
        except KMakerError:  # told when it is opened
            return ""
        if not reading.left:
            return ""
        happened = self.tr("The lines of {} have several styles.").format(lyrics.name)
        advice = self.tr("Which of them is sung? The others (translations, signs) are left out.")
        answers = {name: name for name in reading.styles[:6]}
        chosen = ask(self._parent, self.tr("These lyrics"), happened, advice, answers)
        return chosen if chosen in answers else None

    def paste(self) -> None:
        """Take the lyrics, with or without timings, or the files, that were copied."""
        data = QApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
        if paths:
            self.take(paths, dropped=True)
        elif data.text().strip():
            self._take(SongFiles(text=data.text()), dropped=True)
        else:
            self._window.say(self.tr("There is no text to paste: copy the words of the song first."))

    def ask(self, title: str = "", *, sounds: bool = True, lyrics: bool = True) -> None:
        """Ask for files and open them."""
        title = title or self.tr("Open a song and its lyrics")
        paths = ask_open(self._parent, title, sounds=sounds, lyrics=lyrics)
        if paths:
            self.take(paths)

    def demo(self) -> None:
        """Open the first demo song."""
        songs = demo_songs()
        if songs:
            self._take(SongFiles(songs[0].audio, songs[0].lyrics), dropped=False)

    def open_project(
        self, path: Path, audio: Path | None = None, backup: Path | None = None, *, asked: bool = False
    ) -> None:
        """Open a project in place of what is open; `asked` says that the user gave that up already."""
        go = partial(self.open_project, path, audio, backup, asked=True)
        if not asked and not self._saving.may_leave(self.tr("opening another song"), go):
            return
        if audio is None and backup is None and not asked and self._offer_edits_of(path):
            return
        task = self._window.session.open_project(path, audio, backup)
        task.failed.connect(partial(self._project_failed, task, path, backup))
        self._window.session.taskStarted.emit(task)

    def close_song(self) -> None:
        """Go back to the start page."""
        if self._saving.may_leave(self.tr("closing it"), self.close_song):
            self._begin(SongFiles())

    def look_for_recoveries(self, then: Sequence[Path] = (), *, demo: bool = False) -> None:
        """Offer what a crash left unsaved, and then open the files of the command line."""
        task = self._window.session.runner.start(
            lambda _report, _cancelled: find_recoveries(recovery_folder()), "Recovery"
        )
        task.succeeded.connect(partial(self._on_looked, then, demo))

    def show_recoveries(self) -> None:
        """Show the list again."""
        self._on_looked((), False, find_recoveries(recovery_folder()))

    def _on_looked(self, then: Sequence[Path], demo: bool, found: RecoveryScan) -> None:
        self._set_recoverable(found.songs)
        if found.damaged:
            names = "\n".join(str(path) for path in found.damaged)
            happened = self.tr("A recovery file is damaged and cannot be read.")
            advice = self.tr("Saved projects are not touched by this. It was moved to:\n{}").format(names)
            box = tell(self._parent, self.tr("Recovery"), happened, advice)
            box.finished.connect(partial(self._offer, found, then, demo))
        else:
            self._offer(found, then, demo)

    def _offer(self, found: RecoveryScan, then: Sequence[Path], demo: bool, *_: object) -> None:
        if not found.songs:
            self._open_first(then, demo)
            return
        dialog = RecoveryDialog(found.songs, self._parent)
        dialog.restored.connect(partial(self._restore_then, then, demo))
        dialog.discarded.connect(self._discard)
        dialog.rejected.connect(partial(self._open_first, then, demo))
        dialog.open()

    def _restore_then(self, then: Sequence[Path], demo: bool, recovered: Recovered) -> None:
        """Take up what was left, and then ask about the files that were named at the start: they are not forgotten."""
        task = self.restore(recovered)
        if task is not None and (then or demo):
            task.finished.connect(partial(self._offer_named, then, demo))

    def _offer_named(self, then: Sequence[Path], demo: bool) -> None:
        named = " + ".join(path.name for path in then) or self.tr("the demo song")
        happened = self.tr("The program was started to open {}. Open it in place of the restored song?").format(named)
        advice = self.tr("You are asked to save the restored edits first.")
        answers = {"open": self.tr("Open it"), "stay": self.tr("Stay with the restored song")}
        if ask(self._parent, self.tr("Named at the start"), happened, advice, answers) == "open":
            self._open_first(then, demo)

    def _open_first(self, paths: Sequence[Path], demo: bool) -> None:
        if paths:
            self.take(paths)
        elif demo:
            self.demo()

    def restore(self, recovered: Recovered, audio: Path | None = None) -> Task | None:
        """Take up a song that a crash left unsaved; the task that does it, None where it did not begin."""
        if not self._saving.may_leave(self.tr("opening another song"), partial(self.restore, recovered, audio)):
            return None
        try:
            task = self._window.session.restore(recovered, audio)
        except KMakerError as error:
            tell(self._parent, self.tr("Recovery"), translated(error))
            return None
        task.succeeded.connect(partial(self._set_recoverable, [each for each in self.recoverable if each != recovered]))
        task.failed.connect(partial(self._restore_failed, task, recovered))
        return task

    def _discard(self, recovered: Recovered) -> None:
        discard(recovered)
        self._set_recoverable([each for each in self.recoverable if each != recovered])

    def _set_recoverable(self, songs: Sequence[Recovered], *_: object) -> None:
        self.recoverable = tuple(songs)
        self._page.set_recoverable(len(self.recoverable))

    def _take(self, files: SongFiles, *, dropped: bool) -> None:
        session = self._window.session
        if files.project is not None:
            if not dropped or not session.is_open or self._may_replace(files.project.name):
                self.open_project(files.project)
        elif not session.is_open:
            self.pending = self.pending.joined(files)
            self._open_pending()
        elif files.is_whole:
            if not dropped or self._may_replace(files.audio.name if files.audio else ""):
                self._open_whole(files)
        else:
            self._take_part(files)

    def _may_replace(self, name: str) -> bool:
        """Ask before a drop replaces the open song; where there are unsaved edits that question does."""
        if self._window.session.document.is_edited:
            return True
        happened = self.tr("Open {new} in place of “{old}”?").format(new=name, old=self._window.song_name())
        advice = self.tr("Everything in the open song is saved.") if self._window.session.project.path else ""
        return ask(self._parent, self.tr("Another song"), happened, advice, {"open": self.tr("Open")}) == "open"

    def _open_pending(self) -> None:
        self._page.set_files(self.pending)
        if self.pending.is_whole:
            self._open_whole(self.pending)

    def _open_whole(self, files: SongFiles) -> None:
        if self._saving.may_leave(self.tr("opening another song"), partial(self._open_whole, files)):
            task = self._window.session.open(files)
            task.succeeded.connect(self._clear_pending)
            task.failed.connect(self._clear_pending)

    def _clear_pending(self, *_: object) -> None:
        self.pending = SongFiles()
        self._page.set_files(self.pending)

    def _take_part(self, files: SongFiles) -> None:
        """A sound or lyrics alone on an open song: ask what it is."""
        part, name = ("sound", files.audio.name) if files.audio is not None else ("lyrics", self.tr("Pasted text"))
        if files.lyrics is not None:
            name = files.lyrics.name
        answer = ask_replace(self._parent, name, part, self._window.song_name())
        if answer == "new":
            if self._saving.may_leave(self.tr("beginning another song"), partial(self._begin, files)):
                self._begin(files)
        elif answer == "replace":
            self._replace(files)
        elif files.audio is not None and (answer == "instrumental" or answer == "vocals"):
            self.lay_under(answer, files.audio)

    def lay_under(self, role: Role, path: Path) -> None:
        """Take the file for the open song's instrumental or singing, at a place that is found by itself."""
        session = self._window.session
        if session.project.read_only:
            self._window.say(session.project.read_only)
            return
        task = session.sounds.lay_under(role, path)
        task.failed.connect(partial(self._on_not_laid_under, role, path))

    def ask_instrumental(self) -> None:
        """Ask for the open song's instrumental, and lay it under."""
        audio = Path(self._window.session.document.song.audio)
        path = ask_audio(self._parent, self.tr("the instrumental"), audio.parent)
        if path is not None:
            self.lay_under("instrumental", path)

    def _on_not_laid_under(self, role: Role, path: Path, sentence: str) -> None:
        advice = self.tr("The song is as it was.")
        answers = {"hand": self.tr("Set its place by hand")}
        if ask(self._parent, self.tr("Another sound"), sentence, advice, answers) == "hand":
            self._window.session.sounds.lay_under_at(role, path, 0.0)

    def _replace(self, files: SongFiles) -> None:
        if self._window.session.project.read_only:
            self._window.say(self._window.session.project.read_only)
            return
        audio = files.audio or Path(self._window.session.document.song.audio)
        self._window.session.open(SongFiles(audio, files.lyrics, files.text, replaces=True, style=files.style))

    def _begin(self, files: SongFiles) -> None:
        """Leave the open song for the start page, with what has come of the next one."""
        self._window.session.reset()
        self.pending = files
        self.startPageWanted.emit()
        self._open_pending()

    def _offer_edits_of(self, path: Path) -> bool:
        """Whether the user takes up the edits of this project that a crash left, and did not want before."""
        place = str(path.absolute())
        left = [each for each in find_recoveries(recovery_folder()).songs if each.unsaved.path == place]
        if not left:
            return False
        happened = self.tr("“{name}” has edits that were not saved when the program ended, the last at {time}.")
        answers = {"restore": self.tr("Restore them"), "without": self.tr("Open without them")}
        advice = self.tr("They stay in the recovery folder until you restore or discard them.")
        shown = happened.format(name=shown_name(left[0]), time=shown_time(left[0]))
        answer = ask(self._parent, self.tr("Unsaved edits"), shown, advice, answers)
        if answer == "restore":
            self.restore(left[0])
        elif answer == "without":
            self.open_project(path, asked=True)
        return True

    def _project_failed(self, task: Task, path: Path, tried: Path | None, sentence: str) -> None:
        title = self.tr("Opening the project")
        if isinstance(task.error, MissingAudioError):
            place = self._ask_where(sentence)
            if place is not None:
                self.open_project(path, place, tried, asked=True)
            return
        backup = readable_backup(path) if isinstance(task.error, DamagedProject) and tried is None else None
        if backup is None:
            safe = self.tr("The file was not changed.")
            if isinstance(task.error, DamagedProject):
                safe += " " + self.tr("There is no backup beside it that can be opened.")
            tell(self._parent, title, sentence, safe)
            return
        advice = self.tr("{} is whole and holds the project as it was before its last save. The damaged file is kept.")
        answers = {"backup": self.tr("Open the backup")}
        if ask(self._parent, title, sentence, advice.format(backup.name), answers) == "backup":
            self.open_project(path, backup=backup, asked=True)

    def _restore_failed(self, task: Task, recovered: Recovered, sentence: str) -> None:
        if isinstance(task.error, MissingAudioError):
            place = self._ask_where(sentence)
            if place is not None:
                self.restore(recovered, place)
            return
        tell(self._parent, self.tr("Recovery"), sentence, self.tr("The recovery file is still there."))

    def _ask_where(self, sentence: str) -> Path | None:
        """Ask for a sound that is gone; None where the user gives up."""
        advice = self.tr("The words and their times are safe. Say where the sound is now, to open them with it.")
        answers = {"locate": self.tr("Locate…")}
        if ask(self._parent, self.tr("The sound is gone"), sentence, advice, answers) != "locate":
            return None
        return ask_audio(self._parent, self.tr("the sound"), Path.home())
