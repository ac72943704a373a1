"""A song as UltraStar TXT version 1.1.0: a grid of 25 ms, a note a syllable, a voice a singer."""

from kmaker_studio.core.errors import Phrase
from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.core.syllables import Piece, sung_pieces
from kmaker_studio.core.word_spacing import joiner
from kmaker_studio.formats.base import Kept, Writing, counted, not_kept, require_timed
from kmaker_studio.text.language_names import language_name

HOLD = "~"
TOGETHER = " & "
_BPM = 600
_BEAT_MS = 15_000 // _BPM
_MOST_VOICES = 9

# headers that a song has fields for, that say how the file itself is written, or that count in beats of another grid
OWN_HEADERS = frozenset(
    (
        *("title", "artist", "language", "mp3", "audio", "bpm", "gap", "relative", "version", "encoding"),
        *("calcmedley", "medleystartbeat", "medleyendbeat", "notesgap", "resolution"),
        *(f"p{voice}" for voice in range(1, 10)),
        *(f"duetsingerp{voice}" for voice in range(1, 10)),
    )
)
_TAGS = frozenset(
    (
        *("author", "background", "comment", "cover", "creator", "edition", "end", "genre", "instrumental"),
        *("previewstart", "providedby", "rendition", "start", "tags", "video", "videogap", "vocals", "year"),
    )
)


def write_ultrastar(song: Song) -> Writing:
    """`song` as UltraStar TXT; every word must be timed, and times are rounded to the nearest 25 ms.

    The document knows no pitches: every note is a regular one at C4, for an editor of such files to tune.
    """
    require_timed(song)
    lines = sorted((line for line in song.lines if line.words), key=lambda line: line.start_ms or 0)
    voices = _voices(lines)
    gap = min(line.start_ms or 0 for line in lines)
    rows = _headers(song, gap, voices)
    for number, voice in enumerate(voices, 1):
        if len(voices) > 1:
            rows.append(f"P{number}")
        rows += _voice_rows([line for line in lines if voice in _singers(line.singer, voices)], gap)
    return Writing("".join(f"{row}\n" for row in (*rows, "E")), _losses(song, voices))


def _voices(lines: list[Line]) -> list[str]:
    """The singers that get a voice of their own: each but those that stand for several others."""
    singers = list(dict.fromkeys(line.singer for line in lines))
    return [name for name in singers if TOGETHER not in name or not set(name.split(TOGETHER)) <= set(singers)]


def _singers(singer: str, voices: list[str]) -> list[str]:
    return [singer] if singer in voices else singer.split(TOGETHER)


def _headers(song: Song, gap: int, voices: list[str]) -> list[str]:
    audio = song.audio.replace("\\", "/").rpartition("/")[2]
    heads = [
        ("version", "1.1.0"),
        ("title", song.title),
        ("artist", song.artist),
        ("mp3", audio),
        ("audio", audio),
        ("language", language_name(song.language)),
        *((f"p{number}", voice) for number, voice in enumerate(voices, 1)),
        *((name, value) for name, value in song.tags if name in _TAGS),
        ("bpm", str(_BPM)),
        ("gap", str(gap)),
    ]
    return [f"#{name.upper()}:{' '.join(value.split())}" for name, value in heads if value]


def _voice_rows(lines: list[Line], gap: int) -> list[str]:
    rows: list[str] = []
    free = 0  # the first beat that no note has taken
    for line in lines:
        if rows:
            rows.append(f"- {free}")
        notes = [
            piece
            for left, right in zip(line.words, (*line.words[1:], None), strict=True)
            for piece in _sung(left, right)
        ]
        beats = [max(0, round((piece.start_ms - gap) / _BEAT_MS)) for piece in notes]
        for index, piece in enumerate(notes):
            start = max(free, beats[index])
            end = max(start + 1, round((piece.end_ms - gap) / _BEAT_MS))
            if index + 1 < len(notes):
                end = max(start + 1, min(end, beats[index + 1]))
            rows.append(f": {start} {end - start} 0 {piece.text}")
            free = end
    return rows


def _sung(word: Word, following: Word | None) -> list[Piece]:
    """The pieces of `word`, the last with the space that parts it from the next word."""
    *before, last = sung_pieces(word)
    space = joiner(word.text, following.text) if following else ""
    return [*before, Piece(last.text + space, last.start_ms, last.end_ms)]


def _losses(song: Song, voices: list[str]) -> tuple[str, ...]:
    kept: set[Kept] = {"title", "syllable times"}
    if all(name in _TAGS for name, _ in song.tags):
        kept.add("tags")
    if not song.language or language_name(song.language):
        kept.add("language")
    if len(voices) <= _MOST_VOICES and ("" not in voices or len(voices) == 1):
        kept.add("singers")
    if all(len(sung_pieces(word)) == max(1, len(word.syllables)) for word in song.words()):
        kept.add("syllables")
    missing = [
        name for name, value in (("title", song.title), ("artist", song.artist), ("audio", song.audio)) if not value
    ]
    held = sum(HOLD in (word.text[0], word.text[-1]) for word in song.words())
    return (
        Phrase("No pitch is known: every note is written at C4."),
        *(
            (
                Phrase(
                    "Karaoke games ask for what is missing here ({names}): add it to the file.",
                    names=", ".join(missing),
                ),
            )
            if missing
            else ()
        ),
        *counted(
            held,
            Phrase("1 word loses the ~ at its end."),
            Phrase("{count} words lose the ~ at their ends.", count=held),
        ),
        *not_kept(song, "UltraStar", kept),
    )
