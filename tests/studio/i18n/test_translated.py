"""Errors of every room, said in the window's language."""

import ast
import string
from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import QLocale

from kmaker_studio import paths
from kmaker_studio.align.messages import Answer, Refused, Sentence
from kmaker_studio.audio.player import Player
from kmaker_studio.core.edits import set_word_times
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.locking import FileLock, FileLockedError
from kmaker_studio.formats import read_song, write_song
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.i18n.window_language import install_translators
from kmaker_studio.studio.session.session import Session
from kmaker_studio.studio.window.main_window import MainWindow
from tests.studio.conftest import TIMED, no_device
from tests.studio.events import boxes, drop
from tests.studio.i18n.test_translations import tool

WAIT = 30_000


@pytest.fixture
def in_vietnamese(qapp):
    before = QLocale()
    installed = install_translators(qapp, "vi")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture
def vietnamese(qtbot, qapp, in_vietnamese):
    window = MainWindow(Session(Player(no_device)))
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.session.document.undo_stack.setClean()
    window.close()
    window.deleteLater()
    qapp.processEvents()


def refusal(deed):
    with pytest.raises(KMakerError) as caught:
        deed()
    return caught.value


def test_an_edit_that_refuses(in_vietnamese):
    error = refusal(lambda: set_word_times(TIMED, "w2", 900, 1700))
    assert (
        str(error) == "'auld' (until 1700 ms) would run into 'acquaintance' (from 1600 ms): move the other word first."
    )
    assert (
        translated(error) == "“auld” (đến 1700 ms) sẽ chồng lên “acquaintance” (từ 1600 ms): trước hết hãy dời từ kia."
    )


def test_a_sentence_in_a_sentence(in_vietnamese, tmp_path):
    path = tmp_path / "song.txt"
    path.write_bytes(b"%PDF-1.7")
    error = refusal(lambda: read_song(path))
    assert str(error) == f"{path}: This is a PDF file, not lyrics: choose a text file or a timed lyric file."
    assert (
        translated(error)
        == f"{path}: Đây là tệp PDF, không phải lời: hãy chọn một tệp văn bản hoặc tệp lời có thời gian."
    )


def test_what_the_system_says_stays_as_it_is(in_vietnamese):
    assert translated(OSError("No space left on device")) == "No space left on device"
    error = KMakerError("{path} cannot be opened ({reason}): check the name.", path="a", reason=OSError("Odd {name}"))
    assert translated(error) == "Không mở được a (Odd {name}): hãy kiểm tra tên."


def test_a_kind_of_error_of_its_own(in_vietnamese, tmp_path):
    lock = FileLock(tmp_path / "lock")
    error = refusal(lambda: FileLock(tmp_path / "lock"))
    lock.release()
    assert isinstance(error, FileLockedError)
    assert translated(error).startswith("Nó đang mở ở một cửa sổ khác (tiến trình ")


def test_in_english_it_is_the_english(qapp, tmp_path):
    error = refusal(lambda: write_song(replace(TIMED, lines=()), tmp_path / "song.xyz"))
    assert translated(error) == str(error)
    assert "the extension '.xyz'" in translated(error)


def test_what_the_aligner_process_refuses_crosses_whole(in_vietnamese, tmp_path):
    cause = KMakerError("The lyrics have {count} words, more than {seconds:.0f} s of {audio} can hold: check that the "
                        "lyrics belong to this song.", count=900, seconds=7.6, audio=tmp_path / "song.wav")  # fmt: skip
    error = KMakerError("{path}: {reason}", path=tmp_path, reason=cause)
    sent = msgspec.json.encode(Refused(1, Sentence.of(error)))
    answer = msgspec.json.decode(sent, type=Answer)
    assert isinstance(answer, Refused)
    received = KMakerError.of(answer.sentence.phrase)
    assert (str(received), translated(received)) == (str(error), translated(error))
    assert "900 từ, nhiều hơn mức 8 giây" in translated(received)


def test_the_dialog_of_a_vietnamese_window(qtbot, vietnamese, tmp_path):
    folder = tmp_path / "songs.wav"
    folder.mkdir()
    drop(vietnamese, [folder])
    qtbot.waitUntil(lambda: bool(boxes(vietnamese)), timeout=WAIT)
    (box,) = boxes(vietnamese)
    assert box.text() == "songs.wav là một thư mục: hãy thả một bài hát và lời của nó."
    box.close()


