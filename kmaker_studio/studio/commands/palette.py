"""The command palette: type a few letters of any command, press Enter."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QStyle, QStyledItemDelegate, QVBoxLayout, QWidget

from kmaker_studio.studio.actions.actions import Actions
from kmaker_studio.studio.actions.command import Command
from kmaker_studio.studio.commands.file import RECENT
from kmaker_studio.studio.commands.fuzzy_search import score
from kmaker_studio.studio.settings import RECENT_COMMANDS
from kmaker_studio.studio.theme.painting import guarded_paint
from kmaker_studio.studio.theme.theme import font, theme

_KEPT = 8
_ROW = 34
_WIDTH, _ROWS = 560, 11
_DROP = 90  # pixels below the window's upper edge
_ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """A command as the palette shows it, or with an empty name a recent project."""

    action: QAction
    name: str
    text: str
    menu: str
    keys: str
    enabled: bool


class _Entries(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """List these."""
        self.beginResetModel()
        self.shown = entries
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.shown[index.row()]
        if role == _ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(filter(None, (entry.menu, entry.text, entry.keys)))
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        enabled = self.shown[index.row()].enabled
        return Qt.ItemFlag.ItemIsSelectable | (Qt.ItemFlag.ItemIsEnabled if enabled else Qt.ItemFlag.NoItemFlags)


class _Row(QStyledItemDelegate):
    """The menu dim, the command, its shortcut at the right."""

    def sizeHint(self, option: object, index: object) -> QSize:  # noqa: ARG002, N802
        return QSize(_WIDTH, _ROW)

    @guarded_paint
    def paint(self, painter: QPainter, option: object, index: QModelIndex | QPersistentModelIndex) -> None:
        entry, colours = index.data(_ENTRY), theme()
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - missing in PySide6's stubs
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        if chosen:
            painter.fillRect(rect.adjusted(6, 1, -6, -1), colours.colour("accent" if entry.enabled else "raised"))
        ink = "accent_text" if chosen and entry.enabled else "text" if entry.enabled else "disabled"
        soft = ink if chosen else "dim" if entry.enabled else "disabled"
        inside = rect.adjusted(18, 0, -18, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(13))
        menu = f"{entry.menu}  ›  "
        painter.setPen(colours.colour(soft))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, menu)
        left = painter.fontMetrics().horizontalAdvance(menu)
        painter.setPen(colours.colour(ink))
        painter.drawText(inside.adjusted(left, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, entry.text)
        painter.setFont(font(12))
        painter.setPen(colours.colour(soft))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, entry.keys)
        painter.restore()


class Palette(QDialog):
    """Searches every command; those used last come first, the `recent` projects last.

    It closes when anything else is done.
    """

    def __init__(self, window: QWidget, actions: Actions, recent: Sequence[QAction] = ()) -> None:
        super().__init__(window, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Every command"))
        self.setAccessibleName(self.tr("Every command"))
        self._actions = actions
        self._projects = [self._project(each) for each in recent]
        self.text = QLineEdit()
        self.text.setObjectName("paletteText")
        self.text.setPlaceholderText(self.tr("Type a command"))
        self.text.setAccessibleName(self.tr("Search the commands"))
        self._model = _Entries(self)
        self.list = QListView()
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 8)
        layout.setSpacing(4)
        layout.addWidget(self.text)
        layout.addWidget(self.list, 1)
        self.setFixedWidth(min(_WIDTH, window.width() - 40))
        self.setFixedHeight(min(_ROWS * _ROW + 64, max(200, window.height() - 120)))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + _DROP)
        self.text.textChanged.connect(self._search)
        self.text.installEventFilter(self)
        self.list.clicked.connect(self._run)
        self.text.setFocus()  # a popup gives the keys to the part that had the keyboard, or to none
        self._search("")

    @property
    def entries(self) -> list[Entry]:
        """What is listed, the best first."""
        return self._model.shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The arrows and Enter work on the list while the text has the keyboard."""
        if watched is self.text and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, row = event.key(), self.list.currentIndex().row()
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: _ROWS - 1,
                Qt.Key.Key_PageUp: 1 - _ROWS,
            }
            if key in steps:
                self._choose(min(max(0, row + steps[Qt.Key(key)]), len(self.entries) - 1))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        recent = [name for name in _recent() if name != "palette"]
        found: list[tuple[float, int, Entry]] = []
        commands = [self._entry(command) for command in self._actions.commands if command.name != "palette"]
        for place, entry in enumerate([*commands, *self._projects]):
            points = max(score(text, entry.text), score(text, f"{entry.menu} {entry.text}") - 0.5)
            if points > 0:
                rank = recent.index(entry.name) if entry.name in recent else len(recent) + place
                found.append((-points if text.strip() else 0.0, rank + (0 if entry.enabled else 10_000), entry))
        found.sort(key=lambda each: each[:2])
        self._model.show([entry for _, _, entry in found])
        self._choose(0)

    def _entry(self, command: Command) -> Entry:
        action = self._actions[command.name]
        keys = self._actions.keys(command.name)
        return Entry(
            action, command.name, action.text().rstrip("…"), self._menu(command.menu), keys, action.isEnabled()
        )

    def _project(self, action: QAction) -> Entry:
        return Entry(action, "", str(action.data()), self._menu(RECENT), "", action.isEnabled())

    def _menu(self, name: str) -> str:
        """The menu's title with that of the one it is in, without the marks of their letters."""
        outer = name.partition("/")[0]
        titles = [self._actions.menu(each).title() for each in dict.fromkeys((outer, name))]
        return " › ".join(title.replace("&", "") for title in titles)

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row, 0))

    def _run(self, index: QModelIndex) -> None:
        if not index.isValid() or not self.entries[index.row()].enabled:
            return
        entry = self.entries[index.row()]
        if entry.name:
            kept = [entry.name, *(each for each in _recent() if each != entry.name)][:_KEPT]
            RECENT_COMMANDS.write(" ".join(kept))
        self.close()
        entry.action.trigger()


def _recent() -> list[str]:
    return RECENT_COMMANDS.read().split()
