"""Backgrounds: a colour, a gradient or a picture made once, or a video clip that repeats.

A still background is painted with Pillow at the size of the video. A clip too short for the song is made into one
round that ends as it begins, with moviepy, and ffmpeg then repeats that round.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from kmaker_studio.audio import ffmpeg
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.files import exists, is_file
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled
from kmaker_studio.video.patterns import pattern_ink
from kmaker_studio.video.pictures import open_picture
from kmaker_studio.video.style import Gradient

if TYPE_CHECKING:
    from PIL.Image import Image

STAGE = "Preparing the background"

CLIP_DIM = 0.35
"""How much darker a video clip is made, so that white words stand out on it."""

_CROSSFADE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Still:
    """A picture that lasts as long as the video."""

    image: "Image"


@dataclass(frozen=True, slots=True)
class Clip:
    """A user's video file; `seconds` is its length where ffmpeg can tell."""

    path: Path
    seconds: float | None


Background = Still | Clip


def background_from(source: "str | Path | Gradient", size: tuple[int, int]) -> Background:
    """The background for a video of `size` pixels from a colour (`#RRGGBB` or a CSS name), a gradient, or a file.

    A picture fills the frame, cut at the edges, and is turned as its camera says. Raises `KMakerError` where a file is
    missing or is neither a picture nor a video, or a text is no colour.
    """
    if isinstance(source, Gradient):
        return Still(paint_gradient(source, size))
    path = Path(source)
    if isinstance(source, str) and not is_file(path):
        colour = _colour(source)
        if colour is not None:
            from PIL import Image

            return Still(Image.new("RGB", size, colour))
    if not exists(path):
        raise KMakerError(
            "The background {source} is neither a file nor a colour such as #1a2b5c: check the name.", source=source
        )
    if not is_file(path):
        raise KMakerError("The background {path} is not a file: choose a picture or a video.", path=path)
    still = open_picture(path, size)
    if still is not None:
        return Still(still)
    said = ffmpeg.described(path)
    if "Video: " not in said:
        ffmpeg.check_works()
        raise KMakerError(
            "The background {path} is neither a picture nor a video that can be read: choose another.", path=path
        )
    return Clip(path, ffmpeg.container_seconds(said))


def paint_gradient(gradient: Gradient, size: tuple[int, int]) -> "Image":
    """The gradient with its pattern, dithered by less than a step so that no bands show on dark colours."""
    from PIL import Image

    width, height = size
    x = (np.arange(width, dtype=np.float32) + 0.5) / width - gradient.centre[0]
    y = (np.arange(height, dtype=np.float32) + 0.5) / height - gradient.centre[1]
    reach = np.hypot(max(gradient.centre[0], 1 - gradient.centre[0]), max(gradient.centre[1], 1 - gradient.centre[1]))
    if gradient.shape == "down":
        share = np.broadcast_to((y + gradient.centre[1])[:, None], (height, width))
    else:
        share = np.clip(np.hypot(x[None, :], y[:, None]) / reach, 0.0, 1.0)
    share = share * share * (3.0 - 2.0 * share)
    inner, outer, over = (
        np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], np.float32)
        for colour in (gradient.inner, gradient.outer, gradient.pattern_colour)
    )
    pixels = inner + (outer - inner) * share[:, :, None]
    if gradient.pattern != "none":
        ink = pattern_ink(gradient.pattern, size, gradient.centre)[:, :, None] * gradient.pattern_strength
        pixels += (over - pixels) * ink
    dither = np.random.default_rng(0).random((height, width, 1), dtype=np.float32)
    return Image.fromarray((pixels + dither).clip(0, 255).astype(np.uint8))


def _colour(text: str) -> tuple[int, int, int] | None:
    from PIL import ImageColor

    try:
        return ImageColor.getrgb(text)[:3]
    except ValueError:
        return None


def clip_filter(size: tuple[int, int], fps: int) -> str:
    """The ffmpeg filters that make a clip fill `size` at `fps` frames a second and dim it."""
    width, height = size
    keep = 1.0 - CLIP_DIM
    return (
        f"fps={fps},scale={width}:{height}:force_original_aspect_ratio=increase,crop={width}:{height},setsar=1,"
        f"colorchannelmixer=rr={keep}:gg={keep}:bb={keep}"
    )


def prepared_round(
    clip: Clip, size: tuple[int, int], fps: int, seconds: float, folder: Path, report: Report, cancelled: Cancelled
) -> Path:
    """A video file in `folder` that holds one round of `clip` at `size` and `fps`, dimmed, fit to be repeated.

    No more than `seconds` of the clip are used. Its end fades into its beginning. Raises `KMakerError` where the clip
    cannot be decoded, `JobCancelled` when told to stop.
    """
    plain = folder / "plain.mp4"
    near_lossless = ["-an", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-pix_fmt", "yuv420p"]
    report(Progress(STAGE, 0.0, 1.0))
    status, lines = ffmpeg.run(
        [
            *("-y", *ffmpeg.input_arguments(clip.path), "-map", "0:v:0", "-t", f"{seconds:.3f}"),
            *("-vf", clip_filter(size, fps), *near_lossless, plain.name),
        ],
        cwd=folder,
        cancelled=cancelled,
    )
    if status != 0 or not is_file(plain):
        reason = lines[-1] if lines else Phrase("status {status}", status=status)
        raise KMakerError(
            "The background {path} cannot be decoded ({reason}): choose another video.", path=clip.path, reason=reason
        )
    report(Progress(STAGE, 0.5, 1.0))
    return _crossfaded(plain, folder / "round.mp4", fps, report, cancelled)


def _crossfaded(plain: Path, target: Path, fps: int, report: Report, cancelled: Cancelled) -> Path:
    """`plain` without its first second, which instead fades in over its last, so that the end meets the beginning."""
    from moviepy import CompositeVideoClip, VideoFileClip, vfx
    from proglog import ProgressBarLogger

    class Polling(ProgressBarLogger):
        """moviepy's hook at each written frame."""

        def bars_callback(self, bar: str, attr: str, value: float, old_value: float | None = None) -> None:  # noqa: ARG002
            check_cancelled(cancelled)
            if attr == "index":
                report(Progress(STAGE, 0.5 + 0.5 * value / max(1, self.bars[bar]["total"] or 1), 1.0))

    with VideoFileClip(str(plain), audio=False) as clip:
        fade = min(_CROSSFADE_SECONDS, cast("float", clip.duration) / 4)
        if fade * fps < 2:
            return plain
        body = clip.subclipped(fade)
        head = clip.subclipped(0, fade).with_start(body.duration - fade).with_effects([vfx.CrossFadeIn(fade)])
        joined = CompositeVideoClip([body, head], use_bgclip=True).with_duration(body.duration)
        joined.write_videofile(
            str(target),
            fps=fps,
            codec="libx264",
            preset="ultrafast",
            audio=False,
            ffmpeg_params=["-crf", "12", "-pix_fmt", "yuv420p"],
            logger=Polling(),
        )
    return target
