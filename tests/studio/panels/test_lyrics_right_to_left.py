"""Lines that run from right to left: in the lyrics panel, and their words' places beside those that Qt finds."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QTextEdit

from kmaker_studio.core.edits.timing import shift_song
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.video.reading_order import is_right_to_left, visual_order

WORDS = st.sampled_from(["שלום", "עולם,", "!יפה", "حبيبي", "(قالت)", "Maria", "and,", "12", "3.5", "٤٢", "don't", "א1"])


def test_times_and_words_of_such_lines_stay_in_their_places(qtbot, window):
    song = Song(
        lines=build_lines(
            [
                [("שלום", 1000, 1400), ("לך", 1500, 1900), ("עולם", 2000, 2400)],
                [("Maria", 3000, 3300), ("قالت", 3400, 3700), ("لي", 3800, 4000)],
                [("never", 5000, 5400), ("brought", 5500, 6000)],
            ]
        )
    )
    document, panel = window.session.document, window.editor.lyrics
    document.reset(song)
    window.pages.setCurrentWidget(window.editor)
    document.apply(lambda old: shift_song(old, 250), "Shift")
    text = panel.findChild(QTextEdit, "lyrics")
    rows = text.toPlainText().splitlines()
    assert [row.split()[0] for row in rows] == ["0:01.25", "0:03.25", "0:05.25"]
    assert rows[2].strip("\u2066\u2069").replace("\u2066", "").split()[1:] == ["never", "brought"]
    x = [panel.word_position(f"w{number}").x() for number in range(1, 9)]
    assert x[0] > x[1] > x[2]
    assert x[3] > x[4] > x[5]
    assert x[6] < x[7]
    clicked = []
    panel.wordClicked.connect(clicked.append)
    for word_id in ("w1", "w2", "w3", "w8"):
        qtbot.mouseClick(panel.viewport, Qt.MouseButton.LeftButton, pos=panel.word_position(word_id).toPoint())
    assert clicked == ["w1", "w2", "w3", "w8"]


@example(["Maria", "Maria", "(قالت)", "!יפה", "שלום", "Maria"])
@example(["שלום", "Maria", "and,"])
@settings(deadline=None, max_examples=300)
@given(st.lists(WORDS, min_size=1, max_size=7))
def test_words_stand_in_the_order_that_qt_gives_them(qapp, texts):
    whole = " ".join(texts)
    right_to_left = is_right_to_left(whole)
    layout = QTextLayout(whole)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine().setLineWidth(100_000)
    layout.endLayout()
    lefts, at = [], 0
    for text in texts:
        letters = [index for index, char in enumerate(text) if char.isalnum()]  # marks may stand elsewhere
        runs = (run for index in letters for run in layout.glyphRuns(at + index, 1))
        lefts.append(min(point.x() for run in runs for point in run.positions()))
        at += len(text) + 1
    assert list(visual_order(texts, right_to_left=right_to_left)) == sorted(range(len(texts)), key=lefts.__getitem__)
