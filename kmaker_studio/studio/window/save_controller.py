"""Saving the project, leaving it and reverting it, with every question that this can raise."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.project_file import SUFFIX
from kmaker_studio.core.project_store import ChangedElsewhere
from kmaker_studio.studio.actions.port import WindowPort
from kmaker_studio.studio.dialogs.files import ask_audio, ask_save
from kmaker_studio.studio.dialogs.messages import ask, ask_unsaved
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.jobs.runner import Task
from kmaker_studio.studio.session.openable_files import SongFiles

Then = Callable[[], object]


def _nothing() -> None:
    """What comes after a save that was only a save."""


class SaveController(QObject):
    """The window's side of the project file."""

    def __init__(self, parent: QWidget, window: WindowPort) -> None:
        super().__init__(parent)
        self._parent, self._window = parent, window
        window.session.audioReplaced.connect(self._on_audio_replaced)

    def save(self, then: Then = _nothing) -> None:
        """Save to the project's file, asking for one where there is none; `then` comes only when it is written."""
        session = self._window.session
        if session.saving is not None:
            session.saving.finished.connect(partial(self.save, then))
        elif session.project.path is None or session.project.read_only:
            self.save_as(then)
        else:
            self._save(None, then)

    def save_as(self, then: Then = _nothing) -> None:
        """Ask for another file and save there."""
        path = ask_save(self._parent, self._suggestion())
        if path is not None:
            self._save(path, then)

    def revert(self) -> None:
        """Open the project file again as it is on disk."""
        path = self._window.session.project.path
        if path is None:
            return
        if self._window.session.document.is_edited:
            happened = self.tr("Go back to {} as it was last saved?").format(path.name)
            advice = self.tr("The edits since then are given up.")
            answers = {"reload": self.tr("Give them up")}
            if ask(self._parent, self.tr("Revert"), happened, advice, answers) != "reload":
                return
        self._window.open_project(path, asked=True)

    def may_leave(self, what: str, then: Then) -> bool:
        """Whether the song may be left now. Where the user saves first, `then` is called once that is done."""
        if not self._window.session.document.is_edited:
            return True
        answer = ask_unsaved(self._parent, self._window.song_name(), what)
        if answer == "save":
            self.save(then)
        return answer == "discard"

    def _save(self, path: Path | None, then: Then, *, overwrite: bool = False) -> None:
        session = self._window.session
        try:
            task = session.save(path, overwrite=overwrite)
        except KMakerError as error:
            self._failed(translated(error), path, then)
            return
        task.succeeded.connect(partial(self._on_saved, then))
        task.failed.connect(partial(self._on_failed, task, path, then))

    def _on_saved(self, then: Then, _done: object) -> None:
        path = self._window.session.project.path
        if path is not None:
            self._window.say(self.tr("Saved {}").format(path.name), well=True)
        then()

    def _on_failed(self, task: Task, path: Path | None, then: Then, sentence: str) -> None:
        if not isinstance(task.error, ChangedElsewhere):
            self._failed(sentence, path, then)
            return
        advice = self.tr(
            "Both are safe: that program's work is in the file, yours is here and in the recovery folder. The file that"
            " you overwrite is kept as .bak."
        )
        answers = {
            "save_as": self.tr("Save as…"),
            "overwrite": self.tr("Overwrite"),
            "reload": self.tr("Reload, give up my edits"),
        }
        answer = ask(self._parent, self.tr("Changed by another program"), sentence, advice, answers)
        if answer == "save_as":
            self.save_as(then)
        elif answer == "overwrite":
            self._save(path, then, overwrite=True)
        elif answer == "reload" and self._window.session.project.path is not None:
            self._window.open_project(self._window.session.project.path, asked=True)

    def _failed(self, sentence: str, path: Path | None, then: Then) -> None:
        advice = self.tr("The project was not saved; the file on the disk is as it was. Your edits are open here")
        if self._window.session.autosave.is_failing:
            advice += self.tr(", and nowhere else: the recovery folder refuses them too. Save them elsewhere now.")
        else:
            advice += self.tr(", and kept for the next start should the program end.")
        answers = {"again": self.tr("Try again"), "save_as": self.tr("Save as…")}
        answer = ask(self._parent, self.tr("Not saved"), sentence, advice, answers)
        if answer == "again":
            self._save(path, then)
        elif answer == "save_as":
            self.save_as(then)

    def _suggestion(self) -> Path:
        session = self._window.session
        if session.project.path is not None:
            return session.project.path
        audio = session.document.song.audio
        return Path(audio).with_suffix(SUFFIX) if audio else Path.home() / f"song{SUFFIX}"

    def _on_audio_replaced(self, audio: Path) -> None:
        """The bytes of the sound are not those that the project was timed by."""
        session = self._window.session
        happened = self.tr("{} is not the sound that this project was timed by.").format(audio.name)
        advice = self.tr(
            "Its content is not the same, so the words may be off. Nothing was changed. Keep going if it is the same"
            " recording in another quality."
        )
        answers = {
            "keep": self.tr("Keep going"),
            "realign": self.tr("Realign the words"),
            "locate": self.tr("Locate the old one…"),
        }
        answer = ask(self._parent, self.tr("Another sound"), happened, advice, answers)
        if answer in ("keep", "realign"):
            session.accept_audio(audio)
        if answer == "realign":
            session.align()
        if answer == "locate":
            place = ask_audio(self._parent, audio.name, audio.parent)
            if place is not None:
                session.open(SongFiles(audio=place, replaces=True))
