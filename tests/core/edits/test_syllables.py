import pytest

from kmaker_studio.core.edits.syllables import with_syllables
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.problems import validate
from kmaker_studio.core.song import Song, Syllable, build_lines

SONG = Song(lines=build_lines([[("banana", 1000, 1600), "hello"]]), duration_ms=2000)


def test_syllables_share_the_words_time_by_their_letters():
    new = with_syllables(SONG, {"w1": ("ba", "na", "na"), "w2": ("hel", "lo")})
    validate(new)
    banana, hello = new.words()
    assert banana.syllables == (Syllable("ba", 1000), Syllable("na", 1200), Syllable("na", 1400))
    assert hello.syllables == (Syllable("hel"), Syllable("lo"))
    assert with_syllables(new, {"w1": (), "w2": ()}) == SONG


def test_parts_must_make_up_the_word():
    with pytest.raises(KMakerError, match="does not make up"):
        with_syllables(SONG, {"w1": ("ba", "nane")})
