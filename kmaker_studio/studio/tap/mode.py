"""Tap mode: keys pressed along with the song become the times of its words."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from kmaker_studio.core.edits.apply_taps import with_taps
from kmaker_studio.core.edits.syllables import with_syllables
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song
from kmaker_studio.core.tapping import LAST_WORD_MS, Stroke, TapPass, TappedUnit, Target, Unit, targets_of
from kmaker_studio.studio import settings
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.playback.playback import Playback
from kmaker_studio.studio.session.document import Document
from kmaker_studio.text.hyphenation import syllables_of

REWIND_MS = 2000


def latency_ms() -> float:
    """How long after the sound the user's taps come; 0 where nobody has calibrated it."""
    return min(max(settings.TAP_LATENCY_MS.read(), -500.0), 500.0)


class TapMode(QObject):
    """One pass after the other, each an undo step. `changed` follows every stroke, `refused` brings a sentence."""

    changed = Signal()
    began = Signal()
    ended = Signal()
    refused = Signal(str)

    def __init__(self, document: Document, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._playback = document, playback
        known = settings.TAP_UNIT.read()
        self.unit = next((unit for unit in Unit if unit.value == known), Unit.WORD)
        self.taps = TapPass(self.unit, ())
        self.is_on = False
        self._before = self._base = Song()
        self._gesture = ""
        self._putting = False
        document.songChanged.connect(self._on_song)
        document.selectionChanged.connect(self._on_selection)

    @property
    def song(self) -> Song:
        """The song as it is tapped: where syllables are, every word of the language's rules in its syllables."""
        return self._base

    @property
    def next_target(self) -> Target | None:
        """What the next tap begins; None at the end."""
        index = self.taps.next_index
        return self.taps.targets[index] if index < len(self.taps.targets) else None

    @property
    def current(self) -> TappedUnit | None:
        """What sounds since the last stroke."""
        done = self.taps.tapped()
        return done[-1] if done and done[-1].end_ms is None else None

    def begin(self) -> None:
        """Begin at the selected word, else at the first one after the playhead, two seconds before it is sung."""
        song = self._document.song
        if self.is_on or not song.lines:
            return
        selected = self._document.selected
        now = self._playback.position_ms
        later = next((word for word in song.words() if word.start_ms is None or word.start_ms >= now), None)
        first = selected or later or next(song.words())
        self.is_on = True
        self.go_to(first.id)
        self.began.emit()

    def end(self) -> None:
        """Stop tapping; a word that still sounds ends here, or a breath after it began."""
        if not self.is_on:
            return
        self._close_word()
        self.is_on = False
        self._playback.pause()
        self.ended.emit()

    def set_unit(self, unit: Unit) -> None:
        """Tap words, syllables or lines from here on; remembered."""
        self.unit = unit
        settings.TAP_UNIT.write(unit.value)
        target = self.next_target
        if self.is_on and target is not None:
            self._close_word()
            self._aim(target.word_id)

    def go_to(self, word_id: str) -> None:
        """Begin another pass at the word; the playhead goes two seconds before it where that is known."""
        self._close_word()
        self._aim(word_id)
        at = self._known_start(word_id)
        if at is not None:
            self._playback.seek(max(0, at - REWIND_MS))

    def step_line(self, step: int) -> None:
        """Go to the first word of the next line (1), or of this one and then the previous one (-1)."""
        lines = self._document.song.lines
        target = self.next_target or (self.taps.targets[-1] if self.taps.targets else None)
        here = next((number for number, line in enumerate(lines) if target and line.id == target.line_id), 0)
        inside = bool(target) and lines[here].words[0].id != target.word_id
        number = here if inside and step < 0 else here + step
        if 0 <= number < len(lines):
            self.go_to(lines[number].words[0].id)

    def stroke(self, stroke: Stroke, ago: float = 0.0) -> bool:
        """A key was pressed or let go `ago` seconds before now; whether it meant something."""
        if not self._playback.is_playing:
            return False
        late = ago + latency_ms() / 1000
        ms = max(0, round(self._playback.position_ago(late) if late >= 0 else self._playback.position_ms - 1000 * late))
        if not self.taps.accepts(stroke, ms):
            return False
        self.taps = self.taps.with_stroke(stroke, ms)
        return self._put()

    def back(self) -> None:
        """Take the last tap back and rewind two seconds before it."""
        before = self.taps.tapped()
        at = self.taps.last_ms
        self.taps = self.taps.back()
        after = self.taps.tapped()
        if len(after) < len(before):
            at = before[len(after)].start_ms
        if at >= 0:
            self._put()
            self._playback.seek(max(0, at - REWIND_MS))
        elif self.next_target is not None:  # nothing was tapped in this pass: only rewind
            self._playback.seek(max(0, self._playback.position_ms - REWIND_MS))
        self.changed.emit()

    def _aim(self, word_id: str) -> None:
        """Begin a pass, and with its first stroke an undo step, at the word."""
        song = self._document.song
        self._before = self._base = song
        if self.unit is Unit.SYLLABLE:
            self._base = with_syllables(song, {
                word.id: syllables_of(word.text, song.language) for word in song.words() if not word.syllables
            })  # fmt: skip
        self.taps = TapPass(self.unit, targets_of(self._base, self.unit, word_id))
        self._gesture = self._document.new_gesture()
        self._document.select(self.taps.targets[0].word_id if self.taps.targets else word_id)
        self.changed.emit()

    def _known_start(self, word_id: str) -> int | None:
        """When the word, or else the one before it that is timed, is sung."""
        known: int | None = None
        for word in self._document.song.words():
            if word.id == word_id:
                return word.start_ms if word.start_ms is not None else known
            known = word.end_ms if word.end_ms is not None else known
        return known

    def _close_word(self) -> None:
        current = self.current
        if current is None:
            return
        now = min(round(self._playback.position_ms), current.start_ms + LAST_WORD_MS)
        held = not self.taps.accepts(Stroke.REST, now)
        self.taps = self.taps.with_stroke(Stroke.RELEASE if held else Stroke.REST, now)
        self._put()

    def _put(self) -> bool:
        language = self._base.language
        song = with_taps(self._base, self.taps, lambda text: syllables_of(text, language))
        song = self._only_tapped(song)
        self._putting = True
        try:
            self._document.put(song, self._label(), self._gesture)
        except KMakerError as error:
            self.taps = TapPass(self.unit, self.taps.targets)
            self.refused.emit(translated(error))
            return False
        finally:
            self._putting = False
        self.changed.emit()
        return True

    def _only_tapped(self, song: Song) -> Song:
        """`song`, where it was parted into syllables to be tapped, with the words that were not tapped whole again."""
        if self.unit is not Unit.SYLLABLE:
            return song
        tapped = {tap.target.word_id for tap in self.taps.tapped()}
        whole = {word.id for word in self._before.words() if not word.syllables} - tapped
        lines = tuple(
            replace(line, words=tuple(replace(word, syllables=()) if word.id in whole else word for word in line.words))
            for line in song.lines
        )
        return replace(song, lines=lines)

    def _label(self) -> str:
        numbers = {line.id: number for number, line in enumerate(self._document.song.lines, 1)}
        tapped = [numbers[tap.target.line_id] for tap in self.taps.tapped() if tap.target.line_id in numbers]
        if not tapped:
            return self.tr("Tap")
        if tapped[0] == tapped[-1]:
            return self.tr("Tap line {}").format(tapped[0])
        return self.tr("Tap lines {} to {}").format(tapped[0], tapped[-1])

    def _on_song(self, _old: Song, new: Song) -> None:
        """Somebody else changed the song, undo perhaps: the next stroke begins another pass over what is there now."""
        if not self.is_on or self._putting:
            return
        target = self.next_target
        undone = self.taps.targets[0] if self.taps.strokes and self.taps.targets else target
        known = {word.id for word in new.words()}
        word_id = next((each.word_id for each in (undone, target) if each is not None and each.word_id in known), "")
        self._aim(word_id)

    def _on_selection(self, word_id: str) -> None:
        """A word was clicked while tapping: go on there."""
        first = self.taps.targets[0].word_id if self.taps.targets else ""
        if self.is_on and word_id and word_id != first and not self._putting:
            self.go_to(word_id)
