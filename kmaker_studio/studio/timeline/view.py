"""The timeline view: the canvas under its minimap; zoom, scroll, following the playhead, editing texts."""

from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, QRectF, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmaker_studio.audio.peaks import PeakPyramid
from kmaker_studio.audio.sample_buffer import SampleBuffer
from kmaker_studio.audio.spectrogram import Mono, Read
from kmaker_studio.core.edits import insert_word, retype_word
from kmaker_studio.core.edits.drag_limits import gap_at
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.studio.i18n.clock_text import clock
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.notes.lane import NoteLane
from kmaker_studio.studio.playback.playback import Playback
from kmaker_studio.studio.session.document import Document
from kmaker_studio.studio.strips.colour_map import CONTRASTS, Palette, remembered_palette
from kmaker_studio.studio.strips.scale import fitted, scrolled, zoomed
from kmaker_studio.studio.strips.spectrogram import SpectrogramStrip
from kmaker_studio.studio.strips.tiles import Tile, TileStore
from kmaker_studio.studio.strips.waveform import WaveformStrip
from kmaker_studio.studio.theme.theme import theme
from kmaker_studio.studio.timeline.canvas import Canvas
from kmaker_studio.studio.timeline.follow import Follow, followed, remembered_follow
from kmaker_studio.studio.timeline.minimap import Minimap
from kmaker_studio.studio.timeline.onset_finder import OnsetFinder
from kmaker_studio.studio.timeline.word_editor import WordEditor

_FIRST_VIEW_MS = 12_000.0
_NEW_WORD_MS = 400
_MARKS_MS = 150


