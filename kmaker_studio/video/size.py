"""How large a video is, in pixels: width, then height."""

DEFAULT_SIZE = (1920, 1080)
"""Full HD, which nearly every screen and every site that takes videos shows as it is."""


def size_text(size: tuple[int, int]) -> str:
    """The size as it is written: `1920x1080`."""
    return f"{size[0]}x{size[1]}"


DEFAULT_SIZE_TEXT = size_text(DEFAULT_SIZE)
"""The same as an option and a setting say it."""
