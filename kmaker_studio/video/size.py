"""How large a video is, in pixels: width, then height."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kmaker_studio.video.style import Style

DEFAULT_SIZE = (1920, 1080)
"""Full HD, which nearly every screen and every site that takes videos shows as it is."""


def size_text(size: tuple[int, int]) -> str:
    """The size as it is written: `1920x1080`."""
    return f"{size[0]}x{size[1]}"


DEFAULT_SIZE_TEXT = size_text(DEFAULT_SIZE)
"""The same as an option and a setting say it."""


TALL_SIZE = (1080, 1920)
"""The same turned by a quarter, for phones."""


def style_size(style: "Style | None") -> tuple[int, int]:
    """The size of a video in `style` where nobody says another: upright where the style was made for that."""
    return TALL_SIZE if style is not None and style.picture == "tall" else DEFAULT_SIZE
