"""Looking up which word is sung at a time."""

from kmaker_studio.core.song import Song
from kmaker_studio.studio.timeline.song_index import SongIndex


class WordsByTime:
    """An index of a song's timed words, kept up by difference."""

    def __init__(self, song: Song) -> None:
        self._index = SongIndex(song)

    def update(self, song: Song) -> None:
        """Take an edited song."""
        self._index.update(song)

    def at(self, ms: float) -> str:
        """The id of the word sung at `ms`, the one that began last where two are; empty between words."""
        sung = [
            ((word.start_ms or 0, word.end_ms or 0), word.id)
            for _, row in self._index.rows(ms, ms)
            for word in row.words
            if (word.start_ms or 0) <= ms < (word.end_ms or 0)
        ]
        return max(sung)[1] if sung else ""
