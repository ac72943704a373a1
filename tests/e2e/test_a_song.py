"""A song for real: the program in a process of its own, worked by real keys, a real pointer and real drops.

From the drop to the exports, with a kill -9 on the way. What the program thinks is only asked, never set.

To look at each step: KMAKER_E2E_PICTURES=FOLDER, and KMAKER_E2E_THEME=light, KMAKER_E2E_SCALE=2 for other looks.
"""

import math
import os
import subprocess
import time
from contextlib import contextmanager

import imageio_ffmpeg
import numpy as np
import pysubs2
import pytest

from kmaker_studio.formats import read_song
from tests.e2e.conftest import SCALE

pytestmark = pytest.mark.timeout(900)

FPS = 25
THEME = os.environ.get("KMAKER_E2E_THEME", "dark")
TAPS_S = (2.3, 0.5, 0.5, 0.5, 0.5)


def words(state):
    return [word for line in state["lines"] for word in line]


def by_id(state, word_id):
    return next(word for word in words(state) if word[0] == word_id)


class Hands:
    """What a user does, on `desktop`, seeing what `program` shows."""

    def __init__(self, desktop, program):
        self.desktop, self.program = desktop, program

    def look(self):
        """Give the keyboard to what is in front, as a window manager would."""
        state = self.program.state
        self.desktop.focus(state["front"][2])
        return state

    def press(self, key, *modifiers):
        self.look()
        self.desktop.key(key, *modifiers)

    def at(self, word_id, share=0.5, dx=0):
        return self.program.ask("word", id=word_id, share=share, dx=dx)

    def click_word(self, word_id, *keys):
        self.desktop.click(self.at(word_id)["at"], keys)
        self.program.wait_for(lambda state: word_id in state["selected"])

    def click_button(self, text):
        deadline = time.monotonic() + 60
        while (found := self.program.ask("button", text=text))["at"] is None:
            assert time.monotonic() < deadline, (text, self.program.state["front"])
            time.sleep(0.05)
        self.desktop.click(found["at"])

    def command(self, text):
        """By the palette."""
        self.press("k", "Control_L")
        self.program.wait_for(lambda state: state["front"][0] != "MainWindow")
        self.look()
        self.desktop.type(text)
        self.desktop.key("Return")

    def picture(self, name):
        """Keep what is seen now, where somebody wants to look at it."""
        folder = os.environ.get("KMAKER_E2E_PICTURES")
        if folder:
            self.program.ask("grab", path=f"{folder}/{name}-{THEME}-{SCALE}00.png")

    def wait(self, happened, seconds=60.0):
        return self.program.wait_for(happened, seconds)


@contextmanager
def running(program_class, desktop_class, screen, home, files=()):
    desktop = desktop_class(screen, SCALE)
    program = program_class(screen, home, files, str(SCALE))
    try:
        yield Hands(desktop, program)
    finally:
        program.kill()
        desktop.close()


@pytest.fixture
def start(screen, tmp_path):
    """Starts the program; its settings and recoveries live on from one start to the next."""
    from tests.e2e.desktop import Desktop
    from tests.e2e.program import Program

    home = tmp_path / "home"
    settings = home / "config" / "kmaker-studio" / "studio.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        f"[view]\ntheme={THEME}\n\n[export]\nformat=.mp4\nsize=1280x720\nfps=25\n\n[sound]\nclicks=false\n",
        encoding="utf-8",
    )
    return lambda: running(Program, Desktop, screen, home)


def test_a_song_for_real(start, song, tmp_path):
    audio, lyrics = song
    project = tmp_path / "song" / "auld.kmaker"
    with start() as hands:
        edited = edit(hands, audio, lyrics)
        save(hands, project)
        hands.click_word(edited["lines"][1][-1][0])
        hands.press("Right")
        last = hands.wait(lambda state: words(state) != words(edited) and state["edited"])
        time.sleep(1.5)  # every edit reaches a file within a second
        hands.program.kill()
    with start() as hands:
        recover(hands, last)
        export(hands, last, tmp_path / "song")


def edit(hands, audio, lyrics):
    """Drop, align and every gesture; then all undone and redone. The state at the end."""
    desktop, program = hands.desktop, hands.program
    front = hands.look()["front"]
    desktop.drop(front[2], program.ask("middle")["at"], [audio, lyrics])
    hands.wait(lambda state: state["open"])
    first = hands.wait(
        lambda state: not state["aligning"] and not state["decoding"] and words(state)[0][2] is not None, 600
    )
    assert [word[1] for word in first["lines"][0]] == ["Should", "auld", "acquaintance", "be", "forgot,"]
    assert all(word[2] < word[3] for word in words(first))
    hands.picture("aligned")
    hands.press("0", "Control_L")  # all of it in view
    hands.wait(lambda _state: hands.at(words(first)[-1][0])["at"][0] < 1500 * SCALE)

    trim(hands, first)
    hands.picture("trim")
    roll(hands)
    hands.picture("roll")
    split(hands)
    hands.picture("split")
    merge(hands)
    hands.picture("merge")
    tap_a_line(hands)
    hands.picture("tap_a_line")
    realign(hands)
    hands.picture("realign")

    final = program.state
    while program.state["can_undo"]:
        hands.press("z", "Control_L")
    undone = program.state
    assert words(undone) != words(first)  # the alignment is a step too
    assert all(word[2] is None for word in words(undone))
    while program.state["can_redo"]:
        hands.press("z", "Control_L", "Shift_L")
    hands.picture("redone")
    redone = program.state
    assert redone["lines"] == final["lines"]
    return redone


