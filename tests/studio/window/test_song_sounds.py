"""Stems and the user's own instrumental in the window, by keys, clicks and drops."""

from zlib import crc32

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt

from kmaker_studio.core.project_store import load_project
from kmaker_studio.studio.settings import SEPARATE_AT_ONCE
from tests.studio.events import answer, drop

RATE = 16000
SECONDS = 14
CUT = 2.5


@pytest.fixture
def audio(tmp_path):
    """A band of noises of 0.1 s and a tone sung over it; no two tests have the same bytes beside each other."""
    random = np.random.default_rng(crc32(tmp_path.name.encode()))
    band = np.repeat(random.uniform(0.02, 0.2, SECONDS * 10), RATE // 10) * random.normal(0, 1, SECONDS * RATE)
    voice = 0.2 * np.sin(2 * np.pi * 330 * np.arange(SECONDS * RATE) / RATE)
    soundfile.write(tmp_path / "song.wav", (band + voice).clip(-1, 1), RATE)
    soundfile.write(tmp_path / "karaoke.wav", 0.7 * band[round(CUT * RATE) :].clip(-1, 1), RATE)
    soundfile.write(tmp_path / "stranger.wav", random.normal(0, 0.1, 9 * RATE), RATE)
    return tmp_path / "song.wav"


@pytest.fixture
def looked(qtbot, editing):
    """The window with its song, once it knows which sounds there are."""
    qtbot.waitUntil(lambda: not editing.session.runner.is_busy, timeout=30000)
    return editing


def heard(window, choice):
    return lambda: window.session.heard.heard == choice


def laid(window):
    return lambda: "instrumental" in window.session.sounds.files and not window.session.sounds.is_placing


def test_the_key_separates_on_first_use_and_the_timeline_shows_the_stem(qtbot, looked):
    qtbot.keyClick(looked.editor.timeline.canvas, Qt.Key.Key_K)
    assert looked.editor.bar.stem.text() == "Instrumental…"
    assert any("Separating" in strip.label.text() for strip in looked.status.strips)
    qtbot.waitUntil(heard(looked, "instrumental"), timeout=120000)
    assert looked.editor.bar.stem.text() == "Instrumental"
    stem = looked.session.sounds.files["instrumental"]
    assert looked.session.playback.path == stem
    timeline = looked.editor.timeline
    qtbot.waitUntil(lambda: len(timeline.onset_finder.times) > 0, timeout=20000)
    assert timeline.waveform._pyramid is looked.session.playback.pyramid
    assert not looked.session.document.is_edited  # nothing that a user did
    qtbot.keyClick(timeline.canvas, Qt.Key.Key_K)
    assert looked.session.heard.heard == "original"
    assert looked.session.playback.path.name == "song.wav"


def test_cancelling_leaves_the_song_and_nothing_else(qtbot, looked, tmp_path):
    looked.session.heard.choose("vocals")
    (strip,) = looked.status.strips
    qtbot.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)
    assert looked.session.heard.choice == "original"
    assert not looked.session.sounds.is_separating
    qtbot.waitUntil(lambda: not looked.session.runner.is_busy, timeout=30000)
    stems = tmp_path / "cache" / "kmaker-studio" / "stems"
    assert not stems.exists() or not list(stems.iterdir())


