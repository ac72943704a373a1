"""Instrumentals and their songs, of noise with the rhythm of music: the same waveforms through other masters."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kmaker_studio.audio import ffmpeg
from kmaker_studio.audio.decode import read_mono
from kmaker_studio.audio.offset import RATE, find_offset, offset_between, require_belonging
from kmaker_studio.core.errors import KMakerError

SECONDS = 35


def band(seed: int, seconds: float = SECONDS) -> np.ndarray:
    """Plucked tones of random pitches at random times, and hits of noise."""
    random = np.random.default_rng(seed)
    sound = np.zeros(int(seconds * RATE) + RATE)
    for start in np.cumsum(random.choice([0.125, 0.25, 0.5], int(seconds * 5))):
        if start > seconds - 1:
            break
        time = np.arange(RATE // 2) / RATE
        tone = sum(np.sin(2 * np.pi * n * 110 * 2 ** (random.integers(0, 30) / 12) * time) / n for n in range(1, 6))
        note = tone * np.exp(-6 * time) + 0.4 * random.normal(0, 1, len(time)) * np.exp(-40 * time)
        sound[int(start * RATE) :][: len(note)] += random.uniform(0.3, 1) * note
    return (0.15 * sound[: int(seconds * RATE)] / sound.std()).astype(np.float32)


def voice(seed: int, length: int) -> np.ndarray:
    random = np.random.default_rng(1000 + seed)
    pitch = np.repeat(random.choice([196, 220, 262, 294, 330], length // 5000 + 1), 5000)[:length]
    phase = 2 * np.pi * np.cumsum(pitch * (1 + 0.01 * np.sin(2 * np.pi * 5 * np.arange(length) / RATE))) / RATE
    return (0.1 * sum(np.sin(n * phase) / n for n in range(1, 8))).astype(np.float32)


def equalised(sound: np.ndarray, tilt: float) -> np.ndarray:
    """Another balance of highs and lows, by a filter that also turns phases."""
    out = sound.copy()
    out[1:] += np.float32(tilt) * sound[:-1]
    return out


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 10_000),
    offset=st.floats(-8, 8),
    drift=st.sampled_from([0.0, 0.0, -0.005, 0.002, 0.005]),
    gain=st.floats(0.1, 2),
    tilt=st.floats(-0.6, 0.6),
    noise=st.floats(0, 0.02),
)
def test_an_instrumental_is_found_within_5_ms(
    seed: int, offset: float, drift: float, gain: float, tilt: float, noise: float
):
    backing = band(seed)
    song = backing + voice(seed, len(backing))
    played = soxr.resample(backing, RATE * (1 + drift), RATE) if drift else backing
    shift = round(offset / (1 + drift) * RATE)
    played = played[shift:] if shift > 0 else np.concatenate([np.zeros(-shift, np.float32), played])
    played = gain * equalised(played, tilt) + np.random.default_rng(seed).normal(0, noise, len(played))
    found = offset_between(song, played.astype(np.float32))
    assert found.belongs
    for second in (0.0, len(played) / RATE):
        true = shift / RATE * (1 + drift) + drift * second
        assert abs(found.seconds + found.drift * second - true) <= 0.005


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000))
def test_one_of_another_song_is_refused(seed: int):
    song = band(seed) + voice(seed, SECONDS * RATE)
    assert not offset_between(song, band(seed + 20_000)).belongs


def test_files(tmp_path: Path):
    backing = band(1)
    soundfile.write(tmp_path / "song.wav", backing + voice(1, len(backing)), RATE)
    soundfile.write(tmp_path / "late.wav", np.concatenate([np.zeros(2 * RATE), 0.5 * backing]), RATE)
    arguments = [*ffmpeg.input_arguments(tmp_path / "late.wav"), "-b:a", "96k", f"file:{tmp_path / 'late.mp3'}"]
    assert ffmpeg.run(arguments)[0] == 0
    found = find_offset(tmp_path / "song.wav", tmp_path / "late.mp3")
    assert found.seconds == pytest.approx(-2, abs=0.005)
    require_belonging(found, tmp_path / "song.wav", tmp_path / "late.mp3")
    soundfile.write(tmp_path / "other.wav", band(2), RATE)
    other = find_offset(tmp_path / "song.wav", tmp_path / "other.wav")
    with pytest.raises(KMakerError, match=r"other\.wav does not seem to belong to .*song\.wav: choose its own"):
        require_belonging(other, tmp_path / "song.wav", tmp_path / "other.wav")
    assert len(read_mono(tmp_path / "late.mp3", RATE)) > 0


def test_a_shorter_one_silence_and_hardly_anything(tmp_path: Path):
    backing = band(3)
    song = backing + voice(3, len(backing))
    found = offset_between(song, backing[10 * RATE : 22 * RATE])
    assert found.belongs
    assert found.seconds == pytest.approx(10, abs=0.005)
    assert not offset_between(song, np.zeros(20 * RATE, np.float32)).belongs
    soundfile.write(tmp_path / "song.wav", song, RATE)
    soundfile.write(tmp_path / "short.wav", backing[: 2 * RATE], RATE)
    with pytest.raises(KMakerError, match=r"short\.wav lasts only 2\.0 s, too short to compare"):
        find_offset(tmp_path / "song.wav", tmp_path / "short.wav")
