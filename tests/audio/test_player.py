"""The player on a device and a clock that the test turns by hand; no sound device is needed."""

from types import SimpleNamespace

import numpy as np
import pytest

from kmaker_studio.audio.mix_buffer import MixBuffer
from kmaker_studio.audio.output import Status
from kmaker_studio.audio.player import Player
from kmaker_studio.audio.sample_buffer import SampleBuffer

RATE = 1000
LATENCY = 0.1
FULL = 32768


class Device:
    """A stream that calls back when `advance` turns its clock, `LATENCY` seconds ahead of the ear."""

    def __init__(self, rate, channels, callback):
        self.callback, self.rate, self.channels = callback, rate, channels
        self.time, self.latency, self.active, self.closed = 50.0, LATENCY, False, False
        self.starts = 0
        self.heard = []

    def start(self):
        self.active = True
        self.starts += 1

    def abort(self):
        self.active = False

    def close(self):
        self.active, self.closed = False, True

    def advance(self, frames):
        out = np.full((frames, self.channels), 99, np.float32)
        when = SimpleNamespace(currentTime=self.time, outputBufferDacTime=self.time + LATENCY)
        self.callback(out, frames, when, None)
        self.heard.extend(np.round(out[:, 0] * FULL, 3).tolist())
        self.time += frames / self.rate


def ramp(frames, rate=RATE):
    """A song whose sample number n has the value n."""
    buffer = SampleBuffer(rate, frames)
    buffer.append(np.arange(frames, dtype=np.float32) / 32767)
    buffer.finish()
    return buffer


@pytest.fixture
def buffer():
    return ramp(2000)


@pytest.fixture
def device():
    return []


@pytest.fixture
def clock():
    return [10.0]


@pytest.fixture
def player(buffer, device, clock):
    def open_output(rate, channels, callback):
        device.append(Device(rate, channels, callback))
        return device[-1]

    player = Player(open_output, lambda: clock[0])
    player.load(buffer)
    yield player
    player.close()


def run(device, player, blocks, frames=50):
    for _ in range(blocks):
        device[-1].advance(frames)
        player.poll()


def test_the_position_is_what_is_heard_not_what_was_handed_over(player, device):
    player.play()
    assert player.position_ms == 0
    run(device, player, 10)
    assert device[0].heard == list(range(500))
    assert player.position_ms == pytest.approx(400, abs=1)  # 500 ms handed over, less 100 ms of latency


def test_the_position_some_time_ago(player, device):
    player.play()
    run(device, player, 10)
    assert player.position_ago(0.25) == pytest.approx(150, abs=1)
    assert player.position_ago(9) == 0


def test_pause_keeps_the_place_that_was_heard(player, device):
    player.play()
    run(device, player, 10)
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
    run(device, player, 6)
    assert not player.is_playing
    assert player.position_ms == 2000
    player.play()
    assert player.position_ms == 0


def test_a_stretch_is_played_to_the_sample_and_the_playhead_goes_back(player, device):
    player.play(500, 630, back_ms=500)
    run(device, player, 5)
    assert device[0].heard[:150] == [*range(500, 630), *[0] * 20]
    assert not player.is_playing
    assert player.position_ms == 500


def test_without_a_way_back_the_playhead_stays_at_the_end_of_the_stretch(player, device):
    player.play(500, 630)
    run(device, player, 5)
    assert (player.is_playing, player.position_ms) == (False, 630)


def test_a_loop_has_no_seam(player, device):
    player.play(300, 360, loop=True)
    run(device, player, 4)
    assert device[0].heard == [300 + n % 60 for n in range(200)]
    assert player.is_playing
    assert player.position_ms == pytest.approx(300 + 100 % 60, abs=1)  # 200 handed over, 100 heard: across the seam


def test_a_loop_shorter_than_can_be_heard_is_made_longer(player, device):
    player.play(300, 301, loop=True)
    run(device, player, 2)
    assert device[0].heard == [300 + n % 30 for n in range(100)]


def test_the_ends_of_a_loop_move_while_it_plays(player, device):
    player.play(300, 400, loop=True)
    device[0].advance(50)
    player.set_loop(320, 380)
    device[0].advance(50)
    device[0].advance(100)
    assert device[0].heard == [*range(300, 380), *range(320, 380), *range(320, 380)]


def test_a_loop_whose_end_moves_before_the_sound_begins_again(player, device):
    player.play(300, 400, loop=True)
    device[0].advance(90)
    player.set_loop(310, 350)
    device[0].advance(50)
    assert device[0].heard[90:] == [*range(310, 350), *range(310, 320)]


def test_a_jump_out_of_a_loop_ends_it_and_one_inside_does_not(player, device):
    player.play(300, 400, loop=True)
    player.seek(350)
    device[0].advance(100)
    assert device[0].heard == [*range(350, 400), *range(300, 350)]
    player.seek(1000)
    device[0].advance(200)
    assert device[0].heard[100:] == list(range(1000, 1200))
    assert not player.is_looping


