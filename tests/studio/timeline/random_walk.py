"""A timeline that is used at random, and whether its picture stays true.

What is on the screen is put together from pieces painted at different moments. It is true where it equals, pixel by
pixel, what a view of the same state shows that was made just now and painted once. `python -m
tests.studio.timeline.random_walk STEPS SEED [FOLDER]` walks in a process of its own, at Qt's scale factor, and prints a
line of JSON; pictures that differ are left in FOLDER.
"""

import json
import os
import random
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kmaker_studio.audio.decode import probe
from kmaker_studio.audio.player import Player
from kmaker_studio.core import edits
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, Word, build_lines
from kmaker_studio.studio.jobs.runner import JobRunner
from kmaker_studio.studio.playback.playback import Playback
from kmaker_studio.studio.session.document import Document
from kmaker_studio.studio.theme.theme import THEMES, apply_theme, look
from kmaker_studio.studio.timeline.view import TimelineView
from kmaker_studio.video.song_style import preset_style
from kmaker_studio.video.style import style_names
from tests.studio.events import move, press, release, wheel

RATE, SECONDS = 16000, 96
SIZES = ((900, 300), (1256, 330), (1100, 420), (700, 260), (1400, 560), (520, 240))
TEXTS = ("Monkey", "cành", "nghiêng", "a", "acquaintance", "ơi", "don't", "愛してる", "extraordinarily", "I")
ALT, NO_KEYS = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
PATIENCE_S = 60


def make_sound(path):
    """Tones and noise that come and go, so that no two places look alike."""
    rng, t = np.random.default_rng(5), np.arange(SECONDS * RATE) / RATE
    swell = np.abs(np.sin(2 * np.pi * 0.37 * t)) * (0.4 + 0.6 * np.abs(np.sin(2 * np.pi * 0.031 * t)))
    tone = np.sin(2 * np.pi * np.cumsum(180 * 2 ** (np.floor(2.3 * t) % 9 / 12)) / RATE)
    soundfile.write(path, swell * (0.6 * tone + 0.1 * rng.standard_normal(len(t))), RATE, "PCM_16")


