"""The guard around everything that paints: a fault in it is logged once and leaves no painter open.

Qt crashes the whole program where a painter stays open after its paint event, and one does as long as an exception
that passed through its frame is remembered, as Python does for whoever reports it.
"""

import logging
from collections.abc import Callable
from functools import wraps
from types import TracebackType
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtGui import QPainter

_log = logging.getLogger(__name__)
_told: set[str] = set()
Rest = ParamSpec("Rest")
Painted = TypeVar("Painted")


def guarded_paint(paint: Callable[Concatenate[Painted, Rest], None]) -> Callable[Concatenate[Painted, Rest], None]:
    """`paint`, a `paintEvent` or a delegate's `paint`, whose exceptions end here; what it had not drawn is missing."""

    @wraps(paint)
    def inner(widget: Painted, *rest: Rest.args, **named: Rest.kwargs) -> None:
        try:
            paint(widget, *rest, **named)
        except Exception as error:  # noqa: BLE001 - whatever a song holds, the window stays
            _end_painters(error.__traceback__, {id(each) for each in rest})
            kind = f"{type(widget).__name__}: {error!r}"
            if kind not in _told:  # the next paint comes in a moment
                _told.add(kind)
                _log.exception("A fault while painting %s", type(widget).__name__)

    return inner


def _end_painters(trace: TracebackType | None, others: set[int]) -> None:
    """End the painters that the frames of `trace` began; those that were handed in are somebody else's."""
    while trace is not None:
        for value in list(trace.tb_frame.f_locals.values()):
            if isinstance(value, QPainter) and id(value) not in others and value.isActive():
                value.end()
        trace = trace.tb_next
