"""Finding the notes of the open song, and writing them for games: jobs of the session."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kmaker_studio.core.edits import with_notes
from kmaker_studio.core.jobs import Cancelled, Report
from kmaker_studio.core.song import Song
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.jobs.runner import Task
from kmaker_studio.studio.session.export_jobs import ExportResult
from kmaker_studio.studio.session.session import Session


def find_notes(session: Session) -> Task | None:
    """Find what the timed words are sung on, in the background; None where there is no song to look in.

    The answer is one undo step; words that were moved or edited meanwhile keep what they have.
    """
    song = session.document.song
    if not session.is_open or not song.audio:
        return None
    title = QCoreApplication.translate("Notes", "Finding the notes")
    task = session.runner.start(partial(_found, song), title)
    task.succeeded.connect(partial(_take, session, song))
    safe = QCoreApplication.translate("Notes", "No note was changed.")
    task.failed.connect(partial(_tell, session, title, safe))
    session.taskStarted.emit(task)
    return task


def export_folder(session: Session, folder: Path) -> Task:
    """Write the song as a folder for karaoke games into `folder`, its notes found where it has none."""
    song = session.document.song
    title = QCoreApplication.translate("Notes", "Writing the UltraStar folder")
    task = session.runner.start(partial(_written, song, folder), title)
    task.succeeded.connect(session.exported)
    safe = QCoreApplication.translate("Notes", "The song is as it was, and no half of a folder was left.")
    task.failed.connect(partial(_tell, session, title, safe))
    session.taskStarted.emit(task)
    return task


def _tell(session: Session, title: str, safe: str, sentence: str) -> None:
    session.failed.emit(title, sentence, safe)


def _written(song: Song, folder: Path, report: Report, cancelled: Cancelled) -> ExportResult:
    from kmaker_studio.api.song import Song as ApiSong
    from kmaker_studio.api.ultrastar_folder import write_ultrastar_folder

    written = write_ultrastar_folder(ApiSong(song), Path(song.audio), folder, report=report, cancelled=cancelled)
    return ExportResult(written.folder, written.losses)


def _found(song: Song, report: Report, cancelled: Cancelled) -> object:
    from kmaker_studio.api.notes import find_notes
    from kmaker_studio.api.song import Song as ApiSong

    return find_notes(ApiSong(song), Path(song.audio), report=report, cancelled=cancelled)


def _take(session: Session, asked: Song, found: object) -> None:
    from kmaker_studio.api.song import Song as ApiSong

    if not isinstance(found, ApiSong):
        raise TypeError(type(found))
    document = session.document
    asked_words = {word.id: word for word in asked.words()}
    notes = {
        word.id: word.notes for word in found.document.words() if document.word(word.id) == asked_words.get(word.id)
    }
    document.put(with_notes(document.song, notes), QCoreApplication.translate("Notes", "Hear the notes"))
    if found.notes:
        about = QCoreApplication.translate("Notes", "About these notes")
        session.noted.emit(about, "\n".join(map(translated, found.notes)))
