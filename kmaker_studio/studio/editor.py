"""The editor: lyrics, preview and inspector above the timeline."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QUndoView, QVBoxLayout, QWidget

from kmaker_studio.core.song import Song
from kmaker_studio.studio.actions import Actions
from kmaker_studio.studio.panels.inspector import Inspector
from kmaker_studio.studio.panels.lyrics import LyricsPanel
from kmaker_studio.studio.panels.preview import PreviewPanel
from kmaker_studio.studio.panels.transport import TransportBar
from kmaker_studio.studio.session import Session
from kmaker_studio.studio.timeline.view import TimelineView


class Editor(QWidget):
    """Lays out the views of `session` and connects them; every edit goes through its document."""

    refused = Signal(str)

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editor")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        document, sound = session.document, session.sound
        self._session = session
        self.bar = TransportBar(actions)
        self.lyrics = LyricsPanel(document)
        self.preview = PreviewPanel(session.runner)
        self.inspector = Inspector(document)
        self.history = QUndoView(document.undo_stack)
        self.history.setEmptyLabel("As it was opened")
        self.history.setAccessibleName("History")
        self.tabs = QTabWidget()
        self.tabs.setObjectName("side")
        self.tabs.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs.addTab(self.inspector, "Word")
        self.tabs.addTab(self.history, "History")
        self.timeline = TimelineView(document, sound)
        self._lay_out()
        self.lyrics.wordClicked.connect(self.go_to)
        self.timeline.textRequested.connect(self.edit_text)
        self.timeline.refused.connect(self.refused)
        self.inspector.refused.connect(self.refused)
        sound.positionChanged.connect(self._on_position)
        sound.playingChanged.connect(self.bar.set_playing)
        sound.playingChanged.connect(self._on_playing)
        document.songChanged.connect(self._on_song)

    def _lay_out(self) -> None:
        upper = QSplitter(Qt.Orientation.Horizontal)
        for part, stretch in ((self.lyrics, 0), (self.preview, 1), (self.tabs, 0)):
            upper.addWidget(part)
            upper.setStretchFactor(upper.count() - 1, stretch)
        upper.setSizes([330, 800, 320])
        upper.setChildrenCollapsible(False)
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(upper)
        whole.addWidget(self.timeline)
        whole.setSizes([460, 400])
        whole.setStretchFactor(0, 1)
        whole.setStretchFactor(1, 1)
        whole.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(whole, 1)

    def go_to(self, word_id: str) -> None:
        """Select the word, show it, and put the playhead on its start."""
        document = self._session.document
        document.select(word_id)
        word = document.word(word_id)
        if word is not None and word.start_ms is not None:
            self.timeline.ensure_visible(word)
            self._session.sound.seek(word.start_ms)

    def edit_text(self, word_id: str = "") -> None:
        """Edit the word's text, or the selected one's, in the inspector."""
        if word_id:
            self._session.document.select(word_id)
        self.tabs.setCurrentWidget(self.inspector)
        self.inspector.edit_text()

    def show_song(self) -> None:
        """Another song was opened."""
        self.timeline.set_song_length()
        self._on_position(self._session.sound.position_ms)

    def _on_position(self, ms: float) -> None:
        sound = self._session.sound
        self.bar.set_time(ms, sound.duration_ms)
        self.lyrics.set_position(ms)
        self.preview.request(self._session.document.song, ms)

    def _on_playing(self, playing: bool) -> None:
        if not playing:
            self._on_position(self._session.sound.position_ms)

    def _on_song(self, _old: Song, new: Song) -> None:
        self.preview.request(new, self._session.sound.position_ms)
        self.lyrics.set_position(self._session.sound.position_ms)
