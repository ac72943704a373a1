"""Every command with its shortcut, which can be changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kmaker_studio.studio.actions import Actions, default_keys, translated
from kmaker_studio.studio.commands import COMMANDS, Command
from kmaker_studio.studio.fuzzy import score

_NAME = Qt.ItemDataRole.UserRole
_PORTABLE = QKeySequence.SequenceFormat.PortableText


class ShortcutsDialog(QDialog):
    """A list of all commands by menu; the chosen one's keys are recorded below. Changes hold at once."""

    def __init__(self, parent: QWidget, actions: Actions) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(620, 640)
        self._actions = actions
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the commands"))
        self.search.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Shortcut")])
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(self.tr("New shortcut: press the keys"))
        self.set = QPushButton(self.tr("Set"))
        self.clear = QPushButton(self.tr("None"))
        self.clear.setToolTip(self.tr("Take the shortcut away"))
        self.reset = QPushButton(self.tr("Default"))
        self.reset.setToolTip(self.tr("Give this command its first shortcut again"))
        self.reset_all = QPushButton(self.tr("Reset all"))
        self.conflict = QLabel()
        self.conflict.setObjectName("conflict")
        self.conflict.setWordWrap(True)
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.keys.keySequenceChanged.connect(self._on_keys)
        self.set.clicked.connect(self._set)
        self.clear.clicked.connect(self._clear)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)
        self._fill()
        self._on_chosen()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(QLabel(self.tr("Press the keys:")))
        below.addWidget(self.keys, 1)
        for button in (self.set, self.clear, self.reset):
            button.setAutoDefault(False)
            below.addWidget(button)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        box.addButton(self.reset_all, QDialogButtonBox.ButtonRole.ResetRole)
        self.reset_all.setAutoDefault(False)
        box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(below)
        layout.addWidget(self.conflict)
        layout.addWidget(box)

    def _fill(self) -> None:
        menus: dict[str, QTreeWidgetItem] = {}
        self.list.clear()
        for command in COMMANDS:
            if command.menu not in menus:
                title = " › ".join(translated(part) for part in command.menu.split("/"))
                menus[command.menu] = QTreeWidgetItem([title, ""])
                menus[command.menu].setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.list.addTopLevelItem(menus[command.menu])
            row = QTreeWidgetItem(["", ""])
            row.setData(0, _NAME, command.name)
            menus[command.menu].addChild(row)
        self.list.expandAll()
        self._tell_keys()

    def _rows(self) -> list[QTreeWidgetItem]:
        tops = [self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount())]
        rows = [top.child(at) for top in tops if top is not None for at in range(top.childCount())]
        return [row for row in rows if row is not None]

    def _tell_keys(self) -> None:
        for row in self._rows():
            command = _command(row.data(0, _NAME))
            keys = [QKeySequence(each).toString(QKeySequence.SequenceFormat.NativeText) for each in self._now(command)]
            changed = self._now(command) != default_keys(command)
            row.setText(0, translated(command.text).rstrip("…"))
            row.setText(1, self.tr(" or ").join(keys) + (" *" if changed else ""))
            row.setToolTip(1, self.tr("Changed by you") if changed else "")

    def _now(self, command: Command) -> list[str]:
        return self._actions.all_keys(command.name)

    def choose(self, name: str) -> None:
        """Choose the command."""
        row = next(each for each in self._rows() if each.data(0, _NAME) == name)
        self.list.setCurrentItem(row)

    def _name(self) -> str:
        item = self.list.currentItem()
        return str(item.data(0, _NAME) or "") if item is not None else ""

    def _filter(self, text: str) -> None:
        for row in self._rows():
            fits = score(text, row.text(0)) > 0 or text.lower() in row.text(1).lower()
            row.setHidden(not fits)
        for at in range(self.list.topLevelItemCount()):
            top = self.list.topLevelItem(at)
            if top is not None:
                inside = [top.child(each) for each in range(top.childCount())]
                top.setHidden(all(row is None or row.isHidden() for row in inside))

    def _on_chosen(self, *_: object) -> None:
        name = self._name()
        for widget in (self.keys, self.clear, self.reset):
            widget.setEnabled(bool(name))
        self.keys.setKeySequence(
            QKeySequence(self._actions.all_keys(name)[0]) if name and self._actions.all_keys(name) else QKeySequence()
        )
        self._on_keys()

    def _on_keys(self, *_: object) -> None:
        """Say whom the keys belong to, before they are taken away."""
        keys = self.keys.keySequence().toString(_PORTABLE)
        name = self._name()
        others = [each for each in self._actions.users_of(keys) if each != name] if keys else []
        taken = ", ".join(f"“{translated(_command(each).text).rstrip('…')}”" for each in others)
        self.conflict.setText(
            self.tr("{} is the shortcut of {}: if you set it, it is taken from there.").format(
                self.keys.keySequence().toString(QKeySequence.SequenceFormat.NativeText), taken
            )
            if others
            else ""
        )
        self.set.setEnabled(bool(name and keys and [keys] != self._actions.all_keys(name)))

    def _set(self) -> None:
        self._actions.rebind(self._name(), [self.keys.keySequence().toString(_PORTABLE)])
        self._refresh()

    def _clear(self) -> None:
        self._actions.rebind(self._name(), [])
        self._refresh()

    def _reset(self) -> None:
        self._actions.reset_keys(self._name())
        self._refresh()

    def _reset_all(self) -> None:
        self._actions.reset_keys()
        self._refresh()

    def _refresh(self) -> None:
        self._tell_keys()
        self._on_chosen()


def _command(name: str) -> Command:
    return next(command for command in COMMANDS if command.name == name)
