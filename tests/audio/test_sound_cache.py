import os
import shutil

import numpy as np
import pytest

from kmaker_studio import paths
from kmaker_studio.audio import sound_cache
from kmaker_studio.audio.sound_cache import keep, recall


@pytest.fixture
def sound(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "user_cache", lambda: tmp_path / "cache")
    path = tmp_path / "song.wav"
    path.write_bytes(b"RIFF" + bytes(range(256)))
    return path


def test_what_is_kept_is_found_again_also_for_a_copy(sound, tmp_path):
    array = np.arange(12, dtype=np.float16).reshape(4, 3)
    assert recall(sound, "peaks") is None
    keep(sound, "peaks", array)
    assert (recall(sound, "peaks") == array).all()
    assert recall(sound, "peaks").dtype == np.float16
    assert recall(sound, "other") is None
    copy = tmp_path / "a copy.wav"
    shutil.copy(sound, copy)
    assert (recall(copy, "peaks") == array).all()


def test_an_edited_sound_is_another_one(sound):
    keep(sound, "peaks", np.zeros(3))
    sound.write_bytes(b"RIFF" + bytes(range(1, 256)) + b"x")
    assert recall(sound, "peaks") is None


def test_a_damaged_array_is_nothing(sound):
    keep(sound, "peaks", np.zeros(300))
    (kept,) = (paths.user_cache() / "sounds").glob("*.npy")
    for damage in (b"", kept.read_bytes()[:90], b"no array"):
        kept.write_bytes(damage)
        assert recall(sound, "peaks") is None
    keep(sound, "peaks", np.ones(2))
    assert (recall(sound, "peaks") == 1).all()


def test_no_sound_and_no_cache_folder(sound, tmp_path, monkeypatch):
    assert recall(tmp_path / "gone.wav", "peaks") is None
    keep(tmp_path / "gone.wav", "peaks", np.zeros(1))
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(paths, "user_cache", lambda: tmp_path / "file" / "cache")
    keep(sound, "peaks", np.zeros(1))
    assert recall(sound, "peaks") is None


def test_the_oldest_arrays_go_first(sound, tmp_path, monkeypatch):
    keep(sound, "old", np.zeros(1000))
    keep(sound, "new", np.ones(1000))
    for file in (paths.user_cache() / "sounds").glob("*.old.npy"):
        os.utime(file, (1, 1))
    monkeypatch.setattr(sound_cache, "_MOST_BYTES", 17000)
    keep(sound, "newest", np.ones(1000))
    assert recall(sound, "old") is None
    assert recall(sound, "newest") is not None
