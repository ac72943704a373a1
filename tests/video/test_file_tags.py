"""Tags, chapters and the cover, read back by ffmpeg."""

import re
from dataclasses import replace
from pathlib import Path

import imageio_ffmpeg
import pytest
import soundfile
from PIL import Image

from kmaker_studio.audio import ffmpeg
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.video.file_tags import Chapter, chapters, metadata
from kmaker_studio.video.render import RenderOptions, render_video

SMALL = RenderOptions(size=(128, 72), fps=10)
_LINES = build_lines([[("auld", 500, 900)], [("lang", 900, 1200)], ["never"], [("syne", 1300, 1500)]])
SONG = Song(
    title="Tựa = đề; #1 a\\b\\",
    artist="Ai đó",
    lines=(_LINES[0], _LINES[1], replace(_LINES[2], section="Chorus"), _LINES[3]),
)


def test_a_chapter_a_stanza_from_the_beginning_to_the_end() -> None:
    assert chapters(SONG, 4000) == (Chapter(0, 1300, "auld"), Chapter(1300, 4000, "syne"))
    timed = replace(SONG, lines=(*SONG.lines[:2], replace(SONG.lines[3], section="Chorus")))
    assert [each.name for each in chapters(timed, 4000)] == ["auld", "Chorus"]
    assert chapters(replace(SONG, lines=SONG.lines[:2]), 4000) == ()  # one stanza needs no chapter
    assert chapters(timed, 1000) == ()  # the other begins after the sound


def test_what_the_format_reserves_is_escaped() -> None:
    assert "title=Tựa \\= đề\\; \\#1 a\\\\b\n" in metadata(SONG, 4000)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".webm"])
def test_ffmpeg_reads_title_artist_and_chapters(tmp_path: Path, suffix: str) -> None:
    made = render_video(SONG, None, tmp_path / f"out{suffix}", SMALL)
    said = ffmpeg.described(made.path)
    assert re.search(r"title +: Tựa = đề; #1 a\\b", said)
    assert re.search(r"(?i)artist +: Ai đó", said)
    assert re.findall(r"Chapter #\d:\d: start ([\d.]+), end ([\d.]+)", said) == [
        ("0.000000", "1.300000"),
        ("1.300000", "3.500000"),
    ]


def test_the_cover_is_the_picture_or_the_one_of_the_sound(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "plain.flac", [[0.0, 0.0]] * 44100, 44100)
    Image.new("RGB", (300, 200), "red").save(tmp_path / "red.png")
    command = ["-y", "-i", "plain.flac", "-i", "red.png", "-map", "0", "-map", "1", "-disposition:v", "attached_pic"]
    assert ffmpeg.run([*command, "song.flac"], tmp_path)[0] == 0
    for sound, cover, covered in (("song", None, True), ("plain", None, False), ("plain", tmp_path / "red.png", True)):
        options = replace(SMALL, cover=cover)
        made = render_video(SONG, tmp_path / f"{sound}.flac", tmp_path / "out.mp4", options).path
        said = ffmpeg.described(made)
        assert ("(attached pic)" in said) == covered
        assert said.count("Video: h264") == 1
        if covered:
            assert ffmpeg.run(["-y", "-i", str(made), "-map", "0:v:1", "-frames:v", "1", "back.png"], tmp_path)[0] == 0
            red, green, blue = Image.open(tmp_path / "back.png").convert("RGB").resize((1, 1)).getpixel((0, 0))
            assert red > 230 > 40 > max(green, blue)
    assert Path(imageio_ffmpeg.get_ffmpeg_exe()).exists()


def test_a_cover_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cover.png").write_text("no")
    for name in ("cover.png", "missing.png"):
        with pytest.raises(KMakerError, match="cover"):
            render_video(SONG, None, tmp_path / "out.mp4", replace(SMALL, cover=tmp_path / name))
    assert not (tmp_path / "out.mp4").exists()
