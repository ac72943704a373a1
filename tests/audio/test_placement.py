"""An instrumental on its song's clock: clicks are where the offset and the drift say."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.audio.decode import AudioInfo
from kmaker_studio.audio.placement import write_placed
from kmaker_studio.core.errors import JobCancelled, KMakerError

RATE = 8000


def clicks(folder: Path, channels: int = 1) -> Path:
    """A click at each second of ten."""
    sound = np.zeros(10 * RATE)
    for second in range(10):
        sound[second * RATE + 40 : second * RATE + 60] = np.hanning(20)
    soundfile.write(folder / "clicks.wav", np.stack([sound] * channels, 1), RATE)
    return folder / "clicks.wav"


@settings(max_examples=25, deadline=None)
@given(
    seconds=st.floats(-9, 12), drift=st.sampled_from([0.0, 0.005, -0.005, 0.0012]), rate=st.sampled_from([8000, 11025])
)
def test_what_it_has_at_t_the_song_has_at_offset_and_drift_times_t(tmp_path_factory, seconds, drift, rate):
    folder = tmp_path_factory.mktemp("placed")
    song = AudioInfo(12_000, rate, 2)
    write_placed(clicks(folder), folder / "placed.flac", song, seconds, drift)
    placed, written = soundfile.read(folder / "placed.flac")
    assert (written, placed.shape) == (rate, (12 * rate,))
    for second in range(10):
        at = round(rate * (seconds + (1 + drift) * (second + 50 / RATE)))
        if 100 < at < len(placed) - 100:
            near = placed[at - 60 : at + 60]
            assert np.abs(near).argmax() - 60 == pytest.approx(0, abs=2)
    before = round(rate * seconds)
    assert not placed[: max(0, before)].any()


def test_stereo_stays_and_nothing_is_left_of_a_cancelled_one(tmp_path):
    source = clicks(tmp_path, 2)
    write_placed(source, tmp_path / "placed.flac", AudioInfo(3000, RATE, 1), 0.5)
    assert soundfile.info(tmp_path / "placed.flac").channels == 2
    with pytest.raises(JobCancelled):
        write_placed(source, tmp_path / "b.flac", AudioInfo(3000, RATE, 1), 0.5, cancelled=lambda: True)
    with pytest.raises(KMakerError, match="could not be written"):
        write_placed(source, tmp_path / "no" / "b.flac", AudioInfo(3000, RATE, 1), 0.5)
