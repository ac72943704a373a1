"""Rendering the video: libass draws the words over the background, x264 and AAC write the file.

Which frame shows what: libass answers for an instant, a frame lasts 1/fps. Each frame is drawn as of the end of its
time on the screen (less `_EARLY_MS`), so that the frame that holds a word's onset, or at the latest the next, is the
first to show the word being sung, and none before it does.
"""

import math
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kmaker_studio.audio import ffmpeg
from kmaker_studio.audio.decode import probe
from kmaker_studio.core.atomic import replacing, require_writable_folder, write_problem
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.files import is_file, read_bytes
from kmaker_studio.core.jobs import Cancelled, Progress, Report, ignore_progress, never_cancelled
from kmaker_studio.core.leftovers import temporary_folder
from kmaker_studio.core.song import Song
from kmaker_studio.video import fonts
from kmaker_studio.video.ass_sizes import letter_share
from kmaker_studio.video.backgrounds import Background, Clip, background_from, clip_filter, prepared_round
from kmaker_studio.video.encoders import X264, check_encoder, picture_arguments, sound_arguments, working_encoder
from kmaker_studio.video.file_tags import COVER, metadata, put_cover
from kmaker_studio.video.karaoke_ass import karaoke_ass
from kmaker_studio.video.size import DEFAULT_SIZE
from kmaker_studio.video.style import Style, load_style

STAGE = "Drawing the video"

SUFFIXES = (".mp4", ".mkv", ".mov", ".webm")
"""The containers that can be written; WebM holds VP9 and Opus, the others H.264 and AAC."""

_EARLY_MS = 6  # an onset in an ASS file is rounded by up to 5 ms
_TAIL_MS = 2000
_HIGHEST_LETTER = 10
_WORDS = "words.ass"
_STILL = "background.png"
_FONTS = "fonts"
_TAGS = "tags.txt"
_MUXERS = {".mp4": "mp4", ".mkv": "matroska", ".mov": "mov", ".webm": "webm"}
_MOST_EARLIER_MS = 10_000


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What the video is like beside its words.

    `size` is (width, height) in pixels, both even; `fps` frames a second; `background` a colour, a picture, a video, or
    None for the style's own; `style` None for the default. Where an .ass file is drawn the style only gives the
    background. `crf` is x264's quality, lower is better and larger. All words come `earlier_ms` milliseconds before
    they are sung, later below 0. `transparent` words stand over nothing, in .webm or .mov. `encoder` is one of
    `encoders.ENCODERS`, for H.264; `cover` a picture for the file's cover, by default the sound's own.
    """

    size: tuple[int, int] = DEFAULT_SIZE
    fps: int = 30
    background: str | Path | None = None
    style: Style | None = None
    crf: int = 18
    earlier_ms: int = 0
    transparent: bool = False
    encoder: str = X264
    cover: Path | None = None


@dataclass(frozen=True, slots=True)
class RenderResult:
    """A finished video: its file, length in milliseconds, number of frames, and what encoded H.264."""

    path: Path
    duration_ms: int
    frames: int
    encoder: str = X264


def render_video(
    words: Song | Path,
    audio: Path | None,
    output: Path,
    options: RenderOptions = RenderOptions(),
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> RenderResult:
    """Write the karaoke video of `words`, a timed song or an .ass file to be drawn as it stands, to `output`.

    The video lasts as long as `audio`; without sound it lasts two seconds longer than the words. Progress is in frames.
    Nothing is left behind when it fails or is cancelled. Raises `KMakerError` for anything the user can mend and
    `JobCancelled` when told to stop.
    """
    check_output(output, options)
    script = _script(words, options)
    duration_ms = probe(audio).duration_ms if audio is not None else _words_end_ms(words, script) + _TAIL_MS
    frames = max(1, math.ceil(duration_ms * options.fps / 1000))
    style = options.style or load_style()
    background = None if options.transparent else background_from(options.background or style.background, options.size)
    suffix, encoder = output.suffix.lower(), working_encoder(options.encoder)
    report(Progress(STAGE, 0, frames))
    with replacing(output) as temporary, _work_folder(script) as folder:
        picture, look = _background_input(background, options, duration_ms / 1000, folder, report, cancelled)
        arguments = ["-y", *picture]
        if audio is not None:
            arguments += ffmpeg.input_arguments(audio)
        inputs, tags = _tag_arguments(words, audio, options, duration_ms, folder, suffix)
        arguments += inputs
        if audio is not None:
            arguments += ["-map", "1:a:0", "-af", ffmpeg.ON_THE_FILES_CLOCK, *sound_arguments(suffix)]
        arguments += ["-map", "0:v:0", "-filter:v:0", f"{look},{words_filter(options)}{_finish(options)}"]
        arguments += ["-frames:v:0", str(frames), "-t", f"{duration_ms / 1000:.3f}"]
        arguments += picture_arguments(suffix, encoder, options.crf, options.fps, transparent=options.transparent)
        arguments += [*tags, "-movflags", "+faststart"] if suffix in (".mp4", ".mov") else tags
        arguments += ["-f", _MUXERS[suffix], f"file:{temporary.absolute()}"]
        status, lines = ffmpeg.run(
            arguments, folder, lambda frame: report(Progress(STAGE, min(frame, frames), frames)), cancelled
        )
        if status != 0:
            raise _failure(output, status, lines)
        ffmpeg.require_made(temporary, "Video")
    report(Progress(STAGE, frames, frames))
    return RenderResult(output, duration_ms, frames, encoder)


def preview_frame(words: Song | Path, time_ms: int, options: RenderOptions = RenderOptions()) -> bytes:
    """The frame of the video that is on the screen at `time_ms`, as a PNG; a clip shows its first picture.

    Raises `KMakerError` for words, options or a background that cannot be drawn.
    """
    _check_picture(options)
    script = _script(words, options)
    style = options.style or load_style()
    background = background_from(options.background or style.background, options.size)
    at = math.floor(time_ms * options.fps / 1000) / options.fps
    with _work_folder(script) as folder:
        if isinstance(background, Clip):
            source, filters = ffmpeg.input_arguments(background.path), clip_filter(options.size, options.fps)
        else:
            background.image.save(folder / _STILL, "PNG")
            source, filters = ["-i", _STILL], "null"
        status, lines = ffmpeg.run(
            [
                *("-y", *source, "-map", "0:v:0", "-frames:v", "1"),
                *("-vf", f"{filters},format=rgb24,settb=1/1000000,setpts={at:.6f}/TB,{words_filter(options)}"),
                "frame.png",
            ],
            cwd=folder,
        )
        if status != 0:
            raise _failure(folder / "frame.png", status, lines)
        if not is_file(folder / "frame.png"):
            ffmpeg.check_works()
            raise _failure(folder / "frame.png", status, lines)
        return (folder / "frame.png").read_bytes()


def words_filter(options: RenderOptions) -> str:
    """The filters that draw the working folder's words onto frames, each as of the end of its time on the screen."""
    shift = f"({max(0.0, 1 / options.fps - _EARLY_MS / 1000) + options.earlier_ms / 1000:.6f})/TB"
    alpha = ":alpha=1" if options.transparent else ""
    return f"settb=1/1000000,setpts=PTS+{shift},ass={_WORDS}:fontsdir={_FONTS}{alpha},setpts=PTS-{shift}"


