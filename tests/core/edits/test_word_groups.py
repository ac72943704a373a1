import pytest

from kmaker_studio.core.edits import delete_words, merge_words, retype_word, split_at
from kmaker_studio.core.edits.word_groups import letter_at, words_between, words_of_line
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Syllable, Word, build_lines

SONG = Song(
    lines=build_lines([[("auld", 0, 400), ("lang", 400, 800), ("syne", 900, 1300)], [("my", 2000, 2200), "dear"]])
)


def told(song):
    return [[(word.text, word.start_ms, word.end_ms) for word in line.words] for line in song.lines]


def test_delete_words():
    assert told(delete_words(SONG, ["w1", "w3", "w4", "w5"])) == [[("lang", 400, 800)]]


def test_merge_words():
    merged = merge_words(SONG, ["w3", "w1", "w2"])
    assert told(merged)[0] == [("auldlangsyne", 0, 1300)]
    assert merged.lines[0].words[0].syllables == (Syllable("auld", 0), Syllable("lang", 400), Syllable("syne", 900))
    for ids, message in (["w1"], "two or more"), (["w1", "w3"], "side by side"), (["w3", "w4"], "side by side"):
        with pytest.raises(KMakerError, match=message):
            merge_words(SONG, ids)


def test_a_space_parts_words_and_a_bar_syllables():
    song = retype_word(SONG, "w1", "au ldx|y")
    assert told(song)[0][:3] == [("au", 0, 133), ("ldxy", 133, 400), ("lang", 400, 800)]
    assert [part.text for part in song.lines[0].words[1].syllables] == ["ldx", "y"]
    assert song.lines[0].words[0].id == "w1"
    assert told(retype_word(SONG, "w5", "my own dear"))[1][1:] == [(t, None, None) for t in ("my", "own", "dear")]
    assert told(retype_word(SONG, "w1", "old "))[0][0] == ("old", 0, 400)
    for text in ("", " ", "a |"):
        with pytest.raises(KMakerError, match="one letter"):
            retype_word(SONG, "w1", text)


def test_split_at_a_time():
    assert told(split_at(SONG, "w1", 100))[0][:2] == [("a", 0, 100), ("uld", 100, 400)]
    assert told(split_at(SONG, "w1", 399))[0][:2] == [("aul", 0, 399), ("d", 399, 400)]
    for word_id, at_ms in ("w1", 400), ("w1", 0), ("w5", 10):
        with pytest.raises(KMakerError, match="not sung at that time"):
            split_at(SONG, word_id, at_ms)


def test_a_cut_falls_between_letters_and_syllables():
    assert letter_at(Word("w", "e\u0301te\u0301", 0, 1000), 100) == 2  # never between e and its accent
    syllables = (Syllable("syl", 0), Syllable("la", 300), Syllable("ble", None))
    assert letter_at(Word("w", "syllable", 0, 1000, syllables=syllables), 900) == 3
    with pytest.raises(KMakerError, match="single letter"):
        split_at(Song(lines=(Line("l1", (Word("w1", "I", 0, 100),)),)), "w1", 50)


def test_words_between():
    assert words_between(SONG, "w4", "w2") == ("w2", "w3", "w4")
    assert words_between(SONG, "w4", "gone") == ()
    assert words_of_line(SONG, "l2") == ("w4", "w5")
