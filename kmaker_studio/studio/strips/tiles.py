"""The spectrogram's tiles: computed in a background job, newest wishes first, and kept while there is room."""

import math
import threading
from collections import OrderedDict
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kmaker_studio.audio.spectrogram import Levels, Read, levels, reach_ms
from kmaker_studio.core.jobs import Cancelled, Report, check_cancelled
from kmaker_studio.studio.jobs.runner import JobRunner, Task

TILE = 256
"""Columns of a tile."""

FINEST_MS = 1.25
"""The columns of level 0; those of each further level are twice as long."""

_MOST_TILES = 1400  # 40 MB
_LONGEST_REST_S = 0.05


@dataclass(frozen=True, slots=True)
class Tile:
    """The `number`-th stretch of `TILE` columns of a level."""

    level: int
    number: int

    @property
    def column_ms(self) -> float:
        """The length of a column."""
        return FINEST_MS * 2.0**self.level

    @property
    def low_ms(self) -> float:
        """When the tile starts."""
        return self.number * TILE * self.column_ms

    @property
    def high_ms(self) -> float:
        """When it ends."""
        return self.low_ms + TILE * self.column_ms


def level_for(column_ms: float) -> int:
    """The coarsest level that still has a column for each one of the screen, 0 where none has."""
    return max(0, math.floor(math.log2(column_ms / FINEST_MS) + 1e-9))


def tiles_between(level: int, low_ms: float, high_ms: float) -> list[Tile]:
    """The tiles of a level that cover a stretch of time."""
    width = TILE * FINEST_MS * 2.0**level
    return [Tile(level, number) for number in range(max(0, int(low_ms // width)), math.ceil(high_ms / width))]


class TileStore(QObject):
    """Tiles of one sound at a time; everything but the job is on the GUI thread."""

    tileReady = Signal(object)  # noqa: N815
    _computed = Signal(int, object, object)

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._kept: OrderedDict[Tile, QImage] = OrderedDict()
        self._wanted: list[Tile] = []
        self._lock = threading.Lock()
        self._may_work = threading.Event()
        self._may_work.set()
        self._task: Task | None = None
        self._audio: tuple[Read, int] | None = None
        self._era = 0  # tiles of an earlier sound that are still on their way are of no use
        self._computed.connect(self._on_computed)

    def set_audio(self, read: Read, rate: int) -> None:
        """Have tiles of this sound from now on."""
        self.stop()
        self._kept.clear()
        self._era += 1
        self._audio = (read, rate)

    def stop(self) -> None:
        """Compute nothing more."""
        with self._lock:
            self._wanted = []
        if self._task is not None:
            self._task.drop()
            self._task = None

    @contextmanager
    def at_rest(self) -> Generator[None]:
        """Let the job wait at its next step."""
        self._may_work.clear()
        try:
            yield
        finally:
            self._may_work.set()

    def get(self, tile: Tile) -> QImage | None:
        """The tile's levels as an image of `TILE` columns, where it is there."""
        image = self._kept.get(tile)
        if image is not None:
            self._kept.move_to_end(tile)
        return image

    def want(self, tiles: Iterable[Tile]) -> None:
        """Compute these, the first ones first, and nothing that was asked for earlier."""
        missing = [tile for tile in tiles if tile not in self._kept]
        with self._lock:
            self._wanted = missing
        if missing and self._task is None and self._audio is not None:
            task = self._runner.start(self._job(*self._audio, self._era), "Drawing the spectrogram")
            task.finished.connect(self._on_finished)
            self._task = task

    def _job(self, read: Read, rate: int, era: int):
        def run(report: Report, cancelled: Cancelled) -> None:  # noqa: ARG001
            def rest() -> None:
                self._may_work.wait(_LONGEST_REST_S)
                check_cancelled(cancelled)

            while not cancelled():
                with self._lock:
                    if not self._wanted:
                        return
                    tile = self._wanted.pop(0)
                found = levels(read, rate, tile.low_ms, tile.column_ms, TILE, rest)
                self._computed.emit(era, tile, found)

        return run

    def _on_computed(self, era: int, tile: Tile, found: Levels) -> None:
        if era != self._era:
            return
        data = np.ascontiguousarray(found)
        image = QImage(data.data, TILE, data.shape[0], TILE, QImage.Format.Format_Indexed8).copy()
        self._kept[tile] = image
        while len(self._kept) > _MOST_TILES:
            self._kept.popitem(last=False)
        self.tileReady.emit(tile)

    def _on_finished(self) -> None:
        self._task = None
        with self._lock:
            wanted = list(self._wanted)
        if wanted:  # asked for in the moment in which the job ended
            self.want(wanted)


def is_heard(tile: Tile, available_ms: float, complete: bool) -> bool:
    """Whether all that the tile listens to has been decoded."""
    return complete or tile.high_ms + reach_ms(tile.column_ms) <= available_ms
