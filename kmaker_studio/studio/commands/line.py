"""Line commands: the selected word's line and stanza."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from kmaker_studio.core.edits import (
    join_with_next_line,
    move_word_to_next_line,
    move_word_to_previous_line,
    set_singer,
    split_line,
)
from kmaker_studio.core.edits.repeats import timed_like
from kmaker_studio.core.song import Line
from kmaker_studio.formats.base import BACKING
from kmaker_studio.studio.actions.command import Command, Context
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.studio.settings import LINK_REPEATS


def _tr(text: str) -> str:
    return QCoreApplication.translate("Commands", text)


def _line(context: Context) -> Line | None:
    word = context.word
    return next((line for line in context.song.lines if word in line.words), None) if word is not None else None


def _edit_lyrics(context: Context) -> None:
    word = context.word
    context.editor.correct_lyrics(word.id if word is not None else "")


def _split(context: Context) -> None:
    word = context.word
    if word is not None:
        context.apply(lambda song: split_line(song, word.id), _tr(QT_TRANSLATE_NOOP("Commands", "Split the line")))


def _join(context: Context) -> None:
    line = _line(context)
    if line is not None:
        context.apply(
            lambda song: join_with_next_line(song, line.id), _tr(QT_TRANSLATE_NOOP("Commands", "Join two lines"))
        )


def _to_next(context: Context) -> None:
    word = context.word
    if word is not None:
        label = _tr(QT_TRANSLATE_NOOP("Commands", "“{}” to the next line")).format(word.text)
        context.apply(lambda song: move_word_to_next_line(song, word.id), label)


def _to_previous(context: Context) -> None:
    word = context.word
    if word is not None:
        label = _tr(QT_TRANSLATE_NOOP("Commands", "“{}” to the line before")).format(word.text)
        context.apply(lambda song: move_word_to_previous_line(song, word.id), label)


def _singer(context: Context) -> None:
    from PySide6.QtWidgets import QInputDialog

    lines = context.document.selected_lines
    if not lines:
        return
    first = lines[0]
    names = list(dict.fromkeys(["", first.singer, *context.song.singers]))
    asked = _tr(QT_TRANSLATE_NOOP("Commands", "Who sings “{}”?")).format(first.text)
    if len(lines) > 1:
        asked = _tr(QT_TRANSLATE_NOOP("Commands", "Who sings these {} lines?")).format(len(lines))
    name, chosen = QInputDialog.getItem(
        context.window.dialog_parent(),
        _tr(QT_TRANSLATE_NOOP("Commands", "Singer of the line")),
        asked,
        names,
        names.index(first.singer),
        True,
    )
    if chosen:
        _give(context, lines, name.strip())


def _give(context: Context, lines: Sequence[Line], name: str) -> None:
    """Let `name` sing the lines."""
    ids = [line.id for line in lines if line.singer != name]
    if ids:
        label = _tr(QT_TRANSLATE_NOOP("Commands", "Singer “{}”")).format(name)
        context.apply(lambda song: set_singer(song, ids, name), label)


def _backing(context: Context) -> None:
    """The selected lines to the backing vocals, or back to nobody in particular where all are theirs."""
    lines = context.document.selected_lines
    _give(context, lines, "" if all(line.singer == BACKING for line in lines) else BACKING)


def _is_backing(context: Context) -> bool:
    lines = context.document.selected_lines
    return bool(lines) and all(line.singer == BACKING for line in lines)


def _is_linked(_context: Context) -> bool:
    return LINK_REPEATS.read()


def _link(context: Context) -> None:
    LINK_REPEATS.write(not LINK_REPEATS.read())
    context.window.link_repeats()


def _time_repeats(context: Context) -> None:
    word = context.word
    if word is not None:
        context.apply(
            lambda song: timed_like(song, word.id), _tr(QT_TRANSLATE_NOOP("Commands", "Time the repeats alike"))
        )


COMMANDS = (
    Command("edit_lyrics", "Line", QT_TRANSLATE_NOOP("Commands", "Correct the lyrics"), _edit_lyrics, "F4"),
    Command(
        "split_line",
        "Line",
        QT_TRANSLATE_NOOP("Commands", "Split the line before the word"),
        _split,
        "Ctrl+Return",
        "word",
        separated=True,
    ),
    Command("join_lines", "Line", QT_TRANSLATE_NOOP("Commands", "Join with the next line"), _join, "Ctrl+J", "word"),
    Command(
        "word_to_previous_line",
        "Line",
        QT_TRANSLATE_NOOP("Commands", "Word to the line before"),
        _to_previous,
        "Ctrl+Shift+Up",
        "word",
    ),
    Command(
        "word_to_next_line",
        "Line",
        QT_TRANSLATE_NOOP("Commands", "Word to the next line"),
        _to_next,
        "Ctrl+Shift+Down",
        "word",
    ),
    Command("singer", "Line", QT_TRANSLATE_NOOP("Commands", "Singer…"), _singer, "Ctrl+G", "word", separated=True),
    Command(
        "backing",
        "Line",
        QT_TRANSLATE_NOOP("Commands", "Backing vocals"),
        _backing,
        "Ctrl+B",
        "word",
        checked=_is_backing,
    ),
    Command(
        "link_repeats",
        "Line",
        QT_TRANSLATE_NOOP("Commands", "Change repeated stanzas together"),
        _link,
        checked=_is_linked,
        separated=True,
    ),
    Command(
        "time_repeats",
        "Line",
        QT_TRANSLATE_NOOP("Commands", "Time the repeats of this stanza alike"),
        _time_repeats,
        needs="timed word",
    ),
)
