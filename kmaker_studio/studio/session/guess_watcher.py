"""Watching for guessed times: how many there are, and having the aligner look for just those words."""

from PySide6.QtCore import QObject, QTimer, Signal

from kmaker_studio.core.changes import changed_lines
from kmaker_studio.core.edits.guesses import guessed_ids
from kmaker_studio.core.song import Song
from kmaker_studio.studio.session.session import Session
from kmaker_studio.studio.settings import REALIGN_GUESSES

_PAUSE_MS = 400  # after an edit: a word's text is often typed in several steps


class GuessWatcher(QObject):
    """Follows `session`. `offered` brings how many words an edit has left with guessed times, 0 where none are left.

    Where the user's setting says so, such words are realigned by themselves, after the edit and any alignment that is
    under way.
    """

    offered = Signal(int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: frozenset[str] = frozenset()
        self._told = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._realign_waiting)
        session.document.edited.connect(self._on_edit)
        session.document.songChanged.connect(self._on_song)

    def realign(self) -> bool:
        """Have the aligner look for the words with guessed times; False where there are none."""
        ids = guessed_ids(self._session.document.song)
        if ids:
            self._session.align(ids)
        return bool(ids)

    def _on_edit(self, old: Song, new: Song) -> None:
        change = changed_lines(old, new)
        before = {word.id for line in change.removed(old) for word in line.words if word.guessed}
        fresh = {word.id for line in change.added(new) for word in line.words if word.guessed} - before
        if not fresh or self._session.alignments.is_answering:
            return
        if REALIGN_GUESSES.read():
            self._waiting |= fresh
            self._timer.start()
        else:
            self._told = len(guessed_ids(new))
            self.offered.emit(self._told)

    def _on_song(self, _old: Song, new: Song) -> None:
        if self._told:
            left = len(guessed_ids(new))
            if left != self._told:
                self._told = left
                self.offered.emit(left)

    def _realign_waiting(self) -> None:
        if self._session.is_aligning:
            self._timer.start()
            return
        ids, self._waiting = self._waiting & guessed_ids(self._session.document.song), frozenset()
        if ids:
            self._session.align(ids)
