"""How fast a 3-minute 1080p30 karaoke video is written in each style, beside ffmpeg alone doing the same drawing.

All run in turn on a synthetic song that this script makes: `render_video` as the program calls it, probing, painting
and sound included, and a bare ffmpeg with the same ASS file, background picture, sound, preset and quality, once with
the picture held by the loop filter (the fastest way) and once read again for each frame (`-loop 1`, the usual way).
Run:

    python benchmarks/render_speed.py [seconds of song] [styles]
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import soundfile

from kmaker_studio.audio.ffmpeg import executable
from kmaker_studio.core.song import Song, WordSpec, build_lines
from kmaker_studio.video import fonts
from kmaker_studio.video.backgrounds import Still, background_from
from kmaker_studio.video.karaoke_ass import karaoke_ass
from kmaker_studio.video.render import RenderOptions, render_video
from kmaker_studio.video.size import style_size
from kmaker_studio.video.style import Style, load_style, style_names

WORDS = "should auld acquaintance be forgot and never brought to mind we will take a cup of kindness yet".split()  # noqa: SIM905


def synthetic_song(seconds: float) -> Song:
    """A song of random words of 150 to 900 ms in lines of 4 to 8, from 4 s on."""
    chance = random.Random(1)
    now = 4000
    lines: list[list[WordSpec]] = []
    while now < (seconds - 8) * 1000:
        words: list[WordSpec] = []
        for _ in range(chance.randint(4, 8)):
            length = chance.randint(150, 900)
            words.append((chance.choice(WORDS), now, now + length))
            now += length
        now += chance.choice((200, 400, 800, 3000))
        lines.append(words)
    return Song(title="Benchmark", artist="Nobody", lines=build_lines(lines))


def main() -> None:
    """Print, for each style, frames a second of all and how many times as fast `render_video` is."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 180.0
    song = synthetic_song(seconds)
    sys.stdout.write(f"{seconds:.0f} s of 30 frames/s on {os.cpu_count()} processors, the better of two runs each\n")
    for name in sys.argv[2:] or style_names():
        _measure(song, seconds, load_style(name), name)


def _measure(song: Song, seconds: float, style: Style, name: str) -> None:
    options = RenderOptions(size=style_size(style), style=style)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        noise = 0.1 * np.random.default_rng(0).standard_normal(int(44100 * seconds)).astype(np.float32)
        soundfile.write(folder / "song.flac", noise, 44100)
        (folder / "words.ass").write_text(karaoke_ass(song, style, options.size), encoding="utf-8")
        background = background_from(style.background, options.size)
        assert isinstance(background, Still)  # noqa: S101
        background.image.save(folder / "background.png")
        (folder / "fonts").mkdir()
        for font in fonts.folder().glob("*.ttf"):
            (folder / "fonts" / font.name).write_bytes(font.read_bytes())
        actions: dict[str, Callable[[], object]] = {
            "ours": lambda: render_video(song, folder / "song.flac", folder / "ours.mp4", options)
        }
        hold = "format=yuv420p,loop=loop=-1:size=1,setpts=N/(30*TB)"
        for label, read, look in (("loop filter", [], hold), ("-loop 1", ["-loop", "1"], "format=yuv420p")):
            bare = [
                *(executable(), "-nostdin", "-v", "error", "-y", *read, "-framerate", "30", "-i", "background.png"),
                *("-i", "song.flac", "-vf", f"{look},ass=words.ass:fontsdir=fonts", "-t", str(seconds)),
                *("-c:v", "libx264", "-preset", "veryfast", "-crf", str(options.crf), "-c:a", "aac", "-b:a", "192k"),
                *("-movflags", "+faststart", "bare.mp4"),
            ]
            actions[label] = partial(subprocess.run, bare, cwd=folder, check=True)
        took = dict.fromkeys(actions, float("inf"))
        for _ in range(2):
            for label, action in actions.items():
                took[label] = min(took[label], _timed(action))
    told = ", ".join(
        f"{took[label] / took['ours']:.2f} times bare ffmpeg with {label}" for label in took if label != "ours"
    )
    sys.stdout.write(f"{name:10} {seconds * options.fps / took['ours']:6.1f} frames/s, {told}\n")
    sys.stdout.flush()


def _timed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
