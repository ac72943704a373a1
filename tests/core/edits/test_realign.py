from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core import edits
from kmaker_studio.core.edits import set_locked
from kmaker_studio.core.edits.realign import kept_words, with_alignment
from kmaker_studio.core.problems import validate
from kmaker_studio.core.song import Line, Song, Word, build_lines

OLD = Song(lines=build_lines([[("a", 100, 500), ("b", 500, 900), ("c", 1000, 1500)], ["d"]]), duration_ms=3000)
NEW = Song(
    lines=build_lines([[("a", 150, 700), ("b", 700, 950), ("c", 1200, 1400)], [("d", 1600, 1900)]]),
    duration_ms=3000,
    language="en",
    audio="song.ogg",
)


def times(song: Song) -> list[tuple[int | None, int | None]]:
    return [(word.start_ms, word.end_ms) for word in song.words()]


def test_all_words_take_the_answer():
    song = with_alignment(OLD, NEW)
    assert times(song) == times(NEW)
    assert (song.language, song.audio) == ("en", "song.ogg")


def test_a_locked_word_stays_and_its_neighbours_give_way():
    song = with_alignment(set_locked(OLD, ["w2"], True), NEW)
    assert times(song) == [(150, 500), (500, 900), (1200, 1400), (1600, 1900)]


def test_a_word_beyond_a_locked_one_comes_back_beside_it():
    late = replace(NEW, lines=build_lines([[("a", 950, 1000), ("b", 1000, 1100), ("c", 1200, 1400)], ["d"]]))
    song = with_alignment(set_locked(OLD, ["w2"], True), late)
    assert times(song)[:2] == [(499, 500), (500, 900)]


def test_a_word_without_room_is_left_untimed():
    words = (Word("w1", "a", 0, 400, locked=True), Word("w2", "b", 400, 401), Word("w3", "c", 400, 800, locked=True))
    song = with_alignment(Song(lines=(Line("l1", words),)), NEW)
    assert times(song) == [(0, 400), (None, None), (400, 800)]


def test_words_of_a_later_edit_keep_what_they_have():
    line = replace(OLD.lines[0], words=(*OLD.lines[0].words, Word("w9", "new")))
    song = with_alignment(replace(OLD, lines=(line, OLD.lines[1])), NEW)
    assert times(song) == [(150, 700), (700, 950), (1200, 1400), (None, None), (1600, 1900)]


def timed_line(marks: list[int]) -> list[tuple[str, int, int]]:
    ordered = sorted(marks)
    return [(f"x{index}", ordered[2 * index], ordered[2 * index + 1]) for index in range(4)]


MARKS = st.lists(st.integers(0, 60), min_size=8, max_size=8, unique=True)


@given(MARKS, MARKS, st.sets(st.sampled_from(["w1", "w2", "w3", "w4"])))
def test_the_result_is_always_a_sound_song(old: list[int], new: list[int], locks: set[str]):
    before = Song(lines=build_lines([timed_line(old)]), duration_ms=60)
    before = set_locked(before, locks, True)
    after = with_alignment(before, Song(lines=build_lines([timed_line(new)]), duration_ms=60))
    validate(after)
    kept = {word.id: word for word in after.words()}
    assert all(kept[word.id] == word for word in before.words() if word.locked)


def test_words_that_changed_while_the_aligner_worked_keep_what_the_user_did():
    asked = Song(lines=build_lines([[("a", 0, 100), ("b", 100, 200), ("c", 200, 300)], ["d", "e"]]), duration_ms=9000)
    answer = Song(
        lines=build_lines([[("a", 10, 90), ("b", 120, 180), ("c", 400, 500)], [("d", 600, 700), ("e", 700, 800)]])
    )
    now = edits.set_locked(edits.clear_times(edits.shift_song(asked, 0), ["w2"]), ["w1"], True)
    now = edits.set_locked(now, ["w1"], False)  # as it was: not kept
    now = edits.set_word_times(now, "w4", 650, 660)
    kept = kept_words(asked, now, None)
    assert kept == {"w2", "w4"}
    laid = with_alignment(now, answer, kept)
    assert [(word.start_ms, word.end_ms) for word in laid.words()] == [
        (10, 90),
        (None, None),
        (400, 500),
        (650, 660),
        (700, 800),
    ]
    validate(laid)


def test_words_that_were_not_asked_about_stay_to_the_millisecond():
    asked = Song(
        lines=build_lines([[("a", 0, 100), ("b", 90, 200), ("c", 200, 300)], [("d", 310, 400)]]), duration_ms=9000
    )
    answer = Song(lines=build_lines([[("a", 5, 95), ("b", 95, 200), ("c", 210, 290)], [("d", 320, 390)]]))
    kept = kept_words(asked, asked, {"w3"})
    assert kept == {"w1", "w2", "w4"}
    laid = with_alignment(asked, answer, kept)
    assert [(word.start_ms, word.end_ms) for word in laid.words()] == [(0, 100), (90, 200), (210, 290), (310, 400)]
    assert laid.lines[1] is asked.lines[1]