class TimelineView(QWidget):
    """Shows `document` over `playback`. Ctrl+wheel zooms about the pointer, the wheel scrolls, a click asks to go."""

    refused = Signal(str)
    wordClicked = Signal(str)  # noqa: N815
    seekRequested = Signal(float)  # noqa: N815
    regionChanged = Signal(object)  # noqa: N815
    menuRequested = Signal(str, float, object)  # noqa: N815

    def __init__(self, document: Document, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self._document, self._playback = document, playback
        self._heard: SampleBuffer | None = None
        self._listening_to: SampleBuffer | None = None
        self._pyramid: PeakPyramid | None = None
        self._read: Read = _nothing
        self._following = True
        self.follow: Follow = remembered_follow()
        self._store = TileStore(playback.runner, self)
        self.onset_finder = OnsetFinder(playback.runner, self)
        self.waveform = WaveformStrip(theme)
        self.spectrum = SpectrogramStrip(self._store, theme)
        self.spectrum.set_palette(remembered_palette())
        self.minimap = Minimap()
        self.canvas = Canvas(document, self.waveform, self.spectrum, self.onset_finder)
        self.setFocusProxy(self.canvas)
        self.editor = WordEditor(self.canvas)
        self._editing: str | tuple[str, int, int, int] = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 6)
        layout.setSpacing(6)
        layout.addWidget(self.minimap)
        layout.addWidget(self.canvas, 1)
        self.notes = NoteLane(document, self.canvas.lanes.index.words_between)
        layout.addWidget(self.notes)
        self._marking = QTimer(self)  # the overview's marks may come a moment later than an edit
        self._marking.setSingleShot(True)
        self._marking.setInterval(_MARKS_MS)
        self._marking.timeout.connect(self._mark)
        self._connect()
        self.set_song_length()

    def _connect(self) -> None:
        canvas, playback = self.canvas, self._playback
        canvas.signals.seekRequested.connect(self.seekRequested)
        canvas.signals.scrubbed.connect(self._scrub)
        canvas.signals.refused.connect(self.refused)
        self.notes.refused.connect(self.refused)
        self.notes.pitchTouched.connect(playback.hear_pitch)
        canvas.signals.wordClicked.connect(self.wordClicked)
        canvas.signals.regionChanged.connect(self.regionChanged)
        canvas.signals.scaleChanged.connect(self._on_scale)
        canvas.signals.scrolledByHand.connect(self._on_hand)
        canvas.signals.spanRequested.connect(self.zoom_to_span)
        canvas.signals.textRequested.connect(self.edit_text)
        canvas.signals.insertRequested.connect(self.insert_at)
        canvas.signals.menuRequested.connect(self.menuRequested)
        self.minimap.menuRequested.connect(partial(self.menuRequested.emit, "overview"))
        self.minimap.rangeRequested.connect(self._on_range)
        self.minimap.zoomRequested.connect(self.zoom)
        self._store.tileReady.connect(self._on_tile)
        self.editor.done.connect(self._on_text)
        self.editor.cancelled.connect(self._on_text_left)
        playback.positionChanged.connect(self._on_position)
        playback.waveformChanged.connect(self._on_waveform)
        playback.playingChanged.connect(self._on_playing)
        self._document.songChanged.connect(self._on_song)
        self._document.selectionChanged.connect(self._on_selection)

    # What is in view

    @property
    def span(self) -> tuple[float, float]:
        """The milliseconds at the left and at the right edge."""
        return self.canvas.scale.low_ms, self.canvas.scale.high_ms

    @property
    def duration_ms(self) -> float:
        """The length that can be scrolled through: the song's, or the words' where they are longer."""
        return float(max(self._playback.duration_ms, self.canvas.lanes.index.last_ms, 1000))

    @property
    def region(self) -> tuple[float, float] | None:
        """The stretch of time that was selected on the waveform."""
        return self.canvas.region

    @property
    def singers(self) -> tuple[str, ...]:
        """Whose the lanes are, from the top; "" is nobody in particular."""
        return tuple(self.canvas.lanes.index.singers)

    @property
    def shows_spectrum(self) -> bool:
        """Whether the spectrogram is wanted."""
        return self.canvas.shows_spectrum

    @property
    def spectrum_palette(self) -> Palette:
        """The spectrogram's colours."""
        return self.spectrum.palette

    @property
    def shows_notes(self) -> bool:
        """Whether the note lane is there."""
        return not self.notes.isHidden()

    def set_notes_shown(self, shown: bool) -> None:
        """Have the note lane or not."""
        self.notes.setVisible(shown)

    def set_region(self, region: tuple[float, float] | None) -> None:
        """Select a stretch of time, or none."""
        self.canvas.set_region(region)

    @property
    def is_dragging(self) -> bool:
        """Whether something is held or a text is being typed: the view must not jump then."""
        return self.canvas.is_dragging or self.minimap.is_dragging or self.notes.is_dragging or self.editor.is_open

    def set_song_length(self) -> None:
        """Another song was opened: show its beginning."""
        self.canvas.set_region(None)
        self._measure()
        self.canvas.show_beginning(_FIRST_VIEW_MS)
        self._on_position(self._playback.position_ms)
        self._mark()

    def show_range(self, low: float, high: float) -> None:
        """Show these milliseconds, moved and cut to what there is."""
        ratio = self.canvas.devicePixelRatioF()
        self.canvas.set_scale(fitted(low, high, self.canvas.width(), self.duration_ms, ratio))

    def zoom(self, factor: float, about_ms: float) -> None:
        """Show `factor` times as much, with `about_ms` where it is on the screen."""
        low, high = self.span
        about_ms = about_ms if low <= about_ms <= high else (low + high) / 2
        self.canvas.set_scale(zoomed(self.canvas.scale, factor, about_ms, self.duration_ms))

    def zoom_to_line(self, line: Line) -> None:
        """Fill the view with the line, a little room at either side."""
        if line.start_ms is not None and line.end_ms is not None:
            self.zoom_to_span(line.start_ms, line.end_ms)

    def zoom_to_span(self, low_ms: float, high_ms: float) -> None:
        """Fill the view with this time, a little room at either side."""
        margin = 0.04 * (high_ms - low_ms) + 60
        self.show_range(low_ms - margin, high_ms + margin)
        self._on_hand()

    def zoom_to_selection(self) -> None:
        """Fill the view with the selected time, else the selected words."""
        words = [word for word in self._document.selected_words if word.is_timed]
        if self.region is not None:
            self.show_range(*self.region)
        elif words:
            low, high = min(word.start_ms or 0 for word in words), max(word.end_ms or 0 for word in words)
            margin = 0.2 * (high - low) + 60
            self.show_range(low - margin, high + margin)
        self._on_hand()

    def scroll_by(self, share: float) -> None:
        """Move on by a share of what is shown."""
        low, high = self.span
        self.canvas.scroll_to(low + share * (high - low))

    def ensure_visible(self, word: Word) -> None:
        """Scroll until the word is in view, to its middle where it was not."""
        low, high = self.span
        if word.start_ms is not None and word.end_ms is not None and not (low <= word.start_ms and word.end_ms <= high):
            self.centre_on((word.start_ms + word.end_ms) / 2)

    def centre_on(self, ms: float) -> None:
        """Scroll so that this time is in the middle."""
        scale = self.canvas.scale
        self.canvas.set_scale(scrolled(scale, ms - scale.length_ms / 2, self.duration_ms))

    def ms_at(self, x: float) -> float:
        """The time at the canvas's column `x`."""
        return self.canvas.scale.ms(x)

    def point_of(self, word: Word, share: float = 0.5) -> QPoint:
        """Where the word's block is on the canvas, `share` of its width from its left."""
        rect = self.canvas.block_of(word)
        return QPoint(round(rect.left() + share * rect.width()), round(rect.center().y()))

    # Texts

    def edit_text(self, word_id: str = "") -> None:
        """Edit the word's text, or the current one's, on its block."""
        word = self._document.word(word_id) if word_id else self._document.selected
        if word is None:
            return
        self._document.select(word.id)
        self._editing = word.id
        rect = QRectF(self.canvas.width() / 2 - 60, self.canvas.lanes.top + 18, 120, 40)
        if word.is_timed:
            self.ensure_visible(word)
            rect = self.canvas.block_of(word)
        text = "|".join(part.text for part in word.syllables) if word.syllables else word.text
        self.editor.open(text, rect)

    def insert_at(self, ms: float, lane: int = 0) -> None:
        """Ask for the text of a new word that is sung at `ms` by the singer of `lane`."""
        singers = self.canvas.lanes.index.singers
        gap = gap_at(self._document.song, round(ms), singers[min(lane, len(singers) - 1)])
        if gap is None:
            self.refused.emit(self.tr("There is a word already: put the playhead between two words."))
            return
        start = max(gap.low_ms, round(ms))
        end = min(gap.high_ms, start + _NEW_WORD_MS)
        self._editing = (gap.line_id, gap.index, start, end)
        centred = Word("", "", start, end)
        self.editor.open("", self.canvas.lanes.block(self.canvas.scale, centred, lane))

    def _on_text(self, text: str, step: int) -> None:
        editing, self._editing = self._editing, ""
        document = self._document
        try:
            if isinstance(editing, tuple):
                if text.strip():
                    line_id, index, start, end = editing
                    before = {word.id for word in document.song.words()}
                    label = self.tr("Insert “{}”").format(text.strip())
                    document.apply(lambda song: insert_word(song, line_id, index, text, start, end), label)
                    document.select(next(word.id for word in document.song.words() if word.id not in before))
                return
            word = document.word(editing)
            if word is not None:
                label = self.tr("Text of “{}”").format(word.text)
                document.apply(lambda song: retype_word(song, editing, text), label)
                if step:
                    self._edit_beside(editing, step)
        except KMakerError as error:
            self.refused.emit(translated(error))

    def _edit_beside(self, word_id: str, step: int) -> None:
        ids = [word.id for word in self._document.song.words()]
        at = ids.index(word_id) + step
        if 0 <= at < len(ids):
            self.edit_text(ids[at])

    def _on_text_left(self) -> None:
        self._editing = ""

    # The spectrogram's look and what playing does to the view

    def set_spectrum_shown(self, shown: bool) -> None:
        """Have the spectrogram, or leave its room to the waveform."""
        self.canvas.set_spectrum_shown(shown)

    def step_contrast(self, step: int) -> None:
        """Show the spectrogram with more contrast (1) or less (-1)."""
        at = CONTRASTS.index(self.spectrum.contrast) if self.spectrum.contrast in CONTRASTS else 2
        self.spectrum.set_contrast(CONTRASTS[min(max(0, at + step), len(CONTRASTS) - 1)])
        self.canvas.refresh_strips()

    def set_spectrum_palette(self, palette: Palette) -> None:
        """Show the spectrogram in other colours."""
        self.spectrum.set_palette(palette)
        self.canvas.refresh_strips()

    def _on_position(self, ms: float) -> None:
        self.canvas.set_position(ms)
        self.minimap.set_position(ms)
        self.notes.set_position(ms)
        low, high = self.span
        if low <= ms <= high:
            self._following = True
        if self._playback.is_playing and self._following and not self.is_dragging and self.follow != "stay":
            self.canvas.set_scale(followed(self.canvas.scale, ms, self.follow, self.duration_ms))

    def _on_playing(self, playing: bool) -> None:
        self._following = self._following or playing

    def _on_hand(self) -> None:
        """The user looks elsewhere: do not tear the view back until the playhead comes by."""
        low, high = self.span
        self._following = low <= self._playback.position_ms <= high

    def _on_range(self, low: float, high: float) -> None:
        self.show_range(low, high)
        self._on_hand()

    def _on_scale(self) -> None:
        self.minimap.set_range(*self.span)
        self.notes.set_scale(self.canvas.scale)
        word = self._document.word(self._editing) if isinstance(self._editing, str) else None
        if self.editor.is_open and word is not None and word.is_timed:
            self.editor.place(self.canvas.block_of(word))

    # What changes

    def _measure(self) -> None:
        self.canvas.duration_ms = self.duration_ms
        self.minimap.set_duration(self.duration_ms)

    def _on_song(self, _old: Song, _new: Song) -> None:
        if self.duration_ms != self.canvas.duration_ms:
            self._measure()
        self._marking.start()

    def _mark(self) -> None:
        self.minimap.set_marks(self.canvas.lanes.index.doubtful_ms())
        self.minimap.set_markers([marker.at_ms for marker in self._document.song.markers])

    def _on_selection(self, _word_id: str) -> None:
        """Tell screen readers which word it is."""
        word = self._document.selected
        told = ""
        if word is not None and word.start_ms is not None and word.end_ms is not None:
            told = self.tr("{}, from {} to {}").format(word.text, clock(word.start_ms), clock(word.end_ms))
        elif word is not None:
            told = self.tr("{}, not timed").format(word.text)
        self.canvas.setAccessibleDescription(told)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self.canvas, QAccessible.Event.DescriptionChanged))

    def _on_waveform(self) -> None:
        """The sound is another one, or more of it has come."""
        playback, samples = self._playback, self._playback.samples
        if samples is not self._heard or playback.pyramid is not self._pyramid:
            if samples is not self._heard:
                self._hear(samples)
            self._pyramid = playback.pyramid
            self.waveform.set_audio(playback.pyramid, self._read, samples.sample_rate)
        self.waveform.grow()
        self.spectrum.chunks.forget()
        self.minimap.set_pyramid(playback.pyramid)
        self.canvas.sound_grew()
        if samples.is_complete and samples.filled and self._listening_to is not samples:
            self._listening_to = samples
            self.onset_finder.start(playback.path, self._read, samples.frames, samples.sample_rate)

    def _hear(self, samples: SampleBuffer) -> None:
        """Take another sound."""

        def read(start: int, count: int) -> Mono:
            pcm = samples.read(start, count)
            return pcm[:, 0] if pcm.shape[1] == 1 else np.rint(pcm.mean(axis=1)).astype(np.int16)

        def available() -> tuple[float, bool]:
            return 1000 * samples.filled / samples.sample_rate, samples.is_complete

        self._heard, self._read, self._listening_to = samples, read, None
        self.onset_finder.stop()
        self._store.set_audio(read, samples.sample_rate)
        self.spectrum.set_available(available)

    def _on_tile(self, tile: Tile) -> None:
        self.canvas.tile_came(*self.spectrum.on_tile(tile))

    def _scrub(self, ms: float) -> None:
        self._playback.scrub(ms)


def _nothing(_start: int, _count: int) -> Mono:
    return np.zeros(0, np.int16)
