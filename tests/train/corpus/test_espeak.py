from itertools import pairwise

import numpy as np
import pytest

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.train.corpus.espeak import Speech, speak, voice_variants


def spoken(words: list[str], language: str, **mode: int) -> Speech:
    speech = speak(words, language, **mode)
    assert speech is not None
    return speech


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (["hello", "little", "moon"], "en-us"),
        (["xin", "chào", "trăng", "sáng"], "vi"),
        (["don't", "you", "go"], "en-gb-scotland"),
        (["привет", "луна"], "ru"),
        (["la"], "de"),
    ],
)
def test_words_and_phonemes_lie_in_the_sound(words: list[str], language: str):
    speech = spoken(words, language)
    assert len(speech.words) == len(words)
    edges = [edge for span in speech.words for edge in span]
    assert edges == sorted(edges)
    assert all(start < end for start, end in speech.words)
    assert edges[0] >= 0
    assert edges[-1] <= len(speech.samples)
    assert all(one.start < one.end <= two.start for one, two in pairwise(speech.phonemes))
    for start, end in speech.words:
        inside = [phoneme for phoneme in speech.phonemes if start <= phoneme.start < end]
        assert any(phoneme.is_vowel for phoneme in inside)
        assert all(phoneme.end <= end + 0.015 * speech.rate for phoneme in inside)
        assert np.abs(speech.samples[start:end]).max() > 0.05  # and something is heard there


def test_vowels_are_told_from_consonants():
    phonemes = spoken(["moon"], "en-us").phonemes
    assert [phoneme.is_vowel for phoneme in phonemes] == [False, True, False]
    assert [phoneme.ipa.strip("ˈˌ") for phoneme in phonemes] == ["m", "uː", "n"]


def test_faster_is_shorter():
    slow, fast = (len(spoken(["hello", "moon"], "en-us", rate=rate).samples) for rate in (120, 240))
    assert fast < 0.75 * slow


@pytest.mark.parametrize("words", [["1,5"], [""], ["qq", "—"], []])
def test_words_that_are_not_spoken_one_by_one(words: list[str]):
    assert speak(words, "en-us") is None


def test_voices_that_are_none():
    with pytest.raises(KMakerError, match=r"no voice xx\+m3"):
        speak(["la"], "xx")
    with pytest.raises(KMakerError, match="no voice variant 'nobody'"):
        speak(["la"], "en-us", "nobody")


def test_variants_can_sing():
    assert {"m3", "f2"} <= set(voice_variants())
    assert not any(name.startswith("whisper") for name in voice_variants())
