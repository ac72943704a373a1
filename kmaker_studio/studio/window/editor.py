"""The editor: the timeline, and around it the panels, which can be moved."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from kmaker_studio.core.song import Song
from kmaker_studio.studio.actions.actions import Actions
from kmaker_studio.studio.actions.key_routing import COMMAND_KEYS
from kmaker_studio.studio.panels.context_menus import ContextMenus
from kmaker_studio.studio.panels.guess_bar import GuessBar
from kmaker_studio.studio.panels.hints import HintBar
from kmaker_studio.studio.panels.history import HistoryPanel
from kmaker_studio.studio.panels.inspector import Inspector
from kmaker_studio.studio.panels.lyrics import LyricsPanel
from kmaker_studio.studio.panels.preview import PreviewPanel
from kmaker_studio.studio.panels.problems import ProblemsPanel
from kmaker_studio.studio.panels.scrolling import ScrollingSide
from kmaker_studio.studio.panels.sound_popups import apply_settings
from kmaker_studio.studio.panels.transport import TransportBar
from kmaker_studio.studio.session.guess_watcher import GuessWatcher
from kmaker_studio.studio.session.selection_player import SelectionPlayer
from kmaker_studio.studio.session.session import Session
from kmaker_studio.studio.style.panel import StylePanel
from kmaker_studio.studio.tap.mode import TapMode
from kmaker_studio.studio.tap.overlay import TapOverlay
from kmaker_studio.studio.timeline import ruler
from kmaker_studio.studio.timeline.view import TimelineView
from kmaker_studio.studio.window.dock_widget import Dock
from kmaker_studio.studio.window.panel_layout import PanelLayout, place_panels
from kmaker_studio.studio.window.tour import Tour, tour_steps
from kmaker_studio.video.song_style import SongStyle

if TYPE_CHECKING:
    from kmaker_studio.studio.dialogs.find_replace import FindDialog

_LIGHT_MS = 60
_LEAST_TAP = 260  # pixels that tap mode needs


class Editor(QMainWindow):
    """Lays out the views of `session` and connects them; every edit goes through its document."""

    refused = Signal(str)

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Widget)
        self.setObjectName("editor")
        document, playback = session.document, session.playback
        self._session = session
        self.bar, self.hints = TransportBar(actions), HintBar(actions)
        self.guesses = GuessWatcher(session, self)
        self.guess_bar = GuessBar(self.guesses, actions)
        self.lyrics = LyricsPanel(document, actions)
        self.preview = PreviewPanel(session.runner)
        self.inspector = Inspector(document, actions)
        self.style_panel = StylePanel(document, actions)
        self.problems = ProblemsPanel(document)
        self.history = HistoryPanel(document.undo_stack)
        self.timeline = TimelineView(document, playback)
        self.selection_player = SelectionPlayer(document, playback, self)
        self.tap = TapMode(document, playback, self)
        for part in (self.timeline, self.preview):
            part.setProperty(COMMAND_KEYS, True)
        self.menus = ContextMenus(document, actions, self)
        self._actions = actions
        self._tour: Tour | None = None
        self.find_dialog: FindDialog | None = None
        self.docks: dict[str, Dock] = {}
        self._lay_out()
        self.tap_overlay = TapOverlay(self.tap, playback, actions.tap_keys, self._panels_place, self)
        self.tap_overlay.calibrationRequested.connect(self.calibrate)
        self.tap.refused.connect(self.refused)
        self.tap.ended.connect(self.timeline.setFocus)
        for part in (self.lyrics, self.problems):
            part.wordClicked.connect(self.go_to)
            part.wordClicked.connect(self.selection_player.clicked)
        self.timeline.seekRequested.connect(self.selection_player.go)
        self.timeline.menuRequested.connect(self._show_menu)
        self.timeline.wordClicked.connect(self.selection_player.clicked)
        self.bar.connect_playback(playback)
        self.bar.timeChosen.connect(self.go_to_time)
        self.bar.connect_sounds(session.heard, session.sounds)
        session.heard.changed.connect(actions.refresh)
        apply_settings(playback)
        playback.modeChanged.connect(actions.refresh)
        for part in (self.timeline, self.inspector, self.style_panel, self.lyrics, self.problems):
            part.refused.connect(self.refused)
        playback.positionChanged.connect(self._on_position)
        playback.playingChanged.connect(self.bar.set_playing)
        playback.playingChanged.connect(self._on_playing)
        self._lighting = QTimer(self)  # a drag changes the song at every step; the lyrics follow a little later
        self._lighting.setSingleShot(True)
        self._lighting.setInterval(_LIGHT_MS)
        self._lighting.timeout.connect(lambda: self.lyrics.set_position(playback.position_ms, follow=False))
        document.songChanged.connect(self._on_song)
        document.styleChanged.connect(self._on_style)
        self.lyrics.noteChanged.connect(self.docks["lyrics"].set_note)
        self.problems.countChanged.connect(self._on_problems)
        session.aligningChanged.connect(self.problems.set_aligning)
        self.problems.set_aligning(session.is_aligning)
        self._on_problems(self.problems.count)
        self.lyrics.tell_note()

    def _lay_out(self) -> None:
        self.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.GroupedDragging
            | QMainWindow.DockOption.AnimatedDocks
        )
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self._layout = PanelLayout(self, self.docks)
        self._head = QWidget()
        rows = QVBoxLayout(self._head)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self.hints)
        rows.addWidget(self.guess_bar)
        self.setMenuWidget(self._head)
        self.setCentralWidget(self.timeline)
        for name, title, panel in (
            ("lyrics", self.tr("Lyrics"), self.lyrics),
            ("preview", self.tr("Preview"), self.preview),
            ("word", self.tr("Word"), _scrolling(self.inspector)),
            ("style", self.tr("Style"), self.style_panel),
            ("problems", self.tr("Problems"), self.problems),
            ("history", self.tr("History"), self.history),
        ):
            self.add_panel(name, title, panel)
        place_panels(self, self.docks)
        self.bar.installEventFilter(self)
        self._placed = False
        self._floating: list[Dock] = []

    def add_panel(self, name: str, title: str, panel: QWidget) -> Dock:
        """Put `panel` into a dock of its own."""
        dock = Dock(name, title, panel, self)
        self.docks[name] = dock
        dock.dockLocationChanged.connect(self._fold_later)
        dock.dockLocationChanged.connect(lambda: QTimer.singleShot(0, self, self._layout.remember))
        dock.topLevelChanged.connect(self._fold_later)
        dock.visibilityChanged.connect(self._fold_later)
        return dock

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Give the panels their sizes once there is room to share out."""
        super().showEvent(event)
        for dock in self._floating:
            dock.show()
        self._floating = []
        if not self._placed:
            self._placed = True
            self._layout.restore()
            for dock in self.docks.values():
                if dock.isFloating():  # the stack of pages halts painting while it turns, and a new window stayed so
                    dock.setUpdatesEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Panels and timeline keep their parts of the room."""
        super().resizeEvent(event)
        if self._placed:
            self._layout.fit()

    def event(self, event: QEvent) -> bool:
        """Remember what the user made of the panels once an edge between them has been let go."""
        if event.type() is QEvent.Type.MouseButtonPress:
            self._layout.on_pressed()
        done = super().event(event)
        if event.type() is QEvent.Type.MouseButtonRelease:
            self._layout.on_released()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Be no narrower than the bar, which Qt does not ask when it is over the docks."""
        if watched is self.bar and event.type() is QEvent.Type.LayoutRequest:
            self.setMinimumWidth(self.bar.minimumSizeHint().width())
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Panels that float go and come with the editor."""
        super().hideEvent(event)
        self._floating = [dock for dock in self.docks.values() if dock.isFloating() and dock.isVisible()]
        for dock in self._floating:
            dock.hide()

    def begin_tour(self) -> None:
        """Show a newcomer round; who has been round, or has ended it, sees no hints any more."""
        if self._tour is None:
            self._tour = Tour(tour_steps(self.bar, self.lyrics, self.timeline), self._actions, self)
            self._tour.ended.connect(self.hints.forget)
            self._tour.ended.connect(self.timeline.setFocus)
        for name in ("lyrics", "preview"):
            self.show_panel(name)
        self._tour.begin()

    def reset_layout(self) -> None:
        """Put every panel where it was at first."""
        self._layout.reset()

    def save_layout(self) -> None:
        """Remember where the panels are."""
        if self._placed:
            self._layout.save()

    def show_panel(self, name: str, shown: bool = True) -> None:
        """Show the panel, in front of those it shares its place with, or close it."""
        dock = self.docks[name]
        dock.setVisible(shown)
        if shown:
            dock.raise_()

    def panel_is_shown(self, name: str) -> bool:
        """Whether the panel is open, be it behind another's tab."""
        return not self.docks[name].isHidden()

    def toggle_panel(self, name: str) -> None:
        """Show the panel, in front where it lay behind another's tab, or close the one that is seen."""
        dock = self.docks[name]
        self.show_panel(name, dock.isHidden() or dock.visibleRegion().isEmpty())

    def correct_lyrics(self, word_id: str) -> None:
        """Show the lyrics as a text to be corrected, at the word."""
        self.show_panel("lyrics")
        self.lyrics.edit(word_id)

    def fix_all_problems(self) -> None:
        """Fix every problem that can be fixed."""
        self.problems.fix_all_problems()

    def toggle_tap(self) -> None:
        """Begin or end tap mode."""
        if self.tap.is_on:
            self.tap.end()
        else:
            self.tap.begin()

    def focus_next(self, step: int) -> None:
        """Give the keyboard to the next part of the window (1) or the previous one (-1)."""
        parts: list[QWidget] = [self.timeline, self.bar]
        parts += [dock for dock in self.docks.values() if not dock.visibleRegion().isEmpty()]
        here = QApplication.focusWidget()
        index = next((at for at, part in enumerate(parts) if here and part.isAncestorOf(here)), -1)
        if here is self.timeline:
            index = 0
        for offset in range(1, len(parts) + 1):
            part = parts[(index + step * offset) % len(parts)]
            target = _first_focus(part)
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                target.activateWindow()  # a panel that floats is a window of its own
                return

    def go_to(self, word_id: str) -> None:
        """Select the word, show it, and put the playhead on its start."""
        document = self._session.document
        document.select(word_id)
        word = document.word(word_id)
        if word is not None and word.start_ms is not None:
            self.timeline.ensure_visible(word)
            self.selection_player.go(word.start_ms)

    def ask_time(self) -> None:
        """Let a time to go to be typed over the clock."""
        self.bar.clock.ask()

    def go_to_time(self, ms: float) -> None:
        """Put the playhead there, or at the song's end where that is before, and show it."""
        ms = min(ms, float(self._session.playback.duration_ms))
        self.selection_player.go(ms)
        self.timeline.centre_on(ms)
        self.timeline.setFocus()

    def find_text(self) -> None:
        """Show the find and replace dialog, for the text of the selected word where one is selected."""
        if self.find_dialog is None:
            from kmaker_studio.studio.dialogs.find_replace import FindDialog

            self.find_dialog = FindDialog(self._session.document, self)
            self.find_dialog.found.connect(self.go_to)
        word = self._session.document.selected
        self.find_dialog.open_for(word.text if word is not None else "")

    def _show_menu(self, kind: str, ms: float, where: QPoint) -> None:
        """Open the menu of what is under the mouse on the timeline; the playhead goes to an empty place first."""
        menus = self.menus
        if kind in ("lane", "ruler"):
            self.selection_player.go(ms)
        if kind == "ruler":
            near = ruler.MARKER_REACH * self.timeline.canvas.scale.ms_per_pixel
            markers = self._session.document.song.markers
            marker = min(markers, key=lambda each: abs(each.at_ms - ms), default=None)
            is_near = marker is not None and abs(marker.at_ms - ms) <= near
            menus.ruler(marker if is_near else None).popup(where)
        elif kind == "overview":
            menus.overview(self.go_to_time).popup(where)
        elif kind == "lane":
            canvas = self.timeline.canvas
            lane = canvas.lanes.lane_at(canvas.mapFromGlobal(where).y())
            menus.lane(partial(self.timeline.insert_at, ms, lane)).popup(where)
        else:
            (menus.word if kind == "word" else menus.lines)().popup(where)

    def calibrate(self) -> None:
        """Measure how late the user's taps come."""
        from kmaker_studio.studio.tap.calibration import CalibrationDialog

        CalibrationDialog(self._session.playback.lend_player(), self).exec()
        if self.tap.is_on:
            self.tap.changed.emit()
            self.tap_overlay.setFocus()

    def _panels_place(self) -> QRect:
        """Where the panels above the timeline are; its upper half where they are all closed."""
        top = self._head.height()
        bottom = self.timeline.y() if self.timeline.y() - top > _LEAST_TAP else top + self.timeline.height() // 2
        return QRect(0, top, self.width(), max(_LEAST_TAP, bottom - top))

    def edit_text(self, word_id: str = "") -> None:
        """Edit the word's text, or the current one's, on its block."""
        self.timeline.edit_text(word_id)

    def show_song(self) -> None:
        """Another song was opened."""
        self.timeline.set_song_length()
        self._on_position(self._session.playback.position_ms)

    def _on_position(self, ms: float) -> None:
        playback = self._session.playback
        self.bar.set_time(ms, playback.duration_ms)
        self.lyrics.set_position(ms)
        self.preview.request(self._session.document.song, ms)

    def _on_playing(self, playing: bool) -> None:
        if not playing:
            self._on_position(self._session.playback.position_ms)

    def _on_song(self, _old: Song, new: Song) -> None:
        self.preview.request(new, self._session.playback.position_ms)
        if not self._lighting.isActive():
            self._lighting.start()

    def _on_style(self, song_style: SongStyle) -> None:
        self.preview.set_style(song_style.style)

    def _on_problems(self, count: int) -> None:
        title = self.tr("Problems ({})").format(count) if count else self.tr("Problems")
        self.docks["problems"].setWindowTitle(title)

    def _fold_later(self) -> None:
        QTimer.singleShot(0, self, self._fold_titles)

    def _fold_titles(self) -> None:
        """Tabs name the panels that share a place; the others have a title."""
        for dock in self.docks.values():
            stacked = [each for each in self.tabifiedDockWidgets(dock) if not each.isHidden()]
            dock.title.set_folded(bool(stacked) and not dock.isFloating())


def _scrolling(panel: QWidget) -> QScrollArea:
    """The panel, which may then be lower than what it holds."""
    area = ScrollingSide()
    area.setWidget(panel)
    area.setMinimumWidth(panel.minimumSizeHint().width() + 12)
    return area


def _first_focus(part: QWidget) -> QWidget | None:
    """The part itself or the first control in it that takes the keyboard."""
    for widget in (part, *part.findChildren(QWidget)):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.isVisible():
            return widget
    return None