def test_the_volume_is_a_share_of_the_amplitude(player, device):
    player.volume = 0.5
    player.play(1000)
    device[0].advance(10)
    assert device[0].heard == [n / 2 for n in range(1000, 1010)]


def test_stereo_goes_to_both_sides(device):
    buffer = SampleBuffer(RATE, 100, 2)
    buffer.append(np.stack((np.full(100, 0.5), np.full(100, -0.25)), axis=1).astype(np.float32))
    buffer.finish()
    player = Player(lambda *opening: device.append(Device(*opening)) or device[-1])
    player.load(buffer)
    player.play()
    out = np.zeros((50, 2), np.float32)
    device[0].callback(out, 50, SimpleNamespace(currentTime=0.0, outputBufferDacTime=0.1), None)
    assert out[:, 0] == pytest.approx(0.5, abs=1e-4)
    assert out[:, 1] == pytest.approx(-0.25, abs=1e-4)
    player.close()


def test_a_scrub_is_a_faded_slice_and_leaves_the_playhead(player, device):
    player.seek(1000)
    player.scrub(500, 70)
    device[0].advance(50)
    device[0].advance(50)
    heard = device[0].heard
    assert heard[0] == 0
    assert heard[8:62] == list(range(508, 562))  # 8 ms of fade at either side
    assert heard[4] == pytest.approx(504 / 2)
    assert heard[69] < 569 / 4
    assert heard[70:] == [0] * 30
    assert player.position_ms == 1000
    assert not player.is_playing


def test_of_slices_asked_for_while_one_sounds_only_the_latest_follows(player, device):
    player.scrub(500, 20)
    device[0].advance(10)
    player.scrub(800, 20)
    player.scrub(1200, 20)
    device[0].advance(10)
    device[0].advance(20)
    assert device[0].heard[20 + 10] == 1210


def test_no_scrub_while_the_song_plays(player, device):
    player.play()
    player.scrub(1000)
    device[0].advance(50)
    assert device[0].heard == list(range(50))


def test_the_device_rests_when_nothing_was_scrubbed_for_a_while(player, device, clock):
    player.scrub(500, 20)
    assert device[0].active
    device[0].advance(50)
    player.poll()
    assert player.is_active
    clock[0] += 5
    player.poll()
    assert not device[0].active
    assert not player.is_active
    player.scrub(500, 20)
    assert device[0].starts == 2


def test_what_is_not_decoded_yet_is_waited_for(device):
    buffer = SampleBuffer(RATE, 2000)
    buffer.append(np.ones(100, np.float32))
    player = Player(lambda *opening: device.append(Device(*opening)) or device[-1])
    player.load(buffer)
    player.play()
    run(device, player, 6)
    assert device[0].heard == [32767] * 100 + [0] * 200
    assert player.position_ms == 100
    assert player.is_playing
    assert player.duration_ms == 2000
    player.close()


def test_a_device_that_goes_away_leaves_the_silent_clock_running_and_is_tried_again(player, device, clock):
    player.play()
    run(device, player, 10)
    device[0].active = False
    player.poll()
    assert player.status is Status.LOST
    assert device[0].closed
    clock[0] += 0.3
    assert player.position_ms == pytest.approx(700, abs=1)
    player.pause()
    player.play()
    assert player.status is Status.OPEN
    device[1].advance(50)
    assert device[1].heard == list(range(700, 750))


def test_a_device_whose_driver_hangs_is_taken_for_gone(player, device, clock):
    player.play()
    run(device, player, 4)
    clock[0] += 1
    player.poll()
    assert player.status is Status.OPEN
    clock[0] += 1
    player.poll()
    assert player.status is Status.LOST
    assert player.is_playing


def test_a_device_that_refuses_everything_is_taken_for_gone(buffer, clock):
    class Broken(Device):
        broken = False

        def __getattribute__(self, name):
            if name in ("active", "time") and type(self).broken:
                raise RuntimeError("Invalid stream pointer [PaErrorCode -9988]")
            return super().__getattribute__(name)

        def close(self):
            raise RuntimeError("Invalid stream pointer [PaErrorCode -9988]")

    opened = []
    player = Player(lambda *opening: opened.append(Broken(*opening)) or opened[-1], lambda: clock[0])
    player.load(buffer)
    player.play()
    for _ in range(4):
        opened[0].advance(50)
    player.poll()
    Broken.broken = True
    player.poll()
    assert player.status is Status.LOST
    clock[0] += 0.5
    assert player.position_ms == pytest.approx(600, abs=1)
    player.pause()
    player.close()


