"""Encoder states of training windows, kept on disk: a frozen encoder gives the same ones every epoch."""

import hashlib
from itertools import groupby
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import torch

from kmaker_studio.align.emissions import window_mel
from kmaker_studio.align.network import SAMPLE_RATE, WINDOW_FRAMES, WINDOW_SECONDS, KaraokeWhisper
from kmaker_studio.audio.decode import read_mono
from kmaker_studio.core.atomic import replacing
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled
from kmaker_studio.train.dataset import Window

Features = npt.NDArray[np.float16]


def cached_features(
    model: KaraokeWhisper,
    windows: list[Window],
    folder: Path,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> Features:
    """States (windows, layers, frames, state) of `windows`, read from a file in `folder` or computed into it."""
    dims = model.encoder_dims
    shape = (len(windows), len(model.ctc_head.dims.layers), WINDOW_FRAMES, dims.n_audio_state)
    path = folder / f"features-{_key(model, windows)}.npy"
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        with replacing(path) as temporary:
            states = np.lib.format.open_memmap(temporary, "w+", np.float16, shape)
            _compute(model, windows, states, report, cancelled)
            states.flush()
    return cast("Features", np.load(path, mmap_mode="r"))


def _compute(
    model: KaraokeWhisper, windows: list[Window], states: Features, report: Report, cancelled: Cancelled
) -> None:
    done = 0
    for audio, group in groupby(windows, key=lambda window: window.audio):
        samples = read_mono(audio, SAMPLE_RATE)
        for window in group:
            check_cancelled(cancelled)
            begin = int(window.start * SAMPLE_RATE)
            mel = window_mel(samples[begin : begin + int(WINDOW_SECONDS * SAMPLE_RATE)])
            with torch.inference_mode():
                states[done] = model.encode(mel[None])[0].to(torch.float16).numpy()
            done += 1
            report(Progress("Encoding", done, len(windows)))


def _key(model: KaraokeWhisper, windows: list[Window]) -> str:
    """A name for these windows through this encoder: another encoder, layer or corpus gets another file."""
    digest = hashlib.sha256(repr(model.ctc_head.dims.layers).encode())
    for tensor in model.encoder.state_dict().values():
        digest.update(tensor.to(torch.float16).numpy().tobytes())
    for window in windows:
        size = window.audio.stat().st_size
        digest.update(f"{window.audio.resolve()} {size} {window.start:.3f}\n".encode())
    return digest.hexdigest()[:16]
