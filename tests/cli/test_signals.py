"""What ends the program in the middle of a video: no ffmpeg goes on, and nothing half-made stays."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats import write_song

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
PATIENCE_S = 60


def programs(mark: str) -> list[str]:
    """The command lines of running programs that have `mark` in them."""
    found: list[str] = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            said = place.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if mark in said:
            found.append(said)
    return found


def wait_for(what: str, is_so: object) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if is_so():  # type: ignore[operator]
            return
        time.sleep(0.05)
    pytest.fail(f"not within {PATIENCE_S} s: {what}")


@pytest.fixture
def rendering(tmp_path: Path) -> "subprocess.Popen[bytes]":
    for name in ("outputs", "temporary", "cache", "data"):
        (tmp_path / name).mkdir()
    write_song(Song(lines=build_lines([[("auld", 500, 900), ("lang", 900, 1400)]])), tmp_path / "song.lrc")
    soundfile.write(tmp_path / "song.wav", np.zeros(8000 * 1800, np.float32), 8000)
    process = subprocess.Popen(
        [
            *(sys.executable, "-c", "from kmaker_studio.cli import main; main()", "render", tmp_path / "song.lrc"),
            *("--audio", tmp_path / "song.wav", "-o", tmp_path / "outputs" / "video.mp4", "--size", "1280x720"),
        ],
        env={
            **os.environ,
            "TMPDIR": str(tmp_path / "temporary"),
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "XDG_DATA_HOME": str(tmp_path / "data"),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait_for("ffmpeg writes", lambda: any(path.stat().st_size for path in (tmp_path / "outputs").iterdir()))
    return process


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_nothing_is_left(number: int, rendering: "subprocess.Popen[bytes]", tmp_path: Path) -> None:
    rendering.send_signal(number)
    status = rendering.wait(PATIENCE_S)
    assert status == (-number if number == signal.SIGKILL else 1)
    wait_for("ffmpeg ends", lambda: not programs(str(tmp_path / "outputs")))
    wait_for("the half video goes", lambda: not list((tmp_path / "outputs").iterdir()))
    wait_for("the temporary folder goes", lambda: not list((tmp_path / "temporary").iterdir()))