def test_without_a_device_it_runs_silently_and_says_so(buffer, clock):
    tries = []

    def no_device(rate, channels, callback):
        tries.append(rate)
        raise OSError("PortAudio library not found")

    player = Player(no_device, lambda: clock[0])
    player.load(buffer)
    player.play()
    assert player.status is Status.MISSING
    assert player.latency_ms is None
    clock[0] += 0.75
    assert player.position_ms == pytest.approx(750)
    player.seek(100)
    clock[0] += 0.2
    assert player.position_ms == pytest.approx(300)
    player.pause()
    clock[0] += 5
    assert player.position_ms == pytest.approx(300)
    player.scrub(300)  # a dragged edge does not ask again
    assert len(tries) == 1
    player.play()
    assert len(tries) == 2
    clock[0] += 5
    player.poll()
    assert not player.is_playing
    assert player.position_ms == 2000
    player.play(500, 600, loop=True)
    clock[0] += 0.25
    assert player.position_ms == pytest.approx(550)
    player.set_loop(500, 580)
    clock[0] += 0.1
    assert player.position_ms == pytest.approx(570)
    player.close()


def test_another_device_is_used_at_once(player, device):
    player.play()
    run(device, player, 10)
    other = []
    player.use(lambda *opening: other.append(Device(*opening)) or other[-1])
    assert device[0].closed
    other[0].advance(50)
    assert other[0].heard[0] in (399, 400)


def test_a_buffer_grows_past_what_was_expected_and_shrinks_to_what_came():
    buffer = SampleBuffer(RATE, 10)
    buffer.append(np.full(25, -1.0, np.float32))
    assert buffer.frames == 25
    assert buffer.read(20, 100).ravel().tolist() == [-32767] * 5
    short = SampleBuffer(RATE, 100)
    short.append(np.zeros(60, np.float32))
    assert short.frames == 100
    short.finish()
    assert short.frames == 60


def singing(frames=4000, rate=RATE, channels=1):
    """A low tone: as loud everywhere as a jump in it would not be."""
    return np.sin(2 * np.pi * 3 * np.arange(frames) / rate).astype(np.float32)


def sound_of(samples, rate=RATE):
    buffer = SampleBuffer(rate, len(samples))
    buffer.append(samples)
    buffer.finish()
    return buffer


def heard_before_and_after(player, device, other):
    """What is heard in 20 blocks of 50 frames, with a switch to `other` after ten."""
    player.play()
    run(device, player, 10)
    player.switch(other)
    run(device, player, 10)
    return np.array(device[0].heard) / FULL


def test_another_sound_of_the_song_takes_over_at_the_same_sample_without_gap_or_click(player, device):
    tone = singing()
    player.load(sound_of(0.5 * tone))
    heard = heard_before_and_after(player, device, sound_of(-0.25 * tone))
    assert heard[:500] == pytest.approx(0.5 * tone[:500], abs=1e-4)
    assert heard[550:] == pytest.approx(-0.25 * tone[550:1000], abs=1e-4)  # the same sample, not one more or less
    share = np.linspace(0, 1, 50, endpoint=False)
    assert heard[500:550] == pytest.approx((0.5 - 0.75 * share) * tone[500:550], abs=1e-4)
    steepest = 0.5 * 2 * np.pi * 3 / RATE + 0.75 / 50 * np.abs(tone[500:550]).max()
    assert np.abs(np.diff(heard)).max() <= steepest + 1e-4  # no click
    assert len(device) == 1
    assert device[0].starts == 1
    assert player.position_ms == pytest.approx(900, abs=1)


def test_the_same_sound_under_another_name_is_not_to_be_heard(player, device):
    tone = singing()
    player.load(sound_of(tone))
    heard = heard_before_and_after(player, device, sound_of(tone))
    assert heard == pytest.approx(tone[:1000], abs=1e-4)


def test_a_loop_goes_on_in_the_other_sound(player, device):
    player.load(ramp(2000))
    player.play(100, 400, loop=True)
    run(device, player, 4)
    player.switch(sound_of(np.full(2000, 0.5, np.float32)))
    run(device, player, 10)
    assert player.is_looping
    assert 100 <= player.position_ms <= 400
    assert set(device[0].heard[260:]) == {round(0.5 * 32767)}


def test_switching_while_it_stands_keeps_the_place(player, device):
    player.load(ramp(2000))
    player.seek(300)
    player.switch(sound_of(np.full(2000, 0.25, np.float32)))
    assert player.position_ms == 300
    player.play()
    run(device, player, 1)
    assert set(device[0].heard) == {round(0.25 * 32767)}


def test_a_mix_is_its_parts_at_their_levels_as_far_as_all_have_come(player, device):
    tone = singing()
    voice, band = sound_of(0.5 * tone), SampleBuffer(RATE, 4000)
    band.append(np.full(2000, 0.1, np.float32))
    mixed = MixBuffer([(band, 1.0), (voice, 0.5)])
    assert (mixed.filled, mixed.frames, mixed.is_complete) == (2000, 4000, False)
    assert mixed.read(100, 50)[:, 0] / 32767 == pytest.approx(0.1 + 0.25 * tone[100:150], abs=1e-4)
    assert len(mixed.read(1990, 50)) == 10
    band.finish()
    assert len(mixed.read(1990, 50)) == 50  # past the end of the shorter one there is the other
    assert np.abs(MixBuffer([(voice, 1.0)] * 4).read(0, 400)).max() == 32767  # louder than a file can be: held
