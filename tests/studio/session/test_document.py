import pytest

from kmaker_studio.core.edits import delete_word, move_word, set_word_text, set_word_times
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.studio.session.document import Document
from kmaker_studio.video.song_style import SongStyle, preset_style

SONG = Song(lines=build_lines([[("a", 100, 500), ("b", 500, 900)], [("c", 1000, 1500)]]), duration_ms=2000)


@pytest.fixture
def document(qapp):
    document = Document()
    document.reset(SONG)
    return document


def test_an_edit_is_told_and_can_be_undone_and_redone(qtbot, document):
    changes = []
    document.songChanged.connect(lambda old, new: changes.append((old, new)))
    document.apply(lambda song: set_word_text(song, "w3", "see"), "Text of c")
    edited = document.song
    assert edited.lines[1].text == "see"
    assert document.undo_stack.undoText() == "Text of c"
    document.undo_stack.undo()
    assert document.song == SONG
    document.undo_stack.redo()
    assert document.song == edited
    assert changes == [(SONG, edited), (edited, SONG), (SONG, edited)]


def test_a_refused_edit_changes_nothing(document):
    with pytest.raises(KMakerError):
        document.apply(lambda song: set_word_times(song, "w1", 100, 600), "Move")
    assert document.song == SONG
    assert document.undo_stack.count() == 0


def test_a_gesture_is_one_step_and_the_next_one_another(document):
    for _ in range(2):
        gesture = document.new_gesture()
        base = document.song
        for delta in (10, 20, 30):
            document.put(move_word(base, "w3", delta), "Move c", gesture)
    assert document.undo_stack.count() == 2
    assert document.song.lines[1].words[0].start_ms == 1060
    document.undo_stack.undo()
    assert document.song.lines[1].words[0].start_ms == 1030
    document.undo_stack.undo()
    assert document.song == SONG


def test_a_gesture_back_to_its_start_leaves_no_step(document):
    gesture = document.new_gesture()
    document.put(move_word(SONG, "w3", 10), "Move c", gesture)
    document.put(SONG, "Move c", gesture)
    assert document.undo_stack.count() == 0
    assert not document.is_edited


def test_edits_count_as_unsaved_until_the_stack_is_clean(document):
    assert not document.is_edited
    document.apply(lambda song: move_word(song, "w3", 10), "Move c")
    assert document.is_edited
    document.undo_stack.setClean()
    assert not document.is_edited
    document.undo_stack.undo()
    assert document.is_edited


def test_the_style_is_part_of_the_same_history(document):
    told, songs = [], []
    document.styleChanged.connect(told.append)
    document.songChanged.connect(lambda *_: songs.append(1))
    stage = preset_style("stage")
    document.apply(lambda song: move_word(song, "w3", 10), "Move c")
    document.put_style(stage, "Style: Stage")
    document.put_style(stage, "Style: Stage")
    assert document.undo_stack.count() == 2
    assert (document.style, told, len(songs)) == (stage, [stage], 1)
    document.undo_stack.undo()
    assert document.style == SongStyle()
    assert document.song.lines[1].words[0].start_ms == 1010
    document.undo_stack.undo()
    assert document.song == SONG
    for _ in range(2):
        document.undo_stack.redo()
    assert document.style == stage
    document.reset(SONG)
    assert document.style == SongStyle()
    assert told[-1] == SongStyle()


def test_one_step_may_change_both(document):
    document.put(move_word(SONG, "w3", 10), "Recovered edits", style=preset_style("duet"))
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert (document.song, document.style) == (SONG, SongStyle())


def test_a_style_is_not_edited_while_the_document_is_only_read(document):
    document.read_only = "It can only be read."
    with pytest.raises(KMakerError, match="only be read"):
        document.put_style(preset_style("duet"), "Style: Duet")
    assert document.style == SongStyle()


def test_the_selection_goes_with_its_word(qtbot, document):
    document.select("w3")
    assert document.selected is not None
    assert document.selected.text == "c"
    with qtbot.waitSignal(document.selectionChanged, check_params_cb=lambda word_id: word_id == ""):
        document.reset(Song(lines=build_lines([["other"]])))
    assert document.selected is None


def test_many_words_are_selected_and_one_is_the_current_one(document):
    told = []
    document.selectionChanged.connect(told.append)
    document.select_many(["w1", "w3", "gone"], "w3")
    assert document.selected_ids == {"w1", "w3"}
    assert document.selected.id == "w3"
    document.toggle_selected("w3")
    assert document.selected.id == "w1"
    document.toggle_selected("w2")
    assert [word.id for word in document.selected_words] == ["w1", "w2"]
    assert document.selected.id == "w2"
    document.select_many(["w1", "w2"])
    assert told == ["w3", "w1", "w2"]
    document.apply(lambda song: delete_word(song, "w2"), "Delete")
    assert document.selected_ids == {"w1"}
    document.select("")
    assert document.selected is None
    assert document.selected_words == ()
    assert told == ["w3", "w1", "w2", "w1", ""]
