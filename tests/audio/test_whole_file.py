import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kmaker_studio.audio.decode import LONGEST_HOURS, probe, read_mono
from kmaker_studio.audio.whole_file import missing_share
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.demo import demo_songs

KINDS = {"WAV": "PCM_16", "WAVEX": "PCM_24", "RF64": "PCM_16", "W64": "FLOAT", "AIFF": "PCM_16", "CAF": "PCM_16"}
KINDS |= {"AU": "PCM_16", "OGG": "VORBIS"}


def written(folder: Path, kind: str) -> Path:
    path = folder / f"song.{kind.lower()}"
    noise = np.random.default_rng(3).normal(0, 0.1, 16_000 * 4).astype(np.float32)
    soundfile.write(path, noise, 16_000, format=kind, subtype=KINDS[kind])
    return path


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_whole_file_is_whole_and_a_part_is_refused(kind: str, tmp_path: Path) -> None:
    path = written(tmp_path, kind)
    assert missing_share(path) == 0
    assert probe(path).duration_ms == 4000
    whole = path.read_bytes()
    for share in (0.9, 0.5, 0.2):
        path.write_bytes(whole[: int(len(whole) * share)])
        assert missing_share(path) > 0
        with pytest.raises(KMakerError, match="half a download"):
            probe(path)
        with pytest.raises(KMakerError, match="half a download"):
            read_mono(path)


def test_an_ogg_cut_between_two_pages_is_refused_too(tmp_path: Path) -> None:
    whole = written(tmp_path, "OGG").read_bytes()
    (tmp_path / "cut.ogg").write_bytes(whole[: whole.rindex(b"OggS")])
    assert missing_share(tmp_path / "cut.ogg") > 0


def test_the_demo_songs_are_whole_and_a_tag_behind_an_ogg_is_no_harm(tmp_path: Path) -> None:
    for demo in demo_songs():
        assert missing_share(demo.audio) == 0
        (tmp_path / "tagged.ogg").write_bytes(demo.audio.read_bytes() + b"TAG" + bytes(125))
        assert missing_share(tmp_path / "tagged.ogg") == 0


@pytest.mark.parametrize("length", [0, 0xFFFFFFFF, 0x7FFFFFFF])
def test_a_wav_that_leaves_its_length_open_is_whole(length: int, tmp_path: Path) -> None:
    data = bytearray(written(tmp_path, "WAV").read_bytes())
    struct.pack_into("<I", data, data.index(b"data") + 4, length)
    (tmp_path / "streamed.wav").write_bytes(data)
    assert missing_share(tmp_path / "streamed.wav") == 0


def test_noise_and_short_files_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "noise"
    chance = np.random.default_rng(1)
    for magic in (b"RIFF....WAVE", b"RF64....WAVE", b"FORM....AIFF", b"riff", b"caff", b".snd", b"OggS", b""):
        for size in (0, 1, 20, 400):
            path.write_bytes(magic + chance.bytes(size))
            assert 0 <= missing_share(path) <= 1


@pytest.mark.parametrize("rate", [1, 4, 999])
def test_a_rate_that_no_song_has_is_refused(rate: int, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "bomb.wav", np.zeros(20_000, np.int16), rate)
    with pytest.raises(KMakerError, match="as no song has"):
        read_mono(tmp_path / "bomb.wav")


def test_more_channels_than_any_song_has_are_refused(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "many.wav", np.zeros((100, 200), np.int16), 16_000)
    with pytest.raises(KMakerError, match="as no song has"):
        probe(tmp_path / "many.wav")


def test_a_sound_without_end_is_refused_and_the_limit_can_be_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soundfile.write(tmp_path / "long.wav", np.zeros(1000 * 60, np.int16), 1000)
    monkeypatch.setenv(LONGEST_HOURS, "0.01")
    with pytest.raises(KMakerError, match=LONGEST_HOURS):
        read_mono(tmp_path / "long.wav")
    monkeypatch.setenv(LONGEST_HOURS, "0.02")
    assert probe(tmp_path / "long.wav").duration_ms == 60_000
    monkeypatch.setenv(LONGEST_HOURS, "rubbish")
    assert probe(tmp_path / "long.wav").duration_ms == 60_000
