import gc
import os
import subprocess
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
import soundfile
from PIL import Image

from kmaker_studio.audio.decode import is_silent, probe, read_mono, stream_mono
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.jobs import Progress

RATE = 44100
CLICKS_MS = (1000, 2000, 3500)


def ffmpeg(*arguments: object) -> None:
    executable = imageio_ffmpeg.get_ffmpeg_exe()
    subprocess.run([executable, "-nostdin", "-v", "error", "-y", *map(str, arguments)], check=True)


def clicks(rate: int, channels: int) -> np.ndarray:
    """Five seconds of silence with a 10 ms burst of 1 kHz at each of CLICKS_MS."""
    samples = np.zeros((5 * rate, channels), np.float32)
    burst = 0.8 * np.sin(2 * np.pi * 1000 * np.arange(rate // 100) / rate)
    for click in CLICKS_MS:
        start = click * rate // 1000
        samples[start : start + len(burst)] = burst[:, None]
    return samples


def noise(seconds: float, rate: int = RATE, channels: int = 2) -> np.ndarray:
    random = np.random.default_rng(1)
    return (0.2 * random.standard_normal((int(seconds * rate), channels))).astype(np.float32)


def onsets_ms(mono: np.ndarray, rate: int = 16000) -> list[float]:
    loud = np.flatnonzero(np.abs(mono) > 0.2)
    first = np.concatenate(([True], np.diff(loud) > rate // 10))
    return [1000 * int(index) / rate for index in loud[first]]


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sounds")
    soundfile.write(folder / "a.wav", clicks(RATE, 2), RATE)
    soundfile.write(folder / "a.flac", clicks(RATE, 2), RATE)
    soundfile.write(folder / "a.ogg", clicks(RATE, 2), RATE)
    soundfile.write(folder / "a.mp3", clicks(RATE, 2), RATE)
    soundfile.write(folder / "a.opus", clicks(48000, 2), 48000, format="OGG", subtype="OPUS")
    ffmpeg("-i", folder / "a.wav", folder / "a.m4a")
    ffmpeg("-i", folder / "a.wav", folder / "a.webm")
    ffmpeg("-f", "lavfi", "-i", "color=red:s=64x64:d=5", "-i", folder / "a.wav", folder / "a.mp4")
    return folder


@pytest.mark.parametrize("suffix", ["wav", "flac", "ogg", "mp3", "opus", "m4a", "webm", "mp4"])
def test_every_format_gives_the_same_sound_at_the_same_time(sounds: Path, suffix: str) -> None:
    path = sounds / f"a.{suffix}"
    info = probe(path)
    assert info.channels == 2
    assert info.sample_rate == (48000 if suffix in {"opus", "webm"} else RATE)
    assert info.duration_ms == pytest.approx(5000, abs=15)
    mono = read_mono(path)
    assert mono.dtype == np.float32
    assert mono.ndim == 1
    assert len(mono) == pytest.approx(5 * 16000, abs=160)
    assert onsets_ms(mono) == pytest.approx(CLICKS_MS, abs=1.5)
    assert np.abs(mono).max() == pytest.approx(0.8, abs=0.2)


@pytest.mark.parametrize("suffix", ["wav", "ogg", "mp3", "opus", "m4a"])
def test_small_blocks_join_to_what_large_blocks_give(sounds: Path, suffix: str) -> None:
    whole = read_mono(sounds / f"a.{suffix}")
    blocks = list(stream_mono(sounds / f"a.{suffix}", block_seconds=0.3))
    assert len(blocks) > 10
    assert max(len(block) for block in blocks) <= 0.35 * 16000
    np.testing.assert_allclose(np.concatenate(blocks), whole, atol=1e-6)


@pytest.mark.parametrize(("rate", "channels"), [(8000, 1), (16000, 1), (22050, 2), (48000, 6), (96000, 2), (192000, 1)])
def test_any_rate_and_channel_count(tmp_path: Path, rate: int, channels: int) -> None:
    soundfile.write(tmp_path / "a.wav", clicks(rate, channels), rate, subtype="FLOAT")
    mono = read_mono(tmp_path / "a.wav")
    assert len(mono) == 5 * 16000
    assert onsets_ms(mono) == pytest.approx(CLICKS_MS, abs=1.0)


def test_mono_is_the_mean_of_the_channels_in_both_decoders(tmp_path: Path) -> None:
    samples = np.tile(np.float32([0.75, 0.25]), (RATE, 1))
    soundfile.write(tmp_path / "a.wav", samples, RATE)
    ffmpeg("-i", tmp_path / "a.wav", "-c:a", "alac", tmp_path / "a.m4a")
    for name in ("a.wav", "a.m4a"):
        assert read_mono(tmp_path / name, rate=RATE) == pytest.approx(0.5, abs=1e-4)


def test_a_track_that_starts_late_keeps_the_file_s_clock(tmp_path: Path, sounds: Path) -> None:
    picture = ("-f", "lavfi", "-i", "color=red:s=64x64:d=6")
    ffmpeg(*picture, "-itsoffset", "0.5", "-i", sounds / "a.wav", "-c:a", "pcm_s16le", tmp_path / "a.mov")
    assert onsets_ms(read_mono(tmp_path / "a.mov")) == pytest.approx([ms + 500 for ms in CLICKS_MS], abs=2)


def test_the_length_of_a_file_without_one_is_counted(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", noise(3.0), RATE)
    ffmpeg("-i", tmp_path / "a.wav", tmp_path / "a.aac")
    assert probe(tmp_path / "a.aac").duration_ms == pytest.approx(3000, abs=60)


def test_values_that_are_no_numbers_do_not_spread(tmp_path: Path) -> None:
    samples = np.full((RATE, 1), 0.5, np.float32)
    samples[RATE // 2] = np.nan
    samples[RATE // 3] = np.inf
    soundfile.write(tmp_path / "a.wav", samples, RATE, subtype="FLOAT")
    mono = read_mono(tmp_path / "a.wav")
    assert np.isfinite(mono).all()
    assert np.median(mono) == pytest.approx(0.5, abs=1e-3)


def test_silence() -> None:
    assert is_silent(np.zeros(16000, np.float32))
    assert is_silent(np.zeros(0, np.float32))
    assert is_silent(np.full(16000, -0.0009, np.float32))
    assert not is_silent(np.float32([0.0, -0.002, 0.0]))


def test_progress_and_cancel(sounds: Path) -> None:
    seen: list[Progress] = []
    read_mono(sounds / "a.m4a", report=seen.append)
    assert seen[-1].share == pytest.approx(1.0, abs=0.01)
    with pytest.raises(JobCancelled):
        read_mono(sounds / "a.m4a", cancelled=lambda: True)


def children() -> list[str]:
    """Names of this process's children, the dead but unburied among them."""
    found: list[str] = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, rest = stat.read_text().rsplit(")", 1)
        except OSError:
            continue
        if rest.split()[1] == str(os.getpid()):
            found.append(name.split("(", 1)[1])
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see processes")
def test_dropping_the_stream_early_ends_ffmpeg(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", noise(60.0), RATE)
    ffmpeg("-i", tmp_path / "a.wav", tmp_path / "a.m4a")
    stream = stream_mono(tmp_path / "a.m4a", block_seconds=0.5)
    next(stream)
    assert any("ffmpeg" in name for name in children())
    del stream
    gc.collect()
    assert not any("ffmpeg" in name for name in children())


def refusal(path: Path) -> str:
    """The one sentence that both probing and reading give for a bad file."""
    with pytest.raises(KMakerError) as raised:
        read_mono(path)
    sentence = str(raised.value)
    assert "\n" not in sentence
    assert str(path) in sentence
    return sentence


def test_missing_empty_and_folder(tmp_path: Path) -> None:
    (tmp_path / "empty.mp3").touch()
    assert "does not exist" in refusal(tmp_path / "nothing.mp3")
    assert "empty (0 bytes)" in refusal(tmp_path / "empty.mp3")
    assert "is a folder" in refusal(tmp_path)


def test_no_permission(tmp_path: Path, sounds: Path) -> None:
    path = tmp_path / "secret.wav"
    path.write_bytes((sounds / "a.wav").read_bytes())
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert "permission" in refusal(path)


@pytest.mark.parametrize("name", ["words.mp3", "words.wav", "words.m4a", "words.raw", "words"])
def test_text_is_not_sound(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Should auld acquaintance be forgot\n" * 50)
    assert "not a sound" in refusal(tmp_path / name)


def test_a_picture_is_not_sound(tmp_path: Path) -> None:
    Image.new("RGB", (64, 64)).save(tmp_path / "a.png")
    (tmp_path / "a.png").rename(tmp_path / "a.mp3")
    assert "not a sound" in refusal(tmp_path / "a.mp3")


def test_video_without_sound(tmp_path: Path) -> None:
    ffmpeg("-f", "lavfi", "-i", "color=red:s=64x64:d=1", tmp_path / "a.mp4")
    assert "no sound track" in refusal(tmp_path / "a.mp4")
    with pytest.raises(KMakerError, match="no sound track"):
        probe(tmp_path / "a.mp4")


def test_zero_length(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros((0, 2), np.float32), RATE)
    assert "length is zero" in refusal(tmp_path / "a.wav")
    with pytest.raises(KMakerError, match="length is zero"):
        probe(tmp_path / "a.wav")


@pytest.mark.parametrize("suffix", ["flac", "mp3", "m4a"])
def test_half_a_file_is_damaged(tmp_path: Path, suffix: str) -> None:
    soundfile.write(tmp_path / "a.wav", noise(6.0), RATE)
    ffmpeg("-i", tmp_path / "a.wav", tmp_path / f"whole.{suffix}")
    whole = (tmp_path / f"whole.{suffix}").read_bytes()
    (tmp_path / f"half.{suffix}").write_bytes(whole[: len(whole) // 2])
    assert "damaged" in refusal(tmp_path / f"half.{suffix}")


@pytest.mark.parametrize("suffix", ["mp3", "wav", "m4a", "ogg"])
def test_random_bytes_are_refused(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a.{suffix}").write_bytes(np.random.default_rng(2).bytes(50_000))
    assert "damaged or not a sound" in refusal(tmp_path / f"a.{suffix}")


@pytest.mark.parametrize(
    "script",
    [
        "ffconcat version 1.0\nfile 'a.wav'\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\na.wav\n#EXT-X-ENDLIST\n",
        '<?xml version="1.0"?><MPD><Period/></MPD>\n',
    ],
)
def test_a_playlist_named_mp3_opens_no_other_file(tmp_path: Path, sounds: Path, script: str) -> None:
    (tmp_path / "a.wav").write_bytes((sounds / "a.wav").read_bytes())
    (tmp_path / "list.mp3").write_text(script)
    assert "not a sound" in refusal(tmp_path / "list.mp3")


@pytest.mark.parametrize("name", ["concat:a|b.m4a", "-i.m4a", "it's, [a] test; %d.m4a", "đường xưa.m4a", "http:a.m4a"])
def test_hostile_names_are_only_names(tmp_path: Path, sounds: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).write_bytes((sounds / "a.m4a").read_bytes())
    monkeypatch.chdir(tmp_path)
    assert onsets_ms(read_mono(Path(name))) == pytest.approx(CLICKS_MS, abs=1.5)
