"""The index after any row of edits is the one that is built anew."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.core import edits
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.studio.timeline.song_index import SongIndex

SONG = Song(
    lines=build_lines(
        [
            [("a", 100, 500), ("b", 512, 900)],
            ["x", ("c", 1000, 1500)],
            ["never"],
            [("d", 1400, 1900), ("e", 2000, 2100)],
        ]
    ),
    duration_ms=3000,
)
ids = st.sampled_from(["w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8"])
lines = st.sampled_from(["l1", "l2", "l3", "l4"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just(edits.move_word), ids, st.integers(-300, 300)),
        st.tuples(st.just(edits.delete_word), ids),
        st.tuples(st.just(edits.split_word), ids, st.just(1)),
        st.tuples(st.just(edits.split_line), ids),
        st.tuples(st.just(edits.join_with_next_line), lines),
        st.tuples(st.just(edits.set_singer), st.lists(lines, max_size=2), st.sampled_from(["", "Anna", "Ben"])),
        st.tuples(st.just(edits.clear_times), st.lists(ids, max_size=2)),
        st.tuples(st.just(edits.set_word_times), ids, st.integers(0, 3000), st.integers(0, 3000)),
    ),
    max_size=12,
)


def contents(index):
    return index.singers, list(index.rows(0, 1e9)), index.last_ms, list(index.rows(1000, 1200)), index.doubtful_ms()


@settings(deadline=None)
@given(steps)
def test_kept_up_is_built_anew(chosen):
    song = SONG
    index = SongIndex(song)
    for edit, *arguments in chosen:
        try:
            song = edit(song, *arguments)
        except KMakerError:
            continue
        index.update(song)
        assert contents(index) == contents(SongIndex(song))


def test_an_edit_tells_where_it_shows():
    index = SongIndex(SONG)
    moved = edits.move_word(SONG, "w2", 50)
    assert index.update(moved) == (100, 950)
    assert index.update(moved) == (0, 0)
    assert index.update(edits.set_word_text(moved, "w5", "other")) == (0, 0)
    assert index.update(edits.delete_line(moved, "l1")) is None


def test_lanes_are_the_singers():
    song = edits.set_singer(edits.set_singer(SONG, ["l2"], "Ben"), ["l4"], "Anna")
    index = SongIndex(song)
    assert index.singers == ("", "Ben", "Anna")
    assert [(number, row.lane) for number, row in index.rows(0, 5000)] == [(1, 0), (2, 1), (4, 2)]
    assert [word.text for word in index.words_at(1450, 0, 1)] == ["c"]
    assert [word.text for word in index.words_at(1450, 0, 2)] == ["d"]
    assert SongIndex(Song()).singers == ("",)
    assert SongIndex(replace(SONG, lines=())).last_ms == 0
