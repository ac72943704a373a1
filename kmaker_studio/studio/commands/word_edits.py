"""Word edits for the keyboard: split, merge, insert, delete, move, trim, ripple."""

from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import QCoreApplication

from kmaker_studio.core.edits import (
    delete_words,
    merge_with_next,
    merge_words,
    set_syllable_start,
    split_at,
    split_word,
)
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, Word
from kmaker_studio.core.syllables import syllable_starts
from kmaker_studio.studio.actions.command import Command, Context
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.studio.timeline import drag_edits

STEP_MS, LONG_STEP_MS, FRAME_MS = 10, 50, 1000 / 30
"""What one press of a key moves: ten milliseconds, fifty, or a frame of the video."""


def _split(context: Context) -> None:
    """At the playhead where it is inside the word, else in the middle."""
    word = context.word
    if word is None:
        return
    label = QCoreApplication.translate("Commands", "Split “{}”").format(word.text)
    if word.start_ms is None or word.end_ms is None:
        context.apply(lambda song: split_word(song, word.id, len(word.text) // 2), label)
        return
    now = context.now_ms
    at = now if word.start_ms < now < word.end_ms else (word.start_ms + word.end_ms) // 2
    context.apply(lambda song: split_at(song, word.id, at), label)


def _merge(context: Context) -> None:
    words = context.document.selected_words
    if len(words) > 1:
        label = QCoreApplication.translate("Commands", "Merge %n words", "", len(words))
        context.apply(lambda song: merge_words(song, [word.id for word in words]), label)
        context.document.select(words[0].id)
    elif words:
        label = QCoreApplication.translate("Commands", "Merge “{}” with the next word").format(words[0].text)
        context.apply(lambda song: merge_with_next(song, words[0].id), label)


def _delete(context: Context) -> None:
    """Delete the selected words and go on with the one after them."""
    words = context.document.selected_words
    if not words:
        return
    ids = [word.id for word in context.song.words()]
    after = next((word_id for word_id in ids[ids.index(words[-1].id) + 1 :]), "")
    label = QCoreApplication.translate("Commands", "Delete %n words", "", len(words))
    if len(words) == 1:
        label = QCoreApplication.translate("Commands", "Delete “{}”").format(words[0].text)
    context.apply(lambda song: delete_words(song, [word.id for word in words]), label)
    context.document.select(after)


def _insert(context: Context) -> None:
    """Ask for a new word at the playhead, sung by whoever sings the current one."""
    timeline = context.editor.timeline
    word = context.word
    singer = next((line.singer for line in context.song.lines if word is not None and word in line.words), None)
    singers = timeline.singers
    timeline.insert_at(context.now_ms, singers.index(singer) if singer in singers else 0)


def _drag(context: Context, begin: Callable[[Song, Word], drag_edits.Drag], by: float, name: str) -> None:
    """Do what a drag by `by` ms would; presses of one key that follow each other are one undo step."""
    word = context.word
    if word is None:
        return
    drag = begin(context.song, word)
    delta = drag.limited(by)
    if not delta:
        raise KMakerError("“{word}” cannot go further.", word=word.text)
    context.document.put(drag.applied(delta), drag.label, f"{name} {word.id}")


def nudge(context: Context, by: float) -> None:
    """Move the selected words together, as far as their neighbours."""
    ids = {word.id for word in context.document.selected_words if word.is_timed}
    _drag(context, lambda song, word: drag_edits.move(song, word.id, ids), by, f"nudge {len(ids)}")


def _ripple(context: Context, by: float) -> None:
    _drag(context, lambda song, word: drag_edits.move(song, word.id, ripple=True), by, "ripple")


def _trim(context: Context, part: Literal["start", "end"], by: float) -> None:
    _drag(context, lambda song, word: drag_edits.edge(song, word.id, part), by, part)


def _syllable_here(context: Context) -> None:
    """Put the nearest edge of a syllable at the playhead."""
    word = context.word
    starts = syllable_starts(word) if word is not None else ()
    if word is None or len(starts) < 2:
        raise KMakerError("This word has no timed syllables: split it first.")
    now = context.now_ms
    index = min(range(1, len(starts)), key=lambda number: abs(starts[number] - now))
    label = QCoreApplication.translate("Commands", "Syllables of “{}”").format(word.text)
    context.apply(lambda song: set_syllable_start(song, word.id, index, now), label)


def _step(name: str, text: str, run: Callable[..., None], by: float, keys: str, **named: object) -> Command:
    return Command(name, "Word/Move", text, partial(run, by=by, **named), keys, "timed word")


QT_TRANSLATE_NOOP("Commands", "Move")

COMMANDS = (
    Command(
        "split", "Word", QT_TRANSLATE_NOOP("Commands", "Split at the playhead"), _split, "S", "word", separated=True
    ),
    Command(
        "merge", "Word", QT_TRANSLATE_NOOP("Commands", "Merge with the next, or the selected"), _merge, "M", "word"
    ),
    Command("insert", "Word", QT_TRANSLATE_NOOP("Commands", "Insert at the playhead…"), _insert, "Ins"),
    Command("delete", "Word", QT_TRANSLATE_NOOP("Commands", "Delete"), _delete, "Del", "word"),
    Command(
        "syllable_here",
        "Word",
        QT_TRANSLATE_NOOP("Commands", "Syllable's edge at the playhead"),
        _syllable_here,
        "Shift+Y",
        "timed word",
    ),
    _step("earlier_50", QT_TRANSLATE_NOOP("Commands", "50 ms earlier"), nudge, -LONG_STEP_MS, "Shift+Left"),
    _step("later_50", QT_TRANSLATE_NOOP("Commands", "50 ms later"), nudge, LONG_STEP_MS, "Shift+Right"),
    _step("earlier_frame", QT_TRANSLATE_NOOP("Commands", "A frame earlier"), nudge, -FRAME_MS, "Alt+Left"),
    _step("later_frame", QT_TRANSLATE_NOOP("Commands", "A frame later"), nudge, FRAME_MS, "Alt+Right"),
    _step(
        "ripple_earlier",
        QT_TRANSLATE_NOOP("Commands", "This and all after it in the line 10 ms earlier"),
        _ripple,
        -STEP_MS,
        "Alt+Shift+Left",
    ),
    _step(
        "ripple_later",
        QT_TRANSLATE_NOOP("Commands", "This and all after it in the line 10 ms later"),
        _ripple,
        STEP_MS,
        "Alt+Shift+Right",
    ),
    _step("start_earlier", QT_TRANSLATE_NOOP("Commands", "Start 10 ms earlier"), _trim, -STEP_MS, "1", part="start"),
    _step("start_later", QT_TRANSLATE_NOOP("Commands", "Start 10 ms later"), _trim, STEP_MS, "2", part="start"),
    _step("end_earlier", QT_TRANSLATE_NOOP("Commands", "End 10 ms earlier"), _trim, -STEP_MS, "3", part="end"),
    _step("end_later", QT_TRANSLATE_NOOP("Commands", "End 10 ms later"), _trim, STEP_MS, "4", part="end"),
)
