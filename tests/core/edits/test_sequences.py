"""Long runs of random edits: each either refuses with a sentence or leaves a song that keeps every invariant."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.core import edits
from kmaker_studio.core.edits.drag_limits import room_to_move
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.problems import problems, validate
from kmaker_studio.core.song import Song, Syllable, Word, build_lines

Edit = Callable[[Song], Song]

# Ids are drawn as numbers and looked up in the song of the moment, so that most edits find their word; a few do not.
word_ids = st.integers(0, 20).map(lambda number: lambda song: _nth([word.id for word in song.words()], number))
line_ids = st.integers(0, 6).map(lambda number: lambda song: _nth([line.id for line in song.lines], number))
ms = st.integers(-20, 4200)
near = st.integers(-60, 60)
deltas = st.sampled_from([-2000, -300, -50, -10, -1, 1, 10, 50, 300, 2000])
typed = st.sampled_from(["la", "a b", "syl|la ble", " x  y|z ", "| a", "one two three"])
texts = st.sampled_from(["la", "syl|la|ble", "", "a b", "君", "x|y"])


def _nth(found: list[str], number: int) -> str:
    return found[number % len(found)] if found and number < 19 else "gone"


def _word(song: Song, word_id: str) -> Word:
    return next((word for word in song.words() if word.id == word_id), Word("gone", "gone"))


def trim(song: Song, word_id: str, start: int, end: int) -> Song:
    word = _word(song, word_id)
    return edits.set_word_times(song, word_id, (word.start_ms or 0) + start, (word.end_ms or 0) + end)


def roll(song: Song, word_id: str, by: int) -> Song:
    return edits.roll_boundary(song, word_id, (_word(song, word_id).end_ms or 0) + by)


def ripple(song: Song, word_id: str, by: int) -> Song:
    return edits.ripple_end(song, word_id, (_word(song, word_id).end_ms or 0) + by)


def move_within_room(song: Song, chosen: list[str], by: int) -> Song:
    timed = {word_id for word_id in chosen if _word(song, word_id).is_timed}
    low, high = room_to_move(song, timed)
    return edits.move_words(song, timed, max(low, min(high, by)))


def roll_syllable(song: Song, word_id: str, index: int, by: int) -> Song:
    starts = [syllable.start_ms or 0 for syllable in _word(song, word_id).syllables]
    return edits.set_syllable_start(song, word_id, index, starts[index] + by if index < len(starts) else by)


def cut(song: Song, word_id: str, offset: int, by: int) -> Song:
    return edits.split_word(song, word_id, offset, (_word(song, word_id).start_ms or 0) + by)


def insert_after(song: Song, word_id: str, text: str, length: int) -> Song:
    for line in song.lines:
        for index, word in enumerate(line.words):
            if word.id == word_id and word.end_ms is not None:
                return edits.insert_word(song, line.id, index + 1, text, word.end_ms, word.end_ms + length)
    return edits.delete_word(song, word_id)


def _edit(function: Callable[..., Song], *arguments: st.SearchStrategy[object], **named: st.SearchStrategy[object]):
    def apply(drawn: tuple[tuple[object, ...], dict[str, object]]) -> tuple[str, Edit]:
        def edit(song: Song) -> Song:
            return function(song, *(_looked_up(value, song) for value in drawn[0]), **drawn[1])

        return function.__name__, edit

    return st.tuples(st.tuples(*arguments), st.fixed_dictionaries(named)).map(apply)


def _looked_up(value: object, song: Song) -> object:
    if isinstance(value, list):
        return [_looked_up(item, song) for item in value]
    return value(song) if callable(value) else value


ids = st.lists(word_ids, max_size=4)
random_edits = st.one_of(
    _edit(edits.set_word_times, word_ids, ms, ms),
    _edit(trim, word_ids, near, near),
    _edit(edits.start_at, word_ids, ms),
    _edit(edits.end_at, word_ids, ms),
    _edit(edits.move_word, word_ids, deltas, ripple=st.booleans()),
    _edit(edits.move_words, ids, deltas),
    _edit(edits.roll_boundary, word_ids, ms),
    _edit(roll, word_ids, near),
    _edit(edits.ripple_end, word_ids, ms),
    _edit(ripple, word_ids, near),
    _edit(edits.delete_words, ids),
    _edit(edits.merge_words, ids),
    _edit(edits.retype_word, word_ids, typed),
    _edit(edits.split_at, word_ids, ms),
    _edit(move_within_room, ids, near),
    _edit(edits.set_syllable_start, word_ids, st.integers(0, 3), ms),
    _edit(roll_syllable, word_ids, st.integers(0, 3), near),
    _edit(edits.set_locked, ids, st.booleans()),
    _edit(edits.shift_song, deltas),
    _edit(edits.clear_times, ids),
    _edit(edits.set_word_text, word_ids, texts),
    _edit(edits.split_word, word_ids, st.integers(0, 4), st.none() | ms),
    _edit(cut, word_ids, st.integers(1, 3), near),
    _edit(edits.merge_with_next, word_ids),
    _edit(edits.delete_word, word_ids),
    _edit(edits.insert_word, line_ids, st.integers(0, 4), texts, st.none() | ms, st.none() | ms),
    _edit(insert_after, word_ids, texts, near),
    _edit(edits.move_word_to_next_line, word_ids),
    _edit(edits.move_word_to_previous_line, word_ids),
    _edit(edits.split_line, word_ids),
    _edit(edits.join_with_next_line, line_ids),
    _edit(edits.insert_line, st.integers(0, 5), st.lists(texts, max_size=3)),
    _edit(edits.delete_line, line_ids),
    _edit(edits.set_singer, st.lists(line_ids, max_size=2), st.sampled_from(["", "Anna", "Ben"])),
    _edit(edits.set_section, line_ids, st.sampled_from(["", "Chorus"]), stanza_start=st.booleans()),
)

SYLLABLES = (Syllable("syl", 0), Syllable("la", 100), Syllable("ble", 200))
PLAIN = Song(
    lines=build_lines(
        [
            [("syllable", 0, 300), ("lo", 300, 700), ("li", 900, 1000)],
            [("one", 1000, 1400), "two", ("three", 1500, 2200)],
            ["four", "five"],
            [("six", 2500, 2900), ("seven", 2900, 3900)],
        ]
    ),
    duration_ms=4000,
)
FIRST = PLAIN.lines[0]
SUNG = replace(FIRST, words=(replace(FIRST.words[0], syllables=SYLLABLES), *FIRST.words[1:]))
START = replace(PLAIN, lines=(SUNG, *PLAIN.lines[1:]))


@settings(deadline=None)
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


@settings(deadline=None)
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
