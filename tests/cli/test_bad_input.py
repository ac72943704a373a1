"""Whatever is wrong with the input: one sentence, exit status 2, and nothing left in the output folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from kmaker_studio.align.checkpoint import default_checkpoint
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats import write_song


@pytest.fixture(autouse=True)
def nothing_is_left(outputs: Path):
    (outputs / "earlier.lrc").write_text("[00:01.00]kept\n")
    yield
    assert [path.name for path in outputs.iterdir()] == ["earlier.lrc"]
    assert (outputs / "earlier.lrc").read_text() == "[00:01.00]kept\n"


def bad_sound(kind: str, folder: Path, sounds: Path) -> Path:
    whole = (sounds / "verse.wav").read_bytes()
    path = folder / "song.wav"
    if kind == "a folder":
        path.mkdir()
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "noise":
        path = folder / "song.mp3"
        path.write_bytes(np.random.default_rng(0).bytes(50_000))
    elif kind == "text":
        path.write_text("these are words and no sound\n" * 100)
    elif kind == "half a flac":
        path = folder / "song.flac"
        samples, rate = soundfile.read(sounds / "verse.wav")
        soundfile.write(path, samples, rate)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    elif kind == "only a header":
        path.write_bytes(whole[:44])
    elif kind == "zero length":
        soundfile.write(path, np.zeros(0), 16_000)
    elif kind == "silent":
        soundfile.write(path, np.zeros(48_000), 16_000)
    elif kind == "only pictures":
        path = sounds / "video.mp4"
    return path


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("missing", "There is no sound at"),
        ("a folder", "is a folder"),
        ("empty", "is empty"),
        ("noise", "is damaged or not a sound file"),
        ("text", "not a sound"),
        ("half a flac", "damaged"),
        ("only a header", "its end is missing"),
        ("zero length", "length is zero"),
        ("silent", "is silent"),
        ("only pictures", "has no sound track"),
    ],
)
def test_a_sound_that_is_none(kind: str, said: str, kmaker, sounds: Path, tmp_path: Path, lyrics: Path, outputs: Path):
    path = bad_sound(kind, tmp_path, sounds)
    ran = kmaker("align", path, lyrics, "-o", outputs / "a.lrc", "-o", outputs / "earlier.lrc", "-q")
    assert said in ran.sentence
    assert path.name in ran.sentence


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "does not exist"),
        (b"", "holds no lyrics"),
        (b"\n \n\t\n", "holds no lyrics"),
        (b"[Chorus]\n[Verse 2]\n", "holds no lyrics"),
        ("♪ ♪\n—\n".encode(), "have no word that can be sung"),
        (bytes(range(256)) * 20, "not a text file"),
        (np.random.default_rng(1).bytes(4000), ""),
        (b"should auld acquaintance be forgot\n" * 60, "The lyrics have 300 words, more than 15 s of"),
    ],
)
def test_lyrics_that_are_none(content: bytes | None, said: str, kmaker, sounds: Path, tmp_path: Path, outputs: Path):
    path = tmp_path / "verse.txt"
    if content is not None:
        path.write_bytes(content)
    assert said in kmaker("align", sounds / "verse.wav", path, "-o", outputs / "a.json", "-q").sentence


def test_lyrics_in_another_language_than_said(kmaker, sounds: Path, tmp_path: Path, outputs: Path):
    path = tmp_path / "verse.txt"
    path.write_text("The moon is high above the river and the boats are coming home\n" * 3)
    ran = kmaker("align", sounds / "verse.wav", path, "-o", outputs / "a.json", "-l", "vi", "-q")
    assert "The lyrics look like 'en', not 'vi'" in ran.sentence


def test_a_language_that_is_none(kmaker, sounds: Path, lyrics: Path, outputs: Path):
    ran = kmaker("align", sounds / "verse.wav", lyrics, "-o", outputs / "a.json", "-l", "english")
    assert "'english' is not a language code" in ran.sentence


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("none/a.lrc", "does not exist"),
        ("earlier.lrc/a.lrc", "does not exist"),
        ("a.xyz", "the extension '.xyz'"),
        ("a", "no extension"),
        ("a.mp4", "the extension '.mp4'"),
        ("a.ssa", "the extension '.ssa'"),
    ],
)
@pytest.mark.parametrize("command", ["align", "convert"])
def test_a_place_that_is_none(command: str, target: str, said: str, kmaker, sounds: Path, lyrics: Path, outputs: Path):
    inputs = [sounds / "verse.wav", lyrics] if command == "align" else [lyrics]
    options = ["-o", outputs / "a.lrc", "-o", outputs / target] if command == "align" else [outputs / target]
    assert said in kmaker(command, *inputs, *options).sentence


def test_a_folder_in_place_of_a_file(kmaker, lyrics: Path, tmp_path: Path):
    (tmp_path / "folder.txt").mkdir()
    assert "is a folder" in kmaker("convert", lyrics, tmp_path / "folder.txt").sentence


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission(kmaker, lyrics: Path, tmp_path: Path):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    assert "cannot be written" in kmaker("convert", lyrics, folder / "a.txt").sentence


@pytest.mark.parametrize("kind", ["missing", "empty", "cut", "text", "another version"])
def test_a_checkpoint_that_is_none(kind: str, kmaker, sounds: Path, lyrics: Path, tmp_path: Path, outputs: Path):
    path = tmp_path / "model.safetensors"
    if kind == "another version":
        with safe_open(default_checkpoint(), framework="pt") as file:
            metadata = file.metadata()
        save_file(load_file(default_checkpoint()), path, metadata={**metadata, "format": "kmaker-99"})
    elif kind != "missing":
        whole = default_checkpoint().read_bytes()
        path.write_bytes({"empty": b"", "cut": whole[: len(whole) // 2], "text": b"a model\n" * 20}[kind])
    ran = kmaker("align", sounds / "verse.wav", lyrics, "-o", outputs / "a.json", "--checkpoint", path, "-q")
    expected = {"missing": "There is no checkpoint", "another version": "is of another version (kmaker-99,"}
    assert expected.get(kind, "is damaged") in ran.sentence
    assert "model.safetensors" in ran.sentence


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--size", "big"], "The size 'big' is not WIDTHxHEIGHT"),
        (["--size", "321x181"], "A video cannot be 321x181"),
        (["--size", "20000x20000"], "A video cannot be"),
        (["--fps", "0"], "0 frames a second"),
        (["--style", "none-such"], "none-such"),
        (["--background", "no-such-picture.png"], "no-such-picture.png"),
        (["--background", "reddish"], "reddish"),
    ],
)
@pytest.mark.parametrize("command", ["render", "predict"])
def test_a_video_that_cannot_be(
    command: str, options: list[str], said: str, kmaker, sounds: Path, tmp_path: Path, outputs: Path
):
    timed = tmp_path / "timed.json"
    write_song(Song(lines=build_lines([[("Hello", 1000, 2000)]])), timed)
    if command == "render":
        arguments = [timed, "--audio", sounds / "verse.wav", "-o", outputs / "a.mp4"]
    else:
        arguments = [timed, "--audio-file", sounds / "verse.wav", "--output-file", outputs / "a.mp4"]
    assert said in kmaker(command, *arguments, *options, "-q").sentence


@pytest.mark.parametrize("target", ["a.avi", "none/a.mp4", "a"])
def test_a_video_that_goes_nowhere(target: str, kmaker, sounds: Path, lyrics: Path, outputs: Path):
    ran = kmaker("predict", lyrics, "--audio-file", sounds / "verse.wav", "--output-file", outputs / target)
    assert ran.sentence
    assert kmaker("render", lyrics, "--audio", sounds / "verse.wav", "-o", outputs / target).sentence


def test_words_without_times_make_no_video(kmaker, sounds: Path, lyrics: Path, outputs: Path):
    ran = kmaker("render", lyrics, "--audio", sounds / "verse.wav", "-o", outputs / "a.mp4", "-q")
    assert "align it first" in ran.sentence


def test_a_video_of_pictures_only_cannot_be_sung_to(kmaker, sounds: Path, tmp_path: Path, outputs: Path):
    timed = tmp_path / "timed.json"
    write_song(Song(lines=build_lines([[("Hello", 1000, 2000)]])), timed)
    ran = kmaker("render", timed, "--audio", sounds / "video.mp4", "-o", outputs / "a.mp4", "-q")
    assert "has no sound track" in ran.sentence


@pytest.mark.parametrize(
    ("command", "content", "said"),
    [
        ("train", None, "cannot be read"),
        ("train", b"data = [", "is not right"),
        ("train", b'data = []\nvalidation = []\noutput = "a"\nspeed = 3\n', "is not right"),
        ("train", b"\xff\xfe\x00", "is not right"),
        ("sing", None, "cannot be read"),
        ("sing", b"{", "is not right"),
        ("sing", b'{"title": "x"}', "is not right"),
    ],
)
def test_recipes_that_are_none(command: str, content: bytes | None, said: str, kmaker, tmp_path: Path, outputs: Path):
    path = tmp_path / "recipe"
    if content is not None:
        path.write_bytes(content)
    options = ["-o", outputs / "a.ogg"] if command == "sing" else []
    assert said in kmaker(command, path, *options).sentence


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
from kmaker_studio.cli import main
main()
"""


