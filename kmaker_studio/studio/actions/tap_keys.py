"""The keys of tap mode: they mean this only while it is on."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence

from kmaker_studio.studio import settings
from kmaker_studio.studio.actions.key_bindings import KeyBindings
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class TapKey:
    """What a key does in tap mode; `text` is English, `keys` are those of the beginning."""

    name: str
    text: str
    keys: str


NEXT, HOLD, CUT, REST, BACK = "tap_next", "tap_hold", "tap_cut", "tap_rest", "tap_back"
PREVIOUS_LINE, NEXT_LINE, PLAY, END = "tap_previous_line", "tap_next_line", "tap_play", "tap_end"

TAP_KEYS = (
    TapKey(NEXT, QT_TRANSLATE_NOOP("TapKeys", "Begin the next word, which ends the last"), "J F"),
    TapKey(HOLD, QT_TRANSLATE_NOOP("TapKeys", "Hold a word: press at its start, let go at its end"), "K D"),
    TapKey(CUT, QT_TRANSLATE_NOOP("TapKeys", "Cut the held word (the next word's key does too)"), "L S"),
    TapKey(REST, QT_TRANSLATE_NOOP("TapKeys", "End the word before a rest"), "Return Enter"),
    TapKey(BACK, QT_TRANSLATE_NOOP("TapKeys", "Take the last tap back and rewind 2 s"), "Backspace"),
    TapKey(PREVIOUS_LINE, QT_TRANSLATE_NOOP("TapKeys", "Tap the line again, or the one before it"), "Up"),
    TapKey(NEXT_LINE, QT_TRANSLATE_NOOP("TapKeys", "Go to the next line"), "Down"),
    TapKey(PLAY, QT_TRANSLATE_NOOP("TapKeys", "Play or pause"), "Space"),
    TapKey(END, QT_TRANSLATE_NOOP("TapKeys", "End tap mode"), "Esc"),
)
"""In the order of the list of shortcuts."""

_CAPS = {"Return": "⏎", "Enter": "⏎", "Backspace": "⌫", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Space": "␣"}


class TapKeys(KeyBindings):
    """Knows what each key does."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(settings.TAP_KEYS, {key.name: key.keys for key in TAP_KEYS}, parent, bare=True)

    def name_of(self, key: int) -> str:
        """What the key, Qt's number of it, does; empty where nothing."""
        pressed = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
        return next((each.name for each in TAP_KEYS if pressed in self.all_keys(each.name)), "")

    def cap(self, name: str) -> str:
        """What is printed on the first key that does it; empty where there is none."""
        first = self.all_keys(name)[:1]
        return _CAPS.get(first[0], self.keys(name)) if first else ""


def tap_text(key: TapKey) -> str:
    """What the key does, in the language of the window."""
    return QCoreApplication.translate("TapKeys", key.text)
