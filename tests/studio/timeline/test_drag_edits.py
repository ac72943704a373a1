"""Drags as edits; the expected times are worked out by hand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.problems import validate
from kmaker_studio.core.song import Song, Syllable, build_lines
from kmaker_studio.studio.timeline import drag_edits

SONG = Song(
    lines=build_lines(
        [[("a", 100, 500), ("b", 512, 900), ("c", 1000, 1500)], [("d", 1400, 1900)], ["untimed"]],
    ),
    duration_ms=2000,
)
TIMES = [(100, 500), (512, 900), (1000, 1500), (1400, 1900), (None, None)]


def times(song):
    return [(word.start_ms, word.end_ms) for word in song.words()]


def dragged(drag, delta):
    return times(drag.applied(drag.limited(delta)))


def changed(**new):
    return [new.get(f"w{number}", old) for number, old in enumerate(TIMES, 1)]


@pytest.mark.parametrize(
    ("word_id", "delta", "expected"),
    [
        ("w3", -40, changed(w3=(960, 1460))),
        ("w3", -400, changed(w3=(900, 1400))),  # as far as b's end
        ("w3", 9999, changed(w3=(1500, 2000))),  # as far as the song's end
        ("w1", -400, changed(w1=(0, 400))),
        ("w1", 50, changed(w1=(112, 512))),  # the closure is all the room there is
    ],
)
def test_a_body_moves_as_far_as_its_neighbours(word_id, delta, expected):
    assert dragged(drag_edits.move(SONG, word_id), delta) == expected


@pytest.mark.parametrize(
    ("word_id", "part", "delta", "expected"),
    [
        ("w3", "start", -400, changed(w2=(512, 532), w3=(632, 1500))),  # 100 ms apart: rolled, the gap kept
        ("w3", "start", 9999, changed(w2=(512, 1380), w3=(1480, 1500))),
        ("w3", "end", 200, changed(w3=(1000, 1700))),
        ("w1", "end", 30, changed(w1=(100, 530), w2=(542, 900))),
        ("w2", "start", -9999, changed(w1=(100, 120), w2=(132, 900))),
        ("w2", "start", 9999, changed(w1=(100, 868), w2=(880, 900))),
        ("w2", "end", 60, changed(w2=(512, 960), w3=(1060, 1500))),
        ("w2", "end", 300, changed(w2=(512, 1200), w3=(1300, 1500))),
    ],
)
def test_an_edge_trims_or_rolls(word_id, part, delta, expected):
    assert dragged(drag_edits.edge(SONG, word_id, part), delta) == expected


def test_an_edge_alone_is_not_rolled():
    assert dragged(drag_edits.edge(SONG, "w1", "end", alone=True), -100) == changed(w1=(100, 400))
    assert dragged(drag_edits.edge(SONG, "w1", "end", alone=True), 100) == changed(w1=(100, 512))
    assert dragged(drag_edits.edge(SONG, "w2", "start", alone=True), 100) == changed(w2=(612, 900))


def test_a_ripple_takes_what_follows_in_the_line_along():
    assert dragged(drag_edits.move(SONG, "w2", ripple=True), 100) == changed(w2=(612, 1000), w3=(1100, 1600))
    assert dragged(drag_edits.edge(SONG, "w2", "start", ripple=True), 100) == changed(w2=(612, 1000), w3=(1100, 1600))
    assert dragged(drag_edits.edge(SONG, "w1", "end", ripple=True), 9999) == changed(
        w1=(100, 1000), w2=(1012, 1400), w3=(1500, 2000)
    )
    assert dragged(drag_edits.edge(SONG, "w1", "end", ripple=True), -9999) == changed(
        w1=(100, 120), w2=(132, 520), w3=(620, 1120)
    )


def test_several_words_move_together():
    drag = drag_edits.move(SONG, "w4", ["w1", "w2"])
    assert dragged(drag, 500) == changed(w1=(200, 600), w2=(612, 1000), w4=(1500, 2000))
    assert drag.moving == {"w1", "w2", "w4"}


def test_syllables_roll_inside_their_word():
    word = SONG.lines[0].words[2]
    parts = (Syllable("c", 1000), Syllable("d"), Syllable("e", 1400))
    line = replace(SONG.lines[0], words=(*SONG.lines[0].words[:2], replace(word, text="cde", syllables=parts)))
    song = replace(SONG, lines=(line, *SONG.lines[1:]))

    def starts(drag, delta):
        return [part.start_ms for part in drag.applied(drag.limited(delta)).lines[0].words[2].syllables]

    assert drag_edits.syllable(song, "w3", 1).edges == (1200,)  # its share of the letters
    assert starts(drag_edits.syllable(song, "w3", 1), 30) == [1000, 1230, 1400]
    assert starts(drag_edits.syllable(song, "w3", 2), 9999) == [1000, None, 1499]
    assert starts(drag_edits.syllable(song, "w3", 1), 9999) == [1000, 1399, 1400]
    with pytest.raises(KMakerError, match="no edge"):
        drag_edits.syllable(song, "w1", 1)


def test_what_has_no_time_cannot_be_dragged():
    for begin in (drag_edits.move, lambda song, word_id: drag_edits.edge(song, word_id, "end")):
        with pytest.raises(KMakerError, match="no timing"):
            begin(SONG, "w5")


drags = st.one_of(
    st.builds(
        lambda word_id, others, ripple: drag_edits.move(SONG, word_id, others, ripple=ripple),
        st.sampled_from(["w1", "w2", "w3", "w4"]),
        st.sets(st.sampled_from(["w1", "w2", "w3", "w4", "w5"])),
        st.booleans(),
    ),
    st.builds(
        lambda word_id, part, ripple, alone: drag_edits.edge(SONG, word_id, part, ripple=ripple, alone=alone),
        st.sampled_from(["w1", "w2", "w3", "w4"]),
        st.sampled_from(["start", "end"]),
        st.booleans(),
        st.booleans(),
    ),
)


@given(drags, st.floats(-5000, 5000))
def test_no_drag_breaks_the_song(drag, delta):
    song = drag.applied(drag.limited(delta))
    validate(song)
    assert drag.applied(0) is SONG
    still = {word.id: word for word in SONG.words()}
    for word in song.words():
        assert word.id in drag.moving or word is still[word.id]
        placed = word.id in drag.moving and song is not SONG and word.is_timed
        along = len(drag.moving) > 1  # those that only go along are as sure as they were
        assert word.locked == placed or word == still[word.id] or (along and not word.locked)
