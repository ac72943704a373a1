"""The canvas as its mouse tools see it, so that neither module imports the other."""

from typing import Literal, Protocol

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QCursor

from kmaker_studio.studio.session.document import Document
from kmaker_studio.studio.strips.scale import Scale
from kmaker_studio.studio.timeline.drag_edits import Drag
from kmaker_studio.studio.timeline.lanes import Lanes
from kmaker_studio.studio.timeline.snap import SnapMatch, SnapTargets


class CanvasSignals(QObject):
    """What the canvas tells: times are ms, words are ids."""

    scaleChanged = Signal()  # noqa: N815
    scrolledByHand = Signal()  # noqa: N815
    seekRequested = Signal(float)  # noqa: N815
    scrubbed = Signal(float)
    regionChanged = Signal(object)  # noqa: N815
    wordClicked = Signal(str)  # noqa: N815
    textRequested = Signal(str)  # noqa: N815
    insertRequested = Signal(float, int)  # noqa: N815
    spanRequested = Signal(float, float)  # noqa: N815
    menuRequested = Signal(str, float, object)  # noqa: N815
    """Brings what a menu is wanted for ("word", "lines", "lane", "ruler"), the time in ms, and the point on screen."""
    refused = Signal(str)


class CanvasPort(Protocol):
    """What a tool asks of the canvas and does to it; see `Canvas` for what each member means."""

    scale: Scale
    duration_ms: float
    targets: SnapTargets
    region: tuple[float, float] | None
    document: Document
    lanes: Lanes
    signals: CanvasSignals

    def region_edge(self, x: float) -> Literal["low", "high"] | None: ...  # noqa: D102
    def words_in(self, rect: QRectF) -> set[str]: ...  # noqa: D102
    def set_scale(self, scale: Scale) -> None: ...  # noqa: D102
    def scroll_to(self, low_ms: float) -> None: ...  # noqa: D102
    def set_region(self, region: tuple[float, float] | None) -> None: ...  # noqa: D102
    def set_rubber(self, rect: QRectF | None) -> None: ...  # noqa: D102
    def aim(self, drag: Drag) -> None: ...  # noqa: D102
    def set_readout(self, ms: float, moved: str, at: str, snap: SnapMatch | None) -> None: ...  # noqa: D102
    def clear_readout(self) -> None: ...  # noqa: D102
    def drop_tool(self) -> None: ...  # noqa: D102
    def cursor(self) -> QCursor: ...  # noqa: D102
    def setCursor(self, shape: Qt.CursorShape, /) -> None: ...  # noqa: D102, N802
    def unsetCursor(self) -> None: ...  # noqa: D102, N802
    def toolTip(self) -> str: ...  # noqa: D102, N802
    def setToolTip(self, text: str, /) -> None: ...  # noqa: D102, N802
    def setFocus(self, reason: Qt.FocusReason, /) -> None: ...  # noqa: D102, N802
