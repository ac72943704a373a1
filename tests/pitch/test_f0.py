"""The network against its original, and the F0 of sounds whose pitch is known."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.pitch.f0 import CANDIDATES, FRAME_MS, f0_of, f0_of_file
from kmaker_studio.pitch.network import HOP, RATE, SwiftF0, pitch_candidates, step_pitches
from kmaker_studio.pitch.weights import load_weights, save_weights
from tests.pitch.conftest import tone

# what swift-f0 0.3.0 says in onnxruntime 1.32.0 of the glide below: every fifth frame from the fourth on, in Hz. A
# little noise belongs to it: the logarithm of bands without any is that of rounding errors.
ORIGINAL_HZ = (168.131, 190.642, 212.977, 234.872, 257.375, 280.919, 302.026, 324.87, 347.012, 369.5, 393.157)
ORIGINAL_VOICING = (0.9752, 0.9658, 0.9588, 0.9494, 0.9044, 0.8948, 0.8964, 0.9755, 0.9638, 0.9739, 0.9809)


def glide() -> np.ndarray:
    at = np.arange(RATE) / RATE
    phase = 2 * np.pi * (150 * at + 140 * at**2)
    tones = 0.4 * np.sin(phase) + 0.2 * np.sin(2 * phase + 1) + 0.1 * np.sin(3 * phase + 2)
    return (tones + 0.01 * np.random.default_rng(0).normal(size=RATE)).astype(np.float32)


def test_it_says_what_the_original_says(model: SwiftF0):
    found = f0_of([glide()], model)
    hertz = 440 * 2 ** ((found.pitch[4:55:5] - 69) / 12)
    assert hertz == pytest.approx(ORIGINAL_HZ, abs=0.002)
    assert found.voicing[4:55:5] == pytest.approx(ORIGINAL_VOICING, abs=2e-4)


@pytest.mark.parametrize("pitch", [40.0, 52.25, 60.0, 69.5, 81.0])
def test_a_held_tone(model: SwiftF0, pitch: float):
    found = f0_of([tone(np.full(RATE, pitch))], model)
    middle = slice(10, 50)
    assert found.pitch[middle] == pytest.approx(pitch, abs=0.15)
    assert found.voicing[middle].min() > 0.6
    assert len(found.pitch) == RATE // HOP
    assert found.candidates.shape == found.deficits.shape == (RATE // HOP, CANDIDATES)
    assert (np.diff(found.deficits, axis=1) >= 0).all()


def test_blocks_change_nothing(model: SwiftF0):
    sound = tone(60 + 5 * np.sin(np.arange(13 * RATE) / RATE))
    whole, parted = f0_of([sound], model), f0_of([sound[at : at + 7001] for at in range(0, len(sound), 7001)], model)
    alone = SwiftF0.forward(model, torch.from_numpy(sound)[None])
    assert len(whole.pitch) == len(parted.pitch) == len(sound) // HOP
    for found in (whole, parted):  # however it is cut, as if it were not
        assert found.voicing == pytest.approx(alone[1][0].numpy(), abs=1e-4)
        assert found.pitch == pytest.approx(pitch_candidates(alone[0][0], 1)[0][:, 0].numpy(), abs=1e-3)


def test_silence_and_next_to_nothing(model: SwiftF0):
    assert f0_of([np.zeros(RATE, np.float32)], model).voicing.max() == 0
    for few in (0, 1, HOP - 1):
        assert len(f0_of([np.zeros(few, np.float32)], model).pitch) == 1
    assert len(f0_of([], model).pitch) == 1


def test_frames_are_where_they_are_said_to_be(model: SwiftF0):
    sound = np.concatenate((tone(np.full(RATE, 57.0)), tone(np.full(RATE, 64.0))))
    found = f0_of([sound], model)
    change = int(np.argmax(found.pitch > 60.5))
    assert change * FRAME_MS == pytest.approx(1000, abs=40)


def test_steps_are_apart_as_the_network_was_trained():
    steps = step_pitches()
    assert float(steps[0]) == pytest.approx(69 + 12 * np.log2(46.875 / 440))
    assert np.diff(steps.numpy()) == pytest.approx(0.69970, abs=1e-4)


def test_a_file_and_its_progress(tmp_path: Path, model: SwiftF0):
    path = tmp_path / "voice.wav"
    soundfile.write(path, np.repeat(tone(np.full(2 * RATE, 62.0)), 3), 3 * RATE)
    told: list[float] = []
    found = f0_of_file(path, lambda progress: told.append(progress.total), model=model)
    assert np.median(found.pitch) == pytest.approx(62, abs=0.1)
    assert set(told) == {2.0}
    with pytest.raises(JobCancelled):
        f0_of_file(path, cancelled=lambda: True, model=model)
    with pytest.raises(KMakerError):
        f0_of_file(tmp_path / "none.wav", model=model)


def test_weights_there_and_back(tmp_path: Path, model: SwiftF0):
    path = tmp_path / "weights.safetensors"
    save_weights(model, path)
    again = load_weights(path).state_dict()
    assert all(torch.equal(tensor, again[name]) for name, tensor in model.state_dict().items())
    assert sum(parameter.numel() for parameter in model.parameters()) == 18_558


@pytest.mark.parametrize(
    ("data", "said"), [(None, "no pitch network"), (b"nonsense", "is damaged"), (b"", "is damaged")]
)
def test_damaged_weights(tmp_path: Path, data: bytes | None, said: str):
    path = tmp_path / "weights.safetensors"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(KMakerError, match=said):
        load_weights(path)
