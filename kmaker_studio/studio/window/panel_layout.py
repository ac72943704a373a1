"""The layout of the panels to begin with: on which side each is, and how large."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from kmaker_studio.studio.window.dock_widget import Dock

_UPPER = 0.48  # of the height is the panels', the rest the timeline's
_SIDE = ("lyrics", "preview", "word")


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


def share_out(editor: QMainWindow, docks: Mapping[str, Dock]) -> None:
    """Give the panels their widths and heights in the room that there is."""
    lyrics, preview, word = (docks[name] for name in _SIDE)
    side = max(250, min(340, editor.width() // 4))
    editor.resizeDocks([lyrics, preview, word], [side, editor.width() - 2 * side, side], Qt.Orientation.Horizontal)
    editor.resizeDocks([lyrics], [round(_UPPER * editor.height())], Qt.Orientation.Vertical)
