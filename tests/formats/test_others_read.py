"""Our files read by programs that are not written here: ffmpeg, and an LRC player that knows no word tags."""

import re
import subprocess
from pathlib import Path

import pytest

from kmaker_studio.audio.ffmpeg import executable
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats import write_song

SONG = Song(
    "T",
    "A",
    lines=build_lines([[("Paper", 1000, 1500), ("boats", 1500, 2500)], [("float", 3000, 5000), ("on", 4000, 4500)]]),
)


@pytest.mark.parametrize("name", ["song.ass", "song.srt", "song.vtt", "song.lrc"])
def test_ffmpeg_shows_each_line_once(tmp_path: Path, name: str):
    write_song(SONG, tmp_path / name)
    read = [executable(), "-nostdin", "-v", "error", "-i", str(tmp_path / name), "-f", "srt", "-"]
    shown = subprocess.run(read, capture_output=True, text=True, check=True).stdout
    texts = [re.sub(r"<[^>]*>", "", row) for row in shown.splitlines() if re.search("[a-z]", row)]
    assert texts == ["Paper boats", "float on"]
    assert "-->" in shown


def test_a_player_that_knows_no_word_tags(tmp_path: Path):
    write_song(SONG, tmp_path / "song.lrc")
    shown: list[tuple[float, str]] = []
    for row in (tmp_path / "song.lrc").read_text(encoding="utf-8").splitlines():
        if found := re.fullmatch(r"\[(\d+):(\d+\.\d+)\](.*)", row):
            shown.append((60 * int(found[1]) + float(found[2]), found[3]))
        else:
            assert re.fullmatch(r"\[[a-z]+:.*\]", row)  # a tag, which it passes over
    assert shown == [(1.0, "Paper boats"), (3.0, "float on"), (4.5, "")]
