"""Following the playhead: whether the view turns pages, scrolls or stays while the song plays."""

from typing import Literal

from kmaker_studio.studio import settings
from kmaker_studio.studio.strips.scale import Scale, scrolled

_PAGE_AT, _PAGE_TO, _HOLD_AT = 0.95, 0.08, 0.4
"""Shares of the view: where the playhead turns a page, where it stands then, where a view that scrolls holds it."""

Follow = Literal["page", "scroll", "stay"]
"""Turn pages, keep the playhead in its place, or stay."""


def remembered_follow() -> Follow:
    """What the user chose; pages to begin with."""
    kept = settings.FOLLOW.read()
    return "scroll" if kept == "scroll" else "stay" if kept == "stay" else "page"


def remember_follow(follow: Follow) -> None:
    """Choose it for this time and the next ones."""
    settings.FOLLOW.write(follow)


def followed(scale: Scale, ms: float, follow: Follow, duration_ms: float) -> Scale:
    """The part of the song to show while the playhead is at `ms`: `scale` itself where it need not move."""
    low, high = scale.low_ms, scale.high_ms
    if follow == "scroll":
        return scrolled(scale, ms - _HOLD_AT * (high - low), duration_ms)
    if follow == "page" and not low <= ms <= low + _PAGE_AT * (high - low):
        return scrolled(scale, ms - _PAGE_TO * (high - low), duration_ms)
    return scale
