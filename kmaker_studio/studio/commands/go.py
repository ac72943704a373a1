"""Go commands: from word to word, line to line, panel to panel."""

from collections.abc import Sequence
from functools import partial

from kmaker_studio.core.song import Word
from kmaker_studio.studio.actions.command import Command, Context
from kmaker_studio.studio.commands import times
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP


def _step_word(context: Context, step: int) -> None:
    """Go to the next word (1) or the previous one (-1) in the order of the lyrics."""
    _step(context, list(context.song.words()), step)


def _step_doubtful(context: Context, step: int) -> None:
    """Go to the next or previous doubtful word, from the selected word or the playhead; show and hear it."""
    words = [word for word in context.song.words() if word.is_doubtful]
    index = _index(context, words, step)
    if index is not None:
        word, editor = words[index], context.editor
        editor.go_to(word.id)
        editor.timeline.centre_on(((word.start_ms or 0) + (word.end_ms or 0)) / 2)
        editor.selection_player.play_around(word)


def _step_line(context: Context, step: int) -> None:
    """Go to the first word of the next or previous line."""
    _step(context, [line.words[0] for line in context.song.lines if line.words], step)


def _step(context: Context, words: Sequence[Word], step: int) -> None:
    index = _index(context, words, step)
    if index is not None:
        context.editor.go_to(words[index].id)


def _index(context: Context, words: Sequence[Word], step: int) -> int | None:
    """Which of `words`, a part of the song's in order, follows the selected word, or else the playhead."""
    song, selected = context.song, context.word
    order = {word.id: place for place, word in enumerate(song.words())}
    if selected is not None:
        here = order[selected.id]
    else:
        now = context.playback.position_ms
        before = [order[word.id] for word in song.words() if word.start_ms is not None and word.start_ms < now]
        here = max(before, default=-1) + (0.5 if step < 0 else 0)
    if step > 0:
        return next((index for index, word in enumerate(words) if order[word.id] > here), None)
    return next((index for index in reversed(range(len(words))) if order[words[index].id] < here), None)


def _step_panel(context: Context, step: int) -> None:
    context.editor.focus_next(step)


COMMANDS = (
    Command(
        "previous_word",
        "Go",
        QT_TRANSLATE_NOOP("Commands", "Previous word"),
        partial(_step_word, step=-1),
        "Shift+Tab Ctrl+Left",
    ),
    Command(
        "next_word", "Go", QT_TRANSLATE_NOOP("Commands", "Next word"), partial(_step_word, step=1), "Tab Ctrl+Right"
    ),
    Command(
        "previous_doubtful",
        "Go",
        QT_TRANSLATE_NOOP("Commands", "Previous doubtful word"),
        partial(_step_doubtful, step=-1),
        "Shift+N",
        separated=True,
    ),
    Command(
        "next_doubtful", "Go", QT_TRANSLATE_NOOP("Commands", "Next doubtful word"), partial(_step_doubtful, step=1), "N"
    ),
    Command(
        "previous_line",
        "Go",
        QT_TRANSLATE_NOOP("Commands", "Previous line"),
        partial(_step_line, step=-1),
        "PgUp",
        separated=True,
        icon="back",
    ),
    Command(
        "next_line",
        "Go",
        QT_TRANSLATE_NOOP("Commands", "Next line"),
        partial(_step_line, step=1),
        "PgDown",
        icon="forward",
    ),
    *times.GOING,
    Command(
        "next_panel",
        "Go",
        QT_TRANSLATE_NOOP("Commands", "Next panel"),
        partial(_step_panel, step=1),
        "F6",
        separated=True,
    ),
    Command(
        "previous_panel",
        "Go",
        QT_TRANSLATE_NOOP("Commands", "Previous panel"),
        partial(_step_panel, step=-1),
        "Shift+F6",
    ),
)
