"""A picture decoded in a process of its own: `python -m kmaker_studio.video.picture_process PATH WIDTH HEIGHT`.

Standard output gets the pixels of the picture made to fill the frame, as RGB; the exit status says what else it was.
Only formats that hold pixels themselves are tried: Pillow hands others to programs (EPS to Ghostscript) or to decoders
that few files ever tested. It imports nothing of ours, so that it starts in a tenth of a second.
"""

import os
import sys
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
"""As Pillow names them."""

MOST_PIXELS = 100_000_000
MOST_BYTES = 2 << 30
"""Of memory, on systems that can hold a process to it."""
MOST_SECONDS = 30
"""Of a processor."""

OTHER, TOO_LARGE, DAMAGED = 3, 4, 5
"""Exit statuses: no still picture of `FORMATS`; more than `MOST_PIXELS`; damaged, the reason on standard error."""


def _limit() -> None:
    """Hold this process to its limits, so that no file takes more of the machine."""
    if os.name == "nt":
        return
    import resource

    limits = {
        resource.RLIMIT_AS: MOST_BYTES,
        resource.RLIMIT_CPU: MOST_SECONDS,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,  # nothing is written but to the pipe
    }
    for what, most in limits.items():
        with suppress(OSError, ValueError):  # a system without that limit
            resource.setrlimit(what, (most, most))


def _filling(path: str, size: tuple[int, int]) -> "Image | int":
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # the limit here is stricter, and its sentence another
    try:
        with Image.open(path, formats=FORMATS) as image:
            if getattr(image, "is_animated", False):
                return OTHER
            if image.width * image.height > MOST_PIXELS:
                return TOO_LARGE
            image.draft("RGB", (2 * size[0], 2 * size[1]))  # a JPEG is decoded no finer than is seen
            upright = ImageOps.exif_transpose(_smaller(_on_black(image), size))
            return ImageOps.fit(upright, size, Image.Resampling.LANCZOS)
    except UnidentifiedImageError:
        return OTHER


def _on_black(image: "Image") -> "Image":
    from PIL import Image

    if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
        plain = image.convert("RGB")
    else:
        layer = image.convert("RGBA")
        plain = Image.new("RGB", layer.size, "black")
        plain.paste(layer, mask=layer.getchannel("A"))
    plain.info = image.info  # how the camera was held
    return plain


def _smaller(image: "Image", size: tuple[int, int]) -> "Image":
    """A picture of many times the frame's size by a whole number smaller, still twice as fine as the frame."""
    times = min(image.width, image.height) // (2 * max(size))
    if times < 2:
        return image
    small = image.reduce(times)
    small.info = image.info
    return small


def main() -> int:
    """Decode the picture that the arguments name; returns the exit status."""
    _limit()
    warnings.simplefilter("ignore")
    path, width, height = sys.argv[1:]
    try:
        found = _filling(path, (int(width), int(height)))
    except MemoryError:
        return TOO_LARGE
    except Exception as error:  # noqa: BLE001 - decoders raise whatever a damaged file leads them to
        sys.stderr.write(" ".join(f"{error or type(error).__name__}".split())[:200])
        return DAMAGED
    if isinstance(found, int):
        return found
    sys.stdout.buffer.write(found.tobytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
