"""A real window, offscreen, on small real files; the sound goes to no device."""

import numpy as np
import pytest
import soundfile
from PySide6.QtWidgets import QApplication

from kmaker_studio.audio.player import Player
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats import write_song
from kmaker_studio.studio.session.session import Session
from kmaker_studio.studio.theme.theme import apply_theme
from kmaker_studio.studio.window.main_window import MainWindow

RATE = 16000
SECONDS = 8

TIMED = Song(
    lines=build_lines(
        [
            [("Should", 500, 900), ("auld", 900, 1400), ("acquaintance", 1600, 2500)],
            [("be", 3000, 3300), ("forgot", 3500, 4200)],
            [("and", 5000, 5300), ("never", 5400, 6000), ("brought", 6200, 7000)],
        ]
    ),
    duration_ms=SECONDS * 1000,
)


@pytest.fixture(scope="session")
def qapp_cls():
    return QApplication


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def audio(tmp_path):
    """Eight seconds of a tone that swells twice a second."""
    t = np.arange(SECONDS * RATE) / RATE
    samples = 0.6 * np.sin(2 * np.pi * 220 * t) * np.abs(np.sin(2 * np.pi * t))
    path = tmp_path / "song.wav"
    soundfile.write(path, samples, RATE)
    return path


@pytest.fixture
def timed_lyrics(tmp_path):
    path = tmp_path / "song.json"
    write_song(TIMED, path)
    return path


@pytest.fixture
def plain_lyrics(tmp_path):
    path = tmp_path / "song.txt"
    path.write_text("Should auld acquaintance\nbe forgot\nand never brought\n", encoding="utf-8")
    return path


def no_device(rate, channels, callback):
    raise OSError("no device in a test")


@pytest.fixture
def window(qtbot, qapp):
    """An empty window; afterwards nothing of it may be running."""
    apply_theme(qapp)
    window = MainWindow(Session(Player(no_device)))
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.session.document.undo_stack.setClean()
    window.close()
    assert window.ended
    assert not window.session.runner.is_busy
    window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def editing(qtbot, window, audio, timed_lyrics):
    """The window with the timed song open and decoded."""
    with qtbot.waitSignal(window.session.opened, timeout=20000):
        window.open_paths([audio, timed_lyrics])
    qtbot.waitUntil(lambda: not window.session.playback.is_decoding, timeout=20000)
    qtbot.waitUntil(lambda: window.editor.timeline.canvas.height() > 100, timeout=5000)
    return window
