"""Every command of the window: its name, shortcut and menu. The next ones are a line each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

Needs = Literal["nothing", "song", "word", "timed word"]
"""What must be there for a command to do something; it is greyed out otherwise."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `menu` and `text` as shown, `keys` as Qt writes them, `name` for code and tests."""

    name: str
    menu: str
    text: str
    keys: str = ""
    needs: Needs = "song"
    separated: bool = False


COMMANDS = (
    Command("open", "File", "Open…", "Ctrl+O", "nothing"),
    Command("export", "File", "Export…", "Ctrl+E"),
    Command("export_lrc", "File/Export as", "Enhanced LRC…"),
    Command("export_ass", "File/Export as", "ASS karaoke…"),
    Command("export_json", "File/Export as", "ZAC2022 JSON…"),
    Command("export_txt", "File/Export as", "Plain text…"),
    Command("export_mp4", "File/Export as", "MP4 video…", separated=True),
    Command("quit", "File", "Quit", "Ctrl+Q", "nothing", separated=True),
    Command("lock", "Word", "Lock or unlock", "L", "timed word"),
    Command("set_start", "Word", "Start at the playhead", "[", "word"),
    Command("set_end", "Word", "End at the playhead", "]", "word"),
    Command("earlier", "Word", "10 ms earlier", "Left", "timed word", separated=True),
    Command("later", "Word", "10 ms later", "Right", "timed word"),
    Command("edit_text", "Word", "Edit the text", "F2", "word", separated=True),
    Command("previous_word", "Go", "Previous word", "Ctrl+Left"),
    Command("next_word", "Go", "Next word", "Ctrl+Right"),
    Command("previous_doubtful", "Go", "Previous doubtful word", "Shift+N", separated=True),
    Command("next_doubtful", "Go", "Next doubtful word", "N"),
    Command("previous_line", "Go", "Previous line", "PgUp", separated=True),
    Command("next_line", "Go", "Next line", "PgDown"),
    Command("play", "Song", "Play or pause", "Space"),
    Command("align", "Song", "Align again", "Ctrl+R", separated=True),
    Command("zoom_in", "View", "Zoom in", "Ctrl++"),
    Command("zoom_out", "View", "Zoom out", "Ctrl+-"),
    Command("zoom_all", "View", "Whole song", "Ctrl+0"),
    Command("log", "Help", "Show the log", "", "nothing"),
)


class Actions:
    """The `QAction` of each command, in the menus of `window`."""

    def __init__(self, window: QMainWindow, undo: QAction, redo: QAction) -> None:
        self._actions: dict[str, QAction] = {}
        bar = window.menuBar()
        menus = {name: bar.addMenu(name) for name in ("File", "Edit", "Word", "Go", "Song", "View", "Help")}
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        redo.setShortcut(QKeySequence("Ctrl+Shift+Z"))
        menus["Edit"].addActions([undo, redo])
        for command in COMMANDS:
            if command.menu not in menus:
                menus[command.menu] = menus[command.menu.split("/")[0]].addMenu(command.menu.split("/")[1])
            menu = menus[command.menu]
            if command.separated:
                menu.addSeparator()
            action = QAction(command.text, window)
            action.setObjectName(command.name)
            if command.keys:
                action.setShortcut(QKeySequence(command.keys))
            menu.addAction(action)
            self._actions[command.name] = action
        self.export_menu = menus["File/Export as"]

    def __getitem__(self, name: str) -> QAction:
        """The action of the command `name`."""
        return self._actions[name]

    def connect_all(self, slots: dict[str, Callable[[], object]]) -> None:
        """Connect every command; raises `KeyError` for one that `slots` lacks, so that none is dead."""
        for command in COMMANDS:
            self._actions[command.name].triggered.connect(partial(_call, slots[command.name]))

    def enable(self, *, song: bool, word: bool, timed: bool) -> None:
        """Grey out what has nothing to work on."""
        there = {"nothing": True, "song": song, "word": song and word, "timed word": song and word and timed}
        for command in COMMANDS:
            self._actions[command.name].setEnabled(there[command.needs])


def _call(slot: Callable[[], object], _checked: bool = False) -> None:
    slot()
