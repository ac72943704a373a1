"""Video styles: data, one JSON file of resources/styles each.

Lengths are shares of the picture's height (of three quarters of its width where that is less, as in a picture for
phones), so that one style serves every size; times are milliseconds; colours are `#RRGGBB`.
"""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from kmaker_studio import paths
from kmaker_studio.core.atomic import write_text
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import read_bytes

DEFAULT_STYLE = "classic"
_MOST_BYTES = 1 << 20

Colour = Annotated[str, msgspec.Meta(pattern="^#[0-9A-Fa-f]{6}$")]
Share = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]
Milliseconds = Annotated[int, msgspec.Meta(ge=0, le=60_000)]


class Gradient(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A background that goes from `inner` to `outer`, with a `pattern` over it.

    `round` goes from `centre` (shares of width and height) to the far corner, `down` from the top to the bottom. The
    pattern is `pattern_colour`, as strong as `pattern_strength` says; `video.patterns` paints it.
    """

    inner: Colour = "#2B3A78"
    outer: Colour = "#0C0F22"
    centre: tuple[Share, Share] = (0.36, 0.30)
    shape: Literal["round", "down"] = "round"
    pattern: Literal["none", "beams", "bokeh", "dots", "grid", "rays", "ruled", "scanlines"] = "none"
    pattern_colour: Colour = "#FFFFFF"
    pattern_strength: Share = 0.12


class Style(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the words look like, where they stand, and when they come and go.

    `paging` says whether a sung line makes room for the next but one (`alternate`) or a whole page turns (`page`).
    `font_size` is the height of a row from the font's ascent to its descent, which is what ASS calls the font size.
    A line appears `lead_in_ms` before it is sung where the silence before it allows, and stays `hold_ms` after it.
    After `countdown_after_ms` without singing, `countdown_dots` dots count down the last seconds (0 shows none); a
    silence of `progress_after_ms` shows a bar that fills. With `flip_outline` the outline turns to
    `sung_outline_colour` as the letters are filled; sung letters shine as far as `glow` around them. After the last
    line the `end_card` shows the title once more where the sound goes on long enough. `picture` is the shape that the
    style was made for.
    """

    name: str
    lines: Annotated[int, msgspec.Meta(ge=1, le=4)] = 2
    paging: Literal["alternate", "page"] = "alternate"
    position: Literal["top", "middle", "bottom"] = "bottom"
    align: Literal["centre", "left", "right", "staggered"] = "centre"
    safe_area: Annotated[float, msgspec.Meta(ge=0.0, le=0.3)] = 0.07
    font: str = "Inter"
    font_size: Annotated[float, msgspec.Meta(ge=0.02, le=0.4)] = 0.108
    line_spacing: Annotated[float, msgspec.Meta(ge=0.8, le=3.0)] = 1.22
    fill: Literal["wipe", "word"] = "wipe"
    unsung: Colour = "#FFFFFF"
    sung: Colour = "#FFD24A"
    singers: tuple[Colour, ...] = ("#6FD3FF", "#FF9CC4", "#9BE58A", "#C9B2FF")
    outline: Share = 0.0035
    outline_colour: Colour = "#0A0D1E"
    flip_outline: bool = False
    sung_outline_colour: Colour = "#FFFFFF"
    shadow: Share = 0.004
    shadow_opacity: Share = 0.55
    softness: Share = 0.003
    glow: Annotated[float, msgspec.Meta(ge=0.0, le=0.1)] = 0.0
    lead_in_ms: Milliseconds = 3500
    hold_ms: Milliseconds = 400
    fade_ms: Milliseconds = 250
    title_card: bool = True
    end_card: bool = False
    countdown_dots: Annotated[int, msgspec.Meta(ge=0, le=5)] = 3
    countdown_after_ms: Milliseconds = 5000
    progress_bar: bool = True
    progress_after_ms: Milliseconds = 10_000
    background: Colour | Gradient = Gradient()
    picture: Literal["wide", "tall"] = "wide"

    def singer_colour(self, number: int) -> str:
        """The sung colour of the singer with index `number` in the song; the colours repeat when they run out."""
        return self.singers[number % len(self.singers)] if self.singers else self.sung


def style_names() -> list[str]:
    """The names of the styles that come with the program, the default first."""
    names = sorted(path.stem for path in _folder().glob("*.json"))
    return sorted(names, key=lambda name: name != DEFAULT_STYLE)


@cache
def load_style(name: str = DEFAULT_STYLE) -> Style:
    """The style `name` that comes with the program; raises `KMakerError` where there is none."""
    path = _folder() / f"{name}.json"
    if name not in style_names():
        raise KMakerError(
            "There is no style {name!r}: choose one of {names}.", name=name, names=", ".join(style_names())
        )
    return read_style(path)


def read_style(path: Path) -> Style:
    """The style in a JSON file; raises `KMakerError` that names the field which is wrong."""
    try:
        return msgspec.json.decode(read_bytes(path, _MOST_BYTES), type=Style)
    except OSError as error:
        raise KMakerError(
            "The style {path} cannot be read ({reason}): check the name.", path=path, reason=error.strerror
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise KMakerError(
            "The style {path} is not valid ({reason}): correct the file.", path=path, reason=error
        ) from error


def write_style(style: Style, path: Path) -> None:
    """Write `style` as a JSON file that `read_style` reads; raises `KMakerError` where the folder or disk refuses."""
    write_text(path, msgspec.json.format(msgspec.json.encode(style), indent=2).decode() + "\n")


def contrast(first: str, second: str) -> float:
    """How far two colours stand apart, from 1 (alike) to 21 (black and white): the contrast ratio of WCAG 2.2."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def contrast_with_background(colour: str, background: Colour | Gradient) -> float:
    """The contrast of `colour` with that part of `background` which is most like it."""
    behind = (background.inner, background.outer) if isinstance(background, Gradient) else (background,)
    return min(contrast(colour, each) for each in behind)


def _luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _folder() -> Path:
    return paths.resources() / "styles"


def line_colours(style: Style, singer: int) -> tuple[str, str]:
    """The colours after and before singing of the singer with that index in the song, of nobody's lines for -1."""
    if singer < 0:
        return style.sung, style.unsung
    sung = style.singer_colour(singer)
    return sung, _mixed(style.unsung, sung, 0.22)


def _mixed(first: str, second: str, share: float) -> str:
    channels = [
        round((1 - share) * int(first[at : at + 2], 16) + share * int(second[at : at + 2], 16)) for at in (1, 3, 5)
    ]
    return "#{:02X}{:02X}{:02X}".format(*channels)
