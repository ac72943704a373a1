import io
import math
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
import soundfile
from PIL import Image

from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.jobs import Progress
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.demo import demo_songs
from kmaker_studio.formats import read_song
from kmaker_studio.video.karaoke_ass import karaoke_ass
from kmaker_studio.video.layout import Box, lay_out
from kmaker_studio.video.render import RenderOptions, preview_frame, render_video
from kmaker_studio.video.style import load_style

SMALL = RenderOptions(size=(320, 180), fps=25)
SONG = Song(title="Title", lines=build_lines([[("auld", 500, 900), ("lang", 900, 1400)]]))
ON_TWO_SECONDS = 2.0


def ffmpeg(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    executable = imageio_ffmpeg.get_ffmpeg_exe()
    return subprocess.run([executable, "-nostdin", "-y", *map(str, arguments)], capture_output=True, check=False)


def described(video: Path) -> str:
    return ffmpeg("-i", video).stderr.decode()


def frames_of(video: Path, size: tuple[int, int]) -> np.ndarray:
    """Every frame as (frames, height, width, 3)."""
    raw = ffmpeg("-v", "error", "-i", video, "-f", "rawvideo", "-pix_fmt", "rgb24", "-").stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, size[1], size[0], 3)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    tone = 0.3 * np.sin(2 * np.pi * 440 * np.arange(int(44100 * ON_TWO_SECONDS)) / 44100)
    soundfile.write(tmp_path / "song.wav", np.stack([tone, tone], axis=1), 44100)
    return tmp_path / "song.wav"


def only(folder: Path, *names: str) -> bool:
    return {path.name for path in folder.iterdir()} == set(names)


def test_a_video_with_sound(tmp_path: Path, sound: Path) -> None:
    seen: list[Progress] = []
    result = render_video(SONG, sound, tmp_path / "out.mp4", SMALL, report=seen.append)
    said = described(tmp_path / "out.mp4")
    assert "Video: h264" in said
    assert "yuv420p(tv, bt709" in said
    assert "320x180" in said
    assert "25 fps" in said
    assert "Audio: aac" in said
    assert "Duration: 00:00:02.0" in said
    assert result.duration_ms == 2000
    assert result.frames == 50 == len(frames_of(result.path, SMALL.size))
    assert seen[-1].share == 1.0
    assert [progress.done for progress in seen] == sorted(progress.done for progress in seen)
    data = (tmp_path / "out.mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")  # it can be played while it is still being fetched
    assert only(tmp_path, "out.mp4", "song.wav")


def test_sound_from_a_video_and_no_sound_at_all(tmp_path: Path, sound: Path) -> None:
    ffmpeg("-f", "lavfi", "-i", "color=red:s=64x64:d=2", "-i", sound, tmp_path / "clip.mp4")
    assert "Audio: aac" in described(render_video(SONG, tmp_path / "clip.mp4", tmp_path / "a.mkv", SMALL).path)
    silent = render_video(SONG, None, tmp_path / "b.mov", SMALL)
    assert silent.duration_ms == 1400 + 2000
    assert "Audio:" not in described(silent.path)


# A word's first sung colour, on real frames


def is_sung(pixels: np.ndarray) -> np.ndarray:
    """Where pixels are nearer to the sung yellow than to white: bright, and blue well below red."""
    red, blue = pixels[..., 0].astype(int), pixels[..., 2].astype(int)
    return (red > 180) & (red - blue > 70)


