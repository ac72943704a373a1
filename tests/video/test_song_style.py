"""How a project says how its song looks."""

import json
from typing import Any

import msgspec
import pytest

from kmaker_studio.video.song_style import SongStyle, preset_style, read_song_style
from kmaker_studio.video.style import Style, load_style, style_names


def stored(style: SongStyle) -> Any:
    """As it lies in a file."""
    return json.loads(json.dumps(style.stored))


def test_a_project_without_a_style_has_the_default_and_stays_without() -> None:
    style, note = read_song_style(None)
    assert (style, note) == (SongStyle(load_style("classic"), "classic"), "")
    assert style.stored is None


@pytest.mark.parametrize("name", style_names()[1:])
def test_a_preset_is_kept_by_its_name(name: str) -> None:
    style = preset_style(name)
    assert stored(style) == {"preset": name}
    assert not style.is_changed
    assert read_song_style(stored(style)) == (style, "")


def test_a_changed_preset_is_kept_whole_and_knows_where_it_comes_from() -> None:
    changed = SongStyle(msgspec.structs.replace(load_style("stage"), lines=3, background="#101010"), "stage")
    assert changed.is_changed
    kept = stored(changed)
    assert kept["preset"] == "stage"
    assert set(kept) - {"preset"} == set(Style.__struct_fields__)
    assert read_song_style(kept) == (changed, "")


def test_a_style_of_the_users_own_has_no_preset() -> None:
    mine = SongStyle(Style(name="Mine", singers=("#112233",)), "")
    assert not mine.is_changed
    assert "preset" not in stored(mine)
    assert read_song_style(stored(mine)) == (mine, "")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"preset": "baroque"}, "There is no style 'baroque'"),
        ({"preset": 7}, "the name of its preset is 7"),
        ({}, "There is no style ''"),
        ({"preset": "stage", "name": "Stage", "sparkles": 3}, "unknown field `sparkles`"),
        ({"name": "Mine", "lines": 9}, "`int` <= 4"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence_and_kept(said: dict[str, Any], reason: str) -> None:
    style, note = read_song_style(said)
    assert style.style == load_style()
    assert reason in note
    assert note.endswith(".")
    assert note.count(". ") == 0
    assert style.stored == said


def test_a_preset_that_is_gone_leaves_the_style_that_was_made_of_it() -> None:
    said = {"preset": "baroque", "name": "Baroque", "lines": 1}
    style, note = read_song_style(said)
    assert (style.style, style.preset, note) == (Style(name="Baroque", lines=1), "", "")
