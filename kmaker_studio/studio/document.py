"""The open song: the one place that replaces it, its undo stack, and which word is selected."""

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from kmaker_studio.core.song import Song, Word
from kmaker_studio.studio.undo import SongCommand


class Document(QObject):
    """Holds the song on the GUI thread; workers get `song`, which is frozen, as their snapshot.

    `songChanged(old, new)` follows every change, `reset` included; views compare the two by id. `selectionChanged`
    brings the selected word's id, or an empty text.
    """

    songChanged = Signal(object, object)  # noqa: N815
    selectionChanged = Signal(str)  # noqa: N815

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._song = Song()
        self._words: dict[str, Word] = {}
        self._selected = ""
        self._gestures = count(1)
        self.undo_stack = QUndoStack(self)

    @property
    def song(self) -> Song:
        """The song as it is now."""
        return self._song

    @property
    def is_edited(self) -> bool:
        """Whether there are edits that no file holds."""
        return not self.undo_stack.isClean()

    @property
    def selected(self) -> Word | None:
        """The selected word."""
        return self._words.get(self._selected)

    def word(self, word_id: str) -> Word | None:
        """The word of that id, as it is now."""
        return self._words.get(word_id)

    def reset(self, song: Song) -> None:
        """Open another song; there is nothing to undo then."""
        self.undo_stack.clear()
        self.undo_stack.setClean()
        self._show(song)

    def apply(self, edit: Callable[[Song], Song], label: str, merge: str = "") -> None:
        """Change the song by `edit` as an undo step named `label`; passes on the `KMakerError` of an edit that refuses.

        Steps with the same non-empty `merge` that follow each other become one.
        """
        self.put(edit(self._song), label, merge)

    def put(self, song: Song, label: str, merge: str = "") -> None:
        """Make `song`, an edited form of the present one, an undo step named `label`."""
        if song != self._song:
            self.undo_stack.push(SongCommand(self._song, song, label, self._show, merge))

    def new_gesture(self) -> str:
        """A `merge` text that no earlier step has, for the steps of one drag."""
        return f"gesture {next(self._gestures)}"

    def select(self, word_id: str) -> None:
        """Select the word, or none where empty or unknown."""
        word_id = word_id if word_id in self._words else ""
        if word_id != self._selected:
            self._selected = word_id
            self.selectionChanged.emit(word_id)

    def _show(self, song: Song) -> None:
        old, self._song = self._song, song
        self._words = {word.id: word for word in song.words()}
        if self._selected not in self._words:
            self.select("")
        self.songChanged.emit(old, song)
