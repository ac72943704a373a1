"""The player on a device and a clock that the test turns by hand; no sound device is needed."""

from types import SimpleNamespace

import numpy as np
import pytest

from kmaker_studio.audio.player import SILENT, Player, SampleBuffer

RATE = 1000
LATENCY = 0.1


class Device:
    """A stream that calls back when `advance` turns its clock, `LATENCY` seconds ahead of the ear."""

    def __init__(self, rate, callback):
        self.callback, self.rate = callback, rate
        self.time, self.latency, self.active, self.closed = 50.0, LATENCY, False, False
        self.heard = []

    def start(self):
        self.active = True

    def abort(self):
        self.active = False

    def close(self):
        self.active, self.closed = False, True

    def advance(self, frames):
        out = np.full((frames, 1), 99, np.int16)
        when = SimpleNamespace(currentTime=self.time, outputBufferDacTime=self.time + LATENCY)
        self.callback(out, frames, when, None)
        self.heard.extend(out[:, 0].tolist())
        self.time += frames / self.rate


@pytest.fixture
def buffer():
    buffer = SampleBuffer(RATE, 2000)
    buffer.append(np.arange(2000, dtype=np.float32) / 32767)
    buffer.finish()
    return buffer


@pytest.fixture
def device():
    return []


@pytest.fixture
def player(buffer, device):
    def open_output(rate, callback):
        device.append(Device(rate, callback))
        return device[-1]

    player = Player(open_output)
    player.load(buffer)
    return player


def test_the_position_is_what_is_heard_not_what_was_handed_over(player, device):
    player.play()
    assert player.position_ms == 0
    for _ in range(10):
        device[0].advance(50)
    assert device[0].heard == list(range(500))
    assert player.position_ms == pytest.approx(400, abs=1)  # 500 ms handed over, less 100 ms of latency


def test_pause_keeps_the_place_that_was_heard(player, device):
    player.play()
    for _ in range(10):
        device[0].advance(50)
    player.pause()
    assert not device[0].active
    assert player.position_ms == pytest.approx(400, abs=1)
    player.play()
    device[0].advance(50)
    assert device[0].heard[500] in (399, 400)


def test_a_seek_while_playing_jumps_at_the_next_block(player, device):
    player.play()
    device[0].advance(50)
    player.seek(1500)
    assert player.position_ms == 1500
    device[0].advance(50)
    assert device[0].heard[50:] == list(range(1500, 1550))
    assert player.position_ms == 1500
    device[0].advance(200)
    assert player.position_ms == pytest.approx(1600, abs=60)


def test_it_stops_at_the_end_and_plays_again_from_the_start(player, device):
    player.play()
    player.seek(1900)
    for _ in range(6):
        device[0].advance(50)
        player.poll()
    assert not player.is_playing
    assert player.position_ms == 2000
    player.play()
    assert player.position_ms == 0


def test_what_is_not_decoded_yet_is_waited_for(device):
    buffer = SampleBuffer(RATE, 2000)
    buffer.append(np.ones(100, np.float32))
    player = Player(lambda rate, callback: device.append(Device(rate, callback)) or device[-1])
    player.load(buffer)
    player.play()
    for _ in range(6):
        device[0].advance(50)
    assert device[0].heard == [32767] * 100 + [0] * 200
    assert player.position_ms == 100
    assert player.is_playing
    assert player.duration_ms == 2000


def test_a_device_that_goes_away_leaves_the_silent_clock_running(buffer):
    now, opened = [10.0], []
    player = Player(lambda rate, callback: opened.append(Device(rate, callback)) or opened[-1], lambda: now[0])
    player.load(buffer)
    player.play()
    for _ in range(10):
        opened[0].advance(50)
    opened[0].active = False
    player.poll()
    assert player.notice == SILENT
    assert opened[0].closed
    now[0] += 0.3
    assert player.position_ms == pytest.approx(700, abs=1)


def test_without_a_device_it_runs_silently_and_says_so(buffer):
    now = [10.0]

    def no_device(rate, callback):
        raise OSError("PortAudio library not found")

    player = Player(no_device, lambda: now[0])
    player.load(buffer)
    player.play()
    assert player.notice == SILENT
    assert player.latency_ms is None
    now[0] += 0.75
    assert player.position_ms == pytest.approx(750)
    player.seek(100)
    now[0] += 0.2
    assert player.position_ms == pytest.approx(300)
    player.pause()
    now[0] += 5
    assert player.position_ms == pytest.approx(300)
    player.play()
    now[0] += 5
    player.poll()
    assert not player.is_playing
    assert player.position_ms == 2000


def test_a_buffer_grows_past_what_was_expected_and_shrinks_to_what_came():
    buffer = SampleBuffer(RATE, 10)
    buffer.append(np.full(25, -1.0, np.float32))
    assert buffer.frames == 25
    assert buffer.read(20, 100).tolist() == [-32767] * 5
    short = SampleBuffer(RATE, 100)
    short.append(np.zeros(60, np.float32))
    assert short.frames == 100
    short.finish()
    assert short.frames == 60
