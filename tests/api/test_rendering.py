"""`km.render`: small videos."""

from pathlib import Path

import pytest

import kmaker_studio as km
from kmaker_studio.audio.decode import probe


def test_a_song_with_the_sound_it_was_aligned_with(verse: Path, aligner, tmp_path: Path):
    song = km.align(verse, km.parse("Should auld acquaintance be forgot"), aligner=aligner)
    frames: list[km.Progress] = []
    made = km.render(song, tmp_path / "song.mp4", size=(128, 72), fps=10, style="stage", report=frames.append)
    assert (made.path, made.duration_ms, made.frames) == (tmp_path / "song.mp4", 12_000, 120)
    assert probe(made.path).duration_ms == pytest.approx(12_000, abs=150)
    assert frames[-1].done == 120


def test_a_file_and_a_sound(timed: km.Song, verse: Path, tmp_path: Path):
    for suffix in (".lrc", ".ass"):
        timed.save(tmp_path / f"song{suffix}")
        video = tmp_path / f"{suffix[1:]}.mp4"
        made = km.render(
            str(tmp_path / f"song{suffix}"), str(video), verse, size=(128, 72), fps=10, background="#102040"
        )
        assert made.duration_ms == 12_000
        assert video.stat().st_size > 0


def test_a_silent_video(timed: km.Song, tmp_path: Path):
    assert km.render(timed, tmp_path / "song.mp4", size=(128, 72), fps=10).duration_ms == 6000  # two seconds more


def test_what_cannot_be_rendered(timed: km.Song, tmp_path: Path):
    with pytest.raises(km.KMakerError, match="no timed word"):
        km.render(km.parse("la la"), tmp_path / "song.mp4")
    with pytest.raises(km.KMakerError, match=r"must end in \.mp4"):
        km.render(timed, tmp_path / "song.avi")
    with pytest.raises(km.KMakerError, match="There is no style"):
        km.render(timed, tmp_path / "song.mp4", style="none")
    with pytest.raises(km.JobCancelled):
        km.render(timed, tmp_path / "song.mp4", size=(128, 72), cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []
