"""What a drag on a word block means, as a pure edit of the song that was there when the drag began."""

from dataclasses import dataclass
from typing import Literal

from kmaker_studio.core.edits import move_word, roll_boundary, set_word_times
from kmaker_studio.core.edits.places import find_word
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, Word

Part = Literal["body", "start", "end"]

SHORTEST_MS = 20
"""No drag makes a word shorter than this, or it could not be seen and caught again."""

_VERBS = {"body": "Move", "start": "Start of", "end": "End of"}


@dataclass(frozen=True, slots=True)
class Drag:
    """A drag of a part of the timed word `word_id`, begun on `song`.

    It stops at the neighbours in the line and at the song's ends. An edge that two words share is rolled: both follow.
    """

    song: Song
    word_id: str
    part: Part

    @property
    def word(self) -> Word:
        """The word as it was when the drag began."""
        place = find_word(self.song, self.word_id)
        return self.song.lines[place.line].words[place.index]

    @property
    def label(self) -> str:
        """The undo step's name."""
        return f"{_VERBS[self.part]} “{self.word.text}”"

    def limited(self, delta_ms: float) -> int:
        """The part of `delta_ms` that there is room for."""
        word, (left, right) = self.word, self._neighbours()
        if word.start_ms is None or word.end_ms is None:
            raise KMakerError(f"{word.text!r} has no timing that could be moved: time it first.")
        song_end = self.song.duration_ms if self.song.duration_ms is not None else word.end_ms + 3_600_000
        low = left.end_ms if left is not None and left.end_ms is not None else 0
        high = right.start_ms if right is not None and right.start_ms is not None else song_end
        shortest = min(SHORTEST_MS, word.end_ms - word.start_ms)
        if self.part == "start":
            if self._rolls_left(left) and left is not None and left.start_ms is not None:
                low = left.start_ms + SHORTEST_MS
            least, most = low - word.start_ms, word.end_ms - shortest - word.start_ms
        elif self.part == "end":
            if self._rolls_right(right) and right is not None and right.end_ms is not None:
                high = right.end_ms - SHORTEST_MS
            least, most = word.start_ms + shortest - word.end_ms, high - word.end_ms
        else:
            least, most = low - word.start_ms, high - word.end_ms
        return max(min(0, least), min(max(0, most), round(delta_ms)))

    def applied(self, delta_ms: int) -> Song:
        """The song after a drag by `delta_ms`, which `limited` has allowed; the same song for 0."""
        word, (left, right) = self.word, self._neighbours()
        if delta_ms == 0 or word.start_ms is None or word.end_ms is None:
            return self.song
        if self.part == "body":
            return move_word(self.song, self.word_id, delta_ms)
        if self.part == "start":
            if self._rolls_left(left) and left is not None:
                return roll_boundary(self.song, left.id, word.start_ms + delta_ms)
            return set_word_times(self.song, self.word_id, word.start_ms + delta_ms, word.end_ms)
        if self._rolls_right(right):
            return roll_boundary(self.song, self.word_id, word.end_ms + delta_ms)
        return set_word_times(self.song, self.word_id, word.start_ms, word.end_ms + delta_ms)

    def _neighbours(self) -> tuple[Word | None, Word | None]:
        """The timed words before and after in the line."""
        place = find_word(self.song, self.word_id)
        words = self.song.lines[place.line].words
        left = next((word for word in reversed(words[: place.index]) if word.is_timed), None)
        right = next((word for word in words[place.index + 1 :] if word.is_timed), None)
        return left, right

    def _rolls_left(self, left: Word | None) -> bool:
        return left is not None and left.end_ms == self.word.start_ms and self._adjacent(left.id, self.word_id)

    def _rolls_right(self, right: Word | None) -> bool:
        return right is not None and right.start_ms == self.word.end_ms and self._adjacent(self.word_id, right.id)

    def _adjacent(self, left_id: str, right_id: str) -> bool:
        left, right = find_word(self.song, left_id), find_word(self.song, right_id)
        return left.line == right.line and left.index + 1 == right.index
