"""The `QAction` of every command, in the menus of the window, with the shortcuts that the user has chosen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.studio.commands import COMMANDS, CONTEXT, MENUS, Command, Context
from kmaker_studio.studio.icons import tint
from kmaker_studio.studio.settings import settings

_NATIVE, _PORTABLE = QKeySequence.SequenceFormat.NativeText, QKeySequence.SequenceFormat.PortableText


def translated(text: str) -> str:
    """A menu's or command's English text in the language of the window."""
    return QCoreApplication.translate(CONTEXT, text)


def with_keys(text: str, keys: str) -> str:
    """A tooltip's text with the shortcut behind it."""
    return f"{text} ({keys})" if keys else text


class Actions(QObject):
    """Makes the actions and keeps them right: `refresh` greys out, ticks and names. `refused` brings a sentence."""

    refused = Signal(str)
    ran = Signal(str)
    """A command was run; brings its name."""
    keysChanged = Signal()  # noqa: N815

    def __init__(self, window: QMainWindow, context: Context) -> None:
        super().__init__(window)
        self._context = context
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {name: window.menuBar().addMenu(translated(name)) for name in MENUS}
        self._chosen = _chosen_keys()
        for command in COMMANDS:
            self._add(window, command)

    def _add(self, window: QMainWindow, command: Command) -> None:
        menu = self.menu(command.menu)
        if command.separated:
            menu.addSeparator()
        action = QAction(translated(command.text), window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(keys) for keys in self._chosen.get(command.name, default_keys(command))])
        action.setCheckable(command.checked is not None)
        action.triggered.connect(partial(self._run, command))
        if command.icon:
            tint(action, command.icon)
            action.setIconVisibleInMenu(False)
        menu.addAction(action)
        self._actions[command.name] = action

    def __getitem__(self, name: str) -> QAction:
        """The action of the command `name`."""
        return self._actions[name]

    def menu(self, name: str) -> QMenu:
        """The menu called `name` in English, `Menu/Submenu` for one inside; made where there is none yet."""
        if name not in self._menus:
            outer, _, inner = name.partition("/")
            self._menus[name] = self._menus[outer].addMenu(translated(inner))
        return self._menus[name]

    def keys(self, name: str) -> str:
        """The command's first shortcut as the user reads it, or empty."""
        return self._actions[name].shortcut().toString(_NATIVE)

    def all_keys(self, name: str) -> list[str]:
        """All shortcuts of the command, as they are kept."""
        return [keys.toString(_PORTABLE) for keys in self._actions[name].shortcuts()]

    def users_of(self, keys: str) -> list[str]:
        """The names of the commands that `keys` runs, or that would never run as `keys` begins theirs."""
        wanted = QKeySequence(keys)
        none = QKeySequence.SequenceMatch.NoMatch
        return [
            name
            for name, action in self._actions.items()
            if any(wanted.matches(each) != none or each.matches(wanted) != none for each in action.shortcuts())
        ]

    def rebind(self, name: str, keys: Sequence[str]) -> None:
        """Give the command these shortcuts and take them from all others; remembered."""
        for key in keys:
            for other in self.users_of(key):
                if other != name:
                    self._set_keys(other, [each for each in self.all_keys(other) if each != key])
        self._set_keys(name, list(keys))
        self._keep_keys()

    def reset_keys(self, name: str = "") -> None:
        """Give this command, or all, the shortcuts of the beginning."""
        for command in COMMANDS:
            if name in ("", command.name):
                self._chosen.pop(command.name, None)
                self._actions[command.name].setShortcuts([QKeySequence(keys) for keys in default_keys(command)])
        if name:
            self.rebind(name, self.all_keys(name))
        else:
            self._keep_keys()

    def _set_keys(self, name: str, keys: list[str]) -> None:
        self._actions[name].setShortcuts([QKeySequence(each) for each in keys])
        self._chosen[name] = keys

    def _keep_keys(self) -> None:
        kept = settings()
        kept.remove("keys")
        for command in COMMANDS:
            keys = self._chosen.get(command.name)
            if keys is not None and keys != default_keys(command):
                kept.setValue(f"keys/{command.name}", " ; ".join(keys))
        self.keysChanged.emit()

    def refresh(self) -> None:
        """Grey out what has nothing to work on, tick what is on, name what has a name of its own."""
        context = self._context
        opened, word = context.session.is_open, context.word
        there = {
            "nothing": True,
            "song": opened,
            "word": opened and word is not None,
            "timed word": opened and word is not None and word.is_timed,
        }
        for command in COMMANDS:
            action = self._actions[command.name]
            action.setEnabled(there[command.needs] and (command.enabled is None or command.enabled(context)))
            if command.checked is not None:
                action.setChecked(command.checked(context))
            if command.caption is not None:
                action.setText(command.caption(context) or translated(command.text))

    def _run(self, command: Command, _checked: bool = False) -> None:
        try:
            command.run(self._context)
        except KMakerError as error:
            self.refused.emit(str(error))
        else:
            self.ran.emit(command.name)
        if command.checked is not None:  # Qt has ticked it already, whatever came of it
            self.refresh()


def default_keys(command: Command) -> list[str]:
    """The shortcuts that the command has at first, as they are kept."""
    return [QKeySequence(keys).toString(_PORTABLE) for keys in command.keys.split()]


def _chosen_keys() -> dict[str, list[str]]:
    """The shortcuts that the user has chosen, of the commands whose are not the first ones."""
    kept = settings()
    names = {command.name for command in COMMANDS}
    kept.beginGroup("keys")
    found = {name: str(kept.value(name)) for name in kept.childKeys()}
    kept.endGroup()
    return {name: [each for each in keys.split(" ; ") if each] for name, keys in found.items() if name in names}
