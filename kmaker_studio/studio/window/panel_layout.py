"""The layout of the panels: on which side each is, and what part of the room each has."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QTabBar

from kmaker_studio.studio.settings import editor_layout, panel_shares
from kmaker_studio.studio.window.dock_widget import TITLE_HEIGHT, Dock

_UPPER = 0.48  # of the height is the panels', the rest the timeline's
_TIMELINE = 300  # pixels of height that the timeline has before the panels get their part: it holds a spectrogram then
_SIDE = ("lyrics", "preview", "word")
_LEAST_SIDE, _LYRICS = 320, 0.54  # pixels, and the lyrics' part of what the preview leaves
_PREVIEW_EDGES = QSize(24, 20)  # around its frame
_VERSION = 3  # of the panels; an older layout does not know them all

_Part = Annotated[float, msgspec.Meta(gt=0, le=1)]
_Shares = dict[str, tuple[_Part, _Part]]


def screens_name() -> str:
    """The sizes of all screens, the first one's first: a layout of other screens fits these ones badly."""
    sizes = (screen.geometry().size() for screen in QGuiApplication.screens())
    return "+".join(f"{size.width()}x{size.height()}" for size in sizes)


def place_panels(editor: QMainWindow, docks: Mapping[str, Dock]) -> None:
    """Put lyrics, preview and the others (as tabs) side by side above the timeline."""
    top, side_by_side = Qt.DockWidgetArea.TopDockWidgetArea, Qt.Orientation.Horizontal
    lyrics, preview, word = (docks[name] for name in _SIDE)
    for dock in docks.values():
        dock.setFloating(False)
        editor.addDockWidget(top, dock)
        dock.show()
    editor.splitDockWidget(lyrics, preview, side_by_side)
    editor.splitDockWidget(preview, word, side_by_side)
    for name, dock in docks.items():
        if name not in _SIDE:
            editor.tabifyDockWidget(word, dock)
    word.raise_()


def first_sizes(room: QSize) -> dict[str, QSize]:
    """The sizes of the panels as `place_panels` has them, in a room of `room` pixels that the timeline shares.

    The preview is as wide as its frame can be at that height, and the sides share what is left.
    """
    height = max(1, min(round(_UPPER * room.height()), room.height() - _TIMELINE))
    frame = (height - TITLE_HEIGHT - _PREVIEW_EDGES.height()) * 16 // 9
    preview = max(1, min(frame + _PREVIEW_EDGES.width(), room.width() - 2 * _LEAST_SIDE))
    lyrics = max(1, min(round(_LYRICS * (room.width() - preview)), room.width() - preview - _LEAST_SIDE))
    widths = dict(zip(_SIDE, (lyrics, preview, room.width() - preview - lyrics), strict=True))
    return {name: QSize(width, height) for name, width in widths.items()}


class PanelLayout:
    """Sizes the docks of `editor`: as at first until the user has moved one, then each keeps its part of the room.

    Qt alone keeps the pixels of a panel that the timeline lies under, so that a window that was small once has small
    panels ever after.
    """

    def __init__(self, editor: QMainWindow, docks: Mapping[str, Dock]) -> None:
        self._editor, self._docks = editor, docks
        self._shares: _Shares = {}
        self._is_settled = False
        self._pressed: dict[str, QSize] = {}

    def restore(self) -> None:
        """Put the panels as they were left on these screens."""
        screens = screens_name()
        state = editor_layout(screens).read()
        if state and self._editor.restoreState(QByteArray(state), _VERSION):
            self._shares = _read(panel_shares(screens).read())
        self.fit()
        QTimer.singleShot(0, self._editor, self._settle)

    def save(self) -> None:
        """Remember where the panels are on these screens."""
        screens = screens_name()
        editor_layout(screens).write(bytes(self._editor.saveState(_VERSION).data()))
        panel_shares(screens).write(msgspec.json.encode(self._shares).decode() if self._shares else "")

    def reset(self) -> None:
        """Put every panel where it was at first, as large as it was."""
        self._shares = {}
        self._is_settled = False
        place_panels(self._editor, self._docks)
        self.fit()
        QTimer.singleShot(0, self._editor, self._settle)

    def on_pressed(self) -> None:
        """A mouse button went down on the editor itself, an edge between its panels or a text that takes no clicks."""
        self._pressed = {name: dock.size() for name, dock in self._seen().items()}

    def on_released(self) -> None:
        """It was let go: remember the panels' sizes if that changed them."""
        if self._pressed != {name: dock.size() for name, dock in self._seen().items()}:
            self.remember()

    def remember(self) -> None:
        """Take the sizes of the panels that are seen as the user's wish."""
        if not self._is_settled or not self._editor.isVisible():
            return
        room = self._room()
        self._shares |= {
            name: (min(1.0, dock.width() / room.width()), min(1.0, self._height(dock) / room.height()))
            for name, dock in self._seen().items()
            if dock.width() > 0 and dock.height() > 0
        }

    def fit(self) -> None:
        """Give the panels that are seen their part of the room there is now."""
        room = self._room()
        if self._shares:
            parts = self._shares.items()
            sizes = {
                name: QSize(round(width * room.width()), round(height * room.height()))
                for name, (width, height) in parts
            }
        else:
            sizes = first_sizes(room)
        seen = self._seen()
        docks = [(dock, sizes[name]) for name, dock in seen.items() if name in sizes]
        if not self._shares and not docks:
            return
        word = next((dock for name, dock in seen.items() if name not in _SIDE), None)
        if word is not None and not self._shares and "word" not in seen:
            docks.append((word, sizes["word"]))  # the panel whose tab is in front has the place
        each = [dock for dock, _ in docks]
        self._editor.resizeDocks(each, [size.width() for _, size in docks], Qt.Orientation.Horizontal)
        self._editor.resizeDocks(each, [size.height() for _, size in docks], Qt.Orientation.Vertical)

    def _settle(self) -> None:
        self._is_settled = True
        self.fit()

    def _seen(self) -> dict[str, Dock]:
        """The docks that take room; those behind another's tab and those that float do not."""
        docks = self._docks.items()
        return {name: dock for name, dock in docks if not dock.isFloating() and not dock.visibleRegion().isEmpty()}

    def _height(self, dock: Dock) -> int:
        """The dock's height with the tabs over it, as Qt counts it when docks are to be sized."""
        if not any(not each.isHidden() for each in self._editor.tabifiedDockWidgets(dock)):
            return dock.height()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        tabs = [bar for bar in self._editor.findChildren(QTabBar, options=direct) if bar.isVisible()]
        tops = [bar.y() for bar in tabs if bar.x() <= dock.geometry().right() and bar.geometry().right() >= dock.x()]
        return dock.y() + dock.height() - max((top for top in tops if top <= dock.y()), default=dock.y())

    def _room(self) -> QSize:
        """What panels and timeline share."""
        head = self._editor.menuWidget()
        return QSize(
            max(1, self._editor.width()), max(1, self._editor.height() - (head.height() if head is not None else 0))
        )


def _read(text: str) -> _Shares:
    """The shares in `text`; none where it is anything else."""
    try:
        return msgspec.json.decode(text, type=_Shares)
    except (msgspec.MsgspecError, ValueError):
        return {}
