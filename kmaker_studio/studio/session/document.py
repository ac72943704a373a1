"""The document: the open song and its style, the undo stack, and which words are selected."""

from collections.abc import Callable, Iterable
from itertools import count

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from kmaker_studio.core.changes import changed_lines
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.studio.session.undo import DocumentState, EditCommand
from kmaker_studio.video.song_style import SongStyle


class Document(QObject):
    """Holds the song on the GUI thread; workers get `song`, which is frozen, as their snapshot.

    `songChanged(old, new)` follows every change, `reset` included; views update what `core.changes` says differs.
    `styleChanged(style)` comes when the song looks otherwise. `edited(old, new)` follows a new undo step, neither undo
    nor redo.

    Any number of words is selected, and one of them is the current one, which single-word commands and the inspector
    mean. `selectionChanged` brings its id, or an empty text, whenever either changes.
    """

    songChanged = Signal(object, object)  # noqa: N815
    styleChanged = Signal(object)  # noqa: N815
    edited = Signal(object, object)
    selectionChanged = Signal(str)  # noqa: N815

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._song = Song()
        self._style = SongStyle()
        self._words: dict[str, Word] = {}
        self._current = ""
        self._selected: frozenset[str] = frozenset()
        self._gestures = count(1)
        self.undo_stack = QUndoStack(self)
        self.after_edit: Callable[[Song, Song], Song] | None = None
        """Called by `apply` with the song before and after an edit, to add to it what belongs to the same step."""
        self.read_only = ""
        """Why no edit is taken, as a sentence; empty where they are."""

    @property
    def song(self) -> Song:
        """The song as it is now."""
        return self._song

    @property
    def style(self) -> SongStyle:
        """How the song looks in the video."""
        return self._style

    @property
    def is_edited(self) -> bool:
        """Whether there are edits that no file holds."""
        return not self.undo_stack.isClean()

    @property
    def selected(self) -> Word | None:
        """The current word, one of the selected ones."""
        return self._words.get(self._current)

    @property
    def selected_ids(self) -> frozenset[str]:
        """The ids of all selected words."""
        return self._selected

    @property
    def selected_words(self) -> tuple[Word, ...]:
        """All selected words in the order of the lyrics."""
        if len(self._selected) < 2:  # by far the most often, and then the song need not be walked
            return tuple(self._words[word_id] for word_id in self._selected)
        return tuple(word for word in self._song.words() if word.id in self._selected)

    @property
    def selected_lines(self) -> tuple[Line, ...]:
        """The lines that hold selected words, in the order of the lyrics."""
        chosen = self._selected
        return tuple(line for line in self._song.lines if chosen and any(word.id in chosen for word in line.words))

    def word(self, word_id: str) -> Word | None:
        """The word of that id, as it is now."""
        return self._words.get(word_id)

    def reset(self, song: Song, style: SongStyle | None = None) -> None:
        """Open another song, which looks like `style` or the default one; there is nothing to undo then."""
        self.undo_stack.clear()
        self.undo_stack.setClean()
        before, self._style = self._style, style or SongStyle()
        self._show_song(song)
        if self._style != before:
            self.styleChanged.emit(self._style)

    def apply(self, edit: Callable[[Song], Song], label: str, merge: str = "") -> None:
        """Change the song by `edit` as an undo step named `label`; passes on the `KMakerError` of an edit that refuses.

        Steps with the same non-empty `merge` that follow each other become one.
        """
        edited = edit(self._song)
        if self.after_edit is not None and edited is not self._song:
            edited = self.after_edit(self._song, edited)
        self.put(edited, label, merge)

    def put(self, song: Song, label: str, merge: str = "", style: SongStyle | None = None) -> None:
        """Make `song`, an edited form of the present one, and the `style` if given an undo step named `label`.

        Raises `KMakerError` while the document is `read_only`.
        """
        if self.read_only:
            raise KMakerError("{sentence}", sentence=self.read_only)
        before, after = DocumentState(self._song, self._style), DocumentState(song, style or self._style)
        if after != before:
            self.undo_stack.push(EditCommand(before, after, label, self._show, merge))
            self.edited.emit(before.song, self._song)

    def put_style(self, style: SongStyle, label: str, merge: str = "") -> None:
        """Make the song look otherwise, as an undo step, see `put`."""
        self.put(self._song, label, merge, style)

    def new_gesture(self) -> str:
        """A `merge` text that no earlier step has, for the steps of one drag."""
        return f"gesture {next(self._gestures)}"

    def select(self, word_id: str) -> None:
        """Select this word only, or none where empty or unknown."""
        self.select_many([word_id], word_id)

    def select_many(self, word_ids: Iterable[str], current: str = "") -> None:
        """Select these words; `current` is the current one, else the one that was, else any of them."""
        chosen = frozenset(word_id for word_id in word_ids if word_id in self._words)
        if current not in chosen:
            current = self._current if self._current in chosen else min(chosen, default="")
        if (chosen, current) != (self._selected, self._current):
            self._selected, self._current = chosen, current
            self.selectionChanged.emit(current)

    def toggle_selected(self, word_id: str) -> None:
        """Add the word to the selected ones and make it the current one, or take it out."""
        if word_id in self._selected:
            self.select_many(self._selected - {word_id})
        else:
            self.select_many(self._selected | {word_id}, word_id)

    def _show(self, work: DocumentState) -> None:
        before, self._style = self._style, work.style
        if work.song is not self._song:
            self._show_song(work.song)
        if work.style != before:
            self.styleChanged.emit(work.style)

    def _show_song(self, song: Song) -> None:
        old, self._song = self._song, song
        change = changed_lines(old, song)
        for line in change.removed(old):
            for word in line.words:
                self._words.pop(word.id, None)
        for line in change.added(song):
            for word in line.words:
                self._words[word.id] = word
        if not self._selected <= self._words.keys():
            self.select_many(self._selected)
        self.songChanged.emit(old, song)
