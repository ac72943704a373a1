"""Anchors from another file: the words that both have, in order, are locked at that file's times."""

from dataclasses import replace

from kmaker_studio.core.edits.matching import matching_runs
from kmaker_studio.core.song import Song, Word


def with_anchors(song: Song, anchors: Song) -> Song:
    """`song` with the words that `anchors` fixes locked at its times.

    Where `anchors` has locked words, those are fixed, else all its timed ones. Words are matched by text, in order,
    without regard to case and punctuation (the longest common runs, as `difflib` finds them).
    """
    theirs = list(anchors.words())
    is_locking = any(word.locked for word in theirs)
    ours = list(song.words())
    fixed: dict[str, Word] = {}
    for our, their, length in matching_runs([_plain(word) for word in ours], [_plain(word) for word in theirs]):
        for word, other in zip(ours[our : our + length], theirs[their : their + length], strict=True):
            if other.is_timed and (other.locked or not is_locking):
                fixed[word.id] = replace(word, start_ms=other.start_ms, end_ms=other.end_ms, locked=True, guessed=False)
    return replace(
        song,
        lines=tuple(replace(line, words=tuple(fixed.get(word.id, word) for word in line.words)) for line in song.lines),
    )


def _plain(word: Word) -> str:
    return "".join(character for character in word.text.casefold() if character.isalnum()) or word.text
