import soundfile

from kmaker_studio.core.problems import problems
from kmaker_studio.core.song import Song
from kmaker_studio.demo import demo_songs
from kmaker_studio.formats import read_song


def test_every_demo_song_is_whole():
    songs = demo_songs()
    assert [song.name for song in songs] == ["auld-lang-syne", "con-co"]
    for song in songs:
        assert 30 <= soundfile.info(song.audio).duration <= 60
        words, truth = read_song(song.lyrics).song, read_song(song.truth).song
        assert [word.text for word in words.words()] == [word.text for word in truth.words()]
        assert [line.text for line in words.lines] == [line.text for line in truth.lines]
        assert truth.is_timed
        assert problems(truth) == ()


def test_a_demo_song_has_a_name():
    titled = demo_songs()[1].titled(Song(language="vi"))
    assert (titled.title, titled.artist, titled.language) == ("Con cò mà đi ăn đêm", "Ca dao Việt Nam", "vi")
