"""Playing parts of the song: the selection once or in a loop, a clicked word, a doubtful one."""

from PySide6.QtCore import QObject, Signal

from kmaker_studio.core.song import Word
from kmaker_studio.studio import settings
from kmaker_studio.studio.playback.playback import Playback
from kmaker_studio.studio.session.document import Document

AROUND_MS = 500
"""What is heard before and after a doubtful word."""


class SelectionPlayer(QObject):
    """Plays parts of the song. A loop goes along when the words it was begun for are edited."""

    changed = Signal()

    def __init__(self, document: Document, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._playback = document, playback
        self._looped: frozenset[str] = frozenset()
        self._hearing = False
        document.songChanged.connect(self._on_song)
        playback.playingChanged.connect(self._on_playing)

    @property
    def plays_clicks(self) -> bool:
        """Whether a word that is clicked is heard."""
        return settings.PLAY_CLICKED_WORDS.read()

    def set_plays_clicks(self, on: bool) -> None:
        """Let words be heard when they are clicked, or not; remembered."""
        settings.PLAY_CLICKED_WORDS.write(on)
        self.changed.emit()

    def span(self, region: tuple[float, float] | None = None) -> tuple[float, float] | None:
        """The selected stretch: a region of the timeline, or from the first of the selected words to the last's end."""
        if region is not None:
            return region
        return _span(self._document.selected_words)

    def play_selection(self, region: tuple[float, float] | None = None, *, loop: bool = False) -> bool:
        """Play the selected stretch; False where nothing timed is selected."""
        span = self.span(region)
        if span is None:
            return False
        self._looped = frozenset() if region is not None else self._document.selected_ids
        self._hear(*span, loop=loop)
        return True

    def play_word(self, word: Word) -> None:
        """Play just the word; the playhead comes back to its start."""
        if word.start_ms is not None and word.end_ms is not None:
            self._hear(word.start_ms, word.end_ms)

    def play_around(self, word: Word) -> None:
        """Play the word with half a second before and after; the playhead comes back to its start."""
        if word.start_ms is not None and word.end_ms is not None:
            self._hear(max(0, word.start_ms - AROUND_MS), word.end_ms + AROUND_MS, back=word.start_ms)

    def clicked(self, word_id: str) -> None:
        """A word was clicked: it is heard, unless the song runs or the user wants quiet."""
        word = self._document.word(word_id)
        if word is not None and self.plays_clicks and (self._hearing or not self._playback.is_playing):
            self.play_word(word)

    def go(self, ms: float) -> None:
        """Put the playhead at `ms`; the song plays on where it plays, a part that is being heard ends."""
        if self._hearing:
            self._playback.pause()
        self._playback.seek(ms)

    def stop_loop(self) -> None:
        """Let the sound go on past the loop's end."""
        if self._playback.is_looping:
            self._playback.play(self._playback.position_ms)

    def _hear(self, start: float, end: float, *, loop: bool = False, back: float | None = None) -> None:
        self._playback.play(start, end, loop=loop, back_ms=start if back is None else back)
        self._hearing = not loop

    def _on_playing(self, playing: bool) -> None:
        if not playing:
            self._hearing = False

    def _on_song(self, *_: object) -> None:
        if self._playback.is_looping and self._looped:
            words = [self._document.word(word_id) for word_id in self._looped]
            span = _span(tuple(word for word in words if word is not None))
            if span is not None:
                self._playback.set_loop(*span)


def _span(words: tuple[Word, ...]) -> tuple[float, float] | None:
    starts = [word.start_ms for word in words if word.start_ms is not None]
    ends = [word.end_ms for word in words if word.end_ms is not None]
    return (min(starts), max(ends)) if starts and ends and min(starts) < max(ends) else None
