from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core.changes import LineChange, changed_lines
from kmaker_studio.core.edits import delete_line, move_word, set_singer, split_line
from kmaker_studio.core.song import Line, Song, Word, build_lines

SONG = Song(lines=build_lines([["a"], [("b", 100, 200), ("c", 300, 400)], ["d"], ["e"]]), duration_ms=1000)


def test_known_changes():
    assert changed_lines(SONG, SONG) == LineChange(0, 0, 0)
    assert changed_lines(SONG, replace(SONG, title="other")) == LineChange(0, 0, 0)
    moved = move_word(SONG, "w2", 10)
    change = changed_lines(SONG, moved)
    assert change == LineChange(1, 2, 2)
    assert change.removed(SONG) == (SONG.lines[1],)
    assert change.added(moved) == (moved.lines[1],)
    assert changed_lines(SONG, split_line(SONG, "w3")) == LineChange(1, 2, 3)
    assert changed_lines(SONG, delete_line(SONG, "l2")) == LineChange(1, 2, 1)
    assert changed_lines(SONG, set_singer(SONG, ["l1", "l3"], "Anna")) == LineChange(0, 3, 3)
    assert changed_lines(Song(), SONG) == LineChange(0, 0, 4)


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_the_lines_around_a_change_are_the_same(left, right):
    pool = [Line(f"l{number}", (Word(f"w{number}", "la"),)) for number in range(10)]
    old, new = (Song(lines=tuple(pool[number] for number in chosen)) for chosen in (left, right))
    change = changed_lines(old, new)
    rebuilt = old.lines[: change.start] + change.added(new) + old.lines[change.old_stop :]
    assert rebuilt == new.lines
    removed, added = change.removed(old), change.added(new)
    assert not removed or not added or (removed[0] is not added[0] and removed[-1] is not added[-1])
