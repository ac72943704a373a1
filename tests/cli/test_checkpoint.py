"""`--checkpoint`: which weights the commands align with."""

from pathlib import Path

import pytest

from kmaker_studio.formats import read_song


def first_onset(path: Path) -> int:
    return next(read_song(path).song.words()).start_ms or 0


def test_align_predict_and_batch_use_the_checkpoint(kmaker, late_checkpoint: Path, sounds: Path, lyrics: Path, outputs):
    verse = sounds / "verse.wav"
    assert kmaker("align", verse, lyrics, "-o", outputs / "shipped.json", "-q").status == 0
    expected = pytest.approx(first_onset(outputs / "shipped.json") + 200, abs=1)
    other = ("--checkpoint", late_checkpoint, "--device", "cpu", "-q")

    assert kmaker("align", verse, lyrics, "-o", outputs / "late.json", *other).status == 0
    assert first_onset(outputs / "late.json") == expected

    size = ("--size", "64x64", "--fps", "10")
    video = outputs / "video.mp4"
    assert kmaker("predict", lyrics, "--audio-file", verse, "--output-file", video, *size, *other).status == 0
    assert first_onset(video.with_suffix(".json")) == expected

    manifest = outputs / "songs.csv"
    manifest.write_text(f"audio,lyrics\n{verse},{lyrics}\n", "utf-8")
    assert kmaker("batch", manifest, "--out", outputs / "all", "--format", "json", *other).status == 0
    (made,) = (outputs / "all").glob("*.json")
    assert first_onset(made) == expected


@pytest.mark.parametrize("command", ["align", "predict", "batch", "demo"])
def test_a_checkpoint_that_is_not_there(kmaker, command: str, sounds: Path, lyrics: Path, outputs: Path):
    verse = sounds / "verse.wav"
    manifest = outputs / "songs.csv"
    manifest.write_text(f"audio,lyrics\n{verse},{lyrics}\n", "utf-8")
    arguments = {
        "align": (verse, lyrics, "-o", outputs / "a.lrc"),
        "predict": (lyrics, "--audio-file", verse, "--output-file", outputs / "a.mp4"),
        "batch": (manifest,),
        "demo": ("-o", outputs),
    }
    none = outputs / "none.safetensors"
    ran = kmaker(command, *arguments[command], "--checkpoint", none, "-q")
    assert f"There is no checkpoint at {none}" in ran.sentence
    assert list(outputs.iterdir()) == [manifest]
