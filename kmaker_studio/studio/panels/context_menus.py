"""Context menus: what can be done with a word, with lines, at a time and in the whole song, where the mouse is."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from kmaker_studio.core.edits import set_singer
from kmaker_studio.core.edits.markers import delete_marker
from kmaker_studio.core.song import Marker
from kmaker_studio.formats.base import BACKING
from kmaker_studio.studio.actions.actions import Actions
from kmaker_studio.studio.i18n.clock_text import clock
from kmaker_studio.studio.session.document import Document

_WORD = (
    ("edit_text", "split", "merge", "split_syllables", "delete"),
    ("set_start", "set_end", "lock", "shift_selection"),
    ("play_selection", "loop_selection", "realign"),
    ("split_line", "join_lines", "select_line"),
)
_LINES = (
    ("lock", "shift_selection", "delete"),
    ("play_selection", "loop_selection", "realign", "realign_line"),
    ("join_lines", "zoom_selection", "time_repeats"),
)
_LANE = (("paste_lyrics",), ("play", "mark_start", "mark_end", "unmark"), ("select_all", "shift_rest"))
_RULER = (
    ("add_marker", "previous_marker", "next_marker"),
    ("go_to_time", "mark_start", "mark_end", "unmark"),
    ("zoom_all", "zoom_selection"),
)
_OVERVIEW = (
    ("zoom_all", "zoom_selection", "centre"),
    ("next_doubtful", "previous_doubtful"),
    ("go_to_time", "add_marker", "shift_song"),
)


class ContextMenus(QObject):
    """Makes menus of the commands that fit; each menu deletes itself when it closes."""

    def __init__(self, document: Document, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._actions, self._over = document, actions, parent

    def word(self) -> QMenu:
        """For the selected word."""
        menu = self._menu(_WORD)
        self._add_singers(menu)
        return menu

    def lines(self) -> QMenu:
        """For all selected words and their lines."""
        menu = self._menu(_LINES)
        self._add_singers(menu)
        return menu

    def lane(self, insert: Callable[[], object]) -> QMenu:
        """For an empty place of a lane, where the playhead has been put; `insert` asks for a new word there."""
        menu = self._menu(_LANE)
        action = menu.addAction(self.tr("Insert a word here…"))
        menu.insertAction(menu.actions()[0], action)
        action.triggered.connect(lambda: insert())
        return menu

    def ruler(self, marker: Marker | None) -> QMenu:
        """For a time on the ruler, and the marker that stands there."""
        menu = self._menu(_RULER)
        if marker is not None:
            text = self.tr("Delete the marker “{}”").format(marker.name)
            action = menu.addAction(text)
            menu.insertAction(menu.actions()[0], action)
            action.triggered.connect(partial(self._delete_marker, marker, text))
        return menu

    def overview(self, go: Callable[[float], object]) -> QMenu:
        """For the minimap; `go` takes the time of a marker that is chosen, in ms."""
        menu = self._menu(_OVERVIEW)
        if self._document.song.markers:
            menu.addSeparator()
        for marker in self._document.song.markers:
            action = menu.addAction(f"{clock(marker.at_ms, 0)}  {marker.name}".replace("&", "&&"))
            action.triggered.connect(partial(_go, go, float(marker.at_ms)))
        return menu

    def _menu(self, groups: tuple[tuple[str, ...], ...]) -> QMenu:
        self._actions.refresh()
        menu = QMenu(self._over)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, names in enumerate(groups):
            if number:
                menu.addSeparator()
            menu.addActions([self._actions[name] for name in names])
        return menu

    def _add_singers(self, menu: QMenu) -> None:
        """A submenu with every singer, so that all selected lines get theirs with one click."""
        lines, song = self._document.selected_lines, self._document.song
        singers = menu.addMenu(self.tr("Singer"))
        menu.insertMenu(menu.actions()[0], singers)
        for name in dict.fromkeys(["", *song.singers]):
            action = singers.addAction((name or self.tr("Nobody in particular")).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(bool(lines) and all(line.singer == name for line in lines))
            action.triggered.connect(partial(self._set_singer, name))
        singers.addSeparator()
        singers.addAction(self._actions["singer"])
        if BACKING not in song.singers:
            singers.addAction(self._actions["backing"])

    def _set_singer(self, name: str, _checked: bool = False) -> None:
        ids = [line.id for line in self._document.selected_lines]
        label = self.tr("Singer “{}”").format(name) if name else self.tr("No singer")
        if ids:
            self._document.apply(lambda song: set_singer(song, ids, name), label)

    def _delete_marker(self, marker: Marker, label: str, _checked: bool = False) -> None:
        self._document.apply(lambda song: delete_marker(song, marker.at_ms), label)


def _go(go: Callable[[float], object], ms: float, _checked: bool = False) -> None:
    go(ms)
