"""The window as commands see it: Protocols, so that no command imports the window or a view of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Protocol

from PySide6.QtWidgets import QWidget

from kmaker_studio.core.song import Line, Word
from kmaker_studio.studio.session.selection_player import SelectionPlayer
from kmaker_studio.studio.session.session import Session


class TimelinePort(Protocol):
    """The timeline's view; times are ms. See `timeline.view.TimelineView`."""

    follow: Literal["page", "scroll", "stay"]

    @property
    def region(self) -> tuple[float, float] | None:
        """The stretch of time that is selected."""
        ...

    @property
    def duration_ms(self) -> float:
        """The length that can be scrolled through."""
        ...

    @property
    def singers(self) -> Sequence[str]:
        """Whose the lanes are, from the top."""
        ...

    @property
    def shows_spectrum(self) -> bool:
        """Whether the spectrogram is wanted."""
        ...

    @property
    def shows_notes(self) -> bool:
        """Whether the note lane is there."""
        ...

    def set_notes_shown(self, shown: bool) -> None:
        """Have the note lane or not."""
        ...

    @property
    def spectrum_palette(self) -> Literal["calm", "vivid", "grey"]:
        """The spectrogram's colours."""
        ...

    def set_spectrum_palette(self, palette: Literal["calm", "vivid", "grey"]) -> None:
        """Show the spectrogram in other colours."""
        ...

    def set_region(self, region: tuple[float, float] | None) -> None:
        """Select a stretch of time, or none."""
        ...

    def set_spectrum_shown(self, shown: bool) -> None:
        """Have the spectrogram or not."""
        ...

    def step_contrast(self, step: int) -> None:
        """Give the spectrogram more contrast (1) or less (-1)."""
        ...

    def zoom(self, factor: float, about_ms: float) -> None:
        """Show `factor` times as much, with `about_ms` where it is on the screen."""
        ...

    def zoom_to_line(self, line: Line) -> None:
        """Fill the view with the line."""
        ...

    def zoom_to_selection(self) -> None:
        """Fill the view with the selected time, else the selected words."""
        ...

    def scroll_by(self, share: float) -> None:
        """Move on by a share of what is shown."""
        ...

    def ensure_visible(self, word: Word) -> None:
        """Scroll until the word is in view."""
        ...

    def centre_on(self, ms: float) -> None:
        """Scroll so that this time is in the middle."""
        ...

    def insert_at(self, ms: float, lane: int = 0) -> None:
        """Ask for the text of a new word in that lane."""
        ...


class EditorPort(Protocol):
    """The editor: the timeline and the panels around it. See `window.editor.Editor`."""

    @property
    def timeline(self) -> TimelinePort:
        """The timeline."""
        ...

    @property
    def selection_player(self) -> SelectionPlayer:
        """What plays parts of the song."""
        ...

    def go_to(self, word_id: str) -> None:
        """Select the word, show it, and put the playhead on its start."""
        ...

    def edit_text(self, word_id: str = "") -> None:
        """Edit the word's text, or the current one's, on its block."""
        ...

    def correct_lyrics(self, word_id: str) -> None:
        """Show the lyrics as a text to be corrected, at the word."""
        ...

    def ask_time(self) -> None:
        """Let a time to go to be typed over the clock."""
        ...

    def go_to_time(self, ms: float) -> None:
        """Put the playhead there and show it."""
        ...

    def find_text(self) -> None:
        """Show the find and replace dialog, for the text of the selected word where one is selected."""
        ...

    def fix_all_problems(self) -> None:
        """Fix every problem that can be fixed."""
        ...

    def toggle_tap(self) -> None:
        """Begin or end tap mode."""
        ...

    def calibrate(self) -> None:
        """Measure how late the user's taps come."""
        ...

    def focus_next(self, step: int) -> None:
        """Give the keyboard to the next part of the window (1) or the previous one (-1)."""
        ...

    def panel_is_shown(self, name: str) -> bool:
        """Whether the panel is open, be it behind another's tab."""
        ...

    def toggle_panel(self, name: str) -> None:
        """Show the panel in front, or close the one that is seen."""
        ...

    def begin_tour(self) -> None:
        """Show a newcomer round."""
        ...

    def reset_layout(self) -> None:
        """Put every panel where it was at first."""
        ...


class WindowPort(Protocol):
    """The main window. See `window.main_window.MainWindow`."""

    @property
    def session(self) -> Session:
        """The open song and what works on it."""
        ...

    @property
    def editor(self) -> EditorPort:
        """The editor, made when first asked for."""
        ...

    @property
    def has_editor(self) -> bool:
        """Whether the editor has been made."""
        ...

    def dialog_parent(self) -> QWidget:
        """What a dialog belongs to."""
        ...

    def say(self, sentence: str, *, well: bool = False) -> None:
        """Show a sentence in the status bar for a while; `well` where it is good news."""
        ...

    def song_name(self) -> str:
        """What to call the open song."""
        ...

    def close(self) -> bool:
        """Ask about unsaved edits and end."""
        ...

    def open_dialog(self) -> None:
        """Ask for files and open them."""
        ...

    def open_project(self, path: Path, *, asked: bool = False) -> None:
        """Open a project in place of what is open; `asked` says that the user gave that up already."""
        ...

    def paste(self) -> None:
        """Take the lyrics or the files that were copied."""
        ...

    def save(self) -> None:
        """Save the project."""
        ...

    def save_as(self) -> None:
        """Save the project to another file."""
        ...

    def revert(self) -> None:
        """Open the project file again as it is on disk."""
        ...

    def close_song(self) -> None:
        """Go back to the start page."""
        ...

    def export(self, extension: str = "") -> bool:
        """Ask where to write the song, and write it there."""
        ...

    def lay_instrumental(self) -> None:
        """Ask for the song's instrumental and lay it under."""
        ...

    def refresh_recent(self) -> None:
        """Show the projects that were open lately as they are now."""
        ...

    def show_palette(self) -> None:
        """Search every command."""
        ...

    def show_shortcuts(self) -> None:
        """Show the keys of every command."""
        ...

    def show_cheat_sheet(self) -> None:
        """Show every key on one page."""
        ...

    def show_first_steps(self) -> None:
        """Show what a newcomer should know."""
        ...

    def apply_theme_setting(self) -> None:
        """Put on the theme of the settings."""
        ...

    def link_repeats(self) -> None:
        """Change repeated stanzas together or not, as the settings say."""
        ...
