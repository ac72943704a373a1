"""Other speeds and the voice in front, by the real ffmpeg: pitch, length and place are measured on what it gives."""

import time

import numpy as np
import pytest

from kmaker_studio.audio.player import Player
from kmaker_studio.audio.sample_buffer import SampleBuffer
from kmaker_studio.audio.speed_and_voice import PlaybackMode, ProcessedAudio, ProcessedAudioCache
from tests.audio.test_player import Device

RATE = 16000


def song(samples, rate=RATE):
    buffer = SampleBuffer(rate, len(samples), 1 if samples.ndim == 1 else samples.shape[1])
    buffer.append(samples.astype(np.float32))
    buffer.finish()
    return buffer


def rendered(buffer, mode, origin=0):
    """All of a rendition, waited for."""
    rendition = ProcessedAudio(buffer, mode, origin)
    wait_for(lambda: not rendition.is_live)
    assert not rendition.failed
    samples = rendition.read(0, 1 << 40).astype(float)
    rendition.close()
    return samples


def wait_for(happened, seconds=30):
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def tone(hertz, seconds=4, rate=RATE):
    return 0.5 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)


def peak_hertz(samples, rate=RATE):
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return np.argmax(spectrum) * rate / len(samples)


def level(samples, hertz, rate=RATE):
    window = np.hanning(len(samples))
    turn = np.exp(-2j * np.pi * hertz * np.arange(len(samples)) / rate)
    return 2 * abs((samples * window * turn).sum()) / window.sum()


