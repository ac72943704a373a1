"""What writes the video's pictures: x264, encoders in hardware where they work, and formats with transparency."""

from functools import cache

from kmaker_studio.audio import ffmpeg
from kmaker_studio.core.errors import KMakerError

X264 = "x264"
AUTO = "auto"

# In the order in which they are tried. Each with the quality of x264's CRF, whose scale theirs follow.
_HARDWARE = {
    "nvenc": ("h264_nvenc", ("-preset", "p4", "-rc", "vbr", "-b:v", "0", "-cq", "{crf}")),
    "qsv": ("h264_qsv", ("-global_quality", "{crf}")),
    "amf": ("h264_amf", ("-rc", "cqp", "-qp_i", "{crf}", "-qp_p", "{crf}")),
    "videotoolbox": ("h264_videotoolbox", ("-q:v", "65")),
}
ENCODERS = (X264, AUTO, *_HARDWARE)
"""What may be asked for."""

_LOOK_AHEAD = "mbtree=0:scenecut=0:rc-lookahead=0:weightp=0"
_HD = (
    *("-pix_fmt:v:0", "yuv420p", "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709"),
    *("-color_range", "tv"),
)
_TRANSPARENT = {
    ".webm": (
        *("-c:v:0", "libvpx-vp9", "-pix_fmt:v:0", "yuva420p", "-b:v", "0", "-crf", "24", "-deadline", "good"),
        *("-cpu-used", "5", "-row-mt", "1", "-auto-alt-ref", "0"),  # VP9 keeps no alpha with alternate references
    ),
    ".mov": ("-c:v:0", "prores_ks", "-profile:v", "4444", "-pix_fmt:v:0", "yuva444p10le", "-vendor", "apl0"),
}


def check_encoder(name: str, suffix: str, *, transparent: bool) -> None:
    """Raise `KMakerError` for an encoder that is none, and for a file that cannot be transparent."""
    if name not in ENCODERS:
        raise KMakerError("There is no encoder {name!r}: choose one of {names}.", name=name, names=", ".join(ENCODERS))
    if transparent and suffix not in _TRANSPARENT:
        raise KMakerError(
            "A {suffix} video cannot be transparent: choose one of {endings}.",
            suffix=suffix,
            endings=", ".join(_TRANSPARENT),
        )


def working_encoder(name: str) -> str:
    """The encoder to use where `name` is asked for: itself where it works here, of `auto` the first that does; else
    x264.
    """
    wanted = tuple(_HARDWARE) if name == AUTO else (name,)
    return next((each for each in wanted if each in _HARDWARE and works(each)), X264)


@cache
def works(name: str) -> bool:
    """Whether that encoder in hardware writes a few frames here; a listed one may lack its device or driver."""
    codec, quality = _HARDWARE[name]
    arguments = ["-v", "error", "-f", "lavfi", "-i", "color=s=320x180:d=0.2:r=25", "-pix_fmt", "yuv420p", "-c:v", codec]
    arguments += [each.format(crf=20) for each in quality]
    with ffmpeg.started([*arguments, "-f", "null", "-"]) as process:
        while process.read(1 << 16):
            pass
        return process.wait() == 0


def picture_arguments(suffix: str, encoder: str, crf: int, fps: int, *, transparent: bool) -> list[str]:
    """Ffmpeg's arguments that encode the pictures of a file that ends in `suffix` with one of `working_encoder`."""
    if transparent:
        return ["-r:v:0", str(fps), *_TRANSPARENT[suffix]]
    if suffix == ".webm":
        quality = ("-b:v", "0", "-crf", str(min(63, crf + 10)), "-deadline", "good", "-cpu-used", "5", "-row-mt", "1")
        return ["-r:v:0", str(fps), "-c:v:0", "libvpx-vp9", *quality, *_HD]
    if encoder != X264:
        codec, quality = _HARDWARE[encoder]
        return ["-r:v:0", str(fps), "-c:v:0", codec, *(each.format(crf=crf) for each in quality), "-bf", "0", *_HD]
    # No B-frames: predicted from both sides, they show a faint ghost of a word's first sung edge one frame too early.
    # Without them x264's looking ahead (mbtree, scene cuts, weights) only spends time on a background at rest.
    return [
        *("-r:v:0", str(fps), "-c:v:0", "libx264", "-preset", "veryfast", "-crf", str(crf), "-bf", "0"),
        *("-x264-params", _LOOK_AHEAD, *_HD),
    ]


def sound_arguments(suffix: str) -> list[str]:
    """Ffmpeg's arguments that encode the sound of a file that ends in `suffix`, in stereo."""
    if suffix == ".webm":
        return ["-c:a", "libopus", "-b:a", "160k", "-ac", "2", "-ar", "48000"]
    return ["-c:a", "aac", "-b:a", "192k", "-ac", "2"]
