"""The stem switch on a device that the test turns by hand: what comes out of it is compared with the stems."""

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QObject

from kmaker_studio.audio.decode import probe
from kmaker_studio.audio.player import Player
from kmaker_studio.studio.jobs.runner import JobRunner
from kmaker_studio.studio.playback.heard_sound import HeardSound
from kmaker_studio.studio.playback.playback import Playback
from tests.audio.test_player import Device

RATE = 8000
SECONDS = 6


@pytest.fixture
def stems(tmp_path):
    """A band and a voice, and the song that they are together."""
    time = np.arange(SECONDS * RATE) / RATE
    parts = {"instrumental": 0.3 * np.sin(2 * np.pi * 110 * time), "vocals": 0.4 * np.sin(2 * np.pi * 330 * time)}
    parts["song"] = parts["instrumental"] + parts["vocals"]
    for name, samples in parts.items():
        soundfile.write(tmp_path / f"{name}.wav", samples, RATE, "PCM_16")
    return {name: (tmp_path / f"{name}.wav", samples) for name, samples in parts.items()}


@pytest.fixture
def devices():
    return []


@pytest.fixture
def playback(qtbot, stems, devices):
    owner = QObject()
    runner = JobRunner(owner)
    player = Player(lambda *opening: devices.append(Device(*opening)) or devices[-1])
    playback = Playback(runner, player, owner)
    song = stems["song"][0]
    playback.load(song, probe(song))
    qtbot.waitUntil(lambda: not playback.is_decoding, timeout=20000)
    yield playback
    playback.unload()
    assert runner.stop()


@pytest.fixture
def heard(playback, stems):
    heard = HeardSound(playback)
    heard.set_files({role: stems[role][0] for role in ("instrumental", "vocals")})
    return heard


def choose(qtbot, heard, choice):
    heard.choose(choice)
    qtbot.waitUntil(lambda: heard.heard == choice, timeout=20000)


def test_what_comes_out_is_each_sound_at_its_moment_without_gap_or_click(qtbot, playback, heard, stems, devices):
    for choice in ("instrumental", "vocals", "mix", "original"):  # all are read once
        choose(qtbot, heard, choice)
    playback.play()
    block, blocks = 80, 20
    order = ("original", "instrumental", "vocals", "mix", "original")
    for choice in order:
        heard.choose(choice)
        for _ in range(blocks):
            devices[-1].advance(block)
    out = np.array(devices[-1].heard) / 32768
    band, voice = stems["instrumental"][1], stems["vocals"][1]
    wanted = {"original": band + voice, "instrumental": band, "vocals": voice, "mix": band + 0.3 * voice}
    for number, choice in enumerate(order):
        begin, end = number * block * blocks + (block if number else 0), (number + 1) * block * blocks
        assert out[begin:end] == pytest.approx(wanted[choice][begin:end], abs=2e-4), choice
    steepest = np.abs(np.diff(band + voice)).max() + 0.7 / block  # the sounds' own, and the fade's over one block
    assert np.abs(np.diff(out)).max() < steepest
    assert len(devices) == 1
    assert devices[0].starts == 1
    assert playback.position_ms == pytest.approx(1000 * len(out) / RATE - 100, abs=1)


def test_the_levels_of_the_mix_are_heard_at_once(qtbot, playback, heard, stems, devices):
    choose(qtbot, heard, "mix")
    playback.play()
    devices[-1].advance(400)
    heard.set_level("instrumental", 0.5)
    heard.set_level("vocals", 0.0)
    devices[-1].advance(80)
    devices[-1].advance(400)
    out = np.array(devices[-1].heard) / 32768
    assert out[480:880] == pytest.approx(0.5 * stems["instrumental"][1][480:880], abs=2e-4)


def test_what_is_seen_is_what_is_heard_and_a_mix_shows_the_song(qtbot, playback, heard, stems):
    song, loudest = stems["song"][0], {}
    for choice in ("original", "instrumental", "vocals", "mix"):
        choose(qtbot, heard, choice)
        loudest[choice] = float(playback.pyramid.window(0, 1000 * SECONDS, 16)[2][:, 1].max())
        assert playback.path == (stems[choice][0] if choice in stems else song)
    assert loudest["instrumental"] == pytest.approx(0.3, abs=0.01)
    assert loudest["vocals"] == pytest.approx(0.4, abs=0.01)
    assert loudest["mix"] == loudest["original"] > 0.5


def test_what_is_missing_is_asked_for_and_the_song_goes_on_until_it_is_there(qtbot, playback, stems):
    heard = HeardSound(playback)
    with qtbot.waitSignal(heard.wanted) as asked:
        heard.choose("mix")
    assert asked.args == [("instrumental", "vocals")]
    assert (heard.choice, heard.heard) == ("mix", "original")
    heard.set_files({role: stems[role][0] for role in ("instrumental", "vocals")})
    qtbot.waitUntil(lambda: heard.heard == "mix", timeout=20000)
    heard.set_files({"instrumental": stems["instrumental"][0]})  # the vocals are gone again
    assert heard.heard == "original"
    heard.give_up()
    assert heard.choice == "original"


def test_a_stem_that_cannot_be_read_leaves_the_song(qtbot, playback, heard, tmp_path):
    (tmp_path / "bad.wav").write_bytes(b"RIFF" + bytes(100))
    heard.set_files({"vocals": tmp_path / "bad.wav"})
    with qtbot.waitSignal(playback.failed, timeout=20000) as told:
        heard.choose("vocals")
    assert "bad.wav" in told.args[0]
    assert (heard.choice, heard.heard) == ("original", "original")


def test_a_file_that_was_moved_is_heard_at_its_new_place_and_a_reset_goes_back_to_the_song(
    qtbot, playback, heard, stems, tmp_path
):
    choose(qtbot, heard, "vocals")
    before = playback.samples
    heard.set_files({role: stems[role][0] for role in ("instrumental", "vocals")})  # nothing new
    assert playback.samples is before
    soundfile.write(tmp_path / "later.wav", np.zeros(SECONDS * RATE), RATE)
    heard.set_files({"instrumental": stems["instrumental"][0], "vocals": tmp_path / "later.wav"})
    qtbot.waitUntil(lambda: playback.path == tmp_path / "later.wav", timeout=20000)
    assert not playback.samples.read(0, SECONDS * RATE).any()
    heard.reset()
    assert playback.path == stems["song"][0]
    assert playback.samples is playback.original
