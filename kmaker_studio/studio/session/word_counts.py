"""Counts of timed and doubtful words, kept up edit by edit."""

from PySide6.QtCore import QCoreApplication

from kmaker_studio.core.changes import changed_lines
from kmaker_studio.core.song import Line, Song


class WordCounts:
    """Counts over the words of a song; `follow` costs what an edit touched, not what the song holds."""

    def __init__(self, song: Song | None = None) -> None:
        self.words = self.timed = self.doubtful = 0
        if song is not None:
            self._count(song.lines, 1)

    def follow(self, old: Song, new: Song) -> None:
        """The counted song `old` became `new`."""
        change = changed_lines(old, new)
        self._count(change.removed(old), -1)
        self._count(change.added(new), 1)

    def _count(self, lines: tuple[Line, ...], sign: int) -> None:
        for line in lines:
            self.words += sign * len(line.words)
            for word in line.words:
                self.timed += sign * word.is_timed
                self.doubtful += sign * word.is_doubtful

    def text(self) -> str:
        """`35 words aligned, 2 to check`."""
        translate = QCoreApplication.translate
        if not self.timed:
            return translate("Summary", "The words have no times yet")
        words = translate("Summary", "{} words aligned").format(self.timed)
        if self.timed == 1:
            words = translate("Summary", "1 word aligned")
        parts = [words, translate("Summary", "{} to check").format(self.doubtful)]
        if self.words > self.timed:
            parts.append(translate("Summary", "{} not timed").format(self.words - self.timed))
        return ", ".join(parts)