def test_an_instrumental_that_is_dropped_finds_its_place_and_is_kept_in_the_project(qtbot, looked, tmp_path):
    answer("Take it as the instrumental")
    drop(looked, [tmp_path / "karaoke.wav"])
    qtbot.waitUntil(laid(looked), timeout=60000)
    sound = looked.session.sounds.of_role("instrumental")
    assert sound.offset_ms == pytest.approx(1000 * CUT, abs=2)
    assert sound.certainty > 0.9
    assert looked.session.document.is_edited
    looked.session.heard.choose("instrumental")
    qtbot.waitUntil(heard(looked, "instrumental"), timeout=20000)
    samples = looked.session.playback.samples.read(0, SECONDS * RATE)[:, 0] / 32767
    karaoke, _ = soundfile.read(tmp_path / "karaoke.wav")
    begin = round(CUT * RATE)
    assert not samples[: begin - 100].any()
    assert np.corrcoef(samples[begin : begin + len(karaoke)], karaoke)[0, 1] > 0.9
    # shown and moved by hand
    popup = open_popup(qtbot, looked)
    own = popup.own["instrumental"]
    assert own.isVisible()
    assert "karaoke.wav begins at +2.500 s" in own.told.text()
    assert "certainty of 100 %" in own.told.text()
    own.place.setValue(2.0)
    qtbot.waitUntil(lambda: looked.session.sounds.of_role("instrumental").offset_ms == 2000, timeout=20000)
    assert "set by hand" in own.told.text()
    popup.close()
    # saved, and found where it moved
    looked.session.save(tmp_path / "song.kmaker")
    qtbot.waitUntil(lambda: not looked.session.document.is_edited, timeout=20000)
    (kept,) = load_project(tmp_path / "song.kmaker")[0].sounds
    assert (kept.role, kept.offset_ms, kept.separator) == ("instrumental", 2000, "")
    (tmp_path / "moved").mkdir()
    (tmp_path / "karaoke.wav").rename(tmp_path / "moved" / "other name.wav")
    looked.open_project(tmp_path / "song.kmaker", asked=True)
    qtbot.waitUntil(
        lambda: [each.path for each in looked.session.sounds.sounds] == [str(tmp_path / "moved" / "other name.wav")],
        timeout=30000,
    )
    assert "instrumental" in looked.session.sounds.files
    assert not looked.session.document.is_edited
    qtbot.waitUntil(lambda: not looked.session.runner.is_busy, timeout=30000)


def open_popup(qtbot, window):
    from kmaker_studio.studio.panels.stem_popup import StemPopup

    qtbot.mouseClick(window.editor.bar.stem, Qt.MouseButton.LeftButton)
    (popup,) = window.editor.bar.findChildren(StemPopup)
    qtbot.waitUntil(popup.isVisible)
    return popup


def test_one_of_another_song_is_refused_or_laid_by_hand(qtbot, looked, tmp_path):
    answer("Take it as the instrumental")
    answers = []
    drop(looked, [tmp_path / "stranger.wav"])
    qtbot.waitUntil(lambda: looked.session.sounds.is_placing, timeout=20000)
    answer("Set its place by hand", answers)
    qtbot.waitUntil(laid(looked), timeout=60000)
    assert "does not seem to belong to" in answers[0]
    sound = looked.session.sounds.of_role("instrumental")
    assert (sound.offset_ms, sound.certainty) == (0, None)
    popup = open_popup(qtbot, looked)
    qtbot.mouseClick(popup.own["instrumental"].remove, Qt.MouseButton.LeftButton)
    assert looked.session.sounds.of_role("instrumental") is None
    popup.close()
    qtbot.waitUntil(lambda: not looked.session.runner.is_busy, timeout=30000)


def test_a_lost_instrumental_is_told_and_stays_in_the_project(qtbot, looked, tmp_path):
    task = looked.session.sounds.lay_under_at("instrumental", tmp_path / "karaoke.wav", 500)
    qtbot.waitSignal(task.finished, timeout=20000).wait()
    looked.session.save(tmp_path / "song.kmaker")
    qtbot.waitUntil(lambda: not looked.session.document.is_edited, timeout=20000)
    (tmp_path / "karaoke.wav").unlink()
    with qtbot.waitSignal(looked.session.warned, timeout=30000) as told:
        looked.open_project(tmp_path / "song.kmaker", asked=True)
    assert "karaoke.wav is not at" in told.args[0]
    (kept,) = looked.session.snapshot.sounds
    assert kept.offset_ms == 500
    assert looked.session.sounds.files == {}
    assert looked.session.sounds.own == ()


def test_separating_from_the_moment_that_a_song_is_opened(qtbot, window, audio, timed_lyrics):
    SEPARATE_AT_ONCE.write(True)
    drop(window, [audio, timed_lyrics])
    qtbot.waitUntil(lambda: window.session.sounds.is_separating, timeout=30000)
    window.session.sounds.cancel()
    qtbot.waitUntil(lambda: not window.session.runner.is_busy, timeout=30000)
