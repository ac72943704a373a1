"""`kmaker separate`, and the sound of `kmaker render` and `batch`."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from kmaker_studio import paths
from kmaker_studio.audio.decode import probe, read_mono
from kmaker_studio.cli.render import export_sound, with_own_sounds
from kmaker_studio.core.project_file import Project
from kmaker_studio.core.project_store import save_project
from kmaker_studio.core.song import Song
from kmaker_studio.core.song_sound import SongSound
from kmaker_studio.demo import DemoSong
from tests.cli.conftest import Kmaker


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "user_cache", lambda: tmp_path / "cache")
    return tmp_path / "cache"


@pytest.fixture
def piece(english: DemoSong, tmp_path: Path) -> Path:
    samples, rate = soundfile.read(english.audio)
    soundfile.write(tmp_path / "my song.wav", samples[8 * rate : 11 * rate], rate)
    return tmp_path / "my song.wav"


def test_a_song_is_taken_apart(kmaker: Kmaker, piece: Path, tmp_path: Path):
    out = tmp_path / "new" / "out"
    ran = kmaker("separate", piece, "-o", out, "-q")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    song, rate = soundfile.read(piece)
    parts = [soundfile.read(out / f"my song.{stem}.flac") for stem in ("vocals", "instrumental")]
    assert {part[1] for part in parts} == {rate}
    assert np.abs(parts[0][0] + parts[1][0] - song).max() < 1e-4
    for kind in ("mp3", "wav"):  # from the cache
        ran = kmaker("separate", piece, "-o", out, "--format", kind, "--only", "instrumental")
        assert ran.out == f"{out / f'my song.instrumental.{kind}'}\n"
        assert probe(out / f"my song.instrumental.{kind}").duration_ms == pytest.approx(3000, abs=60)
    assert len(list(out.iterdir())) == 4


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--stems", "4"], "A song is taken apart into 2 stems here, not 4"),
        (["--separator", "none"], "There is no separator “none” here: choose one of spleeter"),
        (["--separator", "false {song} {folder}"], "The separator false failed (exit status 1)"),
    ],
)
def test_refusals(kmaker: Kmaker, piece: Path, tmp_path: Path, options: list[str], said: str):
    ran = kmaker("separate", piece, "-o", tmp_path / "out", "-q", *options)
    assert said in ran.sentence
    assert not (tmp_path / "out").exists()


def test_no_song(kmaker: Kmaker, tmp_path: Path):
    assert "There is no sound at" in kmaker("separate", tmp_path / "none.mp3", "-o", tmp_path).sentence


def test_a_video_in_another_key_and_tempo(kmaker: Kmaker, piece: Path, tmp_path: Path):
    words = tmp_path / "words.lrc"
    words.write_text("[00:00.50]<00:00.50>and <00:01.00>never <00:01.50>brought<00:02.00>\n")
    options = ["--audio", piece, "--size", "160x90", "--fps", "10", "--sound", "guide:-15", "-q"]
    ran = kmaker(
        "render", words, "-o", tmp_path / "a.mp4", *options, "--key", "-2", "--tempo", "0.75", "--loudness", "-16"
    )
    assert (ran.status, ran.err) == (0, "")
    assert probe(tmp_path / "a.mp4").duration_ms == pytest.approx(4000, abs=120)
    said = kmaker("render", words, "-o", tmp_path / "b.mp4", "--audio", piece, "--key", "9").sentence
    assert "A key of +9 semitones is out of range" in said
    said = kmaker("render", words, "-o", tmp_path / "b.mp4", "--audio", piece, "--sound", "guide:x").sentence
    assert "names no level" in said
    assert not (tmp_path / "b.mp4").exists()


def test_a_video_of_an_instrumental_says_where_it_begins(kmaker: Kmaker, tmp_path: Path):
    random = np.random.default_rng(2)
    band = np.repeat(random.uniform(0.02, 0.2, 90), 800) * random.normal(0, 1, 9 * 8000)
    soundfile.write(tmp_path / "song.wav", band.clip(-1, 1), 8000)
    soundfile.write(tmp_path / "karaoke.wav", band[12_000:].clip(-1, 1), 8000)
    words, video = tmp_path / "words.lrc", tmp_path / "a.mp4"
    words.write_text("[00:00.50]<00:00.50>and <00:01.00>never <00:01.50>brought<00:02.00>\n")
    options = ["--audio", tmp_path / "song.wav", "--size", "160x90", "--fps", "24", "-o", video]
    ran = kmaker("render", words, *options, "--sound", tmp_path / "karaoke.wav")
    assert ran.status == 0, ran.err
    told, written = ran.out.splitlines()
    assert written == str(video)
    assert told.startswith("karaoke.wav begins +1.500 s from the song's beginning")
    heard = read_mono(video, 8000)
    assert np.abs(heard[:11_000]).max() < 0.01
    assert np.abs(heard[13_000:20_000]).max() > 0.1
    ran = kmaker("render", words, *options, "--sound", tmp_path / "karaoke.wav", "--offset", "3")
    assert ran.out == f"{video}\n"
    assert np.abs(read_mono(video, 8000)[:23_000]).max() < 0.01
    assert "--offset says where a file begins" in kmaker("render", words, *options, "--offset", "1").sentence


def test_a_project_brings_its_own_instrumental(tmp_path: Path):
    own = SongSound("instrumental", str(tmp_path / "band.flac"), offset_ms=1200)
    made = SongSound("vocals", str(tmp_path / "v.flac"), separator="spleeter-1")
    save_project(Project(Song(title="a"), sounds=(own, made)), tmp_path / "song.kmaker", None)
    sound = with_own_sounds(export_sound("guide", 0, 1.0, None, "spleeter"), tmp_path / "song.kmaker")
    assert sound.sounds == (own,)
    assert with_own_sounds(export_sound("original", 0, 1.0, None, "spleeter"), tmp_path / "song.kmaker").sounds == ()
