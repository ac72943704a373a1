"""Words that are fixed: where the song is cut at them, and that nothing moves them."""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.align.aligner import Aligner
from kmaker_studio.align.anchors import FreeWord, Stretch, cut_at_anchors
from kmaker_studio.audio.decode import read_mono
from kmaker_studio.core.edits.anchors import with_anchors
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, Word, build_lines
from kmaker_studio.demo import DemoSong
from kmaker_studio.formats import read_song

SONG = (0.0, 60.0)


def free(letters: str = "la", begins_line: bool = False) -> FreeWord:
    return FreeWord(letters, begins_line)


def cut(words: list[FreeWord | tuple[float, float]], begins: list[bool] | None = None) -> list[Stretch]:
    return cut_at_anchors(words, begins or [False] * len(words), SONG)


def test_without_anchors_there_is_one_stretch():
    assert cut([free(), free()]) == [Stretch(0, 2, 0.0, 60.0, (False, False))]


def test_words_between_two_anchors_stay_between_them():
    stretches = cut([free(), (10.0, 11.0), free(), free(), (20.0, 21.0)], [True, False, False, True, False])
    assert stretches == [Stretch(0, 1, 0.0, 10.0, (False, True)), Stretch(2, 4, 11.0, 20.0, (True, True))]


def test_an_anchor_out_of_order_pins_nothing():
    words: list[FreeWord | tuple[float, float]] = [(10.0, 11.0), (5.0, 6.0), free(), (20.0, 21.0), (30.0, 31.0)]
    assert [(stretch.start, stretch.end) for stretch in cut(words)] in ([(6.0, 20.0)], [(11.0, 20.0)])


def test_the_letters_of_a_stretch_by_lines():
    words: list[FreeWord | tuple[float, float]] = [free("a", True), free("b"), (9.0, 9.5), free("c", True), free("d")]
    first, second = cut(words, [True, False, True, True, False])
    assert first.lines(words) == [["a", "b"]]
    assert second.lines(words) == [["c", "d"]]


spans = st.tuples(st.integers(0, 58), st.integers(1, 2)).map(lambda pair: (float(pair[0]), float(sum(pair))))


@given(st.lists(st.one_of(st.just(free()), spans), max_size=12))
def test_every_free_word_is_in_one_stretch_and_stretches_are_in_order(words: list[FreeWord | tuple[float, float]]):
    stretches = cut(words)
    held = [index for stretch in stretches for index in range(stretch.first, stretch.last)]
    assert len(held) == len(set(held))
    assert {index for index, word in enumerate(words) if isinstance(word, FreeWord)} <= set(held)
    assert all(0 <= stretch.start <= stretch.end <= 60 for stretch in stretches)
    assert all(before.end <= after.start for before, after in itertools.pairwise(stretches))


