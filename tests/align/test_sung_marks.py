"""Bracketed lines that are sung, and marks that are not."""

from dataclasses import replace

import pytest

from kmaker_studio.align.aligner import Aligner
from kmaker_studio.align.sung_marks import with_bracketed, without_unsung
from kmaker_studio.core.song import Song
from kmaker_studio.demo import DemoSong
from kmaker_studio.formats import read_song
from kmaker_studio.text.lyrics import parse_lyrics


def read(text: str) -> Song:
    return Song(lines=parse_lyrics(text)[0], language="en")


@pytest.mark.parametrize(
    "mark", ["Chorus", "Verse 2", "Verse 1: Anna", "Điệp khúc", "Guitar solo", "x2", "Repeat chorus", "Both", "♪"]
)
def test_marks_are_never_sung(mark: str):
    song = read(f"[{mark}]\nlove me do")
    assert with_bracketed(song) is song


def test_a_line_that_is_heard_stays_and_is_told():
    song = with_bracketed(read("first line\n\n[MESSAGE REDACTED]\nlove me do"))
    assert [line.text for line in song.lines] == ["first line", "[MESSAGE REDACTED]", "love me do"]
    heard = [replace(line, words=tuple(replace(word, confidence=0.9) for word in line.words)) for line in song.lines]
    settled, said = without_unsung(replace(song, lines=tuple(heard)))
    assert [line.section for line in settled.lines] == ["", "", ""]
    assert [line.stanza_start for line in settled.lines] == [False, True, False]
    assert [str(sentence) for sentence in said] == [
        "The line [MESSAGE REDACTED] is in brackets and sung: it is timed like the others."
    ]


def test_a_line_that_is_not_heard_is_a_mark_again():
    original = read("first line\n\n[MESSAGE REDACTED]\nlove me do")
    song = with_bracketed(original)
    assert without_unsung(song) == (original, ())


def test_the_sound_decides(aligner: Aligner, demos: dict[str, DemoSong]):
    demo = demos["auld-lang-syne"]
    lines = [line.text for line in read_song(demo.lyrics).song.lines]
    text = "\n".join(["[Chorus]", lines[0], f"[{lines[1]}]", lines[2], "[BITTER GRAPES OF WRATH]", *lines[3:]])
    found = aligner.align(read(text), demo.audio, brackets=True)
    assert [line.text for line in found.song.lines] == [lines[0], f"[{lines[1]}]", *lines[2:]]
    assert found.song.lines[3].section == "BITTER GRAPES OF WRATH"
    assert all(word.is_timed for word in found.song.words())
    assert [str(sentence) for sentence in found.warnings] == [
        f"The line [{lines[1]}] is in brackets and sung: it is timed like the others."
    ]