def _finish(options: RenderOptions) -> str:
    """What follows the words where they stand over nothing: letters blended with black get their own colour back."""
    # Not with `unpremultiply`, which newer ffmpegs leave undone, as nobody told them that letters were multiplied.
    if not options.transparent:
        return ""
    parts = "split[drawn][all];[all]alphaextract,split[alpha][mask];[drawn]format=gbrp[black];[alpha]format=gbrp[share]"
    pure = ":".join(f"c{plane}='min(255,255*x/max(y,1))'" for plane in range(3))
    return f",{parts};[black][share]lut2={pure}[pure];[pure][mask]alphamerge"


def _tag_arguments(
    words: Song | Path, audio: Path | None, options: RenderOptions, duration_ms: int, folder: Path, suffix: str
) -> tuple[list[str], list[str]]:
    """The inputs after the pictures and the sound, and the output's arguments, for tags, chapters and the cover."""
    inputs: list[str] = []
    outputs = ["-map_metadata", "-1", "-map_chapters", "-1"]
    number = 1 if audio is None else 2
    if isinstance(words, Song):
        (folder / _TAGS).write_text(metadata(words, duration_ms), encoding="utf-8", newline="\n")
        inputs += ["-f", "ffmetadata", "-i", _TAGS]
        outputs = ["-map_metadata", str(number), "-map_chapters", str(number)]
        number += 1
    covered = suffix in (".mp4", ".mov") and not options.transparent
    if covered and put_cover(options.cover, audio, folder):
        inputs += ["-i", COVER]
        outputs += ["-map", f"{number}:v:0", "-c:v:1", "copy", "-disposition:v:1", "attached_pic"]
    return inputs, outputs


def check_output(output: Path, options: RenderOptions) -> None:
    """Raise `KMakerError` where a video with `options` cannot be written to `output`, before any work is done."""
    if output.suffix.lower() not in SUFFIXES:
        raise KMakerError(
            "The video {output} must end in {endings}: choose one of these.", output=output, endings=", ".join(SUFFIXES)
        )
    check_encoder(options.encoder, output.suffix.lower(), transparent=options.transparent)
    require_writable_folder(output)
    _check_picture(options)


