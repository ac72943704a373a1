"""A project's own style, wherever its song is written in one."""

from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
import soundfile

from kmaker_studio.core.project_file import Project
from kmaker_studio.core.project_store import save_project
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.video.song_style import SongStyle
from kmaker_studio.video.style import Style, load_style, write_style
from tests.cli.conftest import Kmaker

SONG = Song(lines=build_lines([[("Should", 100, 400), ("auld", 400, 900)]]), duration_ms=1000)
MINE = Style(name="Mine", sung="#12AB34", background="#C81E1E")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "song.kmaker"
    save_project(Project(SONG, style=SongStyle(MINE, "").stored), path, None)
    return path


def ass_colour(colour: str) -> str:
    return f"&H00{colour[5:7]}{colour[3:5]}{colour[1:3]}".upper()


def test_ass_is_written_in_it_unless_another_is_named(kmaker: Kmaker, project: Path, outputs: Path) -> None:
    written = outputs / "song.ass"
    assert kmaker("convert", project, written).status == 0
    assert ass_colour("#12AB34") in written.read_text("utf-8")
    assert kmaker("convert", project, written, "--style", "stage").status == 0
    text = written.read_text("utf-8")
    assert ass_colour(load_style("stage").sung) in text
    assert ass_colour("#12AB34") not in text
    write_style(load_style("duet"), outputs / "mine.json")
    assert kmaker("convert", project, written, "--style", outputs / "mine.json").status == 0
    assert ass_colour(load_style("duet").sung) in written.read_text("utf-8")


def test_a_style_that_is_unknown_is_told_and_the_default_taken(kmaker: Kmaker, tmp_path: Path, outputs: Path) -> None:
    project = tmp_path / "song.kmaker"
    save_project(Project(SONG, style={"preset": "baroque"}), project, None)
    ran = kmaker("convert", project, outputs / "song.ass")
    assert ran.status == 0
    assert "There is no style 'baroque'" in ran.err
    assert ass_colour(load_style().sung) in (outputs / "song.ass").read_text("utf-8")
    assert '"preset": "baroque"' in project.read_text("utf-8")


def corner(video: Path) -> list[int]:
    """The mean colour of the first frame's upper left corner."""
    frames = imageio_ffmpeg.read_frames(str(video))
    width, height = next(frames)["size"]
    picture = np.frombuffer(next(frames), np.uint8).reshape(height, width, 3)
    frames.close()
    return [round(value) for value in picture[:20, :20].mean(axis=(0, 1))]


@pytest.mark.parametrize(("more", "colour"), [((), (200, 30, 30)), (("--background", "#1E1EC8"), (30, 30, 200))])
def test_the_video_has_its_background(
    kmaker: Kmaker, project: Path, outputs: Path, more: tuple[str, ...], colour: tuple[int, int, int]
) -> None:
    soundfile.write(outputs / "song.wav", np.zeros(8000), 8000)
    video = outputs / "song.mp4"
    ran = kmaker("render", project, "--audio", outputs / "song.wav", "-o", video, "--size", "320x180", *more)
    assert ran.status == 0
    assert corner(video) == pytest.approx(colour, abs=6)
