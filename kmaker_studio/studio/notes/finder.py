"""Finding the notes of the open song: a job of the session, and what becomes of its answer."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kmaker_studio.core.edits import with_notes
from kmaker_studio.core.jobs import Cancelled, Report
from kmaker_studio.core.song import Song
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.jobs.runner import Task
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
    task.failed.connect(lambda sentence: session.failed.emit(title, sentence, safe))
    session.taskStarted.emit(task)
    return task


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
    document.put(with_notes(document.song, notes), QCoreApplication.translate("Notes", "Find the notes"))
    if found.notes:
        about = QCoreApplication.translate("Notes", "About these notes")
        session.noted.emit(about, "\n".join(map(translated, found.notes)))
