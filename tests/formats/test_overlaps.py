"""Random songs whose words and lines overlap: whatever is written, no onset moves."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.formats.ass import read_ass, write_ass
from kmaker_studio.formats.audacity import read_audacity, write_audacity
from kmaker_studio.formats.lrc import read_lrc
from kmaker_studio.formats.lrc_writer import write_lrc
from kmaker_studio.formats.lyricsfile import read_lyricsfile, write_lyricsfile
from kmaker_studio.formats.srt import read_srt, write_srt
from kmaker_studio.formats.textgrid import read_textgrid, write_textgrid
from kmaker_studio.formats.ttml import read_ttml, write_ttml
from kmaker_studio.formats.ultrastar import read_ultrastar
from kmaker_studio.formats.ultrastar_writer import write_ultrastar
from kmaker_studio.formats.vtt import read_vtt, write_vtt
from kmaker_studio.formats.zac import read_zac, write_zac
from tests.formats.songs import unhurried


@st.composite
def overlapping_songs(draw: st.DrawFn) -> Song:
    """Words held over the next ones or that begin before the one in front; lines that begin inside others; singers."""
    lines: list[Line] = []
    now = draw(st.integers(0, 60_000))
    number = 0
    singers = draw(st.sampled_from([("",), ("", "Backing vocals"), ("Anna", "Ben")]))
    for index in range(draw(st.integers(1, 5))):
        words: list[Word] = []
        at = now
        for _ in range(draw(st.integers(1, 6))):
            number += 1
            words.append(Word(f"w{number}", f"w{number}", at, at + draw(st.integers(1, 4000))))
            at = max(0, at + draw(st.one_of(st.integers(0, 900), st.integers(-300, 30))))
        lines.append(Line(f"l{index + 1}", tuple(words), draw(st.sampled_from(singers))))
        now = max(0, at + draw(st.integers(-1500, 3000)))
    used = tuple(dict.fromkeys(line.singer for line in lines if line.singer))
    return replace(Song("A title"), lines=tuple(lines), singers=used)


def worst_ms(song: Song, again: Song) -> int:
    """How far the worst onset lies from where it was; every word must be there once."""
    onsets = {word.text: word.start_ms for word in again.words()}
    assert sorted(onsets) == sorted(word.text for word in song.words())
    assert again.word_count == song.word_count
    return max(abs((onsets[word.text] or 0) - (word.start_ms or 0)) for word in song.words())


EXACT = {
    "WebVTT": (write_vtt, read_vtt),
    "TTML": (write_ttml, read_ttml),
    "TextGrid": (write_textgrid, read_textgrid),
    "Audacity": (write_audacity, read_audacity),
    "Lyricsfile": (write_lyricsfile, read_lyricsfile),
    "ZAC2022": (write_zac, read_zac),
}


@pytest.mark.parametrize("name", EXACT)
@settings(unhurried, max_examples=100)
@given(song=overlapping_songs())
def test_formats_that_count_milliseconds(name: str, song: Song):
    write, read = EXACT[name]
    assert worst_ms(song, read(write(song).text).song) == 0


@pytest.mark.parametrize("times", ["both", "words"])
@settings(unhurried, max_examples=200)
@given(song=overlapping_songs())
def test_lrc(times, song: Song):
    assert worst_ms(song, read_lrc(write_lrc(song, times).text).song) <= 5


@pytest.mark.parametrize("drawn", [False, True])
@settings(unhurried, max_examples=50)
@given(song=overlapping_songs())
def test_ass(drawn: bool, song: Song):
    assert worst_ms(song, read_ass(write_ass(song, drawn=drawn).text).song) <= 5


@settings(unhurried, max_examples=300)
@given(song=overlapping_songs())
def test_ultrastar(song: Song):
    assert worst_ms(song, read_ultrastar(write_ultrastar(song).text).song) <= 13


@settings(unhurried, max_examples=100)
@given(song=overlapping_songs())
def test_srt_says_when_lines_begin(song: Song):
    again = read_srt(write_srt(song).text).song
    onsets = {word.text: word.start_ms for word in song.words()}
    assert again.word_count == song.word_count
    for line in again.lines:
        assert line.start_ms == onsets[line.words[0].text]
