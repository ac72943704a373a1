"""Long runs of random edits: each either refuses with a sentence or leaves a song that keeps every invariant."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.core import edits
from kmaker_studio.core.checks import problems, validate
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, build_lines

Edit = Callable[[Song], Song]

word_ids = st.integers(1, 14).map(lambda number: f"w{number}")
line_ids = st.integers(1, 6).map(lambda number: f"l{number}")
ms = st.integers(-20, 4200)
deltas = st.sampled_from([-2000, -300, -50, -10, -1, 1, 10, 50, 300, 2000])
texts = st.sampled_from(["la", "syl|la|ble", "", "a b", "君", "x|y"])


def _edit(function: Callable[..., Song], *arguments: st.SearchStrategy[object], **named: st.SearchStrategy[object]):
    return st.tuples(st.tuples(*arguments), st.fixed_dictionaries(named)).map(
        lambda given_: (function.__name__, lambda song: function(song, *given_[0], **given_[1]))
    )


ids = st.lists(word_ids, max_size=4)
random_edits = st.one_of(
    _edit(edits.set_word_times, word_ids, ms, ms),
    _edit(edits.move_word, word_ids, deltas, ripple=st.booleans()),
    _edit(edits.move_words, ids, deltas),
    _edit(edits.roll_boundary, word_ids, ms),
    _edit(edits.set_syllable_start, word_ids, st.integers(0, 3), ms),
    _edit(edits.set_locked, ids, st.booleans()),
    _edit(edits.shift_song, deltas),
    _edit(edits.clear_times, ids),
    _edit(edits.set_word_text, word_ids, texts),
    _edit(edits.split_word, word_ids, st.integers(0, 4), st.none() | ms),
    _edit(edits.merge_with_next, word_ids),
    _edit(edits.delete_word, word_ids),
    _edit(edits.insert_word, line_ids, st.integers(0, 4), texts, st.none() | ms, st.none() | ms),
    _edit(edits.move_word_to_next_line, word_ids),
    _edit(edits.move_word_to_previous_line, word_ids),
    _edit(edits.split_line, word_ids),
    _edit(edits.join_with_next_line, line_ids),
    _edit(edits.insert_line, st.integers(0, 5), st.lists(texts, max_size=3)),
    _edit(edits.delete_line, line_ids),
    _edit(edits.set_singer, st.lists(line_ids, max_size=2), st.sampled_from(["", "Anna", "Ben"])),
    _edit(edits.set_section, line_ids, st.sampled_from(["", "Chorus"]), stanza_start=st.booleans()),
)

START = Song(
    lines=build_lines(
        [
            [("la", 0, 300), ("lo", 300, 700), ("li", 900, 1000)],
            [("one", 1000, 1400), "two", ("three", 1500, 2200)],
            ["four", "five"],
            [("six", 2500, 2900), ("seven", 2900, 3900)],
        ]
    ),
    duration_ms=4000,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(random_edits, max_size=30))
def test_edits_keep_every_invariant(chosen: list[tuple[str, Edit]]):
    song = START
    for name, edit in chosen:
        refusal = f"{name} done."
        try:
            song = edit(song)
        except KMakerError as error:
            refusal = str(error)
        assert refusal.endswith(".")
        validate(song)
        problems(song)


@settings(max_examples=100, deadline=None)
@given(st.lists(random_edits, max_size=8), random_edits)
def test_an_edit_leaves_the_song_it_was_given(chosen: list[tuple[str, Edit]], last: tuple[str, Edit]):
    history = [START]
    for _, edit in [*chosen, last]:
        try:
            history.append(edit(history[-1]))
        except KMakerError:
            continue
    replayed = START
    for _, edit in [*chosen, last]:
        try:
            replayed = edit(replayed)
        except KMakerError:
            continue
    assert replayed == history[-1]
    assert START.lines[0].words[0].start_ms == 0
