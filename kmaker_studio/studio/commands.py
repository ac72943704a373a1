"""What the keys do to the selected word, and how they go from word to word."""

from collections.abc import Callable, Sequence

from kmaker_studio.core.edits import move_word, set_locked, set_word_times
from kmaker_studio.core.song import Song, Word
from kmaker_studio.studio.session import Session

NUDGE_MS = 10
_FIRST_LENGTH_MS = 300


class WordCommands:
    """Commands on `session`; `go_to` selects a word and shows it. An edit that refuses raises `KMakerError`."""

    def __init__(self, session: Session, go_to: Callable[[str], None]) -> None:
        self._session, self._document, self._go_to = session, session.document, go_to

    def toggle_lock(self) -> None:
        """Lock the word, or free it."""
        word = self._document.selected
        if word is not None:
            verb = "Unlock" if word.locked else "Lock"
            self._document.apply(lambda song: set_locked(song, [word.id], not word.locked), f"{verb} “{word.text}”")

    def nudge(self, delta_ms: int) -> None:
        """Move the word; nudges that follow each other are one undo step."""
        word = self._document.selected
        if word is not None:
            self._document.apply(
                lambda song: move_word(song, word.id, delta_ms), f"Nudge “{word.text}”", f"nudge {word.id}"
            )

    def start_here(self) -> None:
        """Let the word start at the playhead; one without timing gets a third of a second."""
        now = round(self._session.sound.position_ms)
        self._set_times(
            lambda word: (now, word.end_ms if word.end_ms is not None else self._first_end(now)), "Start of"
        )

    def end_here(self) -> None:
        """Let the word end at the playhead."""
        now = round(self._session.sound.position_ms)
        self._set_times(
            lambda word: (word.start_ms if word.start_ms is not None else max(0, now - _FIRST_LENGTH_MS), now), "End of"
        )

    def step_word(self, step: int) -> None:
        """Go to the next word (1) or the previous one (-1) in the order of the lyrics."""
        self._step(list(self._document.song.words()), step)

    def step_doubtful(self, step: int) -> None:
        """Go to the next or previous doubtful word, from the selected word or the playhead."""
        self._step([word for word in self._document.song.words() if word.is_doubtful], step)

    def step_line(self, step: int) -> None:
        """Go to the first word of the next or previous line."""
        self._step([line.words[0] for line in self._document.song.lines if line.words], step)

    def _first_end(self, start: int) -> int:
        """Where a word that begins at `start` and had no end may end: before the next one's start."""
        later = [
            word.start_ms for word in self._document.song.words() if word.start_ms is not None and word.start_ms > start
        ]
        return min([start + _FIRST_LENGTH_MS, *later])

    def _set_times(self, times: Callable[[Word], tuple[int, int]], verb: str) -> None:
        word = self._document.selected
        if word is not None:
            start, end = times(word)
            self._document.apply(lambda song: set_word_times(song, word.id, start, end), f"{verb} “{word.text}”")

    def _step(self, words: Sequence[Word], step: int) -> None:
        index = self._index(self._document.song, words, step)
        if index is not None:
            self._go_to(words[index].id)

    def _index(self, song: Song, words: Sequence[Word], step: int) -> int | None:
        """Which of `words`, a part of the song's in order, follows the selected word, or else the playhead."""
        order = {word.id: place for place, word in enumerate(song.words())}
        selected = self._document.selected
        if selected is not None:
            here = order[selected.id]
        else:
            now = self._session.sound.position_ms
            before = [order[word.id] for word in song.words() if word.start_ms is not None and word.start_ms < now]
            here = max(before, default=-1) + (0.5 if step < 0 else 0)
        if step > 0:
            return next((index for index, word in enumerate(words) if order[word.id] > here), None)
        return next((index for index in reversed(range(len(words))) if order[words[index].id] < here), None)
