"""Clock texts: times as the window shows and reads them."""

import re

from PySide6.QtCore import QCoreApplication

_TIME = re.compile(r"(?:(?:(\d+):)?(\d+):)?(\d+)(?:[.,](\d{1,3}))?")
_SHIFT = re.compile(r"([+\-−]?)\s*(\d{1,9})(?:[.,](\d{1,3}))?\s*(ms|s)?")


def clock(ms: float, digits: int = 3) -> str:
    """`61234` as `1:01.234`, rounded down to `digits` (0 to 3) places; hours appear where there are any."""
    whole = max(0, int(ms))
    seconds, rest = divmod(whole, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    head = f"{hours}:{minutes:02d}" if hours else f"{minutes}"
    tail = f".{rest:03d}"[: digits + 1] if digits else ""
    return f"{head}:{seconds:02d}{tail}"


def parse_clock(text: str) -> int | None:
    """The milliseconds that `[[h:]m:]s[.mmm]` says, None where it is not such a time."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, seconds, fraction = found.groups()
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds)
    return whole * 1000 + int((fraction or "").ljust(3, "0"))


def parse_shift(text: str) -> int | None:
    """The milliseconds, negative for earlier, that `+1.5 s`, `-250` or `250 ms` says; None where it is no such length.

    Without a unit a whole number is milliseconds and one with a point is seconds.
    """
    found = _SHIFT.fullmatch(text.strip())
    if found is None:
        return None
    sign, whole, fraction, unit = found.groups()
    if unit == "ms":
        length = int(whole)
    elif unit == "s" or fraction is not None:
        length = int(whole) * 1000 + int((fraction or "").ljust(3, "0"))
    else:
        length = int(whole)
    return -length if sign in ("-", "−") else length


def time_left(elapsed_s: float, share: float) -> str:
    """How long the rest takes if it goes on as it went, in words; empty while it is too early to say."""
    if share <= 0.02 or elapsed_s < 1.0 or share >= 1.0:
        return ""
    seconds = round(elapsed_s * (1 - share) / share)
    if seconds < 60:
        return QCoreApplication.translate("Clock", "{} s left").format(max(1, seconds))
    minutes = -(-seconds // 60)
    return QCoreApplication.translate("Clock", "{} min left").format(minutes)
