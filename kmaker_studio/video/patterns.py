"""Patterns over a background: how much ink each pixel holds, painted by arithmetic at any size."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Ink = NDArray[np.floating]
_Painter = Callable[[Ink, Ink, tuple[float, float]], Ink]


def pattern_ink(name: str, size: tuple[int, int], centre: tuple[float, float]) -> Ink:
    """The ink of the pattern `name`, 0 to 1, as (height, width) for a picture of `size` (width, height) pixels.

    Lengths are shares of the picture's height, or of three quarters of its width where that is less; `centre`, shares
    of width and height, is where rays and beams come from. Raises KeyError for a name that is no pattern.
    """
    width, height = size
    unit = min(float(height), 0.75 * width)
    x = ((np.arange(width, dtype=np.float32) + 0.5) / unit)[None, :]
    y = ((np.arange(height, dtype=np.float32) + 0.5) / unit)[:, None]
    middle = (centre[0] * width / unit, centre[1] * height / unit)
    ink = _PATTERNS[name](x, y, middle)
    return np.broadcast_to(ink, (height, width)).astype(np.float32)


def _edge(inside: Ink, softness: float) -> Ink:
    """1 where `inside` is above `softness`, 0 below its negative, and between them smooth."""
    share = np.clip(inside / (2 * softness) + 0.5, 0.0, 1.0)
    return share * share * (3.0 - 2.0 * share)


def _near_multiple(value: Ink, step: float, width: float) -> Ink:
    """Lines `width` wide at each multiple of `step`."""
    away = np.abs((value / step + 0.5) % 1.0 - 0.5) * step
    return _edge(width / 2 - away, 0.0012)


def _grid(x: Ink, y: Ink, _middle: tuple[float, float]) -> Ink:
    return np.maximum(_near_multiple(x, 0.09, 0.0022), _near_multiple(y, 0.09, 0.0022))


def _ruled(x: Ink, y: Ink, _middle: tuple[float, float]) -> Ink:
    """Ruled paper: lines across, and its margin."""
    return np.maximum(_near_multiple(y, 0.085, 0.002), _edge(0.0013 - np.abs(x - 0.1), 0.001) * 1.0)


def _scanlines(x: Ink, y: Ink, _middle: tuple[float, float]) -> Ink:
    return np.broadcast_to(0.5 - 0.5 * np.cos(2 * np.pi * y / 0.0125), (len(y), x.shape[1]))


def _dots(x: Ink, y: Ink, _middle: tuple[float, float]) -> Ink:
    """Halftone: dots in slanted rows that grow towards the bottom."""
    step = 0.034
    along, across = (x + y) / step, (x - y) / step
    away = np.hypot((along + 0.5) % 1.0 - 0.5, (across + 0.5) % 1.0 - 0.5)
    return _edge(0.46 * np.clip(y / y.max() * 1.5 - 0.55, 0.0, 1.0) - away, 0.06)


def _rays(x: Ink, y: Ink, middle: tuple[float, float]) -> Ink:
    """Rays in all directions, fading in around their centre."""
    angle = np.arctan2(y - middle[1], x - middle[0])
    distance = np.hypot(x - middle[0], y - middle[1])
    return _edge(np.sin(18 * angle), 0.08) * np.clip(distance / 0.5, 0.0, 1.0)


def _beams(x: Ink, y: Ink, middle: tuple[float, float]) -> Ink:
    """Spotlights from above: a few soft cones that meet at the centre."""
    ink = np.zeros((len(y), x.shape[1]), np.float32)
    for lamp, tilt in ((-0.75, 0.5), (-0.3, 0.2), (0.3, -0.2), (0.75, -0.5)):
        down = y + 0.08
        away = np.abs(x - (middle[0] + lamp + tilt * down))
        ink += np.clip(1.0 - away / (0.05 + 0.16 * down), 0.0, 1.0) ** 1.5 * np.clip(1.15 - 0.75 * down, 0.0, 1.0)
    return np.clip(ink, 0.0, 1.0)


def _bokeh(x: Ink, y: Ink, _middle: tuple[float, float]) -> Ink:
    """Lights out of focus, the same for every picture of a shape."""
    chance = np.random.default_rng(7)
    ink = np.zeros((len(y), x.shape[1]), np.float32)
    for _ in range(26):
        at_x, at_y = chance.random() * float(x.max()), chance.random() * float(y.max())
        radius, strength = 0.02 + 0.08 * chance.random() ** 2, 0.25 + 0.75 * chance.random()
        away = np.hypot(x - at_x, y - at_y)
        ink += _edge(radius - away, 0.006) * strength * (0.55 + 0.45 * np.clip(away / radius, 0.0, 1.0))
    return np.clip(ink, 0.0, 1.0)


_PATTERNS: dict[str, _Painter] = {
    "beams": _beams,
    "bokeh": _bokeh,
    "dots": _dots,
    "grid": _grid,
    "rays": _rays,
    "ruled": _ruled,
    "scanlines": _scanlines,
}