def trim(hands, first):
    """Drag the right edge of a word far into the next one: it goes as far as that one lets it."""
    left, right = words(first)[0], words(first)[1]
    grip = hands.at(left[0], 1.0, -2)
    pixels = round((right[2] - left[3]) / grip["ms_per_pixel"])
    hands.desktop.drag(grip["at"], pixels + 15, ("Alt_L", "Control_L"))  # this edge alone
    trimmed = hands.wait(lambda state: state["undo"] and by_id(state, left[0])[3] == right[2])
    word = by_id(trimmed, left[0])
    assert (word[2], word[3], word[4]) == (left[2], right[2], True)
    assert [each[2:4] for each in words(trimmed)[1:]] == [each[2:4] for each in words(first)[1:]]


def roll(hands):
    """Drag the edge that two words share: both follow."""
    before = hands.program.state
    left, right = words(before)[0], words(before)[1]
    grip = hands.at(left[0], 1.0, -2)
    hands.desktop.drag(grip["at"], 12, ("Alt_L",))
    rolled = hands.wait(lambda state: by_id(state, left[0])[3] != left[3])
    after_left, after_right = by_id(rolled, left[0]), by_id(rolled, right[0])
    assert after_left[3] == after_right[2]
    assert after_left[3] == pytest.approx(left[3] + 12 * grip["ms_per_pixel"], abs=2 * grip["ms_per_pixel"])
    assert (after_left[2], after_right[3]) == (left[2], right[3])
    assert after_left[4]
    assert after_right[4]


def split(hands):
    """Type a space into a word on the timeline."""
    before = hands.program.state
    word = words(before)[2]
    spot = hands.at(word[0])["at"]
    hands.desktop.click(spot)
    hands.desktop.click(spot)
    time.sleep(0.3)
    hands.look()
    for key in ("Home", *["Right"] * 6, " ", "Return"):
        hands.desktop.key(key)
    after = hands.wait(lambda state: len(words(state)) == len(words(before)) + 1)
    assert [each[1] for each in after["lines"][0]] == ["Should", "auld", "acquai", "ntance", "be", "forgot,"]
    first, second = after["lines"][0][2:4]
    assert (first[2], first[3], second[3]) == (word[2], second[2], word[3])


def merge(hands):
    """M joins the two again."""
    before = hands.program.state
    first, second = before["lines"][0][2:4]
    hands.click_word(first[0])
    hands.press("m")
    after = hands.wait(lambda state: len(words(state)) == len(words(before)) - 1)
    word = by_id(after, first[0])
    assert word[1:4] == ["acquaintance", first[2], second[3]]


def tap_a_line(hands):
    """T, Space, and J at every word: real time, on the silent clock."""
    before = hands.program.state
    line = before["lines"][2]
    hands.click_word(line[0][0])
    hands.press("t")
    state = hands.wait(lambda state: state["tapping"])
    hands.desktop.key("space")
    hands.wait(lambda state: state["playing"])
    begun = []
    for pause in (*TAPS_S, 0.5):
        time.sleep(pause)
        begun.append(hands.program.state["position"])
        hands.desktop.key("j")
        if len(begun) == 3:
            hands.picture("tapping")
    hands.desktop.key("Escape")
    state = hands.wait(lambda state: not state["tapping"] and state["undo"].startswith("Tap"))
    tapped = state["lines"][2]
    assert state["undo"] == "Tap line 3"
    assert [word[1] for word in tapped] == [word[1] for word in line]
    assert all(word[4] for word in tapped)
    for word, following, asked in zip(tapped, tapped[1:], begun, strict=False):
        assert word[3] == following[2]
        assert asked - 5 <= word[2] <= asked + 400  # between the question and the key that came after it
    assert [each[2:4] for each in words(state)[:10]] == [each[2:4] for each in words(before)[:10]]


def realign(hands):
    """One word of the second line moved by hand, then the line again: what is locked stays, and so do the others."""
    line = hands.program.state["lines"][1]
    hands.desktop.drag(hands.at(line[2][0])["at"], 4, ("Alt_L",))
    moved = hands.wait(lambda state: state["lines"][1] != line)
    assert moved["lines"][1][2][4]
    hands.click_word(line[0][0])
    hands.click_word(line[-1][0], "Shift_L")
    assert len(hands.program.state["selected"]) == len(line)
    hands.press("r", "Control_L")
    after = hands.wait(lambda state: not state["aligning"] and state["undo"] != moved["undo"], 600)
    assert after["undo"] == "Realign"
    locked = {word[0]: word for word in words(moved) if word[4]}
    assert locked
    for word in words(after):
        if word[0] in locked:
            assert word == locked[word[0]]
    outside = {word[0] for line in (0, 2) for word in moved["lines"][line]}
    assert [word for word in words(after) if word[0] in outside] == [
        word for word in words(moved) if word[0] in outside
    ]


