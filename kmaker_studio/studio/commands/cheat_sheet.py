"""The cheat sheet: every command that has a key, and tap mode's keys, as the user has bound them, on one page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from kmaker_studio.studio.actions.actions import Actions, command_text
from kmaker_studio.studio.actions.tap_keys import TAP_KEYS, tap_text

_EDGES = QSize(20, 60)  # what the screen and the dialog's frame take
_SIDE, _GAP = 14, 14  # around the columns and between them
_ROW, _TEXT = 17, 178  # the height of a row and the width of its text
_MOST_KEYS = 12  # letters of a command's keys; a second key that does not fit is left to the dialog of shortcuts
_NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A row of the sheet: a heading where it has no keys."""

    text: str
    keys: str = ""


def key_rows(actions: Actions, tap_title: str) -> list[list[KeyRow]]:
    """The rows of each menu that has keys, under its name, then those of tap mode."""
    groups: dict[str, list[KeyRow]] = {}
    for command in actions.commands:
        keys = _native(actions.bindings.all_keys(command.name))
        if keys:
            menu = command_text(command.menu.partition("/")[0])
            groups.setdefault(menu, [KeyRow(menu)]).append(KeyRow(command_text(command.text).rstrip("…"), keys))
    tap = [KeyRow(tap_text(key), _native(actions.tap_keys.all_keys(key.name))) for key in TAP_KEYS]
    return [*groups.values(), [KeyRow(tap_title), *(row for row in tap if row.keys)]]


def in_columns(
    groups: Sequence[Sequence[KeyRow]], most: int, height_of: Callable[[KeyRow], int] = lambda _row: 1
) -> list[list[KeyRow]]:
    """The rows in as few columns as hold them, each at most `most` rows high; no heading ends a column.

    `height_of` says how many rows high a row is; `most` is at least that of a heading and the highest row.
    """
    columns: list[list[KeyRow]] = [[]]
    height = 0
    rows = [row for group in groups for row in group]
    for row, following in zip_longest(rows, rows[1:]):
        own = height_of(row)
        needed = own + (height_of(following) if not row.keys and following is not None else 0)
        if columns[-1] and height + needed > most:
            columns.append([])
            height = 0
        columns[-1].append(row)
        height += own
    return columns


class CheatSheet(QDialog):
    """Shows the keys as they are bound now, in as many columns as the screen needs; Esc closes it."""

    def __init__(self, parent: QWidget, actions: Actions) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sheet of keys"))
        room = self.screen().availableSize() - _EDGES
        groups = key_rows(actions, self.tr("Tap mode"))
        sheet = QWidget()
        across = QHBoxLayout(sheet)
        across.setContentsMargins(_SIDE, _SIDE, _SIDE, _SIDE)
        across.setSpacing(_GAP)
        for column in in_columns(groups, (room.height() - 2 * _SIDE) // _ROW, _height):
            across.addLayout(_column(column))
        area = QScrollArea()  # a very small screen must scroll all the same
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.resize((sheet.sizeHint() + QSize(2, 2)).boundedTo(room))


def _column(rows: Sequence[KeyRow]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(0)
    grid.setHorizontalSpacing(10)
    for at, row in enumerate(rows):
        text = QLabel(row.text)
        text.setFixedHeight(_ROW * _height(row))
        if not row.keys:
            text.setObjectName("heading")
            grid.addWidget(text, at, 0, 1, 2)
            continue
        keys = QLabel(row.keys)
        keys.setStyleSheet("font-weight: bold")
        keys.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.setWordWrap(True)
        text.setFixedWidth(_TEXT)
        grid.addWidget(text, at, 1)
        grid.addWidget(keys, at, 0)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(len(rows), 1)
    return grid


def _height(row: KeyRow) -> int:
    """How many lines its text takes, in the letters that the theme gives it."""
    if not row.keys:
        return 1
    label = QLabel(row.text)
    label.ensurePolished()
    metrics = label.fontMetrics()
    room = metrics.boundingRect(0, 0, _TEXT - 2, 1000, Qt.TextFlag.TextWordWrap, row.text)
    return max(1, round(room.height() / metrics.height()))


def _native(keys: Sequence[str]) -> str:
    found = ""
    for each in keys:
        more = f"{found}  {QKeySequence(each).toString(_NATIVE)}".strip()
        found = more if len(more) <= _MOST_KEYS or not found else found
    return found