def many_words() -> Song:
    words = [("na", 100 * place, 100 * place + 90) for place in range(2000)]
    return Song(lines=build_lines([words[start : start + 8] for start in range(0, 2000, 8)]))


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on the size of files there")
def test_a_file_larger_than_allowed(tmp_path: Path, outputs: Path):
    write_song(many_words(), tmp_path / "long.json")
    arguments = ["convert", str(tmp_path / "long.json"), str(outputs / "long.ass")]
    ran = subprocess.run([sys.executable, "-B", "-c", LIMITED, *arguments], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    sentence = "could not be written (File too large): free some space or choose another place."
    assert ran.stderr == f"kmaker: {outputs / 'long.ass'} {sentence}\n"


@pytest.fixture
def full_disk(tmp_path: Path):
    """A disk with 128 KiB of room, where this system lets us make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if not made or made.returncode != 0:
        pytest.skip("a small disk can only be mounted by root, on Linux")
    yield folder
    subprocess.run([shutil.which("umount") or "umount", str(folder)], check=True)


def test_a_full_disk(kmaker, full_disk: Path, sounds: Path, tmp_path: Path):
    write_song(many_words(), tmp_path / "long.json")
    (full_disk / "earlier").write_bytes(bytes(100_000))
    ran = kmaker("convert", tmp_path / "long.json", full_disk / "long.json")
    assert "long.json could not be written (No space left on device)" in ran.sentence
    target = full_disk / "a.mp4"
    ran = kmaker("render", tmp_path / "long.json", "--audio", sounds / "verse.wav", "-o", target, "--fps", "10", "-q")
    assert "a.mp4 could not be written (No space left on device)" in ran.sentence
    assert [path.name for path in full_disk.iterdir()] == ["earlier"]