def first_sung_frames(frames: np.ndarray, boxes: list[tuple[Box, int, int]], fps: int) -> list[int | None]:
    """For (box, from ms, to ms): the first frame of that time in which a few pixels of the box have the sung colour."""
    found: list[int | None] = []
    for box, from_ms, to_ms in boxes:
        first, last = max(0, from_ms * fps // 1000), min(len(frames), to_ms * fps // 1000)
        area = frames[first:last, int(box.top) : int(box.bottom), int(box.left) : math.ceil(box.right)]
        hits = np.flatnonzero(is_sung(area).sum(axis=(1, 2)) >= 3)
        found.append(first + int(hits[0]) if len(hits) else None)
    return found


@pytest.mark.parametrize(("seed", "fps", "size"), [(1, 30, (640, 360)), (2, 24, (960, 540)), (3, 60, (640, 360))])
def test_a_word_lights_up_in_the_frame_of_its_onset_or_the_next(
    tmp_path: Path, random_song: Callable[..., Song], seed: int, fps: int, size: tuple[int, int]
) -> None:
    song = random_song(seed, lines=3)
    assert song.word_count >= 8
    assert words_lit_at_another_time(song, tmp_path / "out.mp4", size, fps) == []


@pytest.mark.parametrize("name", ["auld-lang-syne", "con-co"])
def test_every_word_of_the_demo_song_lights_up_in_time(tmp_path: Path, name: str) -> None:
    demo = next(song for song in demo_songs() if song.name == name)
    song = read_song(demo.truth).song
    assert words_lit_at_another_time(song, tmp_path / "out.mp4", (480, 270), 30) == []


def words_lit_at_another_time(song: Song, video: Path, size: tuple[int, int], fps: int) -> list[tuple[object, ...]]:
    """The words of `song`, rendered to `video`, whose first sung frame is neither their onset's nor the next one."""
    render_video(song, None, video, RenderOptions(size=size, fps=fps))
    frames = frames_of(video, size)
    layout = lay_out(song, load_style(), size)
    words = [(word, box) for line in layout.lines for word, box in zip(line.line.words, line.boxes, strict=True)]
    spans = [(box, (word.start_ms or 0) - 400, (word.start_ms or 0) + 400) for word, box in words]
    return [
        (word.text, word.start_ms, found, (word.start_ms or 0) * fps // 1000)
        for (word, _), found in zip(words, first_sung_frames(frames, spans, fps), strict=True)
        if found is None or found - (word.start_ms or 0) * fps // 1000 not in (0, 1)
    ]


def test_words_stand_where_the_layout_says(random_song: Callable[..., Song]) -> None:
    size = (960, 540)
    song = random_song(6, lines=2)
    options = RenderOptions(size=size, background="#102040")
    line = lay_out(song, load_style(), size).lines[0]
    png = preview_frame(song, line.end_ms + 20, options)
    image = np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))
    row = is_sung(image[int(line.boxes[0].top) : int(line.boxes[0].bottom)]).any(axis=0)
    inked = np.flatnonzero(row)
    assert inked[0] == pytest.approx(line.boxes[0].left, abs=6)
    assert inked[-1] == pytest.approx(line.boxes[-1].right, abs=6)
    for left, right in zip(line.boxes, line.boxes[1:], strict=False):
        assert not row[math.ceil(left.right) + 2 : int(right.left) - 1].any()


def test_the_preview_is_the_exported_frame(tmp_path: Path, random_song: Callable[..., Song]) -> None:
    song, options = random_song(7, lines=2), RenderOptions(size=(640, 360), crf=1)
    render_video(song, None, tmp_path / "out.mp4", options)
    frame = frames_of(tmp_path / "out.mp4", options.size)[75].astype(float)
    image = np.asarray(Image.open(io.BytesIO(preview_frame(song, 2510, options))).convert("RGB"))
    assert np.abs(frame - image).mean() < 3.0


# Backgrounds and given ASS files


def test_a_given_ass_file_is_drawn_as_it_stands(tmp_path: Path) -> None:
    words = tmp_path / "it's, [mine]; words.ass"
    drawing = "{\\an7\\pos(0,0)\\bord0\\shad0\\c&H0000FF&\\p1}m 0 0 l 160 0 160 90 0 90"
    text = karaoke_ass(SONG, size=(320, 180))
    words.write_text(text + f"Dialogue: 9,0:00:00.00,0:00:01.00,Default,,0,0,0,,{drawing}\n")
    result = render_video(words, None, tmp_path / "out.mp4", RenderOptions((320, 180), 25, background="black"))
    frames = frames_of(result.path, (320, 180))
    assert frames[10, 45, 80, 0] > 200
    assert frames[30, 45, 80].max() < 30
    assert result.duration_ms >= 3000


def test_background_colour_picture_and_clip(tmp_path: Path) -> None:
    Image.new("RGBA", (50, 400), (0, 200, 0, 255)).save(tmp_path / "green.png")
    ffmpeg(
        "-f", "lavfi", "-i", "color=0xC86432:s=100x300:d=1.5:r=10", "-pix_fmt", "yuv420p", tmp_path / "short clip.mp4"
    )
    ffmpeg("-f", "lavfi", "-i", "color=0xC86432:s=100x300:d=9:r=10", "-pix_fmt", "yuv420p", tmp_path / "long.mp4")
    for background, colour in (
        ("#3264C8", (50, 100, 200)),
        ("teal", (0, 128, 128)),
        (tmp_path / "green.png", (0, 200, 0)),
        (tmp_path / "short clip.mp4", (130, 65, 33)),  # dimmed
        (str(tmp_path / "long.mp4"), (130, 65, 33)),
    ):
        options = RenderOptions(SMALL.size, SMALL.fps, background=background)
        frames = frames_of(render_video(SONG, None, tmp_path / "out.mp4", options).path, SMALL.size)
        assert len(frames) == 85
        for frame in frames[:: len(frames) - 1]:
            assert frame[20, 20] == pytest.approx(colour, abs=8), background


