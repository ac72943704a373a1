"""The note lane under real mouse events, and its commands in a window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kmaker_studio.core.edits import with_notes
from kmaker_studio.core.song import Note, Song
from kmaker_studio.core.sung_notes import sung_notes
from kmaker_studio.separate import stem_cache
from kmaker_studio.separate.separator import Stems
from kmaker_studio.studio.notes.lane import NoteLane, pitch_name
from kmaker_studio.studio.session.document import Document
from kmaker_studio.studio.strips.scale import Scale
from kmaker_studio.studio.theme.theme import apply_theme
from tests.studio.conftest import TIMED
from tests.studio.events import boxes, choose_file

NOTES = {"w1": [Note(60)], "w2": [Note(64), Note(65, 250)], "w3": [Note(None, 0, "rap")]}


@pytest.fixture
def document(qapp):
    document = Document()
    document.reset(with_notes(TIMED, NOTES))
    return document


@pytest.fixture
def lane(qtbot, qapp, document):
    apply_theme(qapp)
    lane = NoteLane(document, lambda low, high: [word for word in document.song.words() if (word.end_ms or 0) > low])
    qtbot.addWidget(lane)
    lane.resize(900, lane.height())
    lane.set_scale(Scale(0, 8.0, 900))
    lane.show()
    qtbot.waitExposed(lane)
    return lane


def place(lane: NoteLane, song: Song, word_id: str, index: int = 0) -> QPoint:
    word = next(word for word in song.words() if word.id == word_id)
    return lane.rect_of(sung_notes(word)[index]).center().toPoint()


def pitches(document: Document, word_id: str) -> list[int | None]:
    word = document.word(word_id)
    return [] if word is None else [note.pitch for note in word.notes]


def drag(lane: NoteLane, at: QPoint, to: QPoint, *, let_go: bool = True) -> None:
    QTest.mousePress(lane, Qt.MouseButton.LeftButton, pos=at)
    for step in range(1, 5):
        QTest.mouseMove(lane, at + (to - at) * step / 4)
        QTest.qWait(1)
    if let_go:
        QTest.mouseRelease(lane, Qt.MouseButton.LeftButton, pos=to)


def test_a_note_is_dragged_by_semitones_as_one_step(lane, document):
    heard: list[int] = []
    lane.pitchTouched.connect(heard.append)
    at = place(lane, document.song, "w2", 1)
    drag(lane, at, at - QPoint(0, round(3 * lane._row_height)))
    assert (heard[0], heard[-1]) == (65, 68)
    assert heard == sorted(set(heard))  # once a semitone
    assert pitches(document, "w2") == [64, 68]
    assert document.selected_ids == {"w2"}
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert pitches(document, "w2") == [64, 65]


def test_escape_takes_a_drag_back(lane, document):
    at = place(lane, document.song, "w1")
    drag(lane, at, at + QPoint(0, 40), let_go=False)
    assert lane.is_dragging
    assert pitches(document, "w1")[0] < 60
    QTest.keyClick(lane, Qt.Key.Key_Escape)
    assert not lane.is_dragging
    assert pitches(document, "w1") == [60]


def test_a_double_click_cuts_a_note(lane, document):
    QTest.mouseDClick(lane, Qt.MouseButton.LeftButton, pos=place(lane, document.song, "w1"))
    first, second = document.word("w1").notes
    assert (first, second.pitch) == (Note(60), 60)
    assert second.after_ms == pytest.approx(200, abs=12)  # in the middle of its 400 ms, a pixel is 8 ms


def test_the_menu_marks_and_joins(lane, document):
    word = document.word("w2")
    menu = lane.menu_of(word, sung_notes(word)[0], 1000)
    actions = {action.text(): action for action in menu.actions()}
    actions["Golden"].trigger()
    assert [note.kind for note in document.word("w2").notes] == ["golden", "golden"]
    actions["Join with the next one"].trigger()
    assert document.word("w2").notes == (Note(64, 0, "golden"),)


def test_what_cannot_be_is_said(lane, document, qtbot):
    word = document.word("w1")
    with qtbot.waitSignal(lane.refused) as said:
        lane.menu_of(word, sung_notes(word)[0], 505).actions()[0].trigger()
    assert "cut in two" in said.args[0]


def test_what_is_on_the_screen_is_a_fresh_paint(lane, document, qtbot):
    """After drags, undo and scrolling the lane shows what one made just now shows."""
    at = place(lane, document.song, "w2", 1)
    drag(lane, at, at - QPoint(0, 30))
    document.undo_stack.undo()
    document.select("w3")
    lane.set_scale(Scale(20, 6.0, 900))
    lane.set_position(900.0)
    QTest.qWait(20)
    fresh = NoteLane(document, lambda low, high: document.song.words())
    qtbot.addWidget(fresh)
    fresh.resize(lane.size())
    fresh.set_scale(Scale(20, 6.0, 900))
    fresh.set_position(900.0)
    assert lane.grab().toImage() == fresh.grab().toImage()


def test_names():
    assert [pitch_name(pitch) for pitch in (60, 57, 73, 0, None)] == ["C4", "A3", "C♯5", "C-1", "–"]


def test_the_commands_of_a_window(qtbot, editing, audio, monkeypatch):
    """The lane is shown, the notes are found in the sound, moved and marked, and each is undone."""
    monkeypatch.setattr(stem_cache, "stems_of", lambda *_: Stems(audio, audio))
    document = editing.session.document
    assert not editing.editor.timeline.shows_notes
    run(editing, "find_notes")
    qtbot.waitUntil(lambda: any(word.notes for word in document.song.words()), timeout=60_000)
    assert editing.editor.timeline.shows_notes
    assert {note.pitch for word in document.song.words() for note in word.notes} == {57}  # 220 Hz
    document.select("w1")
    run(editing, "note_up")
    run(editing, "note_golden")
    assert document.word("w1").notes == (Note(58, 0, "golden"),)
    for _ in range(3):
        document.undo_stack.undo()
    assert not any(word.notes for word in document.song.words())
    run(editing, "show_notes")
    assert not editing.editor.timeline.shows_notes


def run(window, name: str) -> None:
    from kmaker_studio.studio.actions.command import Context
    from kmaker_studio.studio.commands import COMMANDS

    next(command for command in COMMANDS if command.name == name).run(Context(window))


def test_a_window_writes_the_folder_for_games(qtbot, editing, audio, tmp_path, monkeypatch):
    monkeypatch.setattr(stem_cache, "stems_of", lambda *_: Stems(audio, audio))
    (tmp_path / "out").mkdir()
    choose_file(tmp_path / "out")
    with qtbot.waitSignal(editing.session.exported, timeout=60_000) as exported:
        run(editing, "ultrastar_folder")
    folder = exported.args[0].path
    assert folder == tmp_path / "out" / "Unknown - song"
    text = (folder / "Unknown - song.txt").read_text(encoding="utf-8")
    assert "\n: 0 " in text
    assert " -3 Should " in text  # 220 Hz is A3
    for box in boxes(editing):
        box.close()
