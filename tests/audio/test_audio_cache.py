import os
import shutil

import numpy as np
import pytest

from kmaker_studio import paths
from kmaker_studio.audio import audio_cache
from kmaker_studio.audio.audio_cache import get_cached, put_cached


@pytest.fixture
def sound(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "user_cache", lambda: tmp_path / "cache")
    path = tmp_path / "song.wav"
    path.write_bytes(b"RIFF" + bytes(range(256)))
    return path


def test_what_is_kept_is_found_again_also_for_a_copy(sound, tmp_path):
    array = np.arange(12, dtype=np.float16).reshape(4, 3)
    assert get_cached(sound, "peaks") is None
    put_cached(sound, "peaks", array)
    assert (get_cached(sound, "peaks") == array).all()
    assert get_cached(sound, "peaks").dtype == np.float16
    assert get_cached(sound, "other") is None
    copy = tmp_path / "a copy.wav"
    shutil.copy(sound, copy)
    assert (get_cached(copy, "peaks") == array).all()


def test_an_edited_sound_is_another_one(sound):
    put_cached(sound, "peaks", np.zeros(3))
    sound.write_bytes(b"RIFF" + bytes(range(1, 256)) + b"x")
    assert get_cached(sound, "peaks") is None


def test_a_damaged_array_is_nothing(sound):
    put_cached(sound, "peaks", np.zeros(300))
    (kept,) = (paths.user_cache() / "sounds").glob("*.npy")
    for damage in (b"", kept.read_bytes()[:90], b"no array"):
        kept.write_bytes(damage)
        assert get_cached(sound, "peaks") is None
    put_cached(sound, "peaks", np.ones(2))
    assert (get_cached(sound, "peaks") == 1).all()


def test_no_sound_and_no_cache_folder(sound, tmp_path, monkeypatch):
    assert get_cached(tmp_path / "gone.wav", "peaks") is None
    put_cached(tmp_path / "gone.wav", "peaks", np.zeros(1))
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(paths, "user_cache", lambda: tmp_path / "file" / "cache")
    put_cached(sound, "peaks", np.zeros(1))
    assert get_cached(sound, "peaks") is None


def test_the_oldest_arrays_go_first(sound, tmp_path, monkeypatch):
    put_cached(sound, "old", np.zeros(1000))
    put_cached(sound, "new", np.ones(1000))
    for file in (paths.user_cache() / "sounds").glob("*.old.npy"):
        os.utime(file, (1, 1))
    monkeypatch.setattr(audio_cache, "_MOST_BYTES", 17000)
    put_cached(sound, "newest", np.ones(1000))
    assert get_cached(sound, "old") is None
    assert get_cached(sound, "newest") is not None


@pytest.mark.parametrize("header", ["(9999999999999,)", "(99999999,)", "(-5,)", "[" * 40, "(5,)) + ("])
def test_a_header_that_claims_the_moon_is_nothing_kept(header, sound):
    put_cached(sound, "peaks", np.arange(5))
    (kept,) = (paths.user_cache() / "sounds").glob("*.npy")
    data = kept.read_bytes()
    at = data.index(b"(5,)")
    kept.write_bytes(data[:at] + header.encode() + data[at + 4 :])
    assert get_cached(sound, "peaks") is None
