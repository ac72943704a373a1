"""The words of a song that is played faster or slower."""

from dataclasses import replace

from kmaker_studio.core.song import Song, Syllable, Word
from kmaker_studio.core.sung_notes import notes_stretched


def with_tempo(song: Song, tempo: float) -> Song:
    """`song` as it is sung at `tempo` times its speed: at 0.5 every time is twice as late. Locks stay as they are."""

    def at(ms: int) -> int:
        return round(ms / tempo)

    def moved(word: Word) -> Word:
        if word.start_ms is None or word.end_ms is None:
            return word
        syllables = tuple(
            Syllable(part.text, None if part.start_ms is None else at(part.start_ms)) for part in word.syllables
        )
        start = at(word.start_ms)
        end = max(start + 1, at(word.end_ms))
        notes = notes_stretched(word, end - start)
        return replace(word, start_ms=start, end_ms=end, syllables=syllables, notes=notes)

    if tempo == 1.0:
        return song
    duration = None if song.duration_ms is None else at(song.duration_ms)
    lines = tuple(replace(line, words=tuple(moved(word) for word in line.words)) for line in song.lines)
    return replace(song, lines=lines, duration_ms=duration)