def save(hands, project):
    hands.press("s", "Control_L")
    hands.wait(lambda state: state["front"][0] != "MainWindow")
    hands.look()
    hands.desktop.key("a", "Control_L")
    hands.desktop.type(str(project))
    hands.desktop.key("Return")
    hands.wait(lambda state: state["project"] == str(project) and not state["edited"])
    assert project.stat().st_size > 500


def recover(hands, last):
    """The dead program's edits are offered and come back whole."""
    hands.wait(lambda state: state["front"][0] == "RecoveryDialog")
    hands.picture("recovery")
    hands.click_button("Restore")
    back = hands.wait(lambda state: state["open"] and not state["decoding"] and state["front"][0] == "MainWindow")
    assert back["lines"] == last["lines"]
    assert back["edited"]
    hands.picture("recovered")


def export(hands, last, folder):
    """LRC and ASS by name, MP4 by the export dialog; every time in them is the document's."""
    for name, text in (("auld.lrc", "LRC"), ("auld.ass", "ASS karaoke")):
        hands.command(text)
        hands.wait(lambda state: state["front"][0] == "QFileDialog")
        hands.look()
        hands.desktop.key("a", "Control_L")
        hands.desktop.type(str(folder / name))
        hands.desktop.key("Return")
        hands.wait(lambda state: state["front"][0] == "QMessageBox")
        assert name in hands.program.state["message"]
        hands.press("Return")
        hands.wait(lambda state: state["front"][0] == "MainWindow")
    hands.press("e", "Control_L")
    hands.wait(lambda state: state["front"][0] == "ExportDialog")
    hands.desktop.click(hands.program.ask("button", text="Save to")["at"])
    hands.look()
    hands.desktop.key("a", "Control_L")
    hands.desktop.type(str(folder / "auld.mp4"))
    hands.click_button("Export")
    hands.wait(lambda state: any("auld.mp4 is ready." in each for each in state["texts"]), 600)
    hands.click_button("Close")
    hands.wait(lambda state: state["front"][0] == "MainWindow")
    check_lrc(folder / "auld.lrc", last)
    check_ass(folder / "auld.ass", last)
    check_mp4(folder / "auld.mp4", last)


def check_lrc(path, last):
    """Hundredths of a second are what LRC has."""
    read = list(read_song(path).song.words())
    assert [word.text for word in read] == [word[1] for word in words(last)]
    for found, word in zip(read, words(last), strict=True):
        assert abs(found.start_ms - word[2]) <= 5
        assert abs(found.end_ms - word[3]) <= 5


def check_ass(path, last):
    """Karaoke tags count hundredths from an event's start; pysubs2 reads the file by itself."""
    lines = {line.text for line in pysubs2.load(str(path)) if not line.is_comment}
    assert lines
    read = list(read_song(path).song.words())
    assert [word.text for word in read] == [word[1] for word in words(last)]
    for found, word in zip(read, words(last), strict=True):
        assert abs(found.start_ms - word[2]) <= 10
        assert abs(found.end_ms - word[3]) <= 10


def check_mp4(path, last):
    """The picture fills with the colour of sung words from each word's start on, and never in the gap before it."""
    rows = sung_pixels(path)
    for number, line in enumerate(last["lines"]):
        row, ended = rows[number % 2], None
        for word in line:
            start, stop = word[2] * FPS // 1000, word[3] * FPS // 1000  # the frame that shows the moment of the onset
            assert row[min(start + 2, stop)] > row[start - 1] + 8, word
            assert row[stop] > row[start - 1] + 60, word
            if ended is None:
                assert row[start - 1] < 8, word
            elif start - 1 > ended:
                assert abs(row[start - 1] - row[ended]) < 20, word
            ended = math.ceil(word[3] * FPS / 1000) + 1


def sung_pixels(path):
    """For the two rows of lyrics and each frame: how many pixels have the colour of words that were sung, a yellow."""
    width, height = 640, 360
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(path), "-vf", f"scale={width}:{height}",
               "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]  # fmt: skip
    data = subprocess.run(command, capture_output=True, check=True).stdout
    pictures = np.frombuffer(data, np.uint8).reshape(-1, height, width, 3)
    red, green, blue = (pictures[..., channel] for channel in range(3))
    sung = (red > 150) & (green > 120) & (blue < red // 2)
    upper, lower = slice(round(0.66 * height), round(0.8 * height)), slice(round(0.8 * height), round(0.96 * height))
    return [sung[:, rows].sum(axis=(1, 2)).astype(int) for rows in (upper, lower)]