@pytest.fixture(scope="module")
def verse(demos: dict[str, DemoSong], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first 16 s of the English demo song."""
    path = tmp_path_factory.mktemp("anchored") / "verse.wav"
    soundfile.write(path, read_mono(demos["auld-lang-syne"].audio, 16_000)[: 16 * 16_000], 16_000)
    return path


@pytest.fixture(scope="module")
def truth(demos: dict[str, DemoSong]) -> Song:
    """The words of the demo song that are sung in its first 16 s, at their true times."""
    song = read_song(demos["auld-lang-syne"].truth).song
    lines = [
        replace(line, words=tuple(word for word in line.words if (word.end_ms or 0) < 15_500)) for line in song.lines
    ]
    return replace(song, language="en", lines=tuple(line for line in lines if line.words))


def changed(song: Song, edit: dict[int, dict[str, object]]) -> Song:
    """`song` with the fields that `edit` names changed in the words at its places."""
    places = itertools.count()

    def new(word: Word) -> Word:
        return replace(word, **edit.get(next(places), {}))  # type: ignore[arg-type]

    return replace(song, lines=tuple(replace(line, words=tuple(map(new, line.words))) for line in song.lines))


def times(song: Song) -> list[tuple[int | None, int | None]]:
    return [(word.start_ms, word.end_ms) for word in song.words()]


def test_locked_words_do_not_move_even_where_they_are_wrong(aligner: Aligner, verse: Path, truth: Song):
    words = list(truth.words())
    wrong = (words[5].start_ms or 0) + 217
    asked = changed(
        truth,
        {2: {"locked": True}, 5: {"start_ms": wrong, "end_ms": wrong + 90, "locked": True}, 7: {"start_ms": None}},
    )
    aligned = aligner.align(asked, verse).song
    got = times(aligned)
    assert got[2] == (words[2].start_ms, words[2].end_ms)
    assert got[5] == (wrong, wrong + 90)
    assert [word.locked for word in aligned.words()].count(True) == 2
    in_order = [time for pair in got for time in pair if time is not None]
    assert in_order == sorted(in_order)
    assert len(in_order) == 2 * len(words)


def test_a_true_anchor_leaves_the_others_where_they_are(aligner: Aligner, verse: Path, truth: Song):
    alone = times(aligner.align(truth, verse).song)
    pinned = times(aligner.align(changed(truth, {4: {"locked": True}}), verse).song)
    for index, (before, after) in enumerate(zip(alone, pinned, strict=True)):
        if index != 4:
            assert before[0] == pytest.approx(after[0], abs=60)


def test_only_the_words_that_are_asked_for_change(aligner: Aligner, verse: Path, truth: Song):
    words = list(truth.words())
    shifted = changed(truth, {index: {"start_ms": (words[index].start_ms or 0) + 20} for index in range(len(words))})
    asked = frozenset(word.id for word in words[3:6])
    got = times(aligner.align(shifted, verse, only=asked).song)
    assert got[:3] == times(shifted)[:3]
    assert got[6:] == times(shifted)[6:]
    assert all(got[index] != times(shifted)[index] for index in range(3, 6))
    assert all(abs((got[index][0] or 0) - (words[index].start_ms or 0)) < 150 for index in range(3, 6))


def test_words_without_times_that_are_not_asked_for_stay_without(aligner: Aligner, verse: Path, truth: Song):
    untimed = changed(truth, {index: {"start_ms": None, "end_ms": None} for index in range(truth.word_count)})
    first = next(untimed.words())
    aligned = list(aligner.align(untimed, verse, only={first.id}).song.words())
    assert aligned[0].start_ms == pytest.approx(next(truth.words()).start_ms, abs=100)
    assert not any(word.is_timed for word in aligned[1:])


def test_all_words_are_found_inside_the_limits(aligner: Aligner, verse: Path, truth: Song):
    aligned = aligner.align(truth, verse, limits=(4_000, 12_500)).song
    starts, ends = zip(*times(aligned), strict=True)
    assert min(starts) >= 4_000
    assert max(ends) <= 12_500


def test_limits_outside_the_song(aligner: Aligner, verse: Path, truth: Song):
    with pytest.raises(KMakerError, match=r"There is no sound from 20 s to 30 s: the song is 16\.0 s long"):
        aligner.align(truth, verse, limits=(20_000, 30_000))


def test_no_room_between_two_anchors(aligner: Aligner, verse: Path, truth: Song):
    asked = changed(
        truth,
        {
            1: {"start_ms": 3_000, "end_ms": 3_200, "locked": True},
            4: {"start_ms": 3_205, "end_ms": 3_400, "locked": True},
        },
    )
    aligned = list(aligner.align(asked, verse).song.words())
    assert (aligned[1].start_ms, aligned[4].start_ms) == (3_000, 3_205)
    assert all(word.confidence == 0.0 for word in aligned[2:4])
    assert 3_200 <= (aligned[2].start_ms or 0) < (aligned[3].end_ms or 0) <= 3_205


def test_the_same_sound_is_not_listened_to_twice(verse: Path, truth: Song):
    aligner = Aligner.load()
    stages: list[str] = []
    first = aligner.align(truth, verse).song
    again = aligner.align(truth, verse, lambda progress: stages.append(progress.stage)).song
    assert again == first
    assert set(stages) == {"Finding the words"}


def test_anchors_come_from_a_file_with_the_same_words():
    song = Song(lines=build_lines([["Hello,", "my", "love"], ["hello", "again"]]))
    other = Song(lines=build_lines([[("hello", 100, 200), ("love", 300, 400)], [("again", None, None)]]))
    got = [(word.start_ms, word.locked) for word in with_anchors(song, other).words()]
    assert got == [(100, True), (None, False), (300, True), (None, False), (None, False)]


def test_only_the_locked_words_of_a_file_with_locks_are_anchors():
    song = Song(lines=build_lines([["one", "two"]]))
    other = changed(Song(lines=build_lines([[("one", 0, 10), ("two", 20, 30)]])), {1: {"locked": True}})
    assert [word.locked for word in with_anchors(song, other).words()] == [False, True]
