"""Project files read as lyrics by the commands."""

from pathlib import Path

import pytest

from kmaker_studio.core.edits import set_locked
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.project_file import Project
from kmaker_studio.core.project_store import save_project
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats import check_writable, formats_for_writing, read_song


def test_words_times_and_locks_are_read(tmp_path: Path):
    song = Song(title="Mine", lines=build_lines([[("one", 100, 200), ("two", 300, 400)]]))
    song = set_locked(song, [next(song.words()).id], True)
    save_project(Project(song), tmp_path / "mine.kmaker", None)
    assert read_song(tmp_path / "mine.kmaker").song == song


def test_a_project_is_known_by_its_content(tmp_path: Path):
    song = Song(lines=build_lines([[("one", 100, 200)]]))
    save_project(Project(song), tmp_path / "mine.kmaker", None)
    renamed = (tmp_path / "mine.kmaker").rename(tmp_path / "mine.json")
    reading = read_song(renamed)
    assert reading.song == song
    assert reading.notes == ("mine.json holds KMaker project and was read as that.",)


def test_a_damaged_project(tmp_path: Path):
    (tmp_path / "bad.kmaker").write_text('{"format": "kmaker-project", "version": 1, "lines": [', "utf-8")
    with pytest.raises(KMakerError, match=r"bad\.kmaker: The project is damaged"):
        read_song(tmp_path / "bad.kmaker")


def test_only_the_window_writes_projects(tmp_path: Path):
    assert all(".kmaker" not in known.extensions for known in formats_for_writing())
    with pytest.raises(KMakerError):
        check_writable(tmp_path / "out.kmaker")
