"""The registry of QActions: one for every command, in the menus, with the user's shortcuts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.studio.actions.command import CONTEXT, Command, Context
from kmaker_studio.studio.actions.key_bindings import KeyBindings
from kmaker_studio.studio.actions.tap_keys import TapKeys
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.settings import COMMAND_KEYS
from kmaker_studio.studio.theme.icons import tint


def command_text(text: str) -> str:
    """A menu's or command's English text in the language of the window."""
    return translated(text) if isinstance(text, Phrase) else QCoreApplication.translate(CONTEXT, text)


def with_keys(text: str, keys: str) -> str:
    """A tooltip's text with the shortcut behind it."""
    return f"{text} ({keys})" if keys else text


class Actions(QObject):
    """Makes the actions and keeps them right: `refresh` greys out, ticks and names. `refused` brings a sentence.

    `menus` are the English names of the menu bar, a & before the letter that opens one with Alt. `commands` are all
    commands in the order of the menus, `bindings` has the shortcuts, `tap_keys` those of tap mode.
    """

    refused = Signal(str)
    ran = Signal(str)
    """A command was run; brings its name."""
    keysChanged = Signal()  # noqa: N815

    def __init__(
        self, window: QMainWindow, context: Context, menus: Sequence[str], commands: Sequence[Command]
    ) -> None:
        super().__init__(window)
        self.commands = tuple(commands)
        self._context = context
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {
            name.replace("&", ""): window.menuBar().addMenu(command_text(name)) for name in menus
        }
        self.bindings = KeyBindings(COMMAND_KEYS, {command.name: command.keys for command in self.commands}, self)
        self.tap_keys = TapKeys(self)
        self.bindings.changed.connect(self._apply_keys)
        for command in self.commands:
            self._add(window, command)

    def _add(self, window: QMainWindow, command: Command) -> None:
        menu = self.menu(command.menu)
        if command.separated:
            menu.addSeparator()
        action = QAction(command_text(command.text), window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(keys) for keys in self.bindings.all_keys(command.name)])
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
            self._menus[name] = self._menus[outer].addMenu(command_text(inner))
        return self._menus[name]

    def keys(self, name: str) -> str:
        """The command's first shortcut as the user reads it, or empty."""
        return self.bindings.keys(name)

    def _apply_keys(self) -> None:
        for name, action in self._actions.items():
            action.setShortcuts([QKeySequence(keys) for keys in self.bindings.all_keys(name)])
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
        for command in self.commands:
            action = self._actions[command.name]
            action.setEnabled(there[command.needs] and (command.enabled is None or command.enabled(context)))
            if command.checked is not None:
                action.setChecked(command.checked(context))
            if command.caption is not None:
                action.setText(command.caption(context) or command_text(command.text))

    def _run(self, command: Command, _checked: bool = False) -> None:
        try:
            command.run(self._context)
        except KMakerError as error:
            self.refused.emit(translated(error))
        else:
            self.ran.emit(command.name)
        if command.checked is not None:  # Qt has ticked it already, whatever came of it
            self.refresh()
