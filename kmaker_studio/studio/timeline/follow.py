"""Following the playhead: whether the view turns pages, scrolls or stays while the song plays."""

from typing import Literal

from kmaker_studio.studio import settings

Follow = Literal["page", "scroll", "stay"]
"""Turn pages, keep the playhead in its place, or stay."""


def remembered_follow() -> Follow:
    """What the user chose; pages to begin with."""
    kept = settings.FOLLOW.read()
    return "scroll" if kept == "scroll" else "stay" if kept == "stay" else "page"


def remember_follow(follow: Follow) -> None:
    """Choose it for this time and the next ones."""
    settings.FOLLOW.write(follow)
