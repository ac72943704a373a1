"""A screen, a song, and the program; without Xvfb these tests are left out, and say so."""

import os
import shutil
import sys

import pytest
import soundfile

from kmaker_studio.demo import demo_songs

SECONDS = 20.4
"""The first three lines of the demo song."""

SCALE = int(os.environ.get("KMAKER_E2E_SCALE", "1"))
"""How large the window is drawn: 2 for 200 %."""

_MISSING = None
if not sys.platform.startswith("linux"):
    _MISSING = "these tests need an X server"
elif shutil.which("Xvfb") is None:
    _MISSING = "Xvfb is not installed (Debian and Ubuntu: apt install xvfb libxcb-cursor0)"


@pytest.fixture
def screen():
    """The name of a display nobody sees."""
    if _MISSING is not None:
        if os.environ.get("KMAKER_E2E") == "required":
            pytest.fail(_MISSING)
        pytest.skip(_MISSING)
    from tests.e2e.desktop import virtual_screen

    with virtual_screen(SCALE) as name:
        yield name


@pytest.fixture
def song(tmp_path):
    """A sound and its lyrics in a folder of their own."""
    demo = demo_songs()[0]
    folder = tmp_path / "song"
    folder.mkdir()
    samples, rate = soundfile.read(demo.audio)
    audio, lyrics = folder / "auld.wav", folder / "auld.txt"
    soundfile.write(audio, samples[: round(SECONDS * rate)], rate)
    lines = demo.lyrics.read_text(encoding="utf-8").splitlines()[:3]
    lyrics.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return audio, lyrics
