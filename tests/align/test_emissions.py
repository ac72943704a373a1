import itertools

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.align.aligner import Aligner
from kmaker_studio.align.checkpoint import load_checkpoint
from kmaker_studio.align.emissions import HOP_SECONDS, Emissions, emissions, frame_count, mean_of
from kmaker_studio.align.network import SYMBOLS, EncoderDims, HeadDims, KaraokeWhisper
from kmaker_studio.audio.decode import read_mono
from kmaker_studio.core.errors import JobCancelled
from kmaker_studio.core.jobs import Progress
from kmaker_studio.demo import DemoSong


@pytest.fixture(scope="module")
def small() -> KaraokeWhisper:
    """A network of the shipped shape but tiny, so that many lengths can be tried."""
    torch.manual_seed(0)
    return KaraokeWhisper(
        EncoderDims(n_audio_state=8, n_audio_head=1, n_audio_layer=1), HeadDims(8, 3, 0.0, (1,))
    ).eval()


@given(st.one_of(st.integers(1, 16_000), st.integers(16_000, 16_000 * 100)))
@settings(deadline=None, max_examples=15)
def test_every_frame_of_any_length_is_heard_once(small: KaraokeWhisper, length: int):
    heard = emissions(small, np.zeros(length, np.float32))
    assert heard.letters.shape == (frame_count(length), len(SYMBOLS))
    assert heard.sung.shape == (-(-length // 320),)
    # probabilities in every frame: nothing was left as it lay in memory
    assert np.allclose(np.exp(heard.letters).sum(axis=1), 1.0, atol=1e-4)
    assert np.isfinite(heard.sung).all()


def test_frames_are_of_twenty_milliseconds():
    assert [frame_count(samples) for samples in (0, 1, 320, 321, 16_000)] == [0, 1, 1, 2, 50]


def test_progress_runs_to_its_end(small: KaraokeWhisper):
    seen: list[Progress] = []
    emissions(small, np.zeros(int(16_000 * (2 * HOP_SECONDS + 21)), np.float32), seen.append)
    assert [progress.done for progress in seen] == [0, 1, 2, 3]
    assert seen[-1].share == 1.0


def test_cancelling_stops_between_windows(small: KaraokeWhisper):
    asked = itertools.count()
    with pytest.raises(JobCancelled):
        emissions(small, np.zeros(16_000 * 120, np.float32), cancelled=lambda: next(asked) > 3)


def test_a_window_hears_what_it_hears_alone(aligner: Aligner, demos: dict[str, DemoSong]):
    """The middle of a long song's second window is what its 30 seconds alone give: windows meet at the right frames."""
    del aligner  # loaded by now, so that this load finds the file in memory
    model = load_checkpoint()
    song = read_mono(demos["auld-lang-syne"].audio, 16_000)
    long = np.concatenate([song, song[: 16_000 * 12]])
    hop = int(HOP_SECONDS * 50)
    whole = emissions(model, long)
    alone = emissions(model, long[hop * 320 : hop * 320 + 16_000 * 30])
    # the middle that is kept of the second window, and what is said in its place when nothing else is heard
    begin, end = hop + (1500 - hop) // 2, hop + (1500 - hop) // 2 + hop
    assert end <= len(whole.letters)
    assert np.allclose(whole.letters[begin:end], alone.letters[begin - hop : end - hop], atol=1e-3)
    assert np.allclose(whole.sung[begin:end], alone.sung[begin - hop : end - hop], atol=1e-2)
    # and where the first window speaks, the two agree on the letters that are plain
    first, second = whole.letters[begin - 50 : begin], alone.letters[begin - hop - 50 : begin - hop]
    plain = first.max(axis=1) > np.log(0.8)
    assert plain.sum() > 20
    assert np.mean(first[plain].argmax(axis=1) == second[plain].argmax(axis=1)) > 0.9


def test_two_listenings_are_the_mean_of_their_probabilities():
    letters = np.log(np.array([[0.9, 0.1], [0.5, 0.5]], np.float32))
    other = np.log(np.array([[0.1, 0.9], [0.5, 0.5]], np.float32))
    both = mean_of(Emissions(letters, np.float32([4, -4])), Emissions(other, np.float32([0, 0])))
    assert np.exp(both.letters) == pytest.approx(np.full((2, 2), 0.5))
    assert both.sung.tolist() == [2.0, -2.0]
    assert both.letters.dtype == both.sung.dtype == np.float32
