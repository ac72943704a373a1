"""Fonts: those that come with the program, and how wide they set a text.

ASS sizes a font by its ascent plus descent as Windows counts them (usWinAscent + usWinDescent of the OS/2 table), not
by its em; libass follows, and so does everything here: a font size is the height of a row in pixels.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from struct import unpack_from
from typing import TYPE_CHECKING

import numpy as np

from kmaker_studio import paths

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_BOLD = 600  # the weight from which a font is bold: asked for it, libass leaves its letters as they are
_MEASURED_EM = 1000  # pixels; large, so that advances are not rounded
_MEASURED_AT_ONCE = 10_000
_INKED_EM = 80

# A script's own font, for scripts that the main font lacks. libass looks for these in the system's fonts only,
# so the text has to name the font.
_SCRIPT_FONTS = {
    "ARABIC": "NotoSansArabic-Bold.ttf",
    "DEVANAGARI": "NotoSansDevanagari-Bold.ttf",
    "HEBREW": "NotoSansHebrew-Bold.ttf",
    "THAI": "NotoSansThai-Bold.ttf",
}
_MAIN_FONTS = {
    "Inter": "Inter-Bold.ttf",
    "Lora": "Lora-Bold.ttf",
    "Nunito": "Nunito-Bold.ttf",
    "Oswald": "Oswald-Bold.ttf",
    "Pacifico": "Pacifico-Regular.ttf",
    "Patrick Hand": "PatrickHand-Regular.ttf",
    "VT323": "VT323-Regular.ttf",
}
MAIN_FAMILY = "Inter"
"""The family that stands in where another is unknown here or lacks a letter."""

_NO_CHARACTER = "\U0010ffff"
_WIDE_LEAD = 0.3
_UNKNOWN_EM_SHARE = 1 / 1.35  # em over ascent + descent of an unknown fallback font; wide enough for the usual ones


@dataclass(frozen=True, slots=True)
class Font:
    """A font file: its family name, pixels of an em and of the ascent in a row one pixel high, whether it is bold."""

    path: Path
    family: str
    em_share: float
    ascent_share: float
    is_bold: bool


def folder() -> Path:
    """The folder of the fonts that come with the program, for libass."""
    return paths.resources() / "fonts"


def families() -> list[str]:
    """The families that a style may choose among: those that come with the program, so that any computer draws them."""
    return list(_MAIN_FONTS)


@lru_cache(maxsize=4096)
def family_for(text: str, family: str) -> str:
    """The one of `families` that draws `text`: `family`, or `MAIN_FAMILY` where that is unknown or lacks a letter.

    Letters of scripts that have a font of their own do not count, nor those that `MAIN_FAMILY` lacks too.
    """
    if family not in _MAIN_FONTS:
        return MAIN_FAMILY
    path, main = folder() / _MAIN_FONTS[family], folder() / _MAIN_FONTS[MAIN_FAMILY]
    lacking = (char for char in set(text) if _measured_as(char) == "" and not _has(path, char))
    return MAIN_FAMILY if any(_has(main, char) for char in lacking) else family


def has_glyph(char: str) -> bool:
    """Whether one of the bundled fonts draws the character."""
    return any(_has(folder() / name, char) for name in (*_MAIN_FONTS.values(), *_SCRIPT_FONTS.values()))


def script_of(text: str) -> str:
    """The script of most letters of `text` among those that have a font of their own here; empty for all others."""
    counts: dict[str, int] = {}
    for char in text:
        if char.isalpha():
            script = _script(char)
            counts[script] = counts.get(script, 0) + 1
    return max(counts, key=lambda script: counts[script]) if counts else ""


def font_for(script: str, family: str = MAIN_FAMILY) -> Font:
    """The bundled font that draws `script` (see `script_of`): that of `family` where it has none of its own."""
    return _font(_SCRIPT_FONTS.get(script) or _MAIN_FONTS[family])


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float, family: str = MAIN_FAMILY) -> float:
    """The advance of `text` in pixels when libass sets it at font size `size` in `family`, one of `families`.

    Exact to a pixel or so for the bundled fonts; generous for scripts that the system's fonts have to draw.
    """
    width = 0.0
    for script, run in groupby(text, key=_measured_as):
        part = "".join(run)
        if script == "WIDE":
            width += len(part) * _UNKNOWN_EM_SHARE
        else:
            font = font_for(script, family)
            # piece by piece: Pillow takes no text of over a million characters
            pieces = (part[at : at + _MEASURED_AT_ONCE] for at in range(0, len(part), _MEASURED_AT_ONCE))
            width += sum(map(_loaded(font.path).getlength, pieces)) / _MEASURED_EM * font.em_share
    return width * size


@lru_cache(maxsize=20_000)
def ink_lead(text: str, area: float, family: str = MAIN_FAMILY, *, from_right: bool = False) -> float:
    """How far from its left edge (or its right one) `text` holds ink enough to be seen, as a share of the font size.

    `area` is that much ink, in squares of the font size; a text that holds less is taken whole.
    """
    text = text[:_MEASURED_AT_ONCE]
    script = script_of(text)
    if any(_measured_as(char) == "WIDE" for char in text):
        return _WIDE_LEAD
    font = font_for(script, family)
    loaded = _loaded(font.path, _INKED_EM)
    mask = loaded.getmask(text, mode="L")
    width, height = mask.size
    if not width or not height:
        return 0.0
    columns = np.asarray(mask, np.float32).reshape(height, width).sum(axis=0) / 255
    share = font.em_share / _INKED_EM  # of a pixel of the mask in the font size
    inked = np.cumsum(columns[::-1] if from_right else columns) * share * share
    reached = min(int(np.searchsorted(inked, area)) + 1, width)
    left, _, right, _ = loaded.getbbox(text)
    before = loaded.getlength(text) - right if from_right else left
    return (float(before) + reached) * share


def _script(char: str) -> str:
    name = unicodedata.name(char, "").split(" ", 1)[0]
    return name if name in _SCRIPT_FONTS else ""


def _measured_as(char: str) -> str:
    if unicodedata.east_asian_width(char) in "WF":
        return "WIDE"
    return _script(char)


@lru_cache(maxsize=4096)
def _has(path: Path, char: str) -> bool:
    """Whether the font in `path` has a picture of `char` other than the box that stands for a missing one."""
    font = _loaded(path, _INKED_EM)
    return char.isspace() or bytes(font.getmask(char)) != bytes(font.getmask(_NO_CHARACTER))


@cache
def _font(name: str) -> Font:
    path = folder() / name
    data = path.read_bytes()
    tables = {
        data[at : at + 4]: unpack_from(">I", data, at + 8)[0]
        for at in range(12, 12 + 16 * unpack_from(">H", data, 4)[0], 16)
    }
    # OpenType 1.9: unitsPerEm stands 18 bytes into `head`; usWeightClass 4, usWinAscent and usWinDescent 74 bytes into
    # `OS/2`.
    (units,) = unpack_from(">H", data, tables[b"head"] + 18)
    ascent, descent = unpack_from(">HH", data, tables[b"OS/2"] + 74)
    (weight,) = unpack_from(">H", data, tables[b"OS/2"] + 4)
    family = _loaded(path).getname()[0] or path.stem
    return Font(path, family, units / (ascent + descent), ascent / (ascent + descent), weight >= _BOLD)


@cache
def _loaded(path: Path, em: int = _MEASURED_EM) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(path, em)
