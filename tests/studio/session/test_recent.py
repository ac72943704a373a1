"""The list of recent projects, whatever stands in it."""

import json
from datetime import UTC, datetime

import pytest

from kmaker_studio import paths
from kmaker_studio.studio.session.recent_projects import recent_projects, remember_project


def put(*places):
    path = paths.user_data() / "recent.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    entry = {"title": "", "artist": "", "used": datetime.now(UTC).isoformat()}
    path.write_text(json.dumps([{"path": place, **entry} for place in places]))


@pytest.mark.parametrize("place", ["x" * 300, "/" + "y/" * 3000, "zero\0byte", "/dev/null/x", "/dev/zero", ""])
def test_a_path_that_answers_oddly_is_left_out(place, tmp_path):
    (tmp_path / "song.kmaker").write_text("{}")
    put(place, str(tmp_path / "song.kmaker"))
    assert [each.path for each in recent_projects()] == [str(tmp_path / "song.kmaker")]


def test_a_path_out_of_reach_is_left_out(tmp_path, monkeypatch):
    put("/far/away.kmaker")

    def refuse(*_, **__):
        raise OSError(112, "Host is down")

    monkeypatch.setattr("pathlib.Path.stat", refuse)
    assert recent_projects() == ()


def test_the_window_starts_with_any_list(window):
    put("x" * 300, "zero\0byte")
    window.show_start()
    window.recent.fill()
    assert window.start_page.projects() == ()


@pytest.mark.parametrize("text", ["[" * 100_000, "{", "\xff", "[null]", '[{"path": 5}]'])
def test_a_damaged_list_is_empty_and_taken_up_again(text, tmp_path):
    put()
    (paths.user_data() / "recent.json").write_text(text, "latin-1")
    assert recent_projects() == ()
    (tmp_path / "song.kmaker").write_text("{}")
    remember_project(tmp_path / "song.kmaker", "Title", "")
    assert len(recent_projects()) == 1
