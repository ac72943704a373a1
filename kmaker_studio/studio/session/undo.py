"""The undo command: the state before and after an edit, and its name."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from kmaker_studio.core.song import Song
from kmaker_studio.video.song_style import SongStyle

_MERGING = 1


@dataclass(frozen=True, slots=True)
class DocumentState:
    """All that can be edited and undone: a song and how it looks."""

    song: Song
    style: SongStyle


class EditCommand(QUndoCommand):
    """Puts `after` in the place of `before`.

    Commands of the same non-empty `merge` text that follow each other become one step: a drag, or a nudge repeated.
    A merged step that ends where it began disappears.
    """

    def __init__(
        self,
        before: DocumentState,
        after: DocumentState,
        label: str,
        show: Callable[[DocumentState], None],
        merge: str = "",
    ) -> None:
        super().__init__(label)
        self._before, self._after, self._show, self._merge = before, after, show, merge

    def id(self) -> int:
        """Qt asks `mergeWith` only where two ids are equal and not -1."""
        return _MERGING if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802
        """Take over the result of the next command of the same gesture."""
        if not isinstance(other, EditCommand) or other._merge != self._merge:
            return False
        self._after = other._after
        self.setText(other.text())
        self.setObsolete(self._after == self._before)
        return True

    def undo(self) -> None:
        """Show what was."""
        self._show(self._before)

    def redo(self) -> None:
        """Show what became of it."""
        self._show(self._after)
