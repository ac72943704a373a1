"""Centiseconds, in which ASS and LRC count: rounding an absolute time, so that no error adds up along a line."""


def centiseconds(ms: int) -> int:
    """`ms` milliseconds in hundredths of a second, halves up: how an event's Start and End are to be rounded."""
    return (ms + 5) // 10
