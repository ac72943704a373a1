import pytest

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.train.groups import group_table, grouped, kinds_of_words


def test_words_by_kind():
    song = Song(lines=build_lines([["Ooh", "love", "me"], ["Do", "you"]]), language="en")
    groups = {group.name: group for group in grouped(kinds_of_words(song, [0.5, -0.1, 0.1, None, 0.2]))}
    assert {name: group.words for name, group in groups.items()} == {
        "language en": 4,
        "vocables": 1,
        "words with meaning": 3,
        "first of a line": 1,
        "later in a line": 3,
    }
    assert groups["vocables"].pco == 0.0
    assert groups["words with meaning"].mean == pytest.approx(0.4 / 3)
    assert groups["words with meaning"].start == pytest.approx(0.1)
    rows = list(group_table(tuple(groups.values())))
    assert len(rows) == 6
    assert rows[2].split() == ["language", "en", "4", "0.225", "0.150", "0.750", "0.150"]


def test_no_groups_no_table():
    assert list(group_table(())) == []