def _check_picture(options: RenderOptions) -> None:
    width, height = options.size
    if width % 2 or height % 2 or not (64 <= width <= 7680 and 64 <= height <= 7680):
        raise KMakerError(
            "A video cannot be {width}x{height}: take even numbers from 64 to 7680, such as 1920x1080.",
            width=width,
            height=height,
        )
    if not 10 <= options.fps <= 120:
        raise KMakerError("A video cannot have {fps} frames a second: take 24 to 60.", fps=options.fps)
    if abs(options.earlier_ms) > _MOST_EARLIER_MS:
        raise KMakerError(
            "The words cannot come {ms} ms earlier: take -{most} to {most}.",
            ms=options.earlier_ms,
            most=_MOST_EARLIER_MS,
        )
    if not 0 <= options.crf <= 51:
        raise KMakerError("The quality {crf} is out of range: take 0 (best) to 51, 18 is usual.", crf=options.crf)


def _script(words: Song | Path, options: RenderOptions) -> str:
    if isinstance(words, Song):
        if not any(word.is_timed for word in words.words()):
            raise KMakerError("The song has no timed word to show: align it first.")
        return karaoke_ass(words, options.style, options.size)
    try:
        data = read_bytes(words)
    except OSError as error:
        raise KMakerError(
            "The words {words} cannot be read ({reason}): check the name.", words=words, reason=error.strerror
        ) from error
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise KMakerError("The words {words} are not UTF-8 text: save the file as UTF-8.", words=words) from error
    if "[Events]" not in text or "\nDialogue:" not in text:
        raise KMakerError("{words} is not an ASS file with words in it: choose another.", words=words)
    if letter_share(text) > _HIGHEST_LETTER:
        raise KMakerError(
            "{words} asks for letters of over {times} times the picture's height: make them smaller.",
            words=words,
            times=_HIGHEST_LETTER,
        )
    return text


def _words_end_ms(words: Song | Path, script: str) -> int:
    if isinstance(words, Song):
        return max(word.end_ms or 0 for word in words.words())
    import pysubs2

    return max((event.end for event in pysubs2.SSAFile.from_string(script, format_="ass")), default=0)


@contextmanager
def _work_folder(script: str) -> Generator[Path]:
    """A temporary folder with the words and the fonts under plain names, which filter arguments cannot misread."""
    try:
        with temporary_folder("kmaker-") as folder:
            (folder / _WORDS).write_text(script, encoding="utf-8", newline="\n")
            shutil.copytree(fonts.folder(), folder / _FONTS)
            yield folder
    except OSError as error:
        raise write_problem(Path(tempfile.gettempdir()), error) from error


def _background_input(
    background: Background | None,
    options: RenderOptions,
    seconds: float,
    folder: Path,
    report: Report,
    cancelled: Cancelled,
) -> tuple[list[str], str]:
    """The arguments of ffmpeg's first input, and the filters from there to frames in the colours of HD video.

    Players take video without other word for BT.709.
    """
    if background is None:
        width, height = options.size
        return ["-f", "lavfi", "-i", f"color=black@0:s={width}x{height}:r={options.fps},format=gbrap"], "null"
    colours = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
    if not isinstance(background, Clip):
        background.image.save(folder / _STILL, "PNG", compress_level=1)
        # Decoded and converted once; the loop filter hands the same frame on for ever.
        looped = f"{colours},loop=loop=-1:size=1,setpts=N/({options.fps}*TB)"
        return ["-framerate", str(options.fps), "-i", _STILL], looped
    if background.seconds is not None and background.seconds >= seconds:
        return ffmpeg.input_arguments(background.path), f"{clip_filter(options.size, options.fps)},{colours}"
    prepared = prepared_round(background, options.size, options.fps, seconds, folder, report, cancelled)
    return ["-stream_loop", "-1", "-i", prepared.name], colours


def _failure(output: Path, status: int, lines: list[str]) -> KMakerError:
    text = "\n".join(lines)
    for reason in ("No space left on device", "File too large", "Disk quota exceeded"):
        if reason in text:
            return KMakerError(
                "{path} could not be written ({reason}): free some space or choose another place.",
                path=output,
                reason=reason,
            )
    last = next(
        (line.strip() for line in reversed(lines) if line.strip()), Phrase("exit status {status}", status=status)
    )
    return KMakerError(
        "ffmpeg could not make {output} ({last}): try another background, sound or place.", output=output, last=last
    )