def make_song(audio):
    """Lines of two singers and nobody, in stanzas with section marks; some words locked, some doubtful."""
    rng, lines, at = random.Random(11), [], 800
    while at < 1000 * SECONDS - 6000:
        words = []
        for _ in range(rng.randint(2, 8)):
            length = rng.choice((60, 140, 220, 300, 420, 900))
            words.append((rng.choice(TEXTS), at, at + length))
            at += length + rng.choice((0, 0, 0, 12, 60, 300))
        at += rng.choice((200, 700, 2500))
        lines.append(words)
    built = []
    for number, line in enumerate(build_lines(lines)):
        words = tuple(
            replace(word, confidence=rng.choice((None, 0.97, 0.55)), locked=rng.random() < 0.15) for word in line.words
        )
        section = ("Verse", "Chorus")[number % 8 // 4] if number % 4 == 0 else ""
        singer = ("", "", "Ann", "Bo")[number // 5 % 4]
        built.append(replace(line, words=words, section=section, stanza_start=number % 4 == 0, singer=singer))
    return Song(lines=tuple(built), singers=("Ann", "Bo"), duration_ms=1000 * SECONDS, audio=str(audio))


class Walk:
    """A view that is shown, and the hand that uses it."""

    def __init__(self, seed, folder):
        self.random = random.Random(seed)
        self.folder = folder
        self.path = folder / "song.wav"
        make_sound(self.path)
        self.app = QApplication.instance() or QApplication(sys.argv[:1])
        apply_theme(self.app)
        self.runner = JobRunner()
        self.playback = Playback(self.runner, Player(_no_device))
        self.document = Document()
        self.document.reset(make_song(self.path))
        self.view = TimelineView(self.document, self.playback)
        self.canvas = self.view.canvas
        self.view.resize(*SIZES[1])
        self.view.show()
        self.held = None
        self.told = []
        self.reload()
        self.view.set_song_length()

    def close(self):
        self.playback.unload()
        self.until(lambda: not self.runner.is_busy)
        assert self.runner.stop()
        self.view.close()

    # Time

    def spin(self, seconds):
        end = time.perf_counter() + seconds
        while True:
            self.app.processEvents()
            if time.perf_counter() >= end:
                return
            time.sleep(0.0005)

    def until(self, happened):
        end = time.perf_counter() + PATIENCE_S
        while not happened():
            assert time.perf_counter() < end, "it never came to rest"
            self.spin(0.002)

    def settle(self, view):
        """Until nothing is computed, drawn or waited for any more."""
        canvas = view.canvas
        still = 0
        while still < 3:
            self.until(
                lambda: (
                    not (
                        self.runner.is_busy
                        or self.playback.is_decoding
                        or canvas._catching_up.isActive()
                        or view._marking.isActive()
                    )
                )
            )
            self.spin(0.004)
            busy = self.runner.is_busy or canvas._catching_up.isActive() or view._marking.isActive()
            still = 0 if busy else still + 1

    # What the hand does

    def x(self):
        return self.random.randrange(2, self.canvas.width() - 2)

    def zoom(self):
        height = self.random.choice((10, 60, self.canvas.height() - 20))
        for _ in range(self.random.randint(1, 6)):
            wheel(self.canvas, QPoint(self.x(), height), self.random.choice((-3, -1, 1, 1, 2)), ctrl=True)
            self.pause()

    def show_all(self):
        self.view.zoom(1e9, self.playback.position_ms)

    def show_some(self):
        low = self.random.uniform(0, 1000 * SECONDS)
        self.view.show_range(low, low + 10 ** self.random.uniform(2.5, 5))

    def zoom_to_line(self):
        self.view.zoom_to_line(self.random.choice(self.document.song.lines))

    def pan(self):
        for _ in range(self.random.randint(1, 5)):
            self.random.choice(
                (
                    lambda: wheel(self.canvas, QPoint(self.x(), 40), self.random.choice((-2, -1, 1))),
                    lambda: self.view.scroll_by(self.random.uniform(-0.7, 0.7)),
                    lambda: self.canvas.scroll_to(
                        self.canvas.scale.low_ms + self.random.randint(-90, 90) * self.canvas.scale.column_ms
                    ),
                )
            )()
            self.pause()

    def on_the_overview(self):
        self.view.minimap.rangeRequested.emit(*sorted(self.random.uniform(0, 1000 * SECONDS) for _ in range(2)))

    def change_theme(self):
        apply_theme(self.app, self.random.choice(THEMES))

    def change_style(self):
        self.document.put_style(preset_style(self.random.choice(style_names())), "style")

    def resize(self):
        self.view.resize(*self.random.choice(SIZES))

    def seek(self):
        self.playback.seek(self.random.uniform(0, 1000 * SECONDS))

    def play_slowly(self):
        """Ticks that move the playhead by less than a pixel each."""
        at = self.playback.position_ms
        for _ in range(self.random.randint(3, 40)):
            at += self.random.uniform(0, 17)
            self.playback.seek(at)
            if self.random.random() < 0.3:
                self.pause()

    def play(self):
        self.playback.play()
        self.spin(self.random.uniform(0, 0.15))
        self.playback.pause()

    def edit(self):
        words = list(self.document.song.words())
        line = self.random.choice(self.document.song.lines)
        word = self.random.choice(words)
        self.random.choice(
            (
                lambda: self.apply(lambda song: edits.move_word(song, word.id, self.random.randint(-400, 400))),
                lambda: self.apply(lambda song: edits.set_word_text(song, word.id, self.random.choice(TEXTS))),
                lambda: self.apply(lambda song: edits.retype_word(song, word.id, "ac|quain|tance")),
                lambda: self.apply(lambda song: edits.set_locked(song, [word.id], not word.locked)),
                lambda: self.apply(lambda song: edits.clear_times(song, [word.id])),
                lambda: self.apply(lambda song: edits.delete_word(song, word.id)),
                lambda: self.apply(
                    lambda song: edits.set_singer(song, [line.id], self.random.choice(("", "Ann", "Bo")))
                ),
                lambda: self.apply(lambda song: edits.set_section(song, line.id, "Bridge", stanza_start=True)),
                lambda: self.apply(lambda song: edits.delete_line(song, line.id)),
                lambda: self.apply(lambda song: edits.split_line(song, word.id)),
                lambda: self.apply(lambda song: edits.shift_song(song, self.random.randint(-50, 50))),
            )
        )()

    def apply(self, edit):
        if self.held is not None:
            return
        with suppress(KMakerError):
            self.document.apply(edit, "edit")

    def undo(self):
        if self.held is None:
            for _ in range(self.random.randint(1, 3)):
                self.random.choice((self.document.undo_stack.undo, self.document.undo_stack.redo))()

    def select(self):
        words = [word.id for word in self.document.song.words()]
        if words:
            first = self.random.randrange(len(words))
            self.document.select_many(words[first : first + self.random.choice((0, 1, 1, 3, 12))])

    def visible_words(self) -> list[Word]:
        low, high = self.view.span
        return [
            word
            for word in self.document.song.words()
            if word.is_timed and low < (word.start_ms or 0) and (word.end_ms or 0) < high
        ]

    def drag(self):
        """Take hold of something, go on with it, or let go: a word or bracket, the strips, empty lanes, all of it."""
        if self.held is not None:
            at = self.held + QPoint(self.random.randint(-60, 60), self.random.randint(-4, 4))
            move(self.canvas, at, self.random.choice((ALT, NO_KEYS)))
            if self.random.random() < 0.5:
                release(self.canvas, at)
                self.held = None
            return
        words = self.visible_words()
        where = self.random.choice(("word", "word", "strip", "ruler", "anywhere"))
        at = QPoint(self.x(), self.random.randrange(self.canvas.height()))
        if where == "word" and words:
            at = self.view.point_of(self.random.choice(words), self.random.choice((0.0, 0.5, 1.0)))
        elif where == "strip":
            at = QPoint(self.x(), 40)
        elif where == "ruler":
            at = QPoint(self.x(), 8)
        self.held = at
        press(self.canvas, at)
        for _ in range(self.random.randint(1, 4)):
            move(self.canvas, at + QPoint(self.random.randint(-40, 40), self.random.randint(-30, 30)))
            self.pause()

    def let_go(self):
        if self.held is not None:
            release(self.canvas, self.held)
            self.held = None

    def escape(self):
        if self.held is not None:
            self.view.canvas._pointer.cancel()
            self.held = None

    def hover(self):
        move(self.canvas, QPoint(self.x(), self.random.randrange(self.canvas.height())), button=Qt.MouseButton.NoButton)

    def contrast(self):
        self.view.step_contrast(self.random.choice((-1, 1)))

    def palette(self):
        choose = getattr(self.view, "set_spectrum_palette", None)
        if choose is not None:
            from kmaker_studio.studio.strips.colour_map import PALETTES

            choose(self.random.choice(list(PALETTES)))

    def toggle_spectrum(self):
        self.view.set_spectrum_shown(not self.view.shows_spectrum)

    def focus(self):
        if self.canvas.hasFocus():
            self.canvas.clearFocus()
        else:
            self.canvas.setFocus()

    def reload(self):
        """The sound comes anew: its waveform and its tiles arrive while the rest goes on."""
        self.playback.load(self.path, probe(self.path))

    def pause(self):
        if self.random.random() < 0.6:
            self.spin(self.random.choice((0, 0, 0.003, 0.01, 0.03)))

    ACTIONS = (
        *(4 * (zoom, pan, drag)),
        *(3 * (play_slowly, edit, select, show_all)),
        *(2 * (seek, show_some, change_theme, undo, resize, let_go, hover)),
        *(zoom_to_line, on_the_overview, change_style, play, escape, contrast, palette, toggle_spectrum, focus, reload),
    )

    def step(self):
        """Do something, and perhaps wait a little."""
        action = self.random.choice(self.ACTIONS)
        self.told.append(action.__name__)
        action(self)
        self.pause()

    # The two pictures

    def on_screen(self):
        """What the screen shows of the view: the picture into which its pieces were painted as they came."""
        return self.view.backingStore().paintDevice().convertToFormat(QImage.Format.Format_RGB32)

    def fresh(self):
        """What a view shows that is made now."""
        view = TimelineView(self.document, self.playback)
        view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        view.resize(self.view.size())
        view.show()
        view.set_song_length()
        canvas, old = view.canvas, self.canvas
        view.set_spectrum_shown(self.view.shows_spectrum)
        view.spectrum.set_contrast(self.view.spectrum.contrast)
        if hasattr(self.view.spectrum, "palette"):
            view.spectrum.set_palette(self.view.spectrum.palette)
        canvas.hasFocus = old.hasFocus  # type: ignore[method-assign] - two widgets cannot have it at a time
        self.playback.waveformChanged.emit()
        self.settle(view)
        canvas.set_scale(old.scale)
        canvas.set_region(old.region)
        canvas._rubber, canvas._readout = old._rubber, old._readout
        self.settle(view)
        view.repaint()
        image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        view.close()
        view.deleteLater()
        self.app.sendPostedEvents(view, 0)
        self.app.processEvents()
        return image

    def difference(self):
        """In words, where the settled picture differs from a fresh one; empty where it does not."""
        self.settle(self.view)
        shown = self.on_screen()
        true = self.fresh()
        if shown == true:
            return ""
        if shown.size() != true.size():
            return f"sizes {shown.size()} and {true.size()}"
        first, second = (
            np.frombuffer(each.constBits(), np.uint32).reshape(each.height(), -1) for each in (shown, true)
        )
        rows, columns = np.nonzero(first != second)
        shown.save(str(self.folder / "shown.png"))
        true.save(str(self.folder / "true.png"))
        ratio = shown.devicePixelRatio()
        return (
            f"{len(rows)} pixels differ, x {columns.min()} to {columns.max()}, y {rows.min()} to {rows.max()} "
            f"at ratio {ratio:g}; lanes from {self.canvas.lanes.top:g}, {self.canvas.scale}, theme {look().name}"
        )


def _no_device(rate, channels, callback):
    raise OSError("no device in a test")


def walk(steps, seed, folder):
    """Walk, looking every few steps; what differed first, after how many steps, or an empty text."""
    hand = Walk(seed, folder)
    looks, next_look = 0, 0
    hand.settle(hand.view)
    try:
        for step in range(1, steps + 1):
            hand.step()
            next_look -= 1
            if next_look <= 0 or step == steps:
                next_look = hand.random.randint(1, 10)
                looks += 1
                found = hand.difference()
                if found:
                    return {"step": step, "looks": looks, "differs": found, "did": hand.told[-12:], "seed": seed}
    finally:
        hand.let_go()
        hand.document.undo_stack.setClean()
        hand.close()
    return {"step": steps, "looks": looks, "differs": "", "did": [], "seed": seed}


def main():
    steps, seed = int(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as home:
        folder = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(home)
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = home
        print(json.dumps(walk(steps, seed, folder)))  # noqa: T201


if __name__ == "__main__":
    main()
