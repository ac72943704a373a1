from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.jobs import Progress, ignore_progress, never_cancelled
from kmaker_studio.separate.network import Spleeter
from kmaker_studio.separate.spleeter import SpleeterSeparator


@pytest.mark.parametrize(
    ("rate", "channels", "seconds"), [(44_100, 1, 2), (8_000, 1, 3), (192_000, 2, 2), (48_000, 6, 2), (44_100, 2, 13)]
)
def test_the_stems_have_the_songs_rate_and_length_and_add_up_to_it(
    model: Spleeter, tmp_path: Path, verse: np.ndarray, rate: int, channels: int, seconds: int
):
    import soxr

    once = soxr.resample(np.tile(verse, 5)[: seconds * 44_100], 44_100, rate)
    song = once[:, None] * np.linspace(1.0, 0.6, channels)
    path = tmp_path / "song.wav"
    soundfile.write(path, song, rate, "PCM_16")
    told: list[Progress] = []
    found = SpleeterSeparator(model).separate(path, tmp_path, told.append, never_cancelled)
    assert found.vocals is not None
    assert found.accompaniment is not None
    vocals, one = soundfile.read(found.vocals, always_2d=True)
    rest, other = soundfile.read(found.accompaniment, always_2d=True)
    written, _ = soundfile.read(path, always_2d=True)
    heard = written if channels <= 2 else np.repeat(written.mean(1, keepdims=True), 2, 1)
    assert (one, other) == (rate, rate)
    assert vocals.shape == rest.shape == heard.shape
    lacking = np.mean((vocals + rest - heard) ** 2) / np.mean(heard**2)
    assert 10 * np.log10(lacking + 1e-12) < -60
    assert np.mean(vocals**2) > 0.05 * np.mean(heard**2)
    assert np.mean(rest**2) > 0.01 * np.mean(heard**2)
    assert told[-1].share == 1.0
    assert all(one.done <= other.done for one, other in pairwise(told))


def test_stems_louder_than_a_file_can_hold_still_add_up(tmp_path: Path):
    from kmaker_studio.separate.separator import Stems
    from kmaker_studio.separate.stem_files import StemWriter

    stems = Stems(tmp_path / "v.flac", tmp_path / "a.flac")
    random = np.random.default_rng(0)
    mix = np.clip(random.normal(0, 0.5, (5000, 2)), -1, 32767 / 32768).astype(np.float32)
    with StemWriter(stems, 8000, 2) as writer:
        writer.write(mix, (3 * mix + random.normal(0, 1, mix.shape)).astype(np.float32))
    total = sum(soundfile.read(path, dtype="int16")[0].astype(int) for path in (stems.vocals, stems.accompaniment))
    assert np.array_equal(total, np.clip(np.rint(mix * 32768), -32768, 32767))


def test_silence(model: Spleeter, tmp_path: Path):
    path = tmp_path / "silence.wav"
    soundfile.write(path, np.zeros(30_000), 44_100)
    found = SpleeterSeparator(model).separate(path, tmp_path, ignore_progress, never_cancelled)
    for stem in (found.vocals, found.accompaniment):
        assert stem is not None
        samples, _ = soundfile.read(stem)
        assert samples.shape == (30_000,)
        assert not samples.any()


def test_it_stops_midway(model: Spleeter, song: Path, tmp_path: Path):
    with pytest.raises(JobCancelled):
        SpleeterSeparator(model).separate(song, tmp_path, ignore_progress, lambda: True)


def test_no_sound(model: Spleeter, tmp_path: Path):
    path = tmp_path / "words.wav"
    path.write_text("no sound")
    with pytest.raises(KMakerError, match=r"words\.wav is damaged or not a sound file"):
        SpleeterSeparator(model).separate(path, tmp_path, ignore_progress, never_cancelled)
