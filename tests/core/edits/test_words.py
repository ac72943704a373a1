import pytest

from kmaker_studio.core.edits import delete_word, insert_word, merge_with_next, set_word_text, split_word
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Syllable, Word, build_lines

SYLLABLES = (Syllable("syl", 100), Syllable("la", 300), Syllable("ble", 400))
SUNG = Song(
    lines=(
        Line(
            "l1", (Word("w1", "syllable", 100, 500, 0.9, True, SYLLABLES), Word("w2", "x", 600, 700), Word("w3", "y"))
        ),
    )
)


def words(song: Song) -> tuple[Word, ...]:
    return tuple(song.words())


def test_text_keeps_the_timing():
    song = set_word_text(SUNG, "w2", " x! ")
    assert words(song)[1] == Word("w2", "x!", 600, 700)
    assert words(set_word_text(SUNG, "w1", "other"))[0] == Word("w1", "other", 100, 500, 0.9, True)
    again = words(set_word_text(SUNG, "w1", "Syl|la|ble,"))[0]
    assert again.syllables == (Syllable("Syl", 100), Syllable("la", 300), Syllable("ble,", 400))
    assert words(set_word_text(SUNG, "w1", "sylla|ble"))[0].syllables == (Syllable("sylla"), Syllable("ble"))


@pytest.mark.parametrize(("text", "message"), [("", "one letter"), (" | ", "one letter"), ("a b", "space inside")])
def test_texts_that_are_no_word(text: str, message: str):
    with pytest.raises(KMakerError, match=message):
        set_word_text(SUNG, "w1", text)
    with pytest.raises(KMakerError, match=message):
        insert_word(SUNG, "l1", 0, text)


def test_no_break_and_wide_spaces_are_allowed():
    assert words(set_word_text(SUNG, "w2", "a\u00a0b"))[1].text == "a\u00a0b"
    assert words(set_word_text(SUNG, "w2", "君\u3000"))[1].text == "君\u3000"


def test_split_by_letters_by_syllable_and_by_time():
    assert words(split_word(SUNG, "w1", 2))[:2] == (
        Word("w1", "sy", 100, 200, guessed=True),
        Word("w4", "llable", 200, 500, None, False, (Syllable("l"), Syllable("la", 300), Syllable("ble", 400)), True),
    )
    assert words(split_word(SUNG, "w1", 5))[:2] == (
        Word("w1", "sylla", 100, 400, 0.9, True, (Syllable("syl", 100), Syllable("la", 300))),
        Word("w4", "ble", 400, 500, None, True),
    )
    by_time = words(split_word(SUNG, "w1", 5, at_ms=250))
    assert by_time[0].syllables == (Syllable("syl", 100), Syllable("la"))
    assert (by_time[0].end_ms, by_time[1].start_ms) == (250, 250)
    untimed = Song(lines=build_lines([["hello"]]))
    assert words(split_word(untimed, "w1", 3)) == (Word("w1", "hel"), Word("w2", "lo"))


def test_splits_that_cannot_be():
    for offset in (0, 8, -1, 99):
        with pytest.raises(KMakerError, match="between two of its letters"):
            split_word(SUNG, "w1", offset)
    for at in (100, 500):
        with pytest.raises(KMakerError, match="between 100 and 500"):
            split_word(SUNG, "w1", 2, at)
    with pytest.raises(KMakerError, match="no timing"):
        split_word(Song(lines=build_lines([["hello"]])), "w1", 2, 100)
    with pytest.raises(KMakerError, match="between 100 and 101"):
        split_word(Song(lines=build_lines([[("hello", 100, 101)]])), "w1", 2)


def test_merge():
    merged = words(merge_with_next(SUNG, "w1"))[0]
    assert merged == Word("w1", "syllablex", 100, 700, 0.9, True, (*SYLLABLES, Syllable("x", 600)))
    half = words(merge_with_next(SUNG, "w2"))[1]
    assert half == Word("w2", "xy", 600, 700, syllables=(Syllable("x", 600), Syllable("y")))
    with pytest.raises(KMakerError, match="last word of its line"):
        merge_with_next(SUNG, "w3")


def test_merge_undoes_a_split():
    song = Song(lines=build_lines([[("hello", 100, 600)]]))
    merged = words(merge_with_next(split_word(song, "w1", 3), "w1"))[0]
    assert (merged.id, merged.text, merged.start_ms, merged.end_ms) == ("w1", "hello", 100, 600)


def test_delete():
    song = Song(lines=build_lines([["a"], ["b", "c"]]))
    assert [[word.text for word in line.words] for line in delete_word(song, "w2").lines] == [["a"], ["c"]]
    marked = Song(lines=(Line("l1", (Word("w1", "a"),), "", "Chorus", True), Line("l2", (Word("w2", "b"),))))
    assert delete_word(marked, "w1").lines == (Line("l2", (Word("w2", "b"),), "", "Chorus", True),)
    assert delete_word(delete_word(marked, "w1"), "w2").lines == ()


def test_insert():
    song = insert_word(SUNG, "l1", 1, "ta|da", 500, 600)
    assert words(song)[1] == Word("w4", "tada", 500, 600, syllables=(Syllable("ta"), Syllable("da")), guessed=True)
    assert [word.id for word in words(insert_word(SUNG, "l1", 3, "end"))] == ["w1", "w2", "w3", "w4"]
    with pytest.raises(KMakerError, match="run into"):
        insert_word(SUNG, "l1", 1, "ta", 450, 600)
    with pytest.raises(KMakerError, match="both a start and an end"):
        insert_word(SUNG, "l1", 1, "ta", 500)
    with pytest.raises(KMakerError, match="no place 4"):
        insert_word(SUNG, "l1", 4, "ta")
    with pytest.raises(KMakerError, match="no line 'l9'"):
        insert_word(SUNG, "l9", 0, "ta")