def test_a_job_that_fails_in_a_vietnamese_window(qtbot, vietnamese, tmp_path, timed_lyrics):
    song = tmp_path / "song.wav"
    song.write_bytes(b"no sound at all, only words " * 50)
    vietnamese.open_paths([song, timed_lyrics])
    qtbot.waitUntil(lambda: bool(boxes(vietnamese)), timeout=WAIT)
    (box,) = boxes(vietnamese)
    assert box.text().startswith(str(song))
    assert "bị hỏng hoặc không phải tệp âm thanh" in box.text()
    box.close()


def test_the_status_bar_of_a_vietnamese_window(qtbot, vietnamese, audio, timed_lyrics):
    with qtbot.waitSignal(vietnamese.session.opened, timeout=WAIT):
        vietnamese.open_paths([audio, timed_lyrics])
    vietnamese.session.document.select("w8")
    with qtbot.waitSignal(vietnamese.actions_.refused) as refused:
        vietnamese.actions_["merge"].trigger()
    assert "là từ cuối của dòng" in refused.args[0]


def test_a_sentence_that_cannot_be_found_is_a_fault(tmp_path):
    room = tmp_path / "room"
    room.mkdir()
    (room / "whole.py").write_text(
        'class Late(Gone): ...\nclass Gone(KMakerError): ...\nraise Late("{x} is late.", x=1)\nPhrase("a part")\n'
        'raise KMakerError("{path}: {reason}")\n',
        encoding="utf-8",
    )
    assert sorted(tool().sentences(tmp_path)) == ["a part", "{x} is late."]
    (room / "broken.py").write_text('raise KMakerError(f"{path} is gone.")\n', encoding="utf-8")
    with pytest.raises(SystemExit, match=r"broken\.py:1"):
        tool().sentences(tmp_path)
    (tmp_path / "train").mkdir()
    (room / "broken.py").rename(tmp_path / "train" / "printed.py")
    assert len(tool().sentences(tmp_path)) == 2
    with pytest.raises(SystemExit, match=r"printed\.py:1"):
        tool().sentences(tmp_path, left_out=())


def test_the_sentences_that_are_only_printed_keep_the_rule_too():
    """Also `cli`, `batch` and `train` raise literal templates with named values, whole in their braces."""
    found = tool().sentences(left_out=())
    shown = set(tool().sentences())
    printed = [text for text in found if text not in shown]
    assert len(printed) > 60
    names = [name for text in found for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    assert [name for name in names if not name.isidentifier()] == []


def test_what_an_export_loses_and_what_a_reader_guessed(in_vietnamese, tmp_path):
    song = replace(TIMED, title="Song", language="en", tags=(("by", "me"),))
    losses = write_song(song, tmp_path / "song.txt")
    assert [translated(each) for each in losses] == [
        "Lời thuần không giữ thời gian.",
        "Lời thuần không giữ lại tên bài và nghệ sĩ, các thẻ (by) và ngôn ngữ.",
    ]
    path = tmp_path / "song.lrc"
    path.write_text("no time\nnone either\n[00:01.00]<00:01.00>la<00:02.00>\n", encoding="utf-8")
    assert [translated(each) for each in read_song(path).notes] == [
        "Đã bỏ qua 2 dòng không có thời gian (đầu tiên là dòng 1)."
    ]


def caught_errors(handler):
    names = [handler.type] if not isinstance(handler.type, ast.Tuple) else handler.type.elts
    return any(isinstance(name, ast.Name) and name.id in ("KMakerError", "FileLockedError") for name in names)


def test_no_caught_error_is_shown_in_english():
    """What is caught in the studio and made a text of goes through `translated`."""
    wrong, handlers = [], 0
    for path in (paths.resources().parent / "kmaker_studio" / "studio").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for handler in (each for each in ast.walk(tree) if isinstance(each, ast.ExceptHandler)):
            if handler.name and caught_errors(handler):
                handlers += 1
                used = [each for each in ast.walk(handler) if isinstance(each, ast.FormattedValue | ast.Call)]
                shown = {
                    f"{path.name}:{each.lineno}"
                    for each in used
                    for inner in ([each.value] if isinstance(each, ast.FormattedValue) else each.args)
                    if isinstance(inner, ast.Name) and inner.id == handler.name
                    if not (
                        isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id == "translated"
                    )
                }
                wrong += sorted(shown)
    assert wrong == []
    assert handlers >= 10


def test_phrases_say_themselves(in_vietnamese):
    assert translated(Phrase("it is empty")) == "tệp trống"
    assert translated(Phrase("no sentence of ours")) == "no sentence of ours"
