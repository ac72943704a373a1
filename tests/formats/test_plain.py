from kmaker_studio.core.song import Line, Song, Word, build_lines
from kmaker_studio.formats.plain import read_plain, write_plain


def test_lyrics_there_and_back():
    text = "Anna:\nhel|lo you\n\n[Chorus]\nBen:\n君の\u3000名\n"
    reading = read_plain(text)
    writing = write_plain(reading.song)
    assert writing.text == text
    assert writing.losses == ()


def test_times_are_lost_and_said():
    writing = write_plain(Song(lines=build_lines([[("la", 0, 100), "lo"]])))
    assert writing.text == "la lo\n"
    assert writing.losses == ("Plain lyrics do not keep the times.",)


def test_what_cannot_be_written_is_said():
    lines = (Line("1", (Word("a", "[oh]"),)), Line("2", (Word("b", "la"),)))
    writing = write_plain(Song(lines=lines))
    assert writing.losses == ("2 lines will be read back with other words, another singer or another section.",)