def test_a_moving_clip_repeats(tmp_path: Path) -> None:
    ffmpeg("-f", "lavfi", "-i", "testsrc=s=320x180:d=1.2:r=25", "-pix_fmt", "yuv420p", tmp_path / "clip.mp4")
    options = RenderOptions(SMALL.size, SMALL.fps, background=tmp_path / "clip.mp4")
    frames = frames_of(render_video(SONG, None, tmp_path / "out.mp4", options).path, SMALL.size).astype(int)
    plain = frames[:, :90, :160]
    round_frames = round((1.2 - 0.3) * 25)  # a quarter of the clip fades into the next round
    assert np.abs(plain[50] - plain[50 + round_frames]).mean() < 8
    assert np.abs(np.diff(plain, axis=0)).mean(axis=(1, 2, 3)).max() < 30


# Refusals


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (RenderOptions(size=(321, 180)), "321x180"),
        (RenderOptions(size=(0, 0)), "0x0"),
        (RenderOptions(size=(100_000, 100)), "100000x100"),
        (RenderOptions(fps=0), "0 frames"),
        (RenderOptions(fps=1000), "1000 frames"),
        (RenderOptions(background="nothing.png"), "neither a file nor a colour"),
        (RenderOptions(background=Path("/")), "not a file"),
    ],
)
def test_options_out_of_range(tmp_path: Path, options: RenderOptions, sentence: str) -> None:
    with pytest.raises(KMakerError, match=sentence):
        render_video(SONG, None, tmp_path / "out.mp4", options)
    assert only(tmp_path)


def test_outputs_that_cannot_be(tmp_path: Path) -> None:
    for name, sentence in (("no/out.mp4", "does not exist"), ("out.avi", "must end in"), ("out", "must end in")):
        with pytest.raises(KMakerError, match=sentence):
            render_video(SONG, None, tmp_path / name, SMALL)
    assert only(tmp_path)


def test_words_that_cannot_be_drawn(tmp_path: Path) -> None:
    with pytest.raises(KMakerError, match="no timed word"):
        render_video(Song(lines=build_lines([["not", "yet"]])), None, tmp_path / "out.mp4", SMALL)
    (tmp_path / "a.ass").write_text("just text")
    (tmp_path / "b.ass").write_bytes(b"\xff\xff\x00bad")
    for name in ("a.ass", "b.ass", "c.ass"):
        with pytest.raises(KMakerError, match=name):
            render_video(tmp_path / name, None, tmp_path / "out.mp4", SMALL)
    assert only(tmp_path, "a.ass", "b.ass")


def test_backgrounds_and_sounds_that_cannot_be_decoded(tmp_path: Path) -> None:
    (tmp_path / "words.png").write_text("no picture")
    Image.new("RGB", (400, 400), "red").save(tmp_path / "whole.png")
    (tmp_path / "half.png").write_bytes((tmp_path / "whole.png").read_bytes()[:200])
    before = sorted(tmp_path.iterdir())
    for name in ("words.png", "half.png"):
        with pytest.raises(KMakerError, match=name):
            render_video(SONG, None, tmp_path / "out.mp4", RenderOptions((320, 180), 25, background=tmp_path / name))
    with pytest.raises(KMakerError, match="not a sound"):
        render_video(SONG, tmp_path / "words.png", tmp_path / "out.mp4", SMALL)
    assert sorted(tmp_path.iterdir()) == before


def test_cancel_leaves_the_old_video_and_nothing_else(tmp_path: Path, random_song: Callable[..., Song]) -> None:
    (tmp_path / "out.mp4").write_bytes(b"old")
    asked: list[float] = []

    def report(progress: Progress) -> None:
        asked.append(progress.done)

    with pytest.raises(JobCancelled):
        render_video(
            random_song(1, lines=30),
            None,
            tmp_path / "out.mp4",
            RenderOptions(),
            report,
            lambda: max(asked, default=0) > 0,
        )
    assert (tmp_path / "out.mp4").read_bytes() == b"old"
    assert only(tmp_path, "out.mp4")


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk_is_said_to_be_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        noise = Image.effect_noise((640, 360), 100)
        noise.save(tmp_path / "noise.png")
        options = RenderOptions((640, 360), 25, background=tmp_path / "noise.png")
        with pytest.raises(KMakerError, match="could not be written") as raised:
            render_video(SONG, None, disk / "out.mp4", options)
        assert "No space left" in str(raised.value)
        assert only(disk)
    finally:
        subprocess.run(["umount", disk], check=True)