@pytest.mark.parametrize("speed", [25, 60, 90, 125, 150])
def test_the_pitch_stays_and_the_length_goes_by_the_speed(speed):
    samples = rendered(song(tone(440)), PlaybackMode(speed))[:, 0]
    assert len(samples) == pytest.approx(4 * RATE * 100 / speed, abs=1)
    middle = samples[len(samples) // 4 : -len(samples) // 4]
    assert peak_hertz(middle) == pytest.approx(440, abs=1)
    assert np.abs(samples[-RATE // 10 :]).max() > 5000  # to its end


@pytest.mark.parametrize(("speed", "rate"), [(25, 16000), (50, 44100), (75, 16000), (125, 16000), (150, 44100)])
def test_a_click_sounds_where_the_playhead_says(speed, rate):
    clicks = [0.5, 1.7, 2.9]
    samples = np.zeros(4 * rate)
    for click in clicks:
        at = round(click * rate)
        t = np.arange(round(0.045 * rate)) / rate
        samples[at : at + len(t)] = 0.6 * np.sin(2 * np.pi * 1000 * t) * np.exp(-t * 70)
    buffer = song(samples, rate)
    rendition = ProcessedAudio(buffer, PlaybackMode(speed), round(0.25 * rate))
    wait_for(lambda: not rendition.is_live)
    sound = np.abs(rendition.read(0, 1 << 40)[:, 0].astype(float))
    rendition.close()
    for click in clicks:
        near = rendition.frame_at((click - 0.1) * rate)
        window = sound[near : rendition.frame_at((click + 0.1) * rate)]
        onset = rendition.song_frame_at(near + np.argmax(window > 0.15 * window.max())) / rate
        assert onset == pytest.approx(click, abs=0.006 if speed < 100 else 0.015)  # fast ones are smeared more


@pytest.mark.parametrize("rate", [22050, 48000])
def test_the_voice_in_front_takes_away_what_one_side_has(rate):
    voice, left, right = tone(440, 3, rate), tone(1000, 3, rate), tone(700, 3, rate)
    stereo = np.stack((voice + left, voice + right), axis=1) * 0.6
    before = stereo[:, 0] * 32767
    after = rendered(song(stereo, rate), PlaybackMode(100, voice=True))[:, 0]
    assert len(after) == 3 * rate
    half = slice(rate // 2, 5 * rate // 2)
    assert level(after[half], 440, rate) == pytest.approx(level(before[half], 440, rate), rel=0.2)
    assert level(after[half], 1000, rate) < 0.1 * level(before[half], 1000, rate)


def test_the_voice_in_front_is_not_late():
    rate = 44100
    burst = np.zeros(2 * rate)
    burst[rate : rate + rate // 4] = tone(440, 0.25, rate)
    noise = np.random.default_rng(1).normal(0, 0.001, (2 * rate, 2))
    after = np.abs(rendered(song(burst[:, None] + noise, rate), PlaybackMode(100, voice=True), rate // 2)[:, 0])
    onset = np.argmax(after > after.max() / 2) / rate + 0.5
    assert onset == pytest.approx(1.0, abs=0.025)  # a transform of 46 ms smears it to either side


def test_rendering_waits_for_what_is_still_being_decoded():
    buffer = SampleBuffer(RATE, 2 * RATE)
    buffer.append(tone(440, 1).astype(np.float32))
    rendition = ProcessedAudio(buffer, PlaybackMode(50), 0)
    wait_for(lambda: rendition.end > 0.5 * RATE)
    assert rendition.is_live
    assert rendition.end <= RATE
    buffer.append(tone(440, 1).astype(np.float32))
    buffer.finish()
    wait_for(lambda: not rendition.is_live)
    rendition.close()
    assert np.abs(rendition.read(3 * RATE, RATE)).max() > 10000


def test_only_a_stretch_ahead_of_the_playhead_is_rendered_until_more_is_wanted():
    rate = 4000
    rendition = ProcessedAudio(song(tone(440, 60, rate), rate), PlaybackMode(90), 0)
    wait_for(lambda: rendition.end > 10 * rate)
    time.sleep(0.3)
    assert rendition.end < 20 * rate
    rendition.want(30 * rate)
    wait_for(lambda: rendition.end > 40 * rate)
    assert rendition.is_live
    rendition.close()
    assert not rendition.is_live


def test_what_was_rendered_is_kept():
    buffer = song(tone(440, 4))
    renditions = ProcessedAudioCache(buffer)
    slow = renditions.at(PlaybackMode(50), RATE, 4 * RATE)
    wait_for(lambda: not slow.is_live)
    fast = renditions.at(PlaybackMode(150), RATE, 4 * RATE)
    assert fast is not slow
    assert renditions.at(PlaybackMode(50), 2 * RATE, 4 * RATE) is slow
    assert renditions.at(PlaybackMode(50), 0, 4 * RATE) is not slow  # it begins later
    renditions.close()


def test_the_player_at_half_the_speed_keeps_the_song_s_time():
    opened = []
    player = Player(lambda *opening: opened.append(Device(*opening)) or opened[-1])
    buffer = song(tone(440, 4))
    player.load(buffer)
    player.play(1000)
    opened[0].advance(1600)
    opened[0].advance(1600)
    assert player.position_ms == pytest.approx(1100, abs=1)  # 200 ms handed over, 100 ms of latency
    player.set_manner(PlaybackMode(50))
    assert player.position_ms == pytest.approx(1100, abs=1)
    rendition = player._rendition
    wait_for(lambda: rendition.end > 2 * RATE)
    for _ in range(10):
        opened[0].advance(1600)
    assert player.position_ms == pytest.approx(1100 + 0.5 * 900, abs=1)
    heard = np.array(opened[0].heard[3200 + 1600 :])
    assert peak_hertz(heard) == pytest.approx(440, abs=1.5)
    player.set_manner(PlaybackMode(100))
    assert player.position_ms == pytest.approx(1550, abs=1)
    player.close()


def test_at_half_the_speed_another_sound_is_heard_when_it_is_ready_and_without_a_gap():
    opened = []
    player = Player(lambda *opening: opened.append(Device(*opening)) or opened[-1])
    player.load(song(tone(440, 6)))
    player.set_manner(PlaybackMode(50))
    player.play()
    wait_for(lambda: player._rendition.end > 5 * RATE)
    for _ in range(10):
        opened[0].advance(1600)
        player.poll()
    player.switch(song(tone(880, 6)))

    def switched():
        opened[0].advance(160)  # 10 ms; it goes on playing while the other one is made ready
        player.poll()
        return player._waiting is None or player.position_ms > 2500

    wait_for(switched)
    changed = len(opened[0].heard)
    for _ in range(5):
        opened[0].advance(1600)
        player.poll()
    heard = np.array(opened[0].heard) / 32768
    assert peak_hertz(heard[3200:changed]) == pytest.approx(440, abs=4)
    assert peak_hertz(heard[changed + 400 :]) == pytest.approx(880, abs=4)
    loudest = np.abs(heard[1600 : len(heard) // 80 * 80].reshape(-1, 80)).max(axis=1)
    assert loudest.min() > 0.2  # no gap, not of 5 ms
    assert np.abs(np.diff(heard)).max() < 0.5 * 2 * np.pi * 880 / RATE * 1.3  # no click
    assert player.position_ms == pytest.approx(0.5 * (1000 * len(heard) / RATE - 100), abs=2)
    player.close()


def test_a_loop_at_another_speed_has_its_ends_where_the_song_has_them():
    opened = []
    player = Player(lambda *opening: opened.append(Device(*opening)) or opened[-1])
    player.load(song(tone(440, 4)))
    player.set_manner(PlaybackMode(50))
    player.play(1000, 1300, loop=True)
    rendition = player._rendition
    wait_for(lambda: rendition.end > 1.4 * RATE)
    for _ in range(8):
        opened[0].advance(1600)
    # 800 ms handed over, 700 heard: a round lasts 600
    assert player.position_ms == pytest.approx(1000 + 0.5 * 100, abs=1)
    heard = np.array(opened[0].heard)
    assert heard[9600:12800] == pytest.approx(heard[:3200])
    player.close()


def test_mono_has_no_voice_to_put_in_front():
    player = Player(lambda *opening: Device(*opening))
    player.load(song(tone(440)))
    player.set_manner(PlaybackMode(80, voice=True))
    assert player.mode == PlaybackMode(80)
    player.set_manner(PlaybackMode(10))
    assert player.mode == PlaybackMode(25)
    player.close()


def test_without_ffmpeg_the_song_plays_as_it_is_and_says_why(monkeypatch):
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", "/nowhere/ffmpeg")
    opened = []
    player = Player(lambda *opening: opened.append(Device(*opening)) or opened[-1])
    player.load(song(tone(440)))
    player.play(1000)
    opened[0].advance(1600)
    opened[0].advance(1600)
    player.set_manner(PlaybackMode(50))
    assert player.mode.is_plain
    assert "ffmpeg" in player.problem
    opened[0].advance(3200)
    assert player.is_playing
    assert player.position_ms == pytest.approx(1200, abs=1)
    player.close()


def test_an_ffmpeg_that_dies_leaves_the_song_playing():
    opened = []
    player = Player(lambda *opening: opened.append(Device(*opening)) or opened[-1])
    player.load(song(tone(440, 60)))
    player.set_manner(PlaybackMode(50))
    player.play(1000)
    rendition = player._rendition
    wait_for(lambda: rendition.end > 2 * RATE)
    rendition._pipe.kill()
    wait_for(lambda: rendition.failed)
    player.poll()
    assert player.mode.is_plain
    assert player.problem
    assert player.is_playing
    player.close()
