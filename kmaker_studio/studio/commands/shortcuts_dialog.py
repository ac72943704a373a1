"""The shortcuts dialog: every command with its keys, and those of tap mode, which can be changed."""

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

from kmaker_studio.studio.actions.actions import Actions, command_text
from kmaker_studio.studio.actions.key_bindings import KeyBindings
from kmaker_studio.studio.actions.tap_keys import TAP_KEYS, tap_text
from kmaker_studio.studio.commands.fuzzy_search import score

_NAME = Qt.ItemDataRole.UserRole
_PORTABLE = QKeySequence.SequenceFormat.PortableText


class ShortcutsDialog(QDialog):
    """A list of all commands by menu, then of tap mode's keys; the chosen one's are recorded below.

    Changes hold at once. The same key may be a command's and tap mode's: there it is only the latter.
    """

    def __init__(self, parent: QWidget, actions: Actions) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(620, 640)
        self._all_commands = actions.commands
        self._commands, self._tap_keys = actions.bindings, actions.tap_keys
        self._texts = {command.name: command_text(command.text).rstrip("…") for command in actions.commands}
        self._texts |= {key.name: tap_text(key) for key in TAP_KEYS}
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
        groups: dict[str, list[str]] = {}
        for command in self._all_commands:
            title = " › ".join(command_text(part) for part in command.menu.split("/"))
            groups.setdefault(title, []).append(command.name)
        groups[self.tr("Tap mode")] = [key.name for key in TAP_KEYS]
        self.list.clear()
        for title, names in groups.items():
            top = QTreeWidgetItem([title, ""])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.list.addTopLevelItem(top)
            for name in names:
                row = QTreeWidgetItem([self._texts[name], ""])
                row.setData(0, _NAME, name)
                top.addChild(row)
        self.list.expandAll()
        self._tell_keys()

    def _rows(self) -> list[QTreeWidgetItem]:
        tops = [self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount())]
        rows = [top.child(at) for top in tops if top is not None for at in range(top.childCount())]
        return [row for row in rows if row is not None]

    def _tell_keys(self) -> None:
        for row in self._rows():
            name = str(row.data(0, _NAME))
            book = self._book(name)
            keys = [_native(each) for each in book.all_keys(name)]
            changed = book.is_changed(name)
            row.setText(1, self.tr(" or ").join(keys) + (" *" if changed else ""))
            row.setToolTip(1, self.tr("Changed by you") if changed else "")

    def _book(self, name: str) -> KeyBindings:
        return self._tap_keys if any(key.name == name for key in TAP_KEYS) else self._commands

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
        keys = self._book(name).all_keys(name) if name else []
        self.keys.setKeySequence(QKeySequence(keys[0]) if keys else QKeySequence())
        self._on_keys()

    def _on_keys(self, *_: object) -> None:
        """Say whom the keys belong to, before they are taken away."""
        name, pressed = self._name(), self.keys.keySequence().toString(_PORTABLE)
        book = self._book(name)
        keys = book.kept(pressed)
        others = [each for each in book.users_of(keys) if each != name] if keys else []
        taken = ", ".join(f"“{self._texts[each]}”" for each in others)
        said = ""
        if pressed and not keys:
            said = self.tr("In tap mode every key stands alone: press one without Ctrl, Alt or the like.")
        elif others:
            said = self.tr("{} is the shortcut of {}: if you set it, it is taken from there.").format(
                _native(keys), taken
            )
        self.conflict.setText(said)
        self.set.setEnabled(bool(name and keys and [keys] != book.all_keys(name)))

    def _set(self) -> None:
        book = self._book(self._name())
        book.rebind(self._name(), [book.kept(self.keys.keySequence().toString(_PORTABLE))])
        self._refresh()

    def _clear(self) -> None:
        self._book(self._name()).rebind(self._name(), [])
        self._refresh()

    def _reset(self) -> None:
        self._book(self._name()).reset(self._name())
        self._refresh()

    def _reset_all(self) -> None:
        self._commands.reset()
        self._tap_keys.reset()
        self._refresh()

    def _refresh(self) -> None:
        self._tell_keys()
        self._on_chosen()


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
