"""The user's key bindings: which keys they chose for each action, over the defaults that the actions come with."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from kmaker_studio.studio.settings import read_group, write_group

_NATIVE, _PORTABLE = QKeySequence.SequenceFormat.NativeText, QKeySequence.SequenceFormat.PortableText
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class KeyBindings(QObject):
    """The keys of named actions; no key belongs to two of them. Keys are text, as Qt writes them.

    `group` is the place in the settings, `first` the keys to begin with, a space between two. The keys of a `bare` book
    are single keys, whatever Shift and the number pad do. `changed` follows every change.
    """

    changed = Signal()

    def __init__(self, group: str, first: Mapping[str, str], parent: QObject, *, bare: bool = False) -> None:
        super().__init__(parent)
        self._group, self._bare = group, bare
        self._first = {name: [self.kept(key) for key in keys.split()] for name, keys in first.items()}
        self._now = {**self._first, **self._chosen()}

    def kept(self, keys: str) -> str:
        """The keys as this book keeps them, empty where it cannot."""
        sequence = QKeySequence(keys)
        if self._bare and sequence.count():
            combination = sequence[0]  # pyright: ignore[reportIndexIssue] - missing in PySide6's stubs
            if sequence.count() > 1 or combination.keyboardModifiers() & _MODIFIERS:
                return ""
            return QKeySequence(combination.key()).toString(_PORTABLE)
        return sequence.toString(_PORTABLE)

    def keys(self, name: str) -> str:
        """The first key of `name` as the user reads it, or empty."""
        return QKeySequence(self._now[name][0]).toString(_NATIVE) if self._now[name] else ""

    def all_keys(self, name: str) -> list[str]:
        """All keys of `name`, as they are kept."""
        return list(self._now[name])

    def is_changed(self, name: str) -> bool:
        """Whether these are other keys than the first ones."""
        return self._now[name] != self._first[name]

    def users_of(self, keys: str) -> list[str]:
        """The names that `keys` belongs to, or that would never run as `keys` begins theirs."""
        wanted = QKeySequence(keys)
        none = QKeySequence.SequenceMatch.NoMatch

        def meets(other: str) -> bool:
            sequence = QKeySequence(other)
            return wanted.matches(sequence) != none or sequence.matches(wanted) != none

        return [name for name, own in self._now.items() if any(meets(each) for each in own)]

    def rebind(self, name: str, keys: Sequence[str]) -> None:
        """Give `name` these keys and take them from all others; remembered."""
        for key in keys:
            for other in self.users_of(key):
                self._now[other] = [each for each in self._now[other] if each != key]
        self._now[name] = list(keys)
        self._keep()

    def reset(self, name: str = "") -> None:
        """Give `name`, or all, the keys of the beginning."""
        if name:
            self.rebind(name, self._first[name])
        else:
            self._now = dict(self._first)
            self._keep()

    def _keep(self) -> None:
        changed = {name: " ; ".join(keys) for name, keys in self._now.items() if self.is_changed(name)}
        write_group(self._group, changed)
        self.changed.emit()

    def _chosen(self) -> dict[str, list[str]]:
        """What the user has chosen, of the names that there are."""
        found = read_group(self._group)
        return {
            name: [each for each in keys.split(" ; ") if each] for name, keys in found.items() if name in self._first
        }
