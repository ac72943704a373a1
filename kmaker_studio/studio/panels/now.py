"""Which word is sung at a time."""

from bisect import bisect_right

from kmaker_studio.core.song import Song


class WordsByTime:
    """An index of a song's timed words."""

    def __init__(self, song: Song) -> None:
        timed = [word for word in song.words() if word.start_ms is not None and word.end_ms is not None]
        spans = sorted((word.start_ms or 0, word.end_ms or 0, word.id) for word in timed)
        self._starts = [start for start, _, _ in spans]
        self._spans = spans

    def at(self, ms: float) -> str:
        """The id of the word sung at `ms`, the one that began last where two are; empty between words."""
        index = bisect_right(self._starts, ms) - 1
        for start, end, word_id in reversed(self._spans[max(0, index - 3) : index + 1]):
            if start <= ms < end:
                return word_id
        return ""
