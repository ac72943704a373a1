"""Keys pressed along with a song: words, syllables and lines, gapless or held."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core.edits import set_word_text
from kmaker_studio.core.edits.apply_taps import with_taps
from kmaker_studio.core.problems import problems
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.core.tapping import LAST_WORD_MS, Stroke, TapPass, Unit, targets_of

TAP, PRESS, RELEASE, REST = Stroke.TAP, Stroke.PRESS, Stroke.RELEASE, Stroke.REST
SONG = Song(lines=build_lines([["Should", "auld", "acquaintance"], ["be", "forgot"]]), duration_ms=60_000)


def play(song, unit, strokes, first=""):
    taps = TapPass(unit, targets_of(song, unit, first))
    for stroke, ms in strokes:
        taps = taps.with_stroke(stroke, ms)
    return taps


def times(song):
    return [(word.start_ms, word.end_ms) for word in song.words()]


def test_each_tap_ends_the_last_word():
    taps = play(SONG, Unit.WORD, [(TAP, 1000), (TAP, 1400), (TAP, 1700), (TAP, 2500), (TAP, 2600), (TAP, 3100)])
    assert taps.is_complete
    song = with_taps(SONG, taps)
    assert times(song) == [(1000, 1400), (1400, 1700), (1700, 2500), (2500, 2600), (2600, 3100)]
    assert all(word.locked and word.confidence is None for word in song.words())
    assert not taps.accepts(TAP, 4000)


def test_press_begins_and_release_ends():
    taps = play(SONG, Unit.WORD, [(PRESS, 1000), (RELEASE, 1300), (PRESS, 1500), (RELEASE, 1800), (TAP, 2000)])
    assert times(with_taps(SONG, taps))[:3] == [(1000, 1300), (1500, 1800), (2000, 2300)]  # the last one still sounds


def test_a_press_ends_the_tapped_word_before_it_and_a_rest_ends_without_beginning():
    taps = play(SONG, Unit.WORD, [(TAP, 1000), (PRESS, 1300), (RELEASE, 1500), (TAP, 1600), (REST, 1900)])
    assert times(with_taps(SONG, taps))[:3] == [(1000, 1300), (1300, 1500), (1600, 1900)]


def test_a_tap_while_a_word_is_held_cuts_it_into_syllables():
    strokes = [(TAP, 500), (TAP, 900), (PRESS, 1000), (TAP, 1300), (TAP, 1600), (RELEASE, 2000)]
    song = with_taps(SONG, play(SONG, Unit.WORD, strokes), lambda text: ("ac", "quain", "tance"))
    word = song.lines[0].words[2]
    assert (word.start_ms, word.end_ms) == (1000, 2000)
    assert [(part.text, part.start_ms) for part in word.syllables] == [("ac", 1000), ("quain", 1300), ("tance", 1600)]


@pytest.mark.parametrize(
    ("cuts", "pieces"), [(1, ["ac", "quaintance"]), (2, ["ac", "quain", "tance"]), (3, ["ac", "qu", "ain", "tance"])]
)
def test_more_or_fewer_cuts_than_syllables(cuts, pieces):
    strokes = [(PRESS, 1000), *((TAP, 1100 + 100 * cut) for cut in range(cuts)), (RELEASE, 2000)]
    taps = play(SONG, Unit.WORD, strokes, "w3")
    song = with_taps(SONG, taps, lambda text: ("ac", "quain", "tance"))
    assert [part.text for part in song.lines[0].words[2].syllables] == pieces


def test_syllables_are_tapped_one_by_one():
    song = set_word_text(SONG, "w3", "ac|quain|tance")
    taps = play(song, Unit.SYLLABLE, [(TAP, 1000), (TAP, 1300), (TAP, 1600), (REST, 2000)], "w3")
    word = with_taps(song, taps).lines[0].words[2]
    assert (word.start_ms, word.end_ms, word.locked) == (1000, 2000, True)
    assert [part.start_ms for part in word.syllables] == [1000, 1300, 1600]
    held = play(song, Unit.SYLLABLE, [(PRESS, 1000), (TAP, 1300), (TAP, 1600), (RELEASE, 2000)], "w3")
    assert with_taps(song, held).lines[0].words[2] == word


def test_a_tapped_line_keeps_the_shape_it_had():
    song = Song(lines=build_lines([[("a", 0, 100), ("b", 100, 200), ("c", 300, 400)], ["long", "er"]]))
    taps = play(song, Unit.LINE, [(TAP, 1000), (TAP, 1800), (TAP, 2400)])
    assert times(with_taps(song, taps)) == [(1000, 1200), (1200, 1400), (1600, 1800), (1800, 2200), (2200, 2400)]


def test_a_line_s_last_word_does_not_last_over_the_interlude():
    taps = play(SONG, Unit.WORD, [(TAP, 1000), (TAP, 1400), (TAP, 1700), (TAP, 20_000)])
    assert times(with_taps(SONG, taps))[2] == (1700, 1700 + LAST_WORD_MS)


def test_a_line_tapped_again_is_replaced_and_untapped_words_give_way():
    old = Song(
        lines=build_lines([[("a", 1000, 1400), ("b", 1400, 1800), ("c", 1800, 2500), ("d", 2600, 3000)]]),
        duration_ms=60_000,
    )
    whole = play(old, Unit.WORD, [(TAP, 2000), (TAP, 2100), (TAP, 2200), (TAP, 2300), (REST, 2400)])
    assert times(with_taps(old, whole)) == [(2000, 2100), (2100, 2200), (2200, 2300), (2300, 2400)]
    part = play(old, Unit.WORD, [(TAP, 1000), (TAP, 1500), (REST, 2000)])
    assert times(with_taps(old, part)) == [(1000, 1500), (1500, 2000), (2000, 2500), (2600, 3000)]
    late = play(old, Unit.WORD, [(TAP, 1000), (TAP, 1500), (REST, 2700)])
    assert times(with_taps(old, late)) == [(1000, 1500), (1500, 2700), (None, None), (2700, 3000)]


def test_back_takes_the_last_one_away():
    taps = play(SONG, Unit.WORD, [(TAP, 1000), (TAP, 1400)])
    assert taps.back().strokes == ((TAP, 1000),)
    held = play(SONG, Unit.WORD, [(TAP, 1000), (PRESS, 1400), (TAP, 1500), (RELEASE, 1600)])
    assert held.back().strokes == ((TAP, 1000),)
    cut = play(SONG, Unit.WORD, [(TAP, 1000), (PRESS, 1400), (TAP, 1500)])
    assert cut.back().strokes == ((TAP, 1000), (PRESS, 1400))
    rested = play(SONG, Unit.WORD, [(TAP, 1000), (TAP, 1400), (REST, 1600)])
    assert rested.back().strokes == ((TAP, 1000),)
    assert play(SONG, Unit.WORD, []).back().strokes == ()


def test_a_stroke_before_the_last_one_is_not_taken():
    taps = play(SONG, Unit.WORD, [(TAP, 1000), (TAP, 900), (TAP, 1000)])
    assert taps.strokes == ((TAP, 1000),)


def test_a_pass_begins_where_it_is_told():
    assert [target.word_id for target in targets_of(SONG, Unit.WORD, "w4")] == ["w4", "w5"]
    assert [target.word_id for target in targets_of(SONG, Unit.LINE, "w5")] == ["w4"]
    assert len(targets_of(SONG, Unit.WORD, "gone")) == 5


@st.composite
def passes(draw):
    """A song, some of it timed and syllabled, and strokes in any order and time."""
    lines, at = [], 0
    for _ in range(draw(st.integers(1, 3))):
        words = []
        for _ in range(draw(st.integers(1, 4))):
            text = draw(st.sampled_from(["a", "bo", "cable", "đường", "x|y", "un|be|liev|able"])).replace("|", "")
            if draw(st.booleans()):
                start = at + draw(st.integers(0, 300))
                at = start + draw(st.integers(1, 500))
                words.append((text, start, at))
            else:
                words.append(text)
        lines.append(words)
    song = Song(lines=build_lines(lines), duration_ms=at + 1000)
    unit = draw(st.sampled_from(Unit))
    if draw(st.booleans()):
        word = draw(st.sampled_from([word for word in song.words() if len(word.text) > 1] or [next(song.words())]))
        if len(word.text) > 1:
            song = set_word_text(song, word.id, f"{word.text[0]}|{word.text[1:]}")
    first = draw(st.sampled_from(["", *(word.id for word in song.words())]))
    taps = TapPass(unit, targets_of(song, unit, first))
    ms = draw(st.integers(0, 500))
    for _ in range(draw(st.integers(0, 25))):
        ms += draw(st.integers(0, 400))
        taps = taps.with_stroke(draw(st.sampled_from(Stroke)), ms)
    return song, taps


@given(passes())
def test_no_pass_breaks_the_song(made):
    song, taps = made
    after = with_taps(song, taps)
    assert [word.text for word in after.words()] == [word.text for word in song.words()]
    lines = {line.id for line in song.lines}
    serious = [each for each in problems(after) if each.kind == "outside" and each.line_id in lines]
    assert not serious
    for line in after.lines:
        timed = [word for word in line.words if word.is_timed]
        for word in timed:
            assert 0 <= word.start_ms < word.end_ms <= song.duration_ms
            assert not word.syllables or "".join(part.text for part in word.syllables) == word.text
            for part in word.syllables:
                assert part.start_ms is None or word.start_ms <= part.start_ms < word.end_ms
        for left, right in pairwise(timed):
            assert left.end_ms <= right.start_ms
    tapped = {tap.target.word_id for tap in taps.tapped() if tap.start_ms < song.duration_ms}
    if taps.unit is not Unit.LINE:
        assert all(word.locked for word in after.words() if word.id in tapped and word.is_timed)


@given(passes(), st.sampled_from([TAP, PRESS]), st.integers(1, 500))
def test_back_undoes_what_begins(made, stroke, later):
    _, taps = made
    longer = taps.with_stroke(stroke, taps.last_ms + later)
    if longer != taps:
        assert longer.back() == taps


@given(passes())
def test_going_back_ends_at_the_beginning(made):
    _, taps = made
    for _ in range(30):
        assert len(taps.back().strokes) < len(taps.strokes) or not taps.strokes
        taps = taps.back()
    assert not taps.strokes


@given(passes())
def test_tapped_words_follow_each_other(made):
    _, taps = made
    tapped = taps.tapped()
    assert [tap.target for tap in tapped] == list(taps.targets[: len(tapped)])
    for left, right in pairwise(tapped):
        assert left.start_ms < left.end_ms <= right.start_ms
