"""Commands: what a command is, and the context that it works on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from kmaker_studio.core.song import Song, Word
from kmaker_studio.studio.actions.port import EditorPort, WindowPort
from kmaker_studio.studio.playback.playback import Playback
from kmaker_studio.studio.session.document import Document
from kmaker_studio.studio.session.session import Session

CONTEXT = "Commands"
"""Qt's translation context of every menu and command text: write `QT_TRANSLATE_NOOP("Commands", "Open…")`."""

Needs = Literal["nothing", "song", "word", "timed word"]
"""What must be there for a command to do something; it is greyed out otherwise."""


class Context:
    """What a command works on: the window and what belongs to it, looked up when the command runs."""

    def __init__(self, window: WindowPort) -> None:
        self.window = window

    @property
    def session(self) -> Session:
        """Opening, aligning, exporting."""
        return self.window.session

    @property
    def document(self) -> Document:
        """The song, its undo stack, the selection."""
        return self.window.session.document

    @property
    def playback(self) -> Playback:
        """Playing and the playhead."""
        return self.window.session.playback

    @property
    def editor(self) -> EditorPort:
        """The timeline and the panels; made when first asked for."""
        return self.window.editor

    @property
    def song(self) -> Song:
        """The song as it is now."""
        return self.document.song

    @property
    def word(self) -> Word | None:
        """The selected word."""
        return self.document.selected

    @property
    def now_ms(self) -> int:
        """The playhead."""
        return round(self.playback.position_ms)

    def apply(self, edit: Callable[[Song], Song], label: str, merge: str = "") -> None:
        """Change the song as an undo step, see `Document.apply`; a `KMakerError` shows in the status bar."""
        self.document.apply(edit, label, merge)

    def say(self, sentence: str, *, well: bool = False) -> None:
        """Show `sentence` in the status bar for a while, see `StatusBar.say`."""
        self.window.say(sentence, well=well)


Run = Callable[[Context], object]
"""A command's deed; a `KMakerError` that it raises is shown in the status bar."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the window.

    `name` is for code, tests and the file of shortcuts; `menu` is a menu's English name, `Menu/Submenu` for one
    inside; `text` is English, marked by `QT_TRANSLATE_NOOP`, or a `Phrase`. `keys` are the default shortcuts as Qt
    writes them, a space between two. `enabled` says more than `needs` can, `checked` makes it a tick in the menu,
    `caption` gives a text, translated already, that changes. `separated` draws a line above it, `icon` names a picture
    in resources/icons.
    """

    name: str
    menu: str
    text: str
    run: Run
    keys: str = ""
    needs: Needs = "song"
    separated: bool = False
    enabled: Callable[[Context], bool] | None = None
    checked: Callable[[Context], bool] | None = None
    caption: Callable[[Context], str] | None = None
    icon: str = ""
