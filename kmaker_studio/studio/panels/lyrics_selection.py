"""Selecting in the lyrics panel: words, and whole lines by their times, one or from one to another."""

from PySide6.QtCore import Qt

from kmaker_studio.core.edits.word_groups import words_between
from kmaker_studio.studio.session.document import Document

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class LyricsSelection:
    """Changes the selection of `document`; lines are counted from 0. A range begins where the last click was."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def click(self, number: int, word_id: str, keys: Qt.KeyboardModifier) -> bool:
        """Take a click on the line, on its word where `word_id` is not empty; False for a plain click on a word.

        Shift selects from the current word to there, Ctrl adds or takes away.
        """
        document = self._document
        line = document.song.lines[number]
        ids = [word_id] if word_id else [word.id for word in line.words]
        if keys & _SHIFT and document.selected is not None:
            self.span(self._line_of(document.selected.id), number, document.selected.id if word_id else "", word_id)
        elif keys & _CTRL and document.selected_ids.issuperset(ids):
            document.select_many(document.selected_ids.difference(ids))
        elif keys & _CTRL:
            document.select_many(document.selected_ids.union(ids), ids[0])
        elif word_id:
            return False
        else:
            document.select_many(ids, ids[0])
        return True

    def drag(self, start: tuple[int, str], end: tuple[int, str]) -> None:
        """Select from one place, a line and perhaps a word of it, to another: words in one line, else whole lines."""
        (first, word), (last, last_word) = start, end
        if first == last and word and last_word:
            ids = words_between(self._document.song, word, last_word)
            self._document.select_many(ids, word)
        elif first != last:
            self.span(first, last)

    def span(self, first: int, last: int, first_word: str = "", last_word: str = "") -> None:
        """Select the lines from one to the other, or in one line the words; the current word stays in the first one."""
        document, song = self._document, self._document.song
        if first == last and first_word and last_word:
            document.select_many(words_between(song, first_word, last_word), first_word)
            return
        low, high = sorted((first, last))
        ids = [word.id for line in song.lines[low : high + 1] for word in line.words]
        document.select_many(ids, first_word or song.lines[first].words[0].id)

    def _line_of(self, word_id: str) -> int:
        lines = self._document.song.lines
        return next(at for at, line in enumerate(lines) if any(word.id == word_id for word in line.words))
