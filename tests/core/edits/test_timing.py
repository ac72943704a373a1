import pytest

from kmaker_studio.core.edits import (
    clear_times,
    move_word,
    move_words,
    ripple_end,
    roll_boundary,
    set_locked,
    set_syllable_start,
    set_word_times,
    shift_song,
)
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Syllable, Word, build_lines

SONG = Song(
    lines=build_lines([[("a", 100, 500), ("b", 500, 900), ("c", 1000, 1500), "d"], [("e", 1600, 1900)]]),
    duration_ms=2000,
)
SYLLABLES = (Syllable("syl", 100), Syllable("la", 300), Syllable("ble", 400))
SUNG = Song(
    lines=(Line("l1", (Word("w1", "syllable", 100, 500, 0.9, syllables=SYLLABLES), Word("w2", "x", 500, 700))),)
)


def times(song: Song) -> list[tuple[int | None, int | None]]:
    return [(word.start_ms, word.end_ms) for word in song.words()]


def locked(song: Song) -> list[str]:
    return [word.id for word in song.words() if word.locked]


def test_set_word_times_locks():
    song = set_word_times(SONG, "w3", 900, 1400)
    assert times(song) == [(100, 500), (500, 900), (900, 1400), (None, None), (1600, 1900)]
    assert locked(song) == ["w3"]
    assert set_word_times(SONG, "w4", 1500, 2000).lines[0].words[3].is_timed


@pytest.mark.parametrize(
    ("word_id", "start", "end", "message"),
    [
        ("w2", 400, 900, r"'a' \(until 500 ms\) would run into 'b' \(from 400 ms\)"),
        ("w2", 500, 1001, "'b' .* would run into 'c'"),
        ("w4", 1400, 1600, "'c' .* would run into 'd'"),
        ("w1", -1, 400, "before the song"),
        ("w1", 400, 400, "cannot end at 400"),
        ("w5", 1600, 2001, "after the song does"),
        ("w9", 1, 2, "no word 'w9'"),
    ],
)
def test_times_that_cannot_be(word_id: str, start: int, end: int, message: str):
    with pytest.raises(KMakerError, match=message):
        set_word_times(SONG, word_id, start, end)


def test_a_song_that_overlaps_already_can_be_mended_but_not_made_worse():
    song = Song(lines=build_lines([[("a", 0, 500), ("b", 400, 900)]]))
    assert times(set_word_times(song, "w1", 0, 450)) == [(0, 450), (400, 900)]
    assert times(move_word(song, "w2", 10)) == [(0, 500), (410, 910)]
    with pytest.raises(KMakerError, match="run into"):
        move_word(song, "w2", -1)


def test_syllables_stretch_with_their_word():
    song = set_word_times(SUNG, "w1", 0, 200)
    assert [part.start_ms for part in song.lines[0].words[0].syllables] == [0, 100, 150]


def test_move_one_and_ripple():
    song = move_word(SONG, "w3", 50)
    assert times(song)[2] == (1050, 1550)
    assert locked(song) == ["w3"]
    song = move_word(SONG, "w2", 50, ripple=True)
    assert times(song) == [(100, 500), (550, 950), (1050, 1550), (None, None), (1600, 1900)]
    assert locked(song) == ["w2"]
    assert [part.start_ms for part in move_word(SUNG, "w1", -100).lines[0].words[0].syllables] == [0, 200, 300]
    with pytest.raises(KMakerError, match="run into 'c'"):
        move_word(SONG, "w2", 101)
    with pytest.raises(KMakerError, match="'d' has no timing"):
        move_word(SONG, "w4", 10)


def test_move_a_selection_over_lines():
    song = move_words(SONG, ["w3", "w5"], 100)
    assert times(song) == [(100, 500), (500, 900), (1100, 1600), (None, None), (1700, 2000)]
    with pytest.raises(KMakerError, match="after the song"):
        move_words(SONG, ["w3", "w5"], 101)


def test_roll():
    song = roll_boundary(SONG, "w1", 300)
    assert times(song)[:2] == [(100, 300), (300, 900)]
    assert locked(song) == ["w1", "w2"]
    for at in (100, 900):
        with pytest.raises(KMakerError, match="between 100 and 900"):
            roll_boundary(SONG, "w1", at)
    for word_id in ("w3", "w5"):
        with pytest.raises(KMakerError, match="does not touch"):
            roll_boundary(SONG, word_id, 950)


def test_a_syllable_edge():
    song = set_syllable_start(SUNG, "w1", 1, 399)
    assert song.lines[0].words[0].syllables[1] == Syllable("la", 399)
    assert locked(song) == ["w1"]
    for at in (100, 400):
        with pytest.raises(KMakerError, match="between 100 and 400"):
            set_syllable_start(SUNG, "w1", 1, at)
    for index in (0, 3):
        with pytest.raises(KMakerError, match="no edge"):
            set_syllable_start(SUNG, "w1", index, 200)


def test_locks():
    song = set_locked(SONG, ["w1", "w3"], True)
    assert locked(song) == ["w1", "w3"]
    assert locked(set_locked(song, ["w1"], False)) == ["w3"]
    with pytest.raises(KMakerError, match="no timing to lock"):
        set_locked(SONG, ["w4"], True)


def test_shift_the_song():
    song = shift_song(set_locked(SONG, ["w1"], True), -100)
    assert times(song) == [(0, 400), (400, 800), (900, 1400), (None, None), (1500, 1800)]
    assert locked(song) == ["w1"]
    with pytest.raises(KMakerError, match="before the song"):
        shift_song(SONG, -101)
    with pytest.raises(KMakerError, match="after the song"):
        shift_song(SONG, 101)


def test_clear_times():
    song = clear_times(SUNG, ["w1"])
    assert song.lines[0].words[0] == Word(
        "w1", "syllable", syllables=(Syllable("syl"), Syllable("la"), Syllable("ble"))
    )
    assert song.lines[0].words[1] == SUNG.lines[0].words[1]
    assert times(clear_times(SONG)) == [(None, None)] * 5
    with pytest.raises(KMakerError, match="no word"):
        clear_times(SONG, ["w9"])


def test_a_small_gap_is_rolled_with_its_edge():
    song = Song(lines=build_lines([[("a", 100, 500), ("b", 512, 900), ("c", 1021, 1100)]]))
    assert times(roll_boundary(song, "w1", 600)) == [(100, 600), (612, 900), (1021, 1100)]
    with pytest.raises(KMakerError, match="must stay between 100 and 900"):
        roll_boundary(song, "w1", 888)
    with pytest.raises(KMakerError, match="does not touch"):
        roll_boundary(song, "w2", 910)


def test_ripple_moves_what_follows_in_the_line():
    song = ripple_end(SONG, "w2", 800)
    assert times(song) == [(100, 500), (500, 800), (900, 1400), (None, None), (1600, 1900)]
    assert locked(song) == ["w2"]
    with pytest.raises(KMakerError, match="after the song does"):
        ripple_end(SONG, "w1", 1001)
    with pytest.raises(KMakerError, match="no timing"):
        ripple_end(SONG, "w4", 100)


def test_lines_that_an_edit_leaves_alone_stay_the_same_objects():
    for song in (set_locked(SONG, ["w5"], True), clear_times(SONG, ["w5"]), move_words(SONG, ["w5"], 5)):
        assert song.lines[0] is SONG.lines[0]
        assert song.lines[1] is not SONG.lines[1]
